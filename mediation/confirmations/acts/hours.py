"""The court posts its hours; the clerk books them for the parties, moves and calls off; who is concerned is told."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, StrengtheningState
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.cases import who
from mediation.confirmations.hours_models import BookedAgreement, CourtBooking, CourtSlot, SlotWay
from mediation.confirmations.queries import booked_now, bookings_of, slots_in
from mediation.deadlines.acts import calendar_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.numbers import date_words
from mediation.law.terms import Role
from mediation.notices.acts import cancel_all, tell, tell_staff

S = StrengtheningState
MOST_DAYS, MOST_SLOTS = 62, 400
CHECKED_IN = (S.CONF_PREP, S.CONF_FILED, S.CONF_CORRECT, S.CONF_DOCKETED, S.CONF_OBJECTION)


@dataclass(frozen=True)
class Hours:
    """What a court posts: on these weekdays (0 is Monday) of these days, from when to when, ``minutes`` for each."""

    first: date
    last: date
    weekdays: frozenset[int]
    begins: time
    ends: time
    minutes: int
    way: SlotWay
    place: str


def post_hours(court: Body, hours: Hours, *, by: Any) -> int:
    """Post the slots that are not there yet, on working days and not in the past; how many they are."""
    _only_its_liaison(court, by)
    _check_hours(hours)
    moments = list(_moments(court, hours))
    if len(moments) > MOST_SLOTS:
        raise RequirementNotMet(f"一次最多公布{MOST_SLOTS}个时段，现在是{len(moments)}个，请缩短日期。", field="last")
    length = timedelta(minutes=hours.minutes)
    there = slots_in(court, hours.place, moments[0], moments[-1] + length) if moments else []
    new = [moment for moment in moments
           if not any(slot.starts_at < moment + length and moment < slot.ends_at for slot in there)]
    if not new:
        raise RequirementNotMet("这些日子里没有可以公布的新时段：不是工作日、已经过去，或者已经公布过。", field="first")
    for moment in new:
        db.session.add(CourtSlot(court=court, starts_at=moment, ends_at=moment + length, way=hours.way.value,
                                 place=hours.place, posted_by=by))
    trail.record("post_hours", by=by, record=court, slots=len(new))
    db.session.flush()
    return len(new)


def withdraw_slot(slot: CourtSlot, *, by: Any) -> None:
    """The court takes a slot back that nobody has booked."""
    _only_its_liaison(slot.court, by)
    if slot.id in bookings_of([slot]):
        raise NotNow("这个时段已经有人约了，请先改期或者取消预约。")
    slot.withdrawn_at = clock.now()
    trail.record("withdraw_slot", by=by, record=slot)


def book(slot: CourtSlot, agreements: Sequence[Agreement], *, by: Any) -> CourtBooking:
    """The clerk takes a slot for agreements that go to this court; the parties, the court and the clerk are told."""
    if not agreements:
        raise RequirementNotMet("请选择要核实的协议。", field="agreements")
    for agreement in agreements:
        _may_be_booked(agreement, slot.court, by)
    _is_free(slot)
    _end_what_is_past(agreements)
    booking = CourtBooking(slot=slot, case=agreements[0].case, made_by=by, made_at=clock.now())
    booking.booked = [BookedAgreement(agreement=agreement) for agreement in agreements]
    db.session.add(booking)
    db.session.flush()
    trail.record("book_court", by=by, record=booking, case=booking.case, agreements=len(agreements))
    _tell(booking, "法院核实约在", by=by)
    return booking


def move_booking(booking: CourtBooking, slot: CourtSlot, *, by: Any) -> None:
    """Another slot for the same agreements; whoever was told is told anew."""
    _only_who_may_book(booking, by)
    if slot.court_id != booking.slot.court_id:
        raise RequirementNotMet("只能改到同一家法院的时段。", field="slot")
    _is_free(slot)
    _untell(booking, by=by)
    booking.slot, booking.moved = slot, booking.moved + 1
    db.session.flush()
    trail.record("move_booking", by=by, record=booking, case=booking.case)
    _tell(booking, "法院核实改到", by=by)


def call_off(booking: CourtBooking, words: str, *, by: Any) -> None:
    """Nobody comes: the slot is free again, and everybody is told why."""
    _only_who_may_book(booking, by)
    if not words.strip():
        raise RequirementNotMet("请用一句话写明为什么取消。", field="words")
    _untell(booking, by=by)
    _tell(booking, f"法院核实取消（{words.strip()}），原定", by=by, suffix="off")
    _end(booking, clock.now(), words.strip())
    trail.record("call_off_booking", by=by, record=booking, case=booking.case)


def when_and_where(slot: CourtSlot) -> str:
    """The time and place of a slot as a person is told it."""
    day, moment = clock.day_of(slot.starts_at), slot.starts_at.astimezone(clock.SHANGHAI)
    where = f"视频，网址 {slot.place}" if slot.way_term is SlotWay.VIDEO else f"{slot.court.name} {slot.place}"
    return f"{date_words(day)}{moment:%H:%M}，{where}"


def court_of(agreement: Agreement) -> Body | None:
    """The court that an agreement goes to: the one that was chosen, before that the court of the body's seat."""
    record = agreement.strengthening
    return record.court if record is not None else agreement.case.body.court


