"""The agreement, its obligations and clauses, the marks on it, and the two records that it opens when in effect."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table,
                        Text, UniqueConstraint)
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mediation.agreements.states import AgreementStanding, ObligationState
from mediation.agreements.strengthening_states import BEFORE_THE_COURT, StrengtheningState
from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim
from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.law.terms import MarkKind, Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id

agreement_parties = Table(
    "agreement_party", db.metadata,
    Column("agreement_id", Integer, ForeignKey("agreement.id"), primary_key=True),
    Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
)

agreement_open_claims = Table(
    "agreement_open_claim", db.metadata,
    Column("agreement_id", Integer, ForeignKey("agreement.id"), primary_key=True),
    Column("claim_id", Integer, ForeignKey("claim.id"), primary_key=True),
)

agreement_cancelled_lines = Table(
    "agreement_cancelled_line", db.metadata,
    Column("agreement_id", Integer, ForeignKey("agreement.id"), primary_key=True),
    Column("obligation_id", Integer, ForeignKey("obligation.id"), primary_key=True),
)

joint_payers = Table(
    "joint_payer", db.metadata,
    Column("obligation_id", Integer, ForeignKey("obligation.id"), primary_key=True),
    Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
)


class AgreementForm(Term):
    """How an agreement was made."""

    WRITTEN = "written", "书面协议"
    ORAL = "oral", "口头协议"
    ON_THE_SPOT = "on_the_spot", "当场履行，记入笔录"


class Agreement(db.Model):
    """One agreement of a case: for all who settle, or by setting one for each worker; a supplement points to its first.

    ``effective_on`` is never typed: it follows from the marks, by channel. ``breach_interest`` is the rate in words,
    ``tax_words`` says who bears the taxes; ``open_claims`` are those that a partial agreement leaves open;
    ``cancelled_lines`` are lines of the first agreement that a supplement does away with.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint(f"standing in ({', '.join(repr(s.value) for s in AgreementStanding)})", name="standing"),
        Index("ix_agreement_case", "case_id", "id"),
        Index("ix_agreement_agreed_on", "agreed_on", "id"),
    )
    record_type = "agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    number: Mapped[str | None] = mapped_column(String(60), unique=True)
    form: Mapped[str] = mapped_column(String(16), default=AgreementForm.WRITTEN.value)
    standing: Mapped[str] = mapped_column(String(16), default=AgreementStanding.DRAFT.value)
    version: Mapped[int] = mapped_column(default=1)
    drafted_on: Mapped[date] = mapped_column(Date)
    agreed_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(String(120), default="")
    is_partial: Mapped[bool] = mapped_column(Boolean, default=False)
    settles_all: Mapped[bool] = mapped_column(Boolean, default=True)
    facts_words: Mapped[str] = mapped_column(Text, default="")
    breach_accelerates: Mapped[bool] = mapped_column(Boolean, default=True)
    breach_interest: Mapped[str] = mapped_column(String(120), default="")
    tax_words: Mapped[str] = mapped_column(String(120), default="")
    employment_ends_on: Mapped[date | None] = mapped_column(Date)
    injury_recognised: Mapped[bool] = mapped_column(Boolean, default=False)
    injury_graded: Mapped[bool] = mapped_column(Boolean, default=False)
    wants_confirmation: Mapped[bool] = mapped_column(Boolean, default=False)
    on_court_platform: Mapped[bool] = mapped_column(Boolean, default=False)
    effective_on: Mapped[date | None] = mapped_column(Date)
    supplements_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))

    case: Mapped[Case] = relationship(backref="agreements")
    parties: Mapped[list[Party]] = relationship(secondary=agreement_parties, order_by="(Party.side, Party.ordinal)")
    obligations: Mapped[list[Obligation]] = relationship(back_populates="agreement", order_by="Obligation.ordinal",
                                                         cascade="all, delete-orphan")
    clauses: Mapped[list[Clause]] = relationship(back_populates="agreement", order_by="Clause.ordinal",
                                                 cascade="all, delete-orphan")
    marks: Mapped[list[Mark]] = relationship(back_populates="agreement", order_by="Mark.id",
                                             cascade="all, delete-orphan")
    consents: Mapped[list[TermsConsent]] = relationship(back_populates="agreement", order_by="TermsConsent.id")
    open_claims: Mapped[list[Claim]] = relationship(secondary=agreement_open_claims, order_by="Claim.id")
    cancelled_lines: Mapped[list[Obligation]] = relationship(secondary=agreement_cancelled_lines,
                                                             order_by="Obligation.ordinal")
    paper: Mapped[Paper | None] = relationship()
    supplements: Mapped[Agreement | None] = relationship(remote_side=[id])
    strengthening: Mapped[Strengthening | None] = relationship(back_populates="agreement", uselist=False)

    __mapper_args__ = {"version_id_col": version}

    @property
    def total_fen(self) -> int:
        """What is to be paid in all, in 分; what is paid over and over is not counted."""
        return sum(line.amount_fen or 0 for line in self.obligations if not line.every_months)

    @property
    def held_fen(self) -> int:
        """What of it makes up the sum agreed in the case, in 分: no line that was waived or put anew, and nothing of a
        supplement that is not in effect yet.
        """
        if self.supplements_id is not None and self.standing != AgreementStanding.IN_EFFECT.value:
            return 0
        return sum(line.amount_fen or 0 for line in self.obligations
                   if not line.every_months and line.state != ObligationState.WAIVED.value)

    @property
    def standing_term(self) -> AgreementStanding:
        return AgreementStanding(self.standing)

    @property
    def form_term(self) -> AgreementForm:
        return AgreementForm(self.form)


