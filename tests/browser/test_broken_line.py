"""A worker's telephone at night: the line breaks in the middle of a file, and the file goes on where it stopped."""
from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from mediation import files
from mediation.demo.bodies import Bodies
from mediation.evidence.models import Evidence
from mediation.extensions import db
from tests.acts.session_cases import a_case_in_mediation, the_worker
from tests.browser.applicant import GREEN, ORANGE, a_photo
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.builders import code_of
from tests.uploads import papers

MONDAY = date(2026, 11, 23)
PIECES = "**/my/files/pieces/*?at=*"
FROM_THE_PHONE = "从手机、电脑里选"
SOUND = papers.sound(180)
"""Six pieces."""
RECORDING = {"name": "谈话.wav", "mimeType": "audio/wav", "buffer": SOUND}


@pytest.fixture
def worker(window: Window, world: World) -> Worker:
    """At a telephone, in the case."""
    code: list[tuple[str, str]] = []

    def make(bodies: Bodies) -> None:
        code.append(code_of(the_worker(a_case_in_mediation(bodies, "zhouhui", "wangmin"))))

    world.begins(make, MONDAY, "22:30")
    return window(Worker, width=390).looks_up(*code[0]).goes_to("/my/files/add")


class Line:
    """The line to the server, which breaks after so many pieces until it is mended."""

    def __init__(self, worker: Worker, after: int) -> None:
        self.left, self.sent, self.tried = after, [], 0
        self.worker = worker
        worker.page.route(PIECES, self._passes)

    def _passes(self, route: Any) -> None:
        if self.left == 0:
            self.tried += 1
            route.abort("internetdisconnected")
            return
        self.left -= 1
        self.sent.append(int(route.request.url.rpartition("=")[2]))
        route.continue_()

    def is_mended(self) -> None:
        self.left = 1000


def sealed(world: World) -> dict[str, str]:
    """What arrived: its name and the hash of what lies in the store."""
    with world.server.app.app_context():
        return {piece.original_name: hashlib.sha256(files.content_of(piece.file_sha256)).hexdigest()
                for piece in db.session.query(Evidence).order_by(Evidence.id)}


def kept_in_the_browser(worker: Worker) -> int:
    return int(worker.page.evaluate("localStorage.length + sessionStorage.length"))


def test_the_line_breaks_and_it_goes_on_by_itself(worker: Worker, world: World) -> None:
    line, photos = Line(worker, 4), [a_photo("一.jpg", ORANGE), a_photo("二.jpg", GREEN)]
    worker.fills({FROM_THE_PHONE: [photos[0], RECORDING, photos[1]], "这是什么": "证据"}).presses("交")
    said = worker.page.locator("[data-files-said]")
    said.filter(has_text="网络断了").wait_for()
    assert worker.page.locator("progress").is_visible() and worker.page.evaluate(
        "document.documentElement.scrollWidth") <= 390
    assert list(sealed(world)) == ["一.jpg"] and kept_in_the_browser(worker) == 0
    line.is_mended()
    worker.page.wait_for_url("**/my/files")
    arrived = sealed(world)
    assert arrived == {each["name"]: hashlib.sha256(each["buffer"]).hexdigest()
                       for each in (photos[0], RECORDING, photos[1])}
    assert "证据（1）" in worker.text and "证据（3）" in worker.text and line.tried > 0
    assert line.sent == [0, *range(0, len(SOUND), 512 * 1024), 0], "no piece went twice"


def test_the_page_was_closed_and_the_same_file_chosen_again(worker: Worker, world: World) -> None:
    line = Line(worker, 3)
    worker.fills({FROM_THE_PHONE: RECORDING}).presses("交")
    worker.page.locator("[data-files-said]").filter(has_text="网络断了").wait_for()
    line.is_mended()
    worker.goes_to("/my/files").presses("接着传")
    assert "谈话.wav" in worker.text and "传到 54%" in worker.text and kept_in_the_browser(worker) == 0
    line.sent.clear()
    worker.fills({FROM_THE_PHONE: RECORDING}).presses("交")
    worker.page.wait_for_url("**/my/files")
    assert sealed(world) == {"谈话.wav": hashlib.sha256(SOUND).hexdigest()}
    assert line.sent[0] == 3 * 512 * 1024 and "没传完" not in worker.text


def test_what_is_not_taken_is_said_and_the_others_arrive(worker: Worker, world: World) -> None:
    archive = {"name": "包.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04" + b"\0" * 100}
    worker.fills({FROM_THE_PHONE: [archive, a_photo("一.jpg", ORANGE)]}).presses("交")
    said = worker.page.locator("[data-files-said]")
    said.filter(has_text="这些没有收").wait_for()
    assert "包.zip" in said.inner_text() and "打不开" in said.inner_text()
    assert list(sealed(world)) == ["一.jpg"] and not worker.page.get_by_role("button", name="交").is_disabled()


def test_who_stopped_too_long_is_told_to_come_in_again(worker: Worker, world: World) -> None:
    line = Line(worker, 2)
    worker.fills({FROM_THE_PHONE: RECORDING}).presses("交")
    worker.page.locator("[data-files-said]").filter(has_text="网络断了").wait_for()
    world.clock(MONDAY, "22:45")
    line.is_mended()
    worker.page.locator("[data-files-said]").filter(has_text="用回执重新进来").wait_for()
    assert sealed(world) == {}


def test_without_a_script_the_form_sends_them(window: Window, world: World, worker: Worker) -> None:
    plain = worker.page.context.browser.new_context(base_url=world.server.url, java_script_enabled=False,
                                                    storage_state=worker.page.context.storage_state())
    page = plain.new_page()
    page.goto("/my/files/add")
    page.get_by_label(FROM_THE_PHONE).set_input_files(RECORDING)
    page.get_by_role("button", name="交", exact=True).click()
    page.wait_for_url("**/my/files")
    plain.close()
    assert sealed(world) == {"谈话.wav": hashlib.sha256(SOUND).hexdigest()}
