"""What happened before another forum without us: entered with forum, number, day and result, never a state of ours."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case, ElsewhereEntry
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db


@dataclass(frozen=True)
class Elsewhere:
    """Which forum, its number, what it did, and on which day; None where the result says about when."""

    forum: str
    result: str
    number: str = ""
    happened_on: date | None = None


def enter_elsewhere(case: Case, told: Elsewhere, *, by: Any) -> ElsewhereEntry:
    """Enter what another forum did; the list only grows."""
    if not who.staff_or_court(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以登记。")
    if not told.forum.strip():
        raise RequirementNotMet("请填写是哪个机关或者组织。", field="forum")
    if not told.result.strip():
        raise RequirementNotMet("请写明结果；还没有结果的，写办到哪一步。", field="result")
    if told.happened_on is not None and told.happened_on > clock.today():
        raise RequirementNotMet("日期不能晚于今天。", field="happened_on")
    row = ElsewhereEntry(case=case, forum=told.forum.strip(), forum_number=told.number or None,
                         happened_on=told.happened_on, result=told.result.strip(), by_id=by.id, recorded_at=clock.now())
    db.session.add(row)
    db.session.flush()
    trail.record("enter_elsewhere", by=by, record=case, case=case, forum=told.forum[:60])
    return row
