"""D42 主持调解情况证明: the body certifies that it mediated (民诉解释第三百五十四条)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Paragraph, Place, Signatures
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, named
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What the body certifies, and who answers for it."""

    place: str | None = named("调解地点或平台", AGREEMENT_PAGE)
    present: tuple[str, ...] = named("到场人", AGREEMENT_PAGE, ())
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    head: str | None = named("调解组织负责人", "机构设置")
    maker: str | None = named("证明制作人", "司法确认")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    here = phrases.itself(case.body)
    return [
        *parts.letter_head(particulars, "主持调解情况证明"),
        Paragraph(f"兹证明：{case.case_no}争议（申请人：{phrases.names(case.applicants)}，被申请人："
                  f"{phrases.names(case.respondents)}）于{phrases.day(case.accepted_on)}至{phrases.day(extra.agreed_on)}"
                  f"由{here}调解员{'、'.join(case.mediators)}在{extra.place}主持调解，到场人：{'、'.join(extra.present)}。"
                  f"双方于{phrases.day(extra.agreed_on)}达成{extra.agreement_number}调解协议书，{here}依法加盖印章。"),
        Paragraph("特此证明。", keep=True),
        Signatures((Place(f"负责人 {extra.head}", "签名或盖章", dated=False),
                    Place(f"制作人 {extra.maker}", "签名或盖章", dated=False))),
        parts.seal(particulars),
    ]


PAPER = Paper(
    code="D42", version=1, title="主持调解情况证明", stage="确认", articles=(cite("CPLI", 354), cite("CPLI", 115)),
    signers="负责人和制作人签名或盖章，调解组织印章", copies="一份", layout="L", number_word="证", extra=Certificate,
    requires=("number", "made_on", "case.body.name", "case.case_no", "case.accepted_on", *NAMED, "case.mediators",
              "extra.place", "extra.present", "extra.agreed_on", "extra.agreement_number", "extra.head", "extra.maker"),
    body=body,
)
