"""One sitting, step by step: signed, in effect, applied for together, taken in, checked, decided, printed.

The body and the liaison of the court watch the same steps while the parties sit there. Before an application has been
submitted the court sees how many have signed and joined, and no name.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mediation.agreements.models import Agreement
from mediation.agreements.signing import marks_missing, signers
from mediation.confirmations.hours_models import CourtBooking
from mediation.confirmations.models import RulingKind
from mediation.confirmations.papers import awaited_papers
from mediation.confirmations.queries import what_has_happened
from mediation.law.review_points import Point


@dataclass(frozen=True)
class Stage:
    """One step of the sitting: how much of it is done, of how much; ``words`` is what came of it."""

    name: str
    done: int
    whole: int
    words: str = ""

    @property
    def is_done(self) -> bool:
        return self.done >= self.whole

    @property
    def said(self) -> str:
        """How far it is, in words."""
        return self.words or (f"{self.done}/{self.whole}" if self.whole > 1 or not self.is_done else "已办")


@dataclass(frozen=True)
class Sitting:
    """The steps of one agreement; ``minutes`` from the last signature to the result, None while there is none."""

    agreement: Agreement
    stages: list[Stage]
    minutes: int | None

    @property
    def now(self) -> str:
        """The step that is waited for."""
        return next((stage.name for stage in self.stages if not stage.is_done), "全部办完")


def sitting_of(booking: CourtBooking, *, for_court: bool) -> list[Sitting]:
    """The agreements of a booking with their steps; the points that were checked are for the court only."""
    return [sitting(line.agreement, for_court=for_court) for line in booking.booked]


def sitting(agreement: Agreement, *, for_court: bool = False) -> Sitting:
    """One agreement's steps."""
    return Sitting(agreement, list(_stages(agreement, for_court)), minutes_to_result(agreement))


def _stages(agreement: Agreement, for_court: bool) -> Iterator[Stage]:
    record, placed = agreement.strengthening, len(agreement.marks)
    in_effect = agreement.effective_on is not None
    yield Stage("签署", placed, placed if in_effect else placed + len(marks_missing(agreement)))
    yield Stage("协议生效", int(in_effect), 1)
    joined, filed = (len(record.joint_confirmations), record.receipt_number is not None) if record else (0, False)
    yield Stage("双方共同申请", joined, joined if filed else max(len(signers(agreement)), 1))
    yield Stage("提交法院", int(filed), 1, f"收法{record.receipt_number}" if record and filed else "")
    yield Stage("法院受理", int(bool(record and record.court_number)), 1, (record.court_number or "") if record else "")
    if for_court and record is not None:
        yield Stage("六点核实", sum(row.passes is not None for row in record.review_points), len(Point))
    ruling = record.rulings[-1] if record and record.rulings else None
    yield Stage("裁定", int(ruling is not None), 1, RulingKind(ruling.kind).label if ruling else "")
    printed = ruling is not None and record is not None and not awaited_papers(record)
    yield Stage("文书到齐", int(printed), 1)


def minutes_to_result(agreement: Agreement) -> int | None:
    """Whole minutes from the moment when the last mark was placed to that when the first ruling was recorded."""
    record = agreement.strengthening
    signed = max((mark.placed_at or mark.recorded_at for mark in agreement.marks), default=None)
    decided = min((ruling.recorded_at for ruling in record.rulings), default=None) if record else None
    return _minutes(signed, decided)


def _minutes(signed: datetime | None, decided: datetime | None) -> int | None:
    if signed is None or decided is None or decided < signed:
        return None
    return (decided - signed) // timedelta(minutes=1)


def tag_of(booking: CourtBooking) -> str:
    """The same as long as no step of the sitting has moved; one statement, and nothing is drawn."""
    seen: list[Any] = [booking.public_id, booking.slot_id, *what_has_happened(booking)]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]
