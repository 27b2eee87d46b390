"""Which court a joint application goes to, and why it has power (CPL 205; CPLI 352)."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.agreements.models import Strengthening
from mediation.bodies.models import Body
from mediation.bodies.queries import body_called
from mediation.law.confirmation import ConfirmationFacts, CourtChoice, competent_courts
from mediation.law.terms import Basis, LegalType, Term
from mediation.parties.models import Party


class CourtGround(Term):
    """On what connection a court has power to confirm."""

    BODY_SEAT = "body_seat", "调解组织所在地"
    PARTY_DOMICILE = "party_domicile", "当事人住所地"
    SUBJECT = "subject", "标的物所在地"
    INVITING = "inviting", "邀请本组织先行调解的人民法院"


@dataclass(frozen=True)
class Choosing:
    """The court that the parties chose, the connection that the clerk names, and for a domicile whose it is."""

    court: Body
    ground: CourtGround
    domicile_of: Party | None = None
    words: str = ""

    @property
    def connection(self) -> str:
        """The connection in words, as the court reads it."""
        whose = f"（{self.domicile_of.name}）" if self.domicile_of else ""
        return f"{self.ground.label}{whose}" + (f"：{self.words}" if self.words else "")


def inviting_court(case: Any) -> Body | None:
    """The court that invited the body to mediate first: the one that handed the case over, by name, else its own."""
    if case.basis_term is not Basis.COURT_DELEGATED:
        return None
    named = body_called(case.source_body) if case.source_body else None
    return named if named is not None and named.type_term is LegalType.COURT else case.body.court


def power_of(strengthening: Strengthening, choosing: Choosing) -> CourtChoice | None:
    """Why the chosen court has power on the connection named, by the law's list; None when it has none."""
    case, court, ground = strengthening.case, choosing.court, choosing.ground
    inviting = inviting_court(case)
    seat = case.body.court if ground is CourtGround.BODY_SEAT else None
    domicile = choosing.domicile_of if ground is CourtGround.PARTY_DOMICILE else None
    places = competent_courts(ConfirmationFacts(
        basis=case.basis_term, inviting_court=inviting.public_id if inviting else None,
        party_courts=((domicile.name, court.public_id),) if domicile else (),
        subject_court=court.public_id if ground is CourtGround.SUBJECT else None,
        body_court=seat.public_id if seat else None))
    return next((place for place in places if place.court_key == court.public_id), None)
