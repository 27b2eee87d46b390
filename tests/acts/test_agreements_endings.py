"""The other ways out of signing: orally, at the table, at court, in part, refused, without somebody, supplemented."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import files
from mediation.agreements.acts import (
    agree_orally,
    draft_agreements,
    draft_supplement,
    change_obligation,
    leave_out,
    place_mark,
    place_marks,
    receive_court_paper,
    reject_text,
    settle_on_the_spot,
    settle_supplement,
    settle_terms,
)
from mediation.agreements.acts.drafting import add_obligations
from mediation.agreements.facts import CourtPaperFacts, DraftFacts, OralFacts, SpotFacts
from mediation.agreements.models import Agreement, AgreementForm
from mediation.agreements.queries import agreements_of, papers_about
from mediation.agreements.signing import marks_missing
from mediation.cases.acts import perform
from mediation.cases.facts import Archiving, Facts, NamingOfMediators, Opening, Reopening
from mediation.cases.limitation import limitation_of
from mediation.cases.models import Case, Claim
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.law.terms import Basis, ClaimType
from mediation.sessions.acts import begin_mediation
from mediation.sessions.acts.panel import seats
from tests.acts.agreement_cases import (
    DAY,
    a_case_in_mediation,
    a_draft_for_all,
    a_payment,
    all_signed,
    mark,
    of,
    out_for_signing,
    the_employer,
)
from tests.acts.walked import a_scan, all_reached
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def clocks(record: object, case: Case) -> set[str]:
    return {row.clock_id for row in case.deadlines if row.record_ref == record.public_id and row.state == "running"}


def in_cash(case: Case, by: object) -> Agreement:
    agreement = a_draft_for_all(case, by)
    for line in agreement.obligations:
        change_obligation(line, a_payment(case, line.payee, due_on=DAY, way=PaymentWay.CASH), by=by)
    settle_terms(case, by=by)
    return agreement


def test_an_oral_agreement_before_a_peoples_committee_is_in_effect_on_the_day_it_was_made(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, by)
    agree_orally(case, OralFacts(), by=by)
    assert (case.state, agreement.form, agreement.effective_on) == ("effective", "oral", DAY)
    assert agreement.paper.code == "D28" and agreement.strengthening.state == "b_none"
    assert [line.state for line in agreement.obligations] == ["performing"]


def test_a_company_committee_can_not_agree_orally(bodies: Bodies) -> None:
    by = bodies.people["xuhong"]
    case = a_case_in_mediation(bodies, body="company", basis=Basis.ENTERPRISE, mediators=("xuhong", "zhengkai"))
    out_for_signing(case, by)
    with pytest.raises(RequirementNotMet, match="应当制作调解协议书"):
        agree_orally(case, OralFacts(), by=by)


def test_an_oral_agreement_in_a_court_delegation_waits_for_the_marks_on_the_record(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, basis=Basis.COURT_DELEGATED)
    agreement = out_for_signing(case, by, form=AgreementForm.ORAL)
    with pytest.raises(NotNow, match="记入调解笔录"):
        agree_orally(case, OralFacts(), by=by)
    all_signed(agreement, by)
    assert (case.state, agreement.effective_on) == ("effective", DAY)
    assert case.steps[-3].act == "take_effect_orally"


def test_paid_at_the_table_needs_no_written_agreement_where_the_body_has_set_so(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    bodies["courier"].settings = {"SPOT_PAYMENT_WITHOUT_AGREEMENT": True}
    case = a_case_in_mediation(bodies)
    agreement = in_cash(case, by)
    with pytest.raises(RequirementNotMet, match="收款人签收"):
        settle_on_the_spot(case, SpotFacts(in_the_minutes=True), by=by)
    settle_on_the_spot(case, SpotFacts(in_the_minutes=True, receipt_signed=True), by=by)
    assert (case.state, agreement.form, agreement.strengthening) == ("effective", "on_the_spot", None)
    assert [line.state for line in agreement.obligations] == ["performing"]


def test_paid_at_the_table_is_refused_where_the_body_has_not_set_so(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    in_cash(case, by)
    with pytest.raises(RequirementNotMet, match="没有设置"):
        settle_on_the_spot(case, SpotFacts(in_the_minutes=True, receipt_signed=True), by=by)


def an_entrusted_case(bodies: Bodies) -> tuple[Case, Agreement, object]:
    by = bodies.people["gulnar"]
    case = a_case_in_mediation(bodies, body="studio", basis=Basis.COURT_ENTRUSTED, mediators=("gulnar",))
    agreement = out_for_signing(case, by)
    all_signed(agreement, by)
    assert case.state == "signing"
    return case, agreement, by


def test_an_entrusted_case_waits_for_both_to_sign_for_the_courts_paper(bodies: Bodies, on: Callable[..., None]) -> None:
    case, agreement, by = an_entrusted_case(bodies)
    on(date(2026, 11, 27))
    proof = files.put(b"scan", "application/pdf").sha256
    worker = case.workers[0]
    with pytest.raises(RequirementNotMet, match="签收人民法院调解书"):
        receive_court_paper(case, CourtPaperFacts(signed_for=((worker, date(2026, 11, 25)),), proof=proof), by=by)
    db.session.rollback()


def test_the_courts_paper_signed_for_by_both_brings_effect_and_no_thirty_days(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case, agreement, by = an_entrusted_case(bodies)
    on(date(2026, 11, 27))
    proof = files.put(b"scan", "application/pdf").sha256
    signed_for = ((case.workers[0], date(2026, 11, 25)), (the_employer(case), date(2026, 11, 26)))
    receive_court_paper(case, CourtPaperFacts(signed_for=signed_for, proof=proof, number="（2026）新2999民初1号",
                                              happened_on=date(2026, 11, 26)), by=by)
    assert (case.state, agreement.effective_on) == ("effective", date(2026, 11, 26))
    assert agreement.strengthening.state == "court_doc"
    assert clocks(agreement.strengthening, case) == {"ENF-2Y"}
    assert [line.state for line in agreement.obligations] == ["performing"]


def test_the_courts_paper_is_recorded_with_its_scan(bodies: Bodies, on: Callable[..., None]) -> None:
    case, _, by = an_entrusted_case(bodies)
    signed_for = ((case.workers[0], DAY), (the_employer(case), DAY))
    with pytest.raises(RequirementNotMet, match="扫描件"):
        receive_court_paper(case, CourtPaperFacts(signed_for=signed_for), by=by)


def test_a_suit_withdrawn_on_the_agreement_leaves_a_contract_and_opens_no_door_of_thirty_days(bodies: Bodies) -> None:
    case, agreement, by = an_entrusted_case(bodies)
    proof = files.put(b"scan", "application/pdf").sha256
    receive_court_paper(case, CourtPaperFacts(suit_withdrawn_on=DAY, proof=proof), by=by)
    assert agreement.strengthening.state == "b_none" and clocks(agreement.strengthening, case) == set()


def test_a_partial_agreement_leaves_the_other_claims_open_with_their_notice_and_limitation(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    overtime = Claim(claimant=case.workers[0], type=ClaimType.OVERTIME.value, amount_fen=300000,
                     knew_on=case.received_on)
    case.claims.append(overtime)
    db.session.flush()
    agreement = out_for_signing(case, by, open_claims=(overtime,))
    all_signed(agreement, by)
    wages = case.claims[0]
    assert (case.state, case.is_partial) == ("effective", True)
    assert (wages.agreed_fen, wages.is_open) == (740000, False)
    assert (overtime.agreed_fen, overtime.is_open) == (None, True)
    assert overtime.interruptions[-1].kind == "mediation_over" and not wages.interruptions
    assert limitation_of(overtime).last_day.on == date(2027, 11, 23)
    assert [paper.code for paper in papers_about(agreement)] == ["D27", "S02", "S05", "D36", "D30"]


def test_a_claim_given_up_on_the_way_is_settled_at_nothing(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    case.claims.append(Claim(claimant=case.workers[0], type=ClaimType.OVERTIME.value, amount_fen=300000))
    all_signed(out_for_signing(case, by), by)
    assert [(claim.agreed_fen, claim.is_open) for claim in case.claims] == [(740000, False), (0, False)]


def test_a_refused_text_goes_back_to_mediation_and_is_drafted_on(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    old = out_for_signing(case, by)
    place_mark(old, mark(old, of(case.workers[0]), DAY), by=by)
    (new,) = reject_text(case, Facts(reason="单位不同意付款日期", proof=a_scan()), by=by)
    assert (case.state, old.standing, new.standing) == ("in_mediation", "dropped", "draft")
    assert old.paper is not None and len(old.marks) == 1
    assert new.total_fen == old.total_fen and not new.marks and not new.number
    settle_terms(case, by=by)
    assert new.number != old.number


def test_a_text_is_not_refused_without_a_reason(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    out_for_signing(case, by)
    with pytest.raises(RequirementNotMet, match="请写明理由"):
        reject_text(case, Facts(), by=by)
    with pytest.raises(RequirementNotMet, match="谈话记录"):
        reject_text(case, Facts(reason="单位不同意付款日期"), by=by)


def test_eleven_of_twelve_sign_and_the_twelfth_is_left_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=12)
    agreement = out_for_signing(case, by)
    last = case.workers[-1]
    place_marks(agreement, [mark(agreement, row.whose, DAY) for row in marks_missing(agreement)
                            if row.whose not in (of(last), "seal")], by=by)
    paper = leave_out(agreement, last, "本人不同意，另行仲裁", by=by)
    assert paper.corrects is not None and [each.code for each in papers_about(agreement)].count("D27") == 2
    assert (len(agreement.obligations), agreement.total_fen) == (11, 11 * 740000)
    place_mark(agreement, mark(agreement, "seal", DAY), by=by)
    assert (case.state, len(agreement.strengthening.agreement.marks)) == ("effective", 14)
    assert [claim.is_open for claim in case.claims] == [False] * 11 + [True]


def test_whoever_has_signed_is_not_left_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    agreement = out_for_signing(case, by)
    place_mark(agreement, mark(agreement, of(case.workers[0]), DAY), by=by)
    with pytest.raises(RequirementNotMet, match="已经签名"):
        leave_out(agreement, case.workers[0], "反悔", by=by)


def test_the_only_worker_is_not_left_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, by)
    with pytest.raises(RequirementNotMet, match="只剩一方"):
        leave_out(agreement, case.workers[0], "反悔", by=by)


def test_one_agreement_each_takes_effect_one_by_one_and_the_case_with_the_last(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    bodies["courier"].settings = {"ONE_AGREEMENT_EACH": True}
    case = a_case_in_mediation(bodies, workers=2)
    first, second = draft_agreements(case, DraftFacts(facts_words="拖欠工资", breach_interest="每日0.5‰"), by=by)
    for agreement in (first, second):
        add_obligations(agreement, [a_payment(case, agreement.parties[0])], by=by)
    settle_terms(case, by=by)
    assert first.number != second.number
    all_signed(first, by)
    assert (case.state, first.standing, second.standing) == ("signing", "in_effect", "signing")
    assert first.strengthening.state == "b_none"
    all_signed(second, by)
    assert case.state == "effective"


def test_a_supplement_prints_and_opens_only_what_differs(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    first = out_for_signing(case, by)
    all_signed(first, by)
    on(date(2026, 11, 25))
    supplement = draft_supplement(first, by=by)
    with pytest.raises(RequirementNotMet, match="完全一样"):
        settle_supplement(supplement, by=by)
    changed = supplement.obligations[1]
    change_obligation(changed, a_payment(case, case.workers[1], due_on=date(2026, 12, 31)), by=by)
    with pytest.raises(RequirementNotMet, match="不能交付签署") as refused:
        settle_supplement(supplement, by=by, sham_suspected=True)
    assert (refused.value.field, supplement.standing) == ("sham", "draft")
    settle_supplement(supplement, by=by, sham_suspected=False)
    assert (first.held_fen, supplement.held_fen) == (2 * 740000, 0)
    assert [line.payee.name for line in supplement.obligations] == [case.workers[1].name]
    all_signed(supplement, by, date(2026, 11, 25))
    assert (supplement.standing, supplement.effective_on) == ("in_effect", date(2026, 11, 25))
    assert [line.state for line in first.obligations] == ["performing", "waived"]
    assert [line.state for line in supplement.obligations] == ["performing"]
    assert (first.total_fen, supplement.strengthening) == (2 * 740000, None)
    assert (first.held_fen, supplement.held_fen) == (740000, 740000)


def test_the_parties_want_confirmation_and_sign_the_application_in_one_go(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, bodies.people["wangmin"], wants_confirmation=True)
    assert [paper.code for paper in papers_about(agreement)] == ["D27", "D40", "D41", "S02", "S05"]
    assert agreement.paper.copies == 4


def test_nobody_drafts_for_a_case_of_another_body(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(NotPermitted):
        a_draft_for_all(case, bodies.people["linfang"])
    assert not agreements_of(case)


def test_a_new_agreement_after_reopening_takes_the_place_of_the_old_one(
        bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    old = out_for_signing(case, by)
    all_signed(old, by)
    on(date(2026, 11, 25))
    director = bodies.people["liguoqiang"]
    perform(case, "archive", by=director, facts=Archiving(approved_by=director))
    perform(case, "reopen", by=director, facts=Reopening(reason="双方要改付款日期"))
    perform(case, "mediate_again", by=director, facts=NamingOfMediators(
        members=seats(case, [member.person for member in case.mediators])))
    all_reached(case, by=by)
    begin_mediation(case, by=by, facts=Opening(identity_checked=True, rights_told=True, notice_served=True,
                                               sham_warning_given=True))
    new = out_for_signing(case, by, date(2026, 11, 25))
    reject_text(case, Facts(reason="再改一次", proof=a_scan()), by=by)
    (new,) = settle_terms(case, by=by)
    all_signed(new, by, date(2026, 11, 25))
    assert (old.standing, new.standing, case.state) == ("replaced", "in_effect", "effective")
    assert [line.state for line in old.obligations] == ["waived"]
    assert [(claim.agreed_fen, claim.is_open) for claim in case.claims] == [(740000, False)]
