"""The sweep: marks the periods that are over, closes the doors that close by law, reminds, delivers the outbox,
looks at what was handed in, binds the files and makes the capsules that were asked for, and each night reads the store.

No timer ends a case: at the end of a period the file is marked "over: decide" and its staff are told; a person acts.
It may run at any time and any number of times; each period is its own transaction, each notice has a key.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from mediation import clock
from mediation.agreements.models import Obligation, Strengthening
from mediation.agreements.queries import strengthening_by_public_id
from mediation.audit import trail
from mediation.cases.acts import may_now, perform, refresh
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.taking_back import forget_journals
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.papers import prepare_expiry_notice
from mediation.deadlines.acts import end
from mediation.deadlines.models import OF_A_PAYMENT_ORDER, Deadline, DeadlineState
from mediation.deadlines.queries import ending_between, near, passed
from mediation.errors import Refused
from mediation.evidence.checking import check_waiting
from mediation.evidence.in_pieces import clear_old_pieces
from mediation.evidence.integrity import check_store
from mediation.extensions import db
from mediation.intake.acceptance.ending_drafts import prepare_ending
from mediation.intake.from_court.assigning import tell_court
from mediation.law.limitation import WARNING_DAYS
from mediation.law.numbers import date_words
from mediation.law.terms import Role
from mediation.law.time_limits import AtEnd
from mediation.notices.acts import drop_late_reminders, tell, tell_staff
from mediation.notices.delivery import deliver_due
from mediation.people.models import SYSTEM, Person
from mediation.people.queries import holders
from mediation.people.throttle import forget_old_attempts
from mediation.performance.papers import prepare_reminder
from mediation.performance.queries import line_with
from mediation.sessions.acts.planning import falls_at, let_fall
from mediation.sessions.models import Session
from mediation.sessions.queries import falling_away

LOOKED_BACK, LOOKED_AHEAD = timedelta(days=31), timedelta(days=31)
STRENGTHENING_DOORS = {"CONF-30": "expire", "ARBREV-15": "close_review_door"}

_ALSO: list[Callable[[], object]] = []


def also(*works: Callable[[], object]) -> None:
    """What rooms above this one have done at each run, each in its own transaction; named twice it is done once."""
    _ALSO.extend(work for work in works if work not in _ALSO)


@dataclass
class Swept:
    """What one run of the sweep did."""

    over: int = 0
    closed: int = 0
    reminded: int = 0
    delivered: int = 0
    bound: int = 0
    packed: int = 0
    looked_at: int = 0
    read: int = 0

    def __str__(self) -> str:
        return (f"届满待处理{self.over}，关闭途径{self.closed}，提醒{self.reminded}，送出{self.delivered}，"
                f"制作案卷{self.bound}，制作移送包{self.packed}，检查材料{self.looked_at}，核对存档{self.read}")


def sweep() -> Swept:
    """One run over everything that is due."""
    done = Swept()
    for row_id in [row.id for row in passed(clock.today())]:
        kind = _in_its_own_transaction(lambda row_id=row_id: _end_of_period(row_id))
        done.over += kind == "over"
        done.closed += kind == "closed"
    done.reminded += _in_its_own_transaction(_remind_of_payments) or 0
    done.reminded += _in_its_own_transaction(_warn_of_limitation) or 0
    for session_id in [session.id for session in falling_away(clock.now())]:
        _in_its_own_transaction(lambda session_id=session_id: _let_fall(session_id))
    _in_its_own_transaction(forget_journals)
    _in_its_own_transaction(clear_old_pieces)
    _in_its_own_transaction(forget_old_attempts)
    _in_its_own_transaction(lambda: drop_late_reminders(by=SYSTEM))
    done.delivered = deliver_due()
    for work in _ALSO:
        _in_its_own_transaction(work)
    done.looked_at = check_waiting()
    from mediation.capsule.making import make_waiting  # making and binding load much that a start needs not
    from mediation.casefile.binding import bind_waiting

    done.bound = bind_waiting()
    done.packed = make_waiting()
    done.read = check_store()
    return done


def _let_fall(session_id: int) -> None:
    """A session of a case that is no longer talked over is called off, once that stands, and everybody is told."""
    session = db.session.get(Session, session_id)
    if session is not None and session.falls_away and falls_at(session) <= clock.now():
        let_fall(session, by=SYSTEM)


def end_periods_of(case: Case) -> int:
    """What a run of the sweep does with the periods of one case; returns how many ended."""
    over = [row.id for row in case.deadlines
            if row.state == DeadlineState.RUNNING.value and row.ends_on is not None and row.ends_on < clock.today()]
    return sum(_end_of_period(row_id) is not None for row_id in over)


def _in_its_own_transaction(work: Callable[[], Any]) -> Any:
    """Do one thing and commit it; what another sweep or a person did first stays as they did it."""
    try:
        result = work()
        db.session.commit()
        return result
    except (Refused, StaleDataError, IntegrityError):
        db.session.rollback()
        return None


def _end_of_period(row_id: int) -> str | None:
    row = db.session.get(Deadline, row_id)
    if row is None or row.state != DeadlineState.RUNNING.value:
        return None
    at_end = row.clock.at_end
    if at_end is AtEnd.CLOSES:
        _close_door(row)
        return "closed"
    if at_end is AtEnd.RUNS_OUT or at_end is AtEnd.INFO:
        end(row, row.ends_on or clock.today(), DeadlineState.CLOSED)
        trail.record("period_ran_out", by=SYSTEM, record=row, case=row.case, clock=row.clock_id)
        return "closed"
    row.state = DeadlineState.OVER.value
    row.marked_over_at = clock.now()
    trail.record("period_over", by=SYSTEM, record=row, case=row.case, clock=row.clock_id)
    _prepare_letter(row)
    _tell_staff_it_is_over(row)
    refresh(row.case)
    return "over"


def _close_door(row: Deadline) -> None:
    """Thirty days for confirmation and fifteen for review close by law, once, in the record they belong to."""
    strengthening = strengthening_by_public_id(row.record_ref)
    door = STRENGTHENING_DOORS[row.clock_id]
    if strengthening is not None and door in dict(may_now(strengthening, SYSTEM)):
        perform(strengthening, door, by=SYSTEM, facts=Facts(reason="期间届满"))
        if row.clock_id == "CONF-30":
            prepare_expiry_notice(row, strengthening, by=SYSTEM)
    end(row, row.ends_on or clock.today(), DeadlineState.CLOSED)
    refresh(row.case)


def _prepare_letter(row: Deadline) -> None:
    """The letter that whoever decides will need, for them to check and issue; nothing is issued by the sweep."""
    line = line_with(row.record_ref) if row.clock_id == "PERF" else None
    if line is not None:
        prepare_reminder(row, line, by=SYSTEM)
    else:
        prepare_ending(row, by=SYSTEM)


def _tell_staff_it_is_over(row: Deadline) -> None:
    """Whoever has to act: the court's liaison of a period of the court, else who keeps the case and the directors."""
    case, day = row.case, date_words(row.ends_on or clock.today())
    people = [case.clerk, *holders(case.body, Role.DIRECTOR)]
    words = f"{case.known_as}：{row.clock.name}已于{day}届满，请决定怎么办。"
    about = f"{case.public_id}:{row.clock_id}" if row.clock_id in OF_A_PAYMENT_ORDER else row.public_id
    if row.whose == "court" and row.record_type == "obligation":
        words = f"{case.known_as}：{row.clock.name}已于{day}届满，请与法院联系。"
    elif row.whose == "court":
        strengthening = strengthening_by_public_id(row.record_ref)
        liaisons = _liaisons(row, strengthening)
        known = known_as(strengthening) if strengthening and liaisons else case.known_as
        words = f"{known}：{row.clock.name}已于{day}届满，请{'尽快办理并登记' if liaisons else '与法院联系'}。"
        people = liaisons or people
    if row.clock_id == "CONFIRM-ORG-3WD":
        tell_court(case, f"{case.body.short_name}三个工作日内没有确认（{day}届满），可以收回另行指派。",
                   key=f"over:{row.public_id}", by=SYSTEM)
    for person in {person.id: person for person in people if person is not None}.values():
        tell_staff(case, person, words=words, key=f"over:{about}:{row.ends_on}:{person.public_id}", by=SYSTEM)