class Obligation(db.Model):
    """One thing one party owes another: a sum by a day, or an act by a day or event. Record P runs on it.

    ``joint_payers`` answer jointly with the payer. ``ordinal`` is the line's number for good: when a line is taken
    out, the others keep theirs. ``replaces`` is the line of the first agreement that a supplement puts anew.
    """

    __tablename__ = "obligation"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in ObligationState)})", name="state"),
        CheckConstraint("amount_fen is null or amount_fen >= 0", name="amount"),
        CheckConstraint("(amount_fen is null) <> (act_words is null)", name="sum_or_act"),
        UniqueConstraint("agreement_id", "ordinal", name="uq_obligation_order"),
        Index("ix_obligation_due", "state", "due_on"),
        Index("ix_obligation_account", "account_lookup"),
    )
    record_type = "obligation"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    payer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    payee_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    third_party_payer: Mapped[str] = mapped_column(String(120), default="")
    third_party_signs: Mapped[bool] = mapped_column(Boolean, default=False)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("obligation.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    ground: Mapped[str] = mapped_column(String(120), default="")
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    act_words: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None] = mapped_column(Date)
    due_event: Mapped[str] = mapped_column(String(120), default="")
    due_event_certain: Mapped[bool] = mapped_column(Boolean, default=False)
    instalment: Mapped[int | None] = mapped_column(Integer)
    instalments: Mapped[int | None] = mapped_column(Integer)
    every_months: Mapped[int | None] = mapped_column(Integer)
    recurring_until: Mapped[date | None] = mapped_column(Date)
    way: Mapped[str] = mapped_column(String(16), default="transfer")
    account_holder: Mapped[str] = mapped_column(String(60), default="")
    bank: Mapped[str] = mapped_column(String(120), default="")
    account_sealed: Mapped[str | None] = mapped_column(String(200))
    account_lookup: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20), default=ObligationState.UNOPENED.value)
    version: Mapped[int] = mapped_column(default=1)
    paid_fen: Mapped[int] = mapped_column(BigInteger, default=0)

    account_number = Sealed("account_sealed", found_by="account_lookup", purpose="account")
    agreement: Mapped[Agreement] = relationship(back_populates="obligations")
    payer: Mapped[Party] = relationship(foreign_keys=[payer_id])
    payee: Mapped[Party] = relationship(foreign_keys=[payee_id])
    joint_payers: Mapped[list[Party]] = relationship(secondary=joint_payers, order_by="(Party.side, Party.ordinal)")
    claim: Mapped[Claim | None] = relationship()
    replaces: Mapped[Obligation | None] = relationship(remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("state", ObligationState.UNOPENED.value)
        super().__init__(**values)

    @property
    def case(self) -> Case:
        return self.agreement.case

    @property
    def left_fen(self) -> int:
        """What is still owed on this line, in 分."""
        return (self.amount_fen or 0) - self.paid_fen


class Clause(db.Model):
    """One clause of the text: made from obligation rows (its wording may be edited), or added freely.

    ``subject`` says what it was made from, so that an edited wording stays with its lines; ``free`` was made by hand.
    ``words`` holds places like 〔1.金额〕 which are filled from the lines.
    """

    __tablename__ = "clause"
    __table_args__ = (UniqueConstraint("agreement_id", "ordinal", name="uq_clause_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)
    is_edited: Mapped[bool] = mapped_column(Boolean, default=False)

    agreement: Mapped[Agreement] = relationship(back_populates="clauses")


class Mark(db.Model):
    """A signature, seal or fingerprint on the agreement: whose, when placed, when recorded, from which paper.

    ``certificate`` is whose certificate signed, by which authority and with which number, where it was the party's own.
    """

    __tablename__ = "mark"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(k.value) for k in MarkKind)})", name="kind"),
        UniqueConstraint("agreement_id", "whose", name="uq_mark_whose"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    whose: Mapped[str] = mapped_column(String(48))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_by_agent: Mapped[str] = mapped_column(String(60), default="")
    certificate: Mapped[str] = mapped_column(String(500), default="")
    kind: Mapped[str] = mapped_column(String(16))
    placed_on: Mapped[date] = mapped_column(Date)
    placed_at: Mapped[datetime | None] = mapped_column(Instant)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    agreement: Mapped[Agreement] = relationship(back_populates="marks")
    party: Mapped[Party | None] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])


