"""How a procedure is written down: acts made of rows, each row a transition with who, requirement, clocks, papers.

A row's number is that of the table of transitions that the procedure follows (docs/procedure.md). ``side_act`` is
for what happens without moving the record; it obeys the same who and requirements.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from statemachine import Event, State, StateMachine
from statemachine.transition_list import TransitionList

from mediation.deadlines.effects import Effect
from mediation.errors import RequirementNotMet

Predicate = Callable[..., bool]
Requirement = Callable[..., None]


@dataclass(frozen=True)
class Row:
    """One line of the table: its number, what it does to the clocks, the papers it makes due."""

    number: str
    clocks: tuple[Effect, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class SideAct:
    """An act that leaves the record where it stands."""

    name: str
    states: tuple[str, ...]
    who: Predicate
    requires: tuple[Requirement, ...]
    row: Row


def row(number: str, transitions: TransitionList, *, clocks: Iterable[Effect] = (), papers: str = "") -> TransitionList:
    """Give transitions their line of the table; ``papers`` are codes separated by blanks."""
    line = Row(number, tuple(clocks), tuple(papers.split()))
    for transition in transitions:
        transition.row = line
    return transitions


def act(name: str, *rows: TransitionList) -> Event:
    """An act with its Chinese name, made of one row or several."""
    together = rows[0]
    for more in rows[1:]:
        together = together | more
    return Event(together, name=name)


def side_act(name: str, states: Iterable[State | str], *, who: Predicate, number: str,
             requires: Iterable[Requirement] = (), clocks: Iterable[Effect] = (), papers: str = "") -> SideAct:
    """An act without an edge, allowed in the states named."""
    return SideAct(name, tuple(str(state) for state in states), who, tuple(requires),
                   Row(number, tuple(clocks), tuple(papers.split())))


def of_the_case(requirement: Requirement) -> Requirement:
    """Mark a requirement that no form can satisfy: it depends on what kind of case this is (its basis, its body).

    An act whose row carries one that does not fit is not offered at all.
    """
    setattr(requirement, "of_the_case", True)
    return requirement


@dataclass(frozen=True)
class Line:
    """A row as it is printed, compared and walked by tests."""

    record: str
    number: str
    act: str
    act_name: str
    source: str
    source_name: str
    target: str
    target_name: str
    who: tuple[Predicate, ...]
    requires: tuple[Requirement, ...]
    clocks: tuple[Effect, ...]
    papers: tuple[str, ...]

    @property
    def moves(self) -> bool:
        return self.source != self.target

    def fits(self, record: Any) -> bool:
        """Whether this row exists for this kind of case."""
        for requirement in self.requires:
            if getattr(requirement, "of_the_case", False):
                try:
                    requirement(model=record)
                except RequirementNotMet:
                    return False
        return True

    def open_to(self, person: Any, record: Any) -> bool:
        """Whether this person may be offered this act on this record, which stands in the row's state."""
        return all(who(actor=person, model=record) for who in self.who) and self.fits(record)


class Procedure(StateMachine):
    """The common form of the four procedures; a subclass names its record and its side acts."""

    record_letter = "?"
    record_name = ""
    side_acts: dict[str, SideAct] = {}


@cache
def lines(procedure: type[Procedure]) -> tuple[Line, ...]:
    """Every row of a procedure, edges first in the order of the states, then side acts; made once per class."""
    return tuple(_edges(procedure)) + tuple(_side_lines(procedure))


def _edges(procedure: type[Procedure]) -> Iterator[Line]:
    names = {event.id: event.name for event in procedure.events}
    for state in procedure.states:
        for transition in state.transitions:
            for event_id in str(transition.event).split():
                yield Line(procedure.record_letter, transition.row.number, event_id, names[event_id],
                           state.id, state.name, transition.target.id, transition.target.name,
                           _functions(transition.cond), _functions(transition.validators),
                           transition.row.clocks, transition.row.papers)


def _side_lines(procedure: type[Procedure]) -> Iterator[Line]:
    names = {state.id: state.name for state in procedure.states}
    for act_id, side in procedure.side_acts.items():
        for state_id in side.states:
            yield Line(procedure.record_letter, side.row.number, act_id, side.name, state_id, names[state_id],
                       state_id, names[state_id], (side.who,), side.requires, side.row.clocks, side.row.papers)


def _functions(grouper: Any) -> tuple[Callable[..., Any], ...]:
    return tuple(spec.func for spec in grouper)
