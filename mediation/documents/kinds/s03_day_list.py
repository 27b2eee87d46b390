"""S03 调解日程单: the sessions of one day of a body, on one sheet."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents import phrases
from mediation.documents.blocks import Block, Column, NewSheet, Note, Title, WideTable
from mediation.documents.kinds import Paper
from mediation.documents.particulars import SESSION_PAGE, Particulars, named


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """One session of the day."""

    begins: datetime | None = named("调解时间", SESSION_PAGE)
    place: str | None = named("调解地点", SESSION_PAGE)
    case_no: str | None = named("案号", SESSION_PAGE)
    applicants: str | None = named("申请人", SESSION_PAGE)
    respondents: str | None = named("被申请人", SESSION_PAGE)
    matter: str | None = named("事由", SESSION_PAGE)
    mediators: str | None = named("调解员", SESSION_PAGE)
    remark: str | None = named("备注", SESSION_PAGE)


@dataclass(frozen=True, kw_only=True)
class DayList:
    """The day and its sessions; a day without any is a sheet too."""

    on: date | None = named("日期", SESSION_PAGE)
    lines: tuple[DayLine, ...] = named("调解会", SESSION_PAGE, ())


COLUMNS = (Column("序号", 9, "centre"), Column("时间", 17, "centre"), Column("地点", 30), Column("案号", 42),
           Column("申请人", 38), Column("被申请人", 48), Column("事由", 32), Column("调解员", 26), Column("备注", 30))
WEEKDAYS = "一二三四五六日"


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    day = f"{phrases.day(extra.on)}　星期{WEEKDAYS[extra.on.weekday()]}"
    rows = tuple((str(number), phrases.clock_time(one.begins), one.place, one.case_no, one.applicants,
                  one.respondents, one.matter, one.mediators, one.remark or "—")
                 for number, one in enumerate(sorted(extra.lines, key=lambda one: one.begins), start=1))
    listed: list[Block] = [WideTable(COLUMNS, rows, row_height=10)] if rows else [Note("当日没有调解会。")]
    return [NewSheet(landscape=True), Title("调解日程单", particulars.case.body.name, below=day), *listed]


PAPER = Paper(
    code="S03", version=1, title="调解日程单", stage="调解", articles=(), signers="无", copies="一份", layout="T",
    extra=DayList,
    requires=("case.body.name", "extra.on", "extra.lines?.begins", "extra.lines?.place", "extra.lines?.case_no",
              "extra.lines?.applicants", "extra.lines?.respondents", "extra.lines?.matter", "extra.lines?.mediators"),
    body=body,
)
