"""E01 受理通知书 (draft for the court): the application is taken in, both are to come to be heard (民诉解释第三百五十六条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import court_drafts, phrases
from mediation.documents.blocks import Addressee, Block, Clauses, Paragraph, SealPlace
from mediation.documents.court_drafts import BY_COURT, COURT, DAY_BY_COURT, REQUIRED, CourtDraft
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        *court_drafts.head(particulars, "受理通知书"), Addressee(phrases.names(extra.parties)),
        Paragraph(f"你们申请确认{court_drafts.the_agreement(particulars)}效力一案，本院于{phrases.day(extra.filed_on)}收到申请。"
                  f"经审查，材料符合法定条件，本院决定于{court_drafts.day_or_blank(extra.docketed_on)}受理。"),
        Paragraph("现将有关事项通知如下：", keep=True),
        Clauses((f"请双方于{DAY_BY_COURT}〔＿〕时共同到{BY_COURT}（地点或者视频平台）接受核实，并携带身份证件、授权委托书、"
                 f"调解协议原件{BY_COURT}（{cite('CPLI', 356)}）。",
                 "必要时，本院可以要求双方补充陈述或者提供证明材料，也可以向调解组织核实有关情况。",
                 f"本案自立案之日起{phrases.period('CONF-REVIEW')}内审结；有特殊情况需要延长的，由本院院长批准（{cite('CPL', 187)}）。",
                 f"承办人：{extra.judge or BY_COURT}，联系电话：{BY_COURT}。")),
        SealPlace(extra.court, DAY_BY_COURT, mark="（院印）"), court_drafts.origin(particulars),
    ]


PAPER = Paper(
    code="E01", version=2, title="受理通知书", stage="确认", articles=(cite("CPL", 205), cite("CPLI", 356), cite("CPL", 187)),
    signers="人民法院印章", copies="每方一份", layout="L", extra=CourtDraft, requires=REQUIRED, drafted_for=COURT, body=body,
    contact_stands=ON_OWN_CONFIRMATION,
)
