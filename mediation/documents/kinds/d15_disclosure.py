"""D15 披露声明: what a mediator discloses, and that both sides still want this mediator or another (在线规则第十三条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mediation import clock
from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    Handwritten,
    Heading,
    KeyTable,
    Paragraph,
    Place,
    Signatures,
    Tick,
    Tickboxes,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import Particulars, named
from mediation.documents.recusal import PANEL_PAGE, RECUSING, RecusalGround, no_panel_yet, only_mediator
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

if TYPE_CHECKING:
    from mediation.cases.models import Case


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """What a mediator says of each of the three grounds; ``kept`` is what both sides said, None while they are asked.

    ``grounds`` is None where the mediator ticks on the paper by hand, ``words`` where they are written by hand too.
    """

    mediator: str | None = named("披露的调解员", PANEL_PAGE)
    workplace: str | None = named("调解员单位", PANEL_PAGE)
    grounds: tuple[RecusalGround, ...] | None = None
    words: str | None = named("披露的内容", PANEL_PAGE, long=True, hint="空着的，由调解员在纸上手写。")
    disclosed_on: date | None = named("披露日期", PANEL_PAGE)
    kept: bool | None = None


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    rows = [
        row(("案号", case.number), ("案由", phrases.dispute(case))),
        row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))),
        row(("调解员", extra.mediator), ("单位", extra.workplace)),
        row(("披露日期", phrases.day(extra.disclosed_on))),
        *(row((f"情形{phrases.ordinal(number)}", _answer(one, extra.grounds)))
          for number, one in enumerate(RECUSING, start=1)),
        row(("说明", extra.words or Handwritten(24))),
    ]
    kept = extra.kept
    return [
        Title("披露声明", case.body.name),
        KeyTable(tuple(rows)),
        Paragraph("本人声明以上披露真实、完整；调解中发现新的情形的，立即说明。", keep=True),
        Signatures((Place(f"调解员 {extra.mediator}", "签名"),)),
        Heading("双方的选择"),
        Tickboxes((Tick("已知悉披露的内容，同意由其继续调解", kept),
                   Tick("要求更换调解员", None if kept is None else not kept)), stacked=True),
        *parts.party_signatures(case),
    ]


def _answer(ground: RecusalGround, grounds: tuple[RecusalGround, ...] | None) -> Tickboxes:
    there = None if grounds is None else ground in grounds
    return Tickboxes((Tick("不存在", None if there is None else not there), Tick("存在", there)), lead=f"{ground.label}：")


def also(particulars: Particulars) -> Iterable[Missing]:
    """Only the three grounds are disclosed; a wish is no ground."""
    if RecusalGround.WISH in (particulars.extra.grounds or ()):
        yield Missing("extra.grounds", "披露的情形（三种之一）", PANEL_PAGE)


PAPER = Paper(
    code="D15", version=2, title="披露声明", stage="调解", articles=(cite("ONL", 13), cite("TY", 15)),
    signers="调解员签名，双方签名或盖章", copies="一份", layout="T", extra=Disclosure,
    requires=("case.body.name", "case.number", *NAMED, "extra.mediator", "extra.workplace", "extra.disclosed_on"),
    also=also, body=body,
)


def begin(case: Case, by: Any) -> Disclosure:
    """For a mediator to tick and write on: printed, signed, and then recorded."""
    return Disclosure(mediator=only_mediator(case), workplace=case.body.name, disclosed_on=clock.today())


offer(Offer("D15", To.NOBODY, begin, no_panel_yet))
