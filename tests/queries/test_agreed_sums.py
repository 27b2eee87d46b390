"""What a case comes to in lists, ledgers and copy sheets: each debt once, however often it was put anew."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.acts import change_obligation, draft_supplement, settle_supplement
from mediation.agreements.models import Agreement
from mediation.bodies.models import CopySheet
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.desk.copying import copied
from mediation.desk.queries.ledgers import ledger_rows
from mediation.desk.queries.listed import rows_of
from mediation.extensions import db
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_payment, all_signed, out_for_signing
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
