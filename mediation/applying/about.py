"""What somebody knows only about: a month instead of a day, a sum with 约 before it or counted in 千 and 万."""
from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _

from mediation.web.typed import FULL_WIDTH, existing_day
from mediation.web.widgets import MoneyField, ShanghaiDateField

MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", re.ASCII)
ABOUT = re.compile(r"^\s*(大概|大约|差不多|约)\s*|\s*(左右|多|上下)?\s*(块钱|块|元)?\s*$")
COUNTED = re.compile(r"(\d+(?:\.\d{1,2})?)\s*(千|k|K|万|w|W)", re.ASCII)
TIMES = {"千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}


class AboutDayField(ShanghaiDateField):
    """A day, or only its month: the first day of it, so that no period is reckoned too long; ``ends``: the last day.

    The clerk asks for the day itself before anything is reckoned from it.
    """

    def __init__(self, label: Any = None, *, ends: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("description", _("如 2024-03-01；只记得月份，写 2024年3月。"))
        super().__init__(label, near=(), **kwargs)
        self.ends = ends

    def read(self, text: str) -> date:
        """The day that was meant; raises ValueError."""
        found = MONTH.fullmatch(text.translate(FULL_WIDTH).strip())
        if not found:
            return super().read(text)
        year, month = int(found[1]), int(found[2])
        first = existing_day(year, month, 1)
        return self._in_range(first.replace(day=monthrange(year, month)[1]) if self.ends else first)


class AboutSumField(MoneyField):
    """A sum as one says it: 6000, 约6000元, 6千, 1.2万."""

    def read(self, text: str) -> int:
        """The sum in 分; raises ValueError."""
        plain = ABOUT.sub("", text.translate(FULL_WIDTH))
        found = COUNTED.fullmatch(plain)
        if found is None:
            return super().read(plain or text)
        return super().read(f"{Decimal(found[1]) * TIMES[found[2].lower()]:.2f}")
