"""Who keeps the server is said before anything is written; where an employer does, nothing is called private."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import config
from mediation.applying import acts as applying_acts
from mediation.applying.models import ApplicationDraft
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.errors import RequirementNotMet
from mediation.evidence.acts import HandedIn, hand_in, moves_open_to, take_in
from mediation.extensions import db
from mediation.intake.online.acts import Applying
from mediation.law.terms import Zone
from mediation.parties.acting import PartyActing
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.applying_online import begin
from tests.pages.test_applying import a_picture
from tests.uploads import pictures
from tests.uploads.portal import following, pieces, sends

ALONE = ("只有您自己", "只有我", "只给自己看")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


@pytest.fixture
def kept_by_an_employer(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "HOSTED_BY", "飞驰集团信息部")
    monkeypatch.setitem(app.config, "HOST_IS_EMPLOYER", True)


def test_before_the_first_datum_one_reads_who_keeps_the_server_and_what_it_can_t_protect(
        app: Flask, client: PageClient, bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "服务器由谁管，这里没有写明" in client.see("/apply").text
    monkeypatch.setitem(app.config, "HOSTED_BY", "云岭市总工会")
    page = client.see("/apply")
    assert "服务器和密钥由云岭市总工会管" in page.text and "只有您自己" in page.text
    assert "管服务器的人真要看，拦不住" in page.text


def test_an_employer_that_keeps_the_server_is_named_and_no_page_of_applying_promises_what_it_could_break(
        client: PageClient, bodies: Bodies, kept_by_an_employer: None) -> None:
    page = client.see("/apply")
    assert "服务器由飞驰集团信息部管，它是用人单位" in page.text
    begin(client, bodies["township"])
    photos = "/apply/questions/photos"
    assert not any(words in client.see(photos).text.replace("没有“只有我看得见”", "") for words in ALONE)
    sent = client.submit(client.see(photos), {"photos": [a_picture("工资条")]}, action=photos)
    assert sent.status_code == 303
    draft = db.session.scalars(select(ApplicationDraft)).one()
    photo = draft.photos[0]
    assert photo.zone == Zone.HANDLING.value
    assert not any(words in client.see(photos).text.replace("没有“只有我看得见”", "") for words in ALONE)
    with pytest.raises(RequirementNotMet, match="用人单位管"):
        applying_acts.change_photo(photo, Zone.PRIVATE, by=Applying())
    one = f"/apply/photos/{photo.public_id}"
    stale = client.post(one, data={**client.see(photos).form(one).filled({}), "do": "private"})
    db.session.expire_all()
    assert "用人单位管" in stale.text and [each.zone for each in draft.photos] == [Zone.HANDLING.value]


def test_where_an_employer_keeps_the_server_a_file_is_never_said_to_be_its_owners_alone(
        client: PageClient, case: Case, kept_by_an_employer: None) -> None:
    worker = the_worker(case)
    page = following(client, worker).see("/my/files/add")
    assert "飞驰集团信息部" in page.text
    assert not any(words in page.text.replace("没有“只有我看得见”", "") for words in ALONE)
    assert sends(client, [(pictures.saved("JPEG"), "工资条.jpg")]).status_code == 303
    piece = pieces(case)[-1]
    assert piece.zone == Zone.HANDLING.value and Zone.PRIVATE not in moves_open_to(piece)
    assert sends(client, [(pictures.saved("JPEG"), "再来.jpg")], zone="private").status_code == 422
    with pytest.raises(RequirementNotMet, match="用人单位管"):
        hand_in(worker, HandedIn(name="工资条", zone=Zone.PRIVATE), upload_of("工资条"), by=PartyActing(worker))
    with pytest.raises(RequirementNotMet):
        take_in(case, HandedIn(name="工资条", party=worker, zone=Zone.PRIVATE), upload_of("工资条"), by=case.clerk)


def test_who_looked_says_who_keeps_the_server(client: PageClient, case: Case, kept_by_an_employer: None) -> None:
    page = following(client, the_worker(case)).see("/my/looks")
    assert "飞驰集团信息部" in page.text and "保护不了" in page.text


@pytest.mark.parametrize(("said", "meant"), [("yes", True), (" YES ", True), ("no", False)])
def test_whether_an_employer_keeps_it_is_a_yes_or_a_no(said: str, meant: bool, tmp_path: Path) -> None:
    read = config.settings(tmp_path, {"MEDIATION_ENV": "test", "HOST_IS_EMPLOYER": said})
    assert read["HOST_IS_EMPLOYER"] is meant and read["HOSTED_BY"] == ""


def test_another_word_stops_the_start_rather_than_promising_too_much(tmp_path: Path) -> None:
    with pytest.raises(config.ConfigurationError, match="HOST_IS_EMPLOYER"):
        config.settings(tmp_path, {"MEDIATION_ENV": "test", "HOST_IS_EMPLOYER": "1"})
