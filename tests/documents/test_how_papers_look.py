"""What holds for every paper: embedded faces, right line ends, nothing beyond the margin, numbered pages."""
from __future__ import annotations

import re

import pytest

from mediation.documents import kinds, press
from mediation.documents.press.pieces import CODE_GAP
from mediation.documents.press.typesetting import NEVER_FIRST, NEVER_LAST
from tests.documents.cases_on_paper import Variant
from tests.documents.people_on_paper import HARD_NAMES, SIXTY
from tests.documents.reading import (
    codes_shown,
    faces,
    page_texts,
    set_pages,
    text_of,
    without_blanks,
)
from tests.documents.samples import ALL, particulars, printed

CLOSING = NEVER_FIRST - {"—", "…", "-", ".", "/"}
every_paper = pytest.mark.parametrize(("code", "variant"), ALL)


@every_paper
def test_all_faces_are_embedded_as_subsets(code: str, variant: Variant) -> None:
    used = faces(printed(code, variant).pdf)
    assert used
    for face in used:
        assert face.embedded and face.readable, face.name
        assert re.match(r"/[A-Z]{6}\+(CaseworkSong|NotoSerifSC|NotoNaskh)", face.name)


@every_paper
def test_no_empty_box_is_drawn_for_a_missing_glyph(code: str, variant: Variant) -> None:
    assert 0 not in set(codes_shown(printed(code, variant).pdf))


@every_paper
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(code: str, variant: Variant) -> None:
    for page, recorder in set_pages(code, variant):
        for line, _, _ in recorder.lines:
            assert line.text[0] not in CLOSING, line.text
            assert line.text.rstrip("　 ")[-1] not in NEVER_LAST - {"□"} or line.text == "□", line.text


@every_paper
def test_no_line_runs_beyond_the_text_area(code: str, variant: Variant) -> None:
    for page, recorder in set_pages(code, variant):
        for line, x, y in recorder.lines:
            assert x + line.spans[0].x + line.width <= page.geometry.width + 1, line.text
            assert 0 < y < page.geometry.height + 1, line.text


@every_paper
def test_no_two_lines_of_type_lie_on_each_other(code: str, variant: Variant) -> None:
    for _, recorder in set_pages(code, variant):
        boxes = [(x + line.spans[0].x, x + line.spans[0].x + line.width, y, line.spans[0].size, line.text)
                 for line, x, y in recorder.lines]
        for number, (left, right, y, size, text) in enumerate(boxes):
            for other_left, other_right, other_y, _, other in boxes[number + 1:]:
                if abs(y - other_y) < 0.8 * size:
                    assert right <= other_left + 0.1 or other_right <= left + 0.1, (text, other)


@every_paper
def test_no_page_bears_only_a_signature_or_a_seal(code: str, variant: Variant) -> None:
    for page, recorder in set_pages(code, variant):
        said = [line.text for line, _, _ in recorder.lines]
        assert len(said) > 3 or not any("印章" in text for text in said), said


@every_paper
def test_no_heading_stands_at_the_end_of_a_page(code: str, variant: Variant) -> None:
    for page, recorder in set_pages(code, variant)[:-1]:
        last = [piece for _, piece in page.items if not piece.gap][-1]
        assert not last.keep, [line.text for line, _, _ in recorder.lines][-1]


@pytest.mark.parametrize(("code", "variant"), [each for each in ALL if kinds.paper(each[0]).numbered])
def test_each_page_says_which_of_how_many_it_is(code: str, variant: Variant) -> None:
    pages = page_texts(printed(code, variant).pdf)
    assert len(pages) == printed(code, variant).pages
    for number, text in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in without_blanks(text)


@every_paper
def test_the_same_paper_made_twice_has_the_same_bytes(code: str, variant: Variant) -> None:
    again = press.make(code, particulars(code, variant))
    assert again == printed(code, variant)


@every_paper
def test_nothing_on_a_paper_says_that_a_value_is_none(code: str, variant: Variant) -> None:
    text = text_of(printed(code, variant).pdf)
    assert "None" not in text and "()" not in text and "（）" not in text


@pytest.mark.parametrize("name", HARD_NAMES)
def test_names_that_are_hard_to_print_are_found_in_the_text(name: str) -> None:
    assert name in text_of(printed("D12", "long").pdf)


def test_a_firm_with_a_name_of_sixty_characters_is_named_in_full() -> None:
    assert len(SIXTY) == 60
    for code in ("D01", "D04", "D26", "D34", "D46"):
        assert SIXTY in without_blanks(text_of(printed(code, "long").pdf)) or code == "D34"


def test_records_are_signed_on_each_page() -> None:
    for text in page_texts(printed("D20", "long").pdf):
        assert "被记录人签名" in text


def test_a_list_sums_up_each_page_and_the_whole() -> None:
    pages = page_texts(printed("D12", "long").pdf)
    listed = [text for text in pages if "收款账户" in text]
    assert len(listed) > 2
    assert all("本页小计" in text for text in listed[:-1])
    assert "合计30人" in listed[-1] and "合计大写" in without_blanks(listed[-1])


def test_the_head_of_a_list_returns_on_each_page() -> None:
    pages = [text for text in page_texts(printed("D12", "long").pdf) if "本页小计" in text]
    assert all("证件号码" in text and "请求额" in text for text in pages)


@every_paper
def test_no_rule_runs_into_the_code_of_the_page(code: str, variant: Variant) -> None:
    """The code stands in the right margin of the foot; a line across it would make it hard to read."""
    for page, recorder in set_pages(code, variant):
        for (_, _), (right, low) in recorder.rules:
            assert right < page.geometry.width + CODE_GAP or low < page.geometry.height / 2
