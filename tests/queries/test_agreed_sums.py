"""What a case comes to in lists, ledgers and copy sheets: each debt once, however often it was put anew."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.acts import change_obligation, draft_supplement, settle_supplement
from mediation.agreements.models import Agreement, ObligationState, Strengthening
from mediation.agreements.queries import lines_that_hold
from mediation.bodies.models import CopySheet
from mediation.cases.models import Case
from mediation.confirmations.papers import is_performed
from mediation.confirmations.requirements import last_due_day
from mediation.court.points import points_of
from mediation.court.review import what_must_not_be_missed
from mediation.court.waiting import rows_of as rows_of_the_court
from mediation.demo.bodies import Bodies
from mediation.desk.copying import copied
from mediation.desk.queries.ledgers import ledger_rows
from mediation.desk.queries.listed import rows_of
from mediation.extensions import db
from mediation.sessions.queries import sessions_of
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_payment, all_signed, out_for_signing
from tests.acts.confirmation_world import filed, liaison_of, sent_back
from tests.builders import the_bodies

LATER = date(2026, 11, 25)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def read_everywhere(bodies: Bodies, case: Case) -> set[int]:
    """The sum agreed in the case as the copy sheet, the worklist and the ledger say it, in 分."""
    db.session.commit()
    sheet = CopySheet(name="法院平台", fields=["agreed"])
    (on_sheet,) = copied(case, sheet)
    (listed,) = rows_of(bodies.people["wangmin"], [case.id])
    (in_ledger,) = ledger_rows(bodies.people["wangmin"], [case.id])
    return {round(float(on_sheet.value) * 100), listed.agreed_fen, in_ledger.agreed_fen}


def a_supplement(case: Case, first: Agreement, by: object) -> Agreement:
    """The last worker is paid later, and less."""
    supplement = draft_supplement(first, by=by)
    change_obligation(supplement.obligations[-1], a_payment(case, case.workers[-1], 700000, date(2026, 12, 31)), by=by)
    return settle_supplement(supplement, by=by, sham_suspected=False)


def test_a_line_put_anew_by_a_supplement_counts_once_and_only_when_the_supplement_is_in_effect(
        bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    first = out_for_signing(case, by)
    all_signed(first, by)
    on(LATER)
    assert read_everywhere(bodies, case) == {2 * 740000}
    supplement = a_supplement(case, first, by)
    assert read_everywhere(bodies, case) == {2 * 740000}
    all_signed(supplement, by, LATER)
    assert read_everywhere(bodies, case) == {740000 + 700000}


def test_the_court_reads_what_holds_after_a_supplement_in_the_queue_and_on_the_review_page(
        bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = filed(bodies, workers=2)
    case, first, by = strengthening.case, strengthening.agreement, bodies.people["wangmin"]
    sent_back(bodies, strengthening, "due_unclear")
    on(LATER)
    supplement = a_supplement(case, first, by)
    assert read_at_the_court(bodies, strengthening) == (2 * 740000, [740000, 740000])
    all_signed(supplement, by, LATER)
    assert read_at_the_court(bodies, strengthening) == (740000 + 700000, [740000, 700000])
    voluntary, *_, clear, _seat = (" ".join(point.hints) for point in points_of(strengthening))
    assert "议定14400.00元" in voluntary.replace(",", "")
    assert "14400.00元" in clear.replace(",", "") and "共2项" in clear and "2026年12月31日" in clear
    assert read_everywhere(bodies, case) == {740000 + 700000}


def read_at_the_court(bodies: Bodies, strengthening: Strengthening) -> tuple[int, list[int]]:
    """The sum of the application in the queue, and each worker's on its page."""
    db.session.commit()
    (row,) = rows_of_the_court([strengthening])
    must = what_must_not_be_missed(strengthening, sessions_of(strengthening.case), liaison_of(bodies))
    return row.agreed_fen, [line.agreed_fen for line in must.workers]


def test_an_agreement_whose_changed_lines_are_paid_is_performed(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = filed(bodies, workers=2)
    sent_back(bodies, strengthening, "due_unclear")
    on(LATER)
    supplement = a_supplement(strengthening.case, strengthening.agreement, bodies.people["wangmin"])
    all_signed(supplement, bodies.people["wangmin"], LATER)
    holding = lines_that_hold(strengthening.agreement)
    assert [line.amount_fen for line in holding] == [740000, 700000] and not is_performed(strengthening.agreement)
    assert last_due_day(strengthening, None) == date(2026, 12, 31)
    for line in holding:
        line.state = ObligationState.PERFORMED.value
    assert is_performed(strengthening.agreement)
