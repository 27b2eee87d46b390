"""Signing on a telephone by a personal link; the staff's page; the check of what was sealed."""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from mediation import clock, files
from mediation.agreements.models import Agreement
from mediation.extensions import db
from mediation.law.signing import Door
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from mediation.signing import acts
from mediation.signing.models import SigningRoom
from mediation.signing.queries import pin_of
from mediation.signing.sealing import place_seal
from mediation.signing.secrets_of_signers import set_pin
from tests.acts.agreement_cases import DAY, a_case_in_mediation, of, out_for_signing
from tests.acts.test_signing import PIN, all_parties_sign, the_mediator_signs
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

POINTS = json.dumps([{"points": [{"x": n * 3, "y": n % 9 * 4, "time": n, "pressure": 0.5} for n in range(30)]}])


@pytest.fixture
def bodies(app: Any, on: Callable[..., None]) -> Any:
    on(DAY)
    return the_bodies()


@pytest.fixture
def agreement(bodies: Any) -> Agreement:
    text = out_for_signing(a_case_in_mediation(bodies), bodies.people["wangmin"])
    db.session.commit()
    return text


@pytest.fixture
def room(agreement: Agreement, bodies: Any) -> SigningRoom:
    place = acts.open_room(agreement, Door.NONE, by=bodies.people["wangmin"])
    db.session.commit()
    return place


@pytest.fixture
def worker(room: SigningRoom) -> Party:
    party = room.agreement.parties[0]
    set_pin(party, PIN)
    db.session.commit()
    return party


@pytest.fixture
def link(room: SigningRoom, worker: Party, bodies: Any) -> str:
    address = acts.send_link(room, of(worker), by=bodies.people["wangmin"])
    db.session.commit()
    return "/sign/" + address.rsplit("/", 1)[1]


def come_in(client: PageClient, link: str, code: str = PIN) -> Any:
    return client.submit(client.see(link), {"agree": "y", "code": code}, action=link)


def staff(client: PageClient) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def home(agreement: Agreement) -> str:
    return f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}/signing"


def test_a_worker_reads_the_very_pages_and_signs(
        app: Any, client: PageClient, link: str, room: SigningRoom, worker: Party) -> None:
    assert room.paper.title not in client.see(link).text
    assert come_in(client, link).status_code == 303
    page = client.see(link)
    assert f"共{room.paper.pages}页" in page.text
    picture = client.get(f"{link}/pages/1.png")
    assert picture.mimetype == "image/png" and picture.data.startswith(b"\x89PNG")
    assert client.get(f"{link}/paper.pdf").data == files.content_of(room.paper.file_sha256)
    done = client.submit(page, {"points": POINTS, "seen": "y"}, follow_redirects=True)
    assert "您已签" in done.text and room.paper.file_sha256 in done.text
    assert [mark.party for mark in room.agreement.marks] == [worker]
    assert "您已签" in client.submit(page, {"points": POINTS, "seen": "y"}, follow_redirects=True).text
    assert len(room.agreement.marks) == 1
    assert app.test_client().get(link).status_code == 404


def test_without_a_script_the_name_is_typed(client: PageClient, link: str, worker: Party) -> None:
    come_in(client, link)
    wrong = client.submit(client.see(link), {"typed_name": "别人", "seen": "y"})
    assert wrong.status_code == 422 and "别人" in wrong.text and worker.name in wrong.text
    right = {"typed_name": worker.name, "seen": "y"}
    assert "您已签" in client.submit(client.see(link), right, follow_redirects=True).text


def test_nothing_is_shown_before_the_signer_agreed_and_showed_who_they_are(client: PageClient, link: str) -> None:
    for place in ("pages/1.png", "paper.pdf"):
        assert client.get(f"{link}/{place}").status_code == 404
    refused = client.submit(client.see(link), {"code": PIN}, action=link)
    assert refused.status_code == 422 and "请先勾选" in refused.text
    assert come_in(client, link, "999999").status_code == 422


def test_the_link_in_another_browser_shows_nothing(app: Any, client: PageClient, link: str) -> None:
    come_in(client, link)
    assert app.test_client().get(f"{link}/paper.pdf").status_code == 404


def test_a_page_beyond_the_paper_is_not_there(client: PageClient, link: str) -> None:
    come_in(client, link)
    assert client.get(f"{link}/pages/99.png").status_code == 404


@pytest.mark.parametrize("token", ["x", "0" * 32, "..%2f..", "%00"])
def test_a_link_that_was_never_given_leads_nowhere(client: PageClient, app: Any, token: str) -> None:
    assert client.get(f"/sign/{token}").status_code == 404


def test_who_guesses_the_password_is_stopped(client: PageClient, link: str, worker: Party) -> None:
    answers = [come_in(client, link, f"90{number:04}") for number in range(12)]
    assert "试的次数太多了" in answers[-1].text
    assert come_in(client, link).status_code == 422


def test_the_text_taken_back_meanwhile_is_not_signed(client: PageClient, link: str, room: SigningRoom) -> None:
    come_in(client, link)
    page = client.see(link)
    answer = client.submit(page, {"shown": "0" * 64, "points": POINTS, "seen": "y"})
    assert answer.status_code == 422 and "换了" in answer.text and not room.agreement.marks


