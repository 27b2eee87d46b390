"""The outbox: notices to parties and staff, written in the transaction of the act, delivered afterwards."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Language, Term
from mediation.parties.models import Agent, Channel, Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class NoticeState(Term):
    """How a notice stands. TO_DO is one that nobody can send: call, or hand it over."""

    PENDING = "pending", "待发送"
    SENT = "sent", "已送出"
    TO_DO = "to_do", "要打电话或当面告知"
    DONE = "done", "已告知"
    FAILED = "failed", "发送失败"
    CANCELLED = "cancelled", "已取消"


class Notice(db.Model):
    """One message to one person. ``key`` makes sending it twice harmless; outside texts hold no words of the case.

    ``secret_words`` are sent instead of ``words`` where they hold a link or a code for the receiver alone
    (``is_personal``); they are sealed while they wait, and gone once they went out. ``is_asked_for``: a code that the
    receiver wants this minute. ``check_word`` stands in the message, and ``text_mark`` is the fingerprint of its text,
    so that anybody can ask whether it is ours. ``sent_by`` is the channel that took it.
    """

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint(f"state in ({', '.join(repr(s.value) for s in NoticeState)})", name="state"),
        Index("ix_notice_outbox", "state", "next_try_at"),
        Index("ix_notice_case", "case_id", "id"),
        Index("ix_notice_check_word", "check_word"),
        Index("ix_notice_sent", "party_id", "sent_at"),
    )
    record_type = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    channel: Mapped[str] = mapped_column(String(16))
    address_sealed: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(String(120), default="")
    words: Mapped[str] = mapped_column(Text)
    secret_words_sealed: Mapped[str | None] = mapped_column(Text)
    read_out_sealed: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16), default=NoticeState.PENDING.value)
    due_at: Mapped[datetime] = mapped_column(Instant)
    next_try_at: Mapped[datetime] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    last_error: Mapped[str | None] = mapped_column(Text)
    give_up_at: Mapped[datetime | None] = mapped_column(Instant)
    is_personal: Mapped[bool] = mapped_column(Boolean, default=False)
    is_asked_for: Mapped[bool] = mapped_column(Boolean, default=False)
    check_word: Mapped[str | None] = mapped_column(String(6))
    text_mark: Mapped[str | None] = mapped_column(String(64))
    sent_by: Mapped[str | None] = mapped_column(String(16))

    address = Sealed("address_sealed")
    secret_words = Sealed("secret_words_sealed")
    read_out = Sealed("read_out_sealed", empty="")
    case: Mapped[Case | None] = relationship()
    party: Mapped[Party | None] = relationship()
    person: Mapped[Person | None] = relationship()
    agent: Mapped[Agent | None] = relationship()

    def __init__(self, **values: object) -> None:
        self.public_id = str(values.pop("public_id", None) or public_id())
        super().__init__(**values)

    @property
    def left_the_house(self) -> bool:
        """Whether somebody outside has been told."""
        return self.person_id is None and self.state in (NoticeState.SENT.value, NoticeState.DONE.value)

    @property
    def to_whom(self) -> str:
        """Whom somebody calls: the party, or who else is named in the subject."""
        return self.party.name if self.party is not None else self.subject

    @property
    def phone(self) -> str | None:
        """Under which number they are called: the one that was given for it, else the party's; the page masks it."""
        meant = self.address if self.party is None or self.channel == Channel.BY_HAND.value else None
        return meant or (self.party.phone if self.party is not None else None)

    def make_void(self, _at: datetime) -> None:
        """The act that it tells of was taken back: it is no longer told."""
        self.state = NoticeState.CANCELLED.value


class NoticeChoice(db.Model):
    """How a party wants to be told, as it said itself: when it may not be disturbed, in which language, what to heed
    when somebody calls. The channel stands with the party; hours left open are those of the body.
    """

    __tablename__ = "notice_choice"
    __table_args__ = (
        CheckConstraint("quiet_from between 0 and 23 and quiet_until between 0 and 23", name="hours"),
        CheckConstraint("(quiet_from is null) = (quiet_until is null)", name="both_hours"),
    )

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), primary_key=True)
    quiet_from: Mapped[int | None] = mapped_column(Integer)
    quiet_until: Mapped[int | None] = mapped_column(Integer)
    language: Mapped[str] = mapped_column(String(8), default=Language.MANDARIN.value)
    not_at_work: Mapped[bool] = mapped_column(Boolean, default=False)
    remark: Mapped[str] = mapped_column(String(120), default="")
    chosen_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party] = relationship()
