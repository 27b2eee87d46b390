"""When and to whom a notice goes: quiet hours, a party's own choice, who has lost access, what is tried again."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.bodies.acts import change_setting
from mediation.bodies.neutral import fault_in
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.notices.acts import Choice, choose, mark_told, resend, tell, tell_helper
from mediation.notices.delivery import deliver_due
from mediation.notices.models import Notice, NoticeState
from mediation.notices.quiet import Quiet
from mediation.notices.sections import section, state_words
from mediation.parties.acting import PartyActing
from mediation.parties.models import Agent, Channel, Party, PartyStanding
from mediation.people.models import SYSTEM
from mediation.sealed import lookup
from tests.acts.gateways import Gateway
from tests.builders import a_case, the_bodies

MONDAY = date(2026, 3, 9)
TUESDAY = date(2026, 3, 10)
EMPLOYER = "云岭鑫源建筑劳务有限公司"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def worker(bodies: Bodies, texts: Gateway) -> Party:
    """A worker with a telephone and an e-mail address, who has been told everything so far."""
    case = a_case(bodies, CaseState.SUBMITTED, employers=(EMPLOYER,))
    party: Party = case.applicants[0]
    party.phone, party.email = "13812345678", "li@example.com"
    db.session.commit()
    deliver_due()
    texts.taken.clear()
    return party


def told(party: Party, key: str = "one", **more: Any) -> Notice:
    notice = tell(party.case, party, read_out="请来一趟。", key=key, by=SYSTEM, **more)
    db.session.commit()
    return notice


@pytest.mark.parametrize(("quiet", "at", "goes"), [
    (Quiet(22, 7), "21:59", None), (Quiet(22, 7), "22:00", "07:00+"), (Quiet(22, 7), "03:10", "07:00"),
    (Quiet(22, 7), "07:00", None), (Quiet(1, 5), "03:00", "05:00"), (Quiet(1, 5), "00:59", None),
    (Quiet(8, 8), "08:30", None)])
def test_quiet_hours_end_at_their_hour_in_china(
        on: Callable[..., None], quiet: Quiet, at: str, goes: str | None) -> None:
    on(TUESDAY, at)
    now = clock.now()
    after = quiet.after(now)
    assert (after == now) == (goes is None)
    if goes is not None:
        assert after.astimezone(clock.SHANGHAI).strftime("%H:%M") == goes.rstrip("+")
        assert clock.day_of(after) == TUESDAY + timedelta(days=goes.endswith("+"))


def test_what_falls_due_at_night_goes_out_when_the_night_is_over(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    on(MONDAY, "22:30")
    notice = told(worker)
    assert deliver_due() == 0 and notice.state == NoticeState.PENDING.value
    assert "03-10 07:00" in state_words(notice)[0]
    on(TUESDAY, "06:59")
    assert deliver_due() == 0
    on(TUESDAY, "07:01")
    assert deliver_due() == 1 and len(texts.taken) == 1


def test_a_code_that_somebody_asked_for_just_now_goes_out_at_night(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    on(MONDAY, "23:30")
    told(worker, secret_words="您的验证码是123456。", is_asked_for=True)
    told(worker, "link", secret_words="请打开 https://x.example/sign/abc")
    assert deliver_due() == 1
    (_key, body), = texts.taken
    assert "123456" in body["text"] and body["template"] is None and body["variables"] == {}


def test_a_body_and_a_party_have_hours_of_their_own_and_the_partys_count(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    change_setting(worker.case.body, "QUIET_FROM", 16, by=SYSTEM)
    told(worker)
    assert deliver_due() == 0
    choose(worker, Choice(Channel.SMS, 23, 6), by=PartyActing(worker))
    on(TUESDAY, "06:01")
    assert deliver_due() == 1


def test_the_words_are_in_the_language_that_was_chosen_with_sign_template_and_check_word(
        worker: Party, texts: Gateway) -> None:
    body = worker.case.body
    change_setting(body, "NOTICE_SIGN", "云岭之家", by=SYSTEM)
    change_setting(body, "SMS_TEMPLATE", "SMS_1549", by=SYSTEM)
    choose(worker, Choice(Channel.SMS, language=Language.ENGLISH), by=PartyActing(worker))
    notice = told(worker)
    deliver_due()
    (key, sent), = texts.taken
    assert sent["text"].startswith("【云岭之家】You have a new message") and body.phone in sent["text"]
    assert notice.check_word and notice.check_word in sent["text"] and key == lookup(notice.key, "notice-key")[:40]
    assert (sent["sign"], sent["template"]) == ("云岭之家", "SMS_1549")
    assert sent["variables"] == {"phone": body.phone, "sign": "云岭之家", "check": notice.check_word,
                                 "address": sent["variables"]["address"]}


def test_a_choice_is_the_partys_and_what_can_not_be_reached_is_refused(worker: Party) -> None:
    worker.email = None
    for wrong in (Choice(Channel.MAIL), Choice(Channel.SMS, quiet_from=5)):
        with pytest.raises(RequirementNotMet):
            choose(worker, wrong, by=PartyActing(worker))
    choice = choose(worker, Choice(Channel.BY_HAND, not_at_work=True, remark="孩子接的先别说"), by=PartyActing(worker))
    db.session.commit()
    assert told(worker).state == NoticeState.TO_DO.value and choice.party_id == worker.id
    shown = section(worker.case, worker.case.clerk)
    assert "上班时间不要打电话" in shown.told[0].how and "孩子接的先别说" in shown.told[0].how


def test_the_sixth_text_of_a_day_waits_for_the_next_morning_in_any_case_of_the_same_telephone(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    for number in range(6):
        told(worker, f"n{number}")
    deliver_due()
    assert len(texts.taken) == 5
    on(TUESDAY, "07:30")
    assert deliver_due() == 1


def left(party: Party) -> None:
    party.standing = PartyStanding.LEFT.value


def died(party: Party) -> None:
    party.deceased_on = MONDAY


@pytest.mark.parametrize("what", [left, died])
def test_who_takes_part_no_longer_is_told_nothing_that_was_waiting(
        worker: Party, texts: Gateway, what: Callable[[Party], None]) -> None:
    notice = told(worker)
    what(worker)
    db.session.commit()
    assert deliver_due() == 0 and texts.taken == [] and notice.state == NoticeState.CANCELLED.value


def test_a_link_does_not_follow_to_a_number_that_was_changed_but_news_does(
        worker: Party, texts: Gateway) -> None:
    link, news = told(worker, "link", secret_words="请打开 https://x.example/sign/abc"), told(worker, "news")
    worker.phone = "13900001111"
    db.session.commit()
    assert deliver_due() == 1 and [body["to"] for _key, body in texts.taken] == ["13900001111"]
    assert (link.state, news.state) == (NoticeState.CANCELLED.value, NoticeState.SENT.value)
    assert link.secret_words is None


@pytest.mark.parametrize("until", [MONDAY - timedelta(days=1), MONDAY])
def test_an_agent_whose_power_has_ended_gets_no_link(worker: Party, texts: Gateway, until: date) -> None:
    agent = Agent(case=worker.case, name="赵律师", kind="律师", from_on=MONDAY - timedelta(days=9), until_on=until)
    agent.phone = "13700002222"
    agent.parties = [worker]
    db.session.add(agent)
    tell_helper(worker.case, "代理人赵律师", agent.phone, read_out="请打开链接。", key="agent", by=SYSTEM, agent=agent,
                secret_words="请打开 https://x.example/sign/abc")
    db.session.commit()
    assert deliver_due() == int(until == MONDAY)


def test_what_failed_is_shown_with_why_and_sent_again_under_the_same_key(
        worker: Party, texts: Gateway, on: Callable[..., None]) -> None:
    texts.failures = 2
    notice = told(worker)
    deliver_due()
    assert "平台答复503" in state_words(notice)[0]
    on(MONDAY + timedelta(days=8), "10:00")
    deliver_due()
    assert notice.state == NoticeState.FAILED.value and "请打电话" in state_words(notice)[0]
    assert section(worker.case, worker.case.clerk).failed == 1
    resend(notice, by=worker.case.clerk)
    db.session.commit()
    assert deliver_due() == 1 and [key for key, _body in texts.taken] == [lookup(notice.key, "notice-key")[:40]]
    assert "已发" in state_words(notice)[0] and "短信" in state_words(notice)[0]
    with pytest.raises(RequirementNotMet, match="已经发出"):
        resend(notice, by=worker.case.clerk)


def test_a_link_is_never_sent_a_second_time_and_nobody_is_texted_without_a_number(worker: Party) -> None:
    link, news = told(worker, "link", secret_words="请打开 https://x.example/sign/abc"), told(worker, "news")
    link.state = news.state = NoticeState.FAILED.value
    worker.phone = worker.email = None
    with pytest.raises(RequirementNotMet, match="重新发一个新的"):
        resend(link, by=SYSTEM)
    with pytest.raises(RequirementNotMet, match="没有能发的手机号"):
        resend(news, by=SYSTEM)
    mark_told(news, by=worker.case.clerk)
    assert "已口头告知" in state_words(news)[0]


@pytest.mark.parametrize(("key", "words", "named"), [
    ("NOTICE_WORDS", "您的劳动争议有新进展，请拨打{电话}。", "劳动"), ("NOTICE_SIGN", "青溪调解", "调解"),
    ("NOTICE_WORDS", f"{EMPLOYER}一事，请拨打{{电话}}。", EMPLOYER), ("NOTICE_WORDS", "您的〔2026〕007号有新消息。", "〔2026〕"),
    ("NOTICE_WORDS", "请{姓名}拨打{电话}，有新的消息。", "{姓名}"), ("NOTICE_WORDS", "您有一条新消息，请拨打{电话。", "大括号"),
    ("NOTICE_WORDS_EN", "News of your Labour matter, call {电话}.", "labour"), ("NOTICE_SIGN", "{电话}", "大括号"),
    ("NOTICE_WORDS_UG", "ئەمگەك ئىشىڭىز توغرىلۇق {电话}", "ئەمگەك")])
def test_words_that_give_away_what_it_is_about_are_refused_by_name(
        worker: Party, key: str, words: str, named: str) -> None:
    worker.case.body.employer_name = EMPLOYER
    with pytest.raises(RequirementNotMet) as refused:
        change_setting(worker.case.body, key, words, by=SYSTEM)
    assert named in refused.value.message and refused.value.field == "value"


def test_a_body_words_its_messages_by_itself_and_the_change_is_kept(worker: Party, texts: Gateway) -> None:
    change_setting(worker.case.body, "NOTICE_WORDS", "有新消息，看{网址}，问{电话}。", by=SYSTEM)
    told(worker)
    deliver_due()
    text = texts.taken[0][1]["text"]
    assert "/my，问" in text and "{" not in text and fault_in(text, [EMPLOYER, worker.name]) is None


def test_no_text_goes_to_a_line_in_an_office_somebody_calls_there(worker: Party, texts: Gateway) -> None:
    worker.phone, worker.email = "0757-00003002", None
    notice = told(worker)
    assert deliver_due() == 0 and texts.taken == [] and notice.state == NoticeState.TO_DO.value
