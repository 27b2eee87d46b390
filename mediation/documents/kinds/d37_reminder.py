"""D37 催告履行通知书: what was due, since when it is overdue, by which day to perform, what may follow (O17 32, RTF 31)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    Column,
    Enclosures,
    Paragraph,
    Strong,
    Tick,
    Tickboxes,
    WideTable,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Sentence
from mediation.law.citation import cite
from mediation.law.terms import Term

PERFORMANCE_PAGE = "履行"
COLUMNS = (Column("期次", 12, "centre"), Column("应履行事项", 56), Column("应履行日期", 32, "centre"),
           Column("尚欠（元）", 26, "money"), Column("逾期天数", 18, "centre"))


class WhatFollows(Term):
    """What the creditor may do if the reminder is not heeded: a title is enforced, without one it is sought."""

    ENFORCEMENT = "enforcement", "已经司法确认（或有其他生效法律文书），可以向人民法院申请强制执行"
    SEEK_A_TITLE = "seek_a_title", "未经司法确认，可以依法申请仲裁、申请支付令（法律规定的四类款项）或者向人民法院起诉"


@dataclass(frozen=True, kw_only=True)
class OverdueLine:
    """One thing that was due; ``left`` is what is still owed of a sum."""

    instalment: int | None = named("期次", PERFORMANCE_PAGE)
    what: str | None = named("应履行事项", PERFORMANCE_PAGE)
    creditor: str | None = named("权利人", PERFORMANCE_PAGE)
    due: date | None = named("应履行日期", PERFORMANCE_PAGE)
    due_words: str | None = named("应履行的时间", PERFORMANCE_PAGE)
    left: int | None = named("尚欠金额", PERFORMANCE_PAGE)

    @property
    def name(self) -> str:
        """How a list of what is missing calls this line."""
        return self.what or ""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """By which agreement, what was due, how many days are given, what follows."""

    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    agreement_called: str | None = named("协议的名称", AGREEMENT_PAGE, "调解协议")
    lines: tuple[OverdueLine, ...] = named("逾期的义务", PERFORMANCE_PAGE, ())
    days: int | None = named("催告后履行的天数", PERFORMANCE_PAGE)
    follows: WhatFollows | None = named("拒不履行的后果", PERFORMANCE_PAGE)
    contact: str | None = named("联系人", PERFORMANCE_PAGE)
    words: str | None = named("情况说明", PERFORMANCE_PAGE)


SENTENCES = (
    Sentence("overdue", "依照〔协议书编号〕〔协议〕（案号：〔案号〕），〔你〕应当履行的下列义务，截至〔今天〕已经逾期："),
    Sentence("asked", "请〔你〕于〔最后一日〕履行（即自本通知落款之日起〔天数〕日内），并把付款凭证或者履行情况告诉经办人。"
                      "已经履行的，请及时提供凭证。"),
    Sentence("refusing", "拒不履行的，权利人："),
    Sentence("enforcement", WhatFollows.ENFORCEMENT.label, cite("CPL", 206)),
    Sentence("seek_a_title", WhatFollows.SEEK_A_TITLE.label, cite("TJ", 16)),
    Sentence("contact", "联系人：〔联系人〕，电话：〔电话〕，地址：〔地址〕。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, day = particulars.case, particulars.extra, particulars.made_on
    say = PAPER.speech(particulars)
    you = phrases.you(particulars.recipients)
    last = phrases.by_day(day + timedelta(days=extra.days))
    return [
        *parts.letter_head(particulars, "催告履行通知书"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(say("overdue", {"协议书编号": extra.agreement_number, "协议": extra.agreement_called,
                                  "案号": case.number, "你": you, "今天": phrases.day(day)}), keep=True),
        WideTable(COLUMNS, tuple(_row(line, day) for line in extra.lines),
                  totals="合计" if any(line.left for line in extra.lines) else "",
                  in_words=any(line.left for line in extra.lines)),
        *([Paragraph(extra.words)] if extra.words else []),
        Paragraph(say("asked", {"你": you, "最后一日": Strong(last), "天数": phrases.count(extra.days)})),
        Paragraph(say("refusing"), keep=True),
        Tickboxes(tuple(Tick(one.label, one is extra.follows) for one in WhatFollows), stacked=True),
        Paragraph(say("contact", {"联系人": extra.contact, "电话": case.body.phone, "地址": case.body.address})),
        Enclosures((f"{extra.agreement_called}书复印件",)), parts.seal(particulars),
        *parts.counterfoil(particulars, "催告履行通知书"),
    ]


def _row(line: OverdueLine, day: date) -> tuple[str | int | None, ...]:
    """One line: to whom and what, its day, what is left, and the days since."""
    late = f"{(day - line.due).days}日" if line.due else "—"
    return (str(line.instalment) if line.instalment else "—", f"向{line.creditor}{line.what}",
            phrases.day(line.due) if line.due else line.due_words, line.left if line.left else "—", late)


def also(particulars: Particulars) -> Iterable[Missing]:
    """Each line has its day, or the event with which it fell due."""
    for number, line in enumerate(particulars.extra.lines, start=1):
        if not (line.due or line.due_words):
            yield Missing("extra.lines.due", f"第{number}项的应履行日期", PERFORMANCE_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Nobody is reminded of what is not overdue; some days are given."""
    extra = particulars.extra
    for line in extra.lines:
        if line.due and line.due >= particulars.made_on:
            yield f"“{line.what}”应于{phrases.by_day(line.due)}履行，还没有逾期"
    if extra.days < 1:
        yield "催告后履行的天数至少为一日"


PAPER = Paper(
    code="D37", version=1, title="催告履行通知书", stage="履行", articles=(cite("O17", 32), cite("RTF", 31)),
    signers="调解组织印章", copies="被催告人一份，卷内一份（存根），另附送达回证", layout="L", number_word="催", extra=Reminder,
    requires=(*LETTER, "case.number", "case.body.phone", "case.body.address", "extra.agreement_number",
              "extra.agreement_called", "extra.lines.what", "extra.lines.creditor", "extra.days", "extra.follows",
              "extra.contact"),
    also=also, contradictions=contradictions, body=body, sentences=SENTENCES, own_words=True,
)
