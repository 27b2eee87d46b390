"""Passwords of digits that parties choose: long enough, and not what anybody would try first."""
from __future__ import annotations

from collections.abc import Iterable

from mediation.errors import RequirementNotMet

RUNS = ("01234567890123456789", "98765432109876543210")


def check_digits(typed: str, shortest: int, longest: int, known: Iterable[str | None], field: str = "pin") -> None:
    """Raises RequirementNotMet for digits too few or too many, in a row, repeated, or known of the person."""
    if not typed.isdigit() or not typed.isascii() or not shortest <= len(typed) <= longest:
        raise RequirementNotMet(f"请填{shortest}到{longest}位数字。", field=field)
    if len(set(typed)) < 3 or _is_repeated(typed) or any(typed in run for run in RUNS):
        raise RequirementNotMet("这个密码太容易猜到，请不要用相同或者连着的数字。", field=field)
    if any(typed in (number or "") for number in known):
        raise RequirementNotMet("请不要用手机号、身份证号里的数字。", field=field)


def _is_repeated(typed: str) -> bool:
    """Whether it is one piece over and over: 12341234, 123123123."""
    return any(len(typed) % size == 0 and typed == typed[:size] * (len(typed) // size)
               for size in range(1, len(typed) // 2 + 1))
