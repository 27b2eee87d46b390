"""The ways out of a case and what came of them: arbitration, court, legal aid (record H)."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.sealed import public_id


class HandoffState(Term):
    """Where a handoff stands (record H)."""

    UNOPENED = "unopened", "—"
    PREPARED = "prepared", "准备移送"
    AID_ASKED = "aid_asked", "已申请法律援助"
    AID_GRANTED = "aid_granted", "法律援助已批准"
    ARBITRATION = "arbitration", "已申请仲裁"
    LITIGATION = "litigation", "已到法院"
    ENDED = "ended", "已结束"


class HandoffWay(Term):
    """Where a case goes."""

    ARBITRATION = "arbitration", "劳动人事争议仲裁"
    COURT = "court", "人民法院"
    LEGAL_AID = "legal_aid", "法律援助"


class Handoff(db.Model):
    """One way out, with its receiver and the papers that go along; offers and concessions never do."""

    __tablename__ = "handoff"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in HandoffState)})", name="state"),
        Index("ix_handoff_case", "case_id", "id"),
    )
    record_type = "handoff"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    way: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = mapped_column(default=1)
    receiver: Mapped[str] = mapped_column(String(120))
    receiver_address: Mapped[str] = mapped_column(String(200), default="")
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    items: Mapped[list[str]] = mapped_column(JSON, default=list)
    sent_on: Mapped[date | None] = mapped_column(Date)
    plan_on: Mapped[date | None] = mapped_column(Date)

    case: Mapped[Case] = relationship(backref="handoffs")
    party: Mapped[Party | None] = relationship()
    results: Mapped[list[HandoffResult]] = relationship(back_populates="handoff", order_by="HandoffResult.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("state", HandoffState.UNOPENED.value)
        super().__init__(**values)


class HandoffResult(db.Model):
    """What the receiver decided: its number, day and result, with a scan where there is one."""

    __tablename__ = "handoff_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    forum_number: Mapped[str] = mapped_column(String(80), default="")
    decided_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text, default="")
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    handoff: Mapped[Handoff] = relationship(back_populates="results")
