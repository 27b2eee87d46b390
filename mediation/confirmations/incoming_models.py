"""The court's own papers as files that its liaison hands in together, and which application each belongs to."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Strengthening
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Term
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class FoundBy(Term):
    """By what a file was found to belong to an application."""

    NAME = "name", "文件名"
    QR = "qr", "二维码"
    TEXT = "text", "正文"
    NOTHING = "nothing", "没有认出"


class CourtDelivery(db.Model):
    """Papers of the court that its liaison handed in together; each is recorded once a person has confirmed it."""

    __tablename__ = "court_delivery"
    record_type = "court_delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    handed_in_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    by: Mapped[Person] = relationship()
    papers: Mapped[list[DeliveredPaper]] = relationship(back_populates="delivery", order_by="DeliveredPaper.ordinal")

    __mapper_args__ = {"version_id_col": version}

    @property
    def waiting(self) -> list[DeliveredPaper]:
        """The files that nobody has recorded or laid aside yet."""
        return [paper for paper in self.papers if paper.settled_at is None]


class DeliveredPaper(db.Model):
    """One file, what was read on it, and the application it was recorded with; None where it was laid aside.

    What was read (the numbers, the result, the day, the judge) is a proposal that a person confirms or puts right.
    """

    __tablename__ = "delivered_paper"
    __table_args__ = (
        UniqueConstraint("delivery_id", "ordinal", name="uq_delivered_paper_ordinal"),
        CheckConstraint(f"found_by in ({', '.join(repr(way.value) for way in FoundBy)})", name="found_by"),
        CheckConstraint("recorded_with_id is null or settled_at is not null", name="settled"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("court_delivery.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    name_sealed: Mapped[str | None] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    found_by: Mapped[str] = mapped_column(String(8))
    receipt_read: Mapped[str] = mapped_column(String(20), default="")
    number_read: Mapped[str] = mapped_column(String(60), default="")
    other_number: Mapped[str] = mapped_column(String(60), default="")
    result_read: Mapped[str] = mapped_column(String(20), default="")
    day_read: Mapped[date | None] = mapped_column(Date)
    judge_read: Mapped[str] = mapped_column(String(60), default="")
    recorded_with_id: Mapped[int | None] = mapped_column(ForeignKey("strengthening.id"), index=True)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)

    name = Sealed("name_sealed")
    delivery: Mapped[CourtDelivery] = relationship(back_populates="papers")
    file: Mapped[StoredFile] = relationship()
    recorded_with: Mapped[Strengthening | None] = relationship()

    def __init__(self, *, name: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.name = name

    @property
    def found_by_term(self) -> FoundBy:
        return FoundBy(self.found_by)
