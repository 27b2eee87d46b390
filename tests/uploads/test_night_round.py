"""Each night everything in the store is read; what is missing or damaged is said in red until it is back."""
from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from mediation import files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence import integrity
from mediation.evidence.acts import HandedIn, take_in
from mediation.evidence.integrity import check_store
from mediation.evidence.models import Evidence
from mediation.evidence.queries import last_round, open_faults, round_of
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from tests.acts.looked import looked_into
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in
from tests.uploads import papers, pictures

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def a_piece(case: Case, bodies: Bodies, content: bytes, media_type: str, name: str) -> Evidence:
    piece = take_in(case, HandedIn(name, party=the_worker(case)), Upload(content, media_type, name),
                    by=bodies.people["wangmin"])
    looked_into(piece)
    db.session.commit()
    return piece


@pytest.fixture
def three(case: Case, bodies: Bodies) -> list[Evidence]:
    return [a_piece(case, bodies, pictures.saved("JPEG"), "image/jpeg", "照片"),
            a_piece(case, bodies, papers.amr(), "audio/amr", "录音"),
            a_piece(case, bodies, papers.film() + papers.box(b"free", b"\0" * 3_000_000), "video/mp4", "录像")]


def test_before_one_at_night_nothing_is_read_and_after_it_once(on: Callable[..., None], three: list[Evidence]) -> None:
    on(TUESDAY, "00:59")
    assert check_store() == 0 and round_of(TUESDAY) is None
    on(TUESDAY, "01:00")
    assert check_store() >= 4 and check_store() == 0
    night = round_of(TUESDAY)
    assert night.ended_at is not None and night.read >= 4 and not open_faults()


def test_a_damaged_and_a_missing_file_are_named_on_the_pages(
        app: Flask, client: PageClient, on: Callable[..., None], case: Case, three: list[Evidence]) -> None:
    _photograph, sound, film = three
    files._path(sound.file_sha256).unlink()
    path = files._path(film.file_sha256)
    whole = path.read_bytes()
    path.write_bytes(whole[:2_000_000] + b"x" + whole[2_000_001:])
    on(TUESDAY, "02:00")
    said = app.test_cli_runner().invoke(args=["sweep"])
    assert said.exit_code == 0 and "核对存档" in said.output
    assert {(fault.sha256, fault.kind) for fault in open_faults()} == {
        (sound.file_sha256, "missing"), (film.file_sha256, "damaged")}
    on(TUESDAY, "09:00")
    admin = signed_in(client, "zhaolei")
    page = admin.see("/desk/store")
    assert sound.file_sha256 in page.text and "丢失" in page.text and film.file_sha256 in page.text and "损坏" in page.text
    assert "存档里有2个文件损坏或者丢失" in admin.see("/desk/bodies").text
    clerk = signed_in(app.test_client(), "wangmin")
    shown = clerk.see(f"/desk/cases/{case.public_id}").text
    assert "存档的原件出了问题" in shown and "录音" in shown and "存档里有2个文件" not in shown
    assert clerk.get("/desk/store").status_code == 404
    at = f"/desk/cases/{case.public_id}/evidence/{film.public_id}"
    assert "损坏或者丢失" in clerk.see(at).text and clerk.get(f"{at}/file").status_code == 409
    assert client.get("/readyz").status_code == 200


def test_what_is_put_back_is_no_fault_any_more(on: Callable[..., None], three: list[Evidence]) -> None:
    path = files._path(three[0].file_sha256)
    whole = path.read_bytes()
    path.unlink()
    on(TUESDAY, "02:00")
    check_store()
    assert len(open_faults()) == 1
    path.write_bytes(whole)
    on(date(2026, 11, 25), "02:00")
    check_store()
    assert not open_faults() and last_round().night == date(2026, 11, 25)


def test_a_round_goes_on_where_it_stopped(
        on: Callable[..., None], three: list[Evidence], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "AT_ONCE", 1)
    monkeypatch.setattr(integrity, "SECONDS_A_RUN", 0.0)
    on(TUESDAY, "02:00")
    assert check_store() == 0 and round_of(TUESDAY) is None
    monkeypatch.setattr(integrity, "SECONDS_A_RUN", 0.001)
    runs, reached = 0, []
    while round_of(TUESDAY) is None or round_of(TUESDAY).ended_at is None:
        check_store()
        reached.append(round_of(TUESDAY).reached)
        runs += 1
    assert runs > 1 and reached == sorted(reached) and round_of(TUESDAY).read >= 4


def test_what_nothing_names_is_cleared_away_when_it_is_a_day_old(
        app: Flask, on: Callable[..., None], three: list[Evidence]) -> None:
    folder = Path(app.config["DATA_DIR"]) / "ab"
    folder.mkdir(exist_ok=True)
    left, fresh, half = folder / ("ab" * 32), folder / ("abc" + "d" * 61), folder / ".part-x"
    for path in (left, fresh, half):
        path.write_bytes(b"left over")
    on(TUESDAY, "02:00")
    old = 1_700_000_000
    os.utime(left, (old, old))
    os.utime(half, (old, old))
    check_store()
    assert not left.exists() and not half.exists() and fresh.exists()
    assert all(files.content_of(piece.file_sha256) for piece in three)
