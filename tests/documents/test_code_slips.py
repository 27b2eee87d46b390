"""Twelve workers get twelve slips on three sheets: each with its own secret and its own QR code, to be cut apart."""
from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from flask import Flask

from mediation.demo.bodies import Bodies
from mediation.demo.building import registering
from mediation.demo.walk import Walk
from mediation.documents.packing import bytes_of
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.intake.registering.receipts import receipts_of, slips_of
from tests.builders import the_bodies
from tests.documents.cases_on_paper import Variant
from tests.documents.samples import printed

TWELVE = tuple(f"王{name}" for name in "甲乙丙丁戊己庚辛壬癸子丑")
FOUND = re.compile(r"查询码：([\d ]{11})　密码：([\d ]{17})")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "09:00")
    return the_bodies()


def handed_in(bodies: Bodies, workers: tuple[str, ...]) -> Walk:
    """An application that several handed in together a moment ago."""
    walk = Walk(bodies, "courier")
    walk.takes_in(registering(bodies, workers=workers))
    db.session.commit()
    return walk


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_twelve_slips_are_on_three_sheets_each_with_its_own_code(bodies: Bodies) -> None:
    walk = handed_in(bodies, TWELVE)
    [sheets] = slips_of(walk.case)
    pages = pages_of(bytes_of(sheets))
    assert len(pages) == sheets.pages == 3
    found = [tuple("".join(part.split()) for part in match) for page in pages for match in FOUND.findall(page)]
    assert found == [(slip.locator, slip.secret) for slip in walk.slips] and len(set(found)) == 12
    assert [sum(name in page for name in TWELVE) for page in pages] == [4, 4, 4]
    assert all(page.count("沿虚线剪开") == 3 for page in pages)


def test_each_slip_has_a_picture_that_leads_to_its_own_code_and_not_to_its_secret(bodies: Bodies) -> None:
    walk = handed_in(bodies, TWELVE)
    [sheets] = slips_of(walk.case)
    said = "".join(pages_of(bytes_of(sheets)))
    assert said.count("/my") == 12 and not [slip for slip in walk.slips if slip.secret in said.replace("?q=", "")]


def test_no_other_paper_bears_a_secret_of_theirs(bodies: Bodies) -> None:
    walk = handed_in(bodies, TWELVE)
    for paper in receipts_of(walk.case):
        text = "".join("".join(pages_of(bytes_of(paper))).split())
        assert "密码见本人的小票" in text and not [slip for slip in walk.slips if slip.secret in text]


def test_the_sheets_are_printed_for_half_an_hour_and_never_again(bodies: Bodies, on: Callable[..., None]) -> None:
    walk = handed_in(bodies, TWELVE[:2])
    [sheets] = slips_of(walk.case)
    on(date(2026, 11, 23), "09:31")
    assert not slips_of(walk.case)
    with pytest.raises(NotNow):
        bytes_of(sheets)
    assert sheets.extras == {}


def test_one_person_alone_has_the_code_on_the_receipt(bodies: Bodies) -> None:
    walk = handed_in(bodies, ("李秀英",))
    assert not slips_of(walk.case)
    text = "".join("".join(pages_of(bytes_of(receipts_of(walk.case)[0]))).split())
    assert walk.slips[0].secret in text


@pytest.mark.parametrize("variant, people", [("normal", 12), ("long", 30), ("sparse", 1)])
def test_four_fit_on_a_sheet_however_long_the_names(variant: Variant, people: int) -> None:
    assert printed("S08", variant).pages == math.ceil(people / 4)
