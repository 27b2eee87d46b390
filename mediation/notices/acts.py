"""Telling people: a notice is written with the act that it tells of; the sweep delivers it.

Outside texts hold no word of the case. ``read_out`` is what a clerk says on the phone or when handing the paper over,
where there is no channel.
"""
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import (CALL_ME, is_called_for, late_reminders, notice_with_key, pending_of_case,
                                       pending_of_party, waiting_under)
from mediation.parties.acting import only_itself
from mediation.parties.models import Channel, Party
from mediation.people.models import Person
from mediation.people.queries import holders

NEUTRAL_SUBJECT = "您有一条新消息"
NEUTRAL_WORDS = "【消息提醒】您有一条新消息，请打开您的回执上的网址查看，或拨打{phone}。本消息不会要求您付款或点击付款链接。"

NEUTRAL_TO_HELPERS = "【消息提醒】您约定的工作时间有变动，请拨打{phone}确认。本消息不会要求您付款或点击付款链接。"


def tell(case: Case, party: Party, *, read_out: str, key: str, by: Any, due_at: datetime | None = None,
         subject: str = NEUTRAL_SUBJECT, secret_words: str | None = None) -> Notice:
    """Tell a party something. The same ``key`` told twice is one notice.

    It goes out neutrally worded when due, by the channel that the party prefers; without a telephone number and an
    e-mail address it is at once something to do by hand. ``secret_words``: a link or a code for the party alone.
    """
    known = notice_with_key(key)
    if known is not None:
        return known
    due = due_at or clock.now()
    channel = channel_of(party)
    notice = Notice(
        key=key, case=case, party=party, channel=channel.value, subject=subject,
        words=NEUTRAL_WORDS.format(phone=case.body.phone), read_out=read_out,
        state=(NoticeState.TO_DO if channel is Channel.BY_HAND else NoticeState.PENDING).value, due_at=due,
        next_try_at=due)
    notice.address = {Channel.SMS: party.phone, Channel.MAIL: party.email}.get(channel)
    notice.secret_words = secret_words
    db.session.add(notice)
    trail.record("tell", by=by, record=notice, case=case)
    return notice


def tell_helper(case: Case, name: str, phone: str | None, *, read_out: str, key: str, by: Any,
                secret_words: str | None = None) -> Notice:
    """Tell somebody who is no party, such as an interpreter or an agent; ``name`` says who that is."""
    known = notice_with_key(key)
    if known is not None:
        return known
    now = clock.now()
    notice = Notice(
        key=key, case=case, channel=(Channel.SMS if phone else Channel.BY_HAND).value, subject=name,
        words=NEUTRAL_TO_HELPERS.format(phone=case.body.phone), read_out=read_out, due_at=now, next_try_at=now,
        state=(NoticeState.PENDING if phone else NoticeState.TO_DO).value)
    notice.address, notice.secret_words = phone, secret_words
    db.session.add(notice)
    trail.record("tell", by=by, record=notice, case=case)
    return notice


def ask_to_be_called(party: Party, words: str, phone: str | None = None, *, by: Any) -> Notice:
    """A party asks on its own page that somebody call it: it stands among what the staff have to call about.

    ``phone`` is a number other than the one on file. Raises NotNow while an earlier wish still waits.
    """
    only_itself(party, by=by)
    if is_called_for(party):
        raise NotNow("您已经请我们打电话了，还没有打到。等不及的，请直接打回执上的电话。")
    now = clock.now()
    said = f"：{words}" if words else ""
    notice = Notice(
        key=f"{CALL_ME}:{party.public_id}:{now:%Y%m%d%H%M%S}", case=party.case, party=party,
        channel=Channel.BY_HAND.value, subject=NEUTRAL_SUBJECT, words=NEUTRAL_WORDS.format(phone=party.case.body.phone),
        read_out=f"{party.name}在网上请您打电话{said}", state=NoticeState.TO_DO.value, due_at=now, next_try_at=now)
    notice.address = phone
    db.session.add(notice)
    trail.record("ask_to_be_called", by=by, record=party, case=party.case)
    return notice


