"""Starting, stopping, pausing and moving the periods of a record."""
from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mediation.deadlines.effects import Effect
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.extensions import db
from mediation.law import counting
from mediation.law.calendar import CHINA, Calendar, LastDay
from mediation.law.time_limits import CLOCKS, AtEnd, last_day

if TYPE_CHECKING:
    from mediation.bodies.models import Body
    from mediation.cases.models import Case

WHOSE = {AtEnd.RUNS_OUT: "party", AtEnd.INFO: "other"}
ONLY_WAITS = {"ARCHIVE": "wait"}
"""What nobody can be late with: when its days are over something may be done, on any day after."""
SET_BY_THE_COURT = frozenset({"CONFIRM_TAKE_DAYS", "CONFIRM_REVIEW_SLA"})


def calendar_of(body: Any) -> Calendar:
    """The calendar that a body counts by: the State Council's notices and the days that the body has added."""
    days = body.setting("CALENDAR") or {}
    if not days:
        return CHINA
    return Calendar(frozenset(map(date.fromisoformat, days.get("off", ()))),
                    frozenset(map(date.fromisoformat, days.get("on", ()))),
                    int(days.get("published_through", CHINA.published_through)))


def running(record: Any, case: Case, clock_id: str) -> Deadline | None:
    """The period of this record that is running, over or paused under this clock."""
    for row in case.deadlines:
        if (row.record_type == record.record_type and row.record_ref == record.public_id
                and row.clock_id == clock_id and row.state in ("running", "over", "paused")):
            return row
    return None


def begin(record: Any, case: Case, clock_id: str, first_day: date, *, until: date | None = None,
          counted: LastDay | None = None, whose: str | None = None) -> Deadline | None:
    """Begin to count a period; nothing begins where the body's setting says that there is no such limit.

    ``until`` is a last day that people have set; ``counted`` one that the law has already answered.
    """
    clock = CLOCKS[clock_id]
    length = _who_sets(clock.setting, record, case).setting(clock.setting) if clock.setting else clock.length
    if clock.setting and length is None:
        return None
    end = counted or last_day(clock_id, first_day, calendar_of(case.body), length, extended_to=until)
    row = Deadline(case=case, record_type=record.record_type, record_ref=record.public_id, clock_id=clock_id,
                   starts_on=first_day, ends_on=end.on, first_ends_on=end.on, provisional=end.provisional,
                   how=end.how, state=DeadlineState.RUNNING.value,
                   whose=whose or ONLY_WAITS.get(clock_id) or WHOSE.get(clock.at_end, "body"))
    db.session.add(row)
    return row


def _who_sets(setting: str, record: Any, case: Case) -> Body:
    """The court sets its own periods, the body of the case the others."""
    court = getattr(record, "court", None) if setting in SET_BY_THE_COURT else None
    return court or case.body


def end(row: Deadline, day: date, state: DeadlineState = DeadlineState.STOPPED) -> None:
    """The period no longer runs."""
    row.state = state.value
    row.ended_on = day


def apply(effect: Effect, record: Any, case: Case, facts: Any, day: date) -> None:
    """Do to the periods what one effect of a procedure's row says; limitation is done by the case file."""
    clock_id = case.mediation_clock if effect.clock_id == "MED" else effect.clock_id
    if effect.verb == "start":
        first_day = (effect.from_day(record, facts) if effect.from_day else None) or day
        begin(record, case, clock_id, first_day, until=_until(facts, clock_id), whose=effect.whose)
        return
    if effect.verb == "stop_all":
        for row in _still_counting(record, case):
            end(row, day)
        return
    found = running(record, case, clock_id)
    if found is None:
        return
    if effect.verb == "stop":
        end(found, day)
    elif effect.verb == "pause":
        found.state, found.paused_on = DeadlineState.PAUSED.value, day
    elif effect.verb == "resume":
        _resume(found, day, calendar_of(case.body))
    elif effect.verb == "new_end":
        by_whom = getattr(facts, "extended_by", counting.BY_BOTH_SIDES)
        _move_end(found, facts.new_last_day, calendar_of(case.body), by_whom)


def _still_counting(record: Any, case: Case) -> list[Deadline]:
    return [row for row in case.deadlines
            if row.record_type == record.record_type and row.record_ref == record.public_id
            and row.state in ("running", "over", "paused") and row.clock_id != "LIM-1Y"]


def _until(facts: Any, clock_id: str) -> date | None:
    """A last day that a person names: the review date, the court's date to supply, the agreed end of talks."""
    return facts.until if CLOCKS[clock_id].length is None else None


def _move_end(row: Deadline, day: date, calendar: Calendar, by_whom: str) -> None:
    """A last day that both sides, or a commission, have set rolls like a counted one (CC 203)."""
    moved = calendar.roll(day)
    row.ends_on, row.provisional = moved.on, moved.provisional
    row.state, row.marked_over_at = DeadlineState.RUNNING.value, None
    row.how = counting.MOVED % {"start": row.first_ends_on, "by": by_whom, "day": day} + moved.how


def _resume(row: Deadline, day: date, calendar: Calendar) -> None:
    assert row.paused_on is not None and row.ends_on is not None
    stood_still = (day - row.paused_on).days
    moved = calendar.roll(row.ends_on + timedelta(days=stood_still))
    row.ends_on, row.provisional = moved.on, row.provisional or moved.provisional
    pause = counting.STOOD_STILL % {"n": stood_still, "start": row.paused_on, "end": day, "day": moved.on}
    row.how = row.how.removesuffix(counting.STOP) + pause
    row.state, row.paused_on, row.marked_over_at = DeadlineState.RUNNING.value, None, None


def nearest_of_the_body(case: Case) -> date | None:
    """The nearest last day that the body itself must watch; the worklist is sorted by it."""
    days = [row.ends_on for row in case.deadlines
            if row.whose == "body" and row.state in ("running", "over") and row.ends_on is not None and row.is_watched]
    return min(days, default=None)
