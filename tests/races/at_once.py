"""Several people at the same moment: each in a thread with a client of its own, all let go together."""
from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from flask import Flask

from mediation.extensions import db
from tests.page_client import PageClient

Result = TypeVar("Result")
LONGEST_WAIT = 120


def at_once(deeds: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do all of them at the same moment; what each of them gave, in their order."""
    db.session.commit()
    start = threading.Barrier(len(deeds))

    def do(deed: Callable[[], Result]) -> Result:
        start.wait(LONGEST_WAIT)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        running = [pool.submit(do, deed) for deed in deeds]
        return [each.result(LONGEST_WAIT) for each in running]


def the_same_browser(app: Flask, client: PageClient) -> PageClient:
    """Another window of the same browser: it is signed in as the first one is."""
    other: Any = app.test_client()
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    other.set_cookie(cookie.key, cookie.value)
    return other
