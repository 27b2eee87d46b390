"""S06 核实笔录: what the court asked and each party answered, point by point; who was asked alone has a sheet apart.

It is the court's own: it is printed on the court's page and does not stand in the file of the mediation. What the court
finds stands not in it: the other side signs it too, and a reason may tell what somebody said alone.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Heading, Labelled, NewSheet, Paragraph, Place, Signatures, Strong, Title
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

REVIEW_PAGE = "审查"
READ = "以上笔录我已阅读（已向我宣读），与我所说一致。"


@dataclass(frozen=True, kw_only=True)
class HeardOnRecord:
    """One who was asked: when, alone or not, who was present; ``person`` where it is a worker."""

    name: str | None = named("被询问人", REVIEW_PAGE)
    person: bool = True
    asked_at: datetime | None = named("询问时间", REVIEW_PAGE)
    alone: bool = False
    present: str = ""


@dataclass(frozen=True, kw_only=True)
class PointOnRecord:
    """One point: its name, the question, who answered what."""

    name: str | None = named("审查事项", REVIEW_PAGE)
    question: str | None = named("问题", REVIEW_PAGE)
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewOnRecord:
    """The application, who was heard, the six points, who keeps the record."""

    court: str | None = named("人民法院", REVIEW_PAGE)
    court_number: str | None = named("案号", REVIEW_PAGE)
    agreement: str | None = named("协议", REVIEW_PAGE)
    agreed_on: date | None = named("达成协议的日期", REVIEW_PAGE)
    judge: str = ""
    recorder: str | None = named("记录人", REVIEW_PAGE)
    heard: tuple[HeardOnRecord, ...] = named("被询问的当事人", REVIEW_PAGE, ())
    points: tuple[PointOnRecord, ...] = named("审查事项", REVIEW_PAGE, ())


def body(particulars: Particulars) -> Sequence[Block]:
    extra: ReviewOnRecord = particulars.extra
    together = [one for one in extra.heard if not one.alone]
    blocks: list[Block] = _record(extra, "核实笔录", together) if together else []
    for number, one in enumerate(one for one in extra.heard if one.alone):
        if blocks or number:
            blocks.append(NewSheet())
        blocks += _record(extra, "核实笔录（单独询问）", [one])
    return blocks


def _record(extra: ReviewOnRecord, title: str, heard: Sequence[HeardOnRecord]) -> list[Block]:
    """The record of those who were asked together, or of one who was asked alone."""
    names = {one.name for one in heard}
    alone = heard[0].alone
    blocks: list[Block] = [Title(title, extra.court or ""), *_head(extra, heard)]
    asked = [(point, [(name, words) for name, words in point.answers if name in names]) for point in extra.points]
    for number, (point, answers) in enumerate((one for one in asked if one[1] or not alone), start=1):
        blocks += [Heading(f"{phrases.ordinal(number)}、{point.name}"), Paragraph((Strong("问："), point.question or ""))]
        blocks += [Labelled(f"{name}答", words) for name, words in answers]
        if not answers:
            blocks.append(Paragraph("没有问。"))
    return [*blocks, Paragraph(READ, keep=True), *_signatures(extra, heard)]


def _head(extra: ReviewOnRecord, heard: Sequence[HeardOnRecord]) -> list[Block]:
    reached = f"，{phrases.day(extra.agreed_on)}达成" if extra.agreed_on else ""
    lines = [("案号", extra.court_number), ("协议", f"{extra.agreement}{reached}"), ("审判人员", extra.judge),
             ("记录人", f"{extra.recorder}（法院联络员）")]
    for one in heard:
        when = phrases.moment(one.asked_at) if one.asked_at else "时间未记"
        how = "单独询问，用人单位不在场" if one.alone else ""
        present = f"在场：{one.present}" if one.present else ""
        lines.append((f"询问{one.name}", "；".join(part for part in (when, how, present) if part)))
    return [Labelled(label, text) for label, text in lines if text]


def _signatures(extra: ReviewOnRecord, heard: Sequence[HeardOnRecord]) -> list[Block]:
    people = [one for one in heard if one.person]
    listed = people if len(heard) > parts.PLACES_BESIDE_EACH_OTHER else []
    blocks: list[Block] = []
    if listed:
        blocks.append(parts.signature_list([str(one.name) for one in listed], "签名或者按指印"))
    places = [Place(f"被询问人 {one.name}", "签名或者按指印" if one.person else "签名或者盖章") for one in heard if one not in listed]
    return [*blocks, Signatures((*places, Place("审判人员"), Place(f"法院联络员 {extra.recorder}")))]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Somebody has answered something."""
    if not any(point.answers for point in particulars.extra.points):
        yield Missing("extra.points.answers", "当事人的回答", REVIEW_PAGE)


PAPER = Paper(
    code="S06", version=1, title="核实笔录", stage="确认", articles=(cite("CPLI", 356), cite("CPLI", 358)),
    signers="当事人签名或者按指印，审判人员、法院联络员签名", copies="一份，由法院保存", layout="N", extra=ReviewOnRecord,
    requires=("made_on", "extra.court", "extra.court_number", "extra.agreement", "extra.recorder", "extra.heard.name",
              "extra.points.name", "extra.points.question"),
    also=also, body=body,
)
