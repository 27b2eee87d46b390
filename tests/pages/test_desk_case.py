"""The case page: who, what is claimed, what is next and until when; one's own note; the sheet for another system."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import StrengtheningState
from mediation.bodies.acts import add_copy_sheet, arrange_copy_sheet
from mediation.bodies.copy_fields import COPY_FIELDS
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case, CaseLink, Exclusion, Step
from mediation.cases.states import CaseState
from mediation.demo.bodies import COURIER, COURIER_CODE, Bodies
from mediation.desk.case_page import MOST_PAST
from mediation.desk.copying import VALUES
from mediation.desk.models import CaseNote
from mediation.desk.wording import BY_STATE
from mediation.extensions import db
from mediation.parties.models import Party
from tests.builders import PASSWORD, a_case, a_confirmation, a_draft, a_submitted_case, an_employer, the_bodies
from tests.page_client import PageClient
from tests.statements import statements

MONDAY = date(2026, 3, 2)
STATES = [state for state in CaseState if state is not CaseState.UNOPENED]


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


def thirty(number: int) -> tuple[str, ...]:
    """Many different names; numbers are made from them."""
    return tuple(f"孙{chr(0x4E00 + place)}" for place in range(number))


def at(case: Case, page: str = "") -> str:
    return f"/desk/cases/{case.public_id}{page}"


@pytest.mark.parametrize("state", STATES)
def test_the_page_of_a_case_says_in_every_state_what_is_to_be_done_and_each_button_opens(
        bodies: Bodies, app: Flask, state: CaseState) -> None:
    case = a_case(bodies, state)
    opened: set[str] = set()
    for login in ("wangmin", "liguoqiang"):
        person = signed_in(app, login)
        page = person.see(at(case))
        assert BY_STATE[state].now in page.text or "已经届满，请决定怎么办" in page.text
        assert state.label in page.text and case.applicants[0].name in page.text
        links = {link.split("#")[0] for link in page.links if link.startswith(at(case))} - opened
        closed = {link for link in links if person.get(link, follow_redirects=True).status_code != 200}
        assert not closed, (login, closed)
        opened |= links


def test_each_period_stands_with_its_last_day_its_article_and_how_it_was_counted(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    page = clerk.see(at(case))
    period = next(row for row in case.deadlines if row.clock_id == "MED-1M")
    assert f"最迟 {period.ends_on}（含当日）" in page.text and "人民调解工作若干规定第三十三条" in page.text
    assert period.how in page.text and "当事人随时可以申请仲裁" in page.text


def test_only_what_the_body_has_to_do_is_called_overdue(bodies: Bodies, app: Flask,
                                                        on: Callable[..., None]) -> None:
    """That the party may go to arbitration after fifteen days is nobody's lateness."""
    case = a_case(bodies, CaseState.IN_MEDIATION)
    begun = next(row for row in case.deadlines if row.clock_id == "TJ14-15" and row.ends_on)
    on(begun.ends_on + timedelta(days=1))
    shown = signed_in(app, "wangmin").see(at(case)).text.split("适用期限", 1)[-1]
    beside_its_name = shown.split(begun.clock.name, 1)[1][:12]
    assert "已过" in beside_its_name and "逾期" not in beside_its_name


def test_a_last_day_that_rests_on_an_unpublished_year_says_so(bodies: Bodies, app: Flask,
                                                              on: Callable[..., None]) -> None:
    on(date(2026, 12, 28))
    case = a_case(bodies, CaseState.CONSENTED)
    assert "预估" in signed_in(app, "wangmin").see(at(case)).text


