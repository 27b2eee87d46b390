"""How a paper that a pack lacks is got: it is issued, printed by an act, entered with a party, or scanned."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.agreements.models import Agreement
from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.cases.rows import lines
from mediation.cases.states import CaseState
from mediation.desk.next_acts import PROCEDURES, lines_now, page_of_act
from mediation.documents import kinds
from mediation.documents.offering import address_of, why_not_now
from mediation.documents.offers import offers


@dataclass(frozen=True)
class Way:
    """What is to be done, and where; without an address it says why it can't be done now or what makes the paper."""

    words: str
    url: str | None = None


PAGES = {
    "D10": ("登记代理人，打印授权委托书", "/give-power"), "D12": ("推选代表人", "/representatives"),
    "D20": ("开完调解会，在“调解会”里打印笔录", "#sessions"), "D33": ("登记各方送达地址", "/confirm-addresses"),
}
"""Papers that are made on a page of the case that is no act of a procedure."""
HEAD, BOOK = "D11", "D50"
ARCHIVED = Way("案件已经归档；确有需要的，请先重新办理。")


def ways_to(case: Case, agreements: Sequence[Agreement], codes: Sequence[str], person: Any) -> tuple[Way, ...]:
    """The ways to a paper of any of these kinds; one that is open now before what is only explained."""
    found = list(dict.fromkeys(way for code in codes if code in kinds.papers()
                               for way in _ways(case, agreements, code, person)))
    opened = [way for way in found if way.url is not None]
    return tuple(opened or found[:1])


def _ways(case: Case, agreements: Sequence[Agreement], code: str, person: Any) -> Iterator[Way]:
    kind, here = kinds.paper(code), case_address(case)
    if code == BOOK:
        opens = who.clerk_or_director(actor=person, model=case)
        yield Way("归档时制作，现在的样子见案卷", f"{here}/file" if opens else None)
        return
    if case.state == CaseState.ARCHIVED.value:
        yield ARCHIVED
        return
    if kind.drafted_for:
        yield Way(f"由{kind.drafted_for}制发，收到后扫描归位", f"{here}/scans")
        return
    if code in PAGES:
        words, page = PAGES[code]
        yield Way(words, here + page)
        return
    if code == HEAD:
        yield from (Way(f"打印{kind.title}：{party.name}", f"{here}/parties/{party.public_id}/head-certificate")
                    for party in case.taking_part if party.is_employer)
    one = offers().get(code)
    if one is not None:
        why = why_not_now(case, one)
        yield Way(f"出具{kind.title}", address_of(case, code)) if why is None else Way(why)
    yield from _by_acts(case, agreements, code, person)


def _by_acts(case: Case, agreements: Sequence[Agreement], code: str, person: Any) -> Iterator[Way]:
    """The acts that print it: those that this person may do now, else the name of one."""
    for record in _records(case, agreements):
        for line in lines_now(record, person):
            url = page_of_act(record, line.act) if code in line.papers else None
            if url:
                yield Way(f"办“{line.act_name}”时制作", url)
    names = [line.act_name for procedure in PROCEDURES.values() for line in lines(procedure) if code in line.papers]
    if names:
        yield Way(f"办“{names[0]}”时制作")


def _records(case: Case, agreements: Sequence[Agreement]) -> Iterator[Any]:
    """The case, what strengthens its agreements, and one line of an agreement in each state."""
    yield case
    yield from (each.strengthening for each in agreements if each.strengthening is not None)
    yield from {line.state: line for each in agreements for line in each.obligations}.values()
