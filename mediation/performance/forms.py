"""Forms of performance."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.cases.forms import ActForm
from mediation.evidence.uploads import OptionalScan
from mediation.law.agreement import PaymentWay
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.performance.models import SaidBy
from mediation.performance.requirements import DAYS_AFTER_A_REMINDER, PerformanceFacts
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoicesField, Filled, LongText, MoneyField, RadioChoiceField, ShanghaiDateField,
                                   ShortText, WholeNumberField)

WAIVERS = (("waived", "权利人自愿免除"), ("replaced", "被新协议或裁判替代"), ("void", "协议无效或被撤销"))


def words_of(line: Obligation) -> str:
    """A line as a choice: who pays whom, what, by when, what is left."""
    what = f"{yuan(line.left_fen)}元" if line.amount_fen is not None else line.act_words or ""
    when = f"，{date_words(line.due_on)}前" if line.due_on else ""
    return f"第{line.ordinal}项　{line.payer.name} → {line.payee.name}　{what}{when}"


class PaymentsForm(BaseForm):
    """Payments that came in: several lines paid in full, or one line in part."""

    lines = ChoicesField("到账的项目", validators=[Filled("请勾选到账的项目。")])
    amount_fen = MoneyField("只到了一部分的，到账金额（元）", description="全部到账的不用填；填了只能勾一项。")
    paid_on = ShanghaiDateField("到账的日期", validators=[Filled()], default=clock.today)
    way = RadioChoiceField("怎么付的", terms=PaymentWay, validators=[Filled()])
    said_by = RadioChoiceField("谁说的", terms=SaidBy, validators=[Filled()])
    words = LongText("说明")
    late_reason = LongText("补记的原因", description="到账在三天以前的，用一句话写明为什么现在才记。")
    scan = OptionalScan("凭证（收条、转账回单）")
    print_receipt = BooleanField("打印收条（D38），给收款人签名按指印")
    witness = ShortText("见证人", description="现金付款的收条要有见证人。")

    def __init__(self, *args: Any, lines: list[Obligation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines.offer([(line.public_id, words_of(line)) for line in lines])


class PerformanceForm(ActForm):
    """The day, a reason and the signed paper."""

    facts_class = PerformanceFacts
    reason = LongText("说明")
    scan = OptionalScan("签字材料")


class WaiveForm(PerformanceForm):
    """Why a line is no longer owed."""

    reason_code = RadioChoiceField("为什么不再履行", choices=WAIVERS, validators=[Filled()])


class NewDayForm(PerformanceForm):
    """The day both sides have signed."""

    until = ShanghaiDateField("新的履行日", validators=[Filled()])


class DefaultForm(ActForm):
    """The line was not paid."""

    facts_class = PerformanceFacts
    reason = LongText("情况", description="例如：打过电话，对方说下周付。")


class ReminderForm(DefaultForm):
    """The line was not paid, and the payer is called on in writing to perform within some days."""

    reason = LongText("写进通知书的情况", description="可以不填。例如：本会曾于某日电话提醒。")
    days = WholeNumberField("给多少天", validators=[Filled()], least=1, most=60,
                            default=DAYS_AFTER_A_REMINDER, description="自通知书（D37）落款之日起计算。")


class SettleWordForm(BaseForm):
    """What a party that said something of a payment reads."""

    answer = LongText("怎么处理的", [Filled("请写明怎么处理的。")], most=500,
                      description="例如：已催单位；已核对回单，记了到账。当事人在自己的页面上看得到。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
