"""D11 法定代表人（主要负责人）身份证明书: the employing unit says who heads it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import DATE_BY_HAND, Block, Enclosures, Paragraph, SealPlace, Title
from mediation.documents.kinds import Paper
from mediation.documents.particulars import PARTY_PAGE, EmployerOnPaper, Particulars, named
from mediation.law.citation import cite
from mediation.law.terms import IdentityKind


@dataclass(frozen=True, kw_only=True)
class Head:
    """The unit and the person who heads it; ``principal`` where it has a 主要负责人 and no 法定代表人."""

    employer: EmployerOnPaper | None = named("用人单位", PARTY_PAGE)
    name: str | None = named("法定代表人（主要负责人）姓名", PARTY_PAGE)
    sex: str | None = named("法定代表人（主要负责人）性别", PARTY_PAGE)
    birth: date | None = named("法定代表人（主要负责人）出生日期", PARTY_PAGE)
    id_kind: IdentityKind | None = named("法定代表人（主要负责人）证件类型", PARTY_PAGE, IdentityKind.RESIDENT)
    id_number: str | None = named("法定代表人（主要负责人）证件号码", PARTY_PAGE)
    principal: bool = False


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    post = "主要负责人" if extra.principal else "法定代表人"
    return [
        Title("法定代表人（主要负责人）身份证明书"),
        Paragraph(f"兹证明{extra.name}，{extra.sex}，{phrases.day(extra.birth)}出生，"
                  f"{phrases.identity_text(extra.id_kind, extra.id_number)}，在我单位任{post}职务。"),
        Paragraph("特此证明。"),
        Enclosures((f"{extra.employer.name}营业执照（统一社会信用代码{extra.employer.uscc}）复印件",
                    f"{post}身份证件复印件")),
        SealPlace(extra.employer.name, DATE_BY_HAND, mark="（公章）"),
    ]


PAPER = Paper(
    code="D11", version=1, title="法定代表人（主要负责人）身份证明书", stage="申请", articles=(cite("CPL", 51),),
    signers="单位公章", copies="一份", layout="L", extra=Head,
    requires=("extra.employer.name", "extra.employer.uscc", "extra.name", "extra.sex", "extra.birth", "extra.id_kind",
              "extra.id_number"),
    body=body,
)
