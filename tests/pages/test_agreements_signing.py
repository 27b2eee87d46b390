"""The pages of signing: terms settled, the pack, the grid of what came back, who is left out, supplements."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from flask import Flask

from mediation.agreements.models import Agreement
from mediation.agreements.signed_copies_models import SignedCopy
from mediation.agreements.signing import marks_missing
from mediation.agreements.worker_sheets import last_sheets
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.extensions import db
from mediation.law.terms import Basis
from tests.acts.agreement_cases import (
    DAY,
    a_case_in_mediation,
    a_draft_for_all,
    all_signed,
    out_for_signing,
    the_employer,
)
from tests.builders import PASSWORD, the_bodies
from tests.acts.session_cases import picture
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "10:00")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def page_of(response: Any) -> Page:
    return Page(response.text, response.request.path)


def home_of(agreement: Agreement) -> str:
    return f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}"


def signing(bodies: Bodies, workers: int = 1, **frame: Any) -> tuple[Case, Agreement, str]:
    case = a_case_in_mediation(bodies, workers=workers)
    agreement = out_for_signing(case, bodies.people["wangmin"], **frame)
    return case, agreement, home_of(agreement)


def ticks(agreement: Agreement, *but: str) -> dict[str, str]:
    return {f"placed-{row.whose.replace(':', '-')}": "y" for row in marks_missing(agreement) if row.whose not in but}


def test_terms_are_settled_on_their_page(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    a_draft_for_all(case, bodies.people["wangmin"])
    page = clerk.see(f"/desk/cases/{case.public_id}/settle-terms")
    assert "检查没有发现须改正的问题" in page.text
    silent = clerk.submit(page)
    assert silent.status_code == 422 and "请回答：没有可疑情形，还是有" in silent.text
    answer = clerk.submit(page, {"sham": "no"}, follow_redirects=True)
    assert case.steps[-1].reason == "没有发现虚假调解的可疑情形"
    assert "还没有生效，还缺" in answer.text and "打印整套" in answer.text


def test_red_findings_stand_on_the_page_of_settling_and_refuse_it(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    agreement = a_draft_for_all(case, bodies.people["wangmin"])
    agreement.obligations[0].due_on = None
    page = clerk.see(f"/desk/cases/{case.public_id}/settle-terms")
    assert "没有写履行日期" in page.text
    answer = clerk.submit(page, {"sham": "no"})
    assert answer.status_code == 422 and "协议还有必须先改的问题" in answer.text
    assert db.session.get(Case, case.id).state == "in_mediation"


def test_terms_that_look_like_a_sham_are_not_settled_and_the_page_leads_to_stopping(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    a_draft_for_all(case, bodies.people["wangmin"])
    page = clerk.see(f"/desk/cases/{case.public_id}/settle-terms")
    answer = clerk.submit(page, {"sham": "yes"})
    assert answer.status_code == 422 and "涉嫌虚假调解，中止" in answer.text and "第十八条" in answer.text
    assert f"/desk/cases/{case.public_id}/suspend-for-sham" in page.links
    assert db.session.get(Case, case.id).state == "in_mediation"


def test_each_worker_has_a_sheet_on_the_page_and_one_that_is_lacking_can_be_printed(
        clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies)
    sheet = last_sheets(agreement)[case.workers[0].id]
    page = clerk.see(home)
    assert f"/desk/cases/{case.public_id}/papers/{sheet.public_id}/file" in page.links
    sheet.make_void(sheet.issued_at)
    page = clerk.see(home)
    lacking = f"{case.workers[0].name} 还没有"
    assert lacking in " ".join(page.text.split()) and "补出缺的" in page.text
    assert clerk.submit(page, action="/worker-sheets").status_code == 303
    assert lacking not in " ".join(clerk.see(home).text.split())


def test_the_pack_has_the_slip_and_each_paper_in_its_copies(clerk: PageClient, bodies: Bodies) -> None:
    _, agreement, home = signing(bodies, wants_confirmation=True)
    papers = list(db.session.query(type(agreement.paper)))
    pages = {paper.code: paper.pages for paper in papers}
    sheets = sum(paper.pages for paper in papers if paper.code == "S05")
    with pikepdf.open(BytesIO(clerk.get(f"{home}/pack.pdf").data)) as pack:
        assert len(pack.pages) == pages["S02"] + 4 * pages["D27"] + 3 * pages["D40"] + pages["D41"] + sheets


def test_everybody_signs_on_one_day_with_one_scan_and_the_page_says_since_when(
        clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies, wants_confirmation=True)
    page = clerk.see(f"/desk/cases/{case.public_id}/marks")
    assert page.address == f"{home}/marks"
    copies = {control.name: "y" for control in page.form().controls if control.name.startswith("copy-")}
    scan = (BytesIO(upload_of("协议签名页").content), "scan.png")
    answer = clerk.submit(page, {**ticks(agreement), **copies, "scan": scan}, follow_redirects=True)
    assert "已于2026年11月23日生效" in answer.text
    stored = db.session.get(Agreement, agreement.id)
    assert len({mark.proof_sha256 for mark in stored.marks}) == 1 and stored.marks[0].proof_sha256
    assert db.session.query(SignedCopy).count() == 4 and stored.case.state == "effective"


def test_a_seal_ticked_without_the_signatures_is_refused_and_the_ticks_stay(clerk: PageClient, bodies: Bodies) -> None:
    _, agreement, home = signing(bodies)
    answer = clerk.submit(clerk.see(f"{home}/marks"), {"placed-seal": "y"})
    assert answer.status_code == 422 and "组织章最后盖" in answer.text
    assert page_of(answer).form().held()["placed-seal"] == ["y"]


def test_nothing_ticked_says_what_to_do(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = signing(bodies)
    answer = clerk.submit(clerk.see(f"{home}/marks"), action="/marks")
    assert answer.status_code == 422 and "请勾选" in answer.text


def test_a_mark_is_taken_back_from_the_grid(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies)
    worker = f"party:{case.workers[0].public_id}"
    clerk.submit(clerk.see(f"{home}/marks"), {f"placed-{worker.replace(':', '-')}": "y"})
    clerk.submit(clerk.see(f"{home}/marks"), action="/take-back-mark")
    assert not db.session.get(Agreement, agreement.id).marks


def test_the_one_who_does_not_sign_is_left_out_and_gets_a_case_of_his_own(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies, 3)
    last = case.workers[-1]
    clerk.submit(clerk.see(f"{home}/marks"), ticks(agreement, "seal", f"party:{last.public_id}"))
    page = clerk.see(f"{home}/leave-out")
    answer = clerk.submit(page, {"party": last.public_id, "reason": "本人要求另行仲裁"})
    assert answer.status_code == 303, answer.text
    new = db.session.query(Case).filter(Case.split_from_id == case.id).one()
    assert new.public_id in answer.location and [party.name for party in new.workers] == [last.name]
    agreement = db.session.get(Agreement, agreement.id)
    clerk.submit(clerk.see(f"{home}/marks"), {"placed-seal": "y"}, action="/marks")
    assert db.session.get(Case, case.id).state == "effective" and len(agreement.obligations) == 2


def test_a_refused_text_is_drafted_on(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, _ = signing(bodies)
    page = clerk.see(f"/desk/cases/{case.public_id}/reject-text")
    answer = clerk.submit(page, {"reason": "单位要改日期"})
    assert answer.status_code == 422 and "谈话记录" in answer.text
    answer = clerk.submit(page, {"reason": "单位要改日期", "scan": (BytesIO(picture()), "意见.jpg")}, follow_redirects=True)
    assert "协议起草" in answer.text and db.session.get(Case, case.id).state == "in_mediation"


def test_consents_of_the_represented_are_recorded_from_a_list(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=10)
    for worker in case.workers[:3]:
        worker.is_representative = True
    agreement = a_draft_for_all(case, bodies.people["wangmin"])
    home = home_of(agreement)
    assert "还有7人没有同意" in clerk.see(home).text
    clerk.submit(clerk.see(f"{home}/consents"), {"parties": [party.public_id for party in case.workers[3:]]})
    assert "都已同意这些条款" in clerk.see(home).text
    assert "没有等着同意的人" in clerk.see(f"{home}/consents").text


def test_the_courts_paper_is_recorded_with_the_days_of_signing(client: PageClient, bodies: Bodies) -> None:
    by = bodies.people["gulnar"]
    case = a_case_in_mediation(bodies, body="studio", basis=Basis.COURT_ENTRUSTED, mediators=("gulnar",))
    all_signed(out_for_signing(case, by), by)
    client.submit(client.see("/sign-in"), {"login": "gulnar", "password": PASSWORD})
    page = client.see(f"/desk/cases/{case.public_id}/take-effect-at-court")
    days = {f"signed-{party.public_id}": "2026-11-23" for party in case.parties}
    assert client.submit(page, days).status_code == 422
    answer = client.submit(page, {**days, "scan": (BytesIO(upload_of("调解书").content), "a.png")})
    assert answer.status_code == 303 and db.session.get(Case, case.id).state == "effective"


def test_an_oral_agreement_is_recorded(clerk: PageClient, bodies: Bodies) -> None:
    case, _, _ = signing(bodies)
    answer = clerk.submit(clerk.see(f"/desk/cases/{case.public_id}/take-effect-orally"))
    assert answer.status_code == 303 and db.session.get(Case, case.id).state == "effective"


def test_a_supplement_is_drafted_settled_and_signed(clerk: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    case, agreement, home = signing(bodies)
    all_signed(agreement, bodies.people["wangmin"])
    on(date(2026, 11, 24), "10:00")
    client = clerk
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    answer = client.submit(client.see(home), action="/supplement", follow_redirects=True)
    supplement = page_of(answer).address
    assert "起草补充协议" in answer.text
    line = next(link for link in page_of(answer).links if "/lines/" in link and not link.endswith(
        ("pattern", "table", "leaving")))
    client.submit(client.see(line), {"due_on": "2026-12-31"})
    assert "以本补充协议为准" in client.see(supplement).text
    page = client.see(f"{supplement}/settle-supplement")
    for answer, words in (({}, "请回答：没有可疑情形，还是有"), ({"sham": "yes"}, "补充协议不能交付签署")):
        refused = client.submit(page, answer)
        assert refused.status_code == 422 and words in refused.text
    client.submit(client.see(f"{supplement}/settle-supplement"), {"sham": "no"})
    stored = db.session.query(Agreement).filter(Agreement.supplements_id == agreement.id).one()
    client.submit(client.see(f"{supplement}/marks"), ticks(stored))
    assert db.session.get(Agreement, stored.id).standing == "in_effect"
    assert "补充协议" in client.see(home).text


def test_several_agreements_out_for_signing_are_listed(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    assert "没有在签署的协议" in clerk.see(f"/desk/cases/{case.public_id}/marks").text


def test_the_employer_is_left_in(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies, 2)
    answer = clerk.submit(clerk.see(f"{home}/leave-out"), {
        "party": the_employer(case).public_id, "reason": "不签"})
    assert answer.status_code == 422 and "只剩一方" in answer.text


def test_the_case_page_says_who_has_signed_and_what_is_missing(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = signing(bodies)
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert f"书面协议 {agreement.number}" in page.text and "0/4" in page.text and home in page.links
    assert f"{home}/pack.pdf" in page.links
