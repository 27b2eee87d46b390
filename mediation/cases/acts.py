"""``perform``: the only door through which the state of any record changes.

It keeps three refusals apart: NotNow (the act does not exist here), NotPermitted (not this person),
RequirementNotMet (the statute asks for something first). What it changes, it changes in the caller's transaction:
state, step, clocks, audit.
"""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm.attributes import flag_modified

from mediation import clock
from mediation.audit import trail
from mediation.cases.facts import Facts
from mediation.cases.limitation import restart_limitation
from mediation.cases.models import Case, Step
from mediation.cases.rows import Procedure, Row, SideAct, lines
from mediation.deadlines.acts import apply, nearest_of_the_body
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db

Told = TypeVar("Told", bound=Facts)

PROCEDURES: dict[type[Any], type[Procedure]] = {}


def bind(record_class: type[Any], procedure: type[Procedure]) -> None:
    """Say which procedure moves records of this class."""
    PROCEDURES[record_class] = procedure


def procedure_of(record: Any) -> type[Procedure]:
    return PROCEDURES[type(record)]


def perform(record: Any, act: str, *, by: Any, facts: Facts | None = None) -> Step:
    """Do one act on one record and return its step; raises NotNow, NotPermitted or RequirementNotMet.

    The act happened on ``facts.happened_on`` (today when not said): never in the future, never before the act it
    follows; more than three days late asks one line why.
    """
    facts = _dated(facts or Facts())
    procedure = procedure_of(record)
    side = procedure.side_acts.get(act)
    before = record.state
    _check_days(record, facts)
    row = _side(record, act, side, by, facts) if side else _move(record, act, procedure, by, facts)
    words = side.name if side else _name(procedure, act)
    step = _write_step(record, act, words, row, before, by, facts)
    for effect in row.clocks:
        if effect.applies(record, facts):
            if effect.verb == "restart":
                restart_limitation(record, act, facts, step)
            else:
                apply(effect, record, record.case, facts, day_of_act(facts))
    refresh(record.case)
    trail.record(act, by=by, record=record, case=record.case, row=row.number, to=record.state,
                 step=step.public_id, happened=str(facts.happened_on))
    return step


def refresh(case: Case) -> None:
    """Keep what lists are sorted and filtered by in step with the file."""
    case.due_on = nearest_of_the_body(case)
    case.is_open = case.state != "archived"


def may_now(record: Any, by: Any) -> list[tuple[str, str]]:
    """The acts this person may do on this record as it stands, with their names, in the order of the table."""
    found = {line.act: line.act_name for line in lines(procedure_of(record))
             if line.source == record.state and line.open_to(by, record)}
    return list(found.items())


def write_down(record: Any, act: str, words: str, *, by: Any, facts: Facts | None = None,
               before: str | None = None) -> Step:
    """Write an act into the history that no row of the table knows: a case split off or joined, an act taken back.

    The caller has asked who may do it; the days are checked as for every act, and nothing is moved. ``before`` is
    the state from which the caller has already brought the record back.
    """
    facts = _dated(facts or Facts())
    _check_days(record, facts)
    step = _write_step(record, act, words, Row(""), before or record.state, by, facts)
    trail.record(act, by=by, record=record, case=record.case, step=step.public_id, happened=str(facts.happened_on))
    return step


def restore_state(record: Any, state: str) -> None:
    """Put a record where it stood before: for ``taking_back``, and for a case that is split off as it stands."""
    record.state = state
    refresh(record.case)


def told_in_time(record: Any, facts: Told) -> Told:
    """The facts with their day, for what is recorded of one party in whatever order it comes in.

    Raises RequirementNotMet when it is said to have happened tomorrow, or is recorded late without a word why.
    """
    facts = _dated(facts)
    _not_tomorrow(facts)
    _late_says_why(record, facts)
    return facts


def _dated(facts: Told) -> Told:
    if facts.happened_on is not None:
        return facts
    day = clock.day_of(facts.happened_at) if facts.happened_at else clock.today()
    return replace(facts, happened_on=day)


def day_of_act(facts: Facts) -> date:
    """The day on which an act happened: the one that was said, else today."""
    return facts.happened_on or clock.today()


def _check_days(record: Any, facts: Facts) -> None:
    day = day_of_act(facts)
    _not_tomorrow(facts)
    last = last_step_day(record)
    if last is not None and day < last:
        raise RequirementNotMet(f"发生的日期不能早于上一步（{last}）。", field="happened_on")
    _late_says_why(record, facts)


def _not_tomorrow(facts: Facts) -> None:
    assert facts.happened_on is not None
    if facts.happened_on > clock.today() or (facts.happened_at is not None and facts.happened_at > clock.now()):
        raise RequirementNotMet("发生的日期不能晚于今天。", field="happened_on")


def _late_says_why(record: Any, facts: Facts) -> None:
    assert facts.happened_on is not None
    late = (clock.today() - facts.happened_on).days
    if late > record.case.body.setting("LATE_RECORD_DAYS") and not facts.late_reason.strip():
        raise RequirementNotMet(f"这一步发生在{late}天前，请用一句话写明为什么现在才记录。", field="late_reason")


def last_step_day(record: Any) -> date | None:
    """The day on which the last act on this record happened."""
    days = [step.happened_on for step in record.case.steps
            if step.record_ref == record.public_id and step.taken_back_at is None and step.takes_back_id is None]
    return max(days, default=None)


def _move(record: Any, act: str, procedure: type[Procedure], by: Any, facts: Facts) -> Row:
    machine = procedure(model=record, state_field="state")
    if act not in {event.id for event in machine.allowed_events}:
        state = next(iter(machine.configuration)).name
        raise NotNow(f"本案现在是“{state}”，不能“{_name(procedure, act)}”。请刷新页面看最新进展。")
    if act not in {event.id for event in machine.enabled_events(actor=by)}:
        raise NotPermitted(f"您的岗位不能“{_name(procedure, act)}”。")
    source = next(iter(machine.configuration))
    transition = next(t for t in source.transitions if act in str(t.event).split())
    machine.send(act, actor=by, facts=facts)
    return transition.row


def _side(record: Any, act: str, side: SideAct, by: Any, facts: Facts) -> Row:
    if record.state not in side.states:
        raise NotNow(f"本案现在不能“{side.name}”。请刷新页面看最新进展。")
    if not side.who(actor=by, model=record):
        raise NotPermitted(f"您的岗位不能“{side.name}”。")
    known = {"model": record, "facts": facts, "actor": by}
    for requirement in side.requires:
        wanted = requirement.__code__.co_varnames[:requirement.__code__.co_argcount]
        requirement(**{name: known[name] for name in wanted})
    flag_modified(record, "state")
    return side.row


def _name(procedure: type[Procedure], act: str) -> str:
    return next((line.act_name for line in lines(procedure) if line.act == act), act)


def _write_step(record: Any, act: str, words: str, row: Row, before: str, by: Any, facts: Facts) -> Step:
    step = Step(
        case=record.case, record_type=record.record_type, record_ref=record.public_id, act=act, act_words=words,
        row=row.number, from_state=before, to_state=record.state, by=None if by.is_system else by, by_words=by.name,
        on_behalf_of=[party.public_id for party in facts.on_behalf_of], happened_on=facts.happened_on,
        happened_at=facts.happened_at, recorded_at=clock.now(), late_reason=facts.late_reason or None,
        reason_code=facts.reason_code, reason=facts.reason or None,
        papers=[*row.papers, *facts.also_due], proof=facts.proof)
    db.session.add(step)
    db.session.flush()
    return step
