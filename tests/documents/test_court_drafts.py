"""Drafts for the court: marked as such, open where only the court knows, and the same as a .docx that is written on."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from mediation.documents import blocks, kinds, press
from mediation.documents.court_drafts import BY_COURT, DAY_BY_COURT, NUMBER_BY_COURT
from mediation.documents.docx_press import FANGSONG, SETTERS, SONG_TITLE, docx_of
from mediation.documents.particulars import Particulars
from tests.documents.cases_on_paper import VARIANTS, Variant
from tests.documents.reading import page_texts, text_of, without_blanks
from tests.documents.samples import particulars, printed

DRAFTS = ("E01", "E02", "E03", "E04", "E05")
every_draft = pytest.mark.parametrize(("code", "variant"), [(code, variant) for code in DRAFTS for variant in VARIANTS])


def document(code: str, variant: Variant, of: Particulars | None = None) -> Any:
    kind, said = kinds.paper(code), of or particulars(code, variant)
    return Document(BytesIO(docx_of(kind.content(said), kind.title, str(said.case.body.name))))


def lines(file: Any) -> Iterator[str]:
    """Every line of a .docx in its order; of a table cell by cell, a merged cell once."""
    for part in file.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield from dict.fromkeys(cell.text for cell in row.cells)
        else:
            yield part.text


def words(file: Any) -> str:
    return without_blanks("".join(lines(file)))


@every_draft
def test_each_draft_says_that_the_court_makes_the_original(code: str, variant: Variant) -> None:
    for said in (without_blanks(text_of(printed(code, variant).pdf)), words(document(code, variant))):
        assert "草稿，供人民法院参考；以人民法院制发的正本为准" in said and "〔〕内和需要选择的项目由人民法院填写" in said


@every_draft
def test_nothing_that_only_the_court_knows_is_made_up(code: str, variant: Variant) -> None:
    of = particulars(code, variant)
    of = replace(of, extra=replace(of.extra, number=None, judge=None, docketed_on=None))
    said = without_blanks(text_of(press.make(code, of).pdf))
    assert NUMBER_BY_COURT in said and DAY_BY_COURT in said and BY_COURT in said
    assert "调确" not in said.replace("申请确认", "")


@every_draft
def test_both_outputs_say_the_same(code: str, variant: Variant) -> None:
    """Each line of the .docx is on the PDF, feet of pages apart; the order of Arabic letters is the reader's."""
    foot = re.escape(str(particulars(code, variant).case.number)) + r"第\d+页共\d+页"
    text = re.sub(foot, "", without_blanks("".join(page_texts(printed(code, variant).pdf)))).replace("√□", "□√")
    for line in lines(document(code, variant)):
        plain = without_blanks(line).replace("☑", "□√")
        assert plain in text or any("\u0600" <= sign <= "\u06ff" for sign in plain), plain


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_ruling_has_each_clause_as_it_stands_in_the_agreement(variant: Variant) -> None:
    of = particulars("E04", variant)
    said = list(lines(document("E04", variant)))
    at = -1
    for text in of.extra.texts:
        for number, clause in enumerate(text.clauses, start=1):
            at = said.index(f"{number}. {clause}", at + 1)
    sums = {f"{line.amount // 100:,}.{line.amount % 100:02d}" for text in of.extra.texts for line in text.obligations
            if line.amount is not None}
    assert sums <= set(said)


def test_the_ruling_confirms_the_agreement_with_its_supplements() -> None:
    assert "〔2026〕7号调解协议及示速人调人〔2026〕7号补1补充协议有效" in words(document("E04", "long"))
    assert "又达成补充协议" in words(document("E04", "long")) and "补充协议" not in words(document("E04", "normal"))


def test_only_the_grounds_that_the_court_has_named_are_ticked() -> None:
    assert words(document("E05", "normal")).count("☑") == 1 and "☑内容不明确" in words(document("E05", "normal"))
    assert words(document("E03", "normal")).count("☑") == 1 and "☑不属于收到申请的人民法院管辖" in words(
        document("E03", "normal"))
    for code in ("E02", "E03", "E05"):
        assert "☑" not in words(document(code, "sparse")) and "□" in words(document(code, "sparse"))


def test_what_follows_a_failure_to_supply_is_said_only_where_the_law_says_it() -> None:
    assert "可以按撤回申请处理" in words(document("E02", "normal"))
    assert "按撤回" not in words(document("E02", "sparse")) and f"逾期不补充的后果：{BY_COURT}" in words(
        document("E02", "sparse"))


def test_a_docx_has_the_proportions_of_an_official_paper() -> None:
    file = document("E04", "normal")
    sheet = file.sections[0]
    for length, wanted in zip((sheet.page_width, sheet.page_height, sheet.top_margin, sheet.left_margin),
                              (210, 297, 37, 28), strict=True):
        assert abs(length - Mm(wanted)) < Mm(0.1)
    title = next(line for line in file.paragraphs if line.text == "民事裁定书")
    assert title.runs[0].font.size == Pt(22) and east_asian(title.runs[0]) == SONG_TITLE
    clause = next(line for line in file.paragraphs if line.text.startswith("1. "))
    assert clause.runs[0].font.size == Pt(16) and east_asian(clause.runs[0]) == FANGSONG
    assert clause.paragraph_format.first_line_indent == Pt(32)
    assert file.core_properties.author == "示例市示例区速运物流有限公司劳动争议人民调解委员会"


def east_asian(run: Any) -> str:
    return run._r.rPr.rFonts.get(qn("w:eastAsia"))


def test_a_list_of_many_lies_across_on_a_sheet_of_its_own() -> None:
    file = document("E04", "long")
    assert file.sections[-1].page_width > file.sections[-1].page_height
    names = {row.cells[1].text for row in file.tables[-1].rows[1:]}
    assert names == {party.name for party in particulars("E04", "long").extra.parties if party.person}


def test_every_block_that_a_draft_is_built_of_can_be_written_as_docx() -> None:
    built = {type(block) for code in DRAFTS for variant in VARIANTS
             for block in kinds.paper(code).content(particulars(code, variant))}
    assert built <= set(SETTERS)


def test_a_form_as_docx_has_its_labels_and_values() -> None:
    table = blocks.KeyTable((blocks.row(("姓名", "王五"), ("日期", blocks.Handwritten())),
                             blocks.row(("选择", blocks.Tickboxes((blocks.Tick("是", True), blocks.Tick("否")))))))
    file = Document(BytesIO(docx_of([table, blocks.Notice(("请填写。",)), blocks.Enclosures(("甲", "乙"))], "表", "组织")))
    assert list(lines(file)) == ["姓名", "王五", "日期", "", "选择", "☑是　□否", "请填写。", "附件：1. 甲", "　　　2. 乙"]
