"""What a journey begins with: the bodies and their people, a day, cases in the middle of things, windows for people."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import pytest

from mediation.demo.bodies import Bodies
from tests.browser.visitor import Clock, Visitor
from tests.builders import the_bodies
from tests.conftest import LiveServer

Somebody = TypeVar("Somebody", bound=Visitor)
Window = Callable[..., Any]
THURSDAY = date(2026, 11, 5)


@dataclass
class World:
    """The bodies and people of the demo world, once, on a day; with cases where a journey begins in the middle."""

    server: LiveServer
    clock: Clock
    built: bool = False

    def begins(self, make: Callable[[Bodies], Any] = lambda bodies: None, day: date = THURSDAY,
               at: str = "09:30") -> None:
        """Build everybody, and what ``make`` makes of them."""
        assert not self.built, "the world begins once"
        self.built = True
        self.clock(day, at)
        with self.server.app.app_context():
            make(the_bodies())


@pytest.fixture
def world(live_server: LiveServer, on: Clock) -> World:
    """``world.begins(lambda bodies: a_case(bodies, state), day, at)``: what was there before the journey."""
    return World(live_server, on)


@pytest.fixture
def window(browser: Any, world: World) -> Iterator[Window]:
    """``window(Desk, "wangmin")`` opens a browser window, signed in when an account is named."""
    opened: list[Visitor] = []

    def window_of(kind: type[Somebody], login: str = "", width: int = 1280) -> Somebody:
        if not world.built:
            world.begins()
        visitor = kind(browser, world.server, world.clock, width)
        opened.append(visitor)
        return visitor.signs_in(login) if login else visitor

    yield window_of
    for each in opened:
        each.closes()
