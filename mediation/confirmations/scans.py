"""The scans of an application for confirmation: who joined, what was supplied, what the court decided."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediation import clock
from mediation.confirmations.models import CourtRequest, JointConfirmation, Ruling
from mediation.evidence.scans import Scan


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