@pytest.mark.parametrize("points", ["{}", "nonsense", "[[]]", '[{"points":[{"x":1}]}]'])
def test_a_pad_that_sends_nonsense_is_no_error(client: PageClient, link: str, points: str) -> None:
    come_in(client, link)
    answer = client.submit(client.see(link), {"points": points, "seen": "y"})
    assert answer.status_code == 422 and "签名" in answer.text


def test_a_party_sets_its_password_with_its_own_code(client: PageClient, room: SigningRoom, bodies: Any) -> None:
    party = room.agreement.parties[0]
    with clock.set_back(clock.now() - timedelta(days=1)):
        code = give_code(party, by=bodies.people["wangmin"])
    db.session.commit()
    client.submit(client.see("/my"), {"locator": code.locator, "secret": code.secret})
    page = client.see("/my/signing-password")
    assert "两次填的不一样" in client.submit(page, {"pin": PIN, "again": "111"}).text
    assert client.submit(page, {"pin": PIN, "again": PIN}).status_code == 303
    assert pin_of(party) is not None


def test_a_code_that_was_only_just_given_does_not_do_for_a_password_for_signing(
        client: PageClient, room: SigningRoom, bodies: Any) -> None:
    """Whose code was changed behind their back has been told before it can be used."""
    code = give_code(room.agreement.parties[0], by=bodies.people["wangmin"])
    db.session.commit()
    client.submit(client.see("/my"), {"locator": code.locator, "secret": code.secret})
    answer = client.submit(client.see("/my/signing-password"), {"pin": PIN, "again": PIN})
    assert answer.status_code == 422 and "12小时" in answer.text and pin_of(room.agreement.parties[0]) is None


def test_nobody_sets_a_password_for_signing_without_the_partys_code(client: PageClient, room: SigningRoom) -> None:
    assert client.get("/my/signing-password").status_code == 302
    assert staff(client).get("/my/signing-password").status_code == 302


def test_the_staff_open_the_room_send_links_and_see_who_signed(client: PageClient, agreement: Agreement) -> None:
    page = staff(client).see(home(agreement))
    refused = client.submit(page, {"door": "confirmation"})
    assert refused.status_code == 422 and "请在纸上签" in refused.text
    client.submit(page, {"door": "none"})
    party = agreement.parties[0]
    sent = client.submit(client.see(home(agreement)), {}, action="/link")
    assert "/sign/" in sent.text and "只显示这一次" in sent.text
    again = client.see(home(agreement))
    assert "/sign/" not in again.text and "重发链接" in again.text and party.name in again.text


def test_a_mediator_and_the_keeper_of_the_seal_show_their_password(
        client: PageClient, room: SigningRoom, bodies: Any) -> None:
    all_parties_sign(room, bodies.people["wangmin"])
    db.session.commit()
    address = home(room.agreement)
    staff(client)
    wrong = client.submit(client.see(f"{address}/mediator"), {"points": POINTS, "password": "不是这个密码呀"})
    assert wrong.status_code == 422 and "密码不对" in wrong.text
    assert client.submit(client.see(f"{address}/mediator"), {"points": POINTS, "password": PASSWORD}).status_code == 303
    assert client.submit(client.see(f"{address}/seal"), {"password": "不是"}).status_code == 422
    assert client.submit(client.see(f"{address}/seal"), {"password": PASSWORD}).status_code == 303
    assert room.agreement.effective_on == DAY
    assert client.get(f"{address}/sealed.pdf").data == files.content_of(room.sealed_sha256 or "")


def test_before_everybody_signed_the_seal_says_who_is_missing(client: PageClient, room: SigningRoom) -> None:
    page = staff(client).see(f"{home(room.agreement)}/seal")
    assert "还缺" in page.text and room.agreement.parties[0].name in page.text


def test_another_bodys_staff_find_no_room(client: PageClient, room: SigningRoom) -> None:
    client.submit(client.see("/sign-in"), {"login": "gulnar", "password": PASSWORD})
    for place in ("", "/mediator", "/seal", "/sealed.pdf"):
        assert client.get(home(room.agreement) + place).status_code == 404


def test_what_was_sealed_is_genuine_and_each_change_of_it_is_found(
        client: PageClient, room: SigningRoom, bodies: Any) -> None:
    clerk = bodies.people["wangmin"]
    all_parties_sign(room, clerk)
    the_mediator_signs(room, clerk)
    content = files.content_of(place_seal(room, by=clerk))
    db.session.commit()
    page = client.submit(client.see("/verify"), {"file": (BytesIO(content), "协议.pdf")})
    assert "是真的" in page.text and "电子印章有效" in page.text and "现在有效" in page.text
    for place in range(0, len(content), len(content) // 12):
        changed = bytearray(content)
        changed[place] ^= 1
        found = client.submit(client.see("/verify"), {"file": (BytesIO(bytes(changed)), "协议.pdf")})
        assert "是真的" not in found.text


def test_a_code_is_sent_to_the_telephone_on_file_where_there_are_messages(
        client: PageClient, link: str, app: Any, worker: Party) -> None:
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    try:
        worker.phone = "13800000226"
        db.session.commit()
        sent = client.submit(client.see(link), {}, button="send", follow_redirects=True)
        assert "验证码已发到您登记的手机" in sent.text
    finally:
        app.config["SMS_WEBHOOK_URL"] = None
    assert "没有能收验证码的手机" in client.post(link, data={**client.see(link).form().held(), "send": "1"}).text
