"""E05 驳回申请民事裁定书 (draft for the court): one of the six grounds, and what stays open (民诉解释第三百五十八条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import court_drafts, phrases
from mediation.documents.blocks import Block, Paragraph, Tickboxes
from mediation.documents.court_drafts import BY_COURT, COURT, REQUIRED, CourtDraft
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite
from mediation.law.confirmation_file import DISMISSAL_GROUNDS

SIX = tuple((ground.value, ground.label, article) for ground, article in DISMISSAL_GROUNDS)


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        *court_drafts.head(particulars, "民事裁定书"), *court_drafts.applicants(extra),
        Paragraph(f"本院于{court_drafts.day_or_blank(extra.docketed_on)}受理{phrases.names(extra.parties)}申请确认"
                  f"{extra.texts[0].number or ''}调解协议一案，现已审查终结。"),
        Paragraph("本院经审查认为，该调解协议有下列情形：", keep=True),
        Tickboxes(court_drafts.ticked(SIX, extra.grounds), stacked=True),
        Paragraph(f"具体条款和理由：{BY_COURT}"),
        Paragraph(f"依照《中华人民共和国民事诉讼法》{cite('CPL', 206).number}、《{cite('CPLI').statute}》"
                  f"{cite('CPLI', 358).number}的规定，裁定如下："),
        Paragraph(f"驳回{phrases.names(extra.parties)}的申请。"),
        Paragraph("当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以依法向人民法院提起诉讼；"
                  "属于劳动争议的，依法先申请仲裁。"),
        *court_drafts.end_of_ruling(particulars),
    ]


PAPER = Paper(
    code="E05", version=2, title="驳回申请民事裁定书", stage="确认", articles=(cite("CPL", 206), cite("CPLI", 358)),
    signers="审判员、书记员署名，人民法院印章", copies="每方一份", layout="L", extra=CourtDraft,
    requires=(*REQUIRED, "extra.addresses"), drafted_for=COURT, body=body,
    contact_stands=ON_OWN_CONFIRMATION,
)
