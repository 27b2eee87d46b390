"""How a party says how it wants to be told; what the clerk sees of each message; whether a message is genuine."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.bodies.acts import change_setting
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.intake.registering.receipts import Slip
from mediation.notices.acts import tell
from mediation.notices.delivery import KEY_OUTSIDE, KEY_SIGNS, deliver_due
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import choice_of, notice_with_key
from mediation.parties.models import Channel, Party
from mediation.people.models import SYSTEM
from mediation.sealed import lookup
from tests.acts.gateways import Gateway, Webhook, serving
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 9)
EMPLOYER = "云岭鑫源建筑劳务有限公司"
MESSAGE = "/verify?what=message"


@pytest.fixture
def texts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    for server in serving(Webhook):
        monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", f"http://{server.place}/sms")
        yield server


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "10:00")
    return the_bodies()


@pytest.fixture
def slip(bodies: Bodies) -> Slip:
    _case, slips = a_submitted_case(bodies)
    slips[0].party.phone = "13812345678"
    db.session.commit()
    return slips[0]


@pytest.fixture
def party(client: PageClient, slip: Slip) -> PageClient:
    """The worker, who follows the case."""
    client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret})
    return client


def the_clerk(app: Flask) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return somebody


def told(party: Party, key: str = "one") -> Notice:
    notice = tell(party.case, party, read_out="请来一趟。", key=key, by=SYSTEM)
    db.session.commit()
    return notice


def test_a_party_says_how_it_wants_to_be_told_and_finds_it_again(party: PageClient, slip: Slip) -> None:
    assert "/my/notices" in party.see("/my/status").links
    page = party.see("/my/notices")
    assert "138****5678" in page.text and "13812345678" not in page.text
    answer = party.submit(page, {"channel": "by_hand", "quiet_from": "21", "quiet_until": "9", "language": "ug",
                                 "not_at_work": "y", "remark": "孩子接的先别说"})
    assert answer.status_code == 303
    db.session.expire_all()
    choice = choice_of(slip.party)
    assert choice is not None and slip.party.preferred_channel == Channel.BY_HAND.value
    assert (choice.quiet_from, choice.quiet_until, choice.language, choice.not_at_work) == (21, 9, "ug", True)
    assert "孩子接的先别说" in party.see("/my/notices").text


def test_what_can_not_be_done_is_said_at_its_field_and_nothing_is_lost(party: PageClient, slip: Slip) -> None:
    answer = party.submit(party.see("/my/notices"), {"channel": "mail", "language": "zh", "remark": "轻声"})
    assert answer.status_code == 422 and "请先打电话登记" in answer.text and "轻声" in answer.text
    answer = party.submit(party.see("/my/notices"), {"channel": "sms", "language": "zh", "quiet_from": "5"})
    assert answer.status_code == 422 and "两个时间都要选" in answer.text
    db.session.expire_all()
    assert choice_of(slip.party) is None


@pytest.mark.parametrize("value", ["99", "-1", "\x00", "x" * 4000])
def test_hostile_values_are_refused_and_change_nothing(party: PageClient, slip: Slip, value: str) -> None:
    page = party.see("/my/notices")
    for name in ("channel", "quiet_from", "quiet_until", "language", "remark"):
        sent = {"channel": "sms", "language": "zh", "quiet_from": "22", "quiet_until": "6", name: value}
        if name == "remark" and len(value) <= 4:
            continue
        assert party.submit(page, sent).status_code == 422, (name, value)
    assert choice_of(slip.party) is None


def test_nobody_else_gets_to_the_page(client: PageClient, bodies: Bodies) -> None:
    assert client.get("/my/notices").status_code == 302


def test_the_clerk_sees_how_each_message_stands_and_sends_a_failed_one_again(
        app: Flask, slip: Slip, texts: Gateway) -> None:
    deliver_due()
    notice = told(slip.party)
    deliver_due()
    failed = told(slip.party, "two")
    failed.state, failed.tries, failed.last_error = NoticeState.FAILED.value, 9, "status 503"
    db.session.commit()
    clerk = the_clerk(app)
    page = clerk.see(f"/desk/cases/{slip.party.case.public_id}")
    assert "已发 03-09 10:00（短信）" in page.text and "发了9次没发出去（平台答复503）" in page.text
    assert "其中1件没发出去" in clerk.see("/desk").text
    assert notice.key == "one" and "平台答复503" in clerk.see("/desk/to-call").text
    call, stale = (clerk.see(f"/desk/to-call/{failed.public_id}") for _time in range(2))
    assert clerk.submit(call, action=f"/desk/to-call/{failed.public_id}/again").status_code == 303
    db.session.expire_all()
    deliver_due()
    assert [key for key, _body in texts.taken][-1] == outside("two") and failed.state == NoticeState.SENT.value
    again = clerk.submit(stale, action=f"/desk/to-call/{failed.public_id}/again")
    assert again.status_code == 422 and "已经发出" in again.text


def test_who_may_not_handle_the_case_sends_nothing_again(app: Flask, slip: Slip) -> None:
    notice = told(slip.party)
    outsider: Any = app.test_client()
    outsider.submit(outsider.see("/sign-in"), {"login": "gulnar", "password": PASSWORD})
    assert outsider.post(f"/desk/to-call/{notice.public_id}/again").status_code in (400, 404)
    db.session.expire_all()
    assert notice.state == NoticeState.PENDING.value and notice.give_up_at is None


def outside(key: str) -> str:
    """By which the gateway knows a message again."""
    return lookup(key, KEY_OUTSIDE)[:KEY_SIGNS]


def asked(client: PageClient, typed: str) -> str:
    return str(client.submit(client.see(MESSAGE), {"message": typed}).text)


def test_a_message_of_ours_is_known_again_by_its_text_by_its_word_and_when_it_was_changed(
        client: PageClient, slip: Slip, texts: Gateway) -> None:
    change_setting(slip.party.case.body, "SMS_NUMBER", "1069 0277 12351", by=SYSTEM)
    told(slip.party)
    deliver_due()
    text = next(body["text"] for key, body in texts.taken if key == outside("one"))
    word = notice_with_key("one").check_word or ""
    assert "一个字没有改" in asked(client, text) and "一个字没有改" in asked(client, f" {text[:20]}\n {text[20:]} ")
    assert "这个核对码是我们的" in asked(client, word.lower())
    forged = asked(client, text.replace("请打开", "请付款 https://pay.example 打开"))
    assert "核对码是我们的，文字不是" in forged
    assert "没有查到" in asked(client, "您的工资到了，请点链接。核对码222222")
    assert "这个号码是我们公布的" in asked(client, "1069027712351")
    for page in (asked(client, text), forged, client.see(MESSAGE).text):
        for hidden in (slip.party.name, EMPLOYER, slip.party.case.known_as, "13812345678", "请来一趟"):
            assert hidden not in page


def test_what_was_never_sent_is_not_ours(client: PageClient, slip: Slip) -> None:
    notice = told(slip.party)
    assert "没有查到" in asked(client, notice.check_word or "")


def test_guessing_is_slowed_down_and_says_so(client: PageClient, bodies: Bodies) -> None:
    answers = [asked(client, f"22222{letter}") for letter in "23456789ABCDEFGHJKMNPQ"]
    assert "查得太快了" in answers[-1] and "没有查到" in answers[0]


@pytest.mark.parametrize("typed", ["", "\x00", "9" * 600, "a" * 601, "％％", "' or 1=1 --"])
def test_whatever_is_typed_there_is_no_error(client: PageClient, bodies: Bodies, typed: str) -> None:
    assert client.submit(client.see(MESSAGE), {"message": typed}).status_code in (200, 422)


def test_the_page_says_who_sends_from_where_and_that_nobody_asks_for_money(client: PageClient, bodies: Bodies) -> None:
    page = client.see(MESSAGE)
    assert "从来不要您付钱" in page.text and bodies["courier"].phone in page.text and "消息提醒" in page.text
    assert MESSAGE in client.see("/verify").links
    assert clock.today() == MONDAY
