"""The page 可以走的路: which ways on are open in a case to whom, until when, and where each is begun."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from mediation.cases import who
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.deadlines.acts import calendar_of
from mediation.documents import kinds
from mediation.documents.offering import address_of, why_not_now
from mediation.documents.offers import offers
from mediation.handoffs.models import Handoff, HandoffState, ResultKind
from mediation.handoffs.openings import openings
from mediation.handoffs.queries import handoffs_of
from mediation.handoffs.requirements import period_of
from mediation.handoffs.ways_facts import facts_of_ways
from mediation.law.direct_suits import DirectDoor
from mediation.law.time_limits import CLOCKS
from mediation.law.ways import Way, WayKey, shut_suits, ways
from mediation.web.who_may import may

views = Blueprint("ways_open", __name__)
OPENED_BY: dict[WayKey, tuple[str, ...]] = {
    WayKey.ARBITRATION: ("file_arbitration", "file_after_default", "file_after_review", "file_after_payment_order"),
    WayKey.SUIT: ("sue_on_agreement", "sue_after_payment_order", "sue_for_wages", "sue_after_refused_enforcement",
                  "hand_to_court"),
    WayKey.LEGAL_AID: ("ask_for_aid",)}
ON_A_HANDOFF: dict[WayKey, tuple[str, ...]] = {
    WayKey.SUIT: ("sue_without_award",), WayKey.AGAINST_AWARD: ("sue_on_award", "sue_after_annulment"),
    WayKey.ANNULMENT: ("record_annulled",), WayKey.APPEAL: ("appeal",)}
GIVEN_BY_A_PERIOD = frozenset({WayKey.AGAINST_AWARD, WayKey.ANNULMENT, WayKey.APPEAL})
SECTIONS = {WayKey.CONFIRMATION: ("confirmation", "到“司法确认”办"), WayKey.REVIEW: ("confirmation", "到“司法确认”办"),
            WayKey.PAYMENT_ORDER: ("performance", "到“履行”办"), WayKey.ENFORCEMENT: ("performance", "到“履行”办")}


@dataclass(frozen=True)
class Link:
    """Where a way is begun, or its paper made."""

    label: str
    address: str


@dataclass(frozen=True)
class WayShown:
    """One way with the name of its period, its papers and the pages on which it is begun."""

    way: Way
    clock_name: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Taken:
    """A way that was taken, where it stands and what came of it."""

    handoff: Handoff
    state: str
    result: str


@dataclass(frozen=True)
class WaysPage:
    """What the page shows: open ways, shut ones, the direct suits that are not open, what was taken already."""

    open: Sequence[WayShown]
    shut: Sequence[WayShown]
    shut_suits: Sequence[DirectDoor]
    taken: Sequence[Taken]


def ways_page(case: Case, person: Any) -> WaysPage:
    """The page for one reader, on this day."""
    facts = facts_of_ways(case)
    found = ways(facts, calendar_of(case.body))
    staff = who.staff(actor=person, model=case)
    begins = dict(openings(case)) if staff else {}
    papers = _papers_now(case, found) if staff else {}
    handed = handoffs_of(case)
    shown = [WayShown(way, CLOCKS[way.clock].name if way.clock else "", tuple(
        _links(way, case, person, begins, papers, handed))) for way in found]
    return WaysPage([each for each in shown if each.way.open], [each for each in shown if not each.way.open],
                    shut_suits(facts), [_taken(each) for each in handed])


def _papers_now(case: Case, found: Sequence[Way]) -> dict[str, str]:
    """Of the papers that the ways need, those that may be made now, with their pages."""
    wanted = {code for way in found if way.open for code in way.papers}
    return {code: address_of(case, code) for code, one in offers().items()
            if code in wanted and why_not_now(case, one) is None}


def _links(way: Way, case: Case, person: Any, begins: dict[str, str], papers: dict[str, str],
           handed: Sequence[Handoff]) -> Iterator[Link]:
    """Where an open way is begun: the act, the act on what was handed on, the paper, the section."""
    if not way.open:
        return
    for act in OPENED_BY.get(way.key, ()):
        if act in begins:
            yield Link(begins[act], act_address(case, act))
    for handoff in handed:
        now = dict(may_now(handoff, person)) if _is_of(way, handoff) else {}
        whose = f"（{handoff.party.name}）" if handoff.party else ""
        for act in ON_A_HANDOFF.get(way.key, ()):
            if act in now:
                yield Link(f"{now[act]}{whose}", act_address(handoff, act))
    for code in way.papers:
        if code in papers:
            yield Link(f"出具{kinds.paper(code).title}（{code}）", papers[code])
    if way.key in SECTIONS:
        anchor, label = SECTIONS[way.key]
        yield Link(label, case_address(case, anchor))


def _is_of(way: Way, handoff: Handoff) -> bool:
    """Whether a way follows from this handoff: the period that gives the right is its own; any, where none gives it."""
    if way.key not in GIVEN_BY_A_PERIOD:
        return True
    period = period_of(handoff, way.clock)
    return period is not None and period.ends_on == way.until


def _taken(handoff: Handoff) -> Taken:
    last = handoff.results[-1] if handoff.results else None
    words = f"{ResultKind(last.kind).label}　{last.forum_number}　{last.words}" if last else ""
    return Taken(handoff, HandoffState(handoff.state).label, words)


@views.get("/desk/cases/<case_id>/ways-open")
@may(*HANDLING)
def ways_open(case_id: str) -> Any:
    """可以走的路"""
    case = case_for(current_user, case_id)
    return render_template("handoffs/ways_open.html", case=case, page=ways_page(case, current_user))
