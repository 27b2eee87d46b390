"""What the page of a capsule shows: what would go in now and what not, what was made, what came back."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.agreements.models import Strengthening
from mediation.capsule.acts import why_not_now
from mediation.capsule.materials import Materials, materials_of, receiver_name
from mediation.capsule.models import Capsule
from mediation.capsule.queries import capsules_of
from mediation.cases.act_pages import case_address
from mediation.handoffs.models import Handoff

COLLECTIONS = {Handoff: "handoffs", Strengthening: "strengthenings"}


@dataclass(frozen=True)
class CapsulePage:
    """The page of one record: where it is, for whom, the preview, the capsules, and why none can be made now."""

    here: str
    receiver: str
    materials: Materials
    capsules: Sequence[Capsule]
    why_not: str

    @property
    def under_way(self) -> bool:
        return any(each.standing in ("waiting", "making") for each in self.capsules)


def address(record: Handoff | Strengthening) -> str:
    """Where the capsules of a record are."""
    return f"{case_address(record.case)}/{COLLECTIONS[type(record)]}/{record.public_id}/capsule"


def page_of(record: Handoff | Strengthening) -> CapsulePage:
    """The page as it stands."""
    return CapsulePage(address(record), receiver_name(record), materials_of(record), capsules_of(record),
                       why_not_now(record))


def record_address(capsule: Capsule) -> str:
    """Where the capsules of the same record are."""
    return address(capsule.record)
