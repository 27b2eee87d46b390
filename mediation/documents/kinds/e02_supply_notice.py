"""E02 补正通知书 (draft for the court): what is to be supplied and by when (民诉解释第三百五十四条、第三百五十六条)."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediation.documents import court_drafts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, SealPlace, Tick, Tickboxes
from mediation.documents.court_drafts import BY_COURT, COURT, DAY_BY_COURT, REQUIRED, CourtDraft
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite
from mediation.law.return_reasons import RETURN_REASONS, MendedBy


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    until = phrases.by_day(extra.due_on) if extra.due_on else f"{DAY_BY_COURT}前"
    return [
        *court_drafts.head(particulars, "补正通知书"), Addressee(phrases.names(extra.parties)),
        Paragraph(f"你们申请确认{court_drafts.the_agreement(particulars)}效力一案{_received(extra)}，经审查，请于{until}补充下列材料、说明"
                  "或者协议：", keep=True),
        *(Tickboxes((tick,), stacked=True) for tick in _ticks(extra)),
        *([Paragraph(f"具体要求：{extra.asked_words}")] if extra.asked_words else []),
        Paragraph(_consequence(extra)),
        SealPlace(extra.court, DAY_BY_COURT, mark="（院印）"), court_drafts.origin(particulars),
    ]


def _received(extra: CourtDraft) -> str:
    if extra.number or not extra.receipt_number:
        return ""
    return f"（收件号：收法{extra.receipt_number}）"


def _ticks(extra: CourtDraft) -> Iterator[Tick]:
    """The papers that the law names, each ticked if asked; what else was asked; and a line of the court's own."""
    for code, reason in RETURN_REASONS.items():
        if reason.mended_by is MendedBy.PAPER or code in extra.asked:
            yield Tick(reason.text, code in extra.asked)
    yield Tick(f"其他：{BY_COURT}", None)


def _consequence(extra: CourtDraft) -> str:
    """What follows if nothing comes: for papers of 354 no consequence is named in law, the court says it."""
    if extra.docketed_on is None:
        return f"逾期不补充的后果：{BY_COURT}（{cite('CPLI', 354)}没有规定，由人民法院写明）。"
    return f"无正当理由未在限期内补充陈述、补充证明材料或者拒不接受询问的，本院可以按撤回申请处理（{cite('CPLI', 357)}）。"


PAPER = Paper(
    code="E02", version=2, title="补正通知书", stage="确认",
    articles=(cite("CPLI", 354), cite("CPLI", 356), cite("CPLI", 357)),
    signers="人民法院印章", copies="每方一份", layout="L", extra=CourtDraft, requires=REQUIRED, drafted_for=COURT, body=body,
    contact_stands=ON_OWN_CONFIRMATION,
)
