"""Sentences read aloud: kept by the body, played where there is a recording, and no button where there is none."""
from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import Basis, Language
from mediation.portal.read_aloud import key_of, sentences, spoken_for
from mediation.portal.read_aloud_forms import MOST
from mediation.portal.read_aloud_models import SpokenSentence
from mediation.portal.sentences import sentence
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient
from tests.uploads import papers


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


@pytest.fixture
def director(app: Flask, bodies: Bodies) -> PageClient:
    somebody: PageClient = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": "liguoqiang", "password": PASSWORD})
    return somebody


def place(bodies: Bodies, key: str = "") -> str:
    return f"/desk/bodies/{bodies['courier'].public_id}/read-aloud" + (f"/{key}" if key else "")


def hand_in(director: PageClient, bodies: Bodies, content: bytes, name: str = "a.mp3", *, key: str = "submitted",
            language: str = "ug") -> TestResponse:
    """Send the form; its bytes are made here, so that no large one waits in a file of the client."""
    sound = FileStorage(BytesIO(content), name)
    filled = director.see(place(bodies, key)).form().filled({"language": language, "sound": sound})
    boundary, sent = encode_multipart(filled)
    return director.post(place(bodies, key), data=sent, content_type=f"multipart/form-data; boundary={boundary}")


def the_sound() -> SpokenSentence:
    return db.session.query(SpokenSentence).one()


def test_every_sentence_of_every_state_and_side_has_a_key_of_its_own() -> None:
    keys = [key for key, _state, _other, _said in sentences()]
    assert len(keys) == len(set(keys)) > len(CaseState)
    for state in CaseState:
        if state is not CaseState.UNOPENED:
            assert key_of(sentence(state, applied=True)) == state.value
            assert key_of(sentence(state, applied=False)).removesuffix("-other") == state.value


def test_without_a_recording_there_is_no_button(client: PageClient, case: Case) -> None:
    assert "<audio" not in comes_in(client, case.applicants[0]).get("/my/status").text


@pytest.mark.parametrize(("content", "name", "media_type"), [
    (papers.mp3(), "句子.mp3", "audio/mpeg"), (papers.mp3(True), "a", "audio/mpeg"),
    (papers.sound(), "x.wav", "audio/wav"), (papers.film(b"M4A ", b"mp42"), "新录音.m4a", "audio/mp4")])
def test_a_recording_of_the_body_is_played_to_the_party_whose_page_shows_the_sentence(
        client: PageClient, director: PageClient, bodies: Bodies, case: Case, content: bytes, name: str,
        media_type: str) -> None:
    assert hand_in(director, bodies, content, name).status_code == 303
    phone = comes_in(client, case.applicants[0])
    page = phone.get("/my/status").text
    assert "听这一句（维吾尔语）" in page and "autoplay" not in page and 'preload="none"' in page
    sound = phone.get(f"/my/read-aloud/{the_sound().public_id}")
    assert (sound.status_code, sound.mimetype, sound.data) == (200, media_type, content)
    assert "media-src 'self'" in sound.headers["Content-Security-Policy"]
    part = phone.get(f"/my/read-aloud/{the_sound().public_id}", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.data) == (206, content[:10])
    the_sound().sentence = "archived"
    db.session.commit()
    assert "<audio" not in phone.get("/my/status").text, "a recording of another sentence is none of this one"


def test_another_recording_in_the_same_language_takes_the_place_of_the_first(
        director: PageClient, bodies: Bodies) -> None:
    hand_in(director, bodies, papers.mp3())
    first = the_sound().file_sha256
    hand_in(director, bodies, papers.sound())
    assert the_sound().file_sha256 != first and the_sound().by_words == "李国强"
    hand_in(director, bodies, papers.sound(), language="zh")
    assert {row.language_term for row in db.session.query(SpokenSentence)} == {Language.UYGHUR, Language.MANDARIN}


@pytest.mark.parametrize(("content", "said"), [
    (b"", "空"), (papers.mp3() * 600, "超过2兆"), (b"<html><script>", ""), (papers.film(), "不是能放的录音"),
    (papers.amr(), "不是能放的录音"), (b"just words\n", "不是能放的录音")])
def test_what_is_no_small_recording_is_refused_on_its_field(
        director: PageClient, bodies: Bodies, content: bytes, said: str) -> None:
    assert len(papers.mp3() * 600) > MOST
    answer = hand_in(director, bodies, content)
    assert answer.status_code == 422 and said in answer.text and "还没有保存" in answer.text
    assert db.session.query(SpokenSentence).count() == 0


def test_a_recording_is_taken_down_and_the_button_goes(
        client: PageClient, director: PageClient, bodies: Bodies, case: Case) -> None:
    hand_in(director, bodies, papers.mp3())
    sound = the_sound().public_id
    assert director.get(place(bodies, f"sounds/{sound}")).data == papers.mp3()
    director.submit(director.see(place(bodies, f"sounds/{sound}/remove")))
    assert db.session.query(SpokenSentence).count() == 0
    phone = comes_in(client, case.applicants[0])
    assert "<audio" not in phone.get("/my/status").text
    assert phone.get(f"/my/read-aloud/{sound}").status_code == 404
    assert director.get(place(bodies, f"sounds/{sound}/remove")).status_code == 404


def test_recordings_are_those_of_the_body_that_has_the_case(
        app: Flask, client: PageClient, director: PageClient, bodies: Bodies) -> None:
    hand_in(director, bodies, papers.mp3())
    elsewhere = a_submitted_case(bodies, body="township", basis=Basis.TOWNSHIP)[0]
    phone = comes_in(client, elsewhere.applicants[0])
    assert "<audio" not in phone.get("/my/status").text
    assert phone.get(f"/my/read-aloud/{the_sound().public_id}").status_code == 404
    assert spoken_for(elsewhere.body, sentence(CaseState.SUBMITTED)) == []


def test_only_who_keeps_the_body_sees_its_recordings(app: Flask, director: PageClient, bodies: Bodies) -> None:
    assert "没有" in director.see(place(bodies)).text and "给被申请一方" in director.see(place(bodies)).text
    assert director.get(place(bodies, "no-such-sentence")).status_code == 404
    for login in ("wangmin", "sunli", "qiuyue"):
        somebody: PageClient = app.test_client()
        somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
        assert somebody.get(place(bodies)).status_code == 404
    assert app.test_client().get("/my/read-aloud/AAAAAAAAAAAAAAAA").status_code == 302