def _liaisons(row: Deadline, strengthening: Strengthening | None) -> list[Person]:
    """Who keeps the matter at the court, or all its liaisons of today; nobody who is recused in the case."""
    court = strengthening.court if strengthening else row.case.body.court
    keeper = strengthening.handled_by if strengthening else None
    if court is None:
        return []
    there = [person for person in holders(court, Role.LIAISON)
             if person.holds(Role.LIAISON, court.id) and not row.case.excludes(person)]
    return [keeper] if keeper in there else there


def _remind_of_payments() -> int:
    """Around the day on which an obligation falls due, as the body has set: to who pays and who is paid."""
    told = 0
    today = clock.today()
    for row in near(today - LOOKED_BACK, today + LOOKED_AHEAD, ["PERF"]):
        line = line_with(row.record_ref)
        days = (today - row.ends_on).days if row.ends_on else None
        if line is None or days is None or days not in {int(day) for day in row.case.body.setting("REMIND_DAYS")}:
            continue
        _remind_both(row, line, days)
        told += 2
    return told


def _remind_both(row: Deadline, line: Obligation, days: int) -> None:
    """``days`` after the last day, before it where negative."""
    case = row.case
    until = f"{date_words(row.ends_on)}前（含当日）" if row.ends_on else ""
    to_payer = f"请于{until}履行调解协议第{line.ordinal}项。"
    to_payee = f"调解协议第{line.ordinal}项应于{until}履行；没有收到请告诉我们。"
    if days > 0:
        to_payer = f"调解协议第{line.ordinal}项应于{until}履行，已过{days}日，请尽快履行并告诉我们。"
        to_payee = f"调解协议第{line.ordinal}项应于{until}履行，已过{days}日。没有收到的，请告诉我们，可以申请仲裁或者支付令。"
    for party, words in ((line.payer, to_payer), (line.payee, to_payee)):
        tell(case, party, read_out=f"{party.name}：{words}（{case.body.name}）",
             key=f"perf:{row.public_id}:{row.ends_on}:{days}:{party.public_id}", by=SYSTEM)


def _warn_of_limitation() -> int:
    """Sixty, thirty, fifteen, seven days before a claim's limitation runs out the desk is told; nothing is barred."""
    told = 0
    today = clock.today()
    for row in ending_between(today, today + timedelta(days=max(WARNING_DAYS)), ["LIM-1Y"]):
        left = (row.ends_on - today).days if row.ends_on else None
        if left is None or not row.case.is_open or row.case.clerk is None:
            continue
        step = min(day for day in WARNING_DAYS if left <= day)
        words = f"{row.case.known_as}：有一项请求的仲裁时效最迟到{date_words(row.ends_on)}（含当日），请告知当事人。"
        tell_staff(row.case, row.case.clerk, words=words, key=f"lim:{row.public_id}:{row.ends_on}:{step}", by=SYSTEM)
        told += 1
    return told
