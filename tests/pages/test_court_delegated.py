"""The liaison's pages of what the court hands over: sending, the list, one of them, the return."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask

from mediation import clock
from mediation.audit.queries import looks_at
from mediation.cases.states import CaseState
from mediation.court.queries import assigned as queries
from mediation.court.queries.assigned import Stage, WantedAssignments, assigned, stage_counts
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_case
from mediation.demo.scans import upload_of
from mediation.extensions import db
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.terms import Basis
from tests.acts.confirmation_world import a_scan
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient
from tests.statements import statements

MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def a_sending(**more: str) -> dict[str, str]:
    return {"source": "court_delegated", "basis": "court_delegated", "source_number": "（2026）新2999诉前调66号",
            "source_body": "塔河市人民法院", "consent_recorded": "1", "consented_on": "2026-03-02", "consent_way": "signed",
            "applicants-0-kind": "worker", "applicants-0-name": "张伟", "applicants-0-phone": "13800000001",
            "respondents-0-kind": "employer", "respondents-0-name": "塔河市绿洲建材有限公司", "claims-0-type": "wages",
            "claims-0-amount": "8200", "facts_and_reasons": "三个月没有发工资。", "materials-0-name": "起诉状", **more}


def sent(client: PageClient, **more: str) -> CourtAssignment:
    answer = client.submit(client.see("/court/assign"), a_sending(do="submit", **more))
    assert answer.status_code == 303, answer.text
    return db.session.query(CourtAssignment).order_by(CourtAssignment.id.desc()).first()


def test_the_liaison_sends_and_the_body_finds_it_on_its_worklist(bodies: Bodies, app: Flask) -> None:
    aili = signed_in(app, "aili")
    row = sent(aili)
    page = aili.see("/court/delegated")
    assert "新2999诉前调66号" in page.text and "等确认" in page.text and "03-05" in page.text
    desk = signed_in(app, "gulnar").see("/desk")
    assert "张伟" in desk.text and "确认接受委派委托期限" in desk.text
    one = aili.see(f"/court/delegated/{row.public_id}")
    assert "2026-03-02，书面，当事人签名" in one.text and "指派有误，收回" in one.text


def test_only_bodies_of_this_court_are_offered(bodies: Bodies, app: Flask) -> None:
    page = signed_in(app, "aili").see("/court/assign")
    assert bodies["studio"].name in page.text and bodies["courier"].name not in page.text
    assert signed_in(app, "aili").get(f"/court/assign?body={bodies['courier'].public_id}").status_code == 404


def test_the_same_sending_again_is_refused_with_a_link_to_the_first(bodies: Bodies, app: Flask) -> None:
    aili = signed_in(app, "aili")
    first = sent(aili)
    again = aili.submit(aili.see("/court/assign"), a_sending(do="submit"))
    assert again.status_code == 422 and f'href="/court/delegated/{first.public_id}"' in again.text
    assert "塔河市绿洲建材有限公司" in again.text, "nothing typed is lost"
    assert db.session.query(CourtAssignment).count() == 1


def test_what_is_missing_stands_on_its_field_and_nothing_typed_is_lost(bodies: Bodies, app: Flask) -> None:
    aili = signed_in(app, "aili")
    answer = aili.submit(aili.see("/court/assign"), a_sending(do="submit", consented_on="", consent_way=""))
    assert answer.status_code == 422 and "请填写当事人同意调解的日期" in answer.text and "张伟" in answer.text


def test_silence_shows_on_the_list_and_the_court_takes_it_back(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    row = sent(signed_in(app, "aili"))
    on(date(2026, 3, 6), "09:30")
    aili = signed_in(app, "aili")
    page = aili.see("/court/delegated?stage=overdue")
    assert "超期未确认" in page.text and "收回 ：（2026）新2999诉前调66号" in page.text
    there = aili.submit(aili.see(f"/court/delegated/{row.public_id}/take-back"),
                        {"reason_code": "no_answer", "reason": "改派石桥"})
    assert there.status_code == 303
    assert "已退回、收回" in aili.see(f"/court/delegated/{row.public_id}").text


def test_from_the_signing_to_the_recorded_return(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    gulnar, aili = signed_in(app, "gulnar"), signed_in(app, "aili")
    form = gulnar.see(f"/desk/cases/{case.public_id}/return-to-court")
    refused = gulnar.submit(form, {"issues": "工资数额"})
    assert refused.status_code == 422 and "坚持起诉，还是改走仲裁" in refused.text
    assert gulnar.submit(form, {"issues": "工资数额", "wish": "insists", "conduct": "一次无故不到场"}).status_code == 303
    here = f"/court/delegated/{case.court_assignment.public_id}"
    page = aili.see(here)
    assert "先申请仲裁" in page.text and "一次无故不到场" in page.text and "案件移送函" in page.text
    assert aili.submit(aili.see(f"{here}/receive"), {"told_arbitration_first": "1"}).status_code == 303
    page = aili.see(here)
    assert "已告知当事人先申请仲裁" in page.text and "已签收" in page.text
    refused = aili.submit(aili.see(f"{here}/take-up"), {"insists": "1"})
    assert refused.status_code == 422 and "先申请仲裁" in refused.text
    assert aili.submit(aili.see(f"{here}/take-up"), {"insists": "1", "ground": "iou"}).status_code == 303
    assert "当事人坚持起诉，立案" not in aili.see(here).text, "it has been taken up"


def test_the_body_enters_what_the_court_has_said_on_paper(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    on(WEDNESDAY, "09:30")
    gulnar, aili = signed_in(app, "gulnar"), signed_in(app, "aili")
    here = f"/desk/cases/{case.public_id}"
    assert f'href="{here}/receive-return"' not in gulnar.get(here).text
    assert gulnar.get(f"{here}/receive-return").status_code == 409, "nothing has gone back"
    assert gulnar.submit(gulnar.see(f"{here}/return-to-court"), {"wish": "undecided"}).status_code == 303
    assert f'href="{here}/receive-return"' in gulnar.get(here).text
    form = gulnar.see(f"{here}/receive-return")
    early = gulnar.submit(form, {"happened_on": "2026-03-03", "lacking": "送达回证"})
    assert early.status_code == 422 and "不能早于上一步（2026-03-04）" in early.text and "送达回证" in early.text
    receipt = (BytesIO(upload_of("收件回执").content), "回执.png")
    assert gulnar.submit(form, {"lacking": "送达回证", "scan": receipt}).status_code == 303
    assert case.steps[-1].proof and "送达回证" in aili.see(f"/court/delegated/{case.court_assignment.public_id}").text
    assert gulnar.submit(gulnar.see(f"{here}/return-to-court"), {"wish": "arbitration"}).status_code == 303
    answer = gulnar.submit(gulnar.see(f"{here}/receive-return"), {"told_arbitration_first": "1"})
    assert answer.status_code == 303 and case.court_assignment.received_on == WEDNESDAY
    assert f'href="{here}/receive-return"' not in gulnar.get(here).text, "the court has signed for it"


def test_the_court_enters_its_own_paper_of_an_entrusted_case(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.SIGNING, body="studio", basis=Basis.COURT_ENTRUSTED)
    aili, here = signed_in(app, "aili"), f"/court/delegated/{case.court_assignment.public_id}"
    assert "登记法院调解书" in aili.see(here).text
    form = aili.see(f"{here}/court-paper")
    assert "扫描件" in form.text
    assert aili.submit(form, {"number": "（2026）新2999民初7号"}).status_code == 422


@pytest.mark.parametrize("page", ["receive", "take-back", "take-up", "court-paper", "resume"])
def test_what_cannot_be_done_now_says_so(bodies: Bodies, app: Flask, page: str) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="studio", basis=Basis.COURT_DELEGATED)
    answer = signed_in(app, "aili").get(f"/court/delegated/{case.court_assignment.public_id}/{page}")
    assert answer.status_code == 409 and "现在不能" in answer.text


def test_the_court_resumes_what_stands_still(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.SUSPENDED, body="studio", basis=Basis.COURT_DELEGATED)
    aili, here = signed_in(app, "aili"), f"/court/delegated/{case.court_assignment.public_id}"
    page = aili.see(here)
    assert "中止：当事人生病" in page.text and "停算" in page.text
    assert aili.submit(aili.see(f"{here}/resume"), {"reason": "当事人已康复"}).status_code == 303
    db.session.expire_all()
    assert case.state == "in_mediation"


def test_the_list_takes_as_many_statements_for_thirty_as_for_three(bodies: Bodies, app: Flask) -> None:
    aili = signed_in(app, "aili")

    def needed() -> int:
        with statements() as sent_now:
            aili.see("/court/delegated")
        return len(sent_now)

    for _ in range(3):
        a_case(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_DELEGATED)
    few = needed()
    for _ in range(5):
        a_case(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_ENTRUSTED)
    assert needed() == few


def test_pages_follow_each_other_by_place_and_filters_hold(bodies: Bodies) -> None:
    for number in range(5):
        a_case(bodies, CaseState.SUBMITTED, body="studio",
               basis=Basis.COURT_DELEGATED if number % 2 else Basis.COURT_ENTRUSTED)
    person, every = bodies.people["aili"], WantedAssignments()
    first = assigned(person, every, size=2)
    second = assigned(person, every, after=first.rows[-1][0].public_id, size=2)
    third = assigned(person, every, after=second.rows[-1][0].public_id, size=2)
    ids = [row.id for page in (first, second, third) for row, _stage in page.rows]
    assert ids == sorted(ids, reverse=True) and len(ids) == 5
    assert (first.newer, first.older, third.newer, third.older) == (False, True, True, False)
    back = assigned(person, every, before=second.rows[0][0].public_id, size=2)
    assert [row.id for row, _stage in back.rows] == [row.id for row, _stage in first.rows]
    counts = stage_counts(person)
    assert sum(counts.values()) == 5 and set(counts) <= set(Stage)
    for stage, number in counts.items():
        assert len(assigned(person, WantedAssignments(stage=stage.value)).rows) == number
    assert queries.bodies_assigned_to(person) == [bodies["studio"]]
    assert not assigned(person, WantedAssignments(text="没有这个人")).rows
    assert clock.today() == MONDAY


def test_who_opens_the_letter_of_the_court_stands_in_the_trail(bodies: Bodies, app: Flask) -> None:
    aili = signed_in(app, "aili")
    row = sent(aili)
    row.letter_sha256 = a_scan()
    db.session.commit()
    assert aili.get(f"/court/delegated/{row.public_id}/letter").status_code == 200
    (look,) = [event for event in looks_at(row.case.public_id) if event.action == "open_assignment_letter"]
    assert look.person_ref == bodies.people["aili"].public_id
