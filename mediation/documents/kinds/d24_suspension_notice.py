"""D24 中止（恢复）调解通知书: why mediation stands still, or that it goes on, and what that does to the period."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class SuspensionReason(Term):
    """Why mediation stands still, as the notice offers it (documents.md D24)."""

    SHAM = "sham", "涉嫌虚假调解"
    APPRAISAL = "appraisal", "等待鉴定评估"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class SuspensionNotice:
    """The suspension; with ``resumed_on`` its end. ``clock`` is the period as it stands from then on, if one runs."""

    reason: SuspensionReason | None = named("中止原因", default=None)
    reason_words: str | None = named("中止原因说明")
    suspended_on: date | None = named("中止日期")
    resume_when: str | None = named("恢复条件")
    review_on: date | None = named("复查日期")
    not_counted: bool | None = named("中止期间是否停算调解期限")
    resumed_on: date | None = named("恢复日期")
    clock: ClockOnPaper | None = named("恢复后的调解期限")


def body(particulars: Particulars) -> Sequence[Block]:
    return _resumed(particulars) if particulars.extra.resumed_on else _suspended(particulars)


def _suspended(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    words = f"（{extra.reason_words}）" if extra.reason_words and extra.reason is not SuspensionReason.SHAM else ""
    ticks = tuple(Tick(one.label + (words if one is extra.reason else ""), one is extra.reason)
                  for one in SuspensionReason)
    again = f"{phrases.itself(case.body)}于{phrases.day(extra.review_on)}前复查，符合条件的恢复调解。"
    return [
        *parts.letter_head(particulars, "中止调解通知书"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{_matter(particulars)}，因下列原因，{phrases.itself(case.body)}决定自"
                  f"{phrases.day(extra.suspended_on)}起中止调解："),
        Tickboxes(ticks, stacked=True),
        Paragraph((Strong("恢复条件："), f"{extra.resume_when}。{again}")),
        Paragraph((Strong("期限："), _counting(extra))), *_rights(particulars),
        parts.seal(particulars), *parts.counterfoil(particulars, "中止调解通知书"),
    ]


def _resumed(particulars: Particulars) -> list[Block]:
    extra = particulars.extra
    until = f"停算的期间补足后，{extra.clock.words}至{phrases.clock_end(extra.clock)}届满。" if extra.clock else ""
    return [
        *parts.letter_head(particulars, "恢复调解通知书"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{_matter(particulars)}，自{phrases.day(extra.suspended_on)}起中止调解"
                  f"（原因：{extra.reason.label}）。现恢复条件已经具备，自{phrases.day(extra.resumed_on)}起恢复调解。"),
        Paragraph((Strong("恢复的依据："), f"{extra.resume_when}。")),
        *([Paragraph((Strong("期限："), until))] if until else []), *_rights(particulars),
        parts.seal(particulars), *parts.counterfoil(particulars, "恢复调解通知书"),
    ]


def _matter(particulars: Particulars) -> str:
    case = particulars.case
    return (f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}"
            f"（案号：{case.number}）")


def _counting(extra: SuspensionNotice) -> str:
    if not extra.not_counted:
        return "中止期间不停算调解期限。"
    ground = "（《人民法院在线调解规则》第二十六条）" if extra.reason is SuspensionReason.APPRAISAL else ""
    return f"中止期间不计入调解期限{ground}，恢复后继续计算。"


def _rights(particulars: Particulars) -> list[Block]:
    return [Paragraph(f"任何一方可以随时要求终止调解，依法{phrases.first_forum(particulars.case)}。")]


def also(particulars: Particulars) -> Iterable[Missing]:
    """A suspension says when it is looked at again and whether the period stands still; 「其他」 needs words."""
    extra = particulars.extra
    if extra.resumed_on is None:
        if extra.review_on is None:
            yield Missing("extra.review_on", "复查日期", "案件页")
        if extra.not_counted is None:
            yield Missing("extra.not_counted", "中止期间是否停算调解期限", "案件页")
    if extra.reason is SuspensionReason.OTHER and not extra.reason_words:
        yield Missing("extra.reason_words", "中止原因说明", "案件页")


def contradictions(particulars: Particulars) -> Iterable[str]:
    """It goes on after it stood still, and is looked at again after that too."""
    extra = particulars.extra
    if extra.resumed_on and extra.resumed_on < extra.suspended_on:
        yield "恢复日期早于中止日期"
    if extra.review_on and extra.review_on < extra.suspended_on:
        yield "复查日期早于中止日期"


PAPER = Paper(
    code="D24", version=1, title="中止（恢复）调解通知书", stage="调解", articles=(cite("TY", 18), cite("ONL", 26)),
    signers="调解组织印章", copies="每方一份，存根一份", layout="L", number_word="中", extra=SuspensionNotice,
    requires=(*LETTER, "case.number", *NAMED, "extra.reason", "extra.suspended_on", "extra.resume_when"),
    also=also, contradictions=contradictions, body=body,
)
