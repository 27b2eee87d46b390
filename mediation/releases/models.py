"""What somebody asks about a file that is held back, and what a second person says to it."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.evidence.models import Evidence
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id

OPEN = text("decided_at is null")


class Wanted(Term):
    """What is asked for: the file itself, to look what it is; or that it was held back wrongly."""

    FETCH = "fetch", "下载原件核查，限二十四小时"
    HARMLESS = "harmless", "确认没有问题，放行"


class Release(db.Model):
    """A named person asks with a reason, another one who works for no employer of the case decides (security S7, U9).

    ``until`` is up to when the first may fetch the file, at most a day after the second allowed it.
    """

    __tablename__ = "held_back_release"
    __table_args__ = (
        CheckConstraint("wanted in ('fetch', 'harmless')", name="wanted"),
        CheckConstraint("decided_by_id is null or decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint("(decided_at is null) = (decided_by_id is null) and (decided_at is null) = (allowed is null)",
                        name="decided"),
        CheckConstraint("until is null or (allowed and wanted = 'fetch')", name="until"),
        Index("uq_held_back_release_open", "evidence_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN))
    record_type = "release"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    wanted: Mapped[str] = mapped_column(String(16))
    reason_sealed: Mapped[str | None] = mapped_column(Text)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    allowed: Mapped[bool | None] = mapped_column()
    words_sealed: Mapped[str | None] = mapped_column(Text)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    until: Mapped[datetime | None] = mapped_column(Instant)

    reason = Sealed("reason_sealed")
    words = Sealed("words_sealed")
    evidence: Mapped[Evidence] = relationship()
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, *, reason: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.reason = reason

    @property
    def wanted_term(self) -> Wanted:
        return Wanted(self.wanted)
