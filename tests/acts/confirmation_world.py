"""Agreements in effect, and applications for confirmation walked as far as a test needs them."""
from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from mediation import clock, files
from mediation.agreements.models import Agreement, Strengthening
from mediation.cases.models import Case
from mediation.confirmations import acts
from mediation.confirmations.courts import Choosing, CourtGround
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.demo.bodies import Bodies
from mediation.law.terms import Basis
from mediation.parties.models import Party
from tests.acts.agreement_cases import DAY, a_case_in_mediation, all_signed, out_for_signing
from tests.kept import kept

NUMBER = "（2026）粤0699诉前调确12号"
JUDGE = "沈某"
EFFECT = DAY


def a_scan() -> str:
    """The SHA-256 of a photograph that somebody took of a paper."""
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    return files.put(picture.getvalue(), "image/png").sha256


@kept
def in_effect(bodies: Bodies, **more: Any) -> Strengthening:
    """An agreement that took effect on EFFECT; the doors are open."""
    case = a_case_in_mediation(bodies, **more)
    case.receipt_number, case.sequence = f"2{case.id:07}", 100 + case.id
    case.number = f"{case.body.org_code}调字〔2026〕第{case.sequence}号"
    by = bodies.people[_staff(case)]
    agreement: Agreement = out_for_signing(case, by)
    all_signed(agreement, by)
    assert agreement.strengthening is not None
    return agreement.strengthening


def _staff(case: Case) -> str:
    return case.mediators[0].person.login


def clerk_of(strengthening: Strengthening) -> Any:
    return strengthening.case.mediators[0].person


def liaison_of(bodies: Bodies, court: str = "court") -> Any:
    return bodies.people[{"court": "hejing", "court2": "aili", "court3": "luoyan"}[court]]


def at_the_bodys_seat(strengthening: Strengthening) -> Choosing:
    assert strengthening.case.body.court is not None
    return Choosing(strengthening.case.body.court, CourtGround.BODY_SEAT)


def said(**facts: Any) -> ConfirmationFacts:
    return ConfirmationFacts(**facts)


@kept
def chosen(bodies: Bodies, **more: Any) -> Strengthening:
    """Confirmation has been chosen, at the court of the body's seat."""
    strengthening = in_effect(bodies, **more)
    acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))
    return strengthening


def everyone(strengthening: Strengthening) -> list[Party]:
    return list(strengthening.agreement.parties)


def all_join(strengthening: Strengthening, on: date | None = None) -> None:
    acts.join_application(strengthening, [acts.Joining(party) for party in everyone(strengthening)],
                          on or clock.today(), by=clerk_of(strengthening))


def filed(bodies: Bodies, **more: Any) -> Strengthening:
    """Both sides have applied jointly."""
    strengthening = chosen(bodies, **more)
    all_join(strengthening)
    acts.file_application(strengthening, by=clerk_of(strengthening))
    return strengthening


def docketed(bodies: Bodies, number: str = NUMBER, **more: Any) -> Strengthening:
    """The court has taken it in."""
    strengthening = filed(bodies, **more)
    acts.docket(strengthening, said(number=number, judge=JUDGE), by=liaison_of(bodies))
    return strengthening


def granted(bodies: Bodies, **more: Any) -> Strengthening:
    """The court has confirmed the agreement."""
    strengthening = docketed(bodies, **more)
    acts.grant(strengthening, a_ruling(both_notified=True), by=liaison_of(bodies))
    return strengthening


def a_ruling(**more: Any) -> ConfirmationFacts:
    return said(**{"number": NUMBER, "judge": JUDGE, **more})


def sent_back(bodies: Bodies, strengthening: Strengthening, *reasons: str, days: int = 7) -> None:
    """The court asks for something, to be supplied within so many days."""
    acts.return_application(strengthening, acts.Return(reasons or ("identity_missing",)),
                            said(until=clock.today() + timedelta(days=days)), by=liaison_of(bodies))


def at_a_company_committee() -> dict[str, Any]:
    return {"body": "company", "basis": Basis.ENTERPRISE, "mediators": ("xuhong", "zhengkai")}


def clocks(strengthening: Strengthening) -> dict[str, tuple[str, date | None]]:
    """The periods of the record: how each stands and when it ends."""
    return {row.clock_id: (row.state, row.ends_on) for row in strengthening.case.deadlines
            if row.record_ref == strengthening.public_id}
