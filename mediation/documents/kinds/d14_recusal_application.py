"""D14 回避（更换调解员）申请书: a party asks that somebody does not mediate (特邀规定第十五条，在线规则第十四条)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Labelled, PaperNumber, Paragraph, Strong, Title
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import Particulars, named
from mediation.documents.recusal import PANEL_PAGE, RecusalGround, ground_ticks, no_panel_yet, only_mediator
from mediation.law.citation import cite

if TYPE_CHECKING:
    from mediation.cases.models import Case


@dataclass(frozen=True, kw_only=True)
class RecusalApplication:
    """Against whom, on which ground, with what to show for it."""

    mediator: str | None = named("被申请回避（更换）的调解员", PANEL_PAGE)
    ground: RecusalGround | None = named("回避（更换）的事由", PANEL_PAGE)
    words: str | None = named("事由说明", PANEL_PAGE, long=True)
    evidence: tuple[str, ...] = named("证据", PANEL_PAGE, (), hint="每行一件，没有的不填。")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    recusal = extra.ground is not RecusalGround.WISH
    return [
        Title("回避（更换调解员）申请书"), PaperNumber(f"案号：{case.number}"),
        Labelled("申请人", phrases.names(particulars.recipients)),
        Labelled("争议", f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}"),
        Labelled("被申请人员", f"调解员{extra.mediator}"),
        Paragraph((f"请求{'' if recusal else '更换'}调解员", Strong(extra.mediator), "回避。" if recusal else "。")),
        Paragraph("事由：", indent=False, strong=True, keep=True), ground_ticks((extra.ground,)),
        *(Paragraph(text) for text in extra.words.split("\n")),
        Labelled("证据", "；".join(extra.evidence) if extra.evidence else phrases.NONE),
        Paragraph("申请人知悉：更换调解员或者调解组织后，仍不同意且不另行选择的，视为拒绝调解；不影响依法"
                  f"{phrases.first_forum(case)}。"),
        *parts.closing_to(case.body.name),
        *parts.party_signatures(case, particulars.recipients),
    ]


PAPER = Paper(
    code="D14", version=1, title="回避（更换调解员）申请书", stage="调解", articles=(cite("TY", 15), cite("ONL", 14)),
    signers="申请的当事人签名或盖章", copies="一份", layout="L", extra=RecusalApplication,
    requires=("case.body.name", "case.number", *NAMED, "recipients.name", "extra.mediator", "extra.ground",
              "extra.words"),
    body=body,
)


def begin(case: Case, by: Any) -> RecusalApplication:
    """Against whom, where only one mediates; the party signs the print before anything is decided."""
    return RecusalApplication(mediator=only_mediator(case))


offer(Offer("D14", To.ONE, begin, no_panel_yet))
