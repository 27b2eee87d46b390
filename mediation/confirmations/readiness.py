"""Whether an application can go to the court: the file as the facts of the law's check (CPL 205; CPLI 351-358)."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.agreements import checking
from mediation.agreements.models import Agreement, ObligationState, Strengthening
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.signing import signers
from mediation.confirmations.joint import joint_error
from mediation.confirmations.places import address_of, of_finding
from mediation.confirmations.queries import papers_about
from mediation.confirmations.requirements import confirmable_at, day_of_the_thirty
from mediation.deadlines.acts import calendar_of
from mediation.documents.first_case import papers_before_the_split
from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import standing
from mediation.law.answers import Answer, Audience, Finding, Verdict
from mediation.law.confirmation_file import (COURT_CHECKS, Material, ReadinessFacts, materials_needed, of_the_outcome,
                                             readiness)
from mediation.law.signing import ANY_LEVEL
from mediation.law.terms import MarkKind
from mediation.parties.models import Party

PRINTED = {Material.APPLICATION: ("D40",), Material.PROOF_OF_MEDIATION: ("D42",), Material.UNDERTAKING: ("D41",),
           Material.AGREEMENT: ("D26", "D27", "D28"), Material.MINUTES: ("D20",),
           Material.MEDIATION_APPLICATION: ("D01", "D02"), Material.RIGHTS_NOTICE: ("D09",),
           Material.POWER_OF_ATTORNEY: ("D10",)}
SAID_OF_THE_FILE = frozenset({"act_may_be_trimmed", "nothing_left_to_enforce"})


def findings(strengthening: Strengthening) -> list[Finding]:
    """What still stands between this application and the court, red first."""
    return readiness(facts_of(strengthening), calendar_of(strengthening.case.body))


@dataclass(frozen=True)
class FoundAt:
    """A finding, and the row of the body's pages where it is mended ("" where there is none)."""

    finding: Finding
    url: str


def with_places(strengthening: Strengthening, found: Sequence[Finding]) -> list[FoundAt]:
    """Findings with where each is mended."""
    places = [(finding, of_finding(strengthening, finding.row)) for finding in found]
    return [FoundAt(finding, address_of(strengthening, place) if place else "") for finding, place in places]


def weak_points(strengthening: Strengthening) -> list[Finding]:
    """What a court may hold against the agreement itself: for the parties to know before they choose confirmation."""
    return list(of_the_outcome(facts_of(strengthening)))


def facts_of(strengthening: Strengthening) -> ReadinessFacts:
    """The file of one application as the facts of the law's check."""
    case, agreement, court = strengthening.case, strengthening.agreement, strengthening.court
    agents = [agent for party in signers(agreement) for agent in party.agents]
    on, holding = strengthening.filed_on or clock.today(), lines_that_hold(agreement)
    return ReadinessFacts(
        basis=case.basis_term, on=on, effective_on=day_of_the_thirty(strengthening),
        confirmable=_confirmable(strengthening),
        present=frozenset(present(strengthening, standing(papers_in(case)))), has_agent=bool(agents),
        court_chosen=court is not None,
        joint_error="" if strengthening.filed_on else joint_error(strengthening, on) or "",
        employer_bankrupt=any(party.bankrupt_administrator for party in agreement.parties),
        all_performed=all(line.state == ObligationState.PERFORMED.value for line in holding),
        trims_acts=court is None or court.setting("TRIMS_ACTS"),
        trims_performed=court is None or court.setting("TRIMS_PERFORMED"),
        electronic_without_ca=_signed_without_certificate(agreement, court),
        only_money=all(line.amount_fen is not None for line in holding),
        agreement_findings=tuple(_that_the_court_has_too(agreement)))


def _that_the_court_has_too(agreement: Agreement) -> Iterator[Finding]:
    """What the checks have against the agreement and a court would have too; a line that was put anew is mended."""
    mended = {str(line.ordinal) for line in agreement.obligations if line.state == ObligationState.WAIVED.value}
    for finding in checking.findings(agreement):
        asked = finding.audience is Audience.COURT or finding.code in COURT_CHECKS
        if asked and finding.code not in SAID_OF_THE_FILE and finding.row not in mended:
            yield finding


def _signed_without_certificate(agreement: Agreement, court: Any) -> bool:
    """Whether a party signed on a screen without a certificate, where the court may ask for one (ES 13)."""
    if agreement.on_court_platform or (court is not None and court.setting("SIGN_LEVEL_FOR_CONFIRMATION") == ANY_LEVEL):
        return False
    return any(mark.kind == MarkKind.ELECTRONIC.value and mark.party is not None and not mark.certificate
               for mark in agreement.marks)


def _confirmable(strengthening: Strengthening) -> Answer:
    """The court's word on this body; once it has been asked and has answered, the answer stands."""
    if strengthening.court is None:
        return Answer(Verdict.YES, "")
    answer: Answer = confirmable_at(strengthening.court, strengthening.case)
    chosen = any(step.act == "choose_confirmation" and step.record_ref == strengthening.public_id
                 for step in strengthening.case.steps)
    return Answer(Verdict.YES, answer.why) if chosen and answer.verdict is Verdict.ASK else answer


def present(strengthening: Strengthening, papers: Any) -> Iterator[Material]:
    """Which papers of the pack are there: printed, or known of each party."""
    codes = {paper.code for paper in papers_of_application(strengthening, papers)}
    return _there(codes, signers(strengthening.agreement))


def lacking(agreement: Agreement, codes: Collection[str]) -> list[Material]:
    """What the application can't go without and the file does not hold; ``codes`` are the kinds of its papers."""
    parties = signers(agreement)
    there = set(_there(codes, parties))
    needed = materials_needed(has_agent=any(party.agents for party in parties))
    return [material for material in needed if material not in there]


def _there(codes: Collection[str], parties: Sequence[Party]) -> Iterator[Material]:
    """What is sealed need not be opened to know that it is there."""
    yield from (material for material, printed in PRINTED.items() if not set(codes).isdisjoint(printed))
    if all(party.credit_code if party.is_employer else party.identity_lookup for party in parties):
        yield Material.IDENTITY
    if all((party.service_address_sealed or party.address_sealed) and party.phone_sealed for party in parties):
        yield Material.CONTACTS
    agents = [agent for party in parties for agent in party.agents]
    if agents and all(agent.power_file for agent in agents):
        yield Material.POWER_OF_ATTORNEY


def papers_of_application(strengthening: Strengthening, papers: Any) -> list[Paper]:
    """The papers that belong to this application: its own, its agreement's, and those of the whole case.

    Those of a case that was split off begin in the case that it came from.
    """
    own = {paper.id for paper in papers_about(strengthening)}
    return [*papers_before_the_split(strengthening.case),
            *(paper for paper in papers if paper.id in own or paper.about_type not in ("strengthening", "agreement"))]
