"""What the liaison notes while the court checks an application: who keeps it, the six points with their answers."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.audit import trail
from mediation.cases import who
from mediation.confirmations.acts.moving import only_when
from mediation.confirmations.models import Point, ReviewPoint
from mediation.errors import RequirementNotMet
from mediation.extensions import db

BEFORE_THE_COURT = (StrengtheningState.CONF_FILED, StrengtheningState.CONF_CORRECT, StrengtheningState.CONF_DOCKETED,
                    StrengtheningState.CONF_OBJECTION)


@dataclass(frozen=True)
class Checked:
    """One point as it was checked: the answers of each side, the finding (None: not yet), the clause, the reason."""

    point: Point
    worker_answer: str = ""
    employer_answer: str = ""
    asked_alone: bool = False
    passes: bool | None = None
    clause: str = ""
    remark: str = ""


def take_in_hand(strengthening: Strengthening, *, by: Any) -> None:
    """The liaison keeps this application; it stands among their own."""
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "由我办", by=by)
    strengthening.handled_by = by
    trail.record("take_in_hand", by=by, record=strengthening, case=strengthening.case)


def record_review(strengthening: Strengthening, checked: Sequence[Checked], *, by: Any) -> None:
    """Note the six points; nothing passes without an answer or a reason, a problem says where or what it is."""
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "记录核实", by=by)
    for each in checked:
        _check(each)
    known = {row.point: row for row in strengthening.review_points}
    for each in checked:
        row = known.get(each.point.value)
        if row is None:
            row = ReviewPoint(strengthening=strengthening, point=each.point.value)
            db.session.add(row)
        row.worker_answer, row.employer_answer = each.worker_answer, each.employer_answer
        row.asked_alone, row.passes, row.clause, row.remark = each.asked_alone, each.passes, each.clause, each.remark
    strengthening.handled_by = strengthening.handled_by or by
    trail.record("record_review", by=by, record=strengthening, case=strengthening.case)
    db.session.flush()


def _check(each: Checked) -> None:
    field = f"{each.point.value}_passes"
    if each.passes and not (each.remark.strip() or (each.worker_answer.strip() and each.employer_answer.strip())):
        raise RequirementNotMet(f"“{each.point.label}”要有双方的回答，或者写明理由，才能通过。", field=field)
    if each.passes is False and not (each.clause.strip() or each.remark.strip()):
        raise RequirementNotMet(f"“{each.point.label}”有问题的，请指明条款或者写明问题。", field=field)
