"""Counting of days: the worked examples of law.md §9.3, and what must hold for every day."""
from __future__ import annotations

import os
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.calendar import CHINA, SHANGHAI, Calendar, LastDay

WORKED_EXAMPLES = [
    ("2026-09-01", "days", 30, "2026-10-01", "2026-10-08"), ("2026-09-10", "days", 30, "2026-10-10", "2026-10-10"),
    ("2026-08-28", "days", 30, "2026-09-27", "2026-09-28"), ("2026-11-06", "days", 15, "2026-11-21", "2026-11-23"),
    ("2026-11-05", "days", 15, "2026-11-20", "2026-11-20"), ("2026-09-16", "days", 15, "2026-10-01", "2026-10-08"),
    ("2026-09-18", "working_days", 3, None, "2026-09-22"), ("2026-02-13", "working_days", 3, None, "2026-02-25"),
    ("2026-09-30", "working_days", 3, None, "2026-10-10"), ("2026-09-30", "working_days", 5, None, "2026-10-13"),
    ("2026-04-30", "working_days", 5, None, "2026-05-11"), ("2025-11-22", "years", 1, "2026-11-22", "2026-11-23"),
    ("2026-01-16", "days", 30, "2026-02-15", "2026-02-24"), ("2026-01-15", "days", 30, "2026-02-14", "2026-02-14"),
    ("2026-08-21", "days", 30, "2026-09-20", "2026-09-20"), ("2026-04-01", "days", 30, "2026-05-01", "2026-05-06"),
    ("2024-02-29", "years", 1, "2025-02-28", "2025-02-28"), ("2026-08-31", "months", 6, "2027-02-28", "2027-03-01"),
    ("2024-10-01", "years", 2, "2026-10-01", "2026-10-08")]
KNOWN_DAYS = st.dates(date(2024, 1, 1), date(2026, 6, 30))
ANY_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def counted(start: str, unit: str, n: int, calendar: Calendar = CHINA) -> LastDay:
    return getattr(calendar, f"add_{unit}")(date.fromisoformat(start), n)


@pytest.mark.parametrize(("start", "unit", "n", "raw", "on"), WORKED_EXAMPLES)
def test_the_worked_examples_of_the_reference_come_out(
        start: str, unit: str, n: int, raw: str | None, on: str) -> None:
    last = counted(start, unit, n)
    assert last.on == date.fromisoformat(on)
    assert last.raw == date.fromisoformat(raw or on)
    assert last.provisional == (last.on.year > 2026)


@pytest.mark.parametrize(("start", "unit", "n", "says"), [
    ("2026-09-01", "days", 30,
     "自2026年9月1日的次日起算，第30日为2026年10月1日（周四），适逢国庆节放假，顺延至2026年10月8日（周四）。"),
    ("2026-11-06", "days", 15,
     "自2026年11月6日的次日起算，第15日为2026年11月21日（周六），适逢休息日，顺延至2026年11月23日（周一）。"),
    ("2026-09-10", "days", 30, "自2026年9月10日的次日起算，第30日为2026年10月10日（周六），为调休上班日，不顺延。"),
    ("2026-11-05", "days", 15, "自2026年11月5日的次日起算，第15日为2026年11月20日（周五）。"),
    ("2026-09-18", "working_days", 3, "自2026年9月18日的次日起只数工作日，第3个工作日为2026年9月22日（周二）。"),
    ("2024-02-29", "years", 1,
     "自2024年2月29日的次日起算1年，至2025年2月28日（周五）（该月没有对应日，以月末日为准）。"),
    ("2026-12-28", "working_days", 5,
     "自2026年12月28日的次日起只数工作日，第5个工作日为2027年1月5日（周二）；所涉年份的放假通知未公布或者未收录，本日期为预估。")])
def test_each_last_day_tells_how_it_was_counted(start: str, unit: str, n: int, says: str) -> None:
    assert counted(start, unit, n).how == says


@pytest.mark.parametrize(("start", "unit", "n", "provisional"), [
    ("2026-12-01", "days", 30, False), ("2026-12-02", "days", 30, True), ("2026-12-28", "working_days", 3, False),
    ("2026-12-28", "working_days", 4, True), ("2025-12-20", "days", 15, False), ("2025-12-31", "years", 1, False),
    ("2026-01-01", "years", 1, True), ("2022-12-01", "years", 1, True), ("2023-12-31", "days", 1, False),
    ("2023-12-30", "working_days", 1, True)])
def test_a_date_that_rests_on_a_year_without_notice_is_provisional(
        start: str, unit: str, n: int, provisional: bool) -> None:
    assert counted(start, unit, n).provisional is provisional


def test_the_turn_of_the_year_is_counted_by_the_notice() -> None:
    assert counted("2024-12-17", "days", 15).on == date(2025, 1, 2)
    assert counted("2025-12-31", "working_days", 2).on == date(2026, 1, 5)
    assert counted("2026-12-17", "days", 15).on == date(2027, 1, 4)


def test_an_operator_enters_a_new_notice_without_a_new_version() -> None:
    off, on = date(2027, 2, 11), date(2027, 2, 14)
    assert CHINA.is_working_day(off) and CHINA.is_rest_day(on)
    entered = Calendar(frozenset({off}), frozenset({on}), published_through=2027)
    assert entered.is_rest_day(off) and entered.is_working_day(on)
    assert entered.roll(off).on == date(2027, 2, 12)
    assert not entered.add_days(date(2027, 1, 12), 30).provisional
    assert Calendar(published_through=2025).add_days(date(2026, 3, 1), 15).provisional


