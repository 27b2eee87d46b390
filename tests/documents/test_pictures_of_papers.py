"""The main papers as pictures, compared with what they looked like: grey values of each page, with a tolerance.

The golden texts and drawing operators say that a paper is drawn as it was; the pictures say that it looks so, whatever
draws it. ``pytest tests/documents/test_pictures_of_papers.py --regenerate-golden`` writes them anew; look first.
"""
from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from mediation.documents import press
from tests.documents.samples import particulars, printed

PICTURES = Path(__file__).parent / "pictures"
MAIN = ("D01", "D05", "D06", "D20", "D26", "D27", "D30", "D40", "D42", "D46", "D54", "S04")
SCALE = 0.75
MEAN, WORST, FIELD = 1.5, 12.0, 16
"""How far a page may differ in grey values of 0 to 255: on the whole, and in its worst field of 16 by 16 pixels."""


def pages_of(pdf: bytes) -> list[Image.Image]:
    """Each page in grey, some 450 pixels wide."""
    return [page.render(scale=SCALE, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def differs(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of the whole and of the worst field."""
    if one.size != other.size:
        return 255.0, 255.0
    difference = ImageChops.difference(one, other)
    fields = difference.resize((one.width // FIELD, one.height // FIELD), Image.Resampling.BOX)
    return ImageStat.Stat(difference).mean[0], float(fields.getextrema()[1])


def looks_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pages look the same to a reader."""
    mean, worst = differs(one, other)
    return mean <= MEAN and worst <= WORST


@pytest.mark.parametrize("code", MAIN)
def test_a_main_paper_looks_as_it_did(code: str, request: pytest.FixtureRequest) -> None:
    pages = pages_of(printed(code, "normal").pdf)
    files = [PICTURES / f"{code}-{number}.png" for number in range(1, len(pages) + 1)]
    if request.config.getoption("--regenerate-golden"):
        for old in PICTURES.glob(f"{code}-*.png"):
            old.unlink()
        for page, file in zip(pages, files):
            page.quantize(16).save(file, optimize=True)
    assert sorted(PICTURES.glob(f"{code}-*.png")) == files
    for page, file in zip(pages, files):
        kept = Image.open(file).convert("L")
        assert looks_alike(page, kept), (file.name, differs(page, kept))


def test_a_page_with_another_sum_does_not_look_the_same() -> None:
    """One sum that changes is beyond the tolerance, so that the comparison is worth something."""
    of = particulars("D26", "normal")
    wages, compensation = of.case.claims
    changed = replace(of, case=replace(of.case, claims=(replace(wages, amount=4_250_000), compensation)))
    one, other = (pages_of(press.make("D26", each).pdf)[0] for each in (of, changed))
    assert not looks_alike(one, other)


def test_a_paper_of_another_case_does_not_look_the_same() -> None:
    one, other = (pages_of(press.make("D05", particulars("D05", variant)).pdf)[0] for variant in ("normal", "sparse"))
    assert not looks_alike(one, other)


def test_a_page_kept_as_a_file_looks_the_same() -> None:
    page = pages_of(printed("D05", "normal").pdf)[0]
    file = BytesIO()
    page.quantize(16).save(file, "PNG")
    assert looks_alike(page, Image.open(file).convert("L"))
