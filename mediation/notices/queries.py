"""What is waiting to be told."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import joinedload

from mediation import clock
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case
from mediation.cases.states import MEETING
from mediation.extensions import db
from mediation.notices.models import Notice, NoticeChoice, NoticeState
from mediation.parties.models import Party
from mediation.people.models import Person

SESSION, SESSION_EVE = "session", "session-eve"
"""First words of the keys under which parties are asked to a session, and reminded of it the day before."""
SESSION_DAYS, SESSION_HOURS = "session-days", "session-hours"
"""And reminded three days and two hours before: sent where there is a channel, nobody is called for it."""
EXTRA, REMINDERS = (SESSION_DAYS, SESSION_HOURS), (SESSION_EVE, SESSION_DAYS, SESSION_HOURS)
LAST_MOMENT = timedelta(hours=2)
BY_HAND = (NoticeState.TO_DO.value, NoticeState.FAILED.value)


def notice_with_key(key: str) -> Notice | None:
    """The notice with this key, written down already or by the act that is under way.

    An act that tells many people asks this for each: what it has made so far is not sent to the database each time.
    """
    made_now = (row for row in db.session.new if isinstance(row, Notice) and row.key == key)
    with db.session.no_autoflush:
        return next(made_now, None) or db.session.scalars(select(Notice).where(Notice.key == key)).one_or_none()


def notice_of(case: Case, public_id: str) -> Notice | None:
    return db.session.scalars(select(Notice).where(
        Notice.case_id == case.id, Notice.public_id == public_id)).one_or_none()


def notices_of(case: Case) -> Sequence[Notice]:
    """All notices of a case, newest first."""
    return db.session.scalars(select(Notice).where(Notice.case_id == case.id).order_by(Notice.id.desc())).all()


def _still_holds(now: datetime) -> ColumnElement[bool]:
    """Nobody is asked to a session of a case that is no longer talked over, or reminded of one when it is too late.

    Held back here and not cancelled: when the act that ended the talks is taken back, they go out again.
    """
    talked_over = Notice.case_id.in_(select(Case.id).where(Case.state.in_([state.value for state in MEETING])))
    return and_(or_(not_(or_(_begins(SESSION), _reminds())), talked_over), or_(not_(_reminds()), not_(_is_late(now))))


def _begins(word: str) -> ColumnElement[bool]:
    return Notice.key.startswith(f"{word}:", autoescape=True)


def _reminds() -> ColumnElement[bool]:
    return or_(*(_begins(word) for word in REMINDERS))


def _is_late(now: datetime) -> ColumnElement[bool]:
    """Of a reminder: its day is over, or for the one two hours before, the session has begun."""
    today = clock.instant(clock.day_of(now), time(0))
    return or_(Notice.due_at < today, and_(_begins(SESSION_HOURS), Notice.due_at <= now - LAST_MOMENT))


def is_extra(notice: Notice) -> bool:
    """Whether nobody need call for it where it could not be sent."""
    return notice.key.partition(":")[0] in EXTRA


def choice_of(party: Party) -> NoticeChoice | None:
    """How a party wants to be told, where it has said so."""
    return db.session.get(NoticeChoice, party.id) if party.id is not None else None


def sent_today(party: Party, channel: str, now: datetime) -> int:
    """How many messages went to a party by a channel since midnight, links and codes left out; to the same telephone in
    other cases too.
    """
    whose = [Notice.party_id == party.id]
    if party.phone_lookup is not None:
        whose.append(Notice.party_id.in_(select(Party.id).where(Party.phone_lookup == party.phone_lookup)))
    return db.session.scalar(select(func.count()).select_from(Notice).where(
        or_(*whose), Notice.sent_by == channel, Notice.is_personal.is_(False),
        Notice.sent_at >= clock.instant(clock.day_of(now), time(0)))) or 0


def notices_shown(case: Case) -> Sequence[Notice]:
    """What was or is to be told to people outside, newest first."""
    return db.session.scalars(
        select(Notice).where(Notice.case_id == case.id, Notice.person_id.is_(None))
        .options(joinedload(Notice.party)).order_by(Notice.id.desc())).all()


def choices_in(case: Case) -> dict[int, NoticeChoice]:
    """How the parties of a case want to be told, by the party's row."""
    rows = db.session.scalars(select(NoticeChoice).join(Party).where(Party.case_id == case.id)).all()
    return {row.party_id: row for row in rows}


