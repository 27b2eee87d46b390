"""An ended case is taken up again: why, and what becomes of it (rows 44, 44a, 66, 66a, 66b, 66d, 66e)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.ledger import print_ledger
from mediation.agreements.models import Agreement, AgreementStanding, StrengtheningState
from mediation.audit import trail
from mediation.cases.acts import perform, refresh
from mediation.cases.facts import Facts, NamingOfMediators, Reopening
from mediation.cases.models import Case, Step
from mediation.cases.numbering import number_case
from mediation.cases.states import EndReason
from mediation.closing.checklist import AT_REST
from mediation.deadlines.acts import end, running
from mediation.errors import RequirementNotMet
from mediation.intake.acceptance.endings import tell_ending
from mediation.intake.acceptance.papers import tell_acceptance
from mediation.law.limitation import Interruption
from mediation.notices.acts import cancel_about
from mediation.parties.models import Answer
from mediation.people.models import Person
from mediation.sessions.acts.panel import seat_anew, seats
from mediation.sessions.models import ChosenBy
from mediation.sessions.requirements import on_the_roster

NOT_CONFIRMED = (StrengtheningState.CONF_DISMISSED.value, StrengtheningState.CONF_REFUSED.value,
                 StrengtheningState.CONF_TERMINATED.value, StrengtheningState.CONF_REVOKED.value)
OF_A_VALID_AGREEMENT = ("CONF-30", "ARBREV-15", "ENF-2Y")


def reopen(case: Case, facts: Reopening, *, by: Any) -> Step:
    """Take an archived case up again (row 66): a default, a defect, a new fact; the director says which."""
    return _taken_up(case, "reopen", facts, by)


def reopen_for_new_agreement(case: Case, facts: Facts, *, by: Any) -> Step:
    """The agreement was not confirmed (row 44): the parties may change it or make another (CPL 206)."""
    states = [agreement.strengthening.state for agreement in case.agreements if agreement.strengthening is not None]
    failed = [state for state in states if state in NOT_CONFIRMED]
    state = next(iter(failed or states), None)
    return _taken_up(case, "reopen_for_new_agreement", Reopening(
        happened_on=facts.happened_on, late_reason=facts.late_reason, reason=facts.reason, proof=facts.proof,
        on_behalf_of=facts.on_behalf_of, strengthening_state=state), by)


def reopen_void(case: Case, facts: Reopening, *, by: Any) -> Step:
    """An agreement is void, was avoided, or both cancel it (row 44a): the paper that says so is in the file.

    ``facts.agreements`` are those that it concerns, all in effect when none is named; their supplements fall with them.
    What is still owed under them is owed no more (row 52b), nobody is reminded of it, and no door counts from them.
    """
    void = _concerned(case, facts)
    step = _taken_up(case, "reopen_void", facts, by)
    for agreement in void:
        agreement.standing = AgreementStanding.VOID.value
        _owed_no_more(agreement, facts, step, by)
        _stop_its_periods(agreement, step.happened_on, by)
    refresh(case)
    return step


def _concerned(case: Case, facts: Reopening) -> list[Agreement]:
    standing = [each for each in case.agreements if each.standing == AgreementStanding.IN_EFFECT.value]
    named = set(facts.agreements)
    return [each for each in standing if not named or each in named or each.supplements in named]


def _owed_no_more(agreement: Agreement, facts: Reopening, step: Step, by: Any) -> None:
    for line in agreement.obligations:
        if line.state not in AT_REST:
            perform(line, "waive", by=by, facts=Facts(
                happened_on=step.happened_on, late_reason=facts.late_reason, reason_code="void", reason=facts.reason,
                proof=facts.proof))
        cancel_about(line, by=by)
    print_ledger(agreement, by=by)


def _stop_its_periods(agreement: Agreement, day: date, by: Any) -> None:
    """The doors that count from the effect of an agreement are shut with it; no step of the table does that."""
    for clock_id in OF_A_VALID_AGREEMENT if agreement.strengthening is not None else ():
        row = running(agreement.strengthening, agreement.case, clock_id)
        if row is not None:
            end(row, day)
            trail.record("stop_period", by=by, record=row, case=agreement.case, clock=clock_id, why="agreement_void")


def _taken_up(case: Case, act: str, facts: Reopening, by: Any) -> Step:
    """Nothing is decided yet: whoever mediates again has to agree anew."""
    step = perform(case, act, by=by, facts=facts)
    for party in case.active_parties:
        party.answer, party.answered_on = Answer.NOT_ASKED.value, None
    return step


@dataclass(frozen=True)
class PanelAnew:
    """Who mediates a case that is taken up again, and who decided it."""

    members: tuple[Person, ...]
    presiding: Person
    chosen_by: ChosenBy = ChosenBy.BODY
    reason: str = ""


def mediate_again(case: Case, facts: Facts, *, by: Any, panel: PanelAnew | None = None) -> Step:
    """Everybody agrees to a new mediation (row 66a): its period starts anew, D05 goes out under the same number.

    Those who mediated before go on unless another ``panel`` is named; a case that never had one needs it.
    """
    members = panel.members if panel else tuple(member.person for member in case.mediators)
    on_the_roster(case, members)
    if panel and panel.presiding not in members:
        raise RequirementNotMet("主持调解员要在所选的调解员之中。", field="presiding")
    step = perform(case, "mediate_again", by=by, facts=NamingOfMediators(
        happened_on=facts.happened_on, late_reason=facts.late_reason, reason=facts.reason, proof=facts.proof,
        on_behalf_of=facts.on_behalf_of, members=seats(case, members)))
    case.accepted_on, case.received_on = step.happened_on, case.received_on or step.happened_on
    case.ended_on = case.end_reason = None
    number_case(case, step.happened_on)
    if panel:
        seat_anew(case, members, panel.presiding, panel.chosen_by, panel.reason, by=by, on=step.happened_on)
    tell_acceptance(case, by=by, on=step.happened_on)
    return step


def agreement_stands(case: Case, facts: Facts, *, by: Any) -> Step:
    """The agreement goes on as it is (row 66b), with a new print of its ledger (D36); what was wrong stands there."""
    standings = {each.standing for each in case.agreements}
    if AgreementStanding.VOID.value in standings and AgreementStanding.IN_EFFECT.value not in standings:
        raise RequirementNotMet("本案已经没有有效的协议，不能“协议继续有效”；请选“再次调解”或者“不再调解”。")
    step = perform(case, "agreement_stands", by=by, facts=facts)
    for agreement in case.agreements:
        if agreement.standing == AgreementStanding.IN_EFFECT.value:
            print_ledger(agreement, by=by)
    return step


def end_reopened(case: Case, facts: Facts, *, by: Any) -> Step:
    """There is no new mediation (row 66d): D30 again, with the limitation as the last interruption left it."""
    step = perform(case, "end_reopened", by=by, facts=facts)
    case.ended_on, case.end_reason = step.happened_on, EndReason.OTHER.value
    kind, day = _last_interruption(case, step.happened_on)
    tell_ending(case, EndReason.OTHER, step, by=by, words=facts.reason, kind=kind, counted_from=day)
    return step


def _last_interruption(case: Case, otherwise: date) -> tuple[Interruption, date]:
    rows = [row for claim in case.claims for row in claim.interruptions]
    if not rows:
        return Interruption.MEDIATION_APPLIED, case.received_on or otherwise
    last = max(rows, key=lambda row: (row.happened_on, row.id))
    return Interruption(last.kind), last.happened_on


def close_reopened(case: Case, facts: Facts, *, by: Any) -> Step:
    """There is nothing to do (row 66e): back to the archive."""
    return perform(case, "close_reopened", by=by, facts=facts)
