"""The scans that go with an application: what was signed, who may act, what was supplied and decided; nothing else.

What proves a step of the mediation, what a party handed in, and what was said alone stay in the house.
"""
from __future__ import annotations

from collections.abc import Iterator

from mediation.agreements.models import Agreement, Strengthening
from mediation.agreements.scans import name_of, whose_mark
from mediation.confirmations.scans import of_requests, of_rulings, originals, powers_and_joinings, texts_in_effect
from mediation.evidence.scans import Scan, named

__all__ = ["originals", "originals_missing", "powers_and_joinings", "scans_for_the_court", "texts_in_effect"]


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


def originals_missing(agreement: Agreement) -> Iterator[str]:
    """What the court has to be told when it reads a text of which no signed original was kept."""
    without = [mark for mark in agreement.marks if not mark.proof_sha256]
    if not any(mark.proof_sha256 for mark in agreement.marks):
        yield f"{name_of(agreement)}没有存签字原件的扫描件：下面只是文本（未签），请向调解组织要原件核对"
    elif without:
        yield f"{name_of(agreement)}缺{named(map(whose_mark, without))}的签字原件扫描件，请核对原件"
