"""D56 期间届满告知: the two doors that need both sides have closed; the agreement still binds."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER
from mediation.documents.particulars import AGREEMENT_PAGE, ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class WayLeft(Term):
    """What a party can do when the other does not perform."""

    ARBITRATION = "arbitration", "申请仲裁"
    PAYMENT_ORDER = "payment_order", "申请支付令（拖欠劳动报酬、工伤医疗费、经济补偿、赔偿金）"
    SUIT = "suit", "直接起诉（仅就劳动报酬达成的协议）"


@dataclass(frozen=True, kw_only=True)
class Expiry:
    """Which periods ended when, and what is left."""

    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    effective_on: date | None = named("协议生效日期", AGREEMENT_PAGE)
    review_end: ClockOnPaper | None = named("仲裁审查申请期间届满日", AGREEMENT_PAGE)
    confirmation_end: ClockOnPaper | None = named("司法确认申请期间届满日", AGREEMENT_PAGE)
    ways: tuple[WayLeft, ...] = named("仍可走的途径", AGREEMENT_PAGE, ())
    limitation: ClockOnPaper | None = named("时效届满日", AGREEMENT_PAGE)
    contact: str | None = named("联系人", AGREEMENT_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    review = (f"共同申请仲裁审查的{phrases.period('ARBREV-15')}已于{phrases.day(extra.review_end.last_day)}届满，"
              if extra.review_end else "")
    both = "不能再按该两种程序办理" if extra.review_end else "不能再按该程序办理"
    limitation: list[Block] = []
    if extra.limitation:
        limitation = [Paragraph((f"{phrases.limitation_name(case)}提示：至", Strong(phrases.clock_end(extra.limitation)),
                                 "届满。"))]
    return [
        *parts.letter_head(particulars, "期间届满告知"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{extra.agreement_number}调解协议于{phrases.day(extra.effective_on)}生效。{review}共同申请司法确认的"
                  f"{phrases.period('CONF-30')}已于{phrases.day(extra.confirmation_end.last_day)}届满，双方未提出申请，"
                  f"{both}（依法准许顺延的除外）。"),
        Paragraph("协议继续有效，请按约定履行。一方逾期不履行的，可以：", keep=True),
        Tickboxes(tuple(Tick(way.label, way in extra.ways) for way in WayLeft), stacked=True),
        *limitation,
        Paragraph(f"法律援助电话12348，工会维权电话12351。联系人：{extra.contact}，电话：{case.body.phone}。"),
        parts.seal(particulars),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """A review period that is told of needs its end."""
    review = particulars.extra.review_end
    if review and not review.last_day:
        yield Missing("extra.review_end.last_day", "仲裁审查申请期间届满日", AGREEMENT_PAGE)


PAPER = Paper(
    code="D56", version=1, title="期间届满告知", stage="确认", articles=(cite("CPL", 205), cite("O17", 27), cite("O33", 74)),
    signers="调解组织印章", copies="每方一份，卷内一份", layout="L", number_word="届", extra=Expiry,
    requires=(*LETTER, "case.body.phone", "extra.agreement_number", "extra.effective_on",
              "extra.confirmation_end.last_day", "extra.ways", "extra.contact"),
    also=also, body=body,
)
