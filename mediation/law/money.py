"""Sums: read from what people type, kept as integer 分, printed in figures and in capitals (大写)."""
from __future__ import annotations

import re

LARGEST_FEN = 9_999_999_999_999
FULL_WIDTH = str.maketrans("０１２３４５６７８９，．－−￥", "0123456789,.--¥")
PLAIN = re.compile(r"\d+(?:\.(\d*))?", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.(\d*))?", re.ASCII)
NUMBER = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?(万?)(?![\d年月日号%])", re.ASCII)
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
GROUPS = ("", "万", "亿")


class MoneyError(ValueError):
    """What was typed is not a sum; the message says in Chinese what to do."""


def parse_yuan(text: str) -> int:
    """The sum in 分 that somebody typed in 元: 36580, 36,580.00, ¥36,580.5元, full-width digits too.

    Raises MoneyError for an empty field, a negative sum, more than two decimals, commas in the wrong place,
    a sum above 9,999,999,999,999 分 and anything that is not a plain number (NaN, 1e400, 3万).
    """
    compact = "".join(text.split()).translate(FULL_WIDTH).removeprefix("¥").removesuffix("元")
    if not compact:
        raise MoneyError("请填写金额，如 3658.50。")
    if compact.startswith("-"):
        raise MoneyError("金额不能是负数，请填写不带负号的金额。")
    if len(compact) > 40:
        raise MoneyError("金额过长，请核对是否多填了内容。")
    read = PLAIN.fullmatch(compact) or GROUPED.fullmatch(compact)
    if not read:
        if re.fullmatch(r"[\d,]+(?:\.\d*)?", compact, re.ASCII):
            raise MoneyError("金额中的逗号位置不对，请不用逗号，如 36580.00。")
        raise MoneyError("金额只能填写数字和小数点，单位为元，如 3658.50。")
    decimals = read[1]
    if decimals == "":
        raise MoneyError("小数点后缺少数字，请补上，如 3658.50。")
    if decimals and len(decimals) > 2:
        raise MoneyError("金额最多两位小数（到分），请核对。")
    whole, _, fraction = compact.replace(",", "").partition(".")
    fen = int(whole) * 100 + int(fraction.ljust(2, "0"))
    if fen > LARGEST_FEN:
        raise MoneyError(f"金额过大，最多 {yuan(LARGEST_FEN)} 元，请核对单位是否为元。")
    return fen


def yuan(fen: int) -> str:
    """A sum in 分 as figures in 元: 3658000 → 36,580.00."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def says(text: str, fen: int) -> bool:
    """Whether a sum in 分 stands in a text: 1234.50, 1,234.50, 1234.5, in full-width digits, in 万, or in 大写."""
    plain = text.translate(FULL_WIDTH)
    if any(_in_fen(*found.groups()) == fen for found in NUMBER.finditer(plain)):
        return True
    words = re.escape(in_words(fen).removesuffix("整"))
    return re.search(f"(?<![{CAPITALS}]){words}(?![{CAPITALS}])", plain.replace("圆", "元")) is not None


def _in_fen(whole: str, fraction: str | None, ten_thousands: str) -> int | None:
    """The sum of a number as it is written; None where it goes below a 分."""
    places = 6 if ten_thousands else 2
    decimals = (fraction or "").rstrip("0")
    return int(whole.replace(",", "") + decimals.ljust(places, "0")) if len(decimals) <= places else None


def in_words(fen: int) -> str:
    """A sum in 分 in capitals, without 人民币 (documents.md §12; 正确填写票据和结算凭证的基本规定).

    整 ends a sum that stops at 元 or 角. Raises MoneyError for a negative or too large sum.
    """
    if not 0 <= fen <= LARGEST_FEN:
        raise MoneyError("大写金额应为零以上、且不超过最大金额，请核对金额。")
    whole, cents = divmod(fen, 100)
    jiao, cent = divmod(cents, 10)
    words = _whole_in_words(whole) + "元" if whole or not cents else ""
    if jiao:
        words += DIGITS[jiao] + "角"
    elif words and cent:
        words += "零"
    return words + (DIGITS[cent] + "分" if cent else "整")


def _whole_in_words(whole: int) -> str:
    """Whole 元 in capitals, in groups of four places; one 零 stands for any row of noughts between digits."""
    if not whole:
        return "零"
    words, skipped = "", False
    for power in range(len(GROUPS) - 1, -1, -1):
        group = whole // 10000 ** power % 10000
        if not group:
            skipped = bool(words)
            continue
        if words and (skipped or group < 1000):
            words += "零"
        words += _group_in_words(group) + GROUPS[power]
        skipped = False
    return words


def _group_in_words(group: int) -> str:
    words, skipped = "", False
    for unit, name in PLACES:
        digit = group // unit % 10
        if digit:
            words += ("零" if skipped else "") + DIGITS[digit] + name
        skipped = not digit and bool(words)
    return words
