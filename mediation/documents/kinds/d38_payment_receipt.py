"""D38 收条: that a payment under an agreement was received; cash needs a witness."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import Block, Note, Paragraph, Place, Signatures, Strong, Title
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.agreement_facts import PaymentWay
from mediation.law.citation import cite
from mediation.law.terms import IdentityKind

PERFORMANCE_PAGE = "履行"


@dataclass(frozen=True, kw_only=True)
class Payment:
    """Who paid whom what, when and how."""

    payer: str | None = named("付款方", PERFORMANCE_PAGE)
    payee: str | None = named("收款人", PERFORMANCE_PAGE)
    payee_id_kind: IdentityKind | None = named("收款人证件类型", PERFORMANCE_PAGE, IdentityKind.RESIDENT)
    payee_id_number: str | None = named("收款人证件号码", PERFORMANCE_PAGE)
    agreement_number: str | None = named("协议书编号", PERFORMANCE_PAGE)
    ground: str | None = named("款项名称", PERFORMANCE_PAGE)
    instalment: int | None = named("期次", PERFORMANCE_PAGE)
    amount: int | None = named("收到的金额", PERFORMANCE_PAGE)
    paid_on: date | None = named("付款日期", PERFORMANCE_PAGE)
    method: str | None = named("支付方式", PERFORMANCE_PAGE)
    witness: str | None = named("见证人", PERFORMANCE_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    which = f"第{phrases.ordinal(extra.instalment)}期" if extra.instalment else ""
    places = [Place(f"收款人 {extra.payee}", "签名并按指印")]
    if extra.witness:
        places.append(Place(f"见证人 {extra.witness}", "签名"))
    return [
        Title("收条"),
        Paragraph((f"今收到{extra.payer}依{extra.agreement_number}于{phrases.day(extra.paid_on)}以{extra.method}方式支付的"
                   f"{extra.ground}{which}，", Strong(phrases.sum_in_full(extra.amount)), "。")),
        Paragraph(f"收款人{phrases.identity_text(extra.payee_id_kind, extra.payee_id_number)}。"),
        Signatures(tuple(places)),
        Note("银行流水、微信或支付宝支付凭证可以附后。"),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Cash is witnessed (documents.md D38)."""
    extra = particulars.extra
    if extra.method == PaymentWay.CASH.label and not extra.witness:
        yield Missing("extra.witness", "现金付款的见证人", PERFORMANCE_PAGE)


PAPER = Paper(
    code="D38", version=1, title="收条", stage="履行", articles=(cite("RTF", 31),), signers="收款人签名并按指印，现金付款的见证人签名",
    copies="一份", layout="L", extra=Payment,
    requires=("extra.payer", "extra.payee", "extra.payee_id_kind", "extra.payee_id_number", "extra.agreement_number",
              "extra.ground", "extra.amount", "extra.paid_on", "extra.method"),
    also=also, body=body,
)
