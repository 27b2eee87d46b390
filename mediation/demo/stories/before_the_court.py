"""Not paid, and what was asked of the court: payment orders and enforcement as they stand today."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, tale
from mediation.law.terms import Basis

TOWNSHIP = {"body": "township", "basis": Basis.TOWNSHIP}


def not_paid(walk: OnStage) -> Iterator[Moment]:
    """In effect on day 10, all due on day 20, nothing came."""
    yield from ways.settled(walk, (1000, 20))
    yield 23
    walk.defaults()


@tale("C066b", variation="到期未付，四人先后申请支付令", begins=47, migrant=True, workers=4, asked=[firm("针织制衣")], occupation="缝纫工",
      sums=(4_400_000,), **TOWNSHIP)
def four_who_ask_for_an_order(walk: OnStage) -> Iterator[Moment]:
    """One has just asked, one is docketed, one order is out, one is with the employer, who only says it can't pay."""
    yield from not_paid(walk)
    asked, docketed, issued, served = walk.lines
    yield 25
    walk.asks_for_an_order([served])
    yield 29
    walk.order_goes_out(served)
    yield 34
    walk.order_is_served(served)
    walk.asks_for_an_order([issued])
    yield 38
    walk.objection_is_dismissed(served)
    walk.order_goes_out(issued)
    yield 41
    walk.asks_for_an_order([docketed])
    yield 44
    walk.order_is_docketed(docketed)
    walk.asks_for_an_order([asked])


@tale("C136b", variation="支付令发出以后单位提出异议，程序终结", begins=43, asked=[firm("包装印刷")], occupation="印刷工",
      sums=(1_200_000,), workers=1, **TOWNSHIP)
def an_objection_that_counts(walk: OnStage) -> Iterator[Moment]:
    yield from not_paid(walk)
    yield 24
    walk.asks_for_an_order(walk.lines)
    yield 28
    walk.order_goes_out(walk.lines[0])
    yield 32
    walk.order_is_served(walk.lines[0])
    yield 39
    walk.order_is_objected_to(walk.lines[0])


@tale("C106c", variation="确认裁定生效后仍未付，正在执行", begins=75, asked=[firm("园林绿化")], migrant=True, occupation="绿化工",
      sums=(2_600_000,), workers=2, **TOWNSHIP)
def enforced_on_the_ruling(walk: OnStage) -> Iterator[Moment]:
    """Both sides had it confirmed before the day; each worker has asked for enforcement."""
    yield from ways.settled(walk, (1000, 45))
    yield from ways.confirmed(walk, 13)
    yield 48
    walk.defaults()
    yield 52
    for line in walk.lines:
        walk.asks_for_enforcement([line])


@tale("C110b", variation="支付令无人异议，执行没有发现财产", begins=140, asked=[firm("餐饮管理")], occupation="帮厨",
      sums=(3_100_000,), workers=1, **TOWNSHIP)
def nothing_to_be_found(walk: OnStage) -> Iterator[Moment]:
    yield from not_paid(walk)
    yield 25
    walk.asks_for_an_order(walk.lines)
    yield 30
    walk.order_goes_out(walk.lines[0])
    yield 36
    walk.order_is_served(walk.lines[0])
    yield 55
    walk.asks_for_enforcement(walk.lines)
    yield 130
    walk.enforcement_finds_nothing(walk.lines[0])
