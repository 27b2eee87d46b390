"""Telling people: a notice is written with the act that it tells of; the sweep delivers it.

Outside texts hold no word of the case. ``read_out`` is what a clerk says on the phone or when handing the paper over,
where there is no channel.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language, Role
from mediation.notices.models import Notice, NoticeChoice, NoticeState
from mediation.notices.queries import (choice_of, late_reminders, notice_with_key, pending_of_case, pending_of_party,
                                       waiting_under)
from mediation.notices.words import (check_word_of, dressed, filled, language_for, neutral_words, text_mark,
                                     variables_of)
from mediation.parties.models import Agent, Channel, Party
from mediation.people.models import Person
from mediation.people.queries import holders

NEUTRAL_SUBJECT = "您有一条新消息"
NEUTRAL_TO_HELPERS = "您约定的工作时间有变动，请拨打{电话}确认。本消息不会要求您付款或点击付款链接。"
RESENT_WITHIN = timedelta(days=7)
MOBILE = re.compile(r"(\+?86)?1\d{10}")


@dataclass(frozen=True)
class Choice:
    """How somebody wants to be told; without hours, as the body has set."""

    channel: Channel
    quiet_from: int | None = None
    quiet_until: int | None = None
    language: Language = Language.MANDARIN
    not_at_work: bool = False
    remark: str = ""


def tell(case: Case, party: Party, *, read_out: str, key: str, by: Any, due_at: datetime | None = None,
         secret_words: str | None = None, is_asked_for: bool = False, is_warning: bool = False) -> Notice:
    """Tell a party something. The same ``key`` told twice is one notice.

    It goes out neutrally worded when due, by the channel that the party prefers and not in its quiet hours; without a
    telephone number and an e-mail address it is at once something to do by hand. ``secret_words``: a link or a code for
    the party alone, which it may have asked for this minute. ``is_warning``: of what somebody else may have done in the
    party's name with a slip that is not theirs; it goes to the telephone on file, whatever they choose meanwhile.
    """
    known = notice_with_key(key)
    if known is not None:
        return known
    channel = channel_of(party)
    notice = _notice(case, key, due_at or clock.now(), channel, secret_words, language_for(party, None),
                     party=party, subject=NEUTRAL_SUBJECT, read_out=read_out, is_asked_for=is_asked_for)
    notice.address = {Channel.SMS: party.phone, Channel.MAIL: party.email}.get(channel)
    if is_warning and channel is not Channel.BY_HAND and party.phone:
        notice.channel, notice.address = Channel.SMS.value, party.phone
        notice.secret_words, notice.is_personal = notice.words, True
    trail.record("tell", by=by, record=notice, case=case)
    return notice


def warn_of_new_ways(party: Party, *, by: Any) -> Notice:
    """A party learns by its telephone that from now on it is told, or can be told, by mail."""
    return tell(party.case, party, read_out="接收消息的办法刚刚改过。不是您本人改的，请马上打电话告诉我们。", by=by, is_warning=True,
                key=f"new-ways:{party.public_id}:{clock.now():%Y%m%d%H%M%S}")


def tell_helper(case: Case, name: str, phone: str | None, *, read_out: str, key: str, by: Any,
                secret_words: str | None = None, agent: Agent | None = None, is_asked_for: bool = False) -> Notice:
    """Tell somebody who is no party, such as an interpreter or an agent; ``name`` says who that is."""
    known = notice_with_key(key)
    if known is not None:
        return known
    notice = _notice(case, key, clock.now(), Channel.SMS if phone else Channel.BY_HAND, secret_words, None,
                     subject=name, read_out=read_out, agent=agent, is_asked_for=is_asked_for)
    notice.address = phone
    trail.record("tell", by=by, record=notice, case=case)
    return notice


def _notice(case: Case, key: str, due: datetime, channel: Channel, secret_words: str | None, language: Language | None,
            **values: Any) -> Notice:
    """A notice with its words: neutral in a language, or to a helper; signed, with its check word."""
    notice = Notice(
        key=key, case=case, channel=channel.value, due_at=due, next_try_at=due, is_personal=secret_words is not None,
        state=(NoticeState.TO_DO if channel is Channel.BY_HAND else NoticeState.PENDING).value, **values)
    notice.check_word = check_word_of(notice.public_id)
    if language is not None:
        notice.words = neutral_words(case.body, language, notice.check_word)
    else:
        notice.words = dressed(case.body, filled(NEUTRAL_TO_HELPERS, variables_of(case.body)), notice.check_word)
    notice.secret_words = dressed(case.body, secret_words, notice.check_word) if secret_words is not None else None
    notice.text_mark = text_mark(notice.secret_words or notice.words)
    db.session.add(notice)
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


def takes_texts(number: str | None) -> bool:
    """Whether short messages reach this number: a mobile one, and no line in an office."""
    return number is not None and MOBILE.fullmatch(number) is not None


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


def choose(party: Party, said: Choice, *, by: Any) -> NoticeChoice:
    """The party says how it wants to be told; from the next message on, also of what is already waiting.

    Raises RequirementNotMet for a channel by which it can not be reached, and for half a pair of hours.
    """
    needed = {Channel.SMS: party.phone, Channel.MAIL: party.email}
    if said.channel in needed and not needed[said.channel]:
        raise RequirementNotMet(_("我们没有您的这个号码或者邮箱，请先打电话登记，或者选别的。"), field="channel")
    if (said.quiet_from is None) != (said.quiet_until is None):
        raise RequirementNotMet(_("两个时间都要选，或者都不选。"), field="quiet_until")
    choice = choice_of(party) or NoticeChoice(party_id=party.id)
    is_new_mail = said.channel is Channel.MAIL and channel_of(party) is not Channel.MAIL
    party.preferred_channel = said.channel.value
    choice.quiet_from, choice.quiet_until = said.quiet_from, said.quiet_until
    choice.language, choice.not_at_work, choice.remark = said.language.value, said.not_at_work, said.remark
    choice.chosen_at = clock.now()
    db.session.add(choice)
    for notice in pending_of_party(party):
        if not notice.tries:
            notice.next_try_at = notice.due_at
    if is_new_mail and party.phone:
        warn_of_new_ways(party, by=by)
    trail.record("choose_notices", by=by, record=party, case=party.case, channel=said.channel.value)
    return choice


def resend(notice: Notice, *, by: Any) -> None:
    """What could not be sent is tried anew, under the same key: a gateway that had it after all drops the second.

    Raises RequirementNotMet for what went out, what is over, and what only the receiver may read.
    """
    if notice.state not in (NoticeState.FAILED.value, NoticeState.TO_DO.value):
        raise RequirementNotMet("只有没发出去的才能再发；这条已经发出、取消或者正在发，请刷新页面。")
    if notice.is_personal:
        raise RequirementNotMet("链接、验证码只发一次，不能再发；请回到案件里重新发一个新的。")
    if notice.party is not None:
        notice.channel = channel_of(notice.party).value
        notice.address = notice.party.email if notice.channel == Channel.MAIL.value else notice.party.phone
    if notice.channel == Channel.BY_HAND.value or not notice.address:
        raise RequirementNotMet("没有能发的手机号或者邮箱；请打电话、当面告知，或者先登记号码。")
    notice.state, notice.tries, notice.last_error = NoticeState.PENDING.value, 0, None
    notice.next_try_at, notice.give_up_at = clock.now(), clock.now() + RESENT_WITHIN
    trail.record("resend", by=by, record=notice, case=notice.case)


def mark_told(notice: Notice, *, by: Any) -> None:
    """Somebody called or handed it over, maybe before a channel took it."""
    if notice.state not in (NoticeState.TO_DO.value, NoticeState.FAILED.value, NoticeState.PENDING.value):
        raise RequirementNotMet("这条告知已经办过了，请刷新页面。")
    notice.state, notice.secret_words = NoticeState.DONE.value, None
    notice.sent_at = clock.now()
    trail.record("mark_told", by=by, record=notice, case=notice.case)


def cancel_all(beginning: str, *, by: Any) -> None:
    """What was to be told no longer holds: a session moved or called off. What has gone out stays as it is."""
    for notice in waiting_under(beginning):
        notice.state, notice.secret_words = NoticeState.CANCELLED.value, None
        trail.record("cancel_notice", by=by, record=notice, case=notice.case)


def drop_late_reminders(*, by: Any) -> int:
    """Nobody is reminded of a session after its eve is over."""
    late = late_reminders(clock.now())
    for notice in late:
        notice.state, notice.secret_words = NoticeState.CANCELLED.value, None
        trail.record("cancel_notice", by=by, record=notice, case=notice.case)
    return len(late)


def cancel_of_party(party: Party, *, by: Any) -> int:
    """What a party was still to be told is no longer told: it left, or its channel is no longer its own."""
    waiting = pending_of_party(party)
    for notice in waiting:
        notice.state, notice.secret_words = NoticeState.CANCELLED.value, None
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
        notice.state, notice.secret_words = NoticeState.CANCELLED.value, None
        trail.record("cancel_notice", by=by, record=notice, case=case)
    return len(waiting)


def postpone(notice: Notice, error: str) -> None:
    """A delivery failed: try again later and later, for seven days; then it is something to do by hand."""
    notice.tries += 1
    notice.last_error = error[:300]
    if (notice.give_up_at or notice.due_at + RESENT_WITHIN) < clock.now():
        notice.state = NoticeState.FAILED.value
        return
    notice.next_try_at = clock.now() + min(timedelta(minutes=2 ** min(notice.tries, 5)), timedelta(minutes=30))
