"""The scans that go with an application: what was signed, who may act, what was supplied and decided; nothing else.

What proves a step of the mediation, what a party handed in, and what was said alone stay in the house.
"""
from __future__ import annotations

from collections.abc import Iterator

from mediation.agreements.models import Agreement, Strengthening
from mediation.agreements.queries import last_of_each, signed_copies, supplements_of
from mediation.agreements.scans import name_of, of_copies, of_marks, whose_mark
from mediation.agreements.signing import signers
from mediation.confirmations.scans import of_joinings, of_requests, of_rulings
from mediation.evidence.scans import Scan, named, of_agents, once_each

SIGNED_WITH_IT = ("D40", "D41")


def texts_in_effect(agreement: Agreement) -> list[Agreement]:
    """The agreement, then each supplement that is in effect."""
    return [agreement, *(each for each in supplements_of(agreement) if each.effective_on)]


def scans_for_the_court(strengthening: Strengthening) -> list[Scan]:
    """Everything that the liaison of the court may open of this application."""
    return [*(scan for text in texts_in_effect(strengthening.agreement) for scan in originals(text)),
            *powers_and_joinings(strengthening), *of_requests(strengthening.court_requests),
            *of_rulings(strengthening.rulings), *of_records(strengthening)]


def of_records(strengthening: Strengthening) -> Iterator[Scan]:
    """The signed records of the review, the court's own."""
    for record in strengthening.review_records:
        if record.signed_sha256:
            yield Scan(record.signed_sha256, "核实笔录（签字）", "", record.signed_on)


def powers_and_joinings(strengthening: Strengthening) -> list[Scan]:
    """Who may act for a party that signed, and who joined the application, each scan once."""
    agents = {agent.id: agent for party in signers(strengthening.agreement) for agent in party.agents}
    return once_each([*of_agents(agents.values()), *of_joinings(strengthening.joint_confirmations)])


def originals(agreement: Agreement) -> list[Scan]:
    """The signed originals of a text and of the last print of the application signed with it, each scan once."""
    last = last_of_each(agreement, SIGNED_WITH_IT)
    copies = [copy for copy in signed_copies(agreement) if copy.paper in last]
    return once_each([*of_marks(agreement.marks), *of_copies(copies)])


def originals_missing(agreement: Agreement) -> Iterator[str]:
    """What the court has to be told when it reads a text of which no signed original was kept."""
    without = [mark for mark in agreement.marks if not mark.proof_sha256]
    if not any(mark.proof_sha256 for mark in agreement.marks):
        yield f"{name_of(agreement)}没有存签字原件的扫描件：下面只是文本（未签），请向调解组织要原件核对"
    elif without:
        yield f"{name_of(agreement)}缺{named(map(whose_mark, without))}的签字原件扫描件，请核对原件"
