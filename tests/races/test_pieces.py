"""A file in pieces at the same moment: one beginning, each piece once, one end."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from flask import Flask

from mediation import files
from mediation.cases.models import Case
from mediation.evidence.check_models import HandingIn
from mediation.evidence.pieces_models import FileInPieces
from mediation.extensions import db
from mediation.following.visits import COOKIE
from tests.acts.session_cases import a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.races.at_once import at_once, the_same_browser
from tests.uploads import papers
from tests.uploads.in_pieces import PIECE, adds, begins, finishes, form_of, token_of
from tests.uploads.portal import following, pieces

AT_ONCE = 20
SOUND = papers.sound(50)


@pytest.fixture
def case(app: Flask, on: Callable[..., None]) -> Case:
    on(date(2026, 11, 23))
    return a_case_in_mediation(the_bodies(), "zhouhui", "wangmin")


@pytest.fixture
def worker(client: PageClient, case: Case) -> PageClient:
    return following(client, the_worker(case))


def windows(app: Flask, worker: PageClient, number: int = AT_ONCE) -> list[PageClient]:
    made = [the_same_browser(app, worker) for _ in range(number)]
    for window in made:
        window.set_cookie(COOKIE, worker.get_cookie(COOKIE).value)
    return made


def test_finished_twenty_times_at_once_it_is_one_piece_of_evidence(
        app: Flask, case: Case, worker: PageClient) -> None:
    told = begins(worker, SOUND, "a.wav")
    for at in range(0, len(SOUND), PIECE):
        adds(worker, told["to"], at, SOUND)
    token = token_of(worker)
    answers = at_once([partial(window.post, f"{told['to']}/finish", headers=token)
                       for window in windows(app, worker)])
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE
    assert len({answer.text for answer in answers}) == 1
    piece, = pieces(case)
    assert files.content_of(piece.file_sha256) == SOUND and piece.ordinal == 1
    assert finishes(worker, told["to"]).json == answers[0].json and db.session.query(HandingIn).count() == 1


def test_the_same_piece_sent_by_many_is_added_once(app: Flask, case: Case, worker: PageClient) -> None:
    told = begins(worker, SOUND, "a.wav")
    token = token_of(worker)
    for at in range(0, len(SOUND), PIECE):
        answers = at_once([partial(window.post, told["to"], query_string={"at": at}, data=SOUND[at:at + PIECE],
                                   content_type="application/octet-stream", headers=token)
                           for window in windows(app, worker, 6)])
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
        assert {answer.json["at"] for answer in answers} == {min(at + PIECE, len(SOUND))}
    finishes(worker, told["to"])
    assert files.content_of(pieces(case)[0].file_sha256) == SOUND


def test_begun_by_many_at_once_it_is_one_file(app: Flask, worker: PageClient) -> None:
    sent = {**form_of(worker), "once": "", "file_name": "a.wav", "size": "1000", "first": "a" * 64}
    answers = at_once([partial(window.post, "/my/files/pieces", data=sent) for window in windows(app, worker, 8)])
    assert len({answer.json["to"] for answer in answers}) == 1
    assert db.session.query(FileInPieces).count() == 1 and db.session.query(HandingIn).count() == 1
