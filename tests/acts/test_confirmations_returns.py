"""The court sends an application back, and what mends it: a paper, a statement, a supplement (CPLI 354, 356, 357)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.acts import (
    change_obligation,
    draft_supplement,
    place_marks,
    settle_supplement,
)
from mediation.agreements.models import Agreement, Strengthening
from mediation.agreements.signing import marks_missing
from mediation.agreements.versions import changed_by
from mediation.confirmations import acts
from mediation.confirmations.places import Place, address_of, of_material, places_of
from mediation.confirmations.queries import open_request, papers_about, supplement_in_effect
from mediation.confirmations.readiness import findings
from mediation.confirmations.requirements import original_last_day
from mediation.confirmations.returned import usual_reasons
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.law.confirmation_file import Material
from mediation.law.return_reasons import USUAL
from mediation.notices.queries import for_person, notices_of
from tests.acts.agreement_cases import a_payment, mark
from tests.acts.confirmation_world import (
    EFFECT,
    JUDGE,
    NUMBER,
    a_ruling,
    a_scan,
    all_join,
    chosen,
    clerk_of,
    clocks,
    docketed,
    filed,
    liaison_of,
    said,
    sent_back,
)
from tests.builders import the_bodies

WEEK = timedelta(days=7)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def test_before_docketing_the_court_asks_for_papers_by_a_day(bodies: Bodies) -> None:
    """Row 36, CPLI 354: the days to take in stand still."""
    strengthening = filed(bodies)
    acts.return_application(
        strengthening, acts.Return(("identity_missing",), clause="身份证复印件", words="请补正反面"),
        said(until=EFFECT + WEEK, proof=a_scan()), by=liaison_of(bodies))
    assert strengthening.state == "conf_correct"
    assert clocks(strengthening)["CONF-TAKE"][0] == "paused"
    assert clocks(strengthening)["CONF-SUPPLY"] == ("running", EFFECT + WEEK)
    assert strengthening.court_due_on == EFFECT + WEEK
    request = open_request(strengthening)
    assert (request.ground, request.reasons, request.clause) == ("354", ["identity_missing"], "身份证复印件")
    assert [paper.code for paper in papers_about(strengthening)][-1] == "E02"
    assert "补交材料" in for_person(clerk_of(strengthening))[0].words and strengthening.handled_by is liaison_of(bodies)


def test_a_return_keeps_which_clause_each_reason_is_about_and_which_paper_is_missing(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    clause = strengthening.agreement.clauses[0]
    place = next(each for each in places_of(strengthening) if each.ref == clause.public_id)
    asked = acts.Return(("due_unclear", "proof_missing"), places=(("due_unclear", place),))
    acts.return_application(strengthening, asked, said(until=EFFECT + WEEK), by=liaison_of(bodies))
    request = open_request(strengthening)
    assert [(each["reason"], each["kind"], each["ref"]) for each in request.places] == [
        ("due_unclear", "clause", clause.public_id), ("proof_missing", "material", "proof_of_mediation")]
    assert request.clause.startswith("第1条：") and "涉及：第1条" in strengthening.case.steps[-1].reason


def test_each_place_leads_to_its_row_on_the_pages_of_the_body(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    agreement, home = strengthening.agreement, f"/desk/cases/{strengthening.case.public_id}"
    text, proof = f"{home}/agreements/{agreement.public_id}", papers_about(strengthening)[-1]
    assert proof.code == "D42"
    worker = strengthening.case.workers[0]
    worker.identity_number = worker.identity_lookup = None
    for place, address in (
            (Place("clause", agreement.clauses[0].public_id, ""), f"{text}#clause-{agreement.clauses[0].public_id}"),
            (Place("line", agreement.obligations[0].public_id, ""), f"{text}#line-1"),
            (of_material(Material.PROOF_OF_MEDIATION), f"{home}#paper-{proof.public_id}"),
            (of_material(Material.IDENTITY), f"{home}/parties#party-{worker.public_id}"),
            (of_material(Material.AGREEMENT), text),
            (Place("party", worker.public_id, ""), f"{home}/parties#party-{worker.public_id}")):
        assert address_of(strengthening, place) == address


def test_the_five_reasons_that_this_court_uses_most_come_first_by_its_own_returns(bodies: Bodies) -> None:
    court = bodies["court"]
    assert usual_reasons(court) == USUAL
    for reasons in (("force_clause",), ("force_clause", "facts_unclear"), ("relation_clause", "force_clause")):
        sent_back(bodies, filed(bodies), *reasons)
    assert usual_reasons(court)[:3] == ("force_clause", "facts_unclear", "relation_clause")
    assert usual_reasons(bodies["court2"]) == USUAL


def test_a_return_before_docketing_costs_the_parties_no_day(bodies: Bodies, on: Callable[..., None]) -> None:
    """CPL 205, CPLI 354: filed on the last day, mended after it, the application is in time all the same."""
    strengthening = chosen(bodies)
    on(EFFECT + timedelta(days=30))
    all_join(strengthening)
    acts.file_application(strengthening, by=clerk_of(strengthening))
    sent_back(bodies, strengthening)
    on(EFFECT + timedelta(days=36))
    acts.supply(strengthening, said(proof=a_scan()), by=clerk_of(strengthening))
    acts.docket(strengthening, said(number=NUMBER, judge=JUDGE), by=liaison_of(bodies))
    assert (strengthening.state, strengthening.filed_on_day) == ("conf_docketed", 30)
    assert "thirty_days_over" not in {finding.code for finding in findings(strengthening)}


@pytest.mark.parametrize(("keeps", "last"), [(True, date(2026, 12, 23)), (False, date(2027, 1, 4))])
def test_whether_a_supplement_begins_the_thirty_days_anew_is_for_the_court_to_set(
        bodies: Bodies, on: Callable[..., None], keeps: bool, last: date) -> None:
    """By default from the first effect; the last day of the other rolls over the New Year's holiday."""
    strengthening = docketed(bodies)
    strengthening.court.settings = {"RETURN_KEEPS_THIRTY_DAYS": keeps}
    sent_back(bodies, strengthening, "due_unclear", days=20)
    on(EFFECT + timedelta(days=9))
    supplement = a_supplement(strengthening)
    place_marks(supplement, [mark(supplement, row.whose, clock.today()) for row in marks_missing(supplement)],
                by=clerk_of(strengthening))
    acts.supply(strengthening, said(supplement=supplement), by=clerk_of(strengthening))
    acts.withdraw_application(strengthening, a_ruling(proof=a_scan()), by=clerk_of(strengthening))
    assert original_last_day(strengthening).on == last
    acts.open_doors_again(strengthening, by=clerk_of(strengthening))
    assert clocks(strengthening)["CONF-30"] == ("running", last)


