"""Parties of a case and those who act for them. Consent, service, marks and language belong to a party."""
from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (JSON, BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String,
                        Table, Text, UniqueConstraint)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.law.identity import normal_name
from mediation.law.terms import IdentityKind, Language, PartyKind, Side, Term
from mediation.sealed import Sealed, lookup, public_id

if TYPE_CHECKING:
    from mediation.people.models import Person
    from mediation.cases.models import Case, Claim


class PartyStanding(Term):
    """Whether a party still takes part in this case."""

    ACTIVE = "active", "在案"
    SPLIT_OFF = "split_off", "已分案"
    LEFT = "left", "退出"
    REFUSED = "refused", "不同意调解"


class Answer(Term):
    """A party's answer to the question whether it agrees to mediation (O17 22)."""

    NOT_ASKED = "not_asked", "未征询"
    ASKED = "asked", "等答复"
    AGREED = "agreed", "同意"
    REFUSED = "refused", "不同意"
    NO_ANSWER = "no_answer", "逾期未答复"
    UNREACHABLE = "unreachable", "联系不上"


class HeirStanding(Term):
    """How a first-order heir of a dead worker stands."""

    SIGNS = "signs", "本人签字"
    AUTHORISED = "authorised", "已授权"
    NOTED = "noted", "已记明"


class Channel(Term):
    """How a party wants to be told of what is new."""

    SMS = "sms", "短信"
    MAIL = "mail", "电子邮件"
    BY_HAND = "by_hand", "打电话或者当面"


agents_parties = Table(
    "agent_party", db.metadata,
    Column("agent_id", Integer, ForeignKey("agent.id"), primary_key=True),
    Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
)


