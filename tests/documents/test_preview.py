"""The draft beside its lines shows every block of the paper that will print."""
from __future__ import annotations

import re

import pytest
from flask import Flask, render_template_string

from mediation.agreements.preview import Preview
from mediation.documents import kinds
from mediation.documents.blocks import NewSheet
from tests.documents.cases_on_paper import VARIANTS, Variant
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars, printed

SHOWN = '{% from "agreements/_paper.html" import paper %}{{ paper(preview) }}'


def shown(app: Flask, blocks: tuple[object, ...]) -> str:
    """What the page shows of these blocks, without its marks and blanks."""
    with app.test_request_context():
        page = render_template_string(SHOWN, preview=Preview("", blocks, (), ()))
    return without_blanks(re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize("code", ["D26", "D27", "D28"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_preview_leaves_out_no_block_of_the_paper(app: Flask, code: str, variant: Variant) -> None:
    whole = particulars(code, variant)
    blocks = tuple(kinds.paper(code).content(whole))
    for block in blocks:
        assert isinstance(block, NewSheet) or shown(app, (block,)), block
    page, paper = shown(app, blocks), without_blanks(text_of(printed(code, variant).pdf))
    assert set(re.findall(r"[0-9,]+\.[0-9]{2}", paper)) == set(re.findall(r"[0-9,]+\.[0-9]{2}", page))
