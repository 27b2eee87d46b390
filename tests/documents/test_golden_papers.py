"""Each kind of paper in three variants, compared with what it was: its text and what is drawn.

To accept a change, look at the papers first, then: ``pytest tests/documents --regenerate-golden``; the new files under
golden/ are part of the change, and a changed paper gets a new version.
"""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.cases_on_paper import Variant
from tests.documents.reading import operators_hash, text_of
from tests.documents.samples import ALL, printed

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("code", "variant"), ALL)
def test_a_paper_prints_as_it_did(code: str, variant: Variant, request: pytest.FixtureRequest) -> None:
    paper = printed(code, variant)
    now = f"{code} 第{paper.kind_version}版 {paper.pages}页 {operators_hash(paper.pdf)}\n\n{text_of(paper.pdf)}"
    file = GOLDEN / f"{code}-{variant}.txt"
    if request.config.getoption("--regenerate-golden"):
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def test_no_golden_file_is_left_of_a_paper_that_no_longer_exists() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {f"{code}-{variant}" for code, variant in ALL}
