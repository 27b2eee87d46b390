"""What the case page shows of closing: how it ended, what the archive needs, what is to be put right."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.correcting import as_text
from mediation.cases.correcting_claims import differing, in_words, read
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.joining import joined_cases
from mediation.cases.models import Case
from mediation.cases.proposals_models import ProposedAct
from mediation.cases.proposing import waiting_proposals
from mediation.cases.states import EndReason
from mediation.closing.archiving import FROM as ARCHIVED_FROM
from mediation.closing.checklist import PaperLine, paper_lines
from mediation.closing.corrected import papers_concerned
from mediation.documents.models import Paper
from mediation.errors import NotFound
from mediation.intake.acceptance.endings import ways_on
from mediation.law.identity import mask_number, mask_phone
from mediation.law.remedies import Remedy
from mediation.parties.acts import WORDS
from mediation.people.models import Person
from mediation.sessions.queries import signed_facts

WITHOUT_AGREEMENT = ("no_agreement", "not_accepted")
ENDINGS = ("end_without_agreement", "stop_suspended", "end_for_arbitration", "refuse_acceptance", "end_reopened")


@dataclass(frozen=True)
class CorrectionLine:
    """A correction that was proposed: of whom, what, and where it is decided."""

    proposed: ProposedCorrection
    what: str
    decide_url: str | None


@dataclass(frozen=True)
class ProposalLine:
    """An act that waits for the director: where it is done, and where it is sent back or taken back."""

    proposed: ProposedAct
    do_url: str | None
    back_url: str | None
    back_words: str


@dataclass(frozen=True)
class ClosingSection:
    """Everything of the end of a case, for one reader."""

    reason: str
    ways_on: Sequence[Remedy]
    agreed_facts: Sequence[str]
    papers: Sequence[PaperLine]
    proposals: Sequence[ProposalLine]
    sent_back: Sequence[ProposedAct]
    corrections: Sequence[CorrectionLine]
    joined: Sequence[tuple[Case, str]]
    links: Sequence[tuple[str, str]]


def section(case: Case, person: Person) -> ClosingSection:
    """The section for one reader."""
    ended = next((step for step in reversed(case.steps) if step.act in ENDINGS and step.taken_back_at is None), None)
    return ClosingSection(
        reason=EndReason(case.end_reason).label if case.end_reason else "",
        ways_on=ways_on(case, ended.happened_on) if ended is not None and case.state in WITHOUT_AGREEMENT else (),
        agreed_facts=[fact.words for fact in signed_facts(case)] if case.state == "no_agreement" else (),
        papers=paper_lines(case) if case.state in ARCHIVED_FROM else (),
        proposals=[_proposal(case, row, person) for row in waiting_proposals(case)],
        sent_back=_sent_back(case),
        corrections=[_correction(case, row, person) for row in case.proposed_corrections if row.is_open],
        joined=[(other, link.reason) for other, link in joined_cases(case) if not other.excludes(person)],
        links=_links(case, person))


def _proposal(case: Case, row: ProposedAct, person: Person) -> ProposalLine:
    director = who.director(actor=person, model=case)
    back = f"{case_address(case)}/proposals/{row.public_id}/send-back" if director or row.by_id == person.id else None
    return ProposalLine(row, act_address(case, row.act) if director else None, back, "退回" if director else "收回")


def _sent_back(case: Case) -> list[ProposedAct]:
    """What the director sent back and nobody has proposed again since."""
    last = {row.act: row for row in case.proposed_acts}
    return [row for row in last.values() if row.done is False and row.answered_by_id != row.by_id]


def _correction(case: Case, row: ProposedCorrection, person: Person) -> CorrectionLine:
    may = who.director(actor=person, model=case) and row.proposed_by_id != person.id
    url = f"{case_address(case)}/corrections/{row.public_id}/decide" if may else None
    return CorrectionLine(row, _what(row), url)


def _what(row: ProposedCorrection) -> str:
    return f"{row.party.name}的{'请求' if row.claim is not None else WORDS[row.column]}"


def _links(case: Case, person: Person) -> list[tuple[str, str]]:
    """The acts here that no row of the procedure offers."""
    if not who.staff(actor=person, model=case):
        return []
    found = [("更正", "propose-correction")]
    if case.is_open:
        found.append(("并案", "join"))
    if len(case.workers) > 1 and case.state in ("consent_pending", "consented", "accepted", "assigned", "in_mediation",
                                                "suspended", "signing"):
        found.append(("分案", "split-off"))
    if len(case.applicants) > 1 and case.state in ("submitted", "consent_pending", "consented", "accepted", "assigned",
                                                   "in_mediation", "suspended", "signing"):
        found.append(("部分申请人撤回", "leave"))
    return [(name, f"{case_address(case)}/{page}") for name, page in found]


def proposal_of(case: Case, ref: str) -> ProposedAct:
    """What was proposed in this case under this address; raises NotFound."""
    found = next((row for row in case.proposed_acts if row.public_id == ref), None)
    if found is None:
        raise NotFound("没有找到这件提请。")
    return found


def correction_of(case: Case, ref: str) -> ProposedCorrection:
    """A correction proposed in this case; raises NotFound."""
    found = next((row for row in case.proposed_corrections if row.public_id == ref), None)
    if found is None:
        raise NotFound("没有找到这一项更正。")
    return found


@dataclass(frozen=True)
class DecisionShown:
    """What the director sees before deciding: old and new, why, and the papers concerned."""

    proposed: ProposedCorrection
    what: str
    old: str
    new: str
    again: Sequence[Paper]
    by_hand: Sequence[Paper]


def decision_shown(proposed: ProposedCorrection) -> DecisionShown:
    """What would change; numbers are masked on the page, the papers bear them in full."""
    papers = papers_concerned(proposed)
    if proposed.claim is not None:
        before, after = read(proposed.old_value or ""), read(proposed.new_value or "")
        names = differing(before, after)
        return DecisionShown(proposed, _what(proposed), in_words(before, names), in_words(after, names), *papers)
    mask = {"identity_number": mask_number, "phone": mask_phone}.get(proposed.column, str)
    return DecisionShown(
        proposed, _what(proposed), mask(as_text(proposed.party, proposed.column)), mask(proposed.new_value or ""),
        *papers)
