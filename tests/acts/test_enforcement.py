"""Enforcement, and the lines of a title from a handoff: record P row by row, and each refusal."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.agreements.models import Obligation, StrengtheningState
from mediation.cases.states import CaseState
from mediation.closing.checklist import open_lines
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffResult
from mediation.law.remedies import RemedyKey, Title
from mediation.performance import acts, court_acts, opening
from mediation.performance.court_requirements import CourtFacts, EnforcementEnd, Pause
from mediation.performance.opening_forms import read_rows
from mediation.performance.queries import lines_in_effect
from mediation.performance.remedies import remedies_of
from mediation.performance.requirements import PerformanceFacts
from mediation.performance.titles import title_of
from tests.builders import a_case, the_bodies
from tests.acts.court_ways import (
    COURT,
    ENFORCEMENT,
    NOON,
    ORDER,
    a_scan,
    added,
    ends,
    enforced,
    filed,
    in_default,
    issued,
    paid,
    refused_field,
)


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(NOON, "17:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


@pytest.fixture
def line(bodies: Bodies, on: Any, wang: Any) -> Obligation:
    """A line in default since yesterday."""
    return in_default(lines_in_effect(a_case(bodies, CaseState.EFFECTIVE))[0], wang, on)


def test_row_54_an_agreement_alone_is_not_enforced_a_ruling_is(line: Obligation, wang: Any) -> None:
    facts = CourtFacts(court_name=COURT, proof=a_scan())
    with pytest.raises(RequirementNotMet, match="本身不能申请强制执行"):
        court_acts.apply_for_enforcement([line], facts, by=wang)
    line.agreement.strengthening.state = StrengtheningState.CONF_GRANTED.value
    assert refused_field(lambda: court_acts.apply_for_enforcement(
        [line], CourtFacts(court_name=COURT), by=wang)) == "scan"
    assert refused_field(lambda: court_acts.apply_for_enforcement(
        [line], CourtFacts(proof=a_scan()), by=wang)) == "court_name"
    enforcement = court_acts.apply_for_enforcement([line], facts, by=wang)
    assert line.state == "enforcing" and enforcement.title_term is Title.RULING


def test_row_61_enforcement_that_found_nothing_waits_and_goes_on_at_any_time(
        line: Obligation, wang: Any, on: Any) -> None:
    enforced(line, wang, on)
    why = {"number": ENFORCEMENT, "judge": "何执", "proof": a_scan("nothing")}
    assert refused_field(lambda: court_acts.pause_enforcement(line, CourtFacts(**why), by=wang)) == "reason_code"
    assert refused_field(lambda: court_acts.pause_enforcement(
        line, CourtFacts(**why, reason_code=Pause.ANNULMENT.value), by=wang)) == "reason_code"
    court_acts.pause_enforcement(line, CourtFacts(**why, reason_code=Pause.NO_ASSETS.value), by=wang)
    assert line.state == "enforce_paused" and running(line, line.case, "REVIEW") is not None
    assert refused_field(lambda: court_acts.resume_enforcement(line, CourtFacts(), by=wang)) == "reason"
    on(clock.today() + timedelta(days=1200))
    court_acts.resume_enforcement(line, CourtFacts(reason="发现车辆一台"), by=wang)
    assert line.state == "enforcing" and running(line, line.case, "REVIEW") is None


def test_row_61a_a_title_that_is_undone_is_enforced_no_more(line: Obligation, wang: Any, on: Any) -> None:
    enforcement = enforced(line, wang, on)
    undone = {"number": "（2027）粤0699执异3号", "judge": "何执", "proof": a_scan("undone")}
    assert refused_field(lambda: court_acts.refuse_enforcement(line, CourtFacts(**undone), by=wang)) == "reason_code"
    court_acts.refuse_enforcement(line, CourtFacts(**undone, reason_code=EnforcementEnd.REVOKED.value), by=wang)
    assert line.state == "defaulted" and enforcement.ended_as == "revoked" and title_of(line) is None
    assert running(line, line.case, "SUE-30R") is None, "only after an arbitral paper"


def test_row_52a_what_is_paid_at_any_point_performs_the_line_and_nothing_runs_on(
        line: Obligation, wang: Any) -> None:
    issued(line, wang)
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performed" and running(line, line.case, "PO-30S") is None


def test_row_52b_a_creditor_may_waive_what_enforcement_did_not_find_but_not_while_the_court_has_it(
        line: Obligation, wang: Any, on: Any) -> None:
    enforced(line, wang, on)
    with pytest.raises(NotNow):
        acts.waive(line, PerformanceFacts(reason_code="waived", proof=a_scan()), by=wang)
    court_acts.pause_enforcement(line, CourtFacts(
        number=ENFORCEMENT, judge="何执", proof=a_scan("nothing"), reason_code=Pause.NO_ASSETS.value), by=wang)
    acts.waive(line, PerformanceFacts(reason_code="waived", proof=a_scan("waiver")), by=wang)
    assert line.state == "waived" and running(line, line.case, "REVIEW") is None


def test_what_is_before_the_court_keeps_the_file_open(line: Obligation, wang: Any) -> None:
    filed(line, wang)
    assert any("已申请支付令" in words for words in open_lines(line.case))


def test_the_courts_acts_are_recorded_by_its_liaison_or_the_clerk_and_by_nobody_else(
        bodies: Bodies, line: Obligation, wang: Any) -> None:
    filed(line, wang)
    with pytest.raises(NotPermitted):
        court_acts.docket_payment_order(line, CourtFacts(number=ORDER), by=bodies.people["zhouhui"])
    court_acts.docket_payment_order(line, CourtFacts(number=ORDER), by=bodies.people["hejing"])
    assert line.state == "payorder_docketed"


def test_an_instalment_that_fell_due_early_may_be_recorded_as_late(line: Obligation, wang: Any) -> None:
    later = added(line, ordinal=7, payer=line.payer, payee=line.payee, amount_fen=5_00,
                  due_on=clock.today() + timedelta(days=90), state="performing")
    line.agreement.breach_accelerates = False
    with pytest.raises(RequirementNotMet, match="还没有过"):
        acts.record_default(later, PerformanceFacts(), by=wang)
    line.agreement.breach_accelerates = True
    acts.record_default(later, PerformanceFacts(), by=wang)
    assert later.state == "defaulted"


def a_title(bodies: Bodies, by: Any, days: int = 30, kind: Title = Title.AWARD, **more: Any) -> list[Obligation]:
    """A case without agreement whose handoff came to an award that is in effect."""
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    handoff = Handoff(case=case, way="arbitration", receiver="云岭市劳动人事争议仲裁委员会", state="ended")
    handoff.results.append(HandoffResult(kind="award", decided_on=clock.today(), recorded_at=clock.now()))
    db.session.add(handoff)
    db.session.flush()
    worker, employer = case.applicants[0], case.respondents[0]
    facts = CourtFacts(proof=a_scan("award"))
    said = opening.TitleFacts(kind, "云岭市劳动人事争议仲裁委员会", "云劳人仲案〔2026〕12号", clock.today() - timedelta(days=5))
    return opening.open_from_title(case, handoff.public_id, said, [opening.TitleLine(
        employer, worker, amount_fen=820_000, due_on=clock.today() + timedelta(days=days), ground="工资",
        claim=case.claims[0])], **{"facts": facts, **more}, by=by)


def test_row_64b_what_an_award_orders_is_watched_paid_and_enforced_as_any_line(
        bodies: Bodies, wang: Any, on: Any) -> None:
    line = a_title(bodies, wang)[0]
    assert line.state == "performing" and ends(line, "PERF") == line.due_on
    assert [each.public_id for each in lines_in_effect(line.case)] == [line.public_id]
    assert title_of(line).title is Title.AWARD and any("待履行" in words for words in open_lines(line.case))
    in_default(line, wang, on)
    with pytest.raises(RequirementNotMet, match="直接申请强制执行"):
        filed(line, wang)
    line = lines_in_effect(line.case)[0]
    court_acts.apply_for_enforcement([line], CourtFacts(court_name=COURT, proof=a_scan("apply")), by=wang)
    court_acts.refuse_enforcement(line, CourtFacts(
        number="（2027）粤0699执异3号", judge="何执", proof=a_scan("no"),
        reason_code=EnforcementEnd.NOT_ENFORCED.value), by=wang)
    assert line.state == "defaulted" and ends(line, "SUE-30R") >= clock.today() + timedelta(days=30)
    assert remedies_of(line, clock.today())[0].key is RemedyKey.SUIT and title_of(line) is None


def test_row_64b_what_is_late_already_stands_in_default(bodies: Bodies, wang: Any) -> None:
    assert a_title(bodies, wang, days=-1)[0].state == "defaulted"


def test_row_64b_only_a_title_in_effect_and_only_once(bodies: Bodies, wang: Any) -> None:
    with pytest.raises(RequirementNotMet, match="种类"):
        a_title(bodies, wang, kind=Title.NONE)
    line = a_title(bodies, wang)[0]
    handoff = line.case.handoffs[-1]
    said = opening.TitleFacts(Title.AWARD, "仲裁委", "1号", clock.today())
    one = opening.TitleLine(line.payer, line.payee, amount_fen=1)
    with pytest.raises(NotNow, match="已经登记过"):
        opening.open_from_title(line.case, handoff.public_id, said, [one], CourtFacts(proof=a_scan()), by=wang)
    open_one = Handoff(case=line.case, way="arbitration", receiver="仲裁委", state="arbitration")
    db.session.add(open_one)
    db.session.flush()
    with pytest.raises(NotNow, match="还没有生效"):
        opening.open_from_title(line.case, open_one.public_id, said, [one], CourtFacts(proof=a_scan()), by=wang)


def test_row_64b_the_paper_is_kept_as_a_scan(bodies: Bodies, wang: Any) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        a_title(bodies, wang, facts=CourtFacts())
    assert refused.value.field == "scan"


def test_row_64b_a_ground_too_long_is_told_on_its_row(bodies: Bodies, wang: Any) -> None:
    case = a_title(bodies, wang)[0].case
    payer, payee = case.respondents[0].name, case.applicants[0].name
    with pytest.raises(RequirementNotMet, match="第1行：款项最多120个字"):
        read_rows(case, f"{payer}，{payee}，{'工' * 121}，8200元")


@pytest.mark.parametrize("sum_typed", ["8200.555元", "-8200元", "99999999999999999999"])
def test_row_64b_a_sum_mistyped_is_told_and_is_no_act(bodies: Bodies, wang: Any, sum_typed: str) -> None:
    case = a_title(bodies, wang)[0].case
    with pytest.raises(RequirementNotMet, match="第1行"):
        read_rows(case, f"{case.respondents[0].name}，{case.applicants[0].name}，工资，{sum_typed}")
