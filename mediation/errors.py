"""Refusals that a person reads: each says what is wrong and what would satisfy it, in Chinese."""
from __future__ import annotations


class Refused(Exception):
    """Something the person asked for is not done; nothing has been changed."""

    status = 422

    def __init__(self, message: str, *, field: str | None = None, article: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.article = article


class NotNow(Refused):
    """The record stands where this act does not exist (409)."""

    status = 409


class NotPermitted(Refused):
    """This person may not do this act on this record (403)."""

    status = 403


class RequirementNotMet(Refused):
    """What the statute asks for first is missing; shown on the form with its article."""


class NotFound(Refused):
    """It does not exist, or this person may not know that it does (404)."""

    status = 404
