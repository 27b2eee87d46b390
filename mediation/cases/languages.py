"""Whether a party can sign in the language of the paper: its own, through an interpreter, or needing none."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.law.terms import Language


def interpreter_of(party: Any, on: date | None = None) -> Any:
    """The interpreter registered for a party (by that day, where one is named): a signed D17 is on file."""
    return next((each for each in party.interpreters
                 if each.signed_on is not None and (on is None or each.signed_on <= on)), None)


def language_is_settled(party: Any, on: date | None = None) -> bool:
    """Whether the party may sign: Mandarin, a registered interpreter, or its signed "needs none" (CPL 11)."""
    return (party.language_term is Language.MANDARIN or party.needs_no_interpreter
            or interpreter_of(party, on) is not None)
