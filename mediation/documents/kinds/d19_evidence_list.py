"""D19 证据目录: what a party put before both sides, what it is to prove, and what the other side says of it.

It is handed to the other side, so it names only what both sides see (security.md S2).
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyTable,
    NewSheet,
    Note,
    Place,
    Signatures,
    Text,
    Tick,
    Tickboxes,
    Title,
    WideTable,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term

EVIDENCE = "证据"
OPINION_BY_HAND = "□认可　□不认可　□部分认可，理由："
COLUMNS = (Column("编号", 10, "centre"), Column("证据名称", 44), Column("证据来源", 30), Column("证明目的", 52),
           Column("形式", 18, "centre"), Column("页数", 12, "centre"), Column("份数", 12, "centre"),
           Column("对方意见", 54), Column("备注", 22))
ELECTRONIC = (Column("编号", 10, "centre"), Column("电子数据", 50), Column("原始载体", 40),
              Column("提取时间", 40, "centre"), Column("SHA-256 校验值", 96))


class Opinion(Term):
    """What the other side says of a piece of evidence."""

    ACCEPTED = "accepted", "认可"
    CONTESTED = "contested", "不认可"
    IN_PART = "in_part", "部分认可"


@dataclass(frozen=True, kw_only=True)
class ListedEvidence:
    """One piece; what is electronic says its carrier, when it was taken from it, and its SHA-256."""

    number: int | None = named("编号", EVIDENCE)
    handed_in_by: str | None = named("提交人", EVIDENCE)
    name: str | None = named("证据名称", EVIDENCE)
    source: str | None = named("证据来源", EVIDENCE)
    proves: str | None = named("证明目的", EVIDENCE, long=True)
    form: str | None = named("原件、复印件、照片或电子数据", EVIDENCE)
    pages: int | None = named("页数", EVIDENCE)
    copies: int | None = named("份数", EVIDENCE, default=1)
    opinion: Opinion | None = named("对方意见", EVIDENCE)
    reasons: str | None = named("不认可的理由", EVIDENCE)
    carrier: str | None = named("电子数据的原始载体", EVIDENCE)
    taken_at: datetime | None = named("电子数据的提取时间", EVIDENCE)
    sha256: str | None = named("SHA-256", EVIDENCE)
    remark: str | None = named("备注", EVIDENCE)


@dataclass(frozen=True, kw_only=True)
class EvidenceList:
    """The pieces of every party; a list prints those of whom it is for. Who takes them in signs beside."""

    pieces: tuple[ListedEvidence, ...] = named("证据", EVIDENCE, default=(), hint="只列双方都看得见的；对方意见空着的，当场手写。")
    receiver: str | None = named("接收人", EVIDENCE)
    compared: bool | None = named("原件是否已核对", EVIDENCE)
    given_back: str | None = named("退还的原件", EVIDENCE)


def own(particulars: Particulars) -> list[ListedEvidence]:
    """The pieces that the party of this list handed in."""
    names = {party.name for party in particulars.recipients}
    return [one for one in particulars.extra.pieces if one.handed_in_by in names]


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, pieces = particulars.case, particulars.extra, own(particulars)
    who = phrases.names(particulars.recipients)
    sheets, pages = sum(one.copies or 1 for one in pieces), sum((one.pages or 0) * (one.copies or 1) for one in pieces)
    electronic = [one for one in pieces if one.carrier or one.taken_at or one.sha256]
    compared = Tickboxes((Tick("已核对", extra.compared), Tick("未核对", extra.compared is False)))
    return [
        NewSheet(landscape=True), Title("证据目录", case.body.name),
        KeyTable((row(("提交人", who), ("案号", case.number), ("提交日期", phrases.day(particulars.made_on))),), small=True),
        WideTable(COLUMNS, tuple(_row(one) for one in pieces), row_height=11),
        *([Heading("电子数据"), WideTable(ELECTRONIC, tuple(map(_electronic, electronic)))] if electronic else []),
        KeyTable((row(("收件回执", f"共{sheets}份{f'{pages}页' if pages else ''}"), ("原件核对", compared),
                      ("退还原件", extra.given_back or phrases.NONE)),), small=True),
        Signatures((Place(f"提交人 {who}", "签名或盖章"), Place(f"接收人 {extra.receiver}", "签名"),
                    Place("对方当事人", "签名或盖章"))),
        Note("本目录只列双方都可以看的证据。对方意见只说对证据的看法，为调解作出的让步不得作为不利证据。"),
    ]


def _row(one: ListedEvidence) -> tuple[Text | int | None, ...]:
    said = OPINION_BY_HAND if one.opinion is None else "：".join(
        part for part in (one.opinion.label, one.reasons) if part)
    return (str(one.number), one.name, one.source, one.proves, one.form, str(one.pages) if one.pages else "—",
            str(one.copies or 1), said, one.remark or "—")


def _electronic(one: ListedEvidence) -> tuple[Text, ...]:
    taken = phrases.moment(one.taken_at) if one.taken_at else "—"
    return str(one.number), str(one.name), one.carrier or "—", taken, one.sha256 or "—"


def also(particulars: Particulars) -> Iterable[Missing]:
    """The list has a piece of whom it is for; what is not accepted has its reasons."""
    if not own(particulars):
        yield Missing("extra.pieces", f"{phrases.names(particulars.recipients)}提交的、双方都看得见的证据", EVIDENCE)
    for one in own(particulars):
        if one.opinion in (Opinion.CONTESTED, Opinion.IN_PART) and not one.reasons:
            yield Missing("extra.pieces.reasons", f"“{one.name}”不认可的理由", EVIDENCE)


PAPER = Paper(
    code="D19", version=1, title="证据目录", stage="调解", articles=(cite("O33", 29),),
    signers="提交的当事人、接收人签名，对方当事人签收", copies="两份", layout="T", extra=EvidenceList,
    requires=("case.body.name", "case.number", "recipients.name", "extra.pieces.number", "extra.pieces.name",
              "extra.pieces.source", "extra.pieces.proves", "extra.pieces.form", "extra.receiver"),
    also=also, body=body,
)
