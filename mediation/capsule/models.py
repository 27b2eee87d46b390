"""A capsule as it was made for a handoff or for an application to the court, and the receipts that came back for it."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Strengthening
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.handoffs.models import Handoff
from mediation.law.terms import Term
from mediation.people.models import Person
from mediation.sealed import public_id


class CapsuleStanding(Term):
    """Where the making stands."""

    WAITING = "waiting", "等待制作"
    MAKING = "making", "正在制作"
    READY = "ready", "已制作"
    FAILED = "failed", "没有做成"


class ReceiptWay(Term):
    """How the receiver answered."""

    TYPED = "typed", "对方告知，照录"
    STAMPED = "stamped", "盖章的回执（扫描件）"
    SIGNED = "signed", "电子签名的回执文件"


class Capsule(db.Model):
    """One capsule: for a handoff or for an application, never both; what was made is kept and never made anew.

    ``ordinal`` counts those of one record. ``manifest_sha256`` is what a receipt names; ``warnings`` is what could not
    be put in as pages. ``worked_at`` is the last sign of life of whoever makes it.
    """

    __tablename__ = "capsule"
    __table_args__ = (
        CheckConstraint(f"standing in ({', '.join(repr(s.value) for s in CapsuleStanding)})", name="standing"),
        CheckConstraint("(handoff_id is null) <> (strengthening_id is null)", name="of_one_record"),
        CheckConstraint("standing <> 'ready' or (file_sha256 is not null and manifest_sha256 is not null)",
                        name="ready_is_kept"),
        UniqueConstraint("handoff_id", "ordinal", name="uq_capsule_handoff"),
        UniqueConstraint("strengthening_id", "ordinal", name="uq_capsule_strengthening"),
        Index("ix_capsule_case", "case_id", "id"),
        Index("ix_capsule_standing", "standing", "id"),
    )
    record_type = "capsule"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    handoff_id: Mapped[int | None] = mapped_column(ForeignKey("handoff.id"))
    strengthening_id: Mapped[int | None] = mapped_column(ForeignKey("strengthening.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    receiver: Mapped[str] = mapped_column(String(120))
    standing: Mapped[str] = mapped_column(String(16), default=CapsuleStanding.WAITING.value)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    worked_at: Mapped[datetime | None] = mapped_column(Instant)
    made_at: Mapped[datetime | None] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    pieces: Mapped[int] = mapped_column(Integer, default=0)
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list)
    manifest_sha256: Mapped[str | None] = mapped_column(String(64), unique=True)
    file_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    case: Mapped[Case] = relationship()
    handoff: Mapped[Handoff | None] = relationship()
    strengthening: Mapped[Strengthening | None] = relationship()
    asked_by: Mapped[Person] = relationship()
    file: Mapped[StoredFile | None] = relationship()
    receipts: Mapped[list[CapsuleReceipt]] = relationship(back_populates="capsule", order_by="CapsuleReceipt.id")

    @property
    def standing_term(self) -> CapsuleStanding:
        return CapsuleStanding(self.standing)

    @property
    def record(self) -> Handoff | Strengthening:
        """What it was made for."""
        found = self.handoff or self.strengthening
        assert found is not None
        return found

    @property
    def file_name(self) -> str:
        """What it is called when it is handed over, without the ending."""
        return f"移送包 {self.case.known_as} {self.receiver} 第{self.ordinal}份"


class CapsuleReceipt(db.Model):
    """That a capsule reached its receiver: who took it in, on which day, under which number, and how we know.

    Append-only. ``said_sha256`` is a sum over what it says: the same receipt is kept once. ``signer`` and
    ``fingerprint`` are of the certificate under which the receiver signed.
    """

    __tablename__ = "capsule_receipt"
    __table_args__ = (
        CheckConstraint(f"way in ({', '.join(repr(way.value) for way in ReceiptWay)})", name="way"),
        CheckConstraint("way = 'typed' or proof_sha256 is not null", name="proven"),
        UniqueConstraint("capsule_id", "said_sha256", name="uq_capsule_receipt_said"),
    )
    record_type = "capsule_receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    capsule_id: Mapped[int] = mapped_column(ForeignKey("capsule.id"))
    way: Mapped[str] = mapped_column(String(16))
    received_by: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(80), default="")
    received_on: Mapped[date] = mapped_column(Date)
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    signer: Mapped[str] = mapped_column(String(120), default="")
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    self_made: Mapped[bool | None] = mapped_column()
    said_sha256: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    capsule: Mapped[Capsule] = relationship(back_populates="receipts")
    by: Mapped[Person] = relationship()

    @property
    def way_term(self) -> ReceiptWay:
        return ReceiptWay(self.way)
