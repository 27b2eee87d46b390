"""What the papers of a joint application for judicial confirmation share: both sides are applicants."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Labelled, Place, Signatures
from mediation.documents.particulars import AGREEMENT_PAGE, PartyOnPaper, named
from mediation.law.citation import in_hanzi

CONFIRMATION_PAGE = "司法确认"


@dataclass(frozen=True, kw_only=True)
class JointApplication:
    """The agreement, the court, and where each applicant is reached."""

    parties: tuple[PartyOnPaper, ...] = named("共同申请人", CONFIRMATION_PAGE, ())
    addresses: tuple[str, ...] = named("申请人的送达地址", CONFIRMATION_PAGE, ())
    court: str | None = named("人民法院", CONFIRMATION_PAGE)
    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    effective_on: date | None = named("协议生效日期", AGREEMENT_PAGE)
    dispute_words: str | None = named("争议概况", CONFIRMATION_PAGE)
    terms: tuple[str, ...] = named("协议内容", AGREEMENT_PAGE, ())
    enclosures: tuple[str, ...] = named("附件", CONFIRMATION_PAGE, ())


def applicant_lines(parties: Sequence[PartyOnPaper], addresses: Sequence[str]) -> list[Block]:
    """申请人一, 申请人二 … with their service addresses; many workers stand in the list."""
    workers = [party for party in parties if party.person]
    listed = workers if len(workers) > phrases.MANY else []
    lines: list[Block] = []
    number = 0
    if listed:
        number += 1
        lines.append(Labelled("申请人一", f"{phrases.names(listed)}（名单附后，送达地址见送达地址确认书）。"))
        lines += parts.agent_lines(listed)
    for party, address in zip(parties, addresses, strict=True):
        if party in listed:
            continue
        number += 1
        text = phrases.party_text(party)
        if not (party.person and party.person.contact_stands):
            text = f"{text.rstrip('。')}，送达地址{address}。"
        lines += [Labelled(f"申请人{in_hanzi(number)}", text), *parts.agent_lines([party])]
    return lines


def signatures(parties: Sequence[PartyOnPaper], how_person: str) -> list[Block]:
    """Each applicant signs; many workers in a list."""
    workers = [party for party in parties if party.person]
    listed = workers if len(parties) > parts.PLACES_BESIDE_EACH_OTHER else []
    blocks: list[Block] = []
    if listed:
        blocks.append(parts.signature_list([str(party.name) for party in listed], how_person))
    places = tuple(Place(f"申请人 {party.name}", how_person if party.person else "签名或盖公章")
                   for party in parties if party not in listed)
    return [*blocks, *([Signatures(places)] if places else [])]
