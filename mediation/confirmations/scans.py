"""The scans of an application for confirmation: who joined, what was supplied, what the court decided."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediation import clock
from mediation.agreements.models import Agreement, Strengthening
from mediation.agreements.queries import last_of_each, signed_copies, supplements_of
from mediation.agreements.scans import of_copies, of_marks
from mediation.agreements.signing import signers
from mediation.confirmations.arbitration_models import ArbitrationReview
from mediation.confirmations.models import CourtRequest, JointConfirmation, Ruling
from mediation.evidence.scans import Scan, of_agents, once_each

SIGNED_WITH_IT = ("D40", "D41")


def of_joinings(joinings: Iterable[JointConfirmation]) -> Iterator[Scan]:
    """The signed papers by which the parties applied jointly."""
    for joining in joinings:
        if joining.proof_sha256:
            yield Scan(joining.proof_sha256, "共同申请司法确认", joining.party.name, clock.day_of(joining.recorded_at))


def of_requests(requests: Iterable[CourtRequest]) -> Iterator[Scan]:
    """The papers that were supplied because the court asked for them."""
    for request in requests:
        if request.supply_sha256:
            yield Scan(request.supply_sha256, "补交法院的材料", "", request.supplied_on)


def of_rulings(rulings: Iterable[Ruling]) -> Iterator[Scan]:
    """What the court decided."""
    for ruling in rulings:
        if ruling.scan_sha256:
            yield Scan(ruling.scan_sha256, f"{ruling.kind_term.label}裁定 {ruling.number}", "",
                       clock.day_of(ruling.recorded_at))


def of_reviews(reviews: Iterable[ArbitrationReview]) -> Iterator[Scan]:
    """The signed application for arbitration review, and the papers of the commission."""
    for review in reviews:
        yield Scan(review.proof_sha256, "共同申请仲裁审查", "", clock.day_of(review.recorded_at))
        for each in review.decisions:
            if each.scan_sha256:
                yield Scan(each.scan_sha256, f"{each.kind_term.label} {each.number}".strip(), "",
                           clock.day_of(each.recorded_at))


def texts_in_effect(agreement: Agreement) -> list[Agreement]:
    """The agreement, then each supplement that is in effect."""
    return [agreement, *(each for each in supplements_of(agreement) if each.effective_on)]


def powers_and_joinings(strengthening: Strengthening) -> list[Scan]:
    """Who may act for a party that signed, and who joined the application, each scan once."""
    agents = {agent.id: agent for party in signers(strengthening.agreement) for agent in party.agents}
    return once_each([*of_agents(agents.values()), *of_joinings(strengthening.joint_confirmations)])


def originals(agreement: Agreement) -> list[Scan]:
    """The signed originals of a text and of the last print of the application signed with it, each scan once."""
    last = last_of_each(agreement, SIGNED_WITH_IT)
    copies = [copy for copy in signed_copies(agreement) if copy.paper in last]
    return once_each([*of_marks(agreement.marks), *of_copies(copies)])
