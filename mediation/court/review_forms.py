"""The form of the six points: what each who signed answered, when it was asked, and the finding on each point."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from wtforms import BooleanField, SubmitField
from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.confirmations.acts import Checked, Heard
from mediation.confirmations.places import CLAUSE, places_of
from mediation.confirmations.review_models import ReviewHearing, ReviewPoint
from mediation.court.points import Computed, computed
from mediation.law.review_points import Point
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, ClockTimeField, LongText, RadioChoiceField,
                                   ShanghaiDateField, ShortText)

PASSES, PROBLEM, NOT_YET = "passes", "problem", "open"
FEW = 4
"""Up to so many who signed answer on the page of the review itself; of more each has a page."""
STANDING = {True: PASSES, False: PROBLEM, None: NOT_YET}


class ReviewForm(BaseForm):
    """The six points with the answers of those who are asked here; ``review_form`` gives it its fields."""

    def __init__(self, *args: Any, record: Strengthening, here: Sequence[Party], points: bool = True,
                 places: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.here, self.points = here, points
        for point in Point if points else ():
            self[f"{point.value}_clause"].offer(places, "不指明")
        if not self.is_submitted():
            self._show(record)

    def _show(self, strengthening: Strengthening) -> None:
        hearings = {row.party_id: row for row in strengthening.hearings}
        now = clock.now().astimezone(clock.SHANGHAI)
        for party in self.here:
            if party.id in hearings:
                self._show_hearing(party.public_id, hearings[party.id])
            else:
                self[f"asked_on_{party.public_id}"].data = now.date()
                self[f"asked_time_{party.public_id}"].data = now.time()
        noted, worked_out = {row.point: row for row in strengthening.review_points}, computed(strengthening)
        for point in Point if self.points else ():
            self._show_point(point, noted.get(point.value), worked_out.get(point))

    def _show_hearing(self, ref: str, row: ReviewHearing) -> None:
        for point, words in row.answers.items():
            self[f"{point}_answer_{ref}"].data = words
        if row.asked_at is not None:
            local = row.asked_at.astimezone(clock.SHANGHAI)
            self[f"asked_on_{ref}"].data, self[f"asked_time_{ref}"].data = local.date(), local.time()
        if f"alone_{ref}" in self:
            self[f"alone_{ref}"].data = row.alone
        self[f"present_{ref}"].data = row.present

    def _show_point(self, point: Point, row: ReviewPoint | None, worked_out: Computed | None) -> None:
        """What was noted; before that, what the program has worked out."""
        shown: tuple[bool | None, str, str] = (None, "", "")
        if row is not None:
            shown = (row.passes, row.clause, row.remark)
        elif worked_out is not None:
            shown = (True if worked_out.clean else None, "", worked_out.words)
        passes, clause, remark = shown
        self[f"{point.value}_passes"].data = STANDING[passes]
        self[f"{point.value}_clause"].data, self[f"{point.value}_remark"].data = clause, remark

    @property
    def checked(self) -> list[Checked]:
        """The points of which something is said."""
        open_as = True if self.points and self.all_pass.data else None
        found = [Checked(point, {PASSES: True, PROBLEM: False}.get(self[f"{point.value}_passes"].data, open_as),
                         self[f"{point.value}_clause"].data or "", self[f"{point.value}_remark"].data)
                 for point in Point if self.points]
        return [each for each in found if each != Checked(each.point)]

    @property
    def heard(self) -> list[Heard]:
        """What each who was asked here said."""
        return [self._heard(party) for party in self.here]

    def _heard(self, party: Party) -> Heard:
        ref = party.public_id
        day, at = self[f"asked_on_{ref}"].data, self[f"asked_time_{ref}"].data
        return Heard(party, {point: self[f"{point.value}_answer_{ref}"].data for point in Point},
                     clock.instant(day, at) if day and at else None,
                     bool(f"alone_{ref}" in self and self[f"alone_{ref}"].data), self[f"present_{ref}"].data)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """A day and a time go together."""
        right = super().validate(*args, **kwargs)
        for party in self.here:
            day, at = self[f"asked_on_{party.public_id}"], self[f"asked_time_{party.public_id}"]
            if (day.data is None) != (at.data is None) and not day.errors and not at.errors:
                (at if at.data is None else day).errors = ["问的日期和时间请一起填，或者都不填。"]
                right = False
        return right


def review_form(strengthening: Strengthening) -> ReviewForm:
    """The form of the page of the review: of many who signed only the employers answer here."""
    parties = signers(strengthening.agreement)
    here = parties if len(parties) <= FEW else [party for party in parties if not party.is_worker]
    fields: dict[str, Any] = {"all_pass": SubmitField("保存，没写结论的都记为过")}
    fields |= {name: made() for point in Point for name, made in _fields_of(point)}
    for party in here:
        fields |= dict(_fields_of_party(party))
    return type("PointsForm", (ReviewForm,), fields)(
        record=strengthening, here=here,
        places=[(place.words, place.words) for place in places_of(strengthening) if place.kind == CLAUSE])


class AnswersForm(ReviewForm):
    """What one of many answered; and who was asked together with them and gave the same answers."""

    others = ChoicesField("谁也这样答", [Optional()])

    @property
    def heard(self) -> list[Heard]:
        """The answers of this party, and the same of the others who were ticked."""
        said, = super().heard
        also = [self.asked_with[ref] for ref in self.others.data or ()]
        return [said, *(replace(said, party=party, alone=False) for party in also)]


def answers_form(strengthening: Strengthening, party: Party) -> AnswersForm:
    """The form of one of many."""
    form = type("OneOfManyForm", (AnswersForm,), dict(_fields_of_party(party)))(
        record=strengthening, here=[party], points=False)
    heard = {row.party_id for row in strengthening.hearings}
    form.asked_with = {other.public_id: other for other in signers(strengthening.agreement)
                       if other.is_worker and other is not party and other.id not in heard}
    form.others.offer((ref, other.name) for ref, other in form.asked_with.items())
    return form


def _fields_of(point: Point) -> Iterable[tuple[str, Any]]:
    yield f"{point.value}_passes", lambda: RadioChoiceField("结论", [Optional()], choices=[
        (NOT_YET, "还没有核"), (PASSES, "过"), (PROBLEM, "有问题")], default=NOT_YET)
    yield f"{point.value}_clause", lambda: ChoiceField("问题在哪一条", [Optional()], blank="不指明")
    yield f"{point.value}_remark", lambda: ShortText("理由", [Optional()], most=300)


def _fields_of_party(party: Party) -> Iterable[tuple[str, Any]]:
    ref = party.public_id
    yield f"asked_on_{ref}", ShanghaiDateField(f"哪天问{party.name}的", [Optional()])
    yield f"asked_time_{ref}", ClockTimeField(f"几点问{party.name}的", [Optional()])
    yield f"present_{ref}", ShortText(f"问{party.name}时谁在场", [Optional()], most=200)
    if party.is_worker:
        yield f"alone_{ref}", BooleanField(f"单独询问{party.name}（单位不在场）")
    for point in Point:
        yield f"{point.value}_answer_{ref}", LongText(f"{party.name}的回答", [Optional()], most=1000)
