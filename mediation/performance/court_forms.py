"""Forms of what is asked of a court about lines that are late, and of what the court does."""
from __future__ import annotations

from typing import Any

from wtforms.validators import Optional

from mediation.agreements.models import Obligation, ObligationState
from mediation.cases.forms import ActForm
from mediation.documents.models import ServiceWay
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.law.payment_order import Gate, ObjectionFlaw, OrderCondition, OrderEnd
from mediation.performance.court_acts import lines_together
from mediation.performance.court_requirements import AfterOrder, CourtFacts, EnforcementEnd, Pause
from mediation.performance.forms import words_of
from mediation.performance.remedies import of_tj10_body
from mediation.performance.titles import first_agreement, payment_order_of, title_of
from mediation.web.widgets import ChoicesField, Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText

NOT_OF_TJ10 = "本协议不是劳动争议调解仲裁法第十条所列的调解组织主持达成的，法院可能不发支付令，请先问法院；也可以就劳动报酬依劳动合同法第三十条申请。"
RECEIVED = "默认与文书同一天；从这一天起算期限。"
ORDER_EXAMPLE, ENFORCEMENT_EXAMPLE = "如（2026）粤0604民督12号", "如（2026）粤0604执77号；恢复执行的用“执恢”"


class CourtForm(ActForm):
    """Of one application: ``notes`` are said above the form."""

    facts_class = CourtFacts

    def __init__(self, *args: Any, record: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.notes: list[str] = []
        self.together = lines_together(record)

    def _offer_lines(self) -> None:
        """The lines that may go into one application; all of them ticked."""
        field = self._fields["lines"]
        field.offer([(line.public_id, words_of(line)) for line in self.together])
        if not self.is_submitted():
            field.data = [line.public_id for line in self.together]

    @property
    def chosen(self) -> list[Obligation]:
        return [line for line in self.together if line.public_id in (self._fields["lines"].data or ())]


class OrderForm(CourtForm):
    """The application for a payment order: which lines, by which gate, the seven conditions gone through."""

    lines = ChoicesField("这次申请哪些项", [Filled("请勾选这次申请的项目。")])
    gate = RadioChoiceField("依哪一条申请", [Filled("请选择依哪一条申请。")], terms=Gate,
                            description="持调解协议申请的，终结后可以直接持协议起诉；依劳动合同法第三十条申请的，终结后要先申请仲裁（解释一第十三条）。")
    court_name = ShortText("被申请人住所地的基层人民法院", [Filled()], most=120)
    conditions = ChoicesField("逐项核对过的受理条件（民诉解释第四百二十七条）", terms=OrderCondition)
    scan = ScanField("申请人签名的支付令申请书")
    reason = LongText("说明", [Optional()])

    def __init__(self, *args: Any, record: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self._offer_lines()
        if not of_tj10_body(record):
            self.notes.append(NOT_OF_TJ10)
        if not self.is_submitted():
            court = record.case.body.court
            self.court_name.data = court.name if court is not None else ""
            self.gate.data = Gate.AGREEMENT
            owes = any(line.payer_id == record.payee_id and line.state == ObligationState.PERFORMING.value
                       for line in first_agreement(record).obligations)
            shown = [OrderCondition.MONEY, OrderCondition.DUE, *([] if owes else [OrderCondition.NO_COUNTER_DUTY])]
            self.conditions.data = [condition.value for condition in shown]

    def facts(self, **more: Any) -> Any:
        conditions = tuple(OrderCondition(each) for each in self.conditions.data or ())
        return super().facts(conditions=conditions, **more)


class DocketOrderForm(CourtForm):
    """The court's notice that it has taken the application in."""

    number = ShortText("案号", [Filled()], most=60, description=ORDER_EXAMPLE)
    judge = ShortText("法官", [Optional()], most=60)
    scan = OptionalScan("受理通知书", [Optional()])


class OrderDecisionForm(CourtForm):
    """The order, or the ruling by which it is refused: number, judge, scan."""

    number = ShortText("案号", [Filled()], most=60, description=ORDER_EXAMPLE)
    judge = ShortText("法官", [Filled()], most=60)
    scan = ScanField("法院文书的扫描件")
    reason = LongText("说明", [Optional()])

    def __init__(self, *args: Any, record: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        order = payment_order_of(record)
        if order is not None and not self.is_submitted():
            self.number.data, self.judge.data = order.number, order.judge


class ServeOrderForm(CourtForm):
    """The debtor has the order; public notice is not possible."""

    way = RadioChoiceField("怎样送达", [Filled()], terms=ServiceWay, description="可以留置送达；支付令不能公告送达。")
    scan = ScanField("法院的送达回证")

    def facts(self, **more: Any) -> Any:
        return super().facts(reason=self.way.data.label, **more)


class EndOrderForm(OrderDecisionForm):
    """The ruling that ends the procedure: why, and when the applicant had it."""

    reason_code = RadioChoiceField("终结的事由", [Filled()], terms=OrderEnd)
    objected_on = ShanghaiDateField("债务人提出书面异议的日期", [Optional()], description="因异议终结的才填。")
    received_on = ShanghaiDateField("申请人收到裁定的日期", [Optional()], description=RECEIVED)


class FlawForm(CourtForm):
    """An objection without effect."""

    reason_code = RadioChoiceField("为什么不成立", [Filled()], terms=ObjectionFlaw)
    scan = OptionalScan("法院的通知", [Optional()])
    reason = LongText("说明", [Optional()])


class DeclineForm(CourtForm):
    """The applicant wants no suit."""

    scan = ScanField("申请人签名的表明书")
    reason = LongText("说明", [Optional()])


class AfterOrderForm(CourtForm):
    """What came after an order that the court ended."""

    reason_code = RadioChoiceField("后来怎么样了", [Filled()], terms=AfterOrder)
    reason = LongText("说明", [Optional()])


class EnforceForm(CourtForm):
    """The application for enforcement of a title."""

    lines = ChoicesField("这次申请哪些项", [Filled("请勾选这次申请的项目。")])
    court_name = ShortText("执行法院", [Filled()], most=120, description="作出裁定的法院，或者与其同级的财产所在地法院。")
    number = ShortText("执行案号", [Optional()], most=60, description=f"立案以后有了再填。{ENFORCEMENT_EXAMPLE}")
    reason = LongText("财产线索", [Optional()], description="银行账户、不动产、车辆、应收账款；没有的不填，请法院查询。")
    scan = ScanField("申请人签名的强制执行申请书")

    def __init__(self, *args: Any, record: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self._offer_lines()
        held = title_of(record)
        if held is not None:
            self.notes.append(f"执行依据：{held.made_by}{held.number}{held.title.label}。")
        if not self.is_submitted():
            order = payment_order_of(record)
            court = record.case.body.court
            self.court_name.data = order.court_name if order is not None else court.name if court is not None else ""


class PauseForm(CourtForm):
    """Enforcement stands still."""

    reason_code = RadioChoiceField("为什么停下", [Filled()], terms=Pause)
    number = ShortText("案号", [Filled()], most=60, description=ENFORCEMENT_EXAMPLE)
    judge = ShortText("法官", [Filled()], most=60)
    scan = ScanField("法院裁定的扫描件")
    until = ShanghaiDateField("什么时候再看", [Optional()], description="不填的，按本机构设置的复查日期。")
    reason = LongText("说明", [Optional()])


class ResumeForm(CourtForm):
    """Enforcement goes on."""

    reason = LongText("发现了什么财产，或者结果怎样", [Filled()])
    number = ShortText("恢复执行的案号", [Optional()], most=60, description=ENFORCEMENT_EXAMPLE)
    scan = OptionalScan("法院的通知", [Optional()])


class EnforcementEndForm(CourtForm):
    """The title is enforced no more."""

    reason_code = RadioChoiceField("为什么不再执行", [Filled()], terms=EnforcementEnd)
    number = ShortText("文书的案号", [Filled()], most=60)
    judge = ShortText("法官", [Filled()], most=60)
    scan = ScanField("法院文书的扫描件")
    received_on = ShanghaiDateField("申请人收到的日期", [Optional()], description=RECEIVED)
    reason = LongText("说明", [Optional()])
