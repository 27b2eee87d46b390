"""Bodies, the employers they know, and the running numbers of their cases and papers."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.law.settings import SETTINGS
from mediation.law.terms import Basis, CaseKind, LegalBasis, LegalType
from mediation.sealed import public_id


class Body(db.Model):
    """An organisation that takes part: it mediates, confirms, arbitrates, supervises or helps.

    ``bases`` are the bases (channels) on which it may take a case, ``kinds`` the kinds of case it may take; a
    company committee and a people's committee inside the same company are two bodies. ``above`` guides it, and hears
    complaints that nobody of its own may hear.
    """

    __tablename__ = "body"
    __table_args__ = (
        CheckConstraint(f"legal_type in ({', '.join(repr(t.value) for t in LegalType)})", name="legal_type"),
    )
    record_type = "body"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    short_name: Mapped[str] = mapped_column(String(30))
    org_code: Mapped[str | None] = mapped_column(String(20), unique=True)
    legal_type: Mapped[str] = mapped_column(String(32))
    legal_basis: Mapped[str | None] = mapped_column(String(32))
    bases: Mapped[list[str]] = mapped_column(JSON, default=list)
    kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    address: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    area: Mapped[str] = mapped_column(String(60), default="")
    seal_name: Mapped[str | None] = mapped_column(String(120))
    court_character: Mapped[str | None] = mapped_column(String(20))
    employer_name: Mapped[str | None] = mapped_column(String(120))
    employer_code: Mapped[str | None] = mapped_column(String(18))
    run_by: Mapped[str] = mapped_column(Text, default="")
    court_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    commission_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    legal_aid_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    above_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    court: Mapped[Body | None] = relationship(foreign_keys=[court_id], remote_side=[id])
    commission: Mapped[Body | None] = relationship(foreign_keys=[commission_id], remote_side=[id])
    legal_aid: Mapped[Body | None] = relationship(foreign_keys=[legal_aid_id], remote_side=[id])
    above: Mapped[Body | None] = relationship(foreign_keys=[above_id], remote_side=[id])

    def setting(self, key: str) -> Any:
        """What this body (or court) has set, or the default that the law's table gives."""
        if key in (self.settings or {}):
            return self.settings[key]
        return SETTINGS[key].default

    @property
    def type_term(self) -> LegalType:
        return LegalType(self.legal_type)

    @property
    def basis_term(self) -> LegalBasis | None:
        return LegalBasis(self.legal_basis) if self.legal_basis else None

    @property
    def base_terms(self) -> list[Basis]:
        return [Basis(value) for value in self.bases]

    @property
    def kind_terms(self) -> list[CaseKind]:
        return [CaseKind(value) for value in self.kinds]

    @property
    def mediates(self) -> bool:
        """Whether it takes cases of its own."""
        return bool(self.bases)


class KnownEmployer(db.Model):
    """An employer in the body's book, so that nobody types its name and code twice."""

    __tablename__ = "known_employer"
    __table_args__ = (UniqueConstraint("body_id", "name", name="uq_known_employer_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str] = mapped_column(String(120))
    credit_code: Mapped[str | None] = mapped_column(String(18))
    address: Mapped[str] = mapped_column(String(200), default="")
    legal_representative: Mapped[str] = mapped_column(String(60), default="")
    legal_representative_title: Mapped[str] = mapped_column(String(30), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    industry: Mapped[str | None] = mapped_column(String(40))
    search_text: Mapped[str] = mapped_column(Text, default="")

    body: Mapped[Body] = relationship()


class NumberSeries(db.Model):
    """The last number given in one series of a body and year; numbers are consecutive and never used again."""

    __tablename__ = "number_series"

    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), primary_key=True)
    series: Mapped[str] = mapped_column(String(20), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class CopySheet(db.Model):
    """抄录单: the order in which another system asks for the data of a case, kept by the body."""

    __tablename__ = "copy_sheet"
    __table_args__ = (UniqueConstraint("body_id", "name", name="uq_copy_sheet_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str] = mapped_column(String(60))
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)

    body: Mapped[Body] = relationship()


class SettingChange(db.Model):
    """That a setting or a detail of a body was changed: from what to what, by whom, when. Append-only."""

    __tablename__ = "setting_change"
    __table_args__ = (Index("ix_setting_change_key", "body_id", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    key: Mapped[str] = mapped_column(String(40))
    old: Mapped[Any] = mapped_column(JSON)
    new: Mapped[Any] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_words: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Body] = relationship()


class CourtPractice(db.Model):
    """本院口径: what a court confirms and what it leaves out, in the words of its liaison, from a day on. Append-only.

    ``concerns`` names the settings of the law's table that the words are about. A later text takes the place of an
    earlier one on its own day; every text stays, with who wrote it and when.
    """

    __tablename__ = "court_practice"
    __table_args__ = (Index("ix_court_practice_court", "court_id", "from_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    court_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    from_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text)
    concerns: Mapped[list[str]] = mapped_column(JSON, default=list)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_words: Mapped[str] = mapped_column(String(60))
    written_at: Mapped[datetime] = mapped_column(Instant)

    court: Mapped[Body] = relationship()
