"""The room in which one printed text is signed on screens, its signers, and the secrets that only they know."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Agreement
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.law.signing import Door
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
from mediation.sealed import public_id


class SigningRoom(db.Model):
    """One printed text out for electronic signing; a new text needs a new room.

    ``door`` is what the parties mean the agreement for. ``carried_sha256`` is the paper with the signatures that
    parties made so far under certificates of their own. ``sealed_sha256`` is the paper with all marks on it, its
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
    carried_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
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
    ``agent``: who signs here for the party under a power of attorney, which ``power`` names as it was when they signed.
    """

    __tablename__ = "signer"
    __table_args__ = (
        CheckConstraint("(signed_at is null) = (text_sha256 is null)", name="signed_text"),
        Index("uq_signer_whose", "room_id", "whose", unique=True, sqlite_where=text("agent_id is null"),
              postgresql_where=text("agent_id is null")),
        Index("uq_signer_agent", "room_id", "whose", "agent_id", unique=True),
    )
    record_type = "signer"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    room_id: Mapped[int] = mapped_column(ForeignKey("signing_room.id"))
    whose: Mapped[str] = mapped_column(String(48))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
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
    power: Mapped[str] = mapped_column(String(200), default="")

    room: Mapped[SigningRoom] = relationship(back_populates="signers")
    party: Mapped[Party | None] = relationship()
    person: Mapped[Person | None] = relationship()
    agent: Mapped[Agent | None] = relationship()

    @property
    def name(self) -> str:
        """Whose mark it is that stands on the paper."""
        return self.party.name if self.party is not None else self.person.name if self.person is not None else ""

    @property
    def hand(self) -> str:
        """The natural person who signs: the agent, the head of an employer, or the party itself."""
        if self.agent is not None:
            return self.agent.name
        if self.party is not None and self.party.is_employer:
            return self.party.legal_representative or ""
        return self.name

    @property
    def phone(self) -> str | None:
        """The telephone on file of whoever signs."""
        return self.agent.phone if self.agent is not None else self.party.phone if self.party is not None else None


class SigningPin(db.Model):
    """A party's own password for signing, set by itself after it came in with its own code; the staff never see it."""

    __tablename__ = "signing_pin"

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), primary_key=True)
    pin_hash: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[datetime] = mapped_column(Instant)
