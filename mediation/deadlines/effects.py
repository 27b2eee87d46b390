"""What a row of a procedure does to the periods of its record: the column "Clocks" of law.md §11.1 as data.

``start("ACC-3WD")`` prints as ``+ACC-3WD``; ``MED`` stands for the one mediation period of the case, whichever
its basis gives. A condition (``when``) and another first day (``from_day``) are named functions of record and facts.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

Condition = Callable[[Any, Any], bool]
FirstDay = Callable[[Any, Any], date | None]


@dataclass(frozen=True)
class Effect:
    """One change of a period: the verb is one of start, stop, stop_all, pause, resume, new_end, restart."""

    verb: str
    clock_id: str = ""
    when: Condition | None = None
    from_day: FirstDay | None = None
    whose: str | None = None

    def applies(self, record: Any, facts: Any) -> bool:
        return self.when is None or self.when(record, facts)

    def __str__(self) -> str:
        sign = {"start": "+", "stop": "−", "stop_all": "−全部", "pause": "停算 ", "resume": "续算 ",
                "new_end": "改期 ", "restart": "↻"}[self.verb]
        condition = f"（{_words(self.when)}）" if self.when else ""
        return f"{sign}{self.clock_id}{condition}"


def _words(function: Callable[..., Any]) -> str:
    return (function.__doc__ or function.__name__).strip().rstrip("。.")


def start(clock_id: str, *, when: Condition | None = None, from_day: FirstDay | None = None,
          whose: str | None = None) -> Effect:
    """The period begins; the day on which the act happened is not counted."""
    return Effect("start", clock_id, when, from_day, whose)


def stop(clock_id: str, *, when: Condition | None = None) -> Effect:
    """What the period was for has been done, or it no longer matters."""
    return Effect("stop", clock_id, when)


def stop_all() -> Effect:
    """Every period of this record still running stops, except limitation."""
    return Effect("stop_all")


def pause(clock_id: str) -> Effect:
    """The period stands still from the day of the act."""
    return Effect("pause", clock_id)


def resume(clock_id: str) -> Effect:
    """The period goes on; the days on which it stood still are added to its end."""
    return Effect("resume", clock_id)


def new_end(clock_id: str) -> Effect:
    """The period gets the new last day that the facts name."""
    return Effect("new_end", clock_id)


def restart_limitation(when: Condition | None = None) -> Effect:
    """The one-year limitation of each claim concerned is interrupted and counted anew."""
    return Effect("restart", "LIM-1Y", when)
