"""What the case page shows of an application made on line: what is still to be asked, who on its list has joined."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.intake.online.acts import NOBODY_NAMED, STILL_JOINING, has_application_paper, words_of_sum
from mediation.intake.online.models import Joining, NamedWorker, OpenQuestion, Unknown
from mediation.intake.registering.duplicates import Similar, matter_of_case, similar_cases
from mediation.parties.models import Party

TO_BE_FOUND = "待查明"


def _applicant(case: Case) -> Party:
    return case.applicants[0]


SETTLED: dict[Unknown, Callable[[Case], bool]] = {
    Unknown.EMPLOYER: lambda case: not any(TO_BE_FOUND in party.name for party in case.active_parties),
    Unknown.AMOUNT: lambda case: all(claim.amount_fen is not None for claim in case.claims if not claim.given_up),
    Unknown.PHOTOS: lambda case: bool(case.evidence),
    Unknown.NAME: lambda case: _applicant(case).name != NOBODY_NAMED,
    Unknown.IDENTITY: lambda case: bool(_applicant(case).identity_number or _applicant(case).credit_code),
    Unknown.PHONE: lambda case: bool(_applicant(case).phone),
    Unknown.WORK: lambda case: _applicant(case).employed_from is not None,
}
"""What is found out by completing the file; the others by what the clerk writes down."""


@dataclass(frozen=True)
class QuestionLine:
    """One thing to be asked: settled or not, what was learnt, where it is completed."""

    question: OpenQuestion
    words: str
    settled: bool
    complete_url: str | None
    settle_url: str | None


@dataclass(frozen=True)
class NamedLine:
    """One name of the list, and what they have said."""

    named: NamedWorker
    sum_words: str
    word: str
    tone: str
    join_url: str | None


@dataclass(frozen=True)
class OnlineSection:
    """The section for one reader."""

    made_at: datetime
    questions: Sequence[QuestionLine]
    reach: str
    named: Sequence[NamedLine]
    counts: dict[str, int]
    similar: Sequence[Similar]
    slips_url: str | None
    print_url: str | None


TONES = {Joining.JOINS: "done", Joining.WAITING: "wait", Joining.DECLINES: "ended"}


def made_online(case: Case) -> bool:
    """Whether the application was made on line."""
    return case.application is not None and case.application.made_online_at is not None


def still_to_ask(case: Case) -> list[str]:
    """What the applicant did not know and nobody has found out yet, in words."""
    return [each.about_term.label for each in case.open_questions if not is_settled(each)] if made_online(case) else []


def is_settled(question: OpenQuestion) -> bool:
    """Whether it has been written down, or the file says it by now."""
    if question.learnt_at is not None:
        return True
    found = SETTLED.get(question.about_term)
    return found is not None and bool(question.case.applicants) and found(question.case)


def section(case: Case, person: Any) -> OnlineSection:
    """The section for one reader."""
    may, here = who.staff(actor=person, model=case), case_address(case)
    asked = [each for each in case.open_questions if each.about_term is not Unknown.REACH]
    reach = next((each.learnt or "" for each in case.open_questions if each.about_term is Unknown.REACH), "")
    joining = may and case.state_term in STILL_JOINING
    waiting = any(each.word_term is Joining.WAITING for each in case.named_workers)
    return OnlineSection(
        made_at=case.application.made_online_at, questions=[_question(each, here, may) for each in asked], reach=reach,
        named=[_named(each, here, joining) for each in case.named_workers],
        counts={word.label: sum(each.word == word.value for each in case.named_workers) for word in Joining},
        similar=similar_cases(person, matter_of_case(case), but=case) if may else [],
        slips_url=f"{here}/named-slips" if joining and waiting else None,
        print_url=f"{here}/print-for-signature" if may and not has_application_paper(case) else None)


def _question(question: OpenQuestion, here: str, may: bool) -> QuestionLine:
    settled = is_settled(question)
    open_now = may and not settled
    return QuestionLine(question, question.about_term.label, settled, _where(question, here) if open_now else None,
                        f"{here}/questions/{question.public_id}/settle-question" if open_now else None)


def _where(question: OpenQuestion, here: str) -> str | None:
    """Where the file is completed, where it has a place for it."""
    about, case = question.about_term, question.case
    if about in (Unknown.NAME, Unknown.IDENTITY, Unknown.PHONE, Unknown.WORK):
        return f"{here}/parties/{_applicant(case).public_id}/edit" if case.applicants else None
    if about is Unknown.EMPLOYER:
        asked = next((party for party in case.active_parties if TO_BE_FOUND in party.name), None)
        return f"{here}/parties/{asked.public_id}/edit" if asked else None
    if about is Unknown.PHOTOS:
        return f"{here}/add-evidence"
    return f"{here}/claims/{case.claims[0].public_id}/change-claim" if about is Unknown.AMOUNT and case.claims else None


def _named(named: NamedWorker, here: str, joining: bool) -> NamedLine:
    word = named.word_term
    url = f"{here}/named/{named.public_id}/sign-joining" if joining and word is Joining.WAITING else None
    return NamedLine(named, words_of_sum(named.amount_fen), word.label, TONES[word], url)
