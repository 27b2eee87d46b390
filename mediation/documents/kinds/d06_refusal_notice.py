"""D06 不予受理通知书: why the body does not take the case, and what stays open to the applicant."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED, commission
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class RefusalReason(Term):
    """Why a case is not taken (documents.md D06)."""

    OTHER_SIDE_REFUSES = "other_side_refuses", "对方明确不同意调解"
    NO_ANSWER = "no_answer", "经通知未表态，视为不同意"
    OUT_OF_SCOPE = "out_of_scope", "不属于劳动（人事）争议范围"
    NO_RESPONDENT = "no_respondent", "没有明确的被申请人"
    NO_CLAIM = "no_claim", "没有具体的请求、事实与理由"
    NO_INTEREST = "no_interest", "申请人不是有直接利害关系的人"
    NOT_CORRECTED = "not_corrected", "未按要求提交材料且逾期不补"
    DECIDED_ELSEWHERE = "decided_elsewhere", "人民法院已受理，或者已有生效裁判、裁决、调解书"
    OTHER_FORUM = "other_forum", "法律规定由专门机关处理或者不适宜调解"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The reasons and what is told to the applicant."""

    reasons: tuple[RefusalReason, ...] = named("不予受理的理由", default=())
    reason_words: str | None = named("理由说明")
    interrupted: bool | None = named("本次申请是否构成时效中断")
    interruption_words: str | None = named("时效中断的依据")
    limitation: ClockOnPaper | None = named("仲裁时效届满日")
    inspection: str | None = named("可以投诉的劳动保障监察机构")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    here, you = phrases.itself(case.body), phrases.you(particulars.recipients)
    ticks = tuple(Tick(reason.label, reason in extra.reasons) for reason in RefusalReason)
    content: list[Block] = [
        *parts.letter_head(particulars, PAPER.title), Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{you}于{phrases.day(case.received_on)}就与{phrases.names(case.respondents)}之间的"
                  f"{phrases.dispute(case)}申请调解。经审查，存在下列情形，{here}决定不予受理：", keep=True),
        Tickboxes(ticks, stacked=True),
    ]
    if extra.reason_words:
        content.append(Paragraph((Strong("说明："), extra.reason_words)))
    return [*content, *_routes(particulars), parts.seal(particulars), *parts.counterfoil(particulars, PAPER.title)]


def _routes(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    inspection = f"属于劳动保障监察事项的，可以向{extra.inspection}投诉；" if extra.inspection else ""
    limitation: list[str | Strong] = []
    if extra.limitation:
        limitation = [f"{phrases.limitation_name(case)}至", Strong(phrases.clock_end(extra.limitation)), "届满，请在此前提出。"]
    interrupted = "已构成" if extra.interrupted else "未构成"
    words = f"：{extra.interruption_words}" if extra.interruption_words else ""
    return [
        Paragraph((Strong("救济途径："), parts.where_to_go(case), *limitation,
                   f"{inspection}可以申请法律援助（电话12348），可以向工会求助（电话12351）。")),
        Paragraph((Strong("时效提示："), f"本次申请{interrupted}{phrases.limitation_name(case)}中断{words}。")),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words; an interruption needs its ground."""
    extra = particulars.extra
    yield from commission(particulars)
    if RefusalReason.OTHER in extra.reasons and not extra.reason_words:
        yield Missing("extra.reason_words", "“其他”理由的说明", "案件页")
    if extra.interrupted and not extra.interruption_words:
        yield Missing("extra.interruption_words", "时效中断的依据", "案件页")


PAPER = Paper(
    code="D06", version=1, title="不予受理通知书", stage="受理",
    articles=(cite("O17", 22), cite("O17", 31), cite("O33", 27)),
    signers="调解组织印章", copies="正本一份，存根一份", layout="L", number_word="不受", extra=Refusal,
    requires=(*LETTER, "case.received_on", *NAMED, "extra.reasons", "extra.interrupted"),
    also=also, body=body,
)
