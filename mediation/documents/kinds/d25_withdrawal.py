"""D25 撤回调解申请书: the applicants withdraw, knowing what stays open to them (在线规则第二十五条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Labelled, PaperNumber, Paragraph, Tick, Tickboxes, Title
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import CASE_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class WithdrawalReason(Term):
    """Why an application is withdrawn (documents.md D25)."""

    OWN_SETTLEMENT = "own_settlement", "双方已自行和解"
    PERFORMED = "performed", "对方已履行"
    ELSEWHERE = "elsewhere", "改走仲裁、诉讼"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class WithdrawalOnPaper:
    """Why; ``reason`` is None where the applicant ticks on the paper."""

    reason: WithdrawalReason | None = None
    reason_words: str | None = named("撤回理由的说明", CASE_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    some = len(particulars.recipients) < len(case.applicants)
    words = f"（{extra.reason_words}）" if extra.reason_words else ""
    ticks = tuple(Tick(one.label + (words if one is extra.reason else ""), extra.reason and one is extra.reason)
                  for one in WithdrawalReason)
    return [
        Title("撤回调解申请书"), PaperNumber(f"案号：{case.number}"),
        Labelled("申请人", phrases.names(particulars.recipients)),
        Labelled("被申请人", phrases.names(case.respondents)),
        Paragraph(f"申请人于{phrases.day(case.received_on)}就与被申请人的{phrases.dispute(case)}向{case.body.name}"
                  f"申请调解，现自愿撤回{'本人的' if some else ''}调解申请。理由："),
        Tickboxes(ticks, stacked=True),
        Paragraph("撤回是申请人本人的真实意愿，没有受到胁迫或者欺骗，并已就此与办案人单独谈话核实。"),
        Paragraph(f"申请人已知悉：撤回后，仍然可以依法{phrases.first_forum(case)}，也可以重新申请调解；"
                  f"{phrases.limitation_name(case)}继续计算，过期可能丧失胜诉的机会，应当及时行使权利。"),
        *([Paragraph("其他申请人的申请不受影响，调解继续进行。")] if some else []),
        *parts.closing_to(case.body.name),
        *parts.party_signatures(case, particulars.recipients),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words."""
    extra = particulars.extra
    if extra.reason is WithdrawalReason.OTHER and not extra.reason_words:
        yield Missing("extra.reason_words", "撤回理由的说明", CASE_PAGE)


PAPER = Paper(
    code="D25", version=1, title="撤回调解申请书", stage="结案", articles=(cite("ONL", 25), cite("RTF", 23)),
    signers="申请人签名、盖章或按指印", copies="一份", layout="L", extra=WithdrawalOnPaper,
    requires=("case.body.name", "case.number", "case.received_on", *NAMED, "recipients.name"),
    also=also, body=body,
)