def test_what_an_act_still_needs_from_the_file_is_said_with_its_article_and_has_no_button(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    page = clerk.see(at(case))
    assert f"还没有记录同意调解的：{case.respondents[0].name}" in page.text
    assert "企业劳动争议协商调解规定第二十二条" in page.text
    assert at(case, "/store-consents") not in page.links and at(case, "/record-answer") in page.links


def test_the_signatures_that_are_missing_are_named(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SIGNING, workers=("李秀英", "王建国"))
    page = clerk.see(at(case))
    assert "协议上还没有签：李秀英、王建国" in page.text and "印章" in page.text
    only = clerk.see(at(case, "?workers=unsigned"))
    assert "未签 2" in only.text
    assert "没有这样的人" in clerk.see(at(case, "?workers=disagree")).text


def test_asked_agreed_and_paid_are_never_mixed(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE, workers=("李秀英", "王建国"), amount_fen=820000)
    page = clerk.see(at(case))
    assert "要的 16,400.00" in page.text and "谈成 16,400.00" in page.text and "到账 0.00" in page.text
    assert "已生效" in page.text and "未申请确认" in page.text


def test_the_page_takes_as_many_statements_for_two_workers_as_for_thirty(bodies: Bodies, clerk: PageClient) -> None:
    def once(address: str) -> int:
        with statements() as selects:
            clerk.see(address)
        return len(selects)

    def sent(case: Case) -> int:
        """The fewest of three: now and then the moment of the last use is noted besides."""
        return min(once(at(case)) for _ in range(3))

    few = a_draft(bodies, workers=("李一", "李二"))
    many = a_draft(bodies, workers=thirty(30))
    db.session.commit()
    assert sent(few) == sent(many)
    settled = [a_case(bodies, CaseState.EFFECTIVE, workers=names) for names in (("吴一", "吴二"), thirty(6))]
    assert sent(settled[0]) == sent(settled[1])


def test_a_long_list_of_workers_shows_its_first_rows_until_all_are_asked_for(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_draft(bodies, workers=thirty(32))
    db.session.commit()
    page = clerk.see(at(case))
    assert "还有20人，全部列出" in page.text and "共32人" in page.text
    assert "还有" not in clerk.see(at(case, "?whole=1")).text.split("当事人")[0]


def test_numbers_are_masked_on_the_page(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    text = clerk.get(at(case)).text
    worker = case.applicants[0]
    assert worker.phone not in text and worker.identity_number not in text and "****" in text


def test_who_works_for_an_employer_of_the_case_is_marked(bodies: Bodies, app: Flask, clerk: PageClient) -> None:
    case = a_draft(bodies, employers=(COURIER,))
    case.respondents[0].credit_code = COURIER_CODE
    db.session.commit()
    assert f"您与本案单位有隶属关系（{COURIER}）" in clerk.see(at(case)).text
    assert "王敏与本案单位有隶属关系" in signed_in(app, "zhouhui").see(at(case)).text
    other = a_draft(bodies, workers=("别人",))
    db.session.commit()
    assert "隶属关系" not in clerk.see(at(other)).text


def test_linked_cases_are_shown_to_those_who_may_see_them(bodies: Bodies, clerk: PageClient) -> None:
    case, other = a_draft(bodies, workers=("钱一",)), a_draft(bodies, workers=("钱二",))
    hidden = a_draft(bodies, workers=("钱三",))
    db.session.flush()
    other.split_from = case
    db.session.add(Exclusion(case=hidden, person=bodies.people["wangmin"], reason="亲属", since_on=MONDAY))
    db.session.add(CaseLink(first_id=min(case.id, hidden.id), second_id=max(case.id, hidden.id), reason="同一单位",
                            linked_on=MONDAY))
    db.session.commit()
    page = clerk.see(at(case))
    assert at(other) in page.links and at(hidden) not in page.links
    assert at(case) in clerk.see(at(other)).links


def test_a_note_is_for_its_writer_alone_and_is_sealed(bodies: Bodies, app: Flask, clerk: PageClient) -> None:
    case = a_draft(bodies)
    db.session.commit()
    clerk.submit(clerk.see(at(case)), {"words": "他妻子住院，说话要慢"}, action="/note")
    assert "他妻子住院" in clerk.see(at(case)).text
    assert "他妻子住院" not in signed_in(app, "liguoqiang").see(at(case)).text
    stored = case_notes()[0].words_sealed
    assert stored and "住院" not in stored


def case_notes() -> list[CaseNote]:
    """Every note there is."""
    return list(db.session.scalars(db.select(CaseNote)).all())


def test_a_note_changed_elsewhere_meanwhile_is_not_overwritten(bodies: Bodies, clerk: PageClient) -> None:
    case = a_draft(bodies)
    db.session.commit()
    clerk.submit(clerk.see(at(case)), {"words": "第一"}, action="/note")
    stale = clerk.see(at(case))
    clerk.submit(clerk.see(at(case)), {"words": "第二"}, action="/note")
    answer = clerk.submit(stale, {"words": "第三"}, action="/note")
    assert answer.status_code == 409 and "第三" in answer.text
    assert case_notes()[0].words == "第二"
    refused = clerk.submit(clerk.see(at(case)), {"words": "字" * 6000}, action="/note")
    assert refused.status_code == 422 and "最多5000字" in refused.text


def test_the_last_act_can_be_taken_back_from_the_page(bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_draft(bodies)
    db.session.commit()
    clerk = signed_in(app, "wangmin")
    assert clerk.submit(clerk.see(at(case, "/give-up-draft")), {"told": "y"}).status_code == 303
    page = clerk.see(at(case))
    assert "刚才点错了？03-02 09:30 前可以撤" in page.text
    back = next(link for link in page.links if link.endswith("/take-back"))
    clerk.submit(clerk.see(back))
    page = clerk.see(at(case))
    assert case.state == CaseState.DRAFT.value and "不再申请（已撤回）" in page.text
    assert "刚才点错了" not in signed_in(app, "liguoqiang").see(at(case)).text
    on(MONDAY, "10:00")
    assert "刚才点错了" not in signed_in(app, "wangmin").see(at(case)).text


def test_every_field_of_a_copy_sheet_has_a_value_function() -> None:
    assert set(VALUES) == set(COPY_FIELDS)


@pytest.mark.parametrize(("stands", "offered", "not_offered"), [
    (StrengtheningState.CONF_FILED, "supply-before-docketing", "supply-after-docketing"),
    (StrengtheningState.CONF_DOCKETED, "supply-after-docketing", "supply-before-docketing")])
def test_what_the_court_asked_is_supplied_there_where_it_asked(
        bodies: Bodies, clerk: PageClient, stands: StrengtheningState, offered: str, not_offered: str) -> None:
    walk = a_confirmation(bodies, stands)
    walk.court_returns(date(2026, 3, 9), "identity_missing")
    links = " ".join(clerk.see(at(walk.case)).links)
    assert offered in links and not_offered not in links


def test_a_copy_sheet_gives_the_case_in_full_in_the_order_of_the_body(bodies: Bodies, clerk: PageClient) -> None:
    case = a_confirmation(bodies).case
    person = bodies.people["wangmin"]
    sheet = add_copy_sheet(bodies["courier"], "人民法院调解平台", by=person)
    arrange_copy_sheet(sheet, sheet.name, list(COPY_FIELDS), by=person)
    db.session.commit()
    assert "人民法院调解平台" in clerk.see(at(case)).text
    page = clerk.see(at(case, f"/copy-sheets/{sheet.public_id}"))
    worker = case.applicants[0]
    for value in (case.number, worker.identity_number, worker.phone, worker.address, case.respondents[0].credit_code,
                  "8200.00", "捌仟贰佰元整", "已向法院申请"):
        assert value in page.text, value
    assert page.text.index("案号") < page.text.index("申请人住址")
    assert clerk.get(at(case, "/copy-sheets/nowhere-at-all")).status_code == 404


def test_a_case_without_anything_yet_still_has_its_page(bodies: Bodies, clerk: PageClient) -> None:
    case = a_draft(bodies, workers=(), employers=())
    db.session.commit()
    page = clerk.see(at(case))
    assert "待填" in page.text and "请先登记申请人" in page.text
    assert an_employer().name not in page.text


def test_the_long_parts_of_a_case_of_many_are_loaded_when_they_are_opened(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    for number in range(61 - len(case.parties)):
        db.session.add(Party(case=case, side="applicant", ordinal=100 + number, kind="worker", name=f"钱{number}号",
                             search_text=f"钱{number}号"))
    db.session.commit()
    address = f"/desk/cases/{case.public_id}"
    clerk = signed_in(app, "wangmin")
    closed = clerk.see(address)
    assert "打开履行（61方）" in closed.text and "?open=performance#performance" in closed.links

    def tables(query: str) -> tuple[bool, bool]:
        source = clerk.get(address + query).text
        return 'id="answers-table"' in source, 'id="performance-table"' in source

    assert tables("") == (False, False) and tables("?open=performance") == (False, True)
    assert case_address(case, "performance") == f"{address}?open=performance#performance", "where an act leads back to"
    assert tables("?open=all") == (True, True) and "打开履行" not in clerk.see(f"{address}?open=all").text


def test_a_long_past_is_shown_from_its_end_until_all_of_it_is_asked_for(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    for number in range(MOST_PAST):
        db.session.add(Step(case=case, record_type="case", record_ref=case.public_id, act="submit", row="",
                            act_words=f"第{number}步", from_state="submitted", to_state="submitted", by_words="系统",
                            happened_on=MONDAY, recorded_at=clock.now()))
    db.session.commit()
    clerk = signed_in(app, "wangmin")
    page = clerk.see(f"/desk/cases/{case.public_id}")
    more = next(link for link in page.links if "open=past" in link)
    assert "更早的" in page.text and "登记申请" not in page.text.split("发生日｜补记的写明记录日")[1]
    assert "更早的" not in clerk.see(f"/desk/cases/{case.public_id}{more.split('#')[0]}").text
