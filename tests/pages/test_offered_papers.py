"""The page 出具文书: what may be made now, the form begun from the file, the draft, and the paper issued once."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.audit.models import AuditEvent
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.documents.kinds.d35_follow_up_visit import FollowUpVisit, HowFarPerformed
from mediation.documents.models import Paper
from mediation.documents.offers import Offer, To, offer
from mediation.documents.queries import papers_in, papers_of, supervision_papers_of
from mediation.documents.remembering import recall
from mediation.evidence.acts import HandedIn, take_in
from mediation.extensions import db
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.every_form import shares_evidence

VISIT = {"extra-visited_at": "2026年3月2日 10：30", "extra-way": "phone", "extra-spoken_with": "李秀英",
         "extra-performed": "part", "extra-paid": "3,000", "extra-left": "5200",
         "extra-details": "第一期已付。\n余款说好月底。", "extra-satisfaction": "satisfied"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "17:00")
    return the_bodies()


def signed_in(client: PageClient, login: str) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    return signed_in(client, "wangmin")


@pytest.fixture
def case(bodies: Bodies) -> Case:
    found: Case = a_case(bodies, CaseState.EFFECTIVE)
    return found


def new(case: Case, code: str = "") -> str:
    return f"/desk/cases/{case.public_id}/papers/new" + (f"/{code}" if code else "")


def of_kind(case: Case, code: str) -> list[Paper]:
    return [paper for paper in papers_of(case) if paper.code == code]


def test_the_case_page_leads_to_the_papers_that_are_issued_when_they_are_needed(clerk: PageClient, case: Case) -> None:
    assert new(case) in clerk.see(f"/desk/cases/{case.public_id}").links
    page = clerk.see(new(case))
    assert new(case, "D35") in page.links
    assert f"/desk/cases/{case.public_id}#papers" in page.links
    assert f"{new(case)}" in clerk.see(new(case, "D35")).links


def test_a_paper_that_may_not_be_made_yet_says_why_in_place_of_its_link(bodies: Bodies, clerk: PageClient) -> None:
    early = a_case(bodies, CaseState.ACCEPTED)
    page = clerk.see(new(early))
    assert new(early, "D35") not in page.links and "协议生效以后才能出具。" in page.text
    refused = clerk.get(new(early, "D35"))
    assert refused.status_code == 409 and "协议生效以后才能出具。" in refused.text


def test_an_archived_file_takes_no_more_papers(bodies: Bodies, clerk: PageClient) -> None:
    closed = a_case(bodies, CaseState.ARCHIVED)
    page = clerk.see(new(closed))
    assert new(closed, "D35") not in page.links and "请先重新办理" in page.text


def test_the_draft_is_shown_and_nothing_is_stored(clerk: PageClient, case: Case) -> None:
    page = clerk.see(new(case, "D35"))
    before = len(papers_of(case))
    draft = clerk.submit(page, VISIT, button="preview")
    assert draft.status_code == 200 and draft.data.startswith(b"%PDF") and "attachment" not in str(draft.headers)
    assert len(papers_of(case)) == before


def test_a_paper_is_issued_with_what_was_typed_and_stands_on_the_case_page(clerk: PageClient, case: Case) -> None:
    answer = clerk.submit(clerk.see(new(case, "D35")), VISIT, button="issue")
    assert answer.status_code == 303 and answer.location.endswith(f"/desk/cases/{case.public_id}#papers")
    paper, = of_kind(case, "D35")
    assert paper.issued_by is not None and paper.issued_by.login == "wangmin"
    kept = recall(paper)
    assert kept is not None and isinstance(kept.extra, FollowUpVisit)
    assert (kept.extra.paid, kept.extra.left, kept.extra.performed) == (300000, 520000, HowFarPerformed.PART)
    assert kept.extra.details == "第一期已付。\n余款说好月底。"
    assert kept.extra.visited_at is not None and kept.extra.visited_at.isoformat() == "2026-03-02T02:30:00+00:00"
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert f"/desk/cases/{case.public_id}/papers/{paper.public_id}/file" in page.links
    assert "已出具：回访记录" in page.text
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "issue_paper")).all()
    assert [event for event in events if event.record_ref == paper.public_id]


def test_the_button_pressed_twice_issues_one_paper(clerk: PageClient, case: Case) -> None:
    page = clerk.see(new(case, "D35"))
    answers = [clerk.submit(page, VISIT, button="issue") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(of_kind(case, "D35")) == 1


def test_what_the_paper_lacks_is_said_at_its_field_and_nothing_typed_is_lost(clerk: PageClient, case: Case) -> None:
    wrong = {**VISIT, "extra-spoken_with": "", "extra-details": "", "extra-opinion": "要等到月底"}
    answer = clerk.submit(clerk.see(new(case, "D35")), wrong, button="issue")
    assert answer.status_code == 422
    page = Page(answer.text, new(case, "D35"))
    assert {"extra-spoken_with-error", "extra-details-error"} <= set(page.identifiers)
    assert "请填写没有全部履行的原因。" in page.text
    held = page.form().held()
    assert held["extra-opinion"] == ["要等到月底"] and held["extra-paid"] == ["3,000"]
    assert not of_kind(case, "D35")


def test_what_contradicts_itself_is_said_above_the_form(clerk: PageClient, case: Case) -> None:
    answer = clerk.submit(clerk.see(new(case, "D35")), {**VISIT, "extra-performed": "all"}, button="issue")
    assert answer.status_code == 422 and "却还有尚欠的金额" in answer.text


def test_a_character_that_no_face_holds_is_said_at_the_field_that_holds_it(clerk: PageClient, case: Case) -> None:
    answer = clerk.submit(clerk.see(new(case, "D35")), {**VISIT, "extra-opinion": "很好\U0001f600"}, button="preview")
    assert answer.status_code == 422
    assert "extra-opinion-error" in Page(answer.text).identifiers


@pytest.mark.parametrize("login", ["qiuyue", "hejing"])
def test_whoever_does_not_handle_the_case_finds_no_such_page(
        bodies: Bodies, client: PageClient, case: Case, login: str) -> None:
    other = signed_in(client, login)
    assert [other.get(address).status_code for address in (new(case), new(case, "D35"))] == [404, 404]


def test_a_paper_that_nobody_offers_is_not_there(clerk: PageClient, case: Case) -> None:
    assert [clerk.get(new(case, code)).status_code for code in ("D26", "D99", "%20")] == [404, 404, 404]


def test_a_paper_is_offered_once() -> None:
    with pytest.raises(ValueError, match="D35 is offered already"):
        offer(Offer("D35", To.NOBODY, lambda case, by: None))


def test_looking_stores_nothing(clerk: PageClient, case: Case) -> None:
    before = db.session.scalar(select(func.count()).select_from(Paper))
    clerk.see(new(case))
    clerk.see(new(case, "D35"))
    assert db.session.scalar(select(func.count()).select_from(Paper)) == before


def test_a_paper_of_supervision_is_kept_apart_from_the_mediation(client: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="studio")
    clerk = signed_in(client, "gulnar")
    answer = clerk.submit(clerk.see(new(case, "D52A")), {
        "extra-breaches-0-what": "没有公示考勤制度", "extra-breaches-0-law": "劳动合同法第四条",
        "extra-until": "2026-03-20"}, button="issue")
    assert answer.status_code == 303
    paper, = supervision_papers_of(case)
    assert paper.number and "调提" in paper.number and not of_kind(case, "D52A") and paper not in papers_in(case)
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "工会劳动法律监督（另案，不入调解案卷）" in page.text
    assert clerk.get(f"/desk/cases/{case.public_id}/papers/{paper.public_id}/file").data.startswith(b"%PDF")


def test_only_a_union_supervises(clerk: PageClient, case: Case) -> None:
    assert clerk.get(new(case, "D52A")).status_code == 409


def test_a_row_more_is_asked_for_without_a_script_and_nothing_typed_is_lost(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    answer = clerk.submit(clerk.see(new(case, "D18")), {"extra-name": "王建"}, button="more-exchanges-0")
    page = Page(answer.text, new(case, "D18"))
    assert answer.status_code == 200 and page.form().held()["extra-name"] == ["王建"]
    assert "extra-exchanges-4-question" in page.form().held()


def test_the_list_of_evidence_names_only_what_both_sides_see(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    wang = bodies.people["wangmin"]
    take_in(case, HandedIn("本人的日记", party=case.applicants[0], proves="心情"), upload_of("日记"), by=wang)
    assert clerk.get(new(case, "D19")).status_code == 409
    shares_evidence(case, wang)
    held = clerk.see(new(case, "D19")).form().held()
    assert held["extra-pieces-0-name"] == ["微信聊天记录"] and len(held["extra-pieces-0-sha256"][0]) == 64
    assert "日记" not in str(held)
