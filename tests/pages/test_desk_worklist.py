"""The worklist, what came in since last night, the search and the export, as a clerk uses them."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from mediation import clock
from mediation.audit.queries import events_in_order
from mediation.cases.correcting import propose_correction, reject_correction
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import latest_paper
from mediation.extensions import db
from mediation.intake.acceptance.acts import Answered, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.law.terms import Basis
from mediation.sessions.models import Session, SessionStanding
from mediation.sweep import sweep
from mediation.web.workbook import Book, Field, written
from tests.builders import PASSWORD, a_case, a_draft, a_submitted_case, the_bodies
from tests.page_client import PageClient
from tests.statements import statements

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
    return somebody


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "wangmin")


def test_an_empty_desk_says_what_to_do_first(clerk: PageClient) -> None:
    page = clerk.see("/desk")
    assert "还没有在办的案件" in page.text and "/desk/register" in page.links
    assert "今天没有到期的事" in clerk.see("/desk?due=today").text


def test_a_row_shows_the_nearest_day_its_article_and_what_comes_next(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies, workers=("赵强",), employers=("众达站点",))
    page = clerk.see("/desk")
    assert f"收{case.receipt_number}" in page.text and "赵强 诉 众达站点" in page.text
    assert "联系对方当事人，人民法院在线调解规则第十五条：03-02起算" in page.text
    assert "还有3天" in page.text and "8,200.00" in page.text
    assert case.applicants[0].phone not in page.text and "****" in page.text
    assert f"/desk/cases/{case.public_id}/ask-other-side" in page.links


def test_a_period_that_is_over_says_by_how_many_working_days(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    a_submitted_case(bodies)
    on(date(2026, 3, 9))
    page = signed_in(app, "wangmin").see("/desk?due=over")
    assert "超2个工作日" in page.text and "逾期 1" in page.text


def test_files_that_only_wait_for_the_archive_are_a_group_at_the_bottom_and_nothing_of_them_is_red(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, workers=("孙梅",))
    letter = latest_paper(case, "D30")
    assert letter is not None
    for party in case.active_parties:
        serve(letter, party, ServiceWay.DIRECT, MONDAY, by=bodies.people["wangmin"], taken_by=party.name)
    on(date(2026, 6, 1))
    sweep()
    a_draft(bodies, workers=("钱一",))
    db.session.commit()
    clerk = signed_in(app, "wangmin")
    page = clerk.see("/desk")
    assert page.text.index("钱一") < page.text.index("只等归档的：") < page.text.index("孙梅")
    assert "逾期 0" in page.text and "只等归档 1" in page.text and "超" not in page.text
    assert f"/desk/cases/{case.public_id}/archive" in page.links
    assert f"/desk/cases/{case.public_id}/prepare-handoff" not in page.links
    assert "只等归档的：" not in clerk.see("/desk?due=archive").text
    shown = clerk.see(f"/desk/cases/{case.public_id}")
    assert "可以归档了" in shown.text and "届满，请决定" not in shown.text


def test_a_row_with_a_session_that_is_fixed_offers_what_comes_after_the_planning(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.ASSIGNED)
    clerk = signed_in(app, "zhouhui")
    planning, beginning = (f"/desk/cases/{case.public_id}/{word}" for word in ("plan-session", "begin-mediation"))

    def offered() -> list[str]:
        return [link for link in clerk.see("/desk").links if link in (planning, beginning)]

    assert offered() == [planning, beginning]
    starts = clock.instant(date(2026, 3, 9), time(9, 30))
    db.session.add(Session(case=case, ordinal=1, starts_at=starts, ends_at=starts + timedelta(hours=2), place="调解室",
                           excuse_by=MONDAY, noticed_on=MONDAY))
    db.session.commit()
    assert offered()[0] == beginning
    on(date(2026, 3, 10))
    clerk = signed_in(app, "zhouhui")
    assert offered() == [planning, beginning], "that one has passed"


@pytest.mark.parametrize("state", [CaseState.IN_MEDIATION, CaseState.ARCHIVED])
def test_a_correction_that_was_asked_for_waits_for_the_director_in_the_archive_too(
        bodies: Bodies, app: Flask, state: CaseState) -> None:
    case = a_case(bodies, state, workers=("孙梅",))
    director = signed_in(app, "liguoqiang")
    assert "待主任确认 0" in director.see("/desk").text
    row = propose_correction(case, case.applicants[0], "name", "孙玫", "身份证上是“玫”", by=bodies.people["wangmin"])
    db.session.commit()
    assert "待主任确认 1" in director.see("/desk").text
    assert f"/desk/cases/{case.public_id}" in director.see("/desk?due=director").links
    reject_correction(row, by=bodies.people["liguoqiang"])
    db.session.commit()
    assert f"/desk/cases/{case.public_id}" not in director.see("/desk?due=director").links


@pytest.mark.parametrize("state", [CaseState.DRAFT, CaseState.CONSENTED, CaseState.IN_MEDIATION, CaseState.SIGNING,
                                   CaseState.EFFECTIVE, CaseState.NO_AGREEMENT, CaseState.REOPENED])
def test_a_contact_is_one_tap_away_in_every_state_and_leads_back_to_the_list(
        bodies: Bodies, clerk: PageClient, state: CaseState) -> None:
    case = a_case(bodies, state)
    address = f"/desk/cases/{case.public_id}/contact"
    assert f"{address}?onward=%2Fdesk" in clerk.see("/desk").links
    assert f"{address}?onward=%2Fdesk%3Fmine%3D1" in clerk.see("/desk?mine=1").links
    assert "记一次联系" in clerk.see(f"/desk/cases/{case.public_id}").text
    answer = clerk.submit(clerk.see(f"{address}?onward=%2Fdesk"), {"outcome": "no_answer"})
    assert answer.status_code == 303 and answer.location.endswith("/desk")


def test_the_number_to_call_is_masked_until_it_is_asked_for_and_that_it_was_is_kept(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    worker = case.applicants[0]
    page = clerk.see(f"/desk/cases/{case.public_id}/contact?onward=%2Fdesk")
    assert worker.phone not in page.text and "****" in page.text
    asked = next(link for link in page.links if f"number={worker.public_id}" in link)
    opened = clerk.see(f"/desk/cases/{case.public_id}/contact{asked}")
    assert f"tel:{worker.phone}" in opened.links
    looks = [event for event in events_in_order() if event.action == "open_phone"]
    assert [(each.person_ref, each.record_ref, each.case_ref) for each in looks] == [
        (bodies.people["wangmin"].public_id, worker.public_id, case.public_id)]
    answer = clerk.submit(opened, {"outcome": "reached"})
    assert answer.location.endswith("/desk") and case.contacts[0].party is worker
    assert worker.phone not in clerk.see(f"/desk/cases/{case.public_id}/parties").text


def test_every_button_of_the_list_leads_to_a_page_that_this_person_may_open(
        bodies: Bodies, app: Flask, clerk: PageClient) -> None:
    for state in (CaseState.DRAFT, CaseState.SUBMITTED, CaseState.CONSENT_PENDING, CaseState.ACCEPTED,
                  CaseState.IN_MEDIATION, CaseState.SIGNING, CaseState.EFFECTIVE, CaseState.NO_AGREEMENT):
        a_case(bodies, state, workers=(f"钱{state.value[:8]}",))
    for person in (clerk, signed_in(app, "liguoqiang"), signed_in(app, "zhouhui")):
        links = [link for link in person.see("/desk").links if link.startswith("/desk/cases/")]
        assert len(links) > 8
        assert not [link for link in links if person.get(
            link.split("#")[0], follow_redirects=True).status_code != 200]


def test_the_filters_and_the_posts_narrow_the_list_and_stay_in_the_links(
        bodies: Bodies, clerk: PageClient) -> None:
    here = a_draft(bodies, workers=("钱一",))
    there = a_draft(bodies, body="township", basis=Basis.TOWNSHIP, workers=("钱二",))
    db.session.commit()
    page = clerk.see(f"/desk?body={bodies['township'].public_id}")
    assert there.title in page.text and here.title not in page.text
    assert any("due=over" in link and bodies["township"].public_id in link for link in page.links)
    assert "石桥调解中心 1" in page.text and "迅达调委会 1" in page.text


def test_a_long_list_goes_on_page_by_page_and_back(bodies: Bodies, clerk: PageClient) -> None:
    titles = {a_draft(bodies, workers=(f"钱{number:03d}",)).title for number in range(55)}
    db.session.commit()
    first = clerk.see("/desk")
    older = next(link for link in first.links if "after=" in link)
    second = clerk.see(older)
    shown = [{title for title in titles if title in page.text} for page in (first, second)]
    assert len(shown[0]) == 50 and len(shown[1]) == 5 and shown[0] | shown[1] == titles
    back = clerk.see(next(link for link in second.links if "before=" in link))
    assert {title for title in titles if title in back.text} == shown[0]
    assert "共55件" in first.text


def test_the_page_takes_as_many_statements_for_five_cases_as_for_twenty(bodies: Bodies, clerk: PageClient) -> None:
    def once() -> int:
        with statements() as selects:
            clerk.see("/desk")
        return len(selects)

    def sent() -> int:
        """The fewest of three: now and then the moment of the last use is noted besides."""
        return min(once() for _ in range(3))

    a_case(bodies, CaseState.SIGNING)
    for number in range(4):
        a_draft(bodies, workers=(f"钱{number}",))
    few = sent()
    for number in range(15):
        a_draft(bodies, workers=(f"孙{number}", f"李{number}"))
    db.session.commit()
    assert sent() == few


def test_whatever_stands_in_the_address_the_page_is_there(bodies: Bodies, clerk: PageClient) -> None:
    a_draft(bodies)
    db.session.commit()
    for query in ("due=x", "body=../etc", "after=2026-13-45_1", "after=none_99999999999999999999", "before=x_1",
                  "mine=2", "after=2026-03-02_999999999999999", "due=%00", "before=9999-12-31_1"):
        assert clerk.get(f"/desk?{query}").status_code == 200, query
        assert clerk.get(f"/desk/worklist.xlsx?{query}").status_code == 200, query
    for query in ("q=%00", "q=" + "长" * 5000, "q=%ED%A0%80", "q=1&before=x", "q=1&before=" + "9" * 40, "q=%25"):
        assert clerk.get(f"/desk/search?{query}").status_code == 200, query
    assert clerk.get("/desk/news/nothing").status_code == 404
    assert clerk.get("/desk/news/answers?since=0001-01-01T00:00:00+14:00").status_code == 200


def test_what_others_took_in_is_news_until_it_has_been_seen(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case, _slips = a_submitted_case(bodies, by="liguoqiang", workers=("赵强",))
    clerk = signed_in(app, "wangmin")
    page = clerk.see("/desk")
    assert "昨晚以来" in page.text and "新申请 1" in page.text
    listed = clerk.submit(page, action="/desk/news/applications", follow_redirects=True)
    assert "赵强" in listed.text and "提交申请" in listed.text
    again = clerk.see("/desk")
    assert "新申请" not in again.text
    on(MONDAY, "10:00")
    a_submitted_case(bodies, by="liguoqiang", workers=("孙梅",))
    assert "新申请 1" in signed_in(app, "wangmin").see("/desk").text
    assert "新申请" not in signed_in(app, "liguoqiang").see("/desk").text
    assert case.state == CaseState.SUBMITTED.value


def test_an_answer_of_the_other_side_is_news_to_the_colleague(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    on(MONDAY, "14:00")
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.PHONE,
                                 happened_at=clock.now()), by=bodies.people["liguoqiang"])
    db.session.commit()
    clerk = signed_in(app, "wangmin")
    page = clerk.see("/desk")
    assert "对方答复 1" in page.text
    listed = clerk.submit(page, action="/desk/news/answers", follow_redirects=True)
    assert f"{case.respondents[0].name}：同意调解" in listed.text


def test_looking_at_the_desk_changes_nothing_of_it(bodies: Bodies, app: Flask) -> None:
    a_submitted_case(bodies, by="liguoqiang")
    clerk = signed_in(app, "wangmin")
    for _ in range(3):
        assert "新申请 1" in clerk.see("/desk").text
    assert clerk.get("/desk/news/applications").status_code == 200
    assert "新申请 1" in clerk.see("/desk").text


def test_the_export_holds_what_is_filtered_with_real_days_and_sums(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies, workers=("赵强",), employers=("众达站点",))
    a_draft(bodies, workers=("别人",))
    db.session.commit()
    answer = clerk.get("/desk/worklist.xlsx?due=soon")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    head, first = rows[0], dict(zip(rows[0], rows[1], strict=True))
    assert "到期" in head and first["当事人"] == "赵强 诉 众达站点" and first["金额（元）"] == 8200.0
    assert first["到期"] == case.due_on and "****" in first["电话"]
    assert not any("别人" in str(value) for row in rows for value in row)


def test_words_that_look_like_a_formula_stay_words() -> None:
    book = Book("表", (Field("词"), Field("日", "day"), Field("钱", "yuan"), Field("数", "count")),
                [("=1+1", date(2026, 3, 2), 820050, 3), ("@SUM(A1)", None, None, None), ("-1", None, None, None),
                 ("\t=1", None, None, None), ("王\x00敏\ud800", None, None, None), ("长" * 40_000, None, None, None)])
    rows = CalamineWorkbook.from_filelike(BytesIO(written(book))).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:6]] == ["'=1+1", "'@SUM(A1)", "'-1", "'\t=1", "王敏"]
    assert rows[1][1] == date(2026, 3, 2) and rows[1][2] == 8200.5 and rows[1][3] == 3
    assert len(rows[6][0]) <= 32_767


def test_the_search_page_shows_exact_numbers_first_and_says_what_to_do_when_nothing_is_found(
        bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies, workers=("买买提·阿卜杜拉",))
    worker = case.applicants[0]
    assert "号码正好是它的" in clerk.see(f"/desk/search?q={worker.phone}").text
    assert "包含“买买提•阿”的" in clerk.see("/desk/search?q=买买提•阿").text
    nothing = clerk.see("/desk/search?q=没有这个人")
    assert "没有找到“没有这个人”" in nothing.text and "/desk/register" in nothing.links
    assert "看不见的控制字符" in clerk.see("/desk/search?q=%00").text


def test_what_was_found_is_had_as_a_spreadsheet(bodies: Bodies, clerk: PageClient) -> None:
    found = [a_draft(bodies, workers=(f"钱{number}号",)) for number in range(3)]
    a_draft(bodies, workers=("别人",))
    exact, _slips = a_submitted_case(bodies, workers=("钱四号",))
    db.session.commit()
    assert "/desk/search.xlsx?q=%E9%92%B1" in clerk.see("/desk/search?q=钱").links
    answer = clerk.get("/desk/search.xlsx?q=钱")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    people = [str(row[rows[0].index("当事人")]) for row in rows[1:]]
    assert [name for name in people if "钱" in name] == [exact.title, *(case.title for case in reversed(found))]
    assert not any("别人" in name for name in people)
    by_number = clerk.get(f"/desk/search.xlsx?q={exact.receipt_number}")
    assert len(CalamineWorkbook.from_filelike(BytesIO(by_number.data)).get_sheet_by_index(0).to_python()) > 1
    assert "export_search" in {event.action for event in events_in_order()}
    assert clerk.get("/desk/search.xlsx?q=").status_code == 302
    assert clerk.get("/desk/search.xlsx?q=%00").status_code == 302
    assert not [link for link in clerk.see("/desk/search?q=没有这个人").links if ".xlsx" in link]


def test_todays_sessions_stand_above_the_list_with_what_is_missing(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.ASSIGNED, workers=("买买提·阿卜杜拉",))
    case.applicants[0].language = "ug"
    starts = clock.now() + timedelta(hours=2)
    db.session.add(Session(case=case, ordinal=9, starts_at=starts, ends_at=starts + timedelta(hours=1),
                           place="调解室2", excuse_by=MONDAY, noticed_on=MONDAY,
                           standing=SessionStanding.PLANNED.value))
    db.session.commit()
    page = signed_in(app, "wangmin").see("/desk")
    assert "今天的会" in page.text and "调解室2" in page.text and "翻译未约" in page.text
