"""The figures as they are read: each share with what it is a share of; observers see no small numbers.

An observer reads numbers of cases to the nearest ten and sums to the nearest ten thousand yuan, and below ten only
that they are below ten: from no two figures can the few that lie between them be made out. A director reads the
figures of the own body as they are.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.bodies.models import Body
from mediation.law.money import yuan
from mediation.law.terms import Role
from mediation.statistics.queries import Counted, bodies_counted_for, counted

YEARS = 5
SMALLEST, STEP = 10, 10
FEN_STEP = 10_000 * 100
FEW = f"<{SMALLEST}"
HEADS = ("收件", "受理 ÷ 收件", "不予受理、转介 ÷ 收件", "撤回 ÷ 收件", "达成协议 ÷ 受理", "未达成 ÷ 受理", "司法确认 ÷ 达成协议",
         "逾期未付 ÷ 达成协议", "支付令、执行 ÷ 达成协议", "请求金额", "议定 ÷ 达成协议案件的请求", "已付 ÷ 议定")


@dataclass(frozen=True)
class YearShown:
    """One year of a body, its values in the order of HEADS."""

    year: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class BodyShown:
    """One body with its years; ``exact`` where nothing is rounded."""

    name: str
    ref: str
    exact: bool
    years: list[YearShown]


def shown(person: Any) -> list[BodyShown]:
    """Every body whose figures this person may see, by name."""
    bodies, today = bodies_counted_for(person), clock.today()
    rows = counted(bodies, date(today.year - YEARS + 1, 1, 1), today)
    return [_shown(body, [row for row in rows if row.body_id == body.id], person.holds(Role.DIRECTOR, body.id))
            for body in bodies]


def _shown(body: Body, rows: Sequence[Counted], exact: bool) -> BodyShown:
    return BodyShown(body.name, body.public_id, exact, [YearShown(row.year, values(row, exact)) for row in rows])


def values(row: Counted, exact: bool) -> tuple[str, ...]:
    """The figures of one body and year in the order of HEADS."""
    return (
        _count(row.received, exact), _share(row.accepted, row.received, exact),
        _share(row.not_accepted, row.received, exact), _share(row.withdrawn, row.received, exact),
        _share(row.agreed, row.accepted, exact), _share(row.no_agreement, row.accepted, exact),
        _share(row.confirmed, row.agreed, exact), _share(row.late, row.agreed, exact),
        _share(row.at_court, row.agreed, exact), _sum(row.asked_fen, row.with_asked, exact),
        f"{_sum(row.agreed_fen, row.with_agreed, exact)}/{_sum(row.agreed_asked_fen, row.agreed, exact)}",
        f"{_sum(row.paid_fen, row.with_paid, exact)}/{_sum(row.agreed_fen, row.with_agreed, exact)}")


def _count(number: int, exact: bool) -> str:
    if exact:
        return str(number)
    return FEW if number < SMALLEST else str(_nearest(number, STEP))


def _share(part: int, whole: int, exact: bool) -> str:
    """Part and whole, and the share where both may be read."""
    words = f"{_count(part, exact)}/{_count(whole, exact)}"
    if not whole or (not exact and part < SMALLEST):
        return words
    above, below = (part, whole) if exact else (_nearest(part, STEP), _nearest(whole, STEP))
    return f"{words}＝{round(100 * above / below)}%"


def _sum(fen: int, cases: int, exact: bool) -> str:
    """A sum, which for an observer is rounded and not given for few cases."""
    if exact:
        return yuan(fen)
    return f"{FEW}件不列" if cases < SMALLEST else f"约{_nearest(fen, FEN_STEP) // FEN_STEP:,}万"


def _nearest(number: int, step: int) -> int:
    return (number + step // 2) // step * step
