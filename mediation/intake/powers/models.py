"""Who came in for an employer, and on what they speak for it."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class Authority(Term):
    """On what somebody speaks for an employer (CPL 51, 61)."""

    HEAD = "head", "法定代表人（主要负责人）"
    EMPLOYEE = "employee", "单位职员"
    LAWYER = "lawyer", "律师"


class EmployerRepresentative(db.Model):
    """Who came in for an employer: name, post, on what they speak for it, the paper that they handed in.

    They are announced until the staff have looked at the authority; of a head there is no ``agent``. Whoever hands in a
    newer power on their own page stands here once more, without an invitation.
    """

    __tablename__ = "employer_representative"
    __table_args__ = (
        CheckConstraint(f"authority in ({', '.join(repr(each.value) for each in Authority)})", name="authority"),
        CheckConstraint("(checked_at is null) = (is_accepted is null)", name="checked"),
    )
    record_type = "employer_representative"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), unique=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    name: Mapped[str] = mapped_column(String(60))
    post: Mapped[str] = mapped_column(String(60))
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    authority: Mapped[str] = mapped_column(String(16))
    powers: Mapped[list[str]] = mapped_column(JSON, default=list)
    until_on: Mapped[date | None] = mapped_column(Date)
    paper_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    registered_at: Mapped[datetime] = mapped_column(Instant)
    checked_at: Mapped[datetime | None] = mapped_column(Instant)
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    is_accepted: Mapped[bool | None] = mapped_column()
    remark: Mapped[str] = mapped_column(Text, default="")

    phone = Sealed("phone_sealed")
    party: Mapped[Party] = relationship(backref=backref("came", order_by="EmployerRepresentative.id"))
    agent: Mapped[Agent | None] = relationship()
    checked_by: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def case(self) -> Case:
        return self.party.case

    @property
    def authority_term(self) -> Authority:
        return Authority(self.authority)
