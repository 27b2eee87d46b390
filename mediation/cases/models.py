"""The case, its claims, its history of steps, and the people named to handle it."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import (JSON, BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String,
                        Table, Text, UniqueConstraint)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.cases.states import CaseState
from mediation.deadlines.models import Deadline
from mediation.extensions import Instant, db
from mediation.law.terms import Basis, CaseKind, ClaimType, CourtProcedure, Side
from mediation.law.time_limits import mediation_clock
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
from mediation.sealed import public_id


def _values(term: type[Any]) -> str:
    return ", ".join(repr(member.value) for member in term)


claims_against = Table(
    "claim_against", db.metadata,
    Column("claim_id", Integer, ForeignKey("claim.id"), primary_key=True),
    Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
)


class Case(db.Model):
    """One labour dispute before one body. Only ``cases.acts.perform`` moves its state.

    Before acceptance it is known by a random receipt number; the case number, consecutive per body and year, comes
    with acceptance; ``file_number`` (卷号) with the archive.
    ``due_on`` is the nearest last day the body must watch, ``is_open`` false when it is archived.
    """

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in CaseState if s != CaseState.UNOPENED)})",
                        name="state"),
        CheckConstraint(f"basis in ({_values(Basis)})", name="basis"),
        CheckConstraint(f"kind in ({_values(CaseKind)})", name="kind"),
        CheckConstraint("(number is null) = (sequence is null)", name="number_with_sequence"),
        UniqueConstraint("body_id", "year", "sequence", name="uq_case_sequence"),
        Index("uq_case_file_number", "body_id", "file_number", unique=True),
        Index("ix_case_worklist", "body_id", "is_open", "due_on", "id"),
        Index("ix_case_state", "body_id", "state", "id"),
    )
    record_type = "case"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    state: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column(default=1)
    basis: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32), default=CaseKind.LABOUR.value)
    kind_reason: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(32))
    source_number: Mapped[str | None] = mapped_column(String(80))
    source_body: Mapped[str | None] = mapped_column(String(120))
    court_procedure: Mapped[str | None] = mapped_column(String(16))
    receipt_number: Mapped[str] = mapped_column(String(20), unique=True)
    number: Mapped[str | None] = mapped_column(String(60), unique=True)
    year: Mapped[int | None] = mapped_column()
    sequence: Mapped[int | None] = mapped_column()
    file_number: Mapped[str | None] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300), default="")
    matter: Mapped[str] = mapped_column(String(200), default="")
    search_text: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[date | None] = mapped_column(Date)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str | None] = mapped_column(String(32))
    due_on: Mapped[date | None] = mapped_column(Date)
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)
    is_collective: Mapped[bool] = mapped_column(Boolean, default=False)
    is_partial: Mapped[bool] = mapped_column(Boolean, default=False)
    is_public: Mapped[bool] = mapped_column(Boolean, default=False)
    arbitration_done: Mapped[bool] = mapped_column(Boolean, default=False)
    legal_hold: Mapped[bool] = mapped_column(Boolean, default=False)
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"))
    made_at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Body] = relationship()
    clerk: Mapped[Person | None] = relationship()
    split_from: Mapped[Case | None] = relationship(remote_side=[id])
    parties: Mapped[list[Party]] = relationship(back_populates="case", order_by="(Party.side, Party.ordinal)")
    agents: Mapped[list[Agent]] = relationship(back_populates="case", order_by="Agent.id")
    claims: Mapped[list[Claim]] = relationship(back_populates="case", order_by="Claim.id")
    steps: Mapped[list[Step]] = relationship(back_populates="case", order_by="Step.id")
    deadlines: Mapped[list[Deadline]] = relationship(back_populates="case", order_by="Deadline.id")
    panel: Mapped[list[PanelMember]] = relationship(back_populates="case", order_by="PanelMember.id")
    exclusions: Mapped[list[Exclusion]] = relationship(back_populates="case")
    contacts: Mapped[list[Contact]] = relationship(back_populates="case", order_by="Contact.id")
    elsewhere: Mapped[list[ElsewhereEntry]] = relationship(back_populates="case", order_by="ElsewhereEntry.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("state", CaseState.UNOPENED.value)
        super().__init__(**values)

    @property
    def case(self) -> Case:
        """The case of a record; a case is its own."""
        return self

    @property
    def state_term(self) -> CaseState:
        return CaseState(self.state)

    @property
    def basis_term(self) -> Basis:
        return Basis(self.basis)

    @property
    def kind_term(self) -> CaseKind:
        return CaseKind(self.kind)

    @property
    def mediation_clock(self) -> str:
        """The clock of the one mediation period of this case, by its basis."""
        return mediation_clock(self.basis_term, CourtProcedure(self.court_procedure) if self.court_procedure else None)

    @property
    def known_as(self) -> str:
        """The case number, or before acceptance the receipt number."""
        return self.number or f"收{self.receipt_number}"

    def side(self, side: Side) -> list[Party]:
        """The parties of one side, in order, that still take part."""
        return [party for party in self.parties if party.side == side.value and party.is_active]

    @property
    def applicants(self) -> list[Party]:
        return self.side(Side.APPLICANT)

    @property
    def respondents(self) -> list[Party]:
        return self.side(Side.RESPONDENT)

    @property
    def active_parties(self) -> list[Party]:
        return [party for party in self.parties if party.is_active]

    def heard(self, side: Side) -> list[Party]:
        """Those of a side who take part themselves: heirs for the dead; the whole side where nobody does so yet."""
        return [party for party in self.side(side) if party.takes_part] or self.side(side)

    @property
    def taking_part(self) -> list[Party]:
        """Everybody who is asked, told and heard in this case."""
        heard = {party.public_id for side in Side for party in self.heard(side)}
        return [party for party in self.active_parties if party.public_id in heard]

    def without_the_word_of(self, said: Iterable[Party]) -> list[str]:
        """Whose word is missing where everybody's is needed; for the dead nobody speaks before heirs are entered."""
        there = {party.public_id for party in said}
        return [f"{party.name}（已去世，请先登记继承人）" if party.is_without_heirs else party.name
                for party in self.active_parties
                if party.is_without_heirs or (party.takes_part and party.public_id not in there)]

    @property
    def workers(self) -> list[Party]:
        return [party for party in self.active_parties if party.is_worker]

    @property
    def mediators(self) -> list[PanelMember]:
        """The members of the panel now named."""
        return [member for member in self.panel if member.left_on is None]

    def excludes(self, person: Any) -> bool:
        """Whether this person is recused or in conflict here; it beats every permission."""
        return any(row.person_id == person.id for row in self.exclusions)


