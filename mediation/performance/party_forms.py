"""What a party says of a payment."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.evidence.uploads import OptionalScan
from mediation.law.agreement import PaymentWay
from mediation.parties.models import Party
from mediation.performance.party_acts import SaidOfPayment
from mediation.performance.requirements import has_fallen_due
from mediation.performance.word_models import PaymentSaid
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, MoneyField, RadioChoiceField, ShanghaiDateField

WAYS = [(PaymentWay.TRANSFER.value, _("银行转账")), (PaymentWay.CASH.value, _("现金")),
        (PaymentWay.WECHAT.value, _("微信")), (PaymentWay.ALIPAY.value, _("支付宝")), (PaymentWay.OTHER.value, _("别的"))]


class PaymentWordForm(BaseForm):
    """Came, in part or not; or: paid, in part."""

    said = RadioChoiceField(_("怎么样"), [Filled(_("请在上面选一个。"))])
    paid_on = ShanghaiDateField(_("哪天"), default=clock.today, description=_("没有付的不用填。"))
    amount_fen = MoneyField(_("付了多少"), description=_("只付了一部分的才填。"))
    way = RadioChoiceField(_("怎么付的"), choices=WAYS)
    words = LongText(_("说明"), most=300)
    proof = OptionalScan(_("照片：转账记录、收条"), description=_("jpg、png、webp、heic 图片或者 PDF，不超过20兆。"))

    def __init__(self, *args: Any, line: Obligation, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line, self.is_payee = line, party.id == line.payee_id
        money = line.amount_fen is not None
        paid = (_("收到了，全部") if money else _("办好了")) if self.is_payee else (_("付清了") if money else _("办好了"))
        part = [(PaymentSaid.PART.value, _("收到一部分") if self.is_payee else _("付了一部分"))] if money else []
        not_paid = [(PaymentSaid.NOT_PAID.value, _("没有收到") if money else _("没有办"))]
        self.said.offer([(PaymentSaid.PAID.value, paid), *part,
                         *(not_paid if self.is_payee and has_fallen_due(line, clock.today()) else [])])
        if not self.is_payee:
            self.paid_on.description = ""
        if not money:
            del self.amount_fen, self.way

    def word(self, proof: str | None) -> SaidOfPayment:
        """What was said."""
        said = PaymentSaid(self.said.data)
        came = said is not PaymentSaid.NOT_PAID
        way = self.way.data if "way" in self and self.way.data else PaymentWay.OTHER.value
        return SaidOfPayment(
            said, self.paid_on.data if came else None,
            self.amount_fen.data if said is PaymentSaid.PART and "amount_fen" in self else None, PaymentWay(way),
            self.words.data or "", proof)
