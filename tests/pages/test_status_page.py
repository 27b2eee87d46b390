"""What stands on the status page: who has it, until when, what one can do, who sees what, who looked, the papers."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.audit import trail
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import WAYS, a_confirmation, a_walk
from mediation.demo.walk import Walk, in_days
from mediation.extensions import db
from mediation.following.told import is_told_of
from mediation.law.agreement import PaymentWay
from mediation.law.suits import AwardForce
from mediation.law.terms import Basis
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from mediation.performance.acts import PaymentFacts, SaidBy, record_payment
from mediation.performance.party_acts import own_lines
from mediation.portal.papers import PapersOfCase
from mediation.portal.sentences import BY_STATE, FOR_THE_OTHER_SIDE
from mediation.portal.status import status_of
from tests.acts.handoff_cases import awarded
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 3, 2)
LEADS = [state for state in CaseState if state in WAYS]


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def coming_in(app: Flask, party: Party) -> PageClient:
    """The party with its slip in hand."""
    code = give_code(party, by=party.case.clerk)
    client = app.test_client()
    client.submit(client.see("/my"), {"locator": code.locator, "secret": code.secret})
    return client


def status_for(app: Flask, party: Party) -> Page:
    """What the party reads."""
    return coming_in(app, party).see("/my/status")


def clerk(app: Flask, login: str = "wangmin") -> PageClient:
    """Somebody of the staff."""
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.mark.parametrize("state", LEADS)
def test_both_sides_read_where_every_state_stands(bodies: Bodies, app: Flask, state: CaseState) -> None:
    case = a_walk(bodies, state).case
    worker, employer = case.parties[0], next(party for party in case.parties if party.is_employer)
    read = status_for(app, worker).text
    assert str(BY_STATE[state].doing) in read and "您可以" in read and "去仲裁" in read
    if not is_told_of(employer):
        assert status_for(app, employer).address == "/my"
        return
    read = status_for(app, employer).text
    said = FOR_THE_OTHER_SIDE.get(state, BY_STATE[state])
    assert str(said.doing) in read and str(worker.phone) not in read and worker.address not in read


def test_who_has_it_is_named_with_what_they_are_and_the_session_is_what_one_has_to_come_to(
        bodies: Bodies, app: Flask) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION)
    read = status_for(app, walk.case.applicants[0]).text
    assert f"现在由 调解员{walk.mediator.name} 办" in read


def test_a_last_day_that_has_passed_is_said_to_have_passed(bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    assert "含当日）办完这一步，已经过了" not in status_for(app, case.applicants[0]).text
    on(date(2026, 4, 20))
    assert "含当日）办完这一步，已经过了。可以打电话问。" in status_for(app, case.applicants[0]).text


def test_before_the_other_side_is_told_the_page_says_that_it_sees_nothing(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    assert "单位还不知道这件事，什么都看不见。" in status_for(app, case.applicants[0]).text


def test_what_the_employer_sees_is_reckoned_from_its_papers(bodies: Bodies, app: Flask) -> None:
    asked = a_walk(bodies, CaseState.CONSENT_PENDING).case
    read = status_for(app, asked.applicants[0]).text
    assert "单位看得见： 您的姓名；您的要求" in read
    assert "单位看不见： 电话、住址、身份证号、银行账号；单独和调解员说的话" in read
    agreed = a_walk(bodies, CaseState.EFFECTIVE).case
    read = status_for(app, agreed.applicants[0]).text
    assert "文书上写的身份证号" in read and "单位看不见： 电话、住址；单独和调解员说的话" in read
    assert "对方看不见：" in status_for(app, agreed.respondents[0]).text


def test_every_look_and_act_of_the_staff_is_listed_for_the_party(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    staff = clerk(app)
    worker = coming_in(app, case.applicants[0])
    before = worker.see("/my/looks").text.count("王敏")
    staff.see(f"/desk/cases/{case.public_id}")
    papers = PapersOfCase(case)
    [theirs] = [one for one in papers.given_to(case.respondents[0]) if one.code == "D04"]
    for paper in (papers.given_to(case.applicants[0])[0], theirs):
        staff.get(f"/desk/cases/{case.public_id}/papers/{paper.public_id}/file")
    read = worker.see("/my/looks").text
    assert read.count("王敏") == before + 2
    assert "看案件" in read and "看文书" in read and "03-02 15:00" in read
    assert "谁看过 王敏 03-02 15:00" in worker.see("/my/status").text
    clerk(app, "gulnar").get(f"/desk/cases/{case.public_id}")
    assert "古丽娜尔" not in worker.see("/my/looks").text


def test_the_looks_of_a_long_case_come_in_pages_and_those_alike_in_one_line(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    for _ in range(103):
        trail.record("open_case", by=case.clerk, case=case, outcome="seen")
    db.session.commit()
    worker = coming_in(app, case.applicants[0])
    trail.record("open_phone", by=case.clerk, case=case, outcome="seen")
    db.session.commit()
    page = worker.see("/my/looks")
    [older] = [link for link in page.links if "before=" in link]
    assert "看电话号码" in page.text and "看案件 " in page.text
    counted = [sum(int(times) for times in re.findall(r"看案件 (\d+)次", worker.see(each).text))
               for each in ("/my/looks", older)]
    assert sum(counted) == 103 and all(counted)
    assert worker.get("/my/looks?before=%00").status_code == 200


def test_a_paper_is_read_as_pictures_and_as_a_file_whose_name_says_nothing(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.ASSIGNED).case
    worker = coming_in(app, case.applicants[0])
    page = worker.see("/my/papers")
    [address] = [link for link in page.links if link.count("/") == 3 and link.startswith("/my/papers/")][:1]
    assert "受理通知书" in page.text
    picture = worker.get(f"{address}/1.png")
    assert picture.status_code == 200 and picture.data.startswith(b"\x89PNG")
    assert "第1页" in worker.get(address).text
    file = worker.get(f"{address}.pdf")
    assert file.data.startswith(b"%PDF") and file.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    assert file.headers["Cache-Control"] == "no-store"
    for wrong in (f"{address}/0.png", f"{address}/999.png", f"{address}/a.png", "/my/papers/nothing-here.pdf"):
        assert worker.get(wrong).status_code == 404


def test_a_paper_of_somebody_else_is_as_one_that_does_not_exist(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    papers = PapersOfCase(case)
    [inquiry] = [one for one in papers.given_to(case.respondents[0]) if one.code == "D04"]
    assert inquiry not in papers.given_to(case.applicants[0])
    worker, employer = coming_in(app, case.applicants[0]), coming_in(app, case.respondents[0])
    assert employer.get(f"/my/papers/{inquiry.public_id}").status_code == 200
    theirs, missing = (worker.get(f"/my/papers/{ref}") for ref in (inquiry.public_id, "nothing-here"))
    assert theirs.status_code == missing.status_code == 404
    assert Page(theirs.text).text == Page(missing.text).text
    [receipt] = [one for one in papers.given_to(case.applicants[0]) if one.code == "D54"]
    assert employer.get(f"/my/papers/{receipt.public_id}").status_code == 404


def test_a_receipt_with_its_secret_can_not_be_opened_once_half_an_hour_has_passed(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    [receipt] = [one for one in PapersOfCase(case).given_to(case.applicants[0]) if one.code == "D54"]
    on(DAY, "20:00")
    worker = coming_in(app, case.applicants[0])
    assert "上面有密码，只有您手里那一张。" in worker.see("/my/papers").text
    assert worker.get(f"/my/papers/{receipt.public_id}.pdf").status_code == 404


def ended(bodies: Bodies) -> Walk:
    """A mediation that ended without agreement, its letter served."""
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    walk.serves_the_ending()
    db.session.commit()
    return walk


def test_after_failure_the_page_says_where_to_go_with_which_papers_and_shows_them(bodies: Bodies, app: Flask) -> None:
    walk = ended(bodies)
    worker = coming_in(app, walk.case.applicants[0])
    read = worker.see("/my/status").text
    assert "调解没成，不是您输了" in read and "下一步： 带这1张纸去云岭市青溪区劳动人事争议仲裁委员会" in read
    assert "法定最后一天" in read and "这一天是和您约好的" not in read
    walk.prepares_arbitration(walk.case.applicants[0], plan_on=in_days(9))
    db.session.commit()
    read = worker.see("/my/status").text
    assert "3月11日前 带这1张纸去" in read.replace("前带", "前 带") and "这一天是和您约好的，不是法定的最后一天。" in read
    taken = worker.get("/my/take-along").text
    assert "去的时候带上" in taken and "/1.png" in taken
    assert "带这" not in status_for(app, walk.case.respondents[0]).text


def test_after_an_agreement_each_side_reads_what_its_lines_ask_of_it(bodies: Bodies, app: Flask) -> None:
    case = a_confirmation(bodies).case
    worker, employer = (status_for(app, party).text for party in (case.applicants[0], case.respondents[0]))
    assert "到了日子没收到，告诉我们" in worker and "请在日子前办好，留好凭证" in employer
    assert "已经请法院确认，法院在看材料。" in worker
    assert "看钱到了没有" in worker and "付了钱留好凭证" in employer


def test_asked_agreed_and_paid_are_the_partys_own_sums(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE, workers=("赵强", "孙梅"))
    worker, employer = case.applicants[0], case.respondents[0]
    own, theirs = ([line for line in own_lines(party) if line.amount_fen] for party in (worker, employer))
    record_payment(own[0], PaymentFacts(paid_on=clock.today(), amount_fen=123_45, way=PaymentWay.TRANSFER,
                                        said_by=SaidBy.PAYEE), by=bodies.people["wangmin"])
    db.session.commit()
    for party, lines in ((worker, own), (employer, theirs)):
        status = status_of(party)
        claims = [claim for each in case.applicants for claim in each.claims if party in (each, employer)]
        assert status.asked_fen == sum(claim.amount_fen or 0 for claim in claims) > 0
        assert status.agreed_fen == sum(line.amount_fen for line in lines) > 0 and status.paid_fen == 123_45
    assert len(theirs) > len(own) and "123.45" in status_for(app, worker).text


def test_a_case_that_its_court_entrusted_goes_back_there(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION, body="studio", basis=Basis.COURT_ENTRUSTED).case
    worker = coming_in(app, case.applicants[0])
    assert "不调了，回法院接着审" in worker.see("/my/status").text
    assert "塔河市人民法院" in worker.see("/my/elsewhere").text


def test_the_status_is_printed_on_one_sheet_in_large_letters(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION).case
    page = coming_in(app, case.applicants[0]).get("/my/print").text
    assert 'class="large"' in page and "print.css" in page and "<form" not in page
    assert "现在由 调解员" in Page(page).text and case.body.phone in page


def test_no_title_or_address_of_the_portal_says_what_it_is_about(bodies: Bodies, app: Flask) -> None:
    walk = ended(bodies)
    worker = coming_in(app, walk.case.applicants[0])
    for address in ("/my/status", "/my/looks", "/my/elsewhere", "/my/papers", "/my/take-along", "/my/print"):
        page = worker.see(address)
        assert not [word for word in ("劳动", "仲裁", "争议", "工资", "鑫源") if word in page.title]


@pytest.mark.parametrize(("force", "to_worker", "to_employer"), [
    (AwardForce.FINAL, "单位不能起诉，只能在三十天内", "单位不能起诉。有法定情形的"), (AwardForce.NOT_FINAL, "哪一方不服", "哪一方不服")])
def test_both_sides_read_whether_the_award_is_final(
        app: Flask, bodies: Bodies, force: AwardForce, to_worker: str, to_employer: str) -> None:
    handoff = awarded(bodies, force)
    worker, employer = handoff.case.applicants[0], handoff.case.respondents[0]
    assert to_worker in status_for(app, worker).text and to_employer in status_for(app, employer).text
