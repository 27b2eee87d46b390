"""The two ledgers, and what has to be told by telephone."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from mediation import clock
from mediation.audit.queries import looks_at
from mediation.cases.models import Exclusion
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.desk.ledgers import BODY_FIELDS, body_ledger, linkage_ledger
from mediation.extensions import db
from mediation.law.terms import Basis
from mediation.notices.delivery import deliver_due
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import notices_of, to_call
from tests.builders import PASSWORD, a_case, a_confirmation, a_draft, a_submitted_case, the_bodies
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


def test_the_ledger_names_the_industry_and_the_number_of_the_file_and_so_does_the_case_page(
        app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.WITHDRAWN, employers=("云岭鑫源建筑劳务有限公司",))
    employer = case.respondents[0]
    db.session.commit()
    at = f"/desk/cases/{case.public_id}"
    clerk.submit(clerk.see(f"{at}/parties/{employer.public_id}/edit"), {"industry": "建筑业"})
    clerk.submit(clerk.see(f"{at}/archive"), {"explained": "手写件在纸质卷内", "file_number": "2026-劳-9"})
    director = signed_in(app, "liguoqiang")
    form = director.see(f"{at}/archive")
    director.submit(form, {})
    db.session.expire_all()
    assert (case.state, case.file_number, employer.industry) == ("archived", "2026-劳-9", "建筑业")
    (row,) = body_ledger(bodies.people["wangmin"], bodies["courier"].id, 2026, None).rows
    shown = dict(zip([field.head for field in BODY_FIELDS], row[1], strict=True))
    assert (shown["行业"], shown["卷号"]) == ("建筑业", "2026-劳-9")
    assert "卷号 2026-劳-9" in clerk.see(at).text


def test_the_ledger_of_a_body_has_each_case_of_the_year_with_how_it_ended(bodies: Bodies, clerk: PageClient) -> None:
    settled = a_confirmation(bodies, workers=("李秀英", "王建国")).case
    failed = a_case(bodies, CaseState.NO_AGREEMENT, workers=("孙梅",))
    a_draft(bodies, workers=("还没交的",))
    db.session.commit()
    shown = body_ledger(bodies.people["wangmin"], bodies["courier"].id, 2026, None)
    heads = [field.head for field in BODY_FIELDS]
    rows = [dict(zip(heads, values, strict=True)) for _address, values in shown.rows]
    assert [row["案号"] for row in rows] == [failed.number, settled.number]
    assert rows[0]["结果"] == "未达成：分歧较大" and rows[0]["协议金额（元）"] is None
    assert rows[1]["结果"] == "达成协议" and rows[1]["协议金额（元）"] == 1640000 and rows[1]["人数"] == 2
    assert rows[1]["司法确认申请"] == MONDAY and rows[1]["劳动者"] == "李秀英等2人" and rows[1]["集体"] == "否"
    page = clerk.see("/desk/ledgers/cases?year=2026")
    assert settled.number in page.text and "还没交的" not in page.text
    assert "没有收件的案件" in clerk.see("/desk/ledgers/cases?year=2025").text


def test_the_ledger_is_a_spreadsheet_with_real_days_and_sums(bodies: Bodies, clerk: PageClient) -> None:
    a_confirmation(bodies)
    for page in ("cases", "linkage"):
        answer = clerk.get(f"/desk/ledgers/{page}.xlsx?year=2026&body={bodies['courier'].public_id}")
        rows = CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
        assert answer.status_code == 200 and len(rows) > 1
        if page == "cases":
            row = dict(zip(rows[0], rows[1], strict=True))
            assert row["收件日期"] == MONDAY and row["协议金额（元）"] == 8200.0


def test_the_ledger_takes_as_many_statements_for_one_case_as_for_eight(bodies: Bodies) -> None:
    clerk = bodies.people["wangmin"]

    def sent() -> int:
        with statements() as selects:
            body_ledger(clerk, bodies["courier"].id, 2026, None)
        return len(selects)

    a_case(bodies, CaseState.SUBMITTED)
    db.session.expire_all()
    clerk.body_ids()
    one = sent()
    for number in range(3):
        a_submitted_case(bodies, workers=(f"钱{number}", f"李{number}"))
    a_confirmation(bodies, workers=("吴一",))
    db.session.expire_all()
    clerk.body_ids()
    assert sent() == one


def test_the_studio_counts_what_courts_handed_over_by_month(bodies: Bodies, app: Flask) -> None:
    a_case(bodies, CaseState.EFFECTIVE, body="studio", basis=Basis.COURT_DELEGATED)
    a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED, workers=("孙梅",))
    a_case(bodies, CaseState.SUBMITTED, body="studio", workers=("别的来源",))
    months = linkage_ledger(bodies.people["gulnar"], bodies["studio"].id, 2026)
    march, year = months[2].values, months[12].values
    assert march[:5] == (2, 2, 1, 0, 0) and march[:7] == year[:7] and months[0].values[0] == 0
    assert march[7] == 0 and year[12].startswith("2/3=")
    page = signed_in(app, "gulnar").see("/desk/ledgers/linkage")
    assert "3月" in page.text and "自动履行：生效协议的每一项都已履行或者免除" in page.text


def test_ledgers_are_only_of_ones_own_bodies_and_of_years_that_were(bodies: Bodies, clerk: PageClient) -> None:
    for query in (f"body={bodies['studio'].public_id}", "year=1999", "year=2027", "year=" + "9" * 30, "body=x"):
        wanted = 200 if query == "year=" + "9" * 30 else 404
        for page in ("cases", "cases.xlsx", "linkage", "linkage.xlsx"):
            assert clerk.get(f"/desk/ledgers/{page}?{query}").status_code == wanted, (page, query)


def waiting(bodies: Bodies) -> list[Notice]:
    """What nobody could send."""
    deliver_due()
    return list(to_call(bodies.people["wangmin"], clock.now()))


def test_what_can_not_be_sent_is_read_out_and_then_marked_as_told(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    notices = waiting(bodies)
    assert notices and all(notice.case is case for notice in notices)
    first = notices[0]
    clerk = signed_in(app, "wangmin")
    assert f"{len(notices)}件，读给对方听" in clerk.see("/desk").text
    page = clerk.see("/desk/to-call")
    assert first.read_out in page.text and first.party.phone not in page.text
    answer = clerk.submit(page, action=f"/desk/to-call/{first.public_id}/told", follow_redirects=True)
    assert "已记：告知了" in answer.text
    db.session.expire_all()
    left = to_call(bodies.people["wangmin"], clock.now())
    assert first.state == NoticeState.DONE.value and len(left) == len(notices) - 1


def test_a_telephone_number_is_opened_one_at_a_time_and_the_look_is_kept(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    notice = waiting(bodies)[0]
    page = signed_in(app, "wangmin").see(f"/desk/to-call/{notice.public_id}")
    assert notice.party.phone in page.text and notice.read_out in page.text
    assert "open_phone" in {event.action for event in looks_at(case.public_id)}


def test_what_is_told_already_is_not_told_twice(bodies: Bodies, app: Flask) -> None:
    a_case(bodies, CaseState.ACCEPTED)
    notice = waiting(bodies)[0]
    clerk = signed_in(app, "wangmin")
    stale = clerk.see("/desk/to-call")
    told = f"/desk/to-call/{notice.public_id}/told"
    clerk.submit(stale, action=told)
    assert clerk.submit(stale, action=told).status_code == 303
    assert "这条已经办过了" in clerk.see(f"/desk/to-call/{notice.public_id}").text


def test_nobody_calls_about_a_case_that_they_may_not_see(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    notice = waiting(bodies)[0]
    outsider = signed_in(app, "gulnar")
    assert outsider.get(f"/desk/to-call/{notice.public_id}").status_code == 404
    db.session.add(Exclusion(case=case, person=bodies.people["wangmin"], reason="亲属", since_on=MONDAY))
    db.session.commit()
    recused = signed_in(app, "wangmin")
    assert "没有要打电话告知的" in recused.see("/desk/to-call").text
    assert recused.get(f"/desk/to-call/{notice.public_id}").status_code == 404
    assert notices_of(case)
