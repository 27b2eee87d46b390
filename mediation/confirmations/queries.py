"""The strengthenings of a case, their papers, what must be there only once at a court, its hours and who stands in."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, Mark, Strengthening
from mediation.bodies.models import Body
from mediation.cases.models import Case, Exclusion
from mediation.confirmations.hours_models import BookedAgreement, CourtBooking, CourtSlot, LiaisonCover
from mediation.confirmations.models import CourtRequest, JointConfirmation, Ruling
from mediation.confirmations.review_models import ReviewPoint
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.people.models import Person


def strengthenings_of(case: Case) -> Sequence[Strengthening]:
    """Every strengthening of the case, in the order in which the agreements took effect."""
    return db.session.scalars(select(Strengthening).where(Strengthening.case_id == case.id)
                              .order_by(Strengthening.id)).all()


def strengthening_of(case: Case, public_id: str) -> Strengthening | None:
    """The strengthening of this address in this case."""
    return db.session.scalars(select(Strengthening).where(
        Strengthening.case_id == case.id, Strengthening.public_id == public_id)).one_or_none()


def papers_about(strengthening: Strengthening) -> Sequence[Paper]:
    """The papers issued for the application or with its agreement that count, in the order of issue."""
    own = or_(Paper.about_ref == strengthening.public_id, Paper.about_ref == strengthening.agreement.public_id)
    return db.session.scalars(select(Paper).where(
        Paper.case_id == strengthening.case_id, own, Paper.voided_at.is_(None)).order_by(Paper.id)).all()


def receipt_number_is_taken(number: str) -> bool:
    """Whether an application has this receipt number already."""
    return db.session.scalar(select(Strengthening.id).where(Strengthening.receipt_number == number)) is not None


def docketed_under(court: Body, number: str) -> Strengthening | None:
    """The application that this court has docketed under this number."""
    return db.session.scalars(select(Strengthening).where(
        Strengthening.court_id == court.id, Strengthening.court_number == number)).first()


def open_request(strengthening: Strengthening) -> CourtRequest | None:
    """What the court has asked and not yet got."""
    return db.session.scalars(select(CourtRequest).where(
        CourtRequest.strengthening_id == strengthening.id, CourtRequest.supplied_on.is_(None))
        .order_by(CourtRequest.id.desc())).first()


def ruling_of(strengthening: Strengthening, public_id: str) -> Ruling | None:
    return db.session.scalars(select(Ruling).where(
        Ruling.strengthening_id == strengthening.id, Ruling.public_id == public_id)).one_or_none()


def supplement_in_effect(agreement: Agreement, public_id: str) -> Agreement | None:
    """A supplement to this agreement that is in effect."""
    return db.session.scalars(select(Agreement).where(
        Agreement.supplements_id == agreement.id, Agreement.public_id == public_id,
        Agreement.effective_on.is_not(None))).one_or_none()


def reasons_used_at(court: Body, last: int = 1000) -> Sequence[list[str]]:
    """The reasons of the last returns of a court, the latest first."""
    return db.session.scalars(
        select(CourtRequest.reasons).join(Strengthening, Strengthening.id == CourtRequest.strengthening_id)
        .where(Strengthening.court_id == court.id).order_by(CourtRequest.id.desc()).limit(last)).all()


def slots_between(courts: Sequence[int], first: datetime, last: datetime) -> Sequence[CourtSlot]:
    """The slots of these courts that begin within a time and have not been withdrawn, in their order."""
    return db.session.scalars(select(CourtSlot).where(
        CourtSlot.court_id.in_(courts), CourtSlot.starts_at.between(first, last), CourtSlot.withdrawn_at.is_(None))
        .order_by(CourtSlot.starts_at, CourtSlot.id).options(joinedload(CourtSlot.posted_by))).all()


def slot_called(court: Body, value: str) -> CourtSlot | None:
    """The slot of this address at a court."""
    return db.session.scalars(select(CourtSlot).where(
        CourtSlot.court_id == court.id, CourtSlot.public_id == value)).one_or_none()


def slots_in(court: Body, place: str, first: datetime, last: datetime) -> Sequence[CourtSlot]:
    """The slots of a court in one place that touch this time."""
    return db.session.scalars(select(CourtSlot).where(
        CourtSlot.court_id == court.id, CourtSlot.place == place, CourtSlot.starts_at < last,
        CourtSlot.ends_at > first, CourtSlot.withdrawn_at.is_(None))).all()


def bookings_of(slots: Iterable[CourtSlot]) -> dict[int, CourtBooking]:
    """The booking that stands in each of these slots."""
    found = db.session.scalars(_bookings().where(CourtBooking.slot_id.in_([slot.id for slot in slots])))
    return {booking.slot_id: booking for booking in found}


def bookings_in(case: Case) -> Sequence[CourtBooking]:
    """The bookings that stand of a case, in their order."""
    mine = select(BookedAgreement.booking_id).join(Agreement, Agreement.id == BookedAgreement.agreement_id).where(
        Agreement.case_id == case.id, BookedAgreement.ended_at.is_(None))
    return db.session.scalars(_bookings().where(CourtBooking.id.in_(mine)).order_by(CourtBooking.id)).all()


def bookings_between(courts: Sequence[int], first: datetime, last: datetime, recused: Person) -> Sequence[CourtBooking]:
    """What is booked at these courts within a time, in the order of the clock, but for cases closed to a person."""
    return db.session.scalars(_open_to(recused).join(CourtSlot, CourtSlot.id == CourtBooking.slot_id).where(
        CourtSlot.court_id.in_(courts), CourtSlot.starts_at >= first, CourtSlot.starts_at < last)
        .order_by(CourtSlot.starts_at, CourtBooking.id)).all()


def booking_at(courts: Sequence[int], value: str, recused: Person) -> CourtBooking | None:
    """The booking of this address at these courts, if it stands and its case is not closed to this person."""
    return db.session.scalars(_open_to(recused).join(CourtSlot, CourtSlot.id == CourtBooking.slot_id).where(
        CourtSlot.court_id.in_(courts), CourtBooking.public_id == value)).one_or_none()


def _open_to(person: Person) -> Select[CourtBooking]:
    closed = select(BookedAgreement.booking_id).join(Agreement, Agreement.id == BookedAgreement.agreement_id).join(
        Exclusion, Exclusion.case_id == Agreement.case_id).where(Exclusion.person_id == person.id)
    return _bookings().where(CourtBooking.id.not_in(closed))


def _bookings() -> Select[CourtBooking]:
    """Bookings that stand, with what a line of a day shows."""
    agreement = selectinload(CourtBooking.booked).joinedload(BookedAgreement.agreement)
    return select(CourtBooking).where(CourtBooking.ended_at.is_(None)).options(
        joinedload(CourtBooking.slot), joinedload(CourtBooking.case).joinedload(Case.body),
        agreement.selectinload(Agreement.parties), agreement.joinedload(Agreement.strengthening))


def booked_now(agreements: Iterable[Agreement]) -> Sequence[BookedAgreement]:
    """The lines of bookings that stand for these agreements."""
    return db.session.scalars(select(BookedAgreement).where(
        BookedAgreement.agreement_id.in_([each.id for each in agreements]), BookedAgreement.ended_at.is_(None))
        .options(joinedload(BookedAgreement.booking).joinedload(CourtBooking.slot))).all()


def like_ones(strengthening: Strengthening, most: int = 60) -> Sequence[Strengthening]:
    """Other applications of the same body to the same court with the same employer and text, not finished yet."""
    return db.session.scalars(select(Strengthening).where(
        Strengthening.court_id == strengthening.court_id, Strengthening.like_key == strengthening.like_key,
        Strengthening.queue_on.is_not(None), Strengthening.id != strengthening.id).order_by(Strengthening.id)
        .options(joinedload(Strengthening.case), joinedload(Strengthening.agreement)).limit(most)).all()


def what_has_happened(booking: CourtBooking) -> tuple[object, ...]:
    """How much there is of everything that a sitting shows, in one statement: it changes with each step."""
    agreements = select(BookedAgreement.agreement_id).where(BookedAgreement.booking_id == booking.id)
    records = select(Strengthening.id).where(Strengthening.agreement_id.in_(agreements))
    refs = select(Strengthening.public_id).where(Strengthening.agreement_id.in_(agreements))

    def number(condition: ColumnElement[bool]) -> ScalarSelect[int]:
        return select(func.count()).where(condition).scalar_subquery()

    row = db.session.execute(select(
        select(func.sum(Strengthening.version)).where(Strengthening.id.in_(records)).scalar_subquery(),
        select(func.sum(Agreement.version)).where(Agreement.id.in_(agreements)).scalar_subquery(),
        number(Mark.agreement_id.in_(agreements)), number(JointConfirmation.strengthening_id.in_(records)),
        number(and_(ReviewPoint.strengthening_id.in_(records), ReviewPoint.passes.is_not(None))),
        number(Ruling.strengthening_id.in_(records)), number(Paper.about_ref.in_(refs)))).one()
    return tuple(row)


def covers_on(court_ids: Sequence[int], day: date) -> Sequence[LiaisonCover]:
    """Who stands in for whom at these courts on a day or later, the nearest first."""
    return db.session.scalars(select(LiaisonCover).where(
        LiaisonCover.court_id.in_(court_ids), LiaisonCover.until_on >= day, LiaisonCover.ended_at.is_(None))
        .order_by(LiaisonCover.from_on, LiaisonCover.id)
        .options(joinedload(LiaisonCover.absent), joinedload(LiaisonCover.substitute))).all()


def kept_by(person: Person, court: Body) -> int:
    """How many applications before this court somebody keeps."""
    return db.session.scalar(select(func.count()).where(
        Strengthening.handled_by_id == person.id, Strengthening.court_id == court.id,
        Strengthening.queue_on.is_not(None))) or 0


def cover_called(court_ids: Sequence[int], value: str) -> LiaisonCover | None:
    """The standing-in of this address at these courts, if it has not been ended."""
    return db.session.scalars(select(LiaisonCover).where(
        LiaisonCover.court_id.in_(court_ids), LiaisonCover.public_id == value,
        LiaisonCover.ended_at.is_(None))).one_or_none()
