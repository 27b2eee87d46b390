"""D27 人民调解协议书: the agreement made before a people's mediation committee (人民调解法第二十九条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import parts, phrases, settlement
from mediation.documents.blocks import (
    DATE_BY_HAND,
    Block,
    Clauses,
    Heading,
    Labelled,
    PaperNumber,
    Paragraph,
    SealPlace,
    Title,
)
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.particulars import Particulars
from mediation.documents.settlement import SETTLEMENT, Settlement
from mediation.law.citation import cite


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    return [
        Title("人民调解协议书", below=settlement.SUPPLEMENT if extra.supplements else ""),
        PaperNumber(particulars.number),
        *_parties(particulars),
        Heading("纠纷主要事实、争议事项及各方责任："), Paragraph(extra.facts),
        Heading("经调解，自愿达成如下协议："), Clauses(extra.clauses, rank="一、"),
        *_performance(particulars),
        *settlement.translations(particulars),
        Paragraph(f"{settlement.effect(particulars)}"),
        Paragraph(f"本协议{_copies(particulars)}。"),
        *settlement.signatures(particulars, recorder=True),
        SealPlace(case.body.name, DATE_BY_HAND, mark="（人民调解委员会印）"),
        *parts.roster([party for party in extra.parties if party.person], "当事人名单"),
    ]


def _parties(particulars: Particulars) -> list[Block]:
    people = [party for party in particulars.extra.parties if party.person]
    units = [party for party in particulars.extra.parties if party.employer]
    if len(people) > phrases.MANY:
        lines: list[Block] = [Labelled("当事人", f"{phrases.names(people)}（名单附后）。")]
        shown = units
    else:
        lines, shown = [], [*people, *units]
    for party in shown:
        lines += [Labelled("当事人", phrases.party_text(party)), *parts.agent_lines([party])]
    return lines if len(people) <= phrases.MANY else [*lines, *parts.agent_lines(people)]


def _performance(particulars: Particulars) -> list[Block]:
    extra = particulars.extra
    blocks: list[Block] = [Heading("履行协议的方式、时限："), *parts.payments(extra.obligations)]
    if acts := settlement.acts(extra.obligations):
        blocks.append(Clauses(acts))
    if extra.breach:
        blocks.append(Paragraph(extra.breach))
    if extra.open_claims:
        blocks.append(Paragraph(f"未达成协议、予以保留的请求：{'；'.join(extra.open_claims)}。"))
    return blocks


def _copies(particulars: Particulars) -> str:
    """一式n份，由当事人、某某人民调解委员会各持一份 (the wording of the ministry's form)."""
    case, extra = particulars.case, particulars.extra
    words = phrases.copies_words(case, len(extra.parties), extra.to_court)
    number, _, _ = words.partition("，")
    court = "；另送人民法院一份" if "送人民法院一份" in words else ""
    return f"{number}，由当事人、{case.body.name}各持一份{court}"


PAPER = Paper(
    code="D27", version=3, title="人民调解协议书", stage="结案", articles=(cite("RTF", 28), cite("RTF", 29)),
    signers="双方签名、盖章或按指印，人民调解员和记录人签名，人民调解委员会印章", copies="每方一份，人民调解委员会一份", layout="L",
    number_word="人", extra=Settlement, long=True,
    requires=("number", "case.body.name", "case.basis", "case.mediators", "case.recorder", "extra.facts", *SETTLEMENT,
              *each("extra.parties", (*PERSON, *EMPLOYER, *AGENT))),
    also=settlement.also, contradictions=settlement.contradictions, body=body, contact_stands=ON_OWN_CONFIRMATION,
)
