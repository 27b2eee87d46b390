"""Where a case may come from besides an application: talks, a court, a commission, the body itself."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.intake.facts import ConsentWay, ClaimFacts, HandedOver, RegisteringFacts
from mediation.intake.registering.acts import confirm_assignment, receive_assignment, register, start_own_motion, submit
from mediation.intake.registering.negotiation import (answer_talks, ask_to_talk, close_settled, default_on_settlement,
                                                      end_talks, settle_privately)
from mediation.law.terms import Basis, ClaimType, CourtProcedure, Source
from tests.builders import a_worker, an_employer, the_bodies

MONDAY = date(2026, 3, 2)
CONSENT = HandedOver(consent_recorded=True, consented_on=MONDAY, consent_way=ConsentWay.SIGNED)
SCAN = Upload(b"%PDF-1.4 a settlement", "application/pdf", "settlement.pdf")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


def clerk(bodies: Bodies) -> object:
    return bodies.people["wangmin"]


def asked(bodies: Bodies, **more: object) -> RegisteringFacts:
    facts = RegisteringFacts(
        body=bodies["courier"], basis=Basis.PEOPLE, choice_told=True, applicants=(a_worker(),),
        respondents=(an_employer(),), claims=(ClaimFacts(ClaimType.WAGES, amount_fen=820000),),
        facts_and_reasons="三月起没有发工资。")
    return replace(facts, **more)


def pushed(bodies: Bodies, **more: object) -> RegisteringFacts:
    return asked(bodies, basis=Basis.COURT_DELEGATED, source=Source.COURT_DELEGATED, source_number="（2026）粤0699诉前调12号",
                 source_body="云岭市青溪区人民法院", **more)


def talking(bodies: Bodies) -> Case:
    case = ask_to_talk(asked(bodies), by=clerk(bodies))
    db.session.commit()
    return case


def test_a_side_asks_to_talk_and_the_other_has_five_days(bodies: Bodies) -> None:
    """Row 1."""
    case = talking(bodies)
    assert (case.state, case.source) == ("negotiating", "negotiation")
    assert running(case, case, "NEG-5").ends_on == date(2026, 3, 9)  # 7 March is a Saturday


def test_a_period_for_talks_is_agreed_and_extended_in_writing(bodies: Bodies) -> None:
    """Row 1a."""
    case = talking(bodies)
    answer_talks(case, Facts(until=date(2026, 3, 20)), by=clerk(bodies))
    assert running(case, case, "NEG-5") is None
    assert running(case, case, "NEG-AGREED").ends_on == date(2026, 3, 20)
    answer_talks(case, Facts(until=date(2026, 3, 31)), by=clerk(bodies))
    assert running(case, case, "NEG-AGREED").ends_on == date(2026, 3, 31)
    assert case.state == "negotiating"


def test_a_period_for_talks_has_a_last_day(bodies: Bodies) -> None:
    case = talking(bodies)
    with pytest.raises(RequirementNotMet, match="书面约定"):
        answer_talks(case, Facts(), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="不能早于"):
        answer_talks(case, Facts(until=date(2026, 3, 1)), by=clerk(bodies))


def test_the_parties_settle_by_themselves_and_the_paper_is_kept(bodies: Bodies) -> None:
    """Row 2."""
    case = talking(bodies)
    paper = settle_privately(case, Facts(), SCAN, due_on=date(2026, 3, 31), by=clerk(bodies))
    db.session.commit()
    assert case.state == "settled_private" and paper.code == "D29" and paper.is_registered_scan
    assert running(case, case, "PERF").ends_on == date(2026, 3, 31)


def test_talks_that_were_refused_open_an_application_and_restart_limitation(bodies: Bodies) -> None:
    """Row 3."""
    case = talking(bodies)
    end_talks(case, Facts(reason_code="refused", reason="对方说不谈"), by=clerk(bodies))
    db.session.commit()
    assert case.state == "draft" and running(case, case, "NEG-5") is None
    assert case.claims[0].interruptions[0].kind == "negotiation_refused"
    assert running(case, case, "REVIEW") is not None


def test_silence_counts_only_when_the_five_days_are_over(bodies: Bodies, on: Callable[..., None]) -> None:
    case = talking(bodies)
    with pytest.raises(RequirementNotMet, match="2026-03-09") as refused:
        end_talks(case, Facts(reason_code="no_answer"), by=clerk(bodies))
    assert refused.value.field == "reason_code"
    on(date(2026, 3, 10))
    end_talks(case, Facts(reason_code="no_answer"), by=clerk(bodies))
    assert case.state == "draft"


def test_a_period_that_was_never_agreed_cannot_be_over(bodies: Bodies) -> None:
    case = talking(bodies)
    with pytest.raises(RequirementNotMet, match="改选"):
        end_talks(case, Facts(reason_code="period_over"), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="怎么结束"):
        end_talks(case, Facts(), by=clerk(bodies))


def test_after_failed_talks_the_draft_is_submitted_as_any_other(bodies: Bodies) -> None:
    case = talking(bodies)
    end_talks(case, Facts(reason_code="refused"), by=clerk(bodies))
    submit(case, by=clerk(bodies))
    db.session.commit()
    assert case.state == "submitted" and len(case.claims[0].interruptions) == 2


def test_a_settlement_that_was_not_kept_opens_an_application(bodies: Bodies) -> None:
    """Row 4."""
    case = talking(bodies)
    settle_privately(case, Facts(), SCAN, due_on=MONDAY, by=clerk(bodies))
    default_on_settlement(case, Facts(reason="到期没有付"), by=clerk(bodies))
    assert case.state == "draft" and running(case, case, "PERF") is None
    assert case.claims[0].interruptions[0].kind == "settlement_unperformed"


def test_a_settlement_that_was_kept_is_filed_with_its_proof(bodies: Bodies) -> None:
    """Row 4a."""
    case = talking(bodies)
    settle_privately(case, Facts(), SCAN, due_on=MONDAY, by=clerk(bodies))
    close_settled(case, Facts(), Upload(b"%PDF-1.4 paid", "application/pdf", "paid.pdf"), by=clerk(bodies))
    db.session.commit()
    assert case.state == "archived" and not case.is_open
    assert [paper.code for paper in papers_of(case)] == ["D29", "D38"]
    assert case.file_number == "2026-0001"


def test_a_body_that_types_its_file_numbers_types_that_of_a_kept_settlement(bodies: Bodies) -> None:
    case, paid = talking(bodies), Upload(b"%PDF-1.4 paid", "application/pdf", "paid.pdf")
    case.body.settings = {**case.body.settings, "FILE_NUMBERS": "typed"}
    settle_privately(case, Facts(), SCAN, due_on=MONDAY, by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="卷号") as refused:
        close_settled(case, Facts(), paid, by=clerk(bodies))
    assert (refused.value.field, case.state) == ("file_number", "settled_private")
    close_settled(case, Facts(), paid, by=clerk(bodies), file_number="和-3")
    assert case.file_number == "和-3"


def test_a_court_hands_a_case_over_with_the_consent_on_its_record(bodies: Bodies) -> None:
    """Row 6."""
    case = receive_assignment(pushed(bodies), CONSENT, by=bodies.people["hejing"])
    db.session.commit()
    assert case.state == "submitted" and case.clerk is None
    assert running(case, case, "CONFIRM-ORG-3WD").ends_on == date(2026, 3, 5)
    assert running(case, case, "TJ14-15") is not None and running(case, case, "CONTACT-3WD") is None


def test_a_case_handed_over_without_consent_or_number_is_not_taken(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="同意调解") as refused:
        receive_assignment(pushed(bodies), HandedOver(), by=clerk(bodies))
    assert refused.value.field == "consent_recorded"
    db.session.rollback()
    with pytest.raises(RequirementNotMet, match="案号或函号"):
        receive_assignment(replace(pushed(bodies), source_number=""), CONSENT,
                           by=clerk(bodies))


def test_the_liaison_of_another_court_hands_nothing_over(bodies: Bodies) -> None:
    with pytest.raises(NotPermitted):
        receive_assignment(pushed(bodies), CONSENT, by=bodies.people["aili"])


def test_a_basis_from_a_court_and_the_source_go_together(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="请选“法院委派") as refused:
        receive_assignment(replace(pushed(bodies), basis=Basis.PEOPLE), CONSENT, by=clerk(bodies))
    assert refused.value.field == "basis"
    with pytest.raises(RequirementNotMet, match="来源请选"):
        register(asked(bodies, basis=Basis.COURT_DELEGATED), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="没有草稿"):
        register(pushed(bodies), by=clerk(bodies))


def test_the_body_takes_what_the_court_handed_over_and_gives_receipts(bodies: Bodies) -> None:
    """Row 6a."""
    case = receive_assignment(pushed(bodies), CONSENT, by=clerk(bodies))
    slips = confirm_assignment(case, Facts(), by=clerk(bodies))
    db.session.commit()
    assert running(case, case, "CONFIRM-ORG-3WD") is None
    assert running(case, case, "MED-30").ends_on == date(2026, 4, 1)
    assert len(slips) == 1 and case.state == "submitted"


@pytest.mark.parametrize(("procedure", "clock_id"), [
    (CourtProcedure.ORDINARY, "MED-15C"), (CourtProcedure.SUMMARY, "MED-7C")])
def test_an_entrusted_case_runs_as_long_as_the_procedure_of_its_suit(
        bodies: Bodies, procedure: CourtProcedure, clock_id: str) -> None:
    facts = asked(bodies, body=bodies["studio"], basis=Basis.COURT_ENTRUSTED, source=Source.COURT_ENTRUSTED,
                  source_number="（2026）新2999民初7号", court_procedure=procedure)
    gulnar = bodies.people["gulnar"]
    case = receive_assignment(facts, CONSENT, by=gulnar)
    confirm_assignment(case, Facts(), by=gulnar)
    assert running(case, case, clock_id) is not None


def test_an_entrusted_case_names_the_procedure_of_its_suit(bodies: Bodies) -> None:
    facts = asked(bodies, body=bodies["studio"], basis=Basis.COURT_ENTRUSTED, source=Source.COURT_ENTRUSTED)
    with pytest.raises(RequirementNotMet, match="普通程序或简易程序"):
        receive_assignment(facts, CONSENT, by=bodies.people["gulnar"])


def test_a_commission_hands_a_case_over_and_ten_days_run_from_the_consent(bodies: Bodies) -> None:
    """Row 6, 仲裁委委托."""
    facts = asked(bodies, body=bodies["studio"], basis=Basis.ARB_DELEGATED, source=Source.ARBITRATION,
                  source_number="塔劳人仲委托〔2026〕3号")
    gulnar = bodies.people["gulnar"]
    with pytest.raises(RequirementNotMet, match="双方同意的日期"):
        receive_assignment(facts, HandedOver(consent_recorded=True), by=gulnar)
    db.session.rollback()
    case = receive_assignment(facts, HandedOver(True, consented_on=date(2026, 2, 27)), by=gulnar)
    row = running(case, case, "ARBDEL-10")
    assert row.starts_on == date(2026, 2, 27) and row.ends_on == date(2026, 3, 12)  # 28 February is worked
    with pytest.raises(RequirementNotMet):
        perform(case, "confirm_assignment", by=gulnar)


def test_only_the_director_starts_by_the_bodys_own_motion(bodies: Bodies) -> None:
    """Row 7."""
    facts = asked(bodies, source=Source.OWN_MOTION)
    with pytest.raises(NotPermitted):
        start_own_motion(facts, by=clerk(bodies))
    db.session.rollback()
    case = start_own_motion(facts, by=bodies.people["liguoqiang"])
    db.session.commit()
    assert case.state == "submitted" and running(case, case, "ACC-3WD") is None
    assert running(case, case, "TJ14-15") is None and not case.claims[0].interruptions, "nobody has applied"


def test_the_body_starts_only_where_somebody_could_ask_something_of_somebody(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="被申请人"):
        start_own_motion(asked(bodies, respondents=()), by=bodies.people["liguoqiang"])


def test_a_case_handed_over_earlier_keeps_its_day(bodies: Bodies) -> None:
    said = replace(CONSENT, consented_on=date(2026, 2, 27), received_at=clock.instant(date(2026, 3, 1), time(15, 0)))
    case = receive_assignment(pushed(bodies), said, by=clerk(bodies))
    assert case.received_on == date(2026, 3, 1)