class Party(db.Model):
    """A worker, an employer or another person on one side of a case.

    ``liability`` and ``share_fen`` say how respondents answer: jointly or each for a share. ``relation`` is the
    place of an employer in the matter (dispatch firm, user firm, contractor …). A name's ``search_text`` finds it
    by any part and with whatever dot. ``split_from`` is the same party in the case that this one was split off from.
    ``contact_is_open``: a person lets the other side read on papers where they live and are called (security S10).
    ``phone_changed_by`` is who of the staff put in another telephone than the one it came in with, None where nobody
    did or a witness has confirmed it. ``left_at``: since when it no longer takes part, nor learns what follows.
    """

    __tablename__ = "party"
    __table_args__ = (
        CheckConstraint(f"side in ({', '.join(repr(s.value) for s in Side)})", name="side"),
        CheckConstraint(f"kind in ({', '.join(repr(k.value) for k in PartyKind)})", name="kind"),
        CheckConstraint("length(name) > 0", name="name_given"),
        UniqueConstraint("case_id", "ordinal", "side", name="uq_party_order"),
        Index("ix_party_identity", "identity_lookup"),
        Index("ix_party_phone", "phone_lookup"),
    )
    record_type = "party"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    side: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))
    ordinal: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(120))
    search_text: Mapped[str] = mapped_column(Text, default="")
    native_name: Mapped[str | None] = mapped_column(String(120))
    identity_kind: Mapped[str] = mapped_column(String(32), default=IdentityKind.UNKNOWN.value)
    identity_sealed: Mapped[str | None] = mapped_column(String(200))
    identity_lookup: Mapped[str | None] = mapped_column(String(64))
    credit_code: Mapped[str | None] = mapped_column(String(18))
    sex: Mapped[str | None] = mapped_column(String(8))
    born_on: Mapped[date | None] = mapped_column(Date)
    ethnic_group: Mapped[str | None] = mapped_column(String(30))
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    phone_lookup: Mapped[str | None] = mapped_column(String(64))
    phone_changed_at: Mapped[datetime | None] = mapped_column(Instant)
    email_sealed: Mapped[str | None] = mapped_column(Text)
    preferred_channel: Mapped[str | None] = mapped_column(String(16))
    address_sealed: Mapped[str | None] = mapped_column(Text)
    service_address_sealed: Mapped[str | None] = mapped_column(Text)
    bank_account_sealed: Mapped[str | None] = mapped_column(Text)
    legal_representative: Mapped[str | None] = mapped_column(String(60))
    legal_representative_title: Mapped[str | None] = mapped_column(String(30))
    unit_type: Mapped[str | None] = mapped_column(String(40))
    industry: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8), default=Language.MANDARIN.value)
    needs_no_interpreter: Mapped[bool] = mapped_column(Boolean, default=False)
    occupation: Mapped[str | None] = mapped_column(String(60))
    employed_from: Mapped[date | None] = mapped_column(Date)
    employment_ended_on: Mapped[date | None] = mapped_column(Date)
    relation: Mapped[str | None] = mapped_column(String(32))
    liability: Mapped[str | None] = mapped_column(String(16))
    share_fen: Mapped[int | None] = mapped_column(BigInteger)
    is_representative: Mapped[bool] = mapped_column(Boolean, default=False)
    representative_powers: Mapped[list[str]] = mapped_column(JSON, default=list)
    heir_of_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    heir_standing: Mapped[str | None] = mapped_column(String(16))
    deceased_on: Mapped[date | None] = mapped_column(Date)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    over_age: Mapped[bool] = mapped_column(Boolean, default=False)
    migrant: Mapped[bool] = mapped_column(Boolean, default=False)
    new_form_tier: Mapped[str | None] = mapped_column(String(1))
    bankrupt_administrator: Mapped[str | None] = mapped_column(String(120))
    standing: Mapped[str] = mapped_column(String(16), default=PartyStanding.ACTIVE.value)
    answer: Mapped[str] = mapped_column(String(16), default=Answer.NOT_ASKED.value)
    answered_on: Mapped[date | None] = mapped_column(Date)
    electronic_service: Mapped[bool | None] = mapped_column(Boolean)
    contact_is_open: Mapped[bool] = mapped_column(Boolean, default=False)
    phone_changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    left_at: Mapped[datetime | None] = mapped_column(Instant)

    identity_number = Sealed("identity_sealed")
    phone = Sealed("phone_sealed", found_by="phone_lookup", purpose="phone")
    email = Sealed("email_sealed")
    address = Sealed("address_sealed")
    service_address = Sealed("service_address_sealed")
    bank_account = Sealed("bank_account_sealed")

    case: Mapped[Case] = relationship(back_populates="parties")
    phone_changed_by: Mapped[Person | None] = relationship()
    heir_of: Mapped[Party | None] = relationship(remote_side=[id], foreign_keys=[heir_of_id], back_populates="heirs")
    heirs: Mapped[list[Party]] = relationship(foreign_keys=[heir_of_id], back_populates="heir_of")
    split_from: Mapped[Party | None] = relationship(remote_side=[id], foreign_keys=[split_from_id])
    agents: Mapped[list[Agent]] = relationship(secondary=agents_parties, back_populates="parties", order_by="Agent.id")
    claims: Mapped[list[Claim]] = relationship(back_populates="claimant", foreign_keys="Claim.claimant_id",
                                               order_by="Claim.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("standing", PartyStanding.ACTIVE.value)
        values.setdefault("answer", Answer.NOT_ASKED.value)
        super().__init__(**values)

    @property
    def is_worker(self) -> bool:
        return self.kind == PartyKind.WORKER.value

    @property
    def is_employer(self) -> bool:
        return self.kind == PartyKind.EMPLOYER.value

    @property
    def is_active(self) -> bool:
        return self.standing == PartyStanding.ACTIVE.value

    @property
    def takes_part(self) -> bool:
        """Whether this party itself is asked, told and heard: the dead are not, their heirs are (TJ 25).

        An heir who has authorised another, or is noted, leaves it to the heirs who take part themselves; where there
        is none of these, all of them are told.
        """
        if not self.is_active or self.deceased_on is not None:
            return False
        if self.heir_of is None or self._for_itself:
            return True
        return not any(heir.is_active and heir.deceased_on is None and heir._for_itself for heir in self.heir_of.heirs)

    @property
    def _for_itself(self) -> bool:
        return self.heir_standing not in (HeirStanding.AUTHORISED.value, HeirStanding.NOTED.value)

    @property
    def is_without_heirs(self) -> bool:
        """Whether a worker has died and nobody speaks for them yet."""
        return self.deceased_on is not None and not any(heir.takes_part for heir in self.heirs)

    @property
    def has_agreed(self) -> bool:
        return self.answer == Answer.AGREED.value

    @property
    def answer_term(self) -> Answer:
        return Answer(self.answer)

    @property
    def language_term(self) -> Language:
        return Language(self.language)

    def rename(self, name: str) -> None:
        """Give the party its name and the text by which it is found."""
        self.name = name
        self.search_text = normal_name(name)

    def identify(self, kind: IdentityKind, number: str | None) -> None:
        """Record what the party proves who it is with; the number is sealed, equal numbers stay findable."""
        self.identity_kind = kind.value
        self.identity_number = number
        self.identity_lookup = lookup(number, "identity") if number else None


class Agent(db.Model):
    """Somebody with a power of attorney for one or several parties of one side (TJ 24; CPL 61-62)."""

    __tablename__ = "agent"
    record_type = "agent"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(32))
    firm: Mapped[str] = mapped_column(String(120), default="")
    licence: Mapped[str | None] = mapped_column(String(40))
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    identity_sealed: Mapped[str | None] = mapped_column(String(200))
    special: Mapped[bool] = mapped_column(Boolean, default=False)
    special_powers: Mapped[list[str]] = mapped_column(JSON, default=list)
    account: Mapped[str | None] = mapped_column(String(120))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    power_file: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    phone = Sealed("phone_sealed")
    identity_number = Sealed("identity_sealed")
    case: Mapped[Case] = relationship(back_populates="agents")
    parties: Mapped[list[Party]] = relationship(secondary=agents_parties, back_populates="agents")

    __mapper_args__ = {"version_id_col": version}

    @property
    def speaks_for_them(self) -> bool:
        """Whether the signed power is in the file: without it the agent is only announced."""
        return self.power_file is not None

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)


class AccessCode(db.Model):
    """What a party follows the case with: a locator that is no secret and a secret that only their slip shows.

    ``given_by`` is who of the staff printed it, None where it was given on line; ``proven_at`` when its holder showed
    that they are the party, by a code to the telephone on file or before the witness ``proven_by``. A code that was
    given to an ``agent`` of an employer ends with the agent's power, once that was found good, and at once when it was
    found not to hold; until it was looked at it is the way to hand the power in.
    """

    __tablename__ = "access_code"

    locator: Mapped[str] = mapped_column(String(9), primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(200))
    issued_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    proven_at: Mapped[datetime | None] = mapped_column(Instant)
    proven_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))

    party: Mapped[Party] = relationship(lazy="joined")
    given_by: Mapped[Person | None] = relationship(foreign_keys=[given_by_id])
    agent: Mapped[Agent | None] = relationship()

    def is_in_force(self, day: date) -> bool:
        """Whether it opens anything on this day."""
        agent = self.agent
        over = agent is not None and agent.speaks_for_them and agent.until_on is not None and day > agent.until_on
        return self.revoked_at is None and not over
