"""E03 不予受理民事裁定书 (draft for the court): one of the five grounds (民诉解释第三百五十五条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import court_drafts, phrases
from mediation.documents.blocks import Block, Paragraph, Tickboxes
from mediation.documents.court_drafts import BY_COURT, COURT, REQUIRED, CourtDraft
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite
from mediation.law.confirmation_file import REFUSAL_GROUNDS

FIVE = tuple((ground.value, ground.label, article) for ground, article in REFUSAL_GROUNDS)


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        *court_drafts.head(particulars, "民事裁定书"), *court_drafts.applicants(extra),
        Paragraph(f"本院于{phrases.day(extra.filed_on)}收到申请人关于确认{court_drafts.the_agreement(particulars)}效力的申请。"),
        Paragraph("本院经审查认为，该申请有下列情形：", keep=True),
        Tickboxes(court_drafts.ticked(FIVE, extra.grounds), stacked=True),
        Paragraph(f"具体理由：{BY_COURT}"),
        Paragraph(f"依照《{cite('CPLI').statute}》第三百五十五条第一款的规定，裁定如下："),
        Paragraph(f"对{phrases.names(extra.parties)}的申请，不予受理。"),
        *court_drafts.end_of_ruling(particulars),
    ]


PAPER = Paper(
    code="E03", version=2, title="不予受理民事裁定书", stage="确认", articles=(cite("CPLI", 355, 1),),
    signers="审判员、书记员署名，人民法院印章", copies="每方一份", layout="L", extra=CourtDraft,
    requires=(*REQUIRED, "extra.addresses"), drafted_for=COURT, body=body,
    contact_stands=ON_OWN_CONFIRMATION,
)
