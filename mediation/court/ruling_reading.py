"""What a paper of the court says of itself: whose it is, what was decided, when, by which judge.

Everything read is a proposal for the liaison, who confirms each file; what can't be read stays open. By the name of the
file first, then by a code on its pages, then by its text: in a text other numbers may stand too.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.confirmations.incoming_models import FoundBy
from mediation.documents.check_codes import code_in
from mediation.documents.page_reading import PageRead
from mediation.law.numbers import court_numbers_in
from mediation.web.widgets import FULL_WIDTH, existing_day

RECEIPT = re.compile(r"收法(\d{4,20})(?!\d)", re.ASCII)
DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
DAY_IN_SIGNS = re.compile(r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
DAY_IN_DIGITS = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
JUDGE = re.compile(r"^(?:代理)?审判[员长]([\u3400-\u9fff·\U00020000-\U0003ffff]{2,20})$")
TEN = 10
OUR_ADDRESS = "/verify/"
SAYS: tuple[tuple[str, str], ...] = (
    ("受理通知书", "受理"), ("按撤回", "按撤回处理"), ("准许撤回", "准许撤回"), ("准予撤回", "准许撤回"), ("不予受理", "不予受理"),
    ("终结特别程序", "终结"), ("终结本案", "终结"), ("驳回", "驳回"), ("有效", "确认有效"))
"""What stands in the title or in the ruling itself, and how the table calls it; the first that fits counts."""
RULED = "裁定如下"


@dataclass(frozen=True)
class RulingRead:
    """What a file says. ``codes`` are those of our own papers on its pages, ``other_number`` a second court number."""

    found_by: FoundBy
    receipt: str = ""
    number: str = ""
    other_number: str = ""
    codes: tuple[str, ...] = ()
    result: str = ""
    day: date | None = None
    judge: str = ""


def read_ruling(name: str, pages: Sequence[PageRead]) -> RulingRead:
    """What the name, the codes and the text of a file say."""
    text = "\n".join(page.text for page in pages)
    codes = [code for page in pages for code in page.codes]
    ours = tuple(read.code for code in codes if OUR_ADDRESS in code and (read := code_in(code)) is not None)
    sources = ((FoundBy.NAME, name), (FoundBy.QR, "\n".join(codes)), (FoundBy.TEXT, text))
    found = [(way, *_whose(said)) for way, said in sources]
    numbers = [number for _way, _receipt, all_of in found for number in all_of]
    number = numbers[0] if numbers else ""
    receipt = next((receipt for _way, receipt, _all in found if receipt), "")
    by_number = next((way for way, receipt, all_of in found if receipt or all_of), None)
    return RulingRead(
        found_by=by_number or (FoundBy.QR if ours else FoundBy.NOTHING), receipt=receipt, number=number,
        other_number=next((other for other in numbers if other != number), ""), codes=ours,
        result=_result(name, text), day=_day(text), judge=_judge(text))


def _whose(said: str) -> tuple[str, list[str]]:
    """The receipt number and the court numbers in a text."""
    receipt = RECEIPT.search("".join(said.split()).translate(FULL_WIDTH))
    return receipt[1] if receipt else "", [number.canonical for number in court_numbers_in(said)]


def _result(name: str, text: str) -> str:
    """What was decided: by the words after 裁定如下, else by the title in the name or on the first lines."""
    compact = "".join(text.split())
    _before, ruled, after = compact.partition(RULED)
    for said in (after[:400] if ruled else "", compact[:60], name):
        for words, result in SAYS:
            if words in said:
                return result
    return ""


def _day(text: str) -> date | None:
    """The last day that the text names: a ruling is dated at its end."""
    compact = "".join(text.split()).translate(FULL_WIDTH)
    days = sorted(_days(compact))
    return days[-1][1] if days else None


def _days(compact: str) -> Iterator[tuple[int, date]]:
    for match in DAY_IN_DIGITS.finditer(compact):
        yield from _existing(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in DAY_IN_SIGNS.finditer(compact):
        year = int("".join(str(DIGITS[sign]) for sign in match[1]))
        yield from _existing(match.start(), year, _number(match[2]), _number(match[3]))


def _existing(place: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    try:
        yield place, existing_day(year, month, day)
    except ValueError:
        return


def _number(signs: str) -> int:
    """十, 十一, 二十, 三十一 as numbers; 0 where nobody counts so, as in 十十."""
    tens, ten, ones = signs.rpartition("十")
    if not ten:
        return DIGITS.get(signs, 0)
    if any(part and part not in DIGITS for part in (tens, ones)):
        return 0
    return (DIGITS[tens] if tens else 1) * TEN + (DIGITS[ones] if ones else 0)


def _judge(text: str) -> str:
    """Who signed as judge, where the name stands on the line of the office."""
    for line in text.splitlines():
        signed = JUDGE.match("".join(line.split()))
        if signed is not None:
            return signed[1]
    return ""
