"""The letters that the sweep has prepared, as the case page offers them: where to look at them, where to use them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.documents import drafts
from mediation.documents.models import PaperDraft

USED_BY = {"CORRECT": "lapse-correction", "CONSENT-WAIT": "refuse-acceptance", "CONF-30": "tell-of-expiry",
           "PERF": "remind-of-performance"}
CLOSING = "end-without-agreement"


@dataclass(frozen=True)
class Prepared:
    """One letter: a paper to look at, or words to read out; and the page of the act that uses it."""

    title: str
    file_url: str | None
    words: str
    act_url: str


def prepared_for(case: Case, person: Any) -> list[Prepared]:
    """What is prepared, for whoever handles the case."""
    if not who.staff(actor=person, model=case):
        return []
    return [_prepared(case, draft) for draft in drafts.standing_drafts(case)]


def _prepared(case: Case, draft: PaperDraft) -> Prepared:
    period, here = draft.deadline, case_address(case)
    record = "" if period.record_type == "case" else f"/{period.record_type}s/{period.record_ref}"
    words = drafts.words_of(draft)
    return Prepared(
        title=drafts.title_of(draft), words=words,
        file_url=None if words else f"{here}/drafts/{draft.public_id}/file",
        act_url=f"{here}{record}/{USED_BY.get(period.clock_id, CLOSING)}")
