"""Applications for arbitration review walked as far as a test needs them."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.confirmations.arbitration_requirements import ReviewFacts
from mediation.demo.bodies import Bodies
from mediation.parties.models import Party
from tests.acts.confirmation_world import a_scan, clerk_of, everyone, in_effect

COMMISSION = "云岭市青溪区劳动人事争议仲裁委员会"
NUMBER, OFFICER = "青溪劳人仲审〔2026〕31号", "洪某"


def heard(**facts: Any) -> ReviewFacts:
    return ReviewFacts(**facts)


def commission_says(**facts: Any) -> ReviewFacts:
    """What the commission does, on paper."""
    return heard(**{"number": NUMBER, "officer": OFFICER, "proof": a_scan(), **facts})


def asked(strengthening: Strengthening, parties: Sequence[Party] | None = None, **facts: Any) -> Strengthening:
    """The parties ask the commission jointly."""
    acts.file_review(strengthening, [acts.Joining(party) for party in parties or everyone(strengthening)],
                     heard(**{"commission": COMMISSION, "proof": a_scan(), **facts}), by=clerk_of(strengthening))
    return strengthening


def review_filed(bodies: Bodies, **more: Any) -> Strengthening:
    return asked(in_effect(bodies, **more))


def review_docketed(bodies: Bodies, **more: Any) -> Strengthening:
    strengthening = review_filed(bodies, **more)
    acts.docket_review(strengthening, commission_says(), by=clerk_of(strengthening))
    return strengthening


def signed_for(strengthening: Strengthening, day: date | None = None) -> tuple[tuple[Party, date], ...]:
    """Everybody has signed for the paper."""
    return tuple((party, day or clock.today()) for party in everyone(strengthening))
