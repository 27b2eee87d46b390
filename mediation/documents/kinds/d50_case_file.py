"""D50 案卷: cover, list of contents with page numbers, note on the state of the file, back cover (司发通〔2010〕239号)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Column,
    Gap,
    KeyTable,
    NewSheet,
    Note,
    Paragraph,
    Place,
    Signatures,
    Title,
    WideTable,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite

ARCHIVE_PAGE = "归档"
COLUMNS = (Column("序号", 13, "centre"), Column("文书名称", 81), Column("页号", 20, "centre"), Column("备注", 46))
PAGES_BEHIND = 2
"""The note and the back cover; what stands before them goes to the front."""


@dataclass(frozen=True, kw_only=True)
class ContentsRow:
    """One piece of the file: its name, its pages (none where it is kept apart), what is to be said of it."""

    title: str | None = named("文书名称", ARCHIVE_PAGE)
    first: int | None = named("起始页号", ARCHIVE_PAGE)
    last: int | None = named("终止页号", ARCHIVE_PAGE)
    remark: str | None = named("备注", ARCHIVE_PAGE)

    @property
    def pages(self) -> str:
        """3, 3—5, or a dash."""
        if self.first is None:
            return "—"
        return str(self.first) if self.last in (None, self.first) else f"{self.first}—{self.last}"


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """The file as its cover, contents and note say it; ``notes`` are gaps, corrections, what is kept apart."""

    part: str | None = named("正卷或副卷", ARCHIVE_PAGE)
    title: str | None = named("卷名", ARCHIVE_PAGE)
    file_number: str | None = named("卷号", ARCHIVE_PAGE)
    begun_on: date | None = named("调解开始日期", ARCHIVE_PAGE)
    ended_on: date | None = named("调解结束日期", ARCHIVE_PAGE)
    bound_by: str | None = named("立卷人", ARCHIVE_PAGE)
    bound_on: date | None = named("立卷日期", ARCHIVE_PAGE)
    checked_by: str | None = named("检查人", ARCHIVE_PAGE)
    retention: str | None = named("保管期限", ARCHIVE_PAGE)
    rows: tuple[ContentsRow, ...] = named("卷内文书", ARCHIVE_PAGE, ())
    pages: int | None = named("页数", ARCHIVE_PAGE)
    notes: tuple[str, ...] = named("卷宗情况", ARCHIVE_PAGE, ())


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [*_cover(particulars), NewSheet(), Title("卷内目录", below=f"{extra.title}　{extra.part}"), _contents(extra),
            NewSheet(), *_note(extra), NewSheet(), Gap(230),
            Note(f"（封底）{particulars.case.body.name}　{extra.file_number or ''}")]


def _cover(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    return [
        Gap(24), Title("调解卷宗", case.body.name, below=extra.part), Gap(12),
        KeyTable((
            row(("卷名", extra.title)),
            row(("卷号", extra.file_number or "（归档时编号）"), ("案号", case.number or case.receipt_no)),
            row(("调解员", "、".join(case.mediators) or "—")),
            row(("调解日期", f"{_day(extra.begun_on)}　至　{_day(extra.ended_on)}")),
            row(("立卷人", extra.bound_by or "—"), ("立卷日期", _day(extra.bound_on))),
            row(("保管期限", extra.retention), ("备注", f"共{extra.pages}页")),
        )),
    ]


def _contents(extra: CaseFile) -> Block:
    if not extra.rows:
        return Paragraph("（卷内还没有文书）")
    return WideTable(COLUMNS, tuple((str(number), one.title, one.pages, one.remark or "—")
                                    for number, one in enumerate(extra.rows, start=1)))


def _note(extra: CaseFile) -> list[Block]:
    return [
        Title("备考表", below="卷宗情况说明"), Paragraph(f"本卷（{extra.part}）共{extra.pages}页，{len(extra.rows)}件。"),
        *(Paragraph(words) for words in extra.notes or ("没有缺页、更正、另存的情况。",)),
        Signatures((Place(f"立卷人 {extra.bound_by or ''}".strip()), Place(f"检查人 {extra.checked_by or ''}".strip()))),
    ]


def _day(on: date | None) -> str:
    return phrases.day(on) if on else "—"


PAPER = Paper(
    code="D50", version=1, title="调解卷宗（封面、卷内目录、备考表、封底）", stage="归档", articles=(cite("O17", 32),),
    signers="立卷人、检查人签名", copies="卷内一份", layout="T", extra=CaseFile, long=True, numbered=False,
    requires=("case.body.name", "extra.part", "extra.title", "extra.retention", "extra.pages", "extra.rows?.title"),
    body=body,
)
