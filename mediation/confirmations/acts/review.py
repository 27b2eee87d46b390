"""What the liaison notes while the court checks an application: who keeps it, who answered what, the six points."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from mediation import clock
from mediation.agreements.models import BEFORE_THE_COURT, Strengthening
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.cases import who
from mediation.confirmations.acts.moving import known_as, only_when
from mediation.confirmations.review_models import ReviewHearing, ReviewPoint
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.review_points import Point
from mediation.parties.models import Party


@dataclass(frozen=True)
class Checked:
    """One point as it was checked: the finding (None: not yet), the clause that it is about, the reason."""

    point: Point
    passes: bool | None = None
    clause: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Heard:
    """What one party answered to each point; when it was asked, alone or not, and who was present."""

    party: Party
    answers: Mapping[Point, str] = field(default_factory=dict)
    asked_at: datetime | None = None
    alone: bool = False
    present: str = ""


def take_in_hand(strengthening: Strengthening, *, by: Any) -> None:
    """The liaison keeps this application; it stands among their own."""
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "由我办", by=by)
    strengthening.handled_by = by
    trail.record("take_in_hand", by=by, record=strengthening, case=strengthening.case)


def record_review(strengthening: Strengthening, checked: Sequence[Checked], heard: Sequence[Heard] = (), *,
                  by: Any) -> None:
    """Note who answered what and the six points (CPLI 356).

    Nothing passes without the answer of everybody who signed, or a reason; a problem says where or what it is; who is
    asked alone is asked at a time that is noted, and so is who was present.
    """
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "记录核实", by=by)
    for each in heard:
        _check_hearing(strengthening, each)
    for one in checked:
        _check_point(strengthening, one, heard)
    hearings = {row.party_id: row for row in strengthening.hearings}
    for each in heard:
        _keep_hearing(strengthening, hearings, each)
    points = {row.point: row for row in strengthening.review_points}
    for one in checked:
        row = points.get(one.point.value)
        if row is None:
            row = ReviewPoint(strengthening=strengthening, point=one.point.value)
            db.session.add(row)
        row.passes, row.clause, row.remark = one.passes, one.clause, one.remark
    strengthening.handled_by = strengthening.handled_by or by
    flag_modified(strengthening, "handled_by_id")
    trail.record("record_review", by=by, record=strengthening, case=strengthening.case)
    db.session.flush()


def carry_review(source: Strengthening, target: Strengthening, *, by: Any) -> None:
    """What was found of the six points for one application stands for a like one too, where nothing is noted there yet.

    Each finding says with which application it was checked together; the employer's answers go along, a worker's
    never: no worker answers for another.
    """
    noted = {row.point for row in target.review_points if row.passes is not None}
    together = f"与{known_as(source)}同类，一并核实"
    checked = [Checked(Point(row.point), row.passes, row.clause, f"{together}。{row.remark}"[:300])
               for row in source.review_points if row.passes is not None and row.point not in noted]
    theirs = {_named(row.party): row for row in source.hearings if row.party.is_employer and not row.alone}
    known = {row.party_id for row in target.hearings}
    heard = [Heard(party, {Point(point): words for point, words in theirs[_named(party)].answers.items()},
                   theirs[_named(party)].asked_at, False, theirs[_named(party)].present)
             for party in signers(target.agreement) if _named(party) in theirs and party.id not in known]
    if checked or heard:
        record_review(target, checked, heard, by=by)


def _named(party: Party) -> str:
    return party.credit_code or party.name


def unanswered(strengthening: Strengthening, point: Point, heard: Sequence[Heard] = ()) -> list[Party]:
    """Who of those that signed has not answered this point yet; ``heard`` is said now and not kept yet."""
    answers = {row.party_id: row.answers.get(point.value, "") for row in strengthening.hearings}
    answers |= {each.party.id: each.answers.get(point, "") for each in heard}
    return [party for party in signers(strengthening.agreement) if not answers.get(party.id, "").strip()]


def _keep_hearing(strengthening: Strengthening, known: dict[int, ReviewHearing], each: Heard) -> None:
    """Who has said nothing was not asked yet."""
    row = known.get(each.party.id)
    said = any(words.strip() for words in each.answers.values())
    if row is None and not said and not each.alone:
        return
    if row is None:
        row = known[each.party.id] = ReviewHearing(strengthening=strengthening, party=each.party)
        db.session.add(row)
        db.session.flush()
    row.asked_at, row.alone, row.present = each.asked_at, each.alone, each.present.strip()
    row.say({point.value: words for point, words in each.answers.items()})


def _check_hearing(strengthening: Strengthening, each: Heard) -> None:
    if each.party not in signers(strengthening.agreement):
        raise RequirementNotMet(f"{each.party.name}不是这份协议的签署人。")
    if each.asked_at is not None and each.asked_at > clock.now():
        raise RequirementNotMet("询问的时间不能晚于现在。", field=f"asked_on_{each.party.public_id}")
    if each.alone and each.asked_at is None:
        raise RequirementNotMet(f"单独询问{each.party.name}的，请写明哪天几点问的。", field=f"asked_on_{each.party.public_id}")
    if each.alone and not each.present.strip():
        raise RequirementNotMet(f"单独询问{each.party.name}的，请写明还有谁在场（法官、书记员、翻译）。",
                                field=f"present_{each.party.public_id}")


def _check_point(strengthening: Strengthening, each: Checked, heard: Sequence[Heard]) -> None:
    field_name = f"{each.point.value}_passes"
    if each.passes and not each.remark.strip():
        missing = unanswered(strengthening, each.point, heard)
        if missing:
            names = missing[0].name + (f"等{len(missing)}方" if len(missing) > 1 else "")
            raise RequirementNotMet(f"“{each.point.label}”要有双方的回答，或者写明理由，才能通过；还缺{names}的回答。",
                                    field=field_name)
    if each.passes is False and not (each.clause.strip() or each.remark.strip()):
        raise RequirementNotMet(f"“{each.point.label}”有问题的，请指明条款或者写明问题。", field=field_name)
