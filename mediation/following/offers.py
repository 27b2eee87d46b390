"""What a party may do now on its own pages; the room in which an act stands declares it, the status page lists it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from flask import url_for

from mediation.parties.models import Party


class Place(Enum):
    """Where an offer stands on the status page.

    NOW: what is wanted now; MEETING: beside the next session; MONEY: on the line of sums; MAY: what may be done;
    SEEN: beside what the other side sees; OTHER: what is seldom done.
    """

    NOW = "now"
    MEETING = "meeting"
    MONEY = "money"
    SEEN = "seen"
    MAY = "may"
    OTHER = "other"


@dataclass(frozen=True)
class Offer:
    """One thing to do: its words (lazily translated), its page, to whom and when it is open; ``at`` orders a place."""

    words: Any
    endpoint: str
    open_to: Callable[[Party], bool]
    place: Place = Place.MAY
    at: int = 50

    @property
    def address(self) -> str:
        """Where its page is."""
        return url_for(self.endpoint)


OFFERS: list[Offer] = []


def offer(words: Any, endpoint: str, open_to: Callable[[Party], bool], place: Place = Place.MAY, at: int = 50) -> None:
    """A room says what a party may do there; one page may stand in several places, each while its own words fit."""
    if not any(known.endpoint == endpoint and known.place is place for known in OFFERS):
        OFFERS.append(Offer(words, endpoint, open_to, place, at))
        OFFERS.sort(key=lambda each: (each.at, each.endpoint))


def offers_to(party: Party) -> dict[str, list[Offer]]:
    """What this party may do now, by place, each in its order."""
    open_now = [each for each in OFFERS if each.open_to(party)]
    return {place.value: [each for each in open_now if each.place is place] for place in Place}
