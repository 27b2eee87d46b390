"""The State Council's notices as written down here, against a public package and against the law."""
from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from mediation.law.calendar import CHINA
from mediation.law.holidays import LAST_NOTICE, NOTICES, arrangement_of, estimated, is_published


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(offset) for offset in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_each_notice_agrees_day_by_day_with_the_public_package(year: int) -> None:
    package = holidays.country_holidays("CN", years=year)
    assert [day for day in days_of(year) if CHINA.is_working_day(day) != package.is_working_day(day)] == []


@pytest.mark.parametrize(("year", "source", "off", "made_up"), [
    (2024, "国办发明电〔2023〕7号", 28, 8), (2025, "国办发明电〔2024〕12号", 28, 5), (2026, "国办发明电〔2025〕7号", 33, 6)])
def test_each_notice_names_its_number_and_has_all_its_days(year: int, source: str, off: int, made_up: int) -> None:
    notice = NOTICES[year]
    assert (notice.source, len(notice.off), len(notice.made_up)) == (source, off, made_up)
    assert not set(notice.off) & notice.made_up
    assert all(day.weekday() > 4 for day in notice.made_up)
    assert all(day.year == year for day in (*notice.off, *notice.made_up))


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_year_has_the_248_working_days_that_the_ministry_counts(year: int) -> None:
    assert sum(map(CHINA.is_working_day, days_of(year))) == 248


def test_the_make_up_days_of_2026_are_those_of_the_notice() -> None:
    assert [f"{day:%m-%d}" for day in sorted(NOTICES[2026].made_up)] == [
        "01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_a_year_without_a_notice_has_the_thirteen_statutory_days() -> None:
    names = [name for name in estimated(2027).off.values() if "补假" not in name]
    assert len(names) == 13
    assert {"元旦", "农历除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"} == set(names)
    assert not estimated(2027).made_up


def test_a_notice_that_is_not_published_yet_is_not_used() -> None:
    assert arrangement_of(2026, published_through=2025) == estimated(2026)
    assert arrangement_of(2026) == NOTICES[2026]
    assert [is_published(year) for year in (2023, 2024, LAST_NOTICE, LAST_NOTICE + 1)] == [False, True, True, False]


@pytest.mark.parametrize("year", [1900, 2150])
def test_years_whose_lunar_dates_nobody_kept_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="超出可以计算的范围"):
        estimated(year)