class TermsConsent(db.Model):
    """That a worker who is represented agrees to these terms (O33 63): without it a representative can't settle."""

    __tablename__ = "terms_consent"
    __table_args__ = (UniqueConstraint("agreement_id", "party_id", name="uq_terms_consent_party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    consented_on: Mapped[date] = mapped_column(Date)
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    agreement: Mapped[Agreement] = relationship(back_populates="consents")
    party: Mapped[Party] = relationship()


class Strengthening(db.Model):
    """What makes an agreement in effect enforceable (record S): opened with the effect, one for each agreement.

    ``queue_on`` is the place in the court's queue: the day by which the court must act next, the last day of the
    calendar where none is set, None when it is not before a court. ``like_key`` is the same for one employer and text.
    """

    __tablename__ = "strengthening"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in StrengtheningState)})", name="state"),
        Index("ix_strengthening_queue", "court_id", "queue_on", "id"),
        Index("ix_strengthening_state", "court_id", "state", "queue_on", "id"),
        Index("ix_strengthening_submitted", "court_id", "id"),
        Index("ix_strengthening_filed", "court_id", "filed_on", "id"),
        Index("ix_strengthening_body", "court_id", "body_id", "queue_on", "id"),
        Index("ix_strengthening_keeper", "handled_by_id", "queue_on", "id"),
        Index("ix_strengthening_alike", "court_id", "like_key", "state", "queue_on", "id"),
    )
    record_type = "strengthening"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    court_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    state: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column(default=1)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    court_due_on: Mapped[date | None] = mapped_column(Date)
    queue_on: Mapped[date | None] = mapped_column(Date)
    like_key: Mapped[str | None] = mapped_column(String(64))
    receipt_number: Mapped[str | None] = mapped_column(String(20), unique=True)
    filed_on: Mapped[date | None] = mapped_column(Date)
    filed_on_day: Mapped[int | None] = mapped_column(Integer)
    initiator_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    court_number: Mapped[str | None] = mapped_column(String(60))
    docketed_on: Mapped[date | None] = mapped_column(Date)
    judge: Mapped[str] = mapped_column(String(60), default="")
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    agreement: Mapped[Agreement] = relationship(back_populates="strengthening")
    case: Mapped[Case] = relationship()
    court: Mapped[Body | None] = relationship(foreign_keys=[court_id])
    initiator: Mapped[Party | None] = relationship()
    handled_by: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("state", StrengtheningState.UNOPENED.value)
        super().__init__(**values)

    @validates("state", "court_due_on")
    def _keep_its_place(self, key: str, value: object) -> object:
        """The place in the queue follows from both, whoever sets them."""
        state, day = (value, self.court_due_on) if key == "state" else (self.state, value)
        self.queue_on = (day or date.max) if state in {each.value for each in BEFORE_THE_COURT} else None
        return value

    @property
    def state_term(self) -> StrengtheningState:
        return StrengtheningState(self.state)
