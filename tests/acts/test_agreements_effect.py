"""From the draft to the effect: the terms, the marks, the day that follows from them."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.acts import (
    place_mark,
    place_marks,
    settle_terms,
)
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement
from mediation.agreements.queries import papers_about
from mediation.agreements.signing import marks_missing
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, RequirementNotMet
from mediation.law.terms import Basis, MarkKind
from tests.acts.agreement_cases import (
    DAY,
    a_case_in_mediation,
    a_draft_for_all,
    all_signed,
    mark,
    out_for_signing,
    the_employer,
)
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def clocks(record: object, case: Case) -> dict[str, date | None]:
    return {row.clock_id: row.starts_on for row in case.deadlines
            if row.record_type == record.record_type and row.record_ref == record.public_id}


def worker_mark(agreement: Agreement, number: int = 0) -> str:
    return f"party:{[party for party in agreement.parties if party.is_worker][number].public_id}"


def test_settled_terms_go_out_for_signing_with_number_paper_and_slip(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, bodies.people["wangmin"])
    assert (case.state, agreement.standing) == ("signing", "signing")
    assert agreement.number and [paper.code for paper in papers_about(agreement)] == ["D27", "S02", "S05"]
    assert agreement.paper.copies == 3


def test_a_company_committee_prints_its_own_form(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, body="company", basis=Basis.ENTERPRISE, mediators=("xuhong", "zhengkai"))
    agreement = out_for_signing(case, bodies.people["xuhong"])
    assert agreement.paper.code == "D26"


def test_the_last_mark_brings_the_agreement_into_effect_on_its_day(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, by)
    place_mark(agreement, mark(agreement, worker_mark(agreement), DAY), by=by)
    on(date(2026, 11, 25))
    all_signed(agreement, by, date(2026, 11, 24))
    strengthening = agreement.strengthening
    assert (case.state, agreement.standing, agreement.effective_on) == ("effective", "in_effect", date(2026, 11, 24))
    assert strengthening.state == "b_none" and strengthening.court is case.body.court
    assert clocks(strengthening, case) == {"CONF-30": date(2026, 11, 24), "ARBREV-15": date(2026, 11, 24)}
    assert [line.state for line in agreement.obligations] == ["performing"]
    assert [(claim.agreed_fen, claim.is_open) for claim in case.claims] == [(740000, False)]
    assert case.ended_on == date(2026, 11, 24)


def test_without_the_seal_a_peoples_agreement_is_not_in_effect(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    place_marks(agreement, [mark(agreement, row.whose, DAY) for row in marks_missing(agreement)
                            if row.whose != "seal"], by=by)
    assert agreement.effective_on is None and [row.whose for row in marks_missing(agreement)] == ["seal"]


def test_a_court_delegation_takes_effect_with_the_parties_and_the_seal_follows(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, basis=Basis.COURT_DELEGATED, source_number="（2026）粤0699诉前调1号")
    agreement = out_for_signing(case, by)
    place_marks(agreement, [mark(agreement, row.whose, DAY) for row in marks_missing(agreement) if row.party], by=by)
    assert (case.state, agreement.effective_on) == ("effective", DAY)
    place_marks(agreement, [mark(agreement, row.whose, DAY) for row in marks_missing(agreement)], by=by)
    assert not marks_missing(agreement)


def test_the_seal_is_refused_before_the_signatures(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    with pytest.raises(RequirementNotMet, match="组织章最后盖"):
        place_mark(agreement, mark(agreement, "seal", DAY), by=by)


def test_the_seal_is_refused_with_a_day_before_the_last_signature(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    on(date(2026, 11, 25))
    rest = [mark(agreement, row.whose, date(2026, 11, 25)) for row in marks_missing(agreement) if row.whose != "seal"]
    with pytest.raises(RequirementNotMet, match="印章早于签名"):
        place_marks(agreement, [*rest, mark(agreement, "seal", DAY)], by=by)


def test_a_fingerprint_does_for_a_peoples_agreement(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    placed = place_mark(agreement, MarkFacts(whose=worker_mark(agreement), kind=MarkKind.FINGERPRINT), by=by)
    assert placed.kind == "fingerprint"


def test_a_fingerprint_alone_does_not_for_a_company_committees_agreement(bodies: Bodies) -> None:
    by = bodies.people["xuhong"]
    case = a_case_in_mediation(bodies, body="company", basis=Basis.ENTERPRISE, mediators=("xuhong", "zhengkai"))
    agreement = out_for_signing(case, by)
    with pytest.raises(RequirementNotMet, match="签名或者盖章"):
        place_mark(agreement, MarkFacts(whose=worker_mark(agreement), kind=MarkKind.FINGERPRINT), by=by)


def test_a_mark_is_recorded_once(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    facts = mark(agreement, worker_mark(agreement), DAY)
    place_mark(agreement, facts, by=by)
    with pytest.raises(RequirementNotMet, match="已经记过了"):
        place_mark(agreement, facts, by=by)


@pytest.mark.parametrize("day, words", [(date(2026, 11, 24), "不能晚于今天"), (date(2026, 11, 22), "不能早于条款谈定")])
def test_a_mark_lies_between_the_settled_terms_and_today(bodies: Bodies, day: date, words: str) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    with pytest.raises(RequirementNotMet, match=words):
        place_mark(agreement, MarkFacts(whose=worker_mark(agreement), happened_on=day), by=by)


def test_a_mark_recorded_late_says_why(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    on(date(2026, 11, 30))
    with pytest.raises(RequirementNotMet, match="为什么现在才记录"):
        place_mark(agreement, mark(agreement, worker_mark(agreement), DAY), by=by)
    place_mark(agreement, mark(agreement, worker_mark(agreement), DAY, late_reason="当时停电"), by=by)


def test_a_red_finding_keeps_the_text_from_going_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agreement = a_draft_for_all(case, by)
    agreement.obligations[0].due_on = None
    with pytest.raises(RequirementNotMet, match="没有写履行日期"):
        settle_terms(case, by=by)


def test_what_the_paper_lacks_is_listed_when_the_terms_are_settled(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    the_employer(case).legal_representative = None
    a_draft_for_all(case, by)
    with pytest.raises(RequirementNotMet, match="法定代表人"):
        settle_terms(case, by=by)


def test_terms_without_a_text_are_refused(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="请先起草"):
        settle_terms(a_case_in_mediation(bodies), Facts(), by=bodies.people["wangmin"])


def test_a_draft_takes_no_marks(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_draft_for_all(a_case_in_mediation(bodies), by)
    with pytest.raises(NotNow):
        place_mark(agreement, MarkFacts(whose=worker_mark(agreement)), by=by)
