"""What a court handed over: its number, which makes a second sending known, the consent, and the return."""
from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.intake.facts import ConsentWay
from mediation.law.terms import Term
from mediation.sealed import public_id


class SuitWish(Term):
    """What the applicant wants when a case that was delegated before docketing comes back without agreement (TY 27)."""

    INSISTS = "insists", "坚持起诉"
    ARBITRATION = "arbitration", "改走仲裁"
    UNDECIDED = "undecided", "还没有决定"


class CourtAssignment(db.Model):
    """One 委派 (before docketing) or 委托 (after it) of a court to a body.

    ``number_key`` is the court's number without what is only typed differently; it is empty once the body has given
    the case back, for the court may then send it to another. ``returned_on`` is the day on which the body sent the
    result back, ``received_on`` that on which the court found it whole; ``lacking`` is what the court still asks for.
    ``conduct`` is what raised the other side's costs (ONL 21). Offers and concessions have no place here.
    """

    __tablename__ = "court_assignment"
    __table_args__ = (
        CheckConstraint(f"consent_way in ({', '.join(repr(way.value) for way in ConsentWay)})", name="consent_way"),
        CheckConstraint(f"wish in ({', '.join(repr(wish.value) for wish in SuitWish)})", name="wish"),
        CheckConstraint("received_on is null or returned_on is not null", name="returned_first"),
        Index("uq_court_assignment_number", "court_id", "source", "number_key", unique=True),
        Index("ix_court_assignment_court", "court_id", "id"),
    )
    record_type = "court_assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), unique=True)
    court_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    source: Mapped[str] = mapped_column(String(32))
    number_key: Mapped[str | None] = mapped_column(String(80))
    consented_on: Mapped[date | None] = mapped_column(Date)
    consent_way: Mapped[str | None] = mapped_column(String(16))
    letter_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    returned_on: Mapped[date | None] = mapped_column(Date)
    received_on: Mapped[date | None] = mapped_column(Date)
    lacking: Mapped[str] = mapped_column(Text, default="")
    conduct: Mapped[str] = mapped_column(Text, default="")
    wish: Mapped[str | None] = mapped_column(String(16))

    case: Mapped[Case] = relationship(backref=backref("court_assignment", uselist=False))
    court: Mapped[Body] = relationship()

    @property
    def consent_words(self) -> str:
        """The day and the way of the consent, as pages show it."""
        way = ConsentWay(self.consent_way).label if self.consent_way else ""
        return "，".join(part for part in (self.consented_on.isoformat() if self.consented_on else "", way) if part)

    @property
    def wish_term(self) -> SuitWish | None:
        return SuitWish(self.wish) if self.wish else None
