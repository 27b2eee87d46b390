"""D34 送达回证: which papers were handed to whom; the day that is signed is the day of service (民事诉讼法第八十七条)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import Block, Handwritten, KeyTable, Lines, Note, Right, Tick, Tickboxes, Title, row
from mediation.documents.kinds import Paper
from mediation.documents.particulars import MaterialOnPaper, Particulars, named
from mediation.law.citation import cite

WAYS = ("直接", "留置", "邮寄（单号）", "电子（系统、到达时间）", "转交", "公告")
WHEN_BY_HAND = Right("　　年　　月　　日　　时")


@dataclass(frozen=True, kw_only=True)
class ServiceReceipt:
    """The papers and to where; ``way`` is ticked beforehand where it is settled."""

    papers: tuple[MaterialOnPaper, ...] = named("送达文书名称及件数", "送达", ())
    address: str | None = named("送达地址", "送达")
    way: str | None = named("送达方式", "送达")
    made_out_by: str | None = named("填发人", "送达")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    papers = Lines(tuple(f"{number}. {one.name}　{one.copies}件" for number, one in enumerate(extra.papers, start=1)))
    by_hand = Lines(("", "", WHEN_BY_HAND))
    return [
        Title("送达回证", case.body.name),
        KeyTable((
            row(("案由", phrases.dispute(case)), ("案号", case.number)),
            row(("送达文书名称及件数", papers)),
            row(("受送达人", phrases.names(particulars.recipients))),
            row(("送达地址", extra.address)),
            row(("受送达人签名或盖章", by_hand)),
            row(("代收人及代收理由", Lines(("", "（与受送达人关系）", WHEN_BY_HAND)))),
            row(("送达方式", Tickboxes(tuple(Tick(way, extra.way is not None and way.startswith(extra.way))
                                         for way in WAYS)))),
            row(("备考", Handwritten(24))),
            row(("填发人", extra.made_out_by), ("送达人", Handwritten(14))),
        )),
        Note("备考栏记明拒收事由、见证人签名、拍照录像编号。受送达人在回证上签收的日期为送达日期。"),
    ]


PAPER = Paper(
    code="D34", version=1, title="送达回证", stage="全程",
    articles=(cite("CPL", 87), cite("CPL", 89), cite("O33", 20)),
    signers="受送达人（代收人）、送达人签名，必要时见证人签名", copies="一份", layout="T", extra=ServiceReceipt,
    requires=("case.body.name", "case.number", "recipients.name", "extra.papers.name", "extra.papers.copies",
              "extra.address", "extra.made_out_by"),
    body=body,
)
