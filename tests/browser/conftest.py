"""What a journey begins with: the bodies and their people, a day, and windows for whoever comes."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

import pytest

from tests.browser.visitor import Visitor
from tests.builders import the_bodies
from tests.conftest import LiveServer

Somebody = TypeVar("Somebody", bound=Visitor)
Window = Callable[..., Any]
FIRST_DAY = date(2026, 11, 5)


@pytest.fixture
def window(browser: Any, live_server: LiveServer, on: Callable[..., None]) -> Iterator[Window]:
    """``window(Desk, "wangmin")`` opens a browser window, signed in when an account is named."""
    on(FIRST_DAY, "09:30")
    with live_server.app.app_context():
        the_bodies()
    opened: list[Visitor] = []

    def window_of(kind: type[Somebody], login: str = "", width: int = 1280) -> Somebody:
        visitor = kind(browser, live_server, on, width)
        opened.append(visitor)
        return visitor.signs_in(login) if login else visitor

    yield window_of
    for each in opened:
        each.closes()
