"""D21 无争议事实记载表: what both sides confirm, usable in arbitration and court; concessions never stand here."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    Clauses,
    Heading,
    KeyTable,
    Notice,
    Paragraph,
    Place,
    Signatures,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import SESSION_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

HINT = ("本表内容可在后续仲裁、诉讼中直接采用；除本表外，为达成调解作出的让步性陈述，不得作为不利证据。",)


@dataclass(frozen=True, kw_only=True)
class AgreedFacts:
    """The facts by topic, and what stays in dispute."""

    relation: tuple[str, ...] = named("劳动关系方面的事实", SESSION_PAGE, ())
    wages: tuple[str, ...] = named("工资方面的事实", SESSION_PAGE, ())
    objective: tuple[str, ...] = named("工伤、社保、解除等客观事实", SESSION_PAGE, ())
    others: tuple[str, ...] = named("其他事实", SESSION_PAGE, ())
    disputed: tuple[str, ...] = named("仍有争议的事实", SESSION_PAGE, ())
    nothing_disputed: bool = False


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    topics = (("劳动关系", extra.relation), ("工资标准与已付", extra.wages),
              ("工伤、社保、解除等客观事实", extra.objective), ("其他", extra.others))
    said = [(topic, facts) for topic, facts in topics if facts]
    agreed = tuple(f"{topic}：{'；'.join(fact.rstrip('。；') for fact in facts)}。" for topic, facts in said)
    disputed: list[Block] = [Paragraph("没有。")]
    if extra.disputed:
        disputed = [Clauses(tuple(f"{fact.rstrip('。')}。" for fact in extra.disputed)),
                    Paragraph("以上事实双方仍有争议，本表不作确认。")]
    return [
        Title("无争议事实记载表", case.body.name),
        KeyTable((row(("案号", case.number), ("案由", phrases.dispute(case))),
                  row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))))),
        Heading("双方对下列事实无争议："), Clauses(agreed),
        Heading("仍有争议的事实："), *disputed, Notice(HINT),
        *parts.party_signatures(case),
        Signatures(tuple(Place(f"调解员 {name}", "签名") for name in case.mediators)),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """At least one fact; and what is in dispute, or that nothing is."""
    extra = particulars.extra
    if not (extra.relation or extra.wages or extra.objective or extra.others):
        yield Missing("extra.relation", "双方无争议的事实", SESSION_PAGE)
    if not (extra.disputed or extra.nothing_disputed):
        yield Missing("extra.disputed", "仍有争议的事实（没有的，注明没有）", SESSION_PAGE)


PAPER = Paper(
    code="D21", version=1, title="无争议事实记载表", stage="调解", articles=(cite("ONL", 18), cite("ONL", 22)),
    signers="双方签名或盖章，调解员签名", copies="每方一份，卷内一份", layout="T", extra=AgreedFacts,
    requires=("case.body.name", "case.number", *NAMED, "case.mediators"),
    also=also, body=body,
)
