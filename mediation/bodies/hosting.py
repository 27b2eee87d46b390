"""Who keeps the server and its keys: said before anything is stored, and what is not promised where an employer does.

Whoever keeps the machine can read what lies on it. So where an employer keeps it, nothing is offered as seen by its
owner alone: no promise is made that the keeper could break (security.md S1, S15).
"""
from __future__ import annotations

from dataclasses import dataclass

from flask import current_app


@dataclass(frozen=True)
class Host:
    """Who keeps the server and the keys, in the operator's words ("" where it has not said); whether an employer is."""

    name: str
    is_employer: bool


def host() -> Host:
    """What the operator of this installation says of itself (HOSTED_BY, HOST_IS_EMPLOYER)."""
    return Host(current_app.config["HOSTED_BY"], current_app.config["HOST_IS_EMPLOYER"])


def can_be_private() -> bool:
    """Whether something may be offered as seen by its owner alone."""
    return not host().is_employer
