"""Anyone checks a paper: by the code on it, or by the file; what is changed is found and said in plain words."""
from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from mediation import files
from mediation.documents.models import Paper
from mediation.extensions import db
from tests.acts.agreement_cases import DAY, a_case_in_mediation, all_signed, out_for_signing
from tests.builders import a_submitted_case, the_bodies


@pytest.fixture
def receipt(app: Any) -> Paper:
    """A paper as it was issued."""
    case, _slips = a_submitted_case(the_bodies())
    paper = db.session.query(Paper).filter_by(case_id=case.id, code="D54").one()
    return paper


def file_of(paper: Paper) -> bytes:
    return files.content_of(paper.file_sha256)


def written(paper: Paper) -> str:
    """What stands on the paper to call it by."""
    return paper.number or paper.title


def hand_in(client: Any, content: bytes, name: str = "文书.pdf") -> Any:
    return client.submit(client.see("/verify"), {"file": (BytesIO(content), name)})


def test_the_start_leads_to_the_check(client: Any) -> None:
    assert "/verify" in client.see("/").links


def test_a_paper_as_it_was_issued_is_genuine(client: Any, receipt: Paper) -> None:
    page = hand_in(client, file_of(receipt))
    assert "是真的：本系统出具，没有改动" in page.text and written(receipt) in page.text


def test_the_code_on_the_paper_leads_to_what_it_is_and_to_no_name(client: Any, receipt: Paper) -> None:
    page = client.see(f"/verify/{receipt.check_code}.1")
    assert "本系统出具过这份文书" in page.text and receipt.title in page.text and written(receipt) in page.text
    for party in receipt.case.parties:
        assert party.name not in page.text and (party.phone or "无") not in page.text


@pytest.mark.parametrize("typed", ["{a}-{b}-{c}", "{a}{b}{c}", "{a} {b} {c}", "https://x.example/verify/{a}{b}{c}.2"])
def test_the_code_may_be_typed_as_it_comes(client: Any, receipt: Paper, typed: str) -> None:
    code = receipt.check_code or ""
    words = typed.format(a=code[:4], b=code[4:8], c=code[8:]).lower()
    assert receipt.title in client.submit(client.see("/verify"), {"code": words}).text


@pytest.mark.parametrize("typed", ["AAAA-BBBB-CCCC", "1234", "收0231", "' or 1=1 --", "<script>alert(1)</script>"])
def test_a_code_that_was_never_given_is_not_found(client: Any, receipt: Paper, typed: str) -> None:
    page = client.submit(client.see("/verify"), {"code": typed})
    assert "没有这个查验码" in page.text


def test_nothing_given_is_asked_for_on_the_field(client: Any, app: Any) -> None:
    answer = client.submit(client.see("/verify"))
    assert answer.status_code == 422 and "请填查验码，或者选择文件" in answer.text


def test_a_file_of_another_house_is_not_ours(client: Any, receipt: Paper) -> None:
    with pikepdf.new() as other:
        other.add_blank_page()
        buffer = BytesIO()
        other.save(buffer)
    assert "没有出具过这份文件" in hand_in(client, buffer.getvalue()).text


