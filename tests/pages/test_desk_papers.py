"""Issued papers on the desk: the same bytes however often they are opened, the pack, who was handed what."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import coming_back, stage_papers
from mediation.extensions import db
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page_client import PageClient

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


def at(case: Case, page: str = "") -> str:
    return f"/desk/cases/{case.public_id}{page}"


def paper(case: Case, code: str) -> Paper:
    return next(each for each in papers_of(case) if each.code == code)


def test_a_paper_is_printed_again_from_the_stored_bytes(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    issued = paper(case, "D05")
    address = at(case, f"/papers/{issued.public_id}/file")
    first = clerk.get(address)
    case.applicants[0].rename("改过的名字")
    db.session.commit()
    assert clerk.get(address).data == first.data and first.data.startswith(b"%PDF")
    assert first.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in first.headers["Content-Security-Policy"]
    assert first.headers["X-Content-Type-Options"] == "nosniff" and first.headers["Cache-Control"] == "no-store"
    assert clerk.get(f"{address}?keep=1").headers["Content-Disposition"].startswith("attachment")


def test_a_paper_of_another_case_is_not_here(bodies: Bodies, clerk: PageClient) -> None:
    first, second = a_case(bodies, CaseState.ACCEPTED), a_case(bodies, CaseState.SUBMITTED, workers=("孙梅",))
    issued = paper(first, "D05")
    for page in ("file", "serve"):
        assert clerk.get(at(second, f"/papers/{issued.public_id}/{page}")).status_code == 404


def test_the_pack_of_a_stage_has_every_paper_in_its_copies_and_a_slip_in_front(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    answer = clerk.get(at(case, "/papers.pdf"))
    assert answer.status_code == 200
    with pikepdf.open(BytesIO(answer.data)) as pack:
        wanted = sum(each.pages * each.copies for each in papers_of(case) if each.code in ("D04", "D05", "D09", "D33"))
        assert len(pack.pages) >= wanted + 1
    assert "打印整套" in clerk.see(at(case)).text
    assert clerk.get(at(a_case(bodies, CaseState.DRAFT, workers=("孙梅",)), "/papers.pdf")).status_code == 404


def test_receipts_that_bear_a_secret_are_not_in_the_pack(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    with pikepdf.open(BytesIO(clerk.get(at(case, "/papers.pdf")).data)) as pack:
        bearing_none = [paper(case, code) for code in ("D01", "D03")]
        assert len(pack.pages) == sum(each.pages * each.copies for each in bearing_none) + 1


def test_a_receipt_with_a_secret_is_printed_at_once_or_not_at_all(bodies: Bodies, clerk: PageClient, on: Any) -> None:
    """Later only its holder has it: the staff can't read a secret by which a party follows the case and signs."""
    case = a_case(bodies, CaseState.SUBMITTED)
    receipt = paper(case, "D54")
    receipt.issued_at = clock.now() - timedelta(minutes=29)
    db.session.commit()
    own = at(case, f"/receipts/{receipt.public_id}.pdf")
    for address in (at(case, f"/papers/{receipt.public_id}/file"), own, at(case, "/receipts.pdf")):
        assert clerk.get(address).status_code == 200
    receipt.issued_at = clock.now() - timedelta(minutes=31)
    db.session.commit()
    for address, status in ((at(case, f"/papers/{receipt.public_id}/file"), 409), (own, 409),
                            (at(case, "/receipts.pdf"), 404)):
        assert clerk.get(address).status_code == status
    page = clerk.see(at(case, "/receipts"))
    assert "已交本人" in page.text and own not in page.links
    assert "有本人密码，已交本人" in clerk.see(at(case)).text


def test_handing_over_is_recorded_for_several_at_once_with_its_proof(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    issued = paper(case, "D05")
    address = at(case, f"/papers/{issued.public_id}/serve")
    everybody = [party.public_id for party in case.active_parties]
    answer = clerk.submit(clerk.see(address), {
        "parties": everybody, "way": "direct", "served_on": "2026-03-02", "taken_by": "妻子 张某", "remark": "",
        "scan": (BytesIO(upload_of("送达回证").content), "回证.png")})
    assert answer.status_code == 303
    db.session.expire_all()
    assert {service.party.public_id for service in issued.services} == set(everybody)
    page = clerk.see(at(case))
    assert "直接送达，妻子 张某收" in page.text
    proof = clerk.get(at(case, f"/papers/{issued.public_id}/services/{issued.services[0].public_id}/proof"))
    assert proof.status_code == 200 and proof.headers["Content-Disposition"].startswith("attachment")


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"parties": []}, "请勾选受送达人"), ({"way": ""}, "请选择怎样送达"), ({"served_on": "2026-03-03"}, "不能晚于今天"),
    ({"served_on": "2026-03-01"}, "不能早于文书的日期"), ({"served_on": "2026-02-30"}, "2026年2月只有28天"),
    ({"way": "electronic"}, "没有在送达地址确认书里同意电子送达"), ({"taken_by": "长" * 61}, "最多60字"),
    ({"remark": "一\x00二"}, "控制字符"), ({"parties": ["nobody-here"]}, "请从列出的选项中选择"),
    ({"scan": (BytesIO(b"MZ\x90\x00"), "x.pdf")}, "这不是能收的文件"))


