"""D03 人民调解受理登记表: a people's committee's entry of what it takes in (司发通〔2010〕239号)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    KeyTable,
    Lines,
    PaperNumber,
    Paragraph,
    Place,
    Signatures,
    Tick,
    Tickboxes,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import CaseOnPaper, Particulars, named
from mediation.law.capacity import COLLECTIVE_FROM
from mediation.law.citation import cite
from mediation.law.terms import Source

BY_APPLICATION = frozenset({Source.WRITTEN, Source.ONLINE, Source.ORAL, Source.NEGOTIATION})


@dataclass(frozen=True, kw_only=True)
class RegisterEntry:
    """Who entered it."""

    registrar: str | None = named("登记人")


def body(particulars: Particulars) -> Sequence[Block]:
    case = particulars.case
    own_motion = case.source is Source.OWN_MOTION
    came = Tickboxes((Tick("当事人申请", not own_motion), Tick("人民调解委员会主动调解", own_motion)), stacked=True)
    summary = [text for text in (case.facts or "").split("\n") if text]
    rows = (
        row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))),
        row(("纠纷类型", phrases.dispute(case))), row(("案件来源", came)),
        row(("纠纷简要情况", Lines(tuple(summary)))),
        *((row(("请求事项", phrases.claims_summary(case.claims))),) if case.claims else ()),
        row(("备注", _remarks(case))),
    )
    return [
        Title("人民调解受理登记表", case.body.name), PaperNumber(f"登记编号：{case.number}"),
        Paragraph(f"登记日期：{phrases.day(particulars.made_on)}", indent=False),
        Paragraph(f"{phrases.day(case.received_on)}，{_how(case)}登记{phrases.names(case.applicants)}与"
                  f"{phrases.names(case.respondents)}之间的{phrases.dispute(case)}。登记不等于受理：经双方当事人同意，依法调解。",
                  keep=True),
        KeyTable(rows),
        *parts.party_signatures(case, case.applicants),
        Signatures((Place(f"登记人 {particulars.extra.registrar}", "签名"),)), parts.seal(particulars),
    ]


def _how(case: CaseOnPaper) -> str:
    return phrases.itself(case.body) + ("主动" if case.source is Source.OWN_MOTION else "依当事人申请")


def _remarks(case: CaseOnPaper) -> str:
    """What the register notes: from whom it came, whether it is a collective matter."""
    handed = () if case.source in BY_APPLICATION or case.source is Source.OWN_MOTION else (
        f"来源：{case.source.label}",)
    many = (f"集体争议（劳动者{_workers(case)}人）",) if _workers(case) >= COLLECTIVE_FROM else ()
    return "；".join((*handed, *many)) or phrases.NONE


def _workers(case: CaseOnPaper) -> int:
    return sum(party.person is not None for party in case.applicants)


PAPER = Paper(
    code="D03", version=1, title="人民调解受理登记表", stage="申请", articles=(cite("RTF", 17), cite("RTF", 27)),
    signers="当事人签名或盖章，登记人签名，人民调解委员会印章", copies="一份", layout="T", extra=RegisterEntry,
    requires=("made_on", "case.body.name", "case.number", "case.received_on", "case.source", "extra.registrar", *NAMED,
              "case.facts", "case.claims?.type"),
    body=body,
)
