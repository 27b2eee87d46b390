"""The same photograph handed in several times at the same moment: several pieces, one content."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from flask import Flask

from mediation import files
from mediation.evidence.check_models import FileCheck
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.following.visits import COOKIE
from tests.acts.session_cases import a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.races.at_once import at_once, the_same_browser
from tests.uploads import pictures
from tests.uploads.portal import ADD, BOUNDARY, encoded, following, pieces

AT_ONCE = 4


def test_the_same_file_at_once_is_several_pieces_and_one_content(
        app: Flask, client: PageClient, on: Callable[..., None]) -> None:
    on(date(2026, 11, 23))
    case = a_case_in_mediation(the_bodies(), "zhouhui", "wangmin")
    worker, photograph = following(client, the_worker(case)), pictures.jpeg_with_gps()
    before = db.session.query(StoredFile).count()
    bodies = [encoded([*worker.see(ADD).form().filled({}).items()], [("files", "a.jpg", "image/jpeg", photograph)])
              for _ in range(AT_ONCE)]
    windows = [the_same_browser(app, worker) for _ in bodies]
    for window in windows:
        window.set_cookie(COOKIE, worker.get_cookie(COOKIE).value)
    form = f"multipart/form-data; boundary={BOUNDARY}"
    answers = at_once([partial(window.post, ADD, data=body, content_type=form)
                       for window, body in zip(windows, bodies, strict=True)])
    assert [answer.status_code for answer in answers] == [303] * AT_ONCE
    found = pieces(case)
    assert [piece.ordinal for piece in found] == list(range(1, AT_ONCE + 1))
    assert len({piece.file_sha256 for piece in found}) == 1 and files.content_of(found[0].file_sha256) == photograph
    assert db.session.query(StoredFile).count() == before + 2 and db.session.query(FileCheck).count() == 1
