"""The scans that a case keeps, for its handling staff: what is uploaded once can be opened again."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediation import clock
from mediation.agreements import scans as signed
from mediation.agreements.queries import consents_with_proof, copies_with_proof, marks_with_proof
from mediation.cases.models import Case
from mediation.confirmations import scans as confirmed
from mediation.casefile.queries import scans as kept
from mediation.evidence.access import evidence_visible_to
from mediation.evidence.scans import Scan, named, of_agents, of_moves
from mediation.intake.powers.queries import representatives_in
from mediation.performance.queries import words_with_proof
from mediation.returns.queries import filed_pages_in


def scans_of(case: Case, person: Any) -> list[Scan]:
    """Every scan of the case that this person may open, in the order in which a case is walked.

    The person is one of the handling staff, who see the whole file; only of evidence each sees what its zone lets
    them. Evidence itself is not among the scans: it leaves by its own door, or not at all.
    """
    return [*_of_steps(case), *_of_answers(case), *_of_changes(case), *of_agents(case.agents),
            *_of_representatives(case), *_of_interpreters(case),
            *of_moves(evidence_visible_to(person, case)),
            *signed.of_marks(marks_with_proof(case)), *signed.of_copies(copies_with_proof(case)),
            *signed.of_consents(consents_with_proof(case)), *confirmed.of_joinings(kept.joinings_with_proof(case)),
            *confirmed.of_requests(kept.requests_with_supply(case)),
            *confirmed.of_rulings(kept.rulings_with_scan(case)), *confirmed.of_reviews(kept.reviews_of(case)),
            *_of_payments(case), *_of_words(case), *_of_results(case),
            *_of_papers(case)]


def _of_steps(case: Case) -> Iterator[Scan]:
    names = {party.public_id: party.name for party in case.parties}
    for step in case.steps:
        if step.proof:
            yield Scan(step.proof, step.act_words, named(names[ref] for ref in step.on_behalf_of if ref in names),
                       clock.day_of(step.recorded_at))


def _of_answers(case: Case) -> Iterator[Scan]:
    for answer in kept.answers_with_proof(case):
        yield Scan(answer.proof, answer.word_term.label, answer.party.name, clock.day_of(answer.recorded_at))


def _of_changes(case: Case) -> Iterator[Scan]:
    for change in kept.changes_with_consent(case):
        yield Scan(change.consent, f"同意{change.step.act_words}", change.claim.claimant.name,
                   clock.day_of(change.step.recorded_at))


def _of_representatives(case: Case) -> Iterator[Scan]:
    for each in representatives_in(case):
        if each.paper_sha256:
            yield Scan(each.paper_sha256, f"{each.name}交来的授权", each.party.name, clock.day_of(each.registered_at))


def _of_interpreters(case: Case) -> Iterator[Scan]:
    for interpreter in kept.interpreters_who_signed(case):
        yield Scan(interpreter.signed_scan, f"翻译登记表（{interpreter.name}）", interpreter.party.name,
                   interpreter.signed_on)


def _of_payments(case: Case) -> Iterator[Scan]:
    for payment in kept.payments_with_proof(case):
        yield Scan(payment.proof_sha256, f"第{payment.obligation.ordinal}项的到账凭证", payment.obligation.payee.name,
                   clock.day_of(payment.recorded_at))


def _of_words(case: Case) -> Iterator[Scan]:
    for word in words_with_proof(case):
        yield Scan(word.proof_sha256, f"第{word.obligation.ordinal}项，当事人交的凭证", word.party.name,
                   clock.day_of(word.said_at))


def _of_results(case: Case) -> Iterator[Scan]:
    for result in kept.results_with_scan(case):
        yield Scan(result.scan_sha256, f"{result.forum}的文书 {result.forum_number}".strip(), "",
                   clock.day_of(result.recorded_at))


def _of_papers(case: Case) -> Iterator[Scan]:
    """What came back signed, and the proofs that papers were handed over."""
    for paper in kept.papers_that_came_back(case):
        yield Scan(paper.signed_scan_sha256, f"{paper.title}签回件", paper.party.name if paper.party else "")
    for page in filed_pages_in(case):
        if page.paper is not None:
            whose = page.paper.party.name if page.paper.party else ""
            yield Scan(page.file.file_sha256, f"{page.paper.title}签回件", whose,
                       clock.day_of(page.file.hand_in.handed_in_at))
    for service in kept.services_with_proof(case):
        yield Scan(service.proof_sha256, f"{service.paper.title}的送达凭证", service.party.name,
                   clock.day_of(service.recorded_at))