def tell_of_new_number(case: Case, *, by: Any) -> None:
    """Everybody of a case that was split off another is told its number."""
    for party in case.taking_part:
        tell(case, party, read_out=f"本案已经分案办理，新的案号是{case.known_as}，由原来的办案人继续办。",
             key=f"split:{case.public_id}:{party.public_id}", by=by)


def channel_of(party: Party) -> Channel:
    """By what a party is told: as it prefers, else by short message, by mail or by hand, as it can be reached."""
    if party.preferred_channel == Channel.BY_HAND.value:
        return Channel.BY_HAND
    reached = [channel for channel, address in ((Channel.SMS, party.phone), (Channel.MAIL, party.email)) if address]
    preferred = [channel for channel in reached if channel.value == party.preferred_channel]
    return next(iter([*preferred, *reached]), Channel.BY_HAND)


def tell_staff(case: Case | None, person: Person, *, words: str, key: str, by: Any) -> Notice:
    """Tell somebody of the body's staff; it is read on the desk and leaves no building."""
    known = notice_with_key(key)
    if known is not None:
        return known
    now = clock.now()
    notice = Notice(key=key, case=case, person=person, channel="desk", words=words, state=NoticeState.SENT.value,
                    due_at=now, next_try_at=now, sent_at=now)
    db.session.add(notice)
    return notice


def tell_directors(case: Case, words: str, *, key: str, by: Any) -> None:
    """Tell every director of the body something about a case that waits for them; who tells it is not told."""
    for person in holders(case.body, Role.DIRECTOR):
        if person is not by and not case.excludes(person):
            tell_staff(case, person, words=f"{case.known_as}：{words}", key=f"{key}:{person.public_id}", by=by)


def mark_told(notice: Notice, *, by: Any) -> None:
    """Somebody called or handed it over, maybe before a channel took it."""
    if notice.state not in (NoticeState.TO_DO.value, NoticeState.FAILED.value, NoticeState.PENDING.value):
        raise RequirementNotMet("这条告知已经办过了，请刷新页面。")
    notice.state = NoticeState.DONE.value
    notice.sent_at = clock.now()
    trail.record("mark_told", by=by, record=notice, case=notice.case)


def cancel_all(beginning: str, *, by: Any) -> None:
    """What was to be told no longer holds: a session moved or called off. What has gone out stays as it is."""
    for notice in waiting_under(beginning):
        notice.state = NoticeState.CANCELLED.value
        trail.record("cancel_notice", by=by, record=notice, case=notice.case)


def drop_late_reminders(*, by: Any) -> int:
    """Nobody is reminded of a session after its eve is over."""
    late = late_reminders(clock.now())
    for notice in late:
        notice.state = NoticeState.CANCELLED.value
        trail.record("cancel_notice", by=by, record=notice, case=notice.case)
    return len(late)


def cancel_of_party(party: Party, *, by: Any) -> int:
    """What a party was still to be told is no longer told: it left, or its channel is no longer its own."""
    waiting = pending_of_party(party)
    for notice in waiting:
        notice.state = NoticeState.CANCELLED.value
        trail.record("cancel_notice", by=by, record=notice, case=notice.case)
    return len(waiting)


def cancel_about(record: Any, *, by: Any) -> int:
    """Nobody is told any more of what a record and its periods had to be told: it is settled, or no longer owed.

    The second part of a notice's key names the step or the period that it tells of.
    """
    case: Case = record.case
    rows: list[Any] = [*case.steps, *case.deadlines]
    of_it = {row.public_id for row in rows if row.record_ref == record.public_id}
    waiting = [notice for notice in pending_of_case(case) if notice.key.partition(":")[2].partition(":")[0] in of_it]
    for notice in waiting:
        notice.state = NoticeState.CANCELLED.value
        trail.record("cancel_notice", by=by, record=notice, case=case)
    return len(waiting)


def postpone(notice: Notice, error: str) -> None:
    """A delivery failed: try again later and later, for seven days; then it is something to do by hand."""
    notice.tries += 1
    notice.last_error = error[:300]
    if notice.due_at + timedelta(days=7) < clock.now():
        notice.state = NoticeState.FAILED.value
        return
    notice.next_try_at = clock.now() + min(timedelta(minutes=2 ** min(notice.tries, 5)), timedelta(minutes=30))