def test_what_a_supplement_changes_stands_beside_what_it_was(bodies: Bodies) -> None:
    strengthening = docketed(bodies)
    sent_back(bodies, strengthening, "due_unclear")
    row, = changed_by(a_supplement(strengthening))
    old, new = ("".join(part.words for part in parts if part.differs) for parts in (row.old, row.new))
    assert row.what == "changed" and old != new and "10" in new
    assert "7,400.00元" in "".join(part.words for part in row.new if not part.differs)


def test_a_return_says_what_and_until_when(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    for asked, facts, field in ((acts.Return(()), said(until=EFFECT + WEEK), "request_reasons"),
                                (acts.Return(("sum_unclear",)), said(), "until"),
                                (acts.Return(("sum_unclear",)), said(until=EFFECT - WEEK), "until")):
        with pytest.raises(RequirementNotMet) as refused:
            acts.return_application(strengthening, asked, facts, by=liaison_of(bodies))
        assert refused.value.field == field


def test_only_the_courts_liaison_sends_it_back(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    for person in (clerk_of(strengthening), liaison_of(bodies, "court2")):
        with pytest.raises(NotPermitted):
            acts.return_application(strengthening, acts.Return(("sum_unclear",)), said(until=EFFECT + WEEK), by=person)


def test_supplied_before_docketing_it_goes_back_to_being_taken_in(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 37: the days to take in go on where they stood."""
    strengthening = filed(bodies)
    sent_back(bodies, strengthening)
    on(EFFECT + timedelta(days=4))
    with pytest.raises(RequirementNotMet, match="扫描件") as refused:
        acts.supply(strengthening, said(), by=clerk_of(strengthening))
    assert refused.value.field == "scan"
    acts.supply(strengthening, said(proof=a_scan()), by=clerk_of(strengthening))
    assert strengthening.state == "conf_filed" and open_request(strengthening) is None
    assert clocks(strengthening)["CONF-TAKE"] == ("running", date(2026, 11, 30))
    assert clocks(strengthening)["CONF-SUPPLY"][0] == "stopped"
    assert strengthening.court_due_on == date(2026, 11, 30)
    assert "已经补来" in for_person(liaison_of(bodies))[0].words


def test_after_docketing_the_court_asks_for_a_statement_and_the_review_runs_on(bodies: Bodies) -> None:
    """Rows 40 and 37, CPLI 356."""
    strengthening = docketed(bodies)
    sent_back(bodies, strengthening, "will_unclear")
    assert strengthening.state == "conf_correct" and open_request(strengthening).ground == "356"
    assert clocks(strengthening)["CONF-REVIEW"] == ("running", date(2026, 12, 23))
    with pytest.raises(RequirementNotMet, match="请写下说明") as refused:
        acts.supply(strengthening, said(), by=clerk_of(strengthening))
    assert refused.value.field == "reason"
    acts.supply(strengthening, said(reason="李秀英知道差额，自愿放弃加班费。"), by=clerk_of(strengthening))
    assert strengthening.state == "conf_docketed"
    assert strengthening.court_requests[0].supply_words.startswith("李秀英知道差额")


def a_supplement(strengthening: Strengthening) -> Agreement:
    """A supplement that pays earlier, out for signing."""
    clerk, case = clerk_of(strengthening), strengthening.case
    supplement = draft_supplement(strengthening.agreement, by=clerk)
    line = supplement.obligations[0]
    change_obligation(line, a_payment(case, line.payee, due_on=date(2026, 12, 10)), by=clerk)
    return settle_supplement(supplement, by=clerk)


def test_an_unclear_clause_is_mended_by_a_supplement_in_effect(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 37: the signed agreement is never edited, and the thirty days stay those of the first effect."""
    strengthening = docketed(bodies)
    agreement = strengthening.agreement
    words = [clause.words for clause in agreement.clauses]
    sent_back(bodies, strengthening, "due_unclear")
    on(EFFECT + timedelta(days=2))
    supplement = a_supplement(strengthening)
    assert supplement_in_effect(agreement, supplement.public_id) is None
    with pytest.raises(RequirementNotMet, match="不能改") as refused:
        acts.supply(strengthening, said(reason="已改"), by=clerk_of(strengthening))
    assert refused.value.field == "supplement"
    place_marks(supplement, [mark(supplement, row.whose, clock.today()) for row in marks_missing(supplement)],
                by=clerk_of(strengthening))
    found = supplement_in_effect(agreement, supplement.public_id)
    acts.supply(strengthening, said(supplement=found), by=clerk_of(strengthening))
    assert strengthening.state == "conf_docketed" and strengthening.court_requests[0].supplement is supplement
    assert [clause.words for clause in agreement.clauses] == words and agreement.effective_on == EFFECT
    assert supplement.strengthening is None


def test_supplied_the_wrong_way_round_is_refused(bodies: Bodies) -> None:
    from mediation.cases.acts import perform

    strengthening = docketed(bodies)
    sent_back(bodies, strengthening, "will_unclear")
    with pytest.raises(RequirementNotMet, match="已经受理"):
        perform(strengthening, "supply_before_docketing", by=clerk_of(strengthening), facts=said(reason="x"))
    acts.supply(strengthening, said(reason="说明"), by=liaison_of(bodies))
    with pytest.raises(RequirementNotMet, match="没有待补"):
        acts.supply(strengthening, said(reason="说明"), by=liaison_of(bodies))


def test_not_supplied_the_court_treats_it_as_withdrawn(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 37, CPLI 357(2); the doors may open again within the thirty days."""
    strengthening = docketed(bodies)
    sent_back(bodies, strengthening, "will_unclear")
    on(EFFECT + timedelta(days=9))
    acts.deem_withdrawn(strengthening, a_ruling(), by=liaison_of(bodies))
    assert strengthening.state == "conf_withdrawn"
    assert [ruling.kind for ruling in strengthening.rulings] == ["deemed_withdrawn"]
    assert "按撤回申请处理" in for_person(clerk_of(strengthening))[0].words
    acts.open_doors_again(strengthening, by=clerk_of(strengthening))
    assert strengthening.state == "b_none"


def test_the_clerk_cannot_say_that_the_court_treats_it_as_withdrawn(bodies: Bodies) -> None:
    strengthening = docketed(bodies)
    sent_back(bodies, strengthening, "will_unclear")
    with pytest.raises(NotPermitted):
        acts.deem_withdrawn(strengthening, a_ruling(), by=clerk_of(strengthening))
    with pytest.raises(NotNow):
        acts.dismiss(strengthening, a_ruling(grounds=("unclear",)), by=liaison_of(bodies))


@pytest.mark.parametrize(("today", "told"), [
    (date(2026, 12, 23), "最迟2026年12月23日（含当日）还可以再次共同申请"),
    (date(2026, 12, 24), "原来的三十日已于2026年12月23日届满，不能再申请司法确认；逾期不履行的，可以申请仲裁或者支付令"),
])
@pytest.mark.parametrize("way", ["refused", "withdrawn", "deemed withdrawn"])
def test_who_is_left_without_a_ruling_is_told_whether_they_can_apply_again_and_until_when(
        bodies: Bodies, on: Callable[..., None], way: str, today: date, told: str) -> None:
    """Rows 37, 39, 41: the thirty days are those of the first effect, and may be over."""
    strengthening = filed(bodies)
    if way == "deemed withdrawn":
        sent_back(bodies, strengthening)
    on(today)
    if way == "refused":
        acts.refuse(strengthening, a_ruling(grounds=("wrong_court",)), by=liaison_of(bodies))
    elif way == "withdrawn":
        acts.withdraw_application(strengthening, said(proof=a_scan()), by=clerk_of(strengthening))
    else:
        acts.deem_withdrawn(strengthening, a_ruling(), by=liaison_of(bodies))
    assert told in for_person(clerk_of(strengthening))[0].words
    last = {notice.party_id: notice.read_out for notice in reversed(notices_of(strengthening.case)) if notice.party_id}
    assert len(last) == 2 and all(told in words and "协议仍然有效" in words for words in last.values())
