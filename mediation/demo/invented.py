"""Invented people and numbers: well formed, belonging to nobody known to us."""
from __future__ import annotations

from datetime import date, timedelta

from mediation.law.identity import RESIDENT_CHECK_DIGITS, RESIDENT_WEIGHTS

CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
DISTRICTS = ("440604", "440605", "652901", "620102", "510107")


def resident_number(seed: int, *, female: bool = True, born: date | None = None) -> str:
    """An invented resident number with a right check digit; equal seeds give equal numbers."""
    day = born or date(1970, 1, 1) + timedelta(days=(seed * 137) % 11000)
    order = (seed * 7) % 500 * 2 + (0 if female else 1)
    stem = f"{DISTRICTS[seed % len(DISTRICTS)]}{day:%Y%m%d}{order:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(stem, RESIDENT_WEIGHTS, strict=True))
    return stem + RESIDENT_CHECK_DIGITS[total % 11]


def credit_code(seed: int) -> str:
    """An invented unified social credit code with a right check character."""
    stem = f"91440600MADEM{seed % 10000:04d}"
    total = sum(CODE_LETTERS.index(letter) * weight for letter, weight in zip(stem, CODE_WEIGHTS, strict=True))
    return stem + CODE_LETTERS[(31 - total % 31) % 31]


def mobile(seed: int) -> str:
    """An invented mobile number, of the block 138 0000."""
    return f"1380000{seed % 10000:04d}"