def test_a_handing_over_that_can_not_be_says_what_to_do_and_loses_nothing(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    issued = paper(case, "D05")
    address = at(case, f"/papers/{issued.public_id}/serve")
    for values, words in REFUSED:
        answer = clerk.submit(clerk.see(address), {
            "parties": [case.respondents[0].public_id], "way": "direct", "served_on": "2026-03-02",
            "remark": "放在门口", **values})
        assert answer.status_code == 422 and words in answer.text, words
        assert "放在门口" in answer.text or "remark" in values
    db.session.expire_all()
    assert not issued.services


def test_the_receipt_to_sign_is_printed_for_chosen_papers(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    chosen = [paper(case, "D05").public_id, paper(case, "D09").public_id]
    page = clerk.see(at(case, "/service-receipt"))
    answer = clerk.submit(page, {"party": case.applicants[0].public_id, "papers": chosen, "way": "direct"},
                          follow_redirects=True)
    assert answer.mimetype == "application/pdf" and paper(case, "D34").party is case.applicants[0]
    refused = clerk.submit(clerk.see(at(case, "/service-receipt")), {"party": "", "papers": []})
    assert refused.status_code == 422 and "请勾选要送达的文书" in refused.text


def signed_scan() -> tuple[BytesIO, str]:
    """A scan as a browser sends it."""
    return BytesIO(upload_of("签字").content), "签字.png"


def test_one_scan_is_filed_with_the_papers_that_came_back_signed_on_it(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    rights, application = paper(case, "D09"), paper(case, "D01")
    address = at(case, "/signed-scans")
    assert f"{address}?paper={rights.public_id}" in clerk.see(at(case)).links
    page = clerk.see(f"{address}?paper={rights.public_id}")
    refused = clerk.submit(page, {"papers": [rights.public_id]})
    assert refused.status_code == 422 and "请选择签字扫描件" in refused.text
    refused = clerk.submit(clerk.see(address), {"papers": [], "scan": signed_scan()})
    assert refused.status_code == 422 and "请勾选这份扫描件上有哪些文书" in refused.text
    answer = clerk.submit(page, {"papers": [rights.public_id, application.public_id], "scan": signed_scan()})
    assert answer.status_code == 303
    db.session.expire_all()
    assert rights.signed_scan_sha256 == application.signed_scan_sha256 is not None
    shown = clerk.see(at(case))
    assert at(case, f"/scans/{rights.signed_scan_sha256}") in shown.links and "签字扫描件" in shown.text
    assert f"{address}?paper={rights.public_id}" not in shown.links
    assert "已有扫描件，换成这一份" in clerk.see(address).text


def test_a_paper_that_only_bears_the_seal_does_not_come_back(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SIGNING)
    codes = {each.code for each in coming_back(papers_of(case))}
    assert {"D01", "D09", "D34"} - codes <= {"D34"} and not codes & {"D05", "D07", "D26", "D27", "D54"}
    stranger = signed_in(clerk.application, "gulnar")
    assert stranger.get(at(case, "/signed-scans")).status_code == 404


def test_the_papers_of_a_stage_say_how_many_have_come_back_signed(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    shown = stage_papers(case, papers_of(case))
    rights = next(each for each in shown.papers if each.code == "D09")
    assert (rights.to_sign, rights.signed) == (1, 0) and rights.words.endswith("已签0/1")
    assert "，已签0/" in shown.count
    paper(case, "D09").signed_scan_sha256 = paper(case, "D09").file_sha256
    db.session.commit()
    again = stage_papers(case, papers_of(case))
    assert sum(each.signed for each in again.papers) == 1 and again.count in clerk.see(at(case)).text


MADE_HERE = ("D03", "D14", "D15", "D16", "D24", "D25")


def test_papers_of_a_stage_are_counted_against_what_its_steps_make_due(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SUSPENDED)
    due = {each.code: each for each in stage_papers(case, papers_of(case)).papers}
    assert not any("文书待补" in each.words for each in due.values() if each.code in MADE_HERE)
    signing = a_case(bodies, CaseState.SIGNING, workers=("孙梅",))
    parts = {each.code: each for each in stage_papers(signing, papers_of(signing), (0, 2)).papers}
    assert parts["D26"].state == "part" and "已签0/2" in parts["D26"].words
    assert "本阶段文书" in clerk.see(at(case)).text


def test_a_void_paper_stays_in_the_list_and_is_not_served(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    issued = paper(case, "D05")
    issued.make_void(issued.issued_at)
    db.session.commit()
    page = clerk.see(at(case))
    assert "已作废" in page.text
    assert clerk.get(at(case, f"/papers/{issued.public_id}/file")).status_code == 200
    assert clerk.get(at(case, f"/papers/{issued.public_id}/serve")).status_code == 404
