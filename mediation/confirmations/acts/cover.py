"""A liaison goes on leave: one act hands everything that is theirs to a colleague, from a day to a day, and back."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.confirmations.hours_models import LiaisonCover
from mediation.confirmations.queries import covers_on, kept_by
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.numbers import date_words
from mediation.law.terms import Role
from mediation.notices.acts import tell_staff
from mediation.people.models import Person

LONGEST = timedelta(days=366)


def hand_over_for_leave(court: Body, absent: Person, substitute: Person, first: date, last: date, *, by: Any
                        ) -> LiaisonCover:
    """Everything that ``absent`` keeps at this court is the substitute's from ``first`` to ``last``, both included.

    It covers what is filed meanwhile, and goes back by itself. A liaison may do it for a colleague who has fallen ill.
    """
    if not by.holds(Role.LIAISON, court.id):
        raise NotPermitted("只有这家法院的联络员可以办请假交接。")
    if substitute is absent or not substitute.holds(Role.LIAISON, court.id):
        raise RequirementNotMet("请选择同一家法院的另一位联络员。", field="substitute")
    if not absent.holds(Role.LIAISON, court.id):
        raise RequirementNotMet("请假的人不是这家法院的联络员。", field="absent")
    if not clock.today() <= first <= last <= first + LONGEST:
        raise RequirementNotMet("开始的日期不能早于今天，结束的日期不能早于开始，一次最多一年。", field="last")
    for each in covers_on([court.id], first):
        meets = each.from_on <= last and first <= each.until_on
        if meets and each.absent is absent:
            raise RequirementNotMet(f"{absent.name}在这段时间里已经由{each.substitute.name}代办，请先收回。", field="first")
        if meets and each.absent is substitute:
            raise RequirementNotMet(f"{substitute.name}自己在这段时间里请假，请选别人。", field="substitute")
    cover = LiaisonCover(court=court, absent=absent, substitute=substitute, from_on=first, until_on=last,
                         made_at=clock.now())
    db.session.add(cover)
    db.session.flush()
    number = kept_by(absent, court)
    for person in {absent, substitute} - {by}:
        tell_staff(None, person, words=f"{absent.name}{date_words(first)}至{date_words(last)}请假，其办的{number}件和这段时间里的新进展"
                   f"由{substitute.name}代办。", key=f"leave:{cover.public_id}:{person.public_id}", by=by)
    trail.record("hand_over_for_leave", by=by, record=cover, applications=number,
                 absent=absent.public_id, substitute=substitute.public_id, first=str(first), last=str(last))
    return cover


def end_leave(cover: LiaisonCover, *, by: Any) -> None:
    """Back earlier: from now on everything is with its keeper again."""
    if not by.holds(Role.LIAISON, cover.court_id):
        raise NotPermitted("只有这家法院的联络员可以办请假交接。")
    if cover.ended_at is not None:
        raise NotNow("已经收回了，请刷新页面。")
    cover.ended_at = clock.now()
    for person in {cover.absent, cover.substitute} - {by}:
        tell_staff(None, person, words=f"{cover.absent.name}的请假交接已收回，其办的各件仍由本人办。",
                   key=f"leave-ended:{cover.public_id}:{person.public_id}", by=by)
    trail.record("end_leave", by=by, record=cover)
    db.session.flush()


def acting_for(keeper: Person, court: Body) -> list[Person]:
    """Who is told of what a liaison keeps: the liaison, and who stands in for them today."""
    today = clock.today()
    return [keeper, *(each.substitute for each in covers_on([court.id], today)
                      if each.absent_id == keeper.id and each.in_force(today))]


def covered_by(person: Person, court_ids: list[int]) -> list[LiaisonCover]:
    """For whom this person stands in today."""
    today = clock.today()
    return [each for each in covers_on(court_ids, today) if each.substitute_id == person.id and each.in_force(today)]
