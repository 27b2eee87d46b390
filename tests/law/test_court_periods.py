"""The periods of what a court hands over, around holidays: signed for on the Friday before the Spring Festival."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.time_limits import CHINA, CLOCKS, AtEnd, last_day

FRIDAY = date(2026, 2, 13)  # 14 and 28 February are worked Saturdays, 15 to 23 February are the holiday


@pytest.mark.parametrize(("clock_id", "start", "ends"), [
    ("MED-7C", FRIDAY, date(2026, 2, 24)),  # the 20th lies in the holiday
    ("MED-15C", FRIDAY, date(2026, 2, 28)),  # a Saturday that is worked
    ("MED-30", FRIDAY, date(2026, 3, 16)),  # the 15th is a Sunday
    ("CONFIRM-ORG-3WD", FRIDAY, date(2026, 2, 25)),  # the 14th, the 24th, the 25th
    ("PICK-2WD", FRIDAY, date(2026, 2, 24)), ("NAME-3WD", FRIDAY, date(2026, 2, 25)),
    ("MED-7C", date(2026, 3, 2), date(2026, 3, 9)), ("MED-15C", date(2026, 3, 2), date(2026, 3, 17)),
    ("MED-30", date(2026, 3, 2), date(2026, 4, 1))])
def test_the_day_of_signing_is_not_counted_and_the_last_day_rolls(clock_id: str, start: date, ends: date) -> None:
    assert last_day(clock_id, start, CHINA).on == ends


@pytest.mark.parametrize("clock_id", ["MED-30", "MED-15C", "MED-7C"])
def test_both_may_extend_without_a_cap_and_the_end_closes_nothing_by_itself(clock_id: str) -> None:
    far = date(2026, 12, 21)
    assert last_day(clock_id, FRIDAY, CHINA, extended_to=far).on == far
    assert CLOCKS[clock_id].at_end is AtEnd.OVER
