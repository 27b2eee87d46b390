"""S08 查询码小票: four slips on a sheet, to be cut apart; each person's own code and secret stand on that slip alone."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import Block, Code, CutLine, Gap, NewSheet, Strong
from mediation.documents.kinds import Paper
from mediation.documents.particulars import ClockOnPaper, Particulars, named

ON_A_SHEET = 4
ABOVE = 8
"""Millimetres of air above each, so that four fill a sheet."""


@dataclass(frozen=True, kw_only=True)
class CodeSlip:
    """What one person is handed: where to look, with what."""

    name: str | None = named("姓名")
    look_up_address: str | None = named("查询网址")
    look_up_code: str | None = named("查询码")


@dataclass(frozen=True, kw_only=True)
class CodeSlips:
    """The slips of those who applied together, and what comes next for all of them; nothing where no period runs."""

    slips: tuple[CodeSlip, ...] = named("小票", default=())
    next_step: str | None = named("下一步")
    next_by: ClockOnPaper | None = named("下一步的日期")


def body(particulars: Particulars) -> Sequence[Block]:
    return list(_blocks(particulars))


def _blocks(particulars: Particulars) -> Iterator[Block]:
    extra, issuer = particulars.extra, particulars.case.body
    for place, slip in enumerate(extra.slips):
        if place % ON_A_SHEET:
            yield CutLine("沿虚线剪开，各人只拿自己的一张")
        elif place:
            yield NewSheet()
        yield Gap(ABOVE)
        yield Code(slip.look_up_address, (
            (Strong(slip.name or ""), f"：扫左边的码，或者打开 {slip.look_up_address.split('?')[0]}"),
            ("查询码：", Strong(slip.look_up_code or "")),
            *((f"下一步：{extra.next_step}，最迟{phrases.clock_end(extra.next_by)}（含当日）。",) if extra.next_by else ()),
            f"{issuer.name}　电话：{issuer.phone}", "密码等于钥匙，不要给别人看，工作人员也不会问您要。"))


PAPER = Paper(
    code="S08", version=2, title="查询码小票", stage="申请", articles=(), signers="无", copies="每人一张", layout="L",
    extra=CodeSlips,
    requires=("case.body.name", "case.body.phone", "extra.slips.name", "extra.slips.look_up_address",
              "extra.slips.look_up_code"),
    body=body,
)