def test_the_lunar_holidays_of_a_year_without_notice_are_estimated() -> None:
    for day in (date(2027, 2, 5), date(2027, 2, 8), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)):
        assert CHINA.is_rest_day(day) and CHINA.roll(day).provisional


def test_a_last_day_set_by_its_date_rolls_too() -> None:
    last = CHINA.roll(date(2026, 10, 1))
    assert (last.raw, last.on, last.provisional) == (date(2026, 10, 1), date(2026, 10, 8), False)
    assert last.how == "期限定至2026年10月1日（周四），适逢国庆节放假，顺延至2026年10月8日（周四）。"
    assert CHINA.roll(date(2026, 10, 10)).on == date(2026, 10, 10)


def test_notice_of_a_hearing_is_counted_backwards_over_working_days() -> None:
    before = CHINA.working_days_before(date(2026, 10, 12), 5)
    assert (before.on, before.provisional) == (date(2026, 9, 29), False)
    assert CHINA.working_days_before(date(2027, 1, 4), 5).provisional
    assert "向前只数工作日" in before.how


def test_working_days_between_leave_out_the_first_and_include_the_last() -> None:
    assert CHINA.working_days_between(date(2026, 9, 30), date(2026, 10, 13)) == 5
    assert CHINA.working_days_between(date(2026, 10, 13), date(2026, 9, 30)) == -5
    assert CHINA.working_days_between(date(2026, 10, 1), date(2026, 10, 1)) == 0
    assert CHINA.next_working_day(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CHINA.next_working_day(date(2026, 10, 8)) == date(2026, 10, 9)


@pytest.mark.parametrize("unit", ["days", "working_days", "months", "years"])
@pytest.mark.parametrize("n", [0, -1])
def test_a_period_has_at_least_one_day(unit: str, n: int) -> None:
    with pytest.raises(ValueError, match="正整数"):
        counted("2026-09-01", unit, n)


@pytest.mark.parametrize(("start", "unit", "n"), [
    ("9999-12-31", "days", 1), ("9999-12-31", "years", 1), ("2026-01-01", "years", 10000), ("2150-01-01", "days", 3),
    ("1900-01-01", "working_days", 3), ("2026-01-01", "days", 10 ** 12)])
def test_a_day_out_of_reach_is_refused_in_words(start: str, unit: str, n: int) -> None:
    with pytest.raises(ValueError, match="日期超出可以计算的范围"):
        counted(start, unit, n)


@given(ANY_DAYS, st.integers(1, 400))
def test_a_last_day_is_a_working_day_and_only_the_last_day_rolls(start: date, n: int) -> None:
    last = CHINA.add_days(start, n)
    assert last.raw == start + timedelta(n)
    assert CHINA.is_working_day(last.on)
    assert not any(CHINA.is_working_day(last.raw + timedelta(offset)) for offset in range((last.on - last.raw).days))


@given(ANY_DAYS, st.integers(1, 60), st.integers(0, 30))
def test_a_later_start_or_a_longer_period_never_ends_earlier(start: date, n: int, more: int) -> None:
    later = start + timedelta(more)
    for add in (CHINA.add_days, CHINA.add_working_days, CHINA.add_months):
        assert add(start, n).on <= add(later, n).on
        assert add(start, n).on <= add(start, n + more).on


@given(ANY_DAYS, st.integers(1, 60))
def test_working_days_are_counted_alike_in_both_directions(start: date, n: int) -> None:
    last = CHINA.add_working_days(start, n)
    assert CHINA.working_days_between(start, last.on) == n
    assert CHINA.working_days_between(start, last.on - timedelta(1)) == n - 1
    if CHINA.is_working_day(start):
        assert CHINA.working_days_before(last.on, n).on == start


@given(KNOWN_DAYS, st.integers(2, 180), st.data())
def test_holidays_inside_a_period_of_natural_days_make_no_difference(
        start: date, n: int, data: st.DataObject) -> None:
    last = CHINA.add_days(start, n)
    inside = start + timedelta(data.draw(st.integers(0, n - 1)))
    assert Calendar(overrides_off=frozenset({inside})).add_days(start, n) == last
    assert Calendar(overrides_on=frozenset({inside})).add_days(start, n) == last


@given(ANY_DAYS, st.integers(1, 36))
def test_a_month_ends_on_the_same_number_or_on_its_last_day(start: date, n: int) -> None:
    raw = CHINA.add_months(start, n).raw
    assert (raw.year - start.year) * 12 + raw.month - start.month == n
    assert raw.day == start.day or (raw.day < start.day and (raw + timedelta(1)).day == 1)


@given(KNOWN_DAYS, st.integers(1, 60))
def test_nothing_is_provisional_while_all_years_have_a_notice(start: date, n: int) -> None:
    assert CHINA.add_days(start, n).provisional is (CHINA.add_days(start, n).on.year > 2026)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_zone_of_the_machine_makes_no_difference(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert [counted(start, unit, n).on for start, unit, n, _, _ in WORKED_EXAMPLES] == [
            date.fromisoformat(on) for *_, on in WORKED_EXAMPLES]
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def test_legal_days_lie_in_shanghai() -> None:
    assert str(SHANGHAI) == "Asia/Shanghai"
