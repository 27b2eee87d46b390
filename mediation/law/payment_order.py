"""What may be asked by payment order, and what of an agreement may be claimed on a day (law.md §5.3, §5.5).

TJ 16: only four kinds of money. CPLI 427: seven conditions, which the applicant goes through before the court does.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.law.citation import Article, cite
from mediation.law.claims import CLAIM_RULES
from mediation.law.terms import ClaimType, Term


class PaymentOrderKind(Term):
    """The four kinds of money for which a worker may ask a payment order on an agreement (TJ 16)."""

    PAY = "pay", "拖欠的劳动报酬"
    INJURY_MEDICAL = "injury_medical", "工伤医疗费"
    COMPENSATION = "compensation", "经济补偿"
    DAMAGES = "damages", "赔偿金"


class OrderCondition(Term):
    """On what a court takes an application for a payment order in (CPLI 427), in the order of its items."""

    MONEY = "money", "请求给付的是金钱或者有价证券"
    DUE = "due", "请求的款项已到期且数额确定，写明了所根据的事实、证据"
    NO_COUNTER_DUTY = "no_counter_duty", "申请人没有对待给付义务"
    DEBTOR_PRESENT = "debtor_present", "被申请人在我国境内且未下落不明"
    SERVABLE = "servable", "支付令能够送达被申请人"
    COMPETENT_COURT = "competent_court", "收到申请的人民法院有管辖权（被申请人住所地基层人民法院）"
    NO_PRESERVATION = "no_preservation", "申请人没有就本请求申请诉前保全"


ORDER_CONDITIONS: tuple[tuple[OrderCondition, Article], ...] = tuple(
    (condition, cite("CPLI", 427, 1, item)) for item, condition in enumerate(OrderCondition, start=1))
INTEREST_ONLY_IF_AGREED = cite("CPLI", 428, None, 2)
"""Interest and penalty beyond what the paper agrees are refused."""

_KINDS: dict[ClaimType, PaymentOrderKind] = {
    ClaimType.WAGES: PaymentOrderKind.PAY, ClaimType.OVERTIME: PaymentOrderKind.PAY,
    ClaimType.STOPPAGE_PAY: PaymentOrderKind.PAY, ClaimType.MALICIOUS_ARREARS: PaymentOrderKind.PAY,
    ClaimType.SEVERANCE: PaymentOrderKind.COMPENSATION, ClaimType.NON_COMPETE: PaymentOrderKind.COMPENSATION,
    ClaimType.UNLAWFUL_DISMISSAL: PaymentOrderKind.DAMAGES,
}


def payment_order_kind(claim: ClaimType | None) -> PaymentOrderKind | None:
    """Under which of the four kinds such money falls; None where a person has to say.

    Practice differs on the second half of double pay; of an injury only the medical costs are meant (R).
    """
    return _KINDS.get(claim) if claim is not None else None


def may_be_ordered(claim: ClaimType | None) -> bool:
    """Whether a payment order is open for such money, or may be after a person has looked (TJ 16)."""
    return claim is None or CLAIM_RULES[claim].payment_order_kind


@dataclass(frozen=True)
class OwedLine:
    """A sum owed by an agreement: its last day and what of it is left, in 分; ``ref`` is whose line it is."""

    ref: str
    due_on: date | None
    left_fen: int


def is_overdue(line: OwedLine, on: date) -> bool:
    """Whether its day has passed with something left; the day itself is still in time."""
    return line.left_fen > 0 and line.due_on is not None and line.due_on < on


def claimable(lines: Sequence[OwedLine], on: date, accelerates: bool) -> dict[str, bool]:
    """Which sums may be claimed on a day, by their ref: False for those due by their own day, True for those due early.

    Instalments not yet due are left out, unless it was agreed that all fall due when one is late, and one is
    (CPLI 427: due and certain). ``lines`` are those between one debtor and one creditor.
    """
    own = {line.ref: False for line in lines if is_overdue(line, on)}
    if not own or not accelerates:
        return own
    early = {line.ref: True for line in lines if line.left_fen > 0 and line.ref not in own}
    return {line.ref: own.get(line.ref, early.get(line.ref, False)) for line in lines
            if line.ref in own or line.ref in early}


def conditions_open(confirmed: Iterable[OrderCondition]) -> list[tuple[OrderCondition, Article]]:
    """The conditions of CPLI 427 that nobody has confirmed yet."""
    said = frozenset(confirmed)
    return [(condition, article) for condition, article in ORDER_CONDITIONS if condition not in said]


class Gate(Term):
    """By which door a payment order was asked: it decides what follows when the order ends (J1 13)."""

    AGREEMENT = "agreement", "持调解协议申请（调解仲裁法第十六条）"
    ARREARS = "arrears", "就拖欠的劳动报酬申请（劳动合同法第三十条）"


class OrderEnd(Term):
    """Why a court ends the procedure of a payment order (CPL 228; CPLI 430)."""

    OBJECTION = "objection", "债务人在十五日内提出书面异议，异议成立"
    UNSERVED = "unserved", "发出支付令之日起三十日内不能送达"
    SUED = "sued", "申请人已就同一债权债务关系起诉"
    WITHDRAWN = "withdrawn", "债务人收到支付令前，申请人撤回申请"


class ObjectionFlaw(Term):
    """Why an objection has no effect: the court looks at its form only (CPLI 432, 435, 436)."""

    CANNOT_PAY = "cannot_pay", "只说没有能力、请求缓期或者换一种方式付"
    ORAL = "oral", "只是口头提出"
    LATE = "late", "收到支付令十五日以后才提出"
    OTHER_CLAIM = "other_claim", "针对的不是本支付令所列的款项"


ORDER_NUMBERS = ("民督",)
ENFORCEMENT_NUMBERS = ("执", "执恢")


def order_articles(end: OrderEnd) -> tuple[Article, ...]:
    """On which provisions an order ends so."""
    return {OrderEnd.OBJECTION: (cite("CPL", 228), cite("CPLI", 435)), OrderEnd.SUED: (cite("CPLI", 430, None, 1),),
            OrderEnd.UNSERVED: (cite("CPLI", 430, None, 2),),
            OrderEnd.WITHDRAWN: (cite("CPLI", 430, None, 3),)}[end]


def deemed_suit(gate: Gate, end: OrderEnd) -> bool:
    """Whether the claim goes over into a suit by itself unless the applicant says no within seven days.

    Only an objection turns an order into a suit (CPL 228, CPLI 438–439), and in labour matters only one asked on an
    agreement: what was asked for arrears alone goes to arbitration first (J1 13; T17).
    """
    return gate is Gate.AGREEMENT and end is OrderEnd.OBJECTION
