"""The room in which one printed text is signed on screens, its signers, and the secrets that only they know."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Agreement
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.law.signing import Door
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import public_id


class SigningRoom(db.Model):
    """One printed text out for electronic signing; a new text needs a new room.

    ``door`` is what the parties mean the agreement for. ``sealed_sha256`` is the paper with all marks on it, its
    signing record, and the body's electronic seal over the whole.
    """

    __tablename__ = "signing_room"
    __table_args__ = (
        CheckConstraint(f"door in ({', '.join(repr(door.value) for door in Door)})", name="door"),
    )
    record_type = "signing_room"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), unique=True)
    door: Mapped[str] = mapped_column(String(24))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    sealed_at: Mapped[datetime | None] = mapped_column(Instant)
    sealed_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"), index=True)

    agreement: Mapped[Agreement] = relationship()
    paper: Mapped[Paper] = relationship()
    opened_by: Mapped[Person] = relationship()
    signers: Mapped[list[Signer]] = relationship(back_populates="room", order_by="Signer.id")

    @property
    def case(self) -> Case:
        return self.agreement.case

    @property
    def door_term(self) -> Door:
        return Door(self.door)


class Signer(db.Model):
    """Somebody who signs on a screen: the link, how they showed who they are, what they saw, when they signed.

    The link and the one-time code are kept as hashes only. ``text_sha256`` is the file that was shown and signed;
    ``strokes_sha256`` the signature as it was written, with time and pressure; ``typed_name`` where no script ran.
    """

    __tablename__ = "signer"
    __table_args__ = (
        CheckConstraint("(signed_at is null) = (text_sha256 is null)", name="signed_text"),
        UniqueConstraint("room_id", "whose", name="uq_signer_whose"),
    )
    record_type = "signer"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    room_id: Mapped[int] = mapped_column(ForeignKey("signing_room.id"))
    whose: Mapped[str] = mapped_column(String(48))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_until: Mapped[datetime | None] = mapped_column(Instant)
    code_hash: Mapped[str | None] = mapped_column(String(200))
    code_until: Mapped[datetime | None] = mapped_column(Instant)
    codes_sent: Mapped[int] = mapped_column(Integer, default=0)
    consented_at: Mapped[datetime | None] = mapped_column(Instant)
    visit_hash: Mapped[str | None] = mapped_column(String(64))
    identified_at: Mapped[datetime | None] = mapped_column(Instant)
    identified_by: Mapped[str] = mapped_column(String(60), default="")
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    text_sha256: Mapped[str | None] = mapped_column(String(64))
    strokes_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    typed_name: Mapped[str] = mapped_column(String(60), default="")

    room: Mapped[SigningRoom] = relationship(back_populates="signers")
    party: Mapped[Party | None] = relationship()
    person: Mapped[Person | None] = relationship()

    @property
    def name(self) -> str:
        """Who signs."""
        return self.party.name if self.party is not None else self.person.name if self.person is not None else ""


class SigningPin(db.Model):
    """A party's own password for signing, set by itself after it came in with its own code; the staff never see it."""

    __tablename__ = "signing_pin"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), primary_key=True)
    pin_hash: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[datetime] = mapped_column(Instant)