def with_other_words(pdf: bytes) -> bytes:
    """The same paper with one stroke of type drawn over its first page, saved by an editor."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        paper.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Forged"))
        paper.pages[0].contents_add(b"BT /Forged 20 Tf 100 400 Td (99999) Tj ET")
        buffer = BytesIO()
        paper.save(buffer)
        return buffer.getvalue()


def test_a_changed_text_is_found_and_its_page_named(client: Any, receipt: Paper) -> None:
    page = hand_in(client, with_other_words(file_of(receipt)))
    assert "与出具的原件不一致" in page.text and "第1页的文字与出具时的不一样" in page.text
    assert written(receipt) in page.text


def test_a_file_saved_anew_by_an_editor_says_so(client: Any, receipt: Paper) -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(file_of(receipt))) as paper:
        paper.save(buffer)
    assert "被别的软件重新存过" in hand_in(client, buffer.getvalue()).text


def test_a_page_left_out_is_said(client: Any, receipt: Paper) -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(file_of(receipt))) as paper:
        paper.pages.extend([paper.pages[0]])
        paper.save(buffer)
    assert f"出具时共{receipt.pages}页，这个文件有{receipt.pages + 1}页" in hand_in(client, buffer.getvalue()).text


def test_any_single_changed_byte_is_found_by_the_stored_hash(client: Any, receipt: Paper) -> None:
    content = file_of(receipt)
    for place in range(0, len(content), len(content) // 5):
        changed = bytearray(content)
        changed[place] ^= 1
        assert "是真的" not in hand_in(client, bytes(changed)).text


def test_a_photograph_is_told_from_the_electronic_original(client: Any, receipt: Paper) -> None:
    upright = pypdfium2.PdfDocument(file_of(receipt))[0].render(scale=150 / 72).to_pil()
    picture = upright.rotate(7, expand=True, fillcolor="white")
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=80)
    page = hand_in(client, buffer.getvalue(), "照片.jpg")
    assert "这是扫描件或者照片" in page.text and written(receipt) in page.text


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"\x00" * 100, "文字".encode(), b"%PDF" * 1000])
def test_a_broken_file_is_no_error(client: Any, app: Any, content: bytes) -> None:
    assert "没有查到" in hand_in(client, content).text


def test_an_empty_file_is_said_on_the_field(client: Any, app: Any) -> None:
    page = client.submit(client.see("/verify"), {"file": (BytesIO(b""), "空.pdf")})
    assert page.status_code == 422 and "空的" in page.text


def test_an_agreement_says_whether_it_is_in_effect_and_to_who_holds_the_file_who_signed(
        client: Any, app: Any, on: Any) -> None:
    on(DAY)
    bodies = the_bodies()
    mediator = bodies.people["zhouhui"]
    agreement = out_for_signing(a_case_in_mediation(bodies, mediators=("zhouhui",)), mediator)
    db.session.commit()
    assert "没有签完" in client.see(f"/verify/{agreement.paper.check_code}").text
    all_signed(agreement, mediator)
    db.session.commit()
    by_code = client.see(f"/verify/{agreement.paper.check_code}")
    assert "现在有效" in by_code.text and agreement.parties[0].name not in by_code.text
    by_file = hand_in(client, file_of(agreement.paper))
    assert agreement.parties[0].name in by_file.text and "调解组织印章" in by_file.text


def test_a_paper_whose_act_was_taken_back_no_longer_counts(client: Any, receipt: Paper) -> None:
    receipt.make_void(receipt.issued_at + timedelta(minutes=1))
    db.session.commit()
    assert "已经作废" in client.see(f"/verify/{receipt.check_code}").text


def test_who_guesses_codes_is_slowed_and_who_has_papers_is_not(client: Any, receipt: Paper) -> None:
    for _ in range(25):
        client.see(f"/verify/{receipt.check_code}")
    answers = [client.submit(client.see("/verify"), {"code": f"AAAA-BBBB-CC{a}{b}"}).text
               for a in "23456" for b in "23456"]
    assert "没有这个查验码" in answers[0] and "查得太快了" in answers[-1]


def test_the_command_says_the_same_and_its_exit_tells_programs(app: Any, receipt: Paper, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(file_of(receipt))
    bad.write_bytes(with_other_words(file_of(receipt)))
    run = app.test_cli_runner().invoke
    assert run(args=["verify-pdf", str(good)]).exit_code == 0
    found = run(args=["verify-pdf", "--json", str(bad)])
    said = json.loads(found.output)
    assert found.exit_code == 1 and not said["issued"] and "第1页" in said["wrong"][0]
    assert said["paper"]["sha256"] == receipt.file_sha256 and date.fromisoformat(said["paper"]["issued_on"])
