"""The ways out of a case and what came of them: arbitration, court, legal aid (record H)."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Agreement, Obligation
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.sealed import public_id


class HandoffState(Term):
    """Where a handoff stands (record H)."""

    UNOPENED = "unopened", "—"
    PREPARED = "prepared", "准备移送"
    AID_ASKED = "aid_asked", "已申请法律援助"
    AID_GRANTED = "aid_granted", "法律援助已批准"
    ARBITRATION = "arbitration", "已申请仲裁"
    ARB_MEDIATING = "arb_mediating", "仲裁中调解"
    AWARDED = "awarded", "已裁决"
    AWARD_ANNULLED = "award_annulled", "裁决已撤销"
    LITIGATION = "litigation", "已到法院"
    SUIT_MEDIATING = "suit_mediating", "诉讼中调解"
    JUDGED = "judged", "已判决"
    ENFORCE_TITLE = "enforce_title", "可以申请执行"
    ENDED = "ended", "已结束"


class HandoffWay(Term):
    """Where a case goes."""

    ARBITRATION = "arbitration", "劳动人事争议仲裁"
    COURT = "court", "人民法院"
    LEGAL_AID = "legal_aid", "法律援助"


class ResultKind(Term):
    """What another body decided."""

    ACCEPTED = "accepted", "受理"
    REFUSED = "refused", "不予受理"
    AWARD = "award", "裁决"
    MEDIATION_PAPER = "mediation_paper", "仲裁调解书"
    WITHDRAWN = "withdrawn", "撤回"
    ANNULLED = "annulled", "撤销裁决的裁定"
    DOCKETED = "docketed", "立案"
    NOT_DOCKETED = "not_docketed", "不予立案"
    DISMISSED = "dismissed", "驳回起诉"
    JUDGMENT = "judgment", "判决（可以上诉）"
    RULING = "ruling", "裁定（可以上诉）"
    LAST_JUDGMENT = "last_judgment", "终审、一审终审的判决或者裁定"
    COURT_PAPER = "court_paper", "法院调解书"
    SETTLED = "settled", "和解"
    LAWYER_NAMED = "lawyer_named", "已指派律师"
    OTHER = "other", "其他"


OF_COURTS = frozenset({ResultKind.ANNULLED, ResultKind.DOCKETED, ResultKind.NOT_DOCKETED, ResultKind.DISMISSED,
                       ResultKind.JUDGMENT, ResultKind.RULING, ResultKind.LAST_JUDGMENT, ResultKind.COURT_PAPER})
"""What only a court decides, on whichever way it stands."""


class ReceiverAnswer(Term):
    """What whoever was to get a handoff said to it."""

    TAKEN = "taken", "已接收"
    RETURNED = "returned", "退回"


class Handoff(db.Model):
    """One way out, with its receiver and the papers that go along; offers and concessions never do.

    ``accepted_on``, ``docketed_on``: the days on which the commission and the court took it in. ``court_name`` is the
    court to which an arbitration went on. ``award_force`` says what the award behind it is; ``preserved`` that property
    is held for it. ``agreement`` and ``obligation`` are what it is sued or arbitrated on after an agreement.
    """

    __tablename__ = "handoff"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in HandoffState)})", name="state"),
        CheckConstraint("answer <> 'returned' or answer_words <> ''", name="returned_with_a_reason"),
        Index("ix_handoff_case", "case_id", "id"),
    )
    record_type = "handoff"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    way: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = mapped_column(default=1)
    receiver: Mapped[str] = mapped_column(String(120))
    receiver_address: Mapped[str] = mapped_column(String(200), default="")
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    items: Mapped[list[str]] = mapped_column(JSON, default=list)
    sent_on: Mapped[date | None] = mapped_column(Date)
    plan_on: Mapped[date | None] = mapped_column(Date)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    obligation_id: Mapped[int | None] = mapped_column(ForeignKey("obligation.id"))
    court_name: Mapped[str] = mapped_column(String(120), default="")
    accepted_on: Mapped[date | None] = mapped_column(Date)
    docketed_on: Mapped[date | None] = mapped_column(Date)
    award_force: Mapped[str | None] = mapped_column(String(16))
    preserved: Mapped[bool] = mapped_column(Boolean, default=False)
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_on: Mapped[date | None] = mapped_column(Date)
    answer_words: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[Case] = relationship(backref="handoffs")
    party: Mapped[Party | None] = relationship()
    agreement: Mapped[Agreement | None] = relationship()
    obligation: Mapped[Obligation | None] = relationship()
    results: Mapped[list[HandoffResult]] = relationship(back_populates="handoff", order_by="HandoffResult.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        values.setdefault("state", HandoffState.UNOPENED.value)
        super().__init__(**values)

    @property
    def way_now(self) -> HandoffWay:
        """Where it is: what began before a commission and was sued is before the court (TJ 29, 43, 48–50)."""
        return HandoffWay.COURT if self.court_name else HandoffWay(self.way)

    @property
    def forum(self) -> str:
        """Who has it now, by name."""
        return self.court_name or self.receiver


class HandoffResult(db.Model):
    """What the receiver decided: its number, day and result, with a scan where there is one.

    ``received_on`` is the day on which the worker got the paper, ``employer_received_on`` the employer's: the periods
    for going on count from them (TJ 48–50).
    """

    __tablename__ = "handoff_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    forum_number: Mapped[str] = mapped_column(String(80), default="")
    decided_on: Mapped[date] = mapped_column(Date)
    received_on: Mapped[date | None] = mapped_column(Date)
    employer_received_on: Mapped[date | None] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text, default="")
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    handoff: Mapped[Handoff] = relationship(back_populates="results")

    @property
    def forum(self) -> str:
        """Who decided it: what only a court decides is the court's, also where the way began before a commission."""
        if self.handoff.way == HandoffWay.COURT.value or ResultKind(self.kind) not in OF_COURTS:
            return self.handoff.receiver
        return self.handoff.court_name or "人民法院"
