"""How days, sums and numbers are written."""
from __future__ import annotations

from datetime import UTC, date, datetime

import time_machine

from mediation.law.terms import Side
from mediation.web import filters

TODAY = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_a_day_is_written_with_its_weekday() -> None:
    assert filters.date_cn(date(2026, 11, 23)) == "2026-11-23 周一"
    assert filters.weekday(date(2026, 11, 29)) == "周日"


def test_a_last_day_says_that_it_counts_itself() -> None:
    assert filters.last_day(date(2026, 12, 21)) == "最迟 2026-12-21（含当日）"


def test_an_instant_is_shown_as_it_was_in_china() -> None:
    with time_machine.travel(TODAY):
        assert filters.when(datetime(2026, 11, 23, 1, 30, tzinfo=UTC)) == "11-23 09:30"
        assert filters.when(datetime(2026, 11, 23, 16, 30, tzinfo=UTC)) == "11-24 00:30"
        assert filters.when(datetime(2025, 11, 23, 1, 30, tzinfo=UTC)) == "2025-11-23 09:30"


def test_a_day_of_another_year_says_which() -> None:
    with time_machine.travel(TODAY):
        assert filters.date_short(date(2026, 12, 2)) == "12-02"
        assert filters.date_short(date(2027, 1, 2)) == "2027-01-02"


def test_an_account_shows_its_last_four_digits() -> None:
    assert filters.masked_account("6222 0000 0000 1234") == "************1234"
    assert filters.masked_account("1234") == "****"
    assert filters.masked_account("") == ""


def test_a_term_is_shown_by_its_name() -> None:
    assert filters.label(Side.APPLICANT) == "申请人"


def test_what_somebody_wrote_keeps_its_paragraphs_and_is_escaped() -> None:
    assert filters.paragraphs("一\r\n二\n\n\n <b>三</b>") == "<p>一<br>二</p><p>&lt;b&gt;三&lt;/b&gt;</p>"
    assert filters.paragraphs("") == ""
