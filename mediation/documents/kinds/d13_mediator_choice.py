"""D13 调解员选定（指定）确认书: who mediates, chosen by both or named by the body."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    Column,
    KeyTable,
    Paragraph,
    Tick,
    Tickboxes,
    Title,
    WideTable,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite
from mediation.law.terms import Basis


@dataclass(frozen=True, kw_only=True)
class CandidateOnPaper:
    """A mediator of the roster from whom the parties choose."""

    name: str | None = named("调解员姓名")
    workplace: str | None = named("调解员单位")
    specialty: str | None = named("调解员专长")
    side: str | None = named("调解员所属方")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who was chosen, by whom, who presides."""

    candidates: tuple[CandidateOnPaper, ...] = named("名册中的调解员", default=())
    chosen: tuple[str, ...] = named("选定或指定的调解员", default=())
    presiding: str | None = named("主持调解员")
    by_parties: bool | None = named("调解员由谁确定")
    named_by: str | None = named("指定调解员的组织或法院")
    panel_reason: str | None = named("由两名以上调解员调解的理由")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    ways = Tickboxes((Tick("双方共同选定", extra.by_parties),
                      Tick(f"协商不成，由{extra.named_by or phrases.itself(case.body)}指定", not extra.by_parties)))
    rows = [
        row(("案号", case.number), ("案由", phrases.dispute(case))),
        row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))),
        row(("确定方式", ways)),
        row(("调解员", "、".join(extra.chosen)), ("主持调解员", extra.presiding)),
    ]
    if extra.panel_reason:
        rows.append(row(("两名以上理由", extra.panel_reason)))
    sided = any(one.side for one in extra.candidates)
    columns = (Column("序号", 10, "centre"), Column("姓名", 28), Column("单位", 56), Column("专长", 46),
               *((Column("所属方", 20, "centre"),) if sided else ()))
    listed = tuple((str(number), one.name, one.workplace, one.specialty, *((one.side or "—",) if sided else ()))
                   for number, one in enumerate(extra.candidates, start=1))
    refused = ("当事人不同意指定的调解员的，视为不同意调解。",) if case.basis in (
        Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED) else ()
    return [
        Title("调解员选定（指定）确认书", case.body.name), KeyTable(tuple(rows)),
        Paragraph("供选择的调解员：", indent=False, strong=True, keep=True), WideTable(columns, listed),
        *(Paragraph(text) for text in refused),
        Paragraph("双方已知悉有权申请调解员回避或者更换调解员。"),
        *parts.party_signatures(case), parts.seal(particulars),
    ]


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Whoever presides is one of those chosen; whoever was chosen is on the roster."""
    extra = particulars.extra
    if extra.presiding not in extra.chosen:
        yield f"主持调解员{extra.presiding}不在选定或指定的调解员之中"
    known = {one.name for one in extra.candidates}
    yield from (f"调解员{name}不在名册之中" for name in extra.chosen if name not in known)


PAPER = Paper(
    code="D13", version=1, title="调解员选定（指定）确认书", stage="准备",
    articles=(cite("RTF", 19), cite("TY", 12), cite("TY", 13), cite("O17", 25)),
    signers="双方签名或盖章，调解组织印章", copies="一份", layout="T", extra=Choice,
    requires=("made_on", "case.body.name", "case.number", *NAMED, "extra.candidates.name",
              "extra.candidates.workplace", "extra.candidates.specialty", "extra.chosen", "extra.presiding",
              "extra.by_parties"),
    contradictions=contradictions, body=body,
)
