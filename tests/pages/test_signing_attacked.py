"""Somebody tries to break into the room where an agreement is signed: guesses, links of others, old texts, floods."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest

from mediation.agreements.models import Agreement, AgreementStanding
from mediation.audit.models import AuditEvent
from mediation.extensions import db
from mediation.following.texting import MOST_AN_HOUR
from mediation.law.signing import Door
from mediation.notices.models import Notice
from mediation.parties.models import Agent, Party
from mediation.signing import acts
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.secrets_of_signers import set_pin
from mediation.signing.views import MOST_WRONG_A_DAY
from mediation.verification import verdict
from mediation.web.once import SentForm
from tests.acts.agreement_cases import DAY, of
from tests.acts.test_signing import PIN, all_parties_sign
from tests.acts.walked import a_scan
from tests.builders import PASSWORD
from tests.page_client import PageClient
from tests.pages.test_signing import POINTS, agreement, bodies, come_in, home, link, room, staff, worker
from tests.signatures.service import PASSWORD as CERTIFICATE_PASSWORD
from tests.signatures.service import World, a_world

__all__ = ["agreement", "bodies", "link", "room", "worker"]


def wrong_tries(client: PageClient, link: str, number: int, start: int = 0) -> list[str]:
    return [come_in(client, link, f"91{each:04}").text for each in range(start, start + number)]


@pytest.mark.parametrize("page", ["00000199", "0000000001", "99999999999999999999", "１", "-1", "0"])
def test_an_odd_number_of_a_page_is_no_error(client: PageClient, link: str, page: str) -> None:
    come_in(client, link)
    assert client.get(f"{link}/pages/{page}.png").status_code == 404


def test_who_has_somebodys_visit_can_not_guess_the_password_at_the_signature(
        client: PageClient, link: str, room: SigningRoom, on: Callable[..., None]) -> None:
    come_in(client, link)
    on(DAY, "09:20")
    page = client.see(link)
    answers = [client.submit(page, {"points": POINTS, "seen": "y", "code": f"92{each:04}"}).text for each in range(12)]
    assert "试的次数太多了" in answers[-1]
    assert client.submit(page, {"points": POINTS, "seen": "y", "code": PIN}).status_code == 422
    assert not room.agreement.marks


def test_a_wrong_secret_at_the_signature_loses_neither_the_visit_nor_what_was_written(
        client: PageClient, link: str, room: SigningRoom, on: Callable[..., None]) -> None:
    come_in(client, link)
    on(DAY, "09:20")
    page = client.see(link)
    refused = client.submit(page, {"points": POINTS, "seen": "y", "code": "920000"})
    assert refused.status_code == 422 and POINTS[:20].replace('"', "&#34;") in refused.text
    assert client.submit(page, {"points": POINTS, "typed_name": "", "seen": "y", "code": PIN}).status_code == 303
    assert len(room.agreement.marks) == 1


def test_so_many_wrong_passwords_a_day_whoever_gives_links_anew(
        client: PageClient, link: str, room: SigningRoom, worker: Party, bodies: Any, on: Callable[..., None]) -> None:
    for turn in range(MOST_WRONG_A_DAY // 5):
        on(DAY, f"{10 + turn}:00")
        wrong_tries(client, link, 5, turn * 5)
    address = acts.send_link(room, of(worker), by=bodies.people["wangmin"])
    db.session.commit()
    on(DAY, "20:00")
    assert "试的次数太多了" in come_in(client, "/sign/" + address.rsplit("/", 1)[1]).text
    on(DAY + timedelta(days=1), "20:00")
    assert come_in(client, "/sign/" + address.rsplit("/", 1)[1]).status_code == 303


def test_a_wrong_secret_stands_in_the_trail(client: PageClient, link: str) -> None:
    come_in(client, link, "910000")
    seen = db.session.query(AuditEvent).filter_by(action="identify_signer", outcome="refused").one()
    assert seen.record_ref == db.session.query(Signer).one().public_id


def test_one_partys_visit_does_not_open_anothers_link(
        client: PageClient, link: str, room: SigningRoom, bodies: Any) -> None:
    other = acts.send_link(room, of(room.agreement.parties[1]), by=bodies.people["wangmin"])
    db.session.commit()
    come_in(client, link)
    address = "/sign/" + other.rsplit("/", 1)[1]
    assert client.get(f"{address}/paper.pdf").status_code == 404
    assert "验证码" in client.see(address).text
    refused = client.submit(client.see(link), {"points": POINTS, "seen": "y"}, action=link)
    assert refused.status_code == 303 and [mark.party for mark in room.agreement.marks] == [room.agreement.parties[0]]


def test_a_text_that_was_taken_back_is_shown_to_nobody(client: PageClient, link: str, agreement: Agreement) -> None:
    come_in(client, link)
    page = client.see(link)
    agreement.standing = AgreementStanding.DROPPED.value
    db.session.commit()
    for place in ("", "/pages/1.png", "/paper.pdf"):
        assert client.get(link + place).status_code == 404
    assert client.submit(page, {"points": POINTS, "seen": "y"}).status_code == 404 and not agreement.marks


def test_pages_behind_the_link_are_kept_nowhere_and_tell_nobody_where_they_are(client: PageClient, link: str) -> None:
    come_in(client, link)
    for place in ("", "/pages/1.png", "/paper.pdf"):
        headers = client.get(link + place).headers
        assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("sent", [{}, {"send": "1"}, {"agree": "y", "code": PIN}, {"points": POINTS, "seen": "y"}])
def test_a_form_from_elsewhere_does_nothing(client: PageClient, link: str, room: SigningRoom, sent: Any) -> None:
    come_in(client, link)
    held = client.see(link).form(link).held()
    assert client.post(link, data=sent).status_code == 400
    assert client.post(link, data={**held, **sent}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert not room.agreement.marks


def test_neither_the_link_nor_a_code_lies_readable_in_the_database(
        client: PageClient, link: str, app: Any, worker: Party) -> None:
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    try:
        client.submit(client.see(link), {}, button="send")
    finally:
        app.config["SMS_WEBHOOK_URL"] = None
    come_in(client, link)
    client.submit(client.see(link), {"points": POINTS, "seen": "y"})
    token = link.rsplit("/", 1)[1]
    kept = [repr(vars(row)) for table in (SentForm, Notice, Signer, AuditEvent) for row in db.session.query(table)]
    assert len(kept) > 4 and not [row for row in kept if token in row or "验证码是" in row]


def test_so_many_codes_an_hour_to_one_telephone_whoever_gives_links_anew(
        client: PageClient, link: str, room: SigningRoom, app: Any, worker: Party, bodies: Any) -> None:
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    try:
        for _turn in range(MOST_AN_HOUR):
            assert client.submit(client.see(link), {}, button="send").status_code == 303
        address = acts.send_link(room, of(worker), by=bodies.people["wangmin"])
        db.session.commit()
        again = "/sign/" + address.rsplit("/", 1)[1]
        assert "太多了" in client.submit(client.see(again), {}, button="send").text
    finally:
        app.config["SMS_WEBHOOK_URL"] = None


@pytest.mark.parametrize("place", ["mediator", "seal"])
def test_who_sits_down_at_an_open_desk_can_not_guess_its_password(
        client: PageClient, room: SigningRoom, bodies: Any, place: str) -> None:
    all_parties_sign(room, bodies.people["wangmin"])
    if place == "seal":
        acts.sign_as_mediator(room, f"mediator:{bodies.people['wangmin'].public_id}", room.paper.file_sha256, None,
                              bodies.people["wangmin"].name, by=bodies.people["wangmin"])
    db.session.commit()
    address = f"{home(room.agreement)}/{place}"
    page = staff(client).see(address)
    written = {"points": POINTS} if place == "mediator" else {}
    answers = [client.submit(page, {**written, "password": f"guess number {each}"}).text for each in range(11)]
    assert "试的次数太多了" in answers[-1]
    assert client.submit(page, {**written, "password": PASSWORD}).status_code == 422


def test_a_page_that_waits_for_its_turn_says_so_and_does_not_wait_for_ever(
        client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO

    monkeypatch.setattr(verdict, "STRANGERS", BoundedSemaphore(1))
    monkeypatch.setattr(verdict, "WAITS", 0.1)
    verdict.STRANGERS.acquire()
    answer = client.submit(client.see("/verify"), {"file": (BytesIO(b"%PDF-1.4 nothing"), "a.pdf")})
    assert answer.status_code in (200, 422) and "过一分钟" in answer.text
    verdict.STRANGERS.release()
    answer = client.submit(client.see("/verify"), {"file": (BytesIO(b"%PDF-1.4 nothing"), "a.pdf")})
    assert "没有查到" in answer.text


def test_an_agent_gets_a_link_of_its_own_and_is_told_for_whom_it_signs(
        client: PageClient, app: Any, room: SigningRoom, bodies: Any) -> None:
    party = room.agreement.parties[0]
    agent = Agent(case=room.case, name="钱律师", kind="律师", from_on=DAY, special=True, special_powers=["settle"],
                  power_file=a_scan(), parties=[party])
    agent.phone = "13900000009"
    db.session.add(agent)
    db.session.commit()
    page = staff(client).see(home(room.agreement))
    assert "发给代理人钱律师" in page.text
    sent = client.post(f"{home(room.agreement)}/link", data={
        **page.form("/link").held(), "whose": of(party), "agent": agent.public_id})
    address = "/sign/" + sent.text.split("/sign/")[1].split("<")[0].strip()
    other = client.post(f"{home(room.agreement)}/link", data={
        **page.form("/link").held(), "once": "x", "whose": of(party), "agent": "nobody"})
    assert other.status_code == 422 and "没有这个代理人" in other.text
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    try:
        anyone = app.test_client()
        anyone.submit(anyone.see(address), {}, button="send")
        notice = db.session.query(Notice).filter(Notice.key.startswith("sign-code:")).one()
        code = notice.secret_words.split("验证码是")[1][:6]
        assert come_in(anyone, address, code).status_code == 303
    finally:
        app.config["SMS_WEBHOOK_URL"] = None
    shown = anyone.see(address)
    assert "代理人钱律师" in shown.text
    assert "您已签" in anyone.submit(shown, {"points": POINTS, "seen": "y"}, follow_redirects=True).text
    assert "代理人钱律师" in client.see(home(room.agreement)).text


def test_the_other_of_party_and_agent_is_told_that_nothing_more_is_asked(
        client: PageClient, link: str, room: SigningRoom, bodies: Any) -> None:
    from mediation.agreements.acts import place_marks
    from tests.acts.agreement_cases import mark

    come_in(client, link)
    place_marks(room.agreement, [mark(room.agreement, of(room.agreement.parties[0]), DAY)], by=bodies.people["wangmin"])
    assert "不用再签" in client.see(link).text


@pytest.fixture
def world(app: Any, tmp_path: Path) -> Iterator[World]:
    with a_world(app.config, tmp_path) as made:
        yield made


@pytest.fixture
def certified_link(world: World, agreement: Agreement, bodies: Any) -> str:
    place = acts.open_room(agreement, Door.CONFIRMATION, by=bodies.people["wangmin"])
    set_pin(agreement.parties[0], PIN)
    address = acts.send_link(place, of(agreement.parties[0]), by=bodies.people["wangmin"])
    db.session.commit()
    return "/sign/" + address.rsplit("/", 1)[1]


def test_a_party_signs_with_its_own_certificate_on_the_page(
        client: PageClient, certified_link: str, world: World, agreement: Agreement) -> None:
    world.gives("w-1", agreement.parties[0].name)
    come_in(client, certified_link)
    page = client.see(certified_link)
    assert "证书口令" in page.text and "用手指" not in page.text
    sent = {"account": "w-1", "certificate_password": CERTIFICATE_PASSWORD, "seen": "y"}
    assert "您已签" in client.submit(page, sent, follow_redirects=True).text
    assert "本人证书" in staff(client).see(home(agreement)).text
    assert "序列号" in client.see(home(agreement)).text


def test_a_service_that_is_down_says_so_keeps_what_was_typed_and_the_attempt(
        client: PageClient, certified_link: str, world: World, agreement: Agreement) -> None:
    world.service.answers["credentials/info"] = lambda: (503, b"")
    come_in(client, certified_link)
    sent = {"account": "w-1", "certificate_password": CERTIFICATE_PASSWORD, "seen": "y"}
    refused = client.submit(client.see(certified_link), sent)
    assert refused.status_code == 422 and "连不上" in refused.text and 'value="w-1"' in refused.text
    assert CERTIFICATE_PASSWORD not in refused.text
    noted = db.session.query(AuditEvent).filter_by(action="sign_with_certificate", outcome="refused").one()
    assert CERTIFICATE_PASSWORD not in noted.details and not agreement.marks


def test_the_staffs_room_says_that_certificates_are_asked_for(
        client: PageClient, certified_link: str, agreement: Agreement) -> None:
    assert "当事人用本人证书签，或者在纸上签" in staff(client).see(home(agreement)).text


def test_certificates_are_not_guessed_at(client: PageClient, certified_link: str, world: World) -> None:
    come_in(client, certified_link)
    page = client.see(certified_link)
    answers = [client.submit(page, {"account": f"w-{each}", "certificate_password": "1", "seen": "y"}).text
               for each in range(6)]
    assert "试的次数太多了" in answers[-1] and len(world.service.asked) == 5
