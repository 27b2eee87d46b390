"""The papers of the way to acceptance: what each says beyond the case, made from the file."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.cases.limitation import limitation_of
from mediation.cases.models import Case
from mediation.deadlines.acts import calendar_of, running
from mediation.deadlines.models import Deadline
from mediation.documents import phrases
from mediation.documents.acts import issue
from mediation.documents.addressees import addressed_together
from mediation.documents.filling import clock_on_paper
from mediation.documents.kinds import d04_consent_inquiry as d04
from mediation.documents.kinds import d05_acceptance_notice as d05
from mediation.documents.models import Paper
from mediation.documents.particulars import ClockOnPaper
from mediation.law.limitation import (CIVIL_YEARS, INTERRUPTION_ARTICLES, Interruption, LimitationFacts,
                                      LimitationRegime, limitation_end, regime_of)
from mediation.law.numbers import date_words
from mediation.law.terms import ClaimType
from mediation.parties.models import Party

TAKEN_FROM_OTHERS = {"MED-30": "接受法院委派之日", "MED-15C": "接受法院委托之日", "MED-7C": "接受法院委托之日",
                     "ARBDEL-10": "双方同意委托调解之日"}
YEARS_IN_WORDS = {1: "一年", CIVIL_YEARS: "三年"}


@dataclass(frozen=True)
class LimitationWords:
    """What a closing paper says of limitation: from when it runs anew, on what ground, until when."""

    counted_from: date
    ground: str
    clock: ClockOnPaper


def limitation_words(case: Case, kind: Interruption, day: date) -> LimitationWords:
    """Limitation as it is counted anew from an interruption on ``day`` (O17 31, O33 27)."""
    regime = regime_of(case.kind_term)
    last = limitation_end(LimitationFacts(knew_on=day, regime=regime), calendar_of(case.body)).last_day
    assert last is not None
    years = CIVIL_YEARS if regime is LimitationRegime.CIVIL else 1
    article = INTERRUPTION_ARTICLES[kind]
    return LimitationWords(day, str(article), ClockOnPaper(
        words=YEARS_IN_WORDS[years], last_day=last.on, article=str(article), provisional=last.provisional))


def limitation_exceptions(case: Case, told: LimitationWords) -> tuple[str, ...]:
    """The claims for which another day counts: those whose time was over before, and pay while somebody is employed."""
    sentences: dict[str, None] = {}
    for claim in case.claims:
        if not claim.is_open or claim.given_up:
            continue
        answer = limitation_of(claim)
        name = claim.type_term.label
        if answer.last_day is not None and answer.last_day.on < told.counted_from:
            sentences[f"{name}的时效已于{date_words(answer.last_day.on)}届满，仍可以申请，对方可以提出时效抗辩。"] = None
        elif answer.last_day is None and claim.type == ClaimType.WAGES.value:
            sentences[f"{name}：{answer.why}。"] = None
    return tuple(sentences)


def clock_of(case: Case, clock_id: str) -> ClockOnPaper | None:
    """A running period of the case as a paper names it; None where none runs."""
    row = running(case, case, clock_id)
    return clock_on_paper(row) if row else None


def mediation_period(case: Case) -> ClockOnPaper | None:
    """The period of the mediation as the acceptance notice writes it: fifteen days, until when."""
    row: Deadline | None = running(case, case, case.mediation_clock)
    if row is None:
        return None
    return ClockOnPaper(words=phrases.period(row.clock_id), last_day=row.ends_on, provisional=row.provisional)


def mediation_counted_from(case: Case) -> str:
    """From which day the notice counts that period: acceptance, or the day on which the case was taken from others."""
    row = running(case, case, case.mediation_clock)
    again = any(step.act == "mediate_again" and step.taken_back_at is None for step in case.steps)
    if row is None or (row.starts_on == case.accepted_on and (again or row.clock_id not in TAKEN_FROM_OTHERS)):
        return "受理之日"
    return f"{TAKEN_FROM_OTHERS.get(row.clock_id, '收到申请之日')}（{date_words(row.starts_on)}）"


def contact_person(case: Case, by: Any) -> str:
    """Whom a letter names to call."""
    return case.clerk.name if case.clerk else by.name


def ask(case: Case, asked: Sequence[Party], *, by: Any, on: date) -> list[Paper]:
    """D04 to each party that is asked; the day by which it is to answer stands on it."""
    extra = d04.Inquiry(reply_by=clock_of(case, "CONSENT-WAIT"), contact=contact_person(case, by))
    return [issue(case, "D04", extra, by=by, recipients=(party,), on=on) for party in asked]


def tell_acceptance(case: Case, *, by: Any, on: date) -> list[Paper]:
    """D05 to each party under one number, D09 once for all to sign for; ten or more workers get one notice together."""
    panel = case.mediators
    chosen = bool(panel) and all(member.named_by == "both" for member in panel)
    extra = d05.Acceptance(clock=mediation_period(case), counted_from=mediation_counted_from(case),
                           chosen_by_parties=chosen if panel else None)
    papers: list[Paper] = []
    for together in addressed_together(case):
        number = papers[0].number if papers else None
        papers.append(issue(case, "D05", extra, by=by, recipients=together, on=on, number=number))
    papers.append(issue(case, "D09", by=by, on=on, copies=len(case.active_parties) + 1))
    return papers