class Claim(db.Model):
    """What one party asks of others: type, period, sum (which may be about or unknown), ground."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint(f"type in ({_values(ClaimType)})", name="type"),
        CheckConstraint("amount_fen is null or amount_fen >= 0", name="amount"),
    )
    record_type = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    claimant_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    type: Mapped[str] = mapped_column(String(32))
    from_on: Mapped[date | None] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    is_about: Mapped[bool] = mapped_column(Boolean, default=False)
    formula: Mapped[str] = mapped_column(Text, default="")
    ground: Mapped[str] = mapped_column(Text, default="")
    knew_on: Mapped[date | None] = mapped_column(Date)
    agreed_fen: Mapped[int | None] = mapped_column(BigInteger)
    given_up: Mapped[bool] = mapped_column(Boolean, default=False)
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)

    case: Mapped[Case] = relationship(back_populates="claims")
    claimant: Mapped[Party] = relationship(back_populates="claims", foreign_keys=[claimant_id])
    against: Mapped[list[Party]] = relationship(secondary=claims_against)
    interruptions: Mapped[list[Interruption]] = relationship(back_populates="claim", order_by="Interruption.id")

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def type_term(self) -> ClaimType:
        return ClaimType(self.type)


class Interruption(db.Model):
    """An event that restarts the limitation of a claim (O17 31, O33 27), with the day and the ground."""

    __tablename__ = "interruption"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    happened_on: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(40))

    claim: Mapped[Claim] = relationship(back_populates="interruptions")


class Step(db.Model):
    """One act in the history of a record: who, for whom, when it happened and when it was recorded. Append-only."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_record", "record_type", "record_ref", "id"),
                      Index("ix_step_recorded", "recorded_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    record_type: Mapped[str] = mapped_column(String(32))
    record_ref: Mapped[str] = mapped_column(String(32))
    act: Mapped[str] = mapped_column(String(48))
    act_words: Mapped[str] = mapped_column(String(60))
    row: Mapped[str] = mapped_column(String(8))
    from_state: Mapped[str] = mapped_column(String(32))
    to_state: Mapped[str] = mapped_column(String(32))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_words: Mapped[str] = mapped_column(String(120))
    on_behalf_of: Mapped[list[str]] = mapped_column(JSON, default=list)
    happened_on: Mapped[date] = mapped_column(Date)
    happened_at: Mapped[datetime | None] = mapped_column(Instant)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    late_reason: Mapped[str | None] = mapped_column(Text)
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str | None] = mapped_column(Text)
    papers: Mapped[list[str]] = mapped_column(JSON, default=list)
    proof: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Instant)
    takes_back_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))

    case: Mapped[Case] = relationship(back_populates="steps")
    by: Mapped[Person | None] = relationship()

    @property
    def recorded_late(self) -> bool:
        """Whether it was recorded on a later day than it happened."""
        from mediation.clock import day_of

        return day_of(self.recorded_at) > self.happened_on


