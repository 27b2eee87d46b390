"""D52C 工会劳动法律监督建议书: a federation proposes to an authority to act, since the opinion was of no avail (UL 23)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mediation.documents import phrases, supervision
from mediation.documents.blocks import (
    Addressee,
    Block,
    Clauses,
    Enclosures,
    Letterhead,
    PaperNumber,
    Paragraph,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.kinds import Paper
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import Particulars, named
from mediation.documents.supervision import SUPERVISION, Breach
from mediation.law.citation import cite
from mediation.law.terms import Term

if TYPE_CHECKING:
    from mediation.cases.models import Case

TITLE = "工会劳动法律监督建议书"
ENCLOSED = ("意见书副本", "意见书的送达证明", "案件材料")


class WhyProposed(Term):
    """For which of three reasons an authority is asked to act (Zhejiang's regulation, article 23)."""

    NOT_TAKEN = "not_taken", "拒绝接收意见书"
    NO_ANSWER = "no_answer", "期满没有答复"
    NOT_MENDED = "not_mended", "没有正当理由不改正"


@dataclass(frozen=True, kw_only=True)
class SupervisionProposal:
    """To which authority, about which employer, after which opinion, why, and what is asked."""

    issuer: str | None = named("发出的总工会（县级以上）", SUPERVISION, hint="写县级以上总工会的全称。")
    employer: str | None = named("用人单位", SUPERVISION)
    authority: str | None = named("接收的部门", SUPERVISION, hint="如人力资源社会保障局。")
    breaches: tuple[Breach, ...] = named("违法事实", SUPERVISION, default=())
    opinion_number: str | None = named("意见书文号", SUPERVISION)
    opinion_on: date | None = named("意见书发出日期", SUPERVISION)
    why: WhyProposed | None = named("发出建议书的原因", SUPERVISION)
    signer: str | None = named("签发人", SUPERVISION)
    contact: str | None = named("联系人和电话", SUPERVISION)
    enclosures: tuple[str, ...] = named("附件", SUPERVISION, default=ENCLOSED, hint="每行一件。")


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        Letterhead(extra.issuer), PaperNumber(particulars.number), Title(TITLE), Addressee(extra.authority),
        Paragraph(f"{extra.employer}存在下列违反劳动法律法规的行为：", keep=True),
        Clauses(tuple(supervision.breach_text(one) for one in extra.breaches)),
        Paragraph(f"工会于{phrases.day(extra.opinion_on)}向该单位发出意见书（{extra.opinion_number}），该单位：", keep=True),
        Tickboxes(tuple(Tick(one.label, one is extra.why) for one in WhyProposed)),
        Paragraph("现建议贵单位依法调查处理，并将结果函告本会。"), Paragraph(f"联系人：{extra.contact}。"),
        Enclosures(extra.enclosures),
        *supervision.signed_by(extra.issuer, phrases.day(particulars.made_on), extra.signer),
        *supervision.receipt(particulars, TITLE, extra.authority),
    ]


def contradictions(particulars: Particulars) -> Iterable[str]:
    """The opinion came first."""
    if particulars.extra.opinion_on > particulars.made_on:
        yield "意见书发出的日期晚于建议书的日期"


PAPER = Paper(
    code="D52C", version=1, title=TITLE, stage="监督", articles=(cite("UL", 23),),
    signers="签发人签名，县级以上总工会印章；接收部门在回执上签收", copies="接收部门一份，工会一份，抄送一份", layout="L", number_word="建",
    extra=SupervisionProposal,
    requires=("number", "made_on", "extra.issuer", "extra.employer", "extra.authority", "extra.breaches.what",
              "extra.breaches.evidence", "extra.breaches.law", "extra.opinion_number", "extra.opinion_on", "extra.why",
              "extra.signer", "extra.contact", "extra.enclosures"),
    contradictions=contradictions, body=body,
)


def begin(case: Case, by: Any) -> SupervisionProposal:
    """The employer and whom to ask; the federation that issues it and the opinion that came first the clerk names."""
    employers = [party.name for party in supervision.employers(case)]
    return SupervisionProposal(employer="、".join(employers) or None,
                               contact="，".join(part for part in (by.name, case.body.phone) if part))


offer(Offer("D52C", To.NOBODY, begin, supervision.only_by_a_union))
