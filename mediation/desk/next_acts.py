"""The buttons: which acts this person may do now, in which order they are offered, and where each one's page is.

Lists ask a table made once from the procedures, never a machine for each row.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import current_app

from mediation.cases.assignments import assignment_is_taken
from mediation.cases.procedure import MediationProcedure
from mediation.cases.rows import Line, Procedure, lines
from mediation.confirmations.procedure import StrengtheningProcedure
from mediation.errors import RequirementNotMet
from mediation.handoffs.procedure import HandoffProcedure
from mediation.handoffs.requirements import before_effect, case_has_ended
from mediation.performance.procedure import PerformanceProcedure

PROCEDURES: dict[str, type[Procedure]] = {
    "case": MediationProcedure, "strengthening": StrengtheningProcedure, "obligation": PerformanceProcedure,
    "handoff": HandoffProcedure}
PLACE = re.compile(r"<[^>]+>")
KNOWN_IN_LISTS = (assignment_is_taken, case_has_ended, before_effect)
"""Of what the file must be like before an act, what a row of a list knows; the rest is said on the act's page."""


@dataclass(frozen=True)
class Button:
    """One act to press: its name and the address of its page; ``main`` is what usually comes next."""

    label: str
    url: str
    main: bool = False


@cache
def table(record_type: str) -> dict[str, tuple[Line, ...]]:
    """The lines of a procedure by the state they start from; an act stands once in each state."""
    found: dict[str, dict[str, Line]] = {}
    for line in lines(PROCEDURES[record_type]):
        found.setdefault(line.source, {}).setdefault(line.act, line)
    return {state: tuple(by_act.values()) for state, by_act in found.items()}


def lines_now(record: Any, person: Any) -> list[Line]:
    """The lines that this person may walk on this record as it stands, as ``cases.acts.may_now`` says."""
    return [line for line in table(record.record_type).get(record.state, ()) if line.open_to(person, record)]


def pressable(record: Any, person: Any) -> dict[str, str]:
    """The acts this person may do on this record as it stands, with their names."""
    return {line.act: line.act_name for line in lines_now(record, person)}


def refusals(line: Line, record: Any) -> list[RequirementNotMet]:
    """What the file itself still lacks for an act: the requirements that ask for nothing said on its form."""
    found: list[RequirementNotMet] = []
    for requirement in line.requires:
        if requirement.__code__.co_varnames[:requirement.__code__.co_argcount] != ("model",):
            continue
        refused = refused_by(requirement, record)
        found += [refused] if refused is not None else []
    return found


def refused_by(requirement: Any, record: Any) -> RequirementNotMet | None:
    """With what a requirement that asks for nothing on a form refuses this record; None where it is met."""
    try:
        requirement(model=record)
    except RequirementNotMet as refused:
        return refused
    return None


def open_in_a_list(record: Any, person: Any) -> dict[str, str]:
    """The acts this person may do on the record of a row of a list, without those that the case isn't ready for."""
    return {line.act: line.act_name for line in lines_now(record, person)
            if not any(refused_by(requirement, record) for requirement in line.requires
                       if requirement in KNOWN_IN_LISTS)}


def addresses() -> frozenset[str]:
    """Every address of the application, its places left open; made once."""
    if "desk_addresses" not in current_app.extensions:
        current_app.extensions["desk_addresses"] = frozenset(
            PLACE.sub("*", rule.rule) for rule in current_app.url_map.iter_rules())
    return current_app.extensions["desk_addresses"]


def page_of_act(record: Any, act: str) -> str | None:
    """Where the act's page is; None for acts that another act sends, or that are done on a page of their own."""
    word = act.replace("_", "-")
    case = record.case.public_id
    if record.record_type == "case":
        return f"/desk/cases/{case}/{word}" if f"/desk/cases/*/{word}" in addresses() else None
    among = f"{record.record_type}s"
    if f"/desk/cases/*/{among}/*/{word}" in addresses():
        return f"/desk/cases/{case}/{among}/{record.public_id}/{word}"
    return None


def page_of_case(case: Any, page: str) -> str | None:
    """The address of a page of the case that is no act of a procedure, if there is such a page."""
    return f"/desk/cases/{case.public_id}/{page}" if f"/desk/cases/*/{page}" in addresses() else None


def buttons(record: Any, acts: dict[str, str], order: Iterable[str] = ()) -> list[Button]:
    """Buttons for acts that have a page, those of ``order`` first."""
    wanted = [*(act for act in order if act in acts), *(act for act in acts if act not in set(order))]
    found = [(act, page_of_act(record, act)) for act in wanted]
    return [Button(acts[act], url) for act, url in found if url]
