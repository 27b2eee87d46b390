"""The sections of the case page, in the order in which the file is read; each stage makes its own."""
from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

from mediation.agreements import sections as agreements
from mediation.cases.act_pages import MANY_PARTIES
from mediation.cases.models import Case
from mediation.closing import requests_sections as requests
from mediation.closing import sections as closing
from mediation.confirmations import sections as confirmations
from mediation.desk import case_parties
from mediation.documents import sections as documents
from mediation.evidence import sections as evidence
from mediation.handoffs import sections as handoffs
from mediation.intake.acceptance import sections as acceptance
from mediation.intake.contacts import sections as contacts
from mediation.intake.online import sections as online
from mediation.notices import sections as notices
from mediation.performance import sections as performance
from mediation.performance.opening import has_a_title
from mediation.sessions import sections as sessions


LONG_WITH_MANY = frozenset({"answers", "notices", "performance"})
"""Parts with a row for each party; with many parties each is loaded when it is opened."""
EVERYTHING = "all"


@dataclass(frozen=True)
class Section:
    """A part of the page: its anchor, its name, its template, and the function that gathers what it shows.

    ``stands`` says from when on it is on the page.
    """

    anchor: str
    title: str
    template: str
    gather: Callable[[Case, Any], Any]
    stands: Callable[[Case], bool] = lambda case: True


@dataclass(frozen=True)
class Shown:
    """A section as one reader sees it."""

    anchor: str
    title: str
    template: str
    shown: Any
    closed: bool = False


def has_agreement(case: Case) -> bool:
    """Whether there is an agreement, drafted or signed."""
    return bool(case.agreements)


def has_lines(case: Case) -> bool:
    """Whether there is something to be performed: by an agreement, or by a title that another body made."""
    return has_agreement(case) or any(has_a_title(each) for each in case.handoffs)


def has_requests(case: Case) -> bool:
    """Whether a party has ever asked for something on its own page."""
    return bool(case.party_requests)


SECTIONS = (
    Section("requests", "当事人在网上提出的", "closing/_requests_section.html", requests.section, has_requests),
    Section("parties", "当事人", "desk/_parties.html", case_parties.parties),
    Section("online", "网上申请", "intake/online_section.html", online.section, online.made_online),
    Section("claims", "请求与数额", "desk/_claims.html", case_parties.claims),
    Section("answers", "征询与受理", "intake/acceptance_section.html", acceptance.section),
    Section("contacts", "联系记录", "intake/contacts_section.html", contacts.section),
    Section("notices", "告知", "notices/_case_section.html", notices.section),
    Section("evidence", "证据", "evidence/_case_section.html", evidence.section),
    Section("sessions", "调解会", "sessions/_case_section.html", sessions.section, sessions.has_begun),
    Section("agreements", "协议", "agreements/_case_section.html", agreements.section),
    Section("confirmation", "司法确认", "confirmations/_case_section.html", confirmations.section, has_agreement),
    Section("performance", "履行", "performance/_case_section.html", performance.section, has_lines),
    Section("handoffs", "移送", "handoffs/_case_section.html", handoffs.section),
    Section("papers", "文书", "documents/_case_section.html", documents.section),
    Section("closing", "办结与更正", "closing/_case_section.html", closing.section),
)


def shown_to(case: Case, person: Any, opened: Container[str] = ()) -> list[Shown]:
    """Every section with what this person may see of it; the long ones of a case of many when they are opened."""
    return [_closed(each) if is_closed(case, each.anchor, opened)
            else Shown(each.anchor, each.title, each.template, each.gather(case, person))
            for each in SECTIONS if each.stands(case)]


def is_closed(case: Case, anchor: str, opened: Container[str]) -> bool:
    """Whether a part of the page waits to be opened."""
    return (anchor in LONG_WITH_MANY and len(case.parties) > MANY_PARTIES
            and anchor not in opened and EVERYTHING not in opened)


def _closed(section: Section) -> Shown:
    return Shown(section.anchor, section.title, section.template, None, closed=True)