def notices_with_check_word(words: Sequence[str], limit: int = 20) -> Sequence[Notice]:
    """What left the house with one of these check words."""
    return db.session.scalars(
        select(Notice).where(Notice.check_word.in_(words), Notice.sent_by.is_not(None)).options(joinedload(Notice.case))
        .order_by(Notice.id.desc()).limit(limit)).all()


def to_deliver(now: datetime, limit: int = 100) -> Sequence[Notice]:
    """What is due to go out, oldest first; locked so that two sweeps don't take the same."""
    return db.session.scalars(
        select(Notice).where(Notice.state == NoticeState.PENDING.value, Notice.next_try_at <= now, _still_holds(now))
        .order_by(Notice.next_try_at, Notice.id).limit(limit).with_for_update(skip_locked=True)).all()


def waiting_under(beginning: str) -> Sequence[Notice]:
    """What has not been told yet of everything whose key begins like this, by a channel or by hand."""
    return db.session.scalars(select(Notice).where(
        Notice.key.startswith(beginning, autoescape=True),
        Notice.state.in_([NoticeState.PENDING.value, *BY_HAND])).order_by(Notice.id)).all()


def pending_of_party(party: Party) -> Sequence[Notice]:
    return db.session.scalars(select(Notice).where(
        Notice.party_id == party.id,
        Notice.state.in_([NoticeState.PENDING.value, NoticeState.TO_DO.value]))).all()


def pending_of_case(case: Case) -> Sequence[Notice]:
    """What has not been told yet in a case, due or not."""
    return db.session.scalars(select(Notice).where(
        Notice.case_id == case.id,
        Notice.state.in_([NoticeState.PENDING.value, NoticeState.TO_DO.value]))).all()


def to_do_in(body_ids: Sequence[int], limit: int = 200) -> Sequence[Notice]:
    """What the staff of these bodies have to call about or hand over."""
    return db.session.scalars(
        select(Notice).join(Case).where(Case.body_id.in_(body_ids), Notice.state.in_(
            [NoticeState.TO_DO.value, NoticeState.FAILED.value])).order_by(Notice.due_at, Notice.id).limit(limit)).all()


def to_call(person: Any, now: datetime, limit: int = 100) -> Sequence[Notice]:
    """What this person has to call about or hand over: due, of cases they may see, the oldest first."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    return db.session.scalars(
        select(Notice).where(Notice.case_id.in_(visible), Notice.state.in_(BY_HAND), Notice.due_at <= now,
                             _still_holds(now))
        .options(joinedload(Notice.case), joinedload(Notice.party))
        .order_by(Notice.due_at, Notice.id).limit(limit)).all()


def to_call_count(person: Any, now: datetime, limit: int) -> int:
    """How many of them there are, counted up to a limit."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    found = select(Notice.id).where(Notice.case_id.in_(visible), Notice.state.in_(BY_HAND), Notice.due_at <= now,
                                    _still_holds(now))
    return db.session.scalar(select(func.count()).select_from(found.limit(limit).subquery())) or 0


def failed_count(person: Any, limit: int) -> int:
    """How many of what this person has to call about were tried and could not be sent, counted up to a limit."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    found = select(Notice.id).where(Notice.case_id.in_(visible), Notice.state == NoticeState.FAILED.value)
    return db.session.scalar(select(func.count()).select_from(found.limit(limit).subquery())) or 0


def notice_for(person: Any, public_id: str) -> Notice | None:
    """One notice of a case that the person may see."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    return db.session.scalars(select(Notice).where(
        Notice.case_id.in_(visible), Notice.public_id == public_id)).one_or_none()


def for_person(person: Person, limit: int = 50) -> Sequence[Notice]:
    """What the desk tells a member of the staff."""
    return db.session.scalars(select(Notice).where(Notice.person_id == person.id).order_by(Notice.id.desc())
                              .limit(limit)).all()


def late_reminders(now: datetime, limit: int = 500) -> Sequence[Notice]:
    """Reminders of a session that nobody gave in time."""
    return db.session.scalars(
        select(Notice).where(Notice.state.in_([NoticeState.PENDING.value, *BY_HAND]),
                             _reminds(), _is_late(now))
        .order_by(Notice.due_at, Notice.id).limit(limit)).all()


def waiting_of_case(case: Case, now: datetime) -> Sequence[Notice]:
    """What is due to be told in a case and has not gone out: by a channel, or by hand."""
    return db.session.scalars(
        select(Notice).where(Notice.case_id == case.id, Notice.due_at <= now,
                             Notice.state.in_([NoticeState.PENDING.value, NoticeState.TO_DO.value]))
        .order_by(Notice.due_at, Notice.id)).all()
