"""The clock registry against the table of law.md §9.4, and the last days it gives."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.calendar import Calendar
from mediation.law.settings import SETTINGS
from mediation.law.terms import Basis, CourtProcedure
from mediation.law.time_limits import CLOCKS, AtEnd, Unit, extension_cap_days, last_day, mediation_clock

# id: length, unit, at end, rows in which a person acts (law.md §9.4)
REGISTRY = """
NEG-5 5 days over 3
NEG-AGREED - as_agreed over 3
CONFIRM-ORG-3WD 3 working_days over 10a
CONTACT-3WD 3 working_days target
CORRECT - working_days over 9a
CONSENT-WAIT - working_days over 13
ACC-3WD 3 working_days over 12 13
PICK-2WD 2 working_days over 12a
NAME-3WD 3 working_days target 15
TJ14-15 15 days runs_out
MED-15 15 days over 28 28a
MED-1M 1 months over 18 28
MED-30 30 days over 28 28a
MED-15C 15 days over 28 31
MED-7C 7 days over 28 31
ARBDEL-10 10 working_days over 28 62
REVIEW - days over
ARCHIVE - days over 65
LANGUAGE-1WD 1 working_days target
REQUEST - working_days target
ARBREV-15 15 days closes 48b
ARBREV-5WD 5 working_days target
CONF-30 30 days closes 35 35a 50a
CONF-TAKE 3 days target
CONF-SUPPLY - as_agreed over 37
CONF-REVIEW 30 days target
OBJ-15 15 days runs_out
OBJ-6M 6 months runs_out
PERF - as_agreed over 52 53
PO-5 5 days target
PO-15 15 days target
PO-30S 30 days over 57
PO-15D 15 days over 56b 57
PO-7 7 days over 58 58a
LIM-1Y 1 years runs_out
ARB-5WD 5 working_days over 63
ARB-45 45 days over 63
ARB-COPY-5WD 5 working_days info
ARB-ANSWER-10WD 10 working_days info
ARB-PANEL-5WD 5 working_days info
ARB-HEARING-5WD 5 working_days info
DOCKET-7 7 days target
SUE-15 15 days runs_out 64
ANNUL-30 30 days runs_out
ANNUL-30B 30 days runs_out
SUE-15A 15 days over 64c
SUE-30R 30 days runs_out
APPEAL-15 15 days over 63g
APPEAL-10 10 days over 63g
PRES-3M 3 months runs_out
ENF-2Y 2 years runs_out
LAID-7 7 days target
LAID-3 3 days target
"""
ROWS = {line.split()[0]: line.split()[1:] for line in REGISTRY.strip().splitlines()}
NO_NUMBER_IN_LAW = {"CONSENT-WAIT", "REVIEW", "ARCHIVE", "LANGUAGE-1WD", "REQUEST"}


def test_the_registry_has_each_clock_of_the_law_and_no_other() -> None:
    assert set(CLOCKS) == set(ROWS)


@pytest.mark.parametrize("clock_id", sorted(ROWS))
def test_each_clock_has_its_length_unit_end_and_rows(clock_id: str) -> None:
    clock = CLOCKS[clock_id]
    length, unit, at_end, *rows = ROWS[clock_id]
    assert clock.id == clock_id
    assert (str(clock.length or "-"), clock.unit.value, clock.at_end.value, clock.rows) == (
        length, unit, at_end, tuple(rows))


@pytest.mark.parametrize("clock_id", sorted(ROWS))
def test_each_clock_says_in_chinese_what_it_is_and_on_which_article_it_rests(clock_id: str) -> None:
    clock = CLOCKS[clock_id]
    assert clock.name and clock.starts and not clock.name.isascii()
    assert clock.articles or clock_id in NO_NUMBER_IN_LAW
    assert clock.soft == (clock_id == "MED-1M")
    if clock.length is None:
        assert clock.setting or clock.unit is Unit.AS_AGREED
    if clock.setting:
        assert SETTINGS[clock.setting].kind in ("days", "working_days")
        assert clock.length in (None, SETTINGS[clock.setting].default)
    if clock.unit is Unit.AS_AGREED:
        assert clock.extendable
    if clock.at_end is AtEnd.CLOSES:
        assert clock_id in ("CONF-30", "ARBREV-15")


@pytest.mark.parametrize(("clock_id", "articles"), [
    ("ACC-3WD", ["企业劳动争议协商调解规定第二十二条"]), ("TJ14-15", ["劳动争议调解仲裁法第十四条第三款"]),
    ("CONF-30", ["民事诉讼法第二百零五条", "人民调解法第三十三条"]), ("ENF-2Y", ["民事诉讼法第二百五十条"]),
    ("MED-1M", ["人民调解工作若干规定第三十三条"])])
def test_a_clock_cites_its_articles(clock_id: str, articles: list[str]) -> None:
    assert [str(article) for article in CLOCKS[clock_id].articles] == articles


@pytest.mark.parametrize(("clock_id", "start", "on"), [
    ("CONF-30", "2026-09-01", "2026-10-08"), ("CONF-30", "2026-09-10", "2026-10-10"),
    ("CONF-30", "2026-08-28", "2026-09-28"), ("TJ14-15", "2026-11-06", "2026-11-23"),
    ("MED-15", "2026-11-05", "2026-11-20"), ("ARBREV-15", "2026-09-16", "2026-10-08"),
    ("ACC-3WD", "2026-09-18", "2026-09-22"), ("ACC-3WD", "2026-02-13", "2026-02-25"),
    ("ACC-3WD", "2026-09-30", "2026-10-10"), ("ARB-5WD", "2026-09-30", "2026-10-13"),
    ("ARB-5WD", "2026-04-30", "2026-05-11"), ("LIM-1Y", "2025-11-22", "2026-11-23"),
    ("LIM-1Y", "2024-02-29", "2025-02-28"), ("ENF-2Y", "2024-10-01", "2026-10-08"),
    ("OBJ-6M", "2026-08-31", "2027-03-01"), ("MED-1M", "2026-01-31", "2026-02-28"),
    ("CORRECT", "2026-09-30", "2026-10-13"), ("CONSENT-WAIT", "2026-04-30", "2026-05-11"),
    ("ARB-HEARING-5WD", "2026-10-12", "2026-09-29"), ("PERF", "2026-10-01", "2026-10-01"),
    ("SUE-30R", "2026-09-01", "2026-10-08"),
    ("LANGUAGE-1WD", "2026-09-30", "2026-10-08"), ("ARCHIVE", "2026-11-06", "2026-11-23")])
def test_a_clock_ends_on_the_day_the_law_says(clock_id: str, start: str, on: str) -> None:
    last = last_day(clock_id, date.fromisoformat(start))
    assert last.on == date.fromisoformat(on)
    assert last.how.endswith("。")


def test_a_body_counts_by_its_own_length_and_calendar() -> None:
    assert last_day("CORRECT", date(2026, 11, 2), length=10).on == date(2026, 11, 16)
    assert last_day("CONF-REVIEW", date(2026, 11, 2), length=7).on == date(2026, 11, 9)
    day_off = Calendar(overrides_off=frozenset({date(2026, 11, 20)}))
    assert last_day("MED-15", date(2026, 11, 5), day_off).on == date(2026, 11, 23)
    with pytest.raises(ValueError, match="正整数"):
        last_day("CORRECT", date(2026, 11, 2), length=0)


def test_a_period_extended_to_a_day_ends_on_that_day_or_after_the_holiday() -> None:
    accepted = date(2026, 9, 10)
    assert last_day("MED-15", accepted, extended_to=date(2026, 10, 12)).on == date(2026, 10, 12)
    rolled = last_day("MED-15", accepted, extended_to=date(2026, 10, 1))
    assert (rolled.raw, rolled.on) == (date(2026, 10, 1), date(2026, 10, 8))


def test_what_the_law_does_not_let_anyone_extend_is_not_extended() -> None:
    for clock_id in ("ARBREV-15", "OBJ-15", "SUE-15", "ACC-3WD", "NEG-5"):
        with pytest.raises(ValueError, match="不能延长"):
            last_day(clock_id, date(2026, 9, 1), extended_to=date(2026, 12, 1))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="不能早于起算日"):
        last_day("MED-15", date(2026, 9, 10), extended_to=date(2026, 9, 9))


def test_an_agreed_period_needs_its_last_day() -> None:
    for clock_id in ("NEG-AGREED", "CONF-SUPPLY"):
        with pytest.raises(ValueError, match="请填写约定或者指定的最后一日"):
            last_day(clock_id, date(2026, 9, 1))
        assert last_day(clock_id, date(2026, 9, 1), extended_to=date(2026, 9, 10)).on == date(2026, 9, 10)
        assert last_day(clock_id, date(2026, 9, 1), length=9).on == date(2026, 9, 10)


def test_an_agreed_day_of_payment_stays_although_it_is_a_holiday() -> None:
    last = last_day("PERF", date(2027, 10, 1))
    assert (last.on, last.provisional) == (date(2027, 10, 1), False)
    assert last_day("PERF", date(2026, 10, 1), extended_to=date(2026, 10, 4)).on == date(2026, 10, 4)


def test_an_unknown_clock_is_an_error() -> None:
    with pytest.raises(KeyError):
        last_day("MED-16", date(2026, 9, 1))


@pytest.mark.parametrize(("basis", "procedure", "clock_id"), [
    (Basis.ENTERPRISE, None, "MED-15"), (Basis.TOWNSHIP, None, "MED-15"), (Basis.UNION_SELF, None, "MED-15"),
    (Basis.NEW_FORM, None, "MED-15"), (Basis.PEOPLE, None, "MED-1M"), (Basis.COURT_DELEGATED, None, "MED-30"),
    (Basis.COURT_ENTRUSTED, CourtProcedure.ORDINARY, "MED-15C"),
    (Basis.COURT_ENTRUSTED, CourtProcedure.SUMMARY, "MED-7C"), (Basis.ARB_DELEGATED, None, "ARBDEL-10")])
def test_the_basis_of_the_case_decides_its_mediation_period(
        basis: Basis, procedure: CourtProcedure | None, clock_id: str) -> None:
    assert mediation_clock(basis, procedure) == clock_id


def test_every_basis_has_a_mediation_period() -> None:
    assert {mediation_clock(basis, CourtProcedure.ORDINARY) for basis in Basis} <= set(CLOCKS)


def test_an_entrusted_case_needs_the_procedure_of_its_suit() -> None:
    with pytest.raises(ValueError, match="请先登记普通程序还是简易程序"):
        mediation_clock(Basis.COURT_ENTRUSTED, None)


def test_only_the_new_form_rules_cap_an_extension() -> None:
    assert {basis: extension_cap_days(basis) for basis in Basis if extension_cap_days(basis)} == {
        Basis.NEW_FORM: 15}
