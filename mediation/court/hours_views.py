"""The court's hours: posting them, the list of a day, one sitting step by step, moving it and calling it off."""
from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.confirmations import acts
from mediation.confirmations.answers import steps_answer
from mediation.confirmations.hours_forms import CallOffForm, HoursForm, SlotForm
from mediation.confirmations.queries import bookings_between, bookings_of, slot_called, slots_between
from mediation.confirmations.sitting import sitting_of, tag_of
from mediation.court.access import booking_for, courts_of
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("court_hours", __name__)
place("核实时段", "court_hours.hours", Role.LIAISON)
AHEAD = timedelta(days=31)


@views.route("/court/hours", methods=["GET", "POST"])
@may(Role.LIAISON)
def hours() -> Any:
    """The slots of the coming weeks with who is booked; more are posted."""
    courts = {court.public_id: court for court in courts_of(current_user)}
    form = HoursForm()
    form.court.offer((key, court.name) for key, court in courts.items())
    if form.accepted():
        with form.refusals():
            number = acts.post_hours(courts[form.court.data], form.hours(), by=current_user)
        if form.done:
            flash(f"已公布{number}个时段，调解组织现在可以预约。")
            return redirect("/court/hours", 303)
    return render_template("court/hours.html", form=form, **_coming(list(courts.values()))), form.status


def _coming(courts: list[Body]) -> dict[str, Any]:
    """The slots from now on, which of them are taken, and a form to take back those that are free."""
    slots = slots_between([court.id for court in courts], clock.now(), clock.now() + AHEAD)
    return {"slots": slots, "taken": bookings_of(slots), "withdraw_form": ConfirmForm(), "today": clock.today()}


@views.get("/court/days/<day>")
@may(Role.LIAISON)
def day_list(day: str) -> Any:
    """Who comes on a day, in the order of the clock."""
    wanted = _day(day)
    first = clock.instant(wanted, time(0))
    courts = current_user.body_ids(Role.LIAISON)
    found = bookings_between(courts, first, first + timedelta(days=1), current_user)
    trail.record_look("look_day_list", by=current_user)
    return render_template("court/day.html", day=wanted, bookings=found, before=wanted - timedelta(days=1),
                           after=wanted + timedelta(days=1))


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as wrong:
        raise NotFound("没有这一天。") from wrong


@views.post("/court/slots/<court_id>/<slot_id>/withdraw")
@may(Role.LIAISON)
def withdraw_slot(court_id: str, slot_id: str) -> Any:
    """A slot that nobody has booked is taken back."""
    court = next((each for each in courts_of(current_user) if each.public_id == court_id), None)
    slot = slot_called(court, slot_id) if court is not None else None
    if slot is None:
        raise NotFound("没有找到这个时段。")
    if ConfirmForm().accepted():
        acts.withdraw_slot(slot, by=current_user)
        flash("这个时段已收回。")
    return redirect("/court/hours", 303)


@views.get("/court/sittings/<booking_id>")
@may(Role.LIAISON)
def sitting(booking_id: str) -> Any:
    """One sitting, step by step as it happens."""
    booking = booking_for(current_user, booking_id)
    trail.record_look("look_sitting", by=current_user, record=booking, case=booking.case)
    free = slots_between([booking.slot.court_id], clock.now(), clock.now() + AHEAD)
    taken = bookings_of(free)
    return render_template(
        "court/sitting.html", booking=booking, sittings=sitting_of(booking, for_court=True), tag=tag_of(booking),
        move_form=SlotForm(slots=[slot for slot in free if slot.id not in taken]), off_form=CallOffForm())


@views.get("/court/sittings/<booking_id>/steps")
@may(Role.LIAISON)
def steps(booking_id: str) -> Any:
    """The steps alone; unchanged, they are not drawn again."""
    return steps_answer(booking_for(current_user, booking_id), for_court=True)


@views.post("/court/sittings/<booking_id>/move")
@may(Role.LIAISON)
def move(booking_id: str) -> Any:
    """Another slot."""
    booking = booking_for(current_user, booking_id)
    free = slots_between([booking.slot.court_id], clock.now(), clock.now() + AHEAD)
    form = SlotForm(slots=free)
    if form.accepted():
        acts.move_booking(booking, form.chosen_slot, by=current_user)
        flash("已改期，双方和调解组织会收到通知。")
    else:
        flash("没有改期：请选一个还空着的时段。")
    return redirect(f"/court/sittings/{booking_id}", 303)


@views.post("/court/sittings/<booking_id>/call-off")
@may(Role.LIAISON)
def call_off(booking_id: str) -> Any:
    """Nobody comes."""
    booking = booking_for(current_user, booking_id)
    form = CallOffForm()
    if form.accepted():
        acts.call_off(booking, form.words.data, by=current_user)
        flash("已取消，双方和调解组织会收到通知。")
        return redirect("/court/hours", 303)
    flash("没有取消：请用一句话写明为什么。")
    return redirect(f"/court/sittings/{booking_id}", 303)
