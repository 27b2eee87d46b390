"""State × act × who: every combination, compared with a table kept beside the test and read by people."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from mediation.cases.procedure import MediationProcedure
from mediation.cases.rows import Procedure, lines
from mediation.confirmations.procedure import StrengtheningProcedure
from mediation.handoffs.procedure import HandoffProcedure
from mediation.law.terms import Basis, Role
from mediation.performance.procedure import PerformanceProcedure

OWN, OTHER, COURT, OTHER_COURT = 1, 2, 3, 4


@dataclass
class Somebody:
    """An actor with a role in a body; only what the predicates look at."""

    id: int
    role: Role | None
    body_id: int = OWN
    is_system: bool = False

    def holds(self, role: Role, body_id: int | None = None) -> bool:
        return role is self.role and body_id in (None, self.body_id)


@dataclass
class Body:
    court_id: int = COURT


@dataclass
class Member:
    person_id: int


@dataclass
class Case:
    """A case that a court delegated to the body OWN, whose panel is the person with id 2; person 9 is recused."""

    state: str
    body_id: int = OWN
    court_id: int | None = None
    body: Body = field(default_factory=Body)
    basis_term: Basis = Basis.COURT_DELEGATED

    @property
    def case(self) -> Case:
        return self

    @property
    def mediators(self) -> list[Member]:
        return [Member(2)]

    def excludes(self, person: Any) -> bool:
        return person.id == 9


PEOPLE = {
    "clerk": Somebody(1, Role.CLERK), "named mediator": Somebody(2, Role.MEDIATOR),
    "other mediator": Somebody(3, Role.MEDIATOR), "director": Somebody(4, Role.DIRECTOR),
    "liaison": Somebody(5, Role.LIAISON, COURT), "liaison of another court": Somebody(6, Role.LIAISON, OTHER_COURT),
    "observer": Somebody(7, Role.OBSERVER), "administrator": Somebody(8, Role.ADMINISTRATOR),
    "recused clerk": Somebody(9, Role.CLERK), "clerk of another body": Somebody(10, Role.CLERK, OTHER),
    "director of another body": Somebody(11, Role.DIRECTOR, OTHER), "system": Somebody(12, None, is_system=True),
    "nobody": None,
}
ALL = (MediationProcedure, StrengtheningProcedure, PerformanceProcedure, HandoffProcedure)


def allowed(procedure: type[Procedure]) -> str:
    """Who may do which act in which state, a line each."""
    rows = []
    for line in lines(procedure):
        case = Case(line.source)
        may = [name for name, person in PEOPLE.items()
               if all(predicate(actor=person, model=case) for predicate in line.who)]
        rows.append(f"{line.source} · {line.act}: {', '.join(may)}")
    return "\n".join(sorted(rows)) + "\n"


@pytest.mark.parametrize("procedure", ALL)
def test_who_may_do_what_in_which_state_is_as_written_down(procedure: type[Procedure],
                                                           golden: Callable[[str, str], None]) -> None:
    golden(f"matrix_{procedure.record_letter}.txt", allowed(procedure))


@pytest.mark.parametrize("procedure", ALL)
@pytest.mark.parametrize("name", ["observer", "administrator", "recused clerk", "clerk of another body",
                                  "director of another body", "liaison of another court", "nobody"])
def test_whoever_has_nothing_to_do_with_the_case_may_do_nothing(procedure: type[Procedure], name: str) -> None:
    person = PEOPLE[name]
    for line in lines(procedure):
        assert not all(predicate(actor=person, model=Case(line.source)) for predicate in line.who), line


@pytest.mark.parametrize("procedure", ALL)
def test_the_machine_enables_exactly_what_the_table_says(procedure: type[Procedure]) -> None:
    for state in procedure.states:
        for person in PEOPLE.values():
            case = Case(state.id)
            enabled = {event.id for event in procedure(model=case, state_field="state").enabled_events(actor=person)}
            told = {line.act for line in lines(procedure) if line.source == state.id and line.moves
                    and all(predicate(actor=person, model=case) for predicate in line.who)}
            assert enabled == told, (state.id, person)