class PanelMember(db.Model):
    """A person named to mediate or record this case, with the side on which a committee member sits."""

    __tablename__ = "panel_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    side: Mapped[str | None] = mapped_column(String(16))
    presides: Mapped[bool] = mapped_column(Boolean, default=False)
    named_by: Mapped[str] = mapped_column(String(16), default="body")
    named_on: Mapped[date] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    disclosure: Mapped[str | None] = mapped_column(Text)
    kept_by_both: Mapped[bool] = mapped_column(Boolean, default=False)

    case: Mapped[Case] = relationship(back_populates="panel")
    person: Mapped[Person] = relationship(lazy="joined")


class Exclusion(db.Model):
    """A recusal or conflict: this person sees and does nothing in this case, whatever posts they hold."""

    __tablename__ = "exclusion"
    __table_args__ = (UniqueConstraint("case_id", "person_id", name="uq_exclusion_person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    since_on: Mapped[date] = mapped_column(Date)

    case: Mapped[Case] = relationship(back_populates="exclusions")
    person: Mapped[Person] = relationship()


class Contact(db.Model):
    """One try to reach a party and what came of it; the log is the proof for "unreachable"."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    happened_at: Mapped[datetime] = mapped_column(Instant)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    way: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str | None] = mapped_column(String(8))

    case: Mapped[Case] = relationship(back_populates="contacts")
    party: Mapped[Party] = relationship()
    by: Mapped[Person] = relationship()


class ElsewhereEntry(db.Model):
    """What happened before another forum without us: an inspection, an award, a judgment, a payment from a fund."""

    __tablename__ = "elsewhere_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    forum: Mapped[str] = mapped_column(String(120))
    forum_number: Mapped[str | None] = mapped_column(String(80))
    happened_on: Mapped[date | None] = mapped_column(Date)
    result: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    case: Mapped[Case] = relationship(back_populates="elsewhere")


class CaseLink(db.Model):
    """并案: two like cases handled together; each keeps its own file."""

    __tablename__ = "case_link"
    __table_args__ = (UniqueConstraint("first_id", "second_id", name="uq_case_link_pair"),
                      CheckConstraint("first_id < second_id", name="in_order"))

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    linked_on: Mapped[date] = mapped_column(Date)

    first: Mapped[Case] = relationship(foreign_keys=[first_id])
    second: Mapped[Case] = relationship(foreign_keys=[second_id])
