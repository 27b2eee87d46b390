"""The form with which the result goes back to the court."""
from __future__ import annotations

from typing import Any

from wtforms.validators import Optional

from mediation.assignments.acts import ReturnPlan, sendable
from mediation.assignments.papers import held_items
from mediation.cases.assignments import GoingBack
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.intake.assignment_models import SuitWish
from mediation.law.terms import Basis
from mediation.web.widgets import ChoicesField, LongText, RadioChoiceField


class ReturnToCourtForm(ActForm):
    """What goes back with the result."""

    facts_class = GoingBack
    wish = RadioChoiceField("申请人的意愿", [Optional()], terms=SuitWish)
    items = ChoicesField("随案交回的材料", description="已勾选卷内有的。让步、出价、单方谈话和笔记不在其中，不能移送。")
    issues = LongText("争议焦点", most=1000, description="写进反馈函；让步和出价不写。")
    difficulties = LongText("调解难点", most=1000)
    conduct = LongText("造成对方额外支出的行为", most=1000, description="如无正当理由不到场、提交虚假材料；没有就空着（在线调解规则第二十一条）。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.items.offer(sendable())
        if record.basis_term is not Basis.COURT_DELEGATED or record.state != CaseState.NO_AGREEMENT.value:
            del self.wish
        if not self.is_submitted():
            self.items.data = held_items(record)

    def plan(self) -> ReturnPlan:
        """What the letter says and which papers go along."""
        return ReturnPlan(tuple(self.items.data or ()), self.issues.data or "", self.difficulties.data or "")

    def going_back(self) -> GoingBack:
        """The facts of the act."""
        wish = self.wish.data if "wish" in self._fields else None
        return GoingBack(happened_on=self.happened_on.data, late_reason=self.late_reason.data or "",
                         wish=wish.value if wish else "", conduct=self.conduct.data or "")
