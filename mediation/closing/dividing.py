"""分案 and 并案 as the desk does them: named, told, found by number."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.agreements.acts import leave_out
from mediation.agreements.models import AgreementStanding
from mediation.agreements.queries import agreements_standing
from mediation.cases import joining, splitting
from mediation.cases.facts import Facts
from mediation.cases.models import Case, CaseLink
from mediation.cases.queries import case_by_number
from mediation.deadlines.models import DeadlineState
from mediation.errors import RequirementNotMet
from mediation.intake.acceptance.ending_drafts import prepare_ending
from mediation.notices.acts import tell_of_new_number
from mediation.parties.models import Party


def split_off(case: Case, workers: Sequence[Party], facts: Facts, *, by: Any) -> Case:
    """Give these workers a case of their own, name both cases anew, and tell everybody concerned their number.

    A text that is drafted or out for signing goes on without them; what the others have signed stays signed.
    Where a period is over already, the new case has the letter to decide with, as the first one has.
    """
    texts = [*agreements_standing(case, AgreementStanding.DRAFT), *agreements_standing(case, AgreementStanding.SIGNING)]
    new = splitting.split_off(case, workers, facts, by=by)
    for text in texts:
        for party in [party for party in text.parties if party in workers]:
            leave_out(text, party, facts.reason, by=by)
    for period in [row for row in new.deadlines if row.state == DeadlineState.OVER.value]:
        prepare_ending(period, by=by)
    tell_of_new_number(new, by=by)
    return new


def join_by_number(case: Case, number: str, facts: Facts, *, by: Any) -> CaseLink:
    """Handle this case together with the one of this number, among those that the person may see."""
    other = case_by_number(by, number)
    if other is None:
        raise RequirementNotMet("没有找到这个案号的案件，请核对。", field="number")
    return joining.join(case, other, facts, by=by)
