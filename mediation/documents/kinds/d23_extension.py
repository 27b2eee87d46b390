"""D23 同意延长调解期限确认书: both sides agree, before the end, to go on until a later day."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, PaperNumber, Paragraph, Strong, Tick, Tickboxes, Title
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class ExtensionReason(Term):
    """Why more time is needed (documents.md D23)."""

    ACCOUNTS = "accounts", "对账"
    FUNDS = "funds", "筹款"
    APPRAISAL = "appraisal", "鉴定或工伤认定"
    COUNTING = "counting", "集体统计"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class Extension:
    """The period as it was and as it becomes; ``since`` is the day it is counted from."""

    since_words: str | None = named("期限起算日的名称", default="受理之日")
    since: date | None = named("期限起算日")
    clock: ClockOnPaper | None = named("原调解期限")
    extended_to: ClockOnPaper | None = named("延长后的届满日")
    reason: ExtensionReason | None = named("延长的原因")
    reason_words: str | None = named("延长原因说明")
    agreed_on: date | None = named("双方同意延长的日期")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    days = (extra.extended_to.last_day - extra.clock.last_day).days
    other = f"（{extra.reason_words}）" if extra.reason_words else ""
    ticks = tuple(Tick(one.label + (other if one is extra.reason else ""), one is extra.reason)
                  for one in ExtensionReason)
    return [
        Title("同意延长调解期限确认书", case.body.name), PaperNumber(f"案号：{case.case_no}"),
        Paragraph(f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}，"
                  f"自{phrases.day(extra.since)}（{extra.since_words}）起至{phrases.clock_end(extra.clock)}止为"
                  f"{extra.clock.words}的调解期限。因下列原因："),
        Tickboxes(ticks),
        Paragraph((f"双方于{phrases.day(extra.agreed_on)}同意将调解期限延长至",
                   Strong(phrases.clock_end(extra.extended_to)), f"（共延长{days}日）。")),
        Paragraph("双方自愿延长，均可随时要求终止调解；延期不影响任何一方依法"
                  f"{phrases.first_forum(case)}。"),
        *parts.party_signatures(case), parts.seal(particulars),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words."""
    extra = particulars.extra
    if extra.reason is ExtensionReason.OTHER and not extra.reason_words:
        yield Missing("extra.reason_words", "延长原因说明", "案件页")


def contradictions(particulars: Particulars) -> Iterable[str]:
    """The new end lies after the old one; both agreed before the old one was over (令第17号第二十九条)."""
    extra = particulars.extra
    if extra.extended_to.last_day <= extra.clock.last_day:
        yield "延长后的届满日应当晚于原届满日"
    if extra.agreed_on > extra.clock.last_day:
        yield "双方同意延长的日期晚于原届满日，期限已过，不能再延长"


PAPER = Paper(
    code="D23", version=1, title="同意延长调解期限确认书", stage="调解",
    articles=(cite("O17", 29), cite("TY", 27), cite("ONL", 24)),
    signers="双方签名或盖章，调解组织印章", copies="每方一份，卷内一份", layout="L", extra=Extension,
    requires=("made_on", "case.body.name", "case.case_no", *NAMED, "extra.since", "extra.since_words",
              "extra.clock.words", "extra.clock.last_day", "extra.extended_to.last_day", "extra.reason",
              "extra.agreed_on"),
    also=also, contradictions=contradictions, body=body,
)