def bookable(agreement: Agreement) -> bool:
    """Whether an agreement is at a point where a court can check it: being signed, or on its way to confirmation."""
    record = agreement.strengthening
    if record is not None:
        return record.state_term in CHECKED_IN
    return agreement.standing == AgreementStanding.SIGNING.value


def _check_hours(hours: Hours) -> None:
    if hours.first < clock.today():
        raise RequirementNotMet("开始的日期不能早于今天。", field="first")
    if not hours.first <= hours.last <= hours.first + timedelta(days=MOST_DAYS):
        raise RequirementNotMet(f"结束的日期不能早于开始，一次最多{MOST_DAYS}天。", field="last")
    if not hours.weekdays:
        raise RequirementNotMet("请选择星期几。", field="weekdays")
    if not 5 <= hours.minutes <= 240:
        raise RequirementNotMet("每件的时长请填5到240分钟。", field="minutes")
    if hours.begins >= hours.ends:
        raise RequirementNotMet("结束的时间要晚于开始的时间。", field="ends")
    if hours.way is SlotWay.VIDEO and not hours.place.startswith("https://"):
        raise RequirementNotMet("视频核实请填会议网址，以 https:// 开头。", field="place")
    if not hours.place:
        raise RequirementNotMet("请填写在哪里核实。", field="place")


def _moments(court: Body, hours: Hours) -> Iterator[datetime]:
    calendar, step = calendar_of(court), timedelta(minutes=hours.minutes)
    for number in range((hours.last - hours.first).days + 1):
        day = hours.first + timedelta(days=number)
        if day.weekday() not in hours.weekdays or not calendar.is_working_day(day):
            continue
        moment, end = clock.instant(day, hours.begins), clock.instant(day, hours.ends)
        while moment + step <= end:
            if moment > clock.now():
                yield moment
            moment += step


def _only_its_liaison(court: Body, by: Any) -> None:
    if not by.holds(Role.LIAISON, court.id):
        raise NotPermitted("只有这家法院的联络员可以安排核实时段。")


def _only_who_may_book(booking: CourtBooking, by: Any) -> None:
    if not (by.holds(Role.LIAISON, booking.slot.court_id) or who.staff_for_party(actor=by, model=booking.case)):
        raise NotPermitted("您的岗位不能改动这个预约。")
    if booking.ended_at is not None:
        raise NotNow("这个预约已经取消了，请刷新页面。")


def _may_be_booked(agreement: Agreement, court: Body, by: Any) -> None:
    if not who.staff_for_party(actor=by, model=agreement):
        raise NotPermitted("您的岗位不能为这份协议预约法院核实。")
    if not bookable(agreement):
        raise NotNow("签署中的协议，或者准备、已经申请司法确认的协议，才可以预约法院核实。")
    if court_of(agreement) is not court:
        raise RequirementNotMet("这个时段是另一家法院的。", field="slot")


def _is_free(slot: CourtSlot) -> None:
    if slot.withdrawn_at is not None or slot.starts_at <= clock.now():
        raise RequirementNotMet("这个时段已经过去，或者法院收回了，请另选。", field="slot")
    if slot.id in bookings_of([slot]):
        raise RequirementNotMet("这个时段刚刚被别人约走了，请另选。", field="slot")


def _end_what_is_past(agreements: Sequence[Agreement]) -> None:
    """An earlier sitting that has begun is over with the next one; one still to come is moved, not booked twice."""
    for line in booked_now(agreements):
        if line.booking.slot.starts_at > clock.now():
            raise NotNow("这份协议已经约了法院核实，请用“改期”。")
        _end(line.booking, clock.now(), "另约")


def _end(booking: CourtBooking, moment: datetime, words: str) -> None:
    booking.ended_at, booking.ended_words = moment, words
    for line in booking.booked:
        line.ended_at = moment
    db.session.flush()


def _tell(booking: CourtBooking, words: str, *, by: Any, suffix: str = "") -> None:
    """The parties, what is read out to them; the liaison without a name, for not all of it has been submitted."""
    told = when_and_where(booking.slot)
    for line in booking.booked:
        case = line.agreement.case
        for party in signers(line.agreement):
            tell(case, party, read_out=f"{party.name}：{words}{told}。请带身份证件。（{case.body.name}）",
                 key=f"{_key(booking, suffix)}:{party.public_id}", by=by)
    people = [person for person in (booking.slot.posted_by, booking.case.clerk) if person not in (None, by)]
    for person in people:
        tell_staff(booking.case, person, words=f"{booking.case.body.short_name}（{len(booking.booked)}件）{words}{told}。",
                   key=f"{_key(booking, suffix)}:{person.public_id}", by=by)


def _untell(booking: CourtBooking, *, by: Any) -> None:
    """What was still to be told of the old time is not told any more."""
    cancel_all(f"{_key(booking)}:", by=by)


def _key(booking: CourtBooking, suffix: str = "") -> str:
    return f"booking:{booking.public_id}:{booking.moved}{f':{suffix}' if suffix else ''}"
