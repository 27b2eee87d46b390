"""The paper that the inviting court makes of an agreement in a case that it delegated: both sign for it, or not."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediation.agreements.models import Strengthening
from mediation.cases.acts import perform
from mediation.confirmations.acts.moving import known_as, move, tell_clerk, tell_parties
from mediation.confirmations.acts.rulings import note_ruling
from mediation.confirmations.arbitration_requirements import CourtPaperFacts
from mediation.confirmations.courts import inviting_court
from mediation.confirmations.models import Ruling, RulingKind
from mediation.confirmations.papers import OTHER_RULING, register_court_paper
from mediation.confirmations.queries import docketed_under
from mediation.errors import RequirementNotMet
from mediation.law.numbers import NumberError, court_number, date_words


def issue_court_paper(strengthening: Strengthening, facts: CourtPaperFacts, *, by: Any) -> Ruling:
    """Both have signed for it: the agreement is enforced from now on, the two other doors are shut (row 51)."""
    if not facts.signed:
        raise RequirementNotMet("请填写每个人签收法院调解书的日期。", field="signed", article="民事诉讼法第一百条")
    _only_here(strengthening, facts.number)
    step = move(strengthening, "issue_court_paper", by=by, facts=replace(
        facts, happened_on=max(day for _, day in facts.signed)))
    ruling = note_ruling(strengthening, RulingKind.COURT_PAPER, step, facts)
    ruling.decided_on = facts.decided_on or step.happened_on
    ruling.served = {party.public_id: day.isoformat() for party, day in facts.signed}
    strengthening.court, strengthening.court_number = inviting_court(strengthening.case), ruling.number
    if facts.proof:
        register_court_paper(strengthening, OTHER_RULING, facts.proof, ruling.number, by=by, on=ruling.decided_on,
                             title="法院调解书")
    words = f"法院出具的调解书{ruling.number}双方都已签收，{date_words(step.happened_on)}生效"
    tell_clerk(strengthening, f"{words}。", step, by=by)
    tell_parties(strengthening, f"{words}。请按期履行；一方不履行的，对方可以申请强制执行。", step, by=by)
    return ruling


def leave_court_paper_unsigned(strengthening: Strengthening, facts: CourtPaperFacts, *, by: Any) -> None:
    """A party did not sign for it: it has no effect; the agreement stands, what is open stays open (row 51b)."""
    step = perform(strengthening, "leave_court_paper_unsigned", by=by, facts=facts)
    names = "、".join(party.name for party in facts.on_behalf_of)
    tell_clerk(strengthening, f"{names}没有签收诉前调书，调解书没有生效；协议仍然有效。", step, by=by)
    tell_parties(strengthening, "有当事人没有签收法院的调解书，调解书没有生效；协议仍然有效，其他途径没有过期的还可以走。", step, by=by)


def _only_here(strengthening: Strengthening, typed: str) -> None:
    """One number, one paper; what is no number at all is for the requirement to refuse."""
    court = inviting_court(strengthening.case)
    try:
        number = court_number(typed).canonical
    except NumberError:
        return
    other = docketed_under(court, number) if court else None
    if other is not None and other is not strengthening:
        raise RequirementNotMet(f"案号{number}已经记在{known_as(other)}（{other.case.known_as}）上，请核对。", field="number")
