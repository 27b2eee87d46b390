"""An application made on line: what its applicant did not know, and who stands on a list without having applied yet."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class Unknown(Term):
    """What an applicant may leave open (law.md §3.1: the clerk completes it)."""

    EMPLOYER = "employer", "对方到底是哪一家（全称、地址）"
    HAPPENED = "happened", "到底是什么事"
    WORK = "work", "什么时候开始干的、工资多少"
    AMOUNT = "amount", "要多少钱、怎么算的"
    STORY = "story", "事情的经过"
    PHOTOS = "photos", "有什么证据"
    NAME = "name", "申请人叫什么"
    IDENTITY = "identity", "申请人的证件号码"
    PHONE = "phone", "怎样联系申请人"
    REACH = "reach", "什么时候方便、不能让谁知道"


class OpenQuestion(db.Model):
    """One thing that the applicant did not know; it is settled by completing the file, or by what the clerk learnt."""

    __tablename__ = "open_question"
    __table_args__ = (
        CheckConstraint(f"about in ({', '.join(repr(each.value) for each in Unknown)})", name="about"),
        UniqueConstraint("case_id", "about", name="uq_open_question_about"),
    )
    record_type = "open_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    about: Mapped[str] = mapped_column(String(16))
    learnt_sealed: Mapped[str | None] = mapped_column(Text)
    learnt_at: Mapped[datetime | None] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    learnt = Sealed("learnt_sealed")
    case: Mapped[Case] = relationship(backref=backref("open_questions", order_by="OpenQuestion.id"))
    by: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, *, learnt: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.learnt = learnt

    @property
    def about_term(self) -> Unknown:
        return Unknown(self.about)


class Joining(Term):
    """What somebody on the list of a group has said."""

    WAITING = "waiting", "还没有回话"
    JOINS = "joins", "参加"
    DECLINES = "declines", "不参加"


class NamedWorker(db.Model):
    """A name on the list that a representative handed in: no applicant until the worker says so, by tapping or signing.

    ``link_hash`` is the worker's own link, ``proof`` the paper that was signed at the counter instead.
    """

    __tablename__ = "named_worker"
    __table_args__ = (
        CheckConstraint(f"word in ({', '.join(repr(each.value) for each in Joining)})", name="word"),
        CheckConstraint("word <> 'joins' or party_id is not null", name="joined_as_party"),
        CheckConstraint("amount_fen is null or amount_fen >= 0", name="amount"),
        UniqueConstraint("case_id", "ordinal", name="uq_named_worker_ordinal"),
    )
    record_type = "named_worker"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    ordinal: Mapped[int] = mapped_column()
    name_sealed: Mapped[str | None] = mapped_column(Text)
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    is_about: Mapped[bool] = mapped_column(Boolean, default=True)
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_until: Mapped[datetime | None] = mapped_column(Instant)
    word: Mapped[str] = mapped_column(String(16), default=Joining.WAITING.value)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    proof: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    name = Sealed("name_sealed")
    phone = Sealed("phone_sealed")
    case: Mapped[Case] = relationship(backref=backref("named_workers", order_by="NamedWorker.ordinal"))
    party: Mapped[Party | None] = relationship()
    by: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, *, name: str, phone: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.name, self.phone = name, phone

    @property
    def word_term(self) -> Joining:
        return Joining(self.word)
