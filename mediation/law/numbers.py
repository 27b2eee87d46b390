"""Numbers that papers bear: court case numbers, the body's own numbers, look-up codes, dates in words."""
from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from stdnum import damm

FULL_WIDTH = str.maketrans("０１２３４５６７８９（）［］〔〕【】[]", "0123456789()()()()()")
COURTS = r"最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军]\d{0,4}"
KINDS = ("诉前调确", "诉前调书", "诉前调", "民特监", "民特", "民初", "民终", "民申", "民再", "民督", "民撤",
         "财保", "执恢", "执异", "执保", "执")
OLD_KIND = "调确"
PRESENT_NUMBER = re.compile(
    rf"\((\d{{4}})\)({COURTS})({'|'.join(KINDS)})第?(\d{{1,8}})号(之[一二三四五六七八九十]{{1,4}})?", re.ASCII)
OLD_NUMBER = re.compile(rf"\((\d{{4}})\)([^\s()]{{1,8}}?){OLD_KIND}字第(\d{{1,8}})号", re.ASCII)
IN_A_NAME = re.compile(
    rf"(?<!\d)\(?(\d{{4}})\)?({COURTS})({'|'.join(KINDS)})第?(\d{{1,8}})(?!\d)号?(之[一二三四五六七八九十]{{1,4}})?", re.ASCII)
EXAMPLE = "（2024）粤0605诉前调确12号"


class NumberError(ValueError):
    """A number that cannot be right; the message says in Chinese what to do."""


@dataclass(frozen=True)
class CourtNumber:
    """A court's case number taken apart; ``canonical`` is how papers print it."""

    year: int
    court: str
    kind: str
    seq: int
    canonical: str

    def __str__(self) -> str:
        return self.canonical


def court_number(text: str, types: Collection[str] | None = None) -> CourtNumber:
    """Read a court's case number, in any brackets and with full-width digits (法〔2018〕335号; law.md §5.1).

    ``types`` are the kinds that are taken here (the setting CASE_NO_TYPES), all of them if None. Numbers of
    before 2013 (调确字第N号) are read as kind 调确. Raises NumberError for what no court writes.
    """
    compact = "".join(text.split()).translate(FULL_WIDTH)
    present = PRESENT_NUMBER.fullmatch(compact)
    old = OLD_NUMBER.fullmatch(compact)
    if present:
        year, court, kind, seq = int(present[1]), present[2], present[3], int(present[4])
        canonical = f"（{year}）{court}{kind}{seq}号{present[5] or ''}"
    elif old:
        year, court, kind, seq = int(old[1]), old[2], OLD_KIND, int(old[3])
        canonical = f"（{year}）{court}{kind}字第{seq}号"
    else:
        raise NumberError(f"案号格式不对，应如“{EXAMPLE}”，请照裁定书或者通知书上的案号填写。")
    if not 1990 <= year <= 2100 or seq == 0:
        raise NumberError("案号的年份或者编号不对，请照裁定书或者通知书上的案号填写。")
    if types is not None and kind not in types:
        raise NumberError(f"案号类型“{kind}”不能用在这里，这里可用：{'、'.join(types)}。请核对是否填错文书。")
    return CourtNumber(year, court, kind, seq, canonical)


def court_numbers_in(text: str) -> list[CourtNumber]:
    """Every court number that stands somewhere in a text or the name of a file, once each, in the order found.

    A name often lacks the brackets and the 号, which many systems do not allow in names: 2026粤0605诉前调确12.
    """
    compact = "".join(text.split()).translate(FULL_WIDTH)
    found = []
    for match in IN_A_NAME.finditer(compact):
        year, court, kind, seq, part = match.groups()
        found.append((match.start(), f"({year}){court}{kind}{seq}号{part or ''}"))
    found += [(match.start(), match[0]) for match in OLD_NUMBER.finditer(compact)]
    read: dict[str, CourtNumber] = {}
    for _place, number in sorted(found):
        try:
            known = court_number(number)
        except NumberError:
            continue
        read.setdefault(known.canonical, known)
    return list(read.values())


def case_number(org: str, year: int, seq: int) -> str:
    """The body's case number, consecutive per body and year from acceptance (documents.md §11)."""
    return f"{_org(org)}调字〔{year}〕第{_seq(seq):03d}号"


def document_number(org: str, kind_word: str, year: int, seq: int) -> str:
    """The number of a letter or notice: no padding, no 第 (GB/T 9704—2012 7.2.5; documents.md §11)."""
    return f"{_org(org)}调{kind_word}〔{year}〕{_seq(seq)}号"


def _org(org: str) -> str:
    if not org.strip():
        raise NumberError("请先在机构设置中填写机构代字，再编号。")
    return org.strip()


def _seq(seq: int) -> int:
    if seq < 1:
        raise NumberError("编号应从1开始。")
    return seq


def make_locator(stem: str) -> str:
    """Nine digits from eight random ones: the ninth is a check digit (Damm), so that one slip is noticed."""
    if not (len(stem) == 8 and stem.isascii() and stem.isdigit()):
        raise NumberError("查询码的前段应为8位数字。")
    return stem + damm.calc_check_digit(stem)


def locator(text: str) -> str:
    """The nine digits of a look-up code as typed, with spaces, hyphens or full-width digits.

    Raises NumberError if it is not nine digits or the check digit does not fit.
    """
    compact = re.sub(r"[\s\-－—]", "", text).translate(FULL_WIDTH)
    if not (len(compact) == 9 and compact.isascii() and compact.isdigit()):
        raise NumberError("查询码应为9位数字，请照回执填写。")
    if not damm.is_valid(compact):
        raise NumberError("查询码不对，可能有一位填错或者相邻两位写反，请照回执核对。")
    return compact


def locator_words(nine: str) -> str:
    """A look-up code in three groups, as receipts print it: 123 456 786."""
    return " ".join((nine[:3], nine[3:6], nine[6:]))


def date_words(day: date) -> str:
    """A date as papers print it: 2026年3月9日, no padding (GB/T 9704—2012 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def last_day_words(day: date) -> str:
    """A due date as papers print it: 2026年12月21日前（含当日） (documents.md §12)."""
    return f"{date_words(day)}前（含当日）"
