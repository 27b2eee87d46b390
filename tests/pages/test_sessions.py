"""The pages of the panel, the sessions, their record, facts, caucus, interpreters and the day's list."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation import files
from mediation.cases.acts import perform
from mediation.cases.facts import Facts, Suspension, Terms
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.queries import latest_paper, papers_of
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.sessions.acts import (Presence, hold_session, make_offer, note_caucus, resume, save_minutes,
                                     suspend_for_sham)
from mediation.sessions.models import Attending, Session, SessionStanding
from mediation.sessions.queries import sessions_of
from mediation.sessions.record import content_of
from tests.acts.session_cases import (MONDAY, a_case_in_mediation, a_session, an_accepted_case, an_assigned_case,
                                      presiding, the_employer, the_worker)
from tests.builders import a_case, the_bodies
from tests.documents.reading import text_of
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.session_pages import at, of, sent, signed_in, words_of

NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    return signed_in(client, "wangmin")


def test_the_director_names_a_panel_on_its_page(clerk: PageClient, bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    zhou = bodies.people["zhouhui"].public_id
    response = sent(clerk, at(case, "name-mediators"), {"members": [zhou], "presiding": zhou})
    assert response.status_code == 303 and case.state == CaseState.ASSIGNED.value


def test_a_panel_without_anybody_is_refused_on_its_field(clerk: PageClient, bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    response = sent(clerk, at(case, "name-mediators"), {"presiding": bodies.people["zhouhui"].public_id})
    assert response.status_code == 422 and "至少指定一名调解员" in words_of(response)


def test_a_recusal_on_its_page_shuts_the_case_to_who_left(client: PageClient, bodies: Bodies, app: Flask) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    member = next(each for each in case.mediators if each.person.login == "zhouhui")
    director = signed_in(client, "liguoqiang")
    response = sent(director, at(case, "change-mediator"), {
        "member": member.public_id, "way": "kinship", "reason": "是被申请人经理的近亲属",
        "on_behalf_of": [the_worker(case).public_id]}, scan=True)
    assert response.status_code == 303
    assert [paper.code for paper in papers_of(case)].count("D14") == 1
    other = signed_in(app.test_client(), "zhouhui")
    assert other.get(at(case, "plan-session")).status_code == 404


def test_a_director_refuses_a_recusal_with_the_reason_on_the_decision(client: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    director = signed_in(client, "liguoqiang")
    typed = {"member": case.mediators[0].public_id, "way": "refuse", "reason": "说是老乡",
             "on_behalf_of": [the_worker(case).public_id], "asserted": "interest"}
    response = sent(director, at(case, "change-mediator"), typed, scan=True)
    assert response.status_code == 422 and "为什么不成立" in words_of(response)
    response = sent(director, at(case, "change-mediator"), {**typed, "findings": "没有利害关系。"}, scan=True)
    assert response.status_code == 303
    assert [paper.code for paper in papers_of(case)].count("D16") == 1 and len(case.mediators) == 2


def a_plan_as_typed(**more: Any) -> dict[str, Any]:
    return {"starts_on": "2026年11月30日", "begins": "9：30", "ends": "11:30", "place": "调解室2", **more}


def test_a_session_is_planned_on_its_page(clerk: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    response = sent(clerk, at(case, "plan-session"), a_plan_as_typed())
    assert response.status_code == 303
    session = sessions_of(case)[0]
    page = clerk.see(of(session))
    assert "第1次调解会" in page.text and "还没有送达记录：李秀英" in page.text


def test_short_notice_is_asked_about_and_what_was_typed_stays(clerk: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    response = sent(clerk, at(case, "plan-session"), a_plan_as_typed(starts_on="2026-11-24", place="三楼小会议室"))
    assert response.status_code == 422 and "只有1个工作日" in words_of(response) and "三楼小会议室" in response.text
    assert sessions_of(case) == []
    response = sent(clerk, at(case, "plan-session"), a_plan_as_typed(starts_on="2026-11-24", despite_warnings="y"))
    assert response.status_code == 303 and len(sessions_of(case)) == 1


@pytest.mark.parametrize(("typed", "says"), [
    ({"starts_on": "2026-02-29"}, "2026年2月只有28天"), ({"starts_on": "1900-01-01"}, "太早"),
    ({"starts_on": "2150-01-01"}, "太晚"), ({"begins": "25:00"}, "24小时制"), ({"place": "甲\x00乙"}, "控制字符"),
    ({"place": "长" * 121}, "最多120字"), ({"place": "", "video_link": ""}, "请填写地点")])
def test_bad_input_stands_on_its_field_and_plans_nothing(
        clerk: PageClient, bodies: Bodies, typed: dict[str, str], says: str) -> None:
    case = an_assigned_case(bodies)
    response = sent(clerk, at(case, "plan-session"), a_plan_as_typed(**typed))
    assert response.status_code == 422 and says in words_of(response) and sessions_of(case) == []


def test_the_same_plan_sent_twice_is_one_session(clerk: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    page = clerk.see(at(case, "plan-session"))
    first, second = (clerk.submit(page, a_plan_as_typed()) for _ in range(2))
    assert first.location == second.location and len(sessions_of(case)) == 1


def test_a_session_is_moved_and_called_off_on_its_pages(clerk: PageClient, bodies: Bodies) -> None:
    session = a_session(an_assigned_case(bodies))
    page = clerk.see(of(session, "move-session"))
    assert page.form().held()["begins"] == ["09:30"]
    assert clerk.submit(page, {"starts_on": "2026-12-01", "reason": "代理人出差"}).status_code == 303
    assert session.starts_at.day == 1
    assert sent(clerk, of(session, "call-off"), {"reason": "自行商量"}).status_code == 303
    assert session.standing == SessionStanding.CALLED_OFF.value


def test_the_notice_is_recorded_as_handed_over_party_by_party(clerk: PageClient, bodies: Bodies) -> None:
    session = a_session(an_assigned_case(bodies))
    address = of(session, "serve-notice")
    response = sent(clerk, address)
    assert response.status_code == 422 and "至少填写一方" in words_of(response)
    response = sent(clerk, address, {"served-0-way": "direct", "served-0-served_on": "2026-11-23",
                                     "served-0-taken_by": "本人"})
    assert response.status_code == 303
    assert "✔ 李秀英 11-23" in clerk.see(of(session)).text
    response = sent(clerk, address, {"served-0-way": "direct"})
    assert response.status_code == 422 and "方式和日期都要填" in words_of(response)


def test_the_receipt_for_signing_is_printed_from_the_session(clerk: PageClient, bodies: Bodies) -> None:
    session = a_session(an_assigned_case(bodies))
    page = clerk.see(of(session))
    worker = the_worker(session.case).public_id
    assert clerk.submit(page, action=f"/receipts/{worker}").status_code == 303
    assert latest_paper(session.case, "D34") is not None


def test_mediation_begins_with_its_four_ticks(client: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "wangmin")
    clerk = signed_in(client, "wangmin")
    response = sent(clerk, at(case, "begin-mediation"), {"identity_checked": "y", "rights_told": "y"})
    assert response.status_code == 422 and "送达调解通知" in words_of(response)
    all_told = {"identity_checked": "y", "rights_told": "y", "notice_served": "y", "sham_warning_given": "y"}
    response = sent(clerk, at(case, "begin-mediation"), all_told)
    assert response.status_code == 422 and "还没有确认送达地址" in words_of(response)
    assert "confirm-addresses" in response.text
    assert sent(clerk, at(case, "confirm-addresses")).status_code == 422
    assert sent(clerk, at(case, "confirm-addresses"), {"rest": "no"}, scan=True).status_code == 303
    assert [party.electronic_service for party in case.active_parties] == [False, False]
    response = sent(clerk, at(case, "begin-mediation"), all_told)
    assert response.status_code == 303 and case.state == CaseState.IN_MEDIATION.value


@pytest.fixture
def held(bodies: Bodies, on: Callable[..., None]) -> Session:
    session = a_session(a_case_in_mediation(bodies, "wangmin"))
    on(NEXT_MONDAY, "12:00")
    hold_session(session, [Presence(row.party, Attending.IN_PERSON) for row in session.attendances],
                 by=presiding(session.case))
    db.session.commit()
    return session


def test_who_came_is_recorded_on_one_page(client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    session = a_session(a_case_in_mediation(bodies, "wangmin"))
    clerk = signed_in(client, "wangmin")
    on(NEXT_MONDAY, "12:00")
    clerk = signed_in(client, "wangmin")
    response = sent(clerk, of(session, "hold-session"), {"attending-1-attending": "by_agent"})
    assert response.status_code == 422 and "请选择云岭鑫源" in words_of(response)
    response = sent(clerk, of(session, "hold-session"), {"attending-1-attending": "no_show"})
    assert response.status_code == 303 and session.standing == SessionStanding.NOT_HELD.value


def test_the_record_is_saved_and_closed_on_one_page(client: PageClient, held: Session) -> None:
    clerk = signed_in(client, "wangmin")
    said = {"applicant_says": "三个月没有发工资。", "respondent_says": "数额要对账。", "result": "continued"}
    assert sent(clerk, of(held, "minutes"), said).status_code == 303
    assert content_of(held)["applicant_says"] == "三个月没有发工资。"
    response = sent(clerk, of(held, "minutes"), button="close")
    assert response.status_code == 422 and "没有可疑情形，还是有" in words_of(response)
    response = sent(clerk, of(held, "minutes"), {"sham": "no"}, button="close")
    assert response.status_code == 303 and latest_paper(held.case, "D20") is not None
    assert "已定稿出文" in clerk.see(of(held, "minutes")).text


def test_signs_of_a_sham_in_the_record_lead_to_stopping_and_nothing_is_settled_before(
        client: PageClient, held: Session) -> None:
    clerk, mediator = signed_in(client, "wangmin"), presiding(held.case)
    said = {"applicant_says": "三个月没有发工资。", "respondent_says": "都认。", "result": "continued", "sham": "yes"}
    response = sent(clerk, of(held, "minutes"), said, button="close")
    assert response.status_code == 303 and response.location.endswith("/suspend-for-sham")
    assert "可疑" not in text_of(files.content_of(latest_paper(held.case, "D20").file_sha256))
    with pytest.raises(RequirementNotMet, match="先办"):
        perform(held.case, "settle_terms", by=mediator, facts=Terms())
    suspend_for_sham(held.case, by=mediator, facts=Suspension(reason="双方像一家人", reported_to="本组织主任"))
    resume(held.case, by=mediator, facts=Facts(reason="查清，不是"))
    perform(held.case, "settle_terms", by=mediator, facts=Terms())


def test_a_record_that_lacks_something_is_not_closed_and_nothing_is_lost(client: PageClient, held: Session) -> None:
    clerk = signed_in(client, "wangmin")
    response = sent(clerk, of(held, "minutes"), {"applicant_says": "只说了一句", "sham": "no"}, button="close")
    assert response.status_code == 422
    assert "被申请人答复" in words_of(response) and "只说了一句" in response.text


def test_the_record_saves_itself_and_says_when(client: PageClient, held: Session) -> None:
    clerk = signed_in(client, "wangmin")
    page = clerk.see(of(held, "minutes"))
    form = page.form()
    response = clerk.post(of(held, "minutes/save"), data=form.filled({"negotiation": "单位同意先对账"}))
    assert response.json == {"saved": "12:00", "version": "1"}
    response = clerk.post(of(held, "minutes/save"),
                          data=form.filled({"negotiation": "单位同意先对账，下周给结果", "version": "1"}))
    assert response.json["version"] == "2" and content_of(held)["negotiation"].endswith("下周给结果")


def test_two_who_write_at_once_see_both_texts(client: PageClient, held: Session) -> None:
    clerk = signed_in(client, "wangmin")
    page = clerk.see(of(held, "minutes"))
    save_minutes(held, {**content_of(held), "negotiation": "同事写的"}, by=presiding(held.case), version=None)
    db.session.commit()
    assert clerk.post(of(held, "minutes/save"), data=page.form().filled({"negotiation": "我写的"})).status_code == 409
    response = clerk.submit(page, {"negotiation": "我写的"})
    assert response.status_code == 409 and "同事写的" in response.text and "我写的" in response.text
    again = Page(response.text, response.request.path)
    assert clerk.submit(again).status_code == 303 and content_of(held)["negotiation"] == "我写的"


def test_a_record_too_long_to_keep_is_said_and_not_lost(client: PageClient, held: Session) -> None:
    clerk = signed_in(client, "wangmin")
    page = clerk.see(of(held, "minutes"))
    assert clerk.post(of(held, "minutes/save"), data=page.form().filled({"told": "长" * 20001})).status_code == 422
    response = clerk.submit(page, {"told": "长" * 20001})
    assert response.status_code == 422 and "最多20000字" in words_of(response)
    assert clerk.post(of(held, "minutes/save"), data=page.form().filled({"version": "x" * 9})).status_code == 409


def test_an_extension_of_the_last_day_is_recorded_two_days_later(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    on(date(2026, 12, 25))
    clerk = signed_in(client, "wangmin")
    typed = {"new_last_day": "2027-01-06", "ground": "funds", "everybody": "y"}
    assert "最迟 2026-12-23（含当日）" in clerk.see(at(case, "extend")).text
    response = sent(clerk, at(case, "extend"), typed, scan=True)
    assert response.status_code == 422 and "已于2026-12-23届满" in words_of(response)
    assert sent(clerk, at(case, "extend"), {**typed, "happened_on": "2026-12-23"}, scan=True).status_code == 303
    assert running(case, case, "MED-1M").ends_on == date(2027, 1, 6)


def test_an_extension_needs_the_paper_that_both_signed(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    response = sent(clerk, at(case, "extend"), {
        "new_last_day": "2027-01-06", "ground": "funds",
        "on_behalf_of": [party.public_id for party in case.active_parties]})
    assert response.status_code == 422 and "请选择双方签名的确认书" in words_of(response)


def test_the_paper_of_an_extension_is_printed_for_signing_before_it_is_recorded(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    response = clerk.get(at(case, "extension.pdf?until=2027-01-06&why=funds"))
    assert response.mimetype == "application/pdf" and "待双方签名" in text_of(response.data)
    assert latest_paper(case, "D23") is None
    for asked in ("", "until=2026-12-01&why=funds", "until=2026-02-30&why=funds", "until=2027-01-06&why=nothing"):
        assert clerk.get(at(case, f"extension.pdf?{asked}")).status_code == 303


def test_suspension_and_resumption_on_their_pages(client: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "wangmin")
    clerk = signed_in(client, "wangmin")
    response = sent(clerk, at(case, "suspend"), {"reason_code": "lead_case"})
    assert response.status_code == 422 and "双方同意" in words_of(response)
    assert sent(clerk, at(case, "suspend"), {"reason_code": "appraisal"}).status_code == 303
    assert sent(clerk, at(case, "resume"), scan=True).status_code == 303
    assert case.state == CaseState.IN_MEDIATION.value and latest_paper(case, "D24") is not None
    assert sent(clerk, at(case, "suspend-for-sham"), {"reason": "同一天两份相同申请", "reported_to": "青溪区法院"}
                ).status_code == 303
    assert case.state == CaseState.SUSPENDED.value


def test_a_mediator_discloses_on_the_page(clerk: PageClient, bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui")
    assert sent(clerk, at(case, "disclose"), {
        "member": case.mediators[0].public_id, "words": "曾与申请人同事。"}).status_code == 303
    assert case.mediators[0].disclosure == "曾与申请人同事。"


@pytest.mark.parametrize("page", ["plan-session", "extend", "facts", "caucus", "name-mediators"])
def test_somebody_elses_case_does_not_exist(client: PageClient, bodies: Bodies, page: str) -> None:
    case = a_case_in_mediation(bodies)
    stranger = signed_in(client, "huangwei")
    assert stranger.get(at(case, page)).status_code == 404


def test_a_session_of_another_case_does_not_exist_in_this_one(clerk: PageClient, bodies: Bodies) -> None:
    case, other = an_assigned_case(bodies), an_assigned_case(bodies, workers=("孙某",))
    session = a_session(other)
    assert clerk.get(f"{at(case, 'sessions')}/{session.public_id}").status_code == 404
    assert clerk.get(f"{at(case, 'sessions')}/{session.public_id}/minutes").status_code == 404
    assert clerk.get(f"{at(case, 'sessions')}/{session.public_id}/move-session").status_code == 404


def test_the_case_page_tells_of_the_mediating_but_not_of_the_caucus(client: PageClient, held: Session) -> None:
    case = held.case
    note_caucus(case, the_employer(case), "单位的底线是八千", by=presiding(case))
    make_offer(case, the_employer(case), by=presiding(case), amount_fen=800000)
    the_worker(case).language = Language.UYGHUR.value
    db.session.commit()
    clerk = signed_in(client, "wangmin")
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "王敏（主持）" in page.text and "第1次" in page.text and "签字前要登记翻译" in page.text
    assert "单位的底线" not in page.text and "8,000.00" not in page.text


def test_who_wants_another_mediator_while_it_is_signed_reads_what_to_do_first(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SIGNING)
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "签署期间不能换调解员" in page.text and "不同意文本，继续调解" in page.text
    assert at(case, "reject-text") in page.links
    talking = an_assigned_case(bodies)
    assert "不能换调解员" not in clerk.see(f"/desk/cases/{talking.public_id}").text
