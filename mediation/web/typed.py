"""What people type, read as text and as days; what can't be read is refused in the language of the page."""
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from flask_babel import gettext as _

Value = TypeVar("Value")

SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
FULL_WIDTH = str.maketrans("０１２３４５６７８９／－．：　", "0123456789/-.: ")
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d{2})(\d{2})", re.ASCII)


def in_language(read: Callable[[str], Value], text: str) -> Value:
    """What was read; raises ValueError with the law's words for what is wrong in the language of the page."""
    try:
        return read(text)
    except ValueError as wrong:
        raise ValueError(_(str(wrong))) from wrong


def readable(text: str) -> str:
    """The text with plain line ends; raises ValueError for characters that no paper can bear."""
    if CONTROL.search(text) or SURROGATE.search(text):
        raise ValueError(_("里面有看不见的控制字符，请删去后手工重新输入。"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def within(text: str, most: int) -> str:
    """The text; raises ValueError when it is longer than ``most`` characters."""
    if len(text) > most:
        raise ValueError(_("最多%(most)d字，现在%(now)d字，请删去%(over)d字，或者作为材料附上。",
                           most=most, now=len(text), over=len(text) - most))
    return text


def existing_day(year: int, month: int, day: int) -> date:
    """The day; raises ValueError that says which part of it does not exist."""
    if year < 1:
        raise ValueError(_("没有公元0年，请核对年份。"))
    if not 1 <= month <= 12:
        raise ValueError(_("没有%(month)d月，请核对月份。", month=month))
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise ValueError(_("%(year)d年%(month)d月只有%(longest)d天，没有%(month)d月%(day)d日，请核对。", year=year,
                           month=month, longest=longest, day=day))
    return date(year, month, day)
