"""Every paper of a case of two hundred workers with the hard names, a firm of sixty characters, 36 instalments."""
from __future__ import annotations

from functools import cache

import pytest

from mediation.documents import kinds, press
from mediation.documents.press import Printed
from mediation.documents.press.pieces import Page
from tests.documents.cases_on_paper import crowd
from tests.documents.people_on_paper import HARD_NAMES, SIXTY
from tests.documents.reading import Recorder, codes_shown, set_as, text_of, without_blanks
from tests.documents.samples import particulars

OF_ONE_DAY, OF_THE_COUNTER = "S03", "S01"
"""The list of a day belongs to no case; what is settled at the counter is of one or two."""
every_kind = pytest.mark.parametrize("code", sorted(set(kinds.papers()) - {OF_ONE_DAY, OF_THE_COUNTER}))


@cache
def of_the_crowd(code: str) -> Printed:
    return press.make(code, particulars(code, "long", crowd()))


@cache
def as_set(code: str) -> tuple[tuple[Page, Recorder], ...]:
    return set_as(code, particulars(code, "long", crowd()))


@every_kind
def test_a_paper_of_a_crowd_is_printed_without_an_empty_box(code: str) -> None:
    assert 0 not in set(codes_shown(of_the_crowd(code).pdf))


@every_kind
def test_nothing_of_a_crowd_runs_beyond_the_text_area_or_lies_on_another_line(code: str) -> None:
    for page, recorder in as_set(code):
        rows: dict[float, list[tuple[float, float, str]]] = {}
        for line, x, y in recorder.lines:
            left = x + line.spans[0].x
            assert left + line.width <= page.geometry.width + 1, line.text
            assert 0 < y < page.geometry.height + 1, line.text
            rows.setdefault(round(y, 1), []).append((left, left + line.width, line.text))
        for together in rows.values():
            together.sort()
            for (_, right, text), (left, _, other) in zip(together, together[1:]):
                assert right <= left + 0.1, (text, other)


@pytest.mark.parametrize("code", ["D26", "D27", "D12"])
def test_everybody_of_a_crowd_is_named(code: str) -> None:
    text = without_blanks(text_of(of_the_crowd(code).pdf))
    assert not [party.name for party in crowd().parties if without_blanks(str(party.name)) not in text
                and HARD_NAMES[4] not in str(party.name)]
    assert SIXTY in text


@pytest.mark.parametrize("code", ["D26", "D27"])
def test_an_agreement_lists_all_thirty_six_instalments(code: str) -> None:
    text = text_of(of_the_crowd(code).pdf)
    assert "36" in text and without_blanks(text).count("1,666.67") >= 36
