"""Forms of the ways out."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.evidence.uploads import OptionalScan
from mediation.handoffs.acts import HandoffPlan, allowed_items
from mediation.handoffs.models import HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.terms import Basis
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, LongText, RadioChoiceField, ShanghaiDateField,
                                   ShortText)

RESULTS = (("accepted", "已受理"), ("refused", "不予受理"), ("award", "裁决"), ("mediation_paper", "调解书"),
           ("judgment", "判决"), ("ruling", "裁定"), ("withdrawn", "撤回"), ("lawyer_named", "已指派律师"), ("other", "其他"))


class HandoffForm(ActForm):
    """Where to, for whom, which papers, and a planned day."""

    way = HandoffWay.ARBITRATION
    facts_class = HandoffFacts
    receiver = ShortText("接收单位", validators=[Filled()])
    address = ShortText("地址、电话")
    party = ChoiceField("哪一方")
    items = ChoicesField("随案移送的材料", description="让步、出价、单方谈话和笔记不在其中，不能移送。")
    issues = LongText("争议焦点", description="写进移送函；让步和出价不写。")
    difficulties = LongText("调解难点")
    plan_on = ShanghaiDateField("约定去办的日期", description="由办案人和当事人商定，方便提醒；不是法定期限。")
    reason = LongText("说明")
    scan = OptionalScan("当事人签字的材料")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        case: Case = record.case
        self.party.offer([(party.public_id, party.name) for party in case.active_parties], "请选择")
        self.items.offer(allowed_items(self.way))
        office = self._office(case.body)
        if office is not None and not self.is_submitted():
            self.receiver.data, self.address.data = office.name, f"{office.address} {office.phone}".strip()

    def _office(self, body: Body) -> Body | None:
        return {HandoffWay.ARBITRATION: body.commission, HandoffWay.COURT: body.court,
                HandoffWay.LEGAL_AID: body.legal_aid}[self.way]

    def plan(self) -> HandoffPlan:
        """What the form says about the handoff."""
        case = self.record.case
        party = next((one for one in case.active_parties if one.public_id == self.party.data), None)
        return HandoffPlan(
            way=self.way, receiver=self.receiver.data or "", address=self.address.data or "", party=party,
            items=tuple(self.items.data or ()), plan_on=self.plan_on.data, issues=self.issues.data or "",
            difficulties=self.difficulties.data or "")


class ArbitrationForm(HandoffForm):
    """A party goes to arbitration."""

    way = HandoffWay.ARBITRATION


class CourtForm(HandoffForm):
    """Back to the court that sent the case."""

    way = HandoffWay.COURT
    insists = BooleanField("当事人坚持起诉")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.case.basis_term is not Basis.COURT_DELEGATED:
            del self.insists


class AidForm(HandoffForm):
    """A worker asks for legal aid."""

    way = HandoffWay.LEGAL_AID


class ResultForm(BaseForm):
    """What the receiver decided."""

    kind = RadioChoiceField("结果", choices=RESULTS, validators=[Filled()])
    forum_number = ShortText("对方的案号")
    decided_on = ShanghaiDateField("日期", validators=[Filled()], default=clock.today)
    words = LongText("内容", validators=[Filled("请写明结果的内容。")])
    late_reason = LongText("补记的原因", description="三天以前的，用一句话写明为什么现在才记。")
    scan = OptionalScan("文书扫描件")


class PlainHandoffForm(ActForm):
    """An act on a handoff without more to say."""

    facts_class = HandoffFacts
    reason = LongText("说明")
