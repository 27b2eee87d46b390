"""The last act can be taken back by its maker: what it made and changed is put back as it was.

While a transaction runs, the session notes every row that is made and the old value of every column that changes
(``StepJournal``). Taking back needs that nothing has left the house and that nobody has changed anything since.
Steps, audit and papers are never removed: the old step is marked, a paper is marked void, a notice is cancelled.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import PROCEDURES, refresh, restore_state, write_down
from mediation.cases.journal import StepJournal, is_derived, table_order
from mediation.cases.models import Case, Step
from mediation.cases.queries import journals_written_before
from mediation.cases.states import MEETING
from mediation.deadlines.acts import calendar_of
from mediation.errors import NotNow
from mediation.extensions import db

TAKEN_BACK = "taken_back"
KEPT, KEPT_FOR_REGRET = timedelta(days=2), timedelta(days=31)
"""How long journals stay: past the longest time for taking back; the next working day may be long holidays away."""
WITH_REGRET = frozenset({"withdraw", "leave"})


@dataclass(frozen=True)
class TakingBack:
    """The act that may be taken back now, until when, and how it is called."""

    step: Step
    until: datetime
    words: str


def regret_ends(case: Case, day: date) -> datetime:
    """Until when a withdrawal of this day may be taken back: the end of the next working day."""
    last = calendar_of(case.body).next_working_day(day)
    return clock.instant(last + timedelta(days=1), time(0))


def last_act(case: Case) -> Step | None:
    """The last act of the case that stands; None when the last thing that happened was a taking back."""
    steps = [step for step in case.steps if step.taken_back_at is None]
    return steps[-1] if steps and steps[-1].takes_back_id is None else None


def may_take_back(case: Case, *, by: Any) -> TakingBack | None:
    """The act that this person may take back now; None where there is none (any more)."""
    step = last_act(case)
    if step is None or _refusal(case, step, by) is not None:
        return None
    return TakingBack(step, may_be_taken_back_until(case, step), _words(case, step))


def take_back(case: Case, step: Step, *, by: Any) -> Step:
    """Take the last act back; raises NotNow with the reason where that is not possible (any more).

    A withdrawal may be taken back until the end of the next working day and by whoever handles the case, any other
    act within the body's TAKE_BACK_MINUTES and by its maker.
    """
    refused = _refusal(case, step, by)
    if refused is not None:
        raise NotNow(refused)
    journal = db.session.get(StepJournal, step.id)
    assert journal is not None
    stood, words = case.state, _words(case, step)
    _undo(journal)
    for each in case.steps:
        if each.id in journal.steps:
            each.taken_back_at = clock.now()
    refresh(case)
    written = write_down(case, TAKEN_BACK, f"撤回刚才的操作：{words}", by=by, before=stood)
    written.takes_back_id = step.id
    trail.record("take_back", by=by, record=case, case=case, step=step.public_id)
    return written


def forget_journals() -> int:
    """Drop the journals of acts that can't be taken back any more; what they did stands in the steps and the trail."""
    old = journals_written_before(clock.now() - KEPT, clock.now() - KEPT_FOR_REGRET, WITH_REGRET)
    for journal in old:
        db.session.delete(journal)
    return len(old)


def talks_left_by(case: Case) -> Step | None:
    """The step by which a case was last taken out of the states in which it is talked over."""
    talks = {state.value for state in MEETING}
    return next((step for step in reversed(case.steps) if step.record_ref == case.public_id
                 and step.taken_back_at is None and step.takes_back_id is None
                 and step.from_state in talks and step.to_state not in talks), None)


def _words(case: Case, step: Step) -> str:
    """What the person did: the first of the steps that were written together."""
    journal = db.session.get(StepJournal, step.id)
    together = journal.steps if journal else [step.id]
    return next(each.act_words for each in case.steps if each.id in together)


def may_be_taken_back_until(case: Case, step: Step) -> datetime:
    """The moment from which an act stands, if nothing else made it stand before."""
    if step.act in WITH_REGRET:
        return regret_ends(case, clock.day_of(step.recorded_at))
    return step.recorded_at + timedelta(minutes=case.body.setting("TAKE_BACK_MINUTES"))


def _refusal(case: Case, step: Step, by: Any) -> str | None:
    """Why an act can't be taken back, in words for the person; None when it can."""
    if not who.staff_or_court(actor=by, model=case):
        return "您的岗位不能撤回这一步。"
    if step is not last_act(case):
        return "之后又办了别的，这一步不能再撤。"
    if step.by_id != by.id and step.act not in WITH_REGRET:
        return "只有刚才办这一步的人可以撤。"
    if clock.now() >= may_be_taken_back_until(case, step):
        return "可以撤回的时间已经过了。"
    journal = db.session.get(StepJournal, step.id)
    if journal is None or not journal.whole:
        return "这一步牵连的内容较多，不能直接撤；请按实际情况办下一步，或者用“更正”。"
    if any(row is not None and getattr(row, "left_the_house", False) for row in _made(journal)):
        return "文书已经送达，或者通知已经发出，这一步不能再撤。"
    if not _unchanged(journal):
        return "之后又有改动，这一步不能再撤。"
    return None


def _made(journal: StepJournal) -> list[Any]:
    """The rows that the act made, those first that others point to last."""
    order = table_order()
    made = sorted(journal.made, key=lambda entry: (order.index(entry[0]), entry[1]), reverse=True)
    return [journal.row(table, key) for table, key in made]


def _unchanged(journal: StepJournal) -> bool:
    """Whether everything the act changed still is as it left it."""
    for table, key, columns in journal.changed:
        row = journal.row(table, key)
        if row is None:
            return False
        if any(journal.encoded(row, column) != new for column, (_old, new) in columns.items()
               if not is_derived(row, column)):
            return False
    return True


def _undo(journal: StepJournal) -> None:
    for table, key, columns in journal.changed:
        row = journal.row(table, key)
        for column, (old, _new) in columns.items():
            value = journal.decoded(row, column, old)
            if column == "state" and type(row) in PROCEDURES:
                restore_state(row, value)
            elif not is_derived(row, column):
                setattr(row, column, value)
    db.session.flush()
    try:
        _remove(row for row in _made(journal) if row is not None)
    except IntegrityError as used:
        raise NotNow("这一步产生的内容已经被别处用到，不能再撤。请刷新页面，按实际情况办下一步。") from used


def _remove(rows: Iterable[Any]) -> None:
    """Rows that may be void are made void; the others go, each after those that point to it."""
    for row in rows:
        if hasattr(row, "make_void"):
            row.make_void(clock.now())
        else:
            db.session.delete(row)
        db.session.flush()
        db.session.expire_all()
