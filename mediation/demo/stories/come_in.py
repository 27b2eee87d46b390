"""Employers who were invited: two have registered who speaks for them, one has its slip and has not come yet."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo.tales import Moment, OnStage, firm, tale
from mediation.law.terms import Basis

PEOPLE = {"body": "courier", "basis": Basis.PEOPLE}


@tale("C025i", variation="单位凭邀请单上网登记了代理人，授权核对过，还没有答复", begins=3, asked=[firm("酒店管理")], occupation="前厅接待",
      women=True, **PEOPLE)
def came_in_by_its_invitation(walk: OnStage) -> Iterator[Moment]:
    """Its manager registered on the telephone; the worker does not want to be called at work."""
    yield 0
    walk.comes_in()
    walk.wants_to_be_told(walk.case.applicants[0])
    yield 1
    walk.asks()
    given = walk.invites(walk.case.respondents[0])
    yield 2
    who = walk.enters(given, "方晓明", "人事经理")
    yield 2
    walk.finds_the_authority_good(who)


@tale("C005i", variation="单位登记了来办的人，授权还没有核对", begins=2, asked=[firm("美术培训")], occupation="助教", sums=(560_000,),
      **PEOPLE)
def came_in_and_nobody_has_looked_yet(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    walk.enters(walk.invites(walk.case.respondents[0]), "沈佳宁", "行政主管", settles=False)


@tale("C168i", variation="邀请单已经交给单位，还没有人进来", begins=2, asked=[firm("建材经营")], occupation="送货员", **PEOPLE)
def invited_and_not_come_yet(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    walk.invites(walk.case.respondents[0])
