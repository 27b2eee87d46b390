"""The clerk books the court's hours for the parties of a case, moves and calls off, and watches the sitting."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.cases.models import Case
from mediation.cases.who import staff_for_party
from mediation.confirmations import acts
from mediation.confirmations.acts.hours import bookable, court_of
from mediation.confirmations.answers import steps_answer
from mediation.confirmations.hours_forms import BookForm, CallOffForm, SlotForm
from mediation.confirmations.hours_models import CourtBooking, CourtSlot
from mediation.confirmations.queries import booked_now, bookings_in, bookings_of, like_ones, slots_between
from mediation.confirmations.sitting import sitting_of, tag_of
from mediation.errors import NotFound, NotNow
from mediation.web.who_may import may

views = Blueprint("confirmation_hours", __name__)
AHEAD = timedelta(days=31)


@views.route("/desk/cases/<case_id>/court-hours", methods=["GET", "POST"])
@may(*HANDLING)
def book(case_id: str) -> Any:
    """A slot of the court for the agreements of this case."""
    case = case_for(current_user, case_id)
    own, offered = bookable_in(case, current_user)
    form = BookForm(slots=free_slots(own[0]), offered=offered, own=own)
    if form.accepted():
        with form.refusals():
            booking = acts.book(form.chosen_slot, form.chosen, by=current_user)
        if form.done:
            flash("已约好，双方和法院会收到通知。")
            return redirect(booking_address(case, booking), 303)
    return render_template("confirmations/hours.html", case=case, form=form, court=court_of(own[0])), form.status


def bookable_in(case: Case, person: Any) -> tuple[list[Agreement], list[Agreement]]:
    """The agreements of the case that may be booked, and all that are offered: like ones of other cases too."""
    own: list[Agreement] = [each for each in case.agreements if bookable(each) and court_of(each) is not None]
    taken = {line.agreement_id for line in booked_now(own) if line.booking.slot.starts_at > clock.now()}
    own = [each for each in own if each.id not in taken]
    if not own:
        raise NotNow("本案没有要约法院核实的协议：要先把协议定稿签署，或者准备、申请司法确认；已经约了的请用“改期”。")
    like = [other.agreement for each in own if each.strengthening and each.strengthening.like_key
            for other in like_ones(each.strengthening) if staff_for_party(actor=person, model=other)]
    busy = {line.agreement_id for line in booked_now(like)}
    known = {each.id for each in own}
    others = {each.id: each for each in like if each.id not in busy | known}
    return own, [*own, *others.values()]


def free_slots(agreement: Agreement) -> list[CourtSlot]:
    """The slots of its court in the coming weeks that nobody has taken."""
    court = court_of(agreement)
    if court is None:
        return []
    slots = slots_between([court.id], clock.now(), clock.now() + AHEAD)
    taken = bookings_of(slots)
    return [slot for slot in slots if slot.id not in taken]


@views.get("/desk/cases/<case_id>/court-hours/<booking_id>")
@may(*HANDLING)
def sitting(case_id: str, booking_id: str) -> Any:
    """The sitting, step by step as it happens."""
    case, booking = _booking(case_id, booking_id)
    return render_template(
        "confirmations/sitting.html", case=case, booking=booking, sittings=sitting_of(booking, for_court=False),
        tag=tag_of(booking), here=booking_address(case, booking), off_form=CallOffForm(),
        move_form=SlotForm(slots=free_slots(booking.booked[0].agreement)))


@views.get("/desk/cases/<case_id>/court-hours/<booking_id>/steps")
@may(*HANDLING)
def steps(case_id: str, booking_id: str) -> Any:
    """The steps alone; unchanged, they are not drawn again."""
    return steps_answer(_booking(case_id, booking_id)[1], for_court=False)


@views.post("/desk/cases/<case_id>/court-hours/<booking_id>/move")
@may(*HANDLING)
def move(case_id: str, booking_id: str) -> Any:
    """Another slot."""
    case, booking = _booking(case_id, booking_id)
    form = SlotForm(slots=free_slots(booking.booked[0].agreement))
    if form.accepted():
        acts.move_booking(booking, form.chosen_slot, by=current_user)
        flash("已改期，双方和法院会收到通知。")
    else:
        flash("没有改期：请选一个还空着的时段。")
    return redirect(booking_address(case, booking), 303)


@views.post("/desk/cases/<case_id>/court-hours/<booking_id>/call-off")
@may(*HANDLING)
def call_off(case_id: str, booking_id: str) -> Any:
    """Nobody comes."""
    case, booking = _booking(case_id, booking_id)
    form = CallOffForm()
    if form.accepted():
        acts.call_off(booking, form.words.data, by=current_user)
        flash("已取消，双方和法院会收到通知。")
        return redirect(case_address(case, "confirmation"), 303)
    flash("没有取消：请用一句话写明为什么。")
    return redirect(booking_address(case, booking), 303)


def booking_address(case: Case, booking: CourtBooking) -> str:
    """Where the page of a booking is, for the clerk."""
    return f"/desk/cases/{case.public_id}/court-hours/{booking.public_id}"


def _booking(case_id: str, booking_id: str) -> tuple[Case, CourtBooking]:
    """The case, and its booking of this address; every case that is booked with it must be open to this person."""
    case = case_for(current_user, case_id)
    booking = next((each for each in bookings_in(case) if each.public_id == booking_id), None)
    if booking is None:
        raise NotFound("没有找到这个预约，可能已经取消。")
    for line in booking.booked:
        case_for(current_user, line.agreement.case.public_id)
    trail.record_look("look_sitting", by=current_user, record=booking, case=case)
    return case, booking
