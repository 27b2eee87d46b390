"""Periods of a case, running, paused, stopped or over."""
from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.law.time_limits import CLOCKS, Clock
from mediation.sealed import public_id

if TYPE_CHECKING:
    from mediation.cases.models import Case


class DeadlineState(Term):
    """How a period stands. Over: its last day has passed and a person must decide; no state changes by it."""

    RUNNING = "running", "进行中"
    PAUSED = "paused", "停算"
    STOPPED = "stopped", "已办"
    OVER = "over", "已届满，待处理"
    CLOSED = "closed", "已届满，途径关闭"


OF_AN_AGREEMENT = ("strengthening",)
OF_A_PAYMENT_ORDER = ("PO-5", "PO-15", "PO-30S", "PO-15D", "PO-7")
"""Counted on each line of one application: people are told of them once."""
OF_ONE_PARTY = ("LANGUAGE-1WD", "REQUEST")
"""What the body has promised one party alone; others are not told of it."""
WHILE_IT_STANDS = ("effective", "archived")


class Deadline(db.Model):
    """One period of one record of a case (the case itself, a claim, a strengthening, an obligation, a handoff).

    ``ends_on`` is the last day (included) after rolling; ``provisional`` when a year without a State Council
    notice was used. ``first_ends_on`` is kept when the end is moved by consent.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in DeadlineState)})", name="state"),
        Index("ix_deadline_due", "state", "ends_on"),
        Index("ix_deadline_record", "record_type", "record_ref"),
        Index("ix_deadline_case", "case_id", "state"),
    )
    record_type_name = "deadline"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    record_type: Mapped[str] = mapped_column(String(32))
    record_ref: Mapped[str] = mapped_column(String(32))
    clock_id: Mapped[str] = mapped_column(String(32))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    first_ends_on: Mapped[date | None] = mapped_column(Date)
    provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    how: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(32), default=DeadlineState.RUNNING.value)
    paused_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    marked_over_at: Mapped[datetime | None] = mapped_column(Instant)
    whose: Mapped[str] = mapped_column(String(16), default="body")

    case: Mapped[Case] = relationship(back_populates="deadlines")

    @property
    def clock(self) -> Clock:
        """The period of the law's registry that this row counts."""
        return CLOCKS[self.clock_id]

    @property
    def is_watched(self) -> bool:
        """Whether the body looks to it now: the doors of an agreement wait while its case is talked over anew."""
        return self.record_type not in OF_AN_AGREEMENT or self.case.state in WHILE_IT_STANDS

    @property
    def is_running(self) -> bool:
        return self.state in (DeadlineState.RUNNING.value, DeadlineState.OVER.value)
