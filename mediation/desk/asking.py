"""What the address of a list asks for; anything that can't be read is as if it were not there."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.access import HANDLING_ROLES
from mediation.desk.queries.choosing import Choice, Due, Place

PLACE = re.compile(r"(\d{4}-\d\d-\d\d|none|archive)_(\d{1,9})", re.ASCII)
NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """A choice with the place from which it is read, and how it stands in an address."""

    choice: Choice
    after: Place | None
    before: Place | None
    words: dict[str, str]

    def address(self, path: str, **changed: Any) -> str:
        """The same list, with something changed; an empty value leaves it out."""
        words = {name: value for name, value in {**self.words, **changed}.items() if value}
        return f"{path}?{urlencode(words)}" if words else path


def handled_bodies(person: Any) -> dict[str, Body]:
    """The bodies whose cases the person handles today, by their public number."""
    found = {post.body.public_id: post.body for post in person.posts_today() if post.role in HANDLING_ROLES}
    return dict(sorted(found.items(), key=lambda pair: pair[1].id))


def asked_of(args: Mapping[str, str], person: Any) -> Asked:
    """What the worklist is asked for."""
    due = args.get("due", "")
    body = handled_bodies(person).get(args.get("body", ""))
    mine = args.get("mine") == "1"
    chosen = Due(due) if due in {each.value for each in Due} else Due.ALL
    words = {"due": chosen.value if chosen is not Due.ALL else "", "body": body.public_id if body else "",
             "mine": "1" if mine else ""}
    return Asked(Choice(chosen, body.id if body else None, mine, today=clock.today()), place_in(args.get("after")),
                 place_in(args.get("before")), words)


def place_in(text: str | None) -> Place | None:
    """The place that an address names."""
    found = PLACE.fullmatch(text or "")
    day = day_in(found[1]) if found else None
    if not found or (day is None and found[1] not in ("none", "archive")):
        return None
    return Place(day, int(found[2]), found[1] == "archive")


def words_of(place: Place | None) -> str:
    """A place as it stands in an address."""
    if place is None:
        return ""
    day = place.due_on.isoformat() if place.due_on else "archive" if place.archive else "none"
    return f"{day}_{place.id}"


def day_in(text: str | None) -> date | None:
    """A day as addresses write it."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def moment_in(text: str | None) -> datetime | None:
    """A moment with its zone, as addresses write it."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None and 2000 <= found.year <= 2100 else None


def number_in(text: str | None) -> int | None:
    """A whole number that both databases take."""
    return int(text) if text and NUMBER.fullmatch(text) else None


def one_of(text: str | None, allowed: Iterable[str]) -> str | None:
    """The text if it is one of those allowed."""
    return text if text in set(allowed) else None
