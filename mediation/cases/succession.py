"""Somebody comes into a dead worker's place: the stages that have asked the others say here how they ask the heirs."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mediation.cases.models import Case

Asking = Callable[..., Any]
_ASKING: list[Asking] = []


def asks_heirs(asking: Asking) -> Asking:
    """Mark a function of ``case`` and ``by`` that asks the heirs of a case to what was fixed before they came in."""
    _ASKING.append(asking)
    return asking


def heirs_came_in(case: Case, *, by: Any) -> None:
    """Heirs take part in a case from now on: they are asked to what the others have been asked to (TJ 25)."""
    for asking in _ASKING:
        asking(case, by=by)
