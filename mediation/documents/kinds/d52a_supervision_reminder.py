"""D52A 工会劳动法律监督提示函: the union points an employer to a risk or a small matter (documents.md §4 D52)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mediation.documents import phrases, supervision
from mediation.documents.blocks import Addressee, Block, Clauses, Letterhead, PaperNumber, Paragraph, Title
from mediation.documents.kinds import Paper
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import Particulars, named
from mediation.documents.supervision import SUPERVISION, Breach
from mediation.law.citation import cite

if TYPE_CHECKING:
    from mediation.cases.models import Case

TITLE = "工会劳动法律监督提示函"


@dataclass(frozen=True, kw_only=True)
class SupervisionReminder:
    """What was seen, by when the employer is asked to look into it, whom it asks."""

    issuer: str | None = named("发出的工会", SUPERVISION, hint=supervision.SENT_BY)
    breaches: tuple[Breach, ...] = named("发现的情形", SUPERVISION, default=())
    until: date | None = named("请在哪一天前自查整改", SUPERVISION)
    contact: str | None = named("联系人和电话", SUPERVISION)


def body(particulars: Particulars) -> Sequence[Block]:
    extra, employer = particulars.extra, phrases.names(particulars.recipients)
    return [
        Letterhead(extra.issuer), PaperNumber(particulars.number), Title(TITLE), Addressee(employer),
        Paragraph("经了解，你单位存在下列情形：", keep=True),
        Clauses(tuple(supervision.breach_text(one) for one in extra.breaches)),
        Paragraph(f"请于{phrases.by_day(extra.until)}自查整改，与职工做好沟通，并把情况书面告知本会。"),
        Paragraph(f"联系人：{extra.contact}。"),
        *supervision.signed_by(extra.issuer, phrases.day(particulars.made_on), None),
        *supervision.receipt(particulars, TITLE, employer),
    ]


PAPER = Paper(
    code="D52A", version=1, title=TITLE, stage="监督", articles=(cite("UL", 22), cite("LCL", 78)),
    signers="工会或者工会劳动法律监督委员会印章；受送达单位在回执上签收", copies="单位一份，工会一份", layout="L", number_word="提",
    extra=SupervisionReminder,
    requires=("number", "made_on", "recipients.name", "extra.issuer", "extra.breaches.what", "extra.breaches.law",
              "extra.until", "extra.contact"),
    body=body,
)


def begin(case: Case, by: Any) -> SupervisionReminder:
    """The union's name and whom to ask; what is told in mediation is never taken over."""
    return SupervisionReminder(issuer=case.body.name, contact="，".join(
        part for part in (by.name, case.body.phone) if part))


offer(Offer("D52A", To.ONE, begin, supervision.only_by_a_union, supervision.employers))
