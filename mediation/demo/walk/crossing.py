"""What crosses to a receiver without a network: the capsule, and the receipt that comes back."""
from __future__ import annotations

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.capsule.acts import Told, ask_for_capsule, record_receipt
from mediation.capsule.models import Capsule
from mediation.demo.walk.cast import InHand
from mediation.handoffs.models import Handoff


class Crossing(InHand):
    """Capsules of a handoff and of an application."""

    def makes_a_capsule(self, record: Handoff | Strengthening) -> Capsule:
        """Made at once: the papers of a tale are few."""
        self.note["capsule"] = ask_for_capsule(record, by=self.clerk)
        return self.note["capsule"]

    def hears_it_came(self, received_by: str, number: str, *, stamped: bool = False) -> None:
        """The receiver took it in today."""
        scan = self.scan("移送包的回执") if stamped else None
        record_receipt(self.note["capsule"], Told(received_by, clock.today(), number, scan), by=self.clerk)
