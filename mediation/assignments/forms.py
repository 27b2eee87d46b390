"""The forms of the result on its way back: how it goes to the court, and what the court says to it."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import Optional

from mediation import clock
from mediation.assignments.acts import ReturnPlan, sendable
from mediation.assignments.papers import held_items
from mediation.cases.assignments import GoingBack, ReceivedBack
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.evidence.uploads import OptionalScan
from mediation.intake.from_court.models import SuitWish
from mediation.law.terms import Basis
from mediation.web.widgets import ChoicesField, LongText, RadioChoiceField, ShanghaiDateField


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


class ReceiveReturnForm(ActForm):
    """The court signs for what came back, or says what is lacking."""

    facts_class = ReceivedBack
    happened_on = ShanghaiDateField("签收的日期", default=clock.today)
    lacking = LongText("还缺什么", most=1000, description="材料齐全就空着；写了的，由调解组织补齐后再次交回。")
    told_arbitration_first = BooleanField("已告知当事人：劳动争议先申请仲裁")
    reason = LongText("说明", most=1000)

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.basis_term is not Basis.COURT_DELEGATED or record.state != "no_agreement":
            del self.told_arbitration_first

    def received(self, **more: Any) -> ReceivedBack:
        """The facts of the act; that the party was told goes into the history."""
        told = "told_arbitration_first" in self._fields and self.told_arbitration_first.data
        words = "；".join(part for part in ("已告知当事人先申请仲裁" if told else "", self.reason.data or "") if part)
        return ReceivedBack(happened_on=self.happened_on.data, late_reason=self.late_reason.data or "",
                            lacking=self.lacking.data or "", reason=words, **more)


class CourtsReceiptForm(ReceiveReturnForm):
    """The same from the court's own paper, which the body enters where the court does not do it here."""

    scan = OptionalScan("法院的收件回执、补充材料通知（扫描件）")
