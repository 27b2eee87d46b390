"""Evidence: the original as it came, who gave it, what it is to prove, who may see it."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.evidence.check_models import CheckStanding, FileCheck
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Term, Zone
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class EvidenceForm(Term):
    """In what form a piece was handed in."""

    ORIGINAL = "original", "原件"
    COPY = "copy", "复印件"
    PHOTO = "photo", "照片"
    ELECTRONIC = "electronic", "电子数据"


class Evidence(db.Model):
    """One piece handed in by a party (or found by the body). Its zone is the most private until its owner shares it.

    ``open_since`` is since when somebody besides its owner may know of it; ``received_by`` is None where the party
    handed it in on its own pages.
    """

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint(f"zone in ({', '.join(repr(z.value) for z in Zone)})", name="zone"),)
    record_type = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    name_sealed: Mapped[str | None] = mapped_column(Text)
    proves_sealed: Mapped[str | None] = mapped_column(Text)
    form: Mapped[str] = mapped_column(String(16), default=EvidenceForm.COPY.value)
    pages: Mapped[int | None] = mapped_column(Integer)
    zone: Mapped[str] = mapped_column(String(16), default=Zone.HANDLING.value)
    original_name_sealed: Mapped[str | None] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    received_on: Mapped[date] = mapped_column(Date)
    received_at: Mapped[datetime] = mapped_column(Instant)
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    open_since: Mapped[datetime | None] = mapped_column(Instant)

    version: Mapped[int] = mapped_column(default=1)

    name = Sealed("name_sealed")
    proves = Sealed("proves_sealed")
    original_name = Sealed("original_name_sealed")
    case: Mapped[Case] = relationship(backref="evidence")
    party: Mapped[Party | None] = relationship()
    file: Mapped[StoredFile] = relationship(lazy="joined")
    received_by: Mapped[Person | None] = relationship()
    check: Mapped[FileCheck | None] = relationship(
        primaryjoin="foreign(Evidence.file_sha256) == FileCheck.sha256", viewonly=True)
    moves: Mapped[list[ZoneMove]] = relationship(back_populates="evidence", order_by="ZoneMove.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, *, name: str, original_name: str, proves: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.name, self.proves, self.original_name = name, proves, original_name

    @property
    def zone_term(self) -> Zone:
        return Zone(self.zone)

    @property
    def standing(self) -> CheckStanding:
        """How far its file has been looked at: without a check nobody has, and nobody gets it."""
        return self.check.standing_term if self.check is not None else CheckStanding.CHECKING

    @property
    def handed_in_online(self) -> bool:
        """Whether the party itself handed it in on its own pages."""
        return self.received_by_id is None and self.party_id is not None

    @property
    def form_term(self) -> EvidenceForm:
        return EvidenceForm(self.form)


class ZoneMove(db.Model):
    """That a piece came into another zone: by the wish of its owner, said when, proved by what. Append-only."""

    __tablename__ = "zone_move"
    __table_args__ = (CheckConstraint("(by_id is null) <> (by_party_id is null)", name="by_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    from_zone: Mapped[str] = mapped_column(String(16))
    to_zone: Mapped[str] = mapped_column(String(16))
    wished_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text, default="")
    proof: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))

    evidence: Mapped[Evidence] = relationship(back_populates="moves")
    by: Mapped[Person | None] = relationship()
    by_party: Mapped[Party | None] = relationship()

    @property
    def by_words(self) -> str:
        """Who recorded it: somebody of the staff, or the owner itself on its own page."""
        return self.by.name if self.by is not None else f"{self.by_party.name}本人" if self.by_party else ""
