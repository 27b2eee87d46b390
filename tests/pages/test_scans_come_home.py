"""Signed papers that come back as scans: turned, mixed up, several in one file, pages that can't be read."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from pypdfium2 import PdfDocument

from mediation import clock, files
from mediation.audit.queries import events_in_order
from mediation.cases.models import Case, Exclusion
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.extensions import db
from tests.acts.agreement_cases import DAY, a_case_in_mediation, out_for_signing
from tests.builders import a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in

DPI = 150
TURNS = (0, 90, 180, 7, 270, 0, 353)
Picture = Image.Image


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY)
    return the_bodies()


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "wangmin")


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case(bodies, CaseState.ACCEPTED)


def paper(case: Case, code: str) -> Paper:
    return next(each for each in papers_of(case) if each.code == code)


def pages_of(paper: Paper) -> list[Picture]:
    """The pages of a printed paper as a scanner sees them."""
    document = PdfDocument(files.content_of(paper.file_sha256))
    return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def jpeg(picture: Picture, turn: int = 0) -> bytes:
    buffer = BytesIO()
    picture.rotate(turn, expand=True, fillcolor="white").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def one_pdf(pictures: Sequence[Picture]) -> bytes:
    """Several pages in one file, each turned another way."""
    turned = [picture.rotate(TURNS[place % len(TURNS)], expand=True, fillcolor="white")
              for place, picture in enumerate(pictures)]
    buffer = BytesIO()
    turned[0].save(buffer, "PDF", save_all=True, append_images=turned[1:], resolution=DPI)
    return buffer.getvalue()


def handed_in(client: PageClient, address: str, *contents: bytes) -> Any:
    ends = ("pdf" if content.startswith(b"%PDF") else "jpg" for content in contents)
    scans = [(BytesIO(content), f"扫描{place}.{end}") for place, (content, end) in enumerate(zip(contents, ends), 1)]
    return client.submit(client.see(address), {"scans": scans}, action=address)


def looked_through(client: PageClient, address: str, *contents: bytes) -> Page:
    answer = handed_in(client, address, *contents)
    assert answer.status_code == 303, answer.text
    return client.see(answer.location)


def home(case: Case) -> str:
    return f"/desk/cases/{case.public_id}/scans"


def filed(client: PageClient, page: Page, values: dict[str, Any] | None = None) -> Any:
    return client.submit(page, values or {}, action=page.address)


def acts_of(name: str) -> int:
    return sum(event.action == name for event in events_in_order())


def test_pages_of_several_papers_turned_and_mixed_up_in_one_file_find_their_papers(
        clerk: PageClient, case: Case) -> None:
    first, second = paper(case, "D01"), paper(case, "D09")
    pictures = [*pages_of(second), *pages_of(first)][::-1]
    content = one_pdf(pictures)
    page = looked_through(clerk, home(case), content)
    assert page.text.count("齐了") == 2 and "没有认出来的" not in page.text and "重复" not in page.text.split("还缺、重复")[-1]
    assert first.signed_scan_sha256 is None
    assert filed(clerk, page).status_code == 303
    assert first.signed_scan_sha256 == second.signed_scan_sha256
    assert files.content_of(first.signed_scan_sha256 or "") == content
    assert acts_of("keep_signed_scan") == 2
    again = clerk.see(page.address)
    assert "已归位" in again.text and "核对无误" not in again.text


@pytest.mark.parametrize("turn", TURNS)
def test_a_photograph_is_read_however_it_was_turned(clerk: PageClient, case: Case, turn: int) -> None:
    wanted = paper(case, "D09")
    content = jpeg(pages_of(wanted)[0], turn)
    page = looked_through(clerk, "/desk/scans", content)
    assert wanted.title in page.text and "第1页" in page.text and case.known_as in page.text
    picture = next(link for link in page.links if link.endswith("/pages/1.jpg"))
    answer = clerk.get(picture)
    assert answer.mimetype == "image/jpeg" and "sandbox" in answer.headers["Content-Security-Policy"]
    shown = Image.open(BytesIO(answer.data))
    assert shown.height > shown.width
    assert clerk.get(picture.removesuffix("/pages/1.jpg")).data == content


def test_several_pictures_of_an_agreement_are_all_kept_and_its_marks_are_left_to_a_person(
        bodies: Bodies, clerk: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, bodies.people["wangmin"])
    contents = [jpeg(picture) for picture in pages_of(agreement.paper)]
    assert len(contents) > 1
    first = looked_through(clerk, home(case), contents[0])
    assert "缺第" in first.text
    filed(clerk, first)
    second = looked_through(clerk, home(case), *contents[:0:-1])
    assert "缺第" not in second.text and "齐了" in second.text
    filed(clerk, second)
    shown = clerk.see(f"/desk/cases/{case.public_id}")
    links = {link for link in shown.links if "/scans/" in link}
    assert {clerk.get(link).data for link in links} >= set(contents)
    assert "记签名与盖章" in second.text and not agreement.marks


def test_a_page_that_came_twice_is_said_so_and_may_be_left_out(clerk: PageClient, case: Case) -> None:
    wanted = paper(case, "D09")
    picture = pages_of(wanted)[0]
    page = looked_through(clerk, home(case), jpeg(picture), jpeg(picture, 180))
    assert "第1页重复" in page.text
    filed(clerk, page, {"keep-0": False})
    assert files.content_of(wanted.signed_scan_sha256 or "") == jpeg(picture, 180)


def test_what_can_not_be_read_is_assigned_by_hand(clerk: PageClient, case: Case) -> None:
    wanted = paper(case, "D09")
    blank = jpeg(Image.new("RGB", (800, 1130), "white"))
    page = looked_through(clerk, home(case), blank)
    assert "没有认出来的" in page.text
    nothing = filed(clerk, page)
    assert nothing.status_code == 422 and "没有勾选要归位的页" in nothing.text
    beyond = filed(clerk, page, {"paper-0": wanted.public_id, "page-0": str(wanted.pages + 1)})
    assert beyond.status_code == 422 and f"共{wanted.pages}页" in beyond.text
    assert filed(clerk, page, {"paper-0": wanted.public_id, "page-0": "1"}).status_code == 303
    assert files.content_of(wanted.signed_scan_sha256 or "") == blank
    assert "手工认的" in clerk.see(page.address).text


def test_the_same_file_handed_in_again_changes_nothing(clerk: PageClient, case: Case) -> None:
    content = jpeg(pages_of(paper(case, "D09"))[0])
    filed(clerk, looked_through(clerk, home(case), content, content))
    again = looked_through(clerk, home(case), content)
    assert "同一个文件以前归位过" in again.text
    filed(clerk, again)
    assert acts_of("keep_signed_scan") == 1


def test_a_hand_in_is_filed_once(clerk: PageClient, case: Case) -> None:
    page = looked_through(clerk, home(case), jpeg(pages_of(paper(case, "D09"))[0]))
    second = {**page.form(page.address).held(), "once": "another-showing-of-it"}
    filed(clerk, page)
    assert clerk.post(page.address, data=second).status_code == 409
    assert acts_of("keep_signed_scan") == 1


def test_a_paper_of_somebody_else_is_as_a_paper_that_was_never_issued(
        app: Flask, bodies: Bodies, clerk: PageClient, case: Case) -> None:
    wanted = paper(case, "D09")
    content = jpeg(pages_of(wanted)[0])
    handed = looked_through(clerk, home(case), content)
    stranger = signed_in(app.test_client(), "gulnar")
    page = looked_through(stranger, "/desk/scans", content)
    assert "不是您的案件的" in page.text and case.known_as not in page.text and wanted.title not in page.text
    assert stranger.get(home(case)).status_code == 404 and stranger.get(handed.address).status_code == 404
    for link in handed.links:
        if link.startswith(handed.address):
            assert stranger.get(link).status_code == 404


def test_who_was_recused_meanwhile_sees_nothing_of_what_they_handed_in(
        bodies: Bodies, clerk: PageClient, case: Case) -> None:
    page = looked_through(clerk, "/desk/scans", jpeg(pages_of(paper(case, "D09"))[0]))
    db.session.add(Exclusion(case=case, person=bodies.people["wangmin"], reason="亲属", since_on=DAY))
    db.session.commit()
    assert clerk.get(page.address).status_code == 404


def test_a_file_with_pages_of_two_cases_is_not_shown_to_both(bodies: Bodies, clerk: PageClient, case: Case) -> None:
    other = a_case(bodies, CaseState.ACCEPTED, workers=("孙梅",))
    mine, theirs = pages_of(paper(case, "D09"))[0], pages_of(paper(other, "D09"))[0]
    together = filed(clerk, looked_through(clerk, "/desk/scans", one_pdf([mine, theirs])))
    assert together.status_code == 422 and "请把各案分开扫描" in together.text
    assert paper(case, "D09").signed_scan_sha256 is None
    assert filed(clerk, looked_through(clerk, "/desk/scans", jpeg(mine), jpeg(theirs))).status_code == 303
    assert paper(case, "D09").signed_scan_sha256 != paper(other, "D09").signed_scan_sha256


def test_a_void_paper_is_shown_and_not_filed(clerk: PageClient, case: Case) -> None:
    wanted = paper(case, "D09")
    content = jpeg(pages_of(wanted)[0])
    wanted.make_void(clock.now())
    page = looked_through(clerk, home(case), content)
    assert "已经作废" in page.text
    assert filed(clerk, page).status_code == 422 and wanted.signed_scan_sha256 is None


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"%PDF-1.7 broken"])
def test_what_is_no_scan_is_refused_with_its_name(clerk: PageClient, case: Case, content: bytes) -> None:
    answer = handed_in(clerk, home(case), content)
    assert answer.status_code == 422 and "扫描1" in answer.text


def test_too_many_files_and_none_are_refused(clerk: PageClient, case: Case) -> None:
    picture = jpeg(Image.new("RGB", (40, 40), "white"))
    assert "一次最多交20个文件" in handed_in(clerk, home(case), *[picture] * 21).text
    assert "请选择扫描件或者照片" in clerk.submit(clerk.see(home(case)), {}, action=home(case)).text


def test_the_case_page_leads_to_it_and_what_waits_is_listed(clerk: PageClient, case: Case) -> None:
    assert home(case) in clerk.see(f"/desk/cases/{case.public_id}").links
    assert "/desk/scans" in clerk.see("/desk").links
    page = looked_through(clerk, home(case), jpeg(pages_of(paper(case, "D09"))[0]))
    assert page.address in clerk.see(home(case)).links
