"""D18 调查笔录: what somebody who knows of the facts was asked and said, signed page by page (司发通〔2010〕239号)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Handwritten,
    KeyTable,
    Labelled,
    Paragraph,
    Place,
    QuestionAnswer,
    Signatures,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.offers import Offer, To, offer, while_open
from mediation.documents.particulars import Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

if TYPE_CHECKING:
    from mediation.cases.models import Case

INQUIRY, ABOUT = "调查笔录", "被调查人"
INVESTIGATORS = 2
"""It is fitting that two ask (documents.md §4 D18, B); one alone says why."""
TOLD = ("我们是{body}的调查人员，已向您出示证件。现就本案有关情况向您了解，请您如实陈述，不知道的可以说不知道；"
        "对了解到的情况请保密。您认为调查人员与本案有利害关系的，可以要求回避。")
HEARD = "以上内容您听清楚了吗？是否要求回避？"
RELATION = "您和双方当事人是什么关系？"
END_BY_HAND = "　　时　　分"


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One question; without an answer the paper has lines on which it is written by hand."""

    question: str | None = named("问", INQUIRY, long=True)
    answer: str | None = named("答", INQUIRY, long=True, hint="空着的，印出横线，当场手写。")


@dataclass(frozen=True, kw_only=True)
class InquiryRecord:
    """Who asked whom, when and where, and what was said."""

    begins: datetime | None = named("开始时间", INQUIRY, hint="如 2026-11-23 09:30。", section=INQUIRY)
    ends: datetime | None = named("结束时间", INQUIRY, hint="还没有结束的不填，当场手写。", section=INQUIRY)
    place: str | None = named("地点", INQUIRY, section=INQUIRY)
    investigators: tuple[str, ...] = named("调查人", INQUIRY, default=(), hint="两名，每行一名。", section=INQUIRY)
    why_alone: str | None = named("只有一名调查人的原因", INQUIRY, section=INQUIRY, hint="有两名的不填。")
    recorder: str | None = named("记录人", INQUIRY, section=INQUIRY)
    name: str | None = named("姓名", INQUIRY, section=ABOUT)
    sex: str | None = named("性别", INQUIRY, section=ABOUT)
    age: int | None = named("年龄", INQUIRY, section=ABOUT)
    ethnic: str | None = named("民族", INQUIRY, section=ABOUT)
    occupation: str | None = named("职业", INQUIRY, section=ABOUT)
    address: str | None = named("住址", INQUIRY, section=ABOUT)
    phone: str | None = named("联系电话", INQUIRY, section=ABOUT)
    relation: str | None = named("与当事人的关系", INQUIRY, section=ABOUT)
    told: str | None = named("告知的内容", INQUIRY, long=True, section="笔录")
    exchanges: tuple[Exchange, ...] = named("问答", INQUIRY, default=(), section="笔录")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    ends = phrases.moment(extra.ends) if extra.ends else END_BY_HAND
    about = [extra.name, extra.sex, f"{extra.age}岁" if extra.age else None, extra.ethnic, extra.occupation,
             f"住{extra.address}" if extra.address else None, f"联系电话{extra.phone}" if extra.phone else None]
    alone = f"（只有一名调查人的原因：{extra.why_alone}）" if len(extra.investigators) < INVESTIGATORS else ""
    return [
        Title(INQUIRY, case.body.name),
        Labelled("时间", f"{phrases.moment(extra.begins)}至{ends}"), Labelled("地点", extra.place),
        Labelled("案号", case.number),
        Labelled("事由", f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}"),
        Labelled("调查人", "、".join(extra.investigators) + alone), Labelled("记录人", extra.recorder),
        Labelled("被调查人", "，".join(part for part in about if part) + "。"),
        Labelled("与当事人的关系", extra.relation),
        *(Paragraph(text) for text in extra.told.split("\n")),
        *(QuestionAnswer(one.question, one.answer) for one in extra.exchanges),
        Paragraph("以上笔录我已看过（已向我宣读），与我说的相符。", keep=True),
        Signatures((Place(f"被调查人 {extra.name}", "签名或按指印"),
                    *(Place(f"调查人 {name}", "签名") for name in extra.investigators),
                    Place(f"记录人 {extra.recorder}", "签名"))),
        KeyTable((row(("拒绝签名的，由调查人注明", Handwritten(8)), ("在场人签名", Handwritten(8))),), small=True),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Whoever asks alone says why."""
    extra = particulars.extra
    if len(extra.investigators) == 1 and not extra.why_alone:
        yield Missing("extra.why_alone", "只有一名调查人的原因（一般应有两名）", INQUIRY)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """It ends after it began."""
    extra = particulars.extra
    if extra.ends and extra.ends <= extra.begins:
        yield "结束时间应当晚于开始时间"


PAPER = Paper(
    code="D18", version=1, title=INQUIRY, stage="调解", articles=(cite("RTF", 27), cite("O17", 32)),
    signers="被调查人逐页签名或按指印，调查人、记录人签名", copies="一份", layout="N", extra=InquiryRecord,
    requires=("case.body.name", "case.number", *NAMED, "extra.begins", "extra.place", "extra.investigators",
              "extra.recorder", "extra.name", "extra.relation", "extra.told", "extra.exchanges.question"),
    also=also, contradictions=contradictions, body=body,
)


def begin(case: Case, by: Any) -> InquiryRecord:
    """The mediators ask, whoever makes the record writes it down; the first two questions are those of every record."""
    asking = [member.person.name for member in case.mediators][:INVESTIGATORS]
    spare = [by.name] if by.name not in asking else []
    asking += spare[:INVESTIGATORS - len(asking)]
    recorder = by.name if by.name not in asking else case.clerk.name if case.clerk else None
    return InquiryRecord(investigators=tuple(asking), recorder=recorder, place=case.body.address,
                         told=TOLD.format(body=case.body.name),
                         exchanges=(Exchange(question=HEARD), Exchange(question=RELATION)))


offer(Offer("D18", To.NOBODY, begin, while_open))
