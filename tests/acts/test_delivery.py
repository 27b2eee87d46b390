"""Notices leave by the channel that a party prefers: once, again after a failure, and by hand where there is none."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.intake.language_calls.acts import ask_for_call
from mediation.law.terms import Language
from mediation.notices.acts import channel_of, tell
from mediation.notices.delivery import deliver_due
from mediation.notices.models import Notice, NoticeState
from mediation.parties.acting import PartyActing
from mediation.parties.models import Channel, Party
from mediation.people.models import SYSTEM
from mediation.sealed import lookup
from tests.acts.gateways import Gateway
from tests.builders import a_case, the_bodies

MONDAY = date(2026, 3, 9)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def worker(bodies: Bodies) -> Party:
    """A worker with a telephone and an e-mail address, who has been told everything so far."""
    case = a_case(bodies, CaseState.SUBMITTED)
    party: Party = case.applicants[0]
    party.phone, party.email = "13812345678", "li@example.com"
    db.session.commit()
    deliver_due()
    return party


def told(party: Party, key: str = "one") -> Notice:
    notice = tell(party.case, party, read_out="请来一趟。", key=key, by=SYSTEM)
    db.session.commit()
    return notice


def minutes_until(notice: Notice) -> int:
    """In how many minutes it is tried again."""
    return round((notice.next_try_at - clock.now()).total_seconds() / 60)


def test_the_same_told_twice_within_an_act_is_one_notice_and_is_not_sent_to_the_database_for_the_asking(
        worker: Party) -> None:
    first = tell(worker.case, worker, read_out="请来一趟。", key="twice", by=SYSTEM)
    assert tell(worker.case, worker, read_out="请来一趟。", key="twice", by=SYSTEM) is first
    assert first in db.session.new
    db.session.commit()
    assert tell(worker.case, worker, read_out="请来一趟。", key="twice", by=SYSTEM) is first


def test_a_text_goes_out_once_neutrally_worded_with_its_key(worker: Party, texts: Gateway) -> None:
    notice = told(worker)
    assert deliver_due() == 1 and deliver_due() == 0
    (key, body), = texts.taken
    assert key == body["key"] != notice.key and body["to"] == "13812345678" and "工资" not in body["text"]
    assert notice.state == NoticeState.SENT.value and notice.sent_at is not None


def test_the_key_that_leaves_names_no_act_and_is_the_same_at_each_try(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    notice = told(worker, "sign-code:withdraw:劳动")
    texts.failures = 1
    assert deliver_due() == 0
    first = notice.tries
    on(MONDAY, "17:45")
    assert deliver_due() == 1
    (key, body), = texts.taken
    assert first == 1 and re.fullmatch("[0-9a-f]{40}", key) and key == body["key"]
    assert key == lookup("sign-code:withdraw:劳动", "notice-key")[:40]


def test_what_is_read_out_and_what_a_party_said_of_itself_is_sealed(worker: Party) -> None:
    notice = tell(worker.case, worker, read_out="孩子在医院的，请晚上来。", key="sealed", by=SYSTEM)
    call = ask_for_call(worker, Language.MANDARIN, "孩子在医院，晚上八点后打", by=PartyActing(worker))
    db.session.commit()
    for table, row in (("notice", notice), ("language_call", call)):
        kept = db.session.execute(db.text(f"select * from {table} where id = :id"), {"id": row.id}).mappings().one()
        assert not any("医院" in str(value) for value in kept.values())
    db.session.expire_all()
    assert "孩子在医院" in notice.read_out and "晚上八点后" in call.words


def test_who_prefers_mail_gets_mail_once(worker: Party, texts: Gateway, mails: Gateway) -> None:
    worker.preferred_channel = Channel.MAIL.value
    notice = told(worker)
    assert deliver_due() == 1 and deliver_due() == 0
    mail, = mails.taken
    assert texts.taken == [] and mail["To"] == "li@example.com" and len(mail["X-Notice-Key"]) == 40
    assert "新消息" in mail.get_payload(decode=True).decode() and notice.state == NoticeState.SENT.value


def test_a_link_goes_as_it_is_to_where_it_was_meant_and_news_as_the_template_and_the_choice_say(
        worker: Party, texts: Gateway, mails: Gateway) -> None:
    worker.case.body.settings = {**worker.case.body.settings, "SMS_TEMPLATE": "SMS_0001"}
    told(worker)
    assert deliver_due() == 1 and texts.taken[0][1]["template"] == "SMS_0001" and texts.taken[0][1]["variables"]
    secret = "请打开 https://x.example/sign/abc"
    tell(worker.case, worker, read_out="请来一趟。", key="link", by=SYSTEM, secret_words=secret)
    told(worker, "news")
    worker.preferred_channel = Channel.MAIL.value
    db.session.commit()
    assert deliver_due() == 2
    (_key, link), = texts.taken[1:]
    assert (link["to"], link["template"], link["variables"]) == (worker.phone, None, {}) and secret in link["text"]
    assert [mail["To"] for mail in mails.taken] == ["li@example.com"]


@pytest.mark.parametrize("preferred", [Channel.SMS, Channel.MAIL])
def test_a_gateway_that_fails_is_tried_again_later_and_later(
        worker: Party, texts: Gateway, mails: Gateway, preferred: Channel, on: Callable[..., None]) -> None:
    worker.preferred_channel = preferred.value
    gateway = texts if preferred is Channel.SMS else mails
    gateway.failures = 2
    notice = told(worker)
    assert deliver_due() == 0 and (notice.tries, notice.state) == (1, NoticeState.PENDING.value)
    assert notice.last_error and minutes_until(notice) == 2
    assert deliver_due() == 0 and notice.tries == 1, "not before its time"
    on(MONDAY, "17:03")
    assert deliver_due() == 0 and minutes_until(notice) == 4
    on(MONDAY, "17:08")
    assert deliver_due() == 1 and len(gateway.taken) == 1 and notice.state == NoticeState.SENT.value


def test_after_seven_days_of_failures_somebody_calls(worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    texts.failures = 9
    notice = told(worker)
    deliver_due()
    on(MONDAY + timedelta(days=8))
    deliver_due()
    assert notice.state == NoticeState.FAILED.value


def test_told_twice_under_one_key_is_one_notice(worker: Party, texts: Gateway) -> None:
    assert told(worker) is told(worker)
    deliver_due()
    assert len(texts.taken) == 1


def test_without_short_messages_the_mail_address_is_used(worker: Party, mails: Gateway) -> None:
    notice = told(worker)
    assert channel_of(worker) is Channel.SMS and deliver_due() == 1
    assert len(mails.taken) == 1 and notice.state == NoticeState.SENT.value


def test_an_address_that_does_not_exist_is_something_to_call_about_at_once(worker: Party, mails: Gateway) -> None:
    mails.knows_nobody = True
    notice = told(worker)
    assert deliver_due() == 0 and notice.state == NoticeState.TO_DO.value


def test_without_any_gateway_it_is_something_to_call_about(worker: Party) -> None:
    notice = told(worker)
    assert deliver_due() == 0 and notice.state == NoticeState.TO_DO.value


def test_who_wants_to_be_called_is_called(worker: Party, texts: Gateway) -> None:
    worker.preferred_channel = Channel.BY_HAND.value
    notice = told(worker)
    assert notice.state == NoticeState.TO_DO.value and deliver_due() == 0 and texts.taken == []


def test_who_can_not_be_reached_as_preferred_is_reached_otherwise(worker: Party) -> None:
    worker.preferred_channel, worker.phone = Channel.SMS.value, None
    assert channel_of(worker) is Channel.MAIL
    worker.email = None
    assert channel_of(worker) is Channel.BY_HAND


def test_a_notice_that_somebody_is_just_sending_is_passed_over(worker: Party, texts: Gateway) -> None:
    notice = told(worker)
    notice.next_try_at = clock.now() + timedelta(minutes=5)
    db.session.commit()
    assert deliver_due() == 0 and texts.taken == []
