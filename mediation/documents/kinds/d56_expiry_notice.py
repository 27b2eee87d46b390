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
from mediation.documents.sentences import Sentence
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


SENTENCES = (
    Sentence("ended", "〔协议书编号〕调解协议于〔生效日期〕生效。〔仲裁审查期间届满〕共同申请司法确认的〔期间〕已于〔届满日〕届满，"
                      "双方未提出申请，〔不能再办〕（依法准许顺延的除外）。", cite("CPL", 205)),
    Sentence("binding", "协议继续有效，请按约定履行。一方逾期不履行的，可以："),
    Sentence("limitation", "〔时效〕提示：至〔最后期限〕届满。"),
    Sentence("telephones", "法律援助电话12348，工会维权电话12351。联系人：〔联系人〕，电话：〔电话〕。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    review = (f"共同申请仲裁审查的{phrases.period('ARBREV-15')}已于{phrases.day(extra.review_end.last_day)}届满，"
              if extra.review_end else "")
    both = "不能再按该两种程序办理" if extra.review_end else "不能再按该程序办理"
    limitation: list[Block] = []
    if extra.limitation:
        limitation = [Paragraph(say("limitation", {"时效": phrases.limitation_name(case),
                                                   "最后期限": Strong(phrases.clock_end(extra.limitation))}))]
    return [
        *parts.letter_head(particulars, "期间届满告知"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(say("ended", {
            "协议书编号": extra.agreement_number, "生效日期": phrases.day(extra.effective_on), "仲裁审查期间届满": review,
            "期间": phrases.period("CONF-30"), "届满日": phrases.day(extra.confirmation_end.last_day),
            "不能再办": both})),
        Paragraph(say("binding"), keep=True),
        Tickboxes(tuple(Tick(way.label, way in extra.ways) for way in WayLeft), stacked=True),
        *limitation,
        Paragraph(say("telephones", {"联系人": extra.contact, "电话": case.body.phone})),
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
    also=also, body=body, sentences=SENTENCES, own_words=True,
)
