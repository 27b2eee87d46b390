"""What the three papers of union supervision (一函两书) share: who signs, the receipt, the answer of the employer.

Supervision is another line than mediation (documents.md §4 D52): its papers are kept beside the case in a group of
their own and never belong to the mediation's file, packs, receipts, nor to what goes on to a court or a commission.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    CutLine,
    Handwritten,
    KeyTable,
    NewSheet,
    Paragraph,
    Place,
    SealPlace,
    Signatures,
    SmallTitle,
    Title,
    row,
)
from mediation.documents.particulars import Particulars, named
from mediation.law.terms import LegalType

if TYPE_CHECKING:
    from mediation.cases.models import Case
    from mediation.parties.models import Party

SUPERVISION = "工会劳动法律监督"
UNIONS = frozenset({LegalType.UNION_STUDIO, LegalType.UNION_FEDERATION})
SENT_BY = "发出的工会或者工会劳动法律监督委员会的全称。"


@dataclass(frozen=True, kw_only=True)
class Breach:
    """One thing that is not in order: the facts with their evidence, and the provision."""

    what: str | None = named("情形或者行为", SUPERVISION, long=True)
    evidence: str | None = named("事实和证据", SUPERVISION, long=True)
    law: str | None = named("法律依据", SUPERVISION, hint="写明法律名称和条款。")


def only_by_a_union(case: Case) -> str | None:
    """Supervision is the union's: a committee of a firm or a court issues no such paper."""
    return None if case.body.type_term in UNIONS else "一函两书由工会发出；本组织不是工会的组织。"


def employers(case: Case) -> Sequence[Party]:
    """Whom supervision is about."""
    return [party for party in case.taking_part if party.is_employer]


def breach_text(one: Breach) -> str:
    """A breach as one item of the list."""
    parts = [(one.what or "").rstrip("。"), f"事实和证据：{one.evidence.rstrip('。')}" if one.evidence else "",
             f"法律依据：{one.law}" if one.law else ""]
    return "；".join(part for part in parts if part) + "。"


def receipt(particulars: Particulars, title: str, addressee: str) -> list[Block]:
    """The receipt that the addressee signs; the paper has one of its own, since D34 belongs to the mediation."""
    return [
        CutLine(f"（骑缝）{particulars.number}"), SmallTitle(f"{title}（送达回执）"),
        KeyTable((row(("文号", particulars.number), ("受送达单位", addressee)),
                  row(("送达方式", Handwritten(7)), ("收到日期", Handwritten(7))),
                  row(("签收人", Handwritten(8)), ("送达人（两人）", Handwritten(8))),
                  row(("拒收的，记明事由和见证人", Handwritten(10)))), label_width=30, small=True),
    ]


def signed_by(issuer: str, day: str, signer: str | None) -> list[Block]:
    """Who signs it off, and the seal."""
    signing = [Signatures((Place(f"签发人 {signer}", "签名", dated=False),))] if signer else []
    return [*signing, SealPlace(issuer, day)]


def answer_form(particulars: Particulars, issuer: str, employer: str, items: int) -> list[Block]:
    """整改回函: the sheet on which the employer says item by item what it has put right."""
    each = tuple(row((f"第{phrases.ordinal(number)}项整改情况", Handwritten(22)), ("完成时限", Handwritten(22)))
                 for number in range(1, items + 1))
    return [
        NewSheet(), Title("整改回函"), Paragraph(f"{issuer}：", indent=False),
        Paragraph(f"你会{particulars.number}收悉。我单位整改情况如下："),
        KeyTable((*each, row(("不同意的意见和理由", Handwritten(22))), row(("联系人", Handwritten(9)), ("电话", Handwritten(9)))),
                 label_width=30),
        SealPlace(employer, "　　年　　月　　日", "（公章）"),
    ]
