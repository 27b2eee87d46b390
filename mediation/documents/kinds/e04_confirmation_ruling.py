"""E04 确认调解协议民事裁定书 (draft for the court): the agreement clause by clause, and that it is valid (民事诉讼法第二百零六条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import court_drafts, phrases
from mediation.documents.blocks import Block, Paragraph
from mediation.documents.court_drafts import BY_COURT, COURT, REQUIRED, CourtDraft
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        *court_drafts.head(particulars, "民事裁定书"), *court_drafts.applicants(extra),
        Paragraph(f"本院于{court_drafts.day_or_blank(extra.docketed_on)}受理{phrases.names(extra.parties)}申请确认调解协议一案，"
                  "现已审查终结。"),
        *court_drafts.the_texts(particulars),
        Paragraph(f"本院经审查认为，申请人达成的调解协议符合司法确认的法定条件。{BY_COURT}"),
        Paragraph(f"依照《中华人民共和国民事诉讼法》{cite('CPL', 206).number}的规定，裁定如下："),
        Paragraph(f"{court_drafts.the_agreement(particulars)}{_with_supplements(extra)}有效。"),
        Paragraph("当事人应当按照调解协议的约定自觉履行义务。一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行。"),
        *court_drafts.end_of_ruling(particulars),
    ]


def _with_supplements(extra: CourtDraft) -> str:
    """The supplements are confirmed with the agreement."""
    numbers = "、".join(f"{text.number or ''}补充协议" for text in extra.texts[1:])
    return f"及{numbers}" if numbers else ""


PAPER = Paper(
    code="E04", version=2, title="确认调解协议民事裁定书", stage="确认", articles=(cite("CPL", 206),),
    signers="审判员、书记员署名，人民法院印章", copies="每方一份", layout="L", extra=CourtDraft, long=True,
    requires=(*REQUIRED, "extra.addresses"), drafted_for=COURT, body=body,
    contact_stands=ON_OWN_CONFIRMATION,
)
