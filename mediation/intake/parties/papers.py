"""Papers that a party signs for the file: power of attorney (D10), who heads a unit (D11), representatives (D12)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.filling import party_on_paper, period_words
from mediation.documents.kinds.d10_power_of_attorney import PowerOfAttorney, Proceeding
from mediation.documents.kinds.d11_head_certificate import Head
from mediation.documents.kinds.d12_representatives import MemberRow, RepresentativePower, Representatives
from mediation.documents.models import Paper
from mediation.documents.particulars import AgentOnPaper
from mediation.errors import RequirementNotMet
from mediation.intake.powers.representation import PowerGiven, check_power, staff_only, those_who_choose
from mediation.law import identity
from mediation.law.identity import IdentityError
from mediation.law.terms import IdentityKind
from mediation.parties.models import Party


@dataclass(frozen=True)
class HeadFacts:
    """Who heads a unit; sex and birth follow from the resident number."""

    name: str
    identity_number: str
    principal: bool = False


def print_power(party: Party, given: PowerGiven, *, by: Any,
                proceedings: Sequence[Proceeding] = (Proceeding.MEDIATION, Proceeding.CONFIRMATION)) -> Paper:
    """Print the power of attorney (D10) that this party and the agent are to sign."""
    staff_only(party.case, by)
    check_power([party], given)
    agent = AgentOnPaper(
        name=given.name.strip(), kind=given.kind.label, workplace=given.firm or None, licence=given.licence or None,
        phone=given.phone or None, id_kind=IdentityKind.RESIDENT if given.identity_number else None,
        id_number=given.identity_number or None, special=bool(given.powers),
        powers=tuple(power.label for power in given.powers), until=given.until_on)
    extra = PowerOfAttorney(
        principal=party_on_paper(party), agent=agent, proceedings=tuple(proceedings), powers=tuple(given.powers),
        account=given.account.strip() or None, until=given.until_on,
        until_words=None if given.until_on else "本案调解和司法确认办结之日")
    return issue(party.case, "D10", extra, by=by, recipients=[party])


def print_head_certificate(party: Party, head: HeadFacts, *, by: Any) -> Paper:
    """Print who heads an employing unit (D11), for its seal."""
    staff_only(party.case, by)
    if not party.is_employer:
        raise RequirementNotMet("只有单位才需要法定代表人身份证明书。", field="name")
    try:
        resident = identity.resident_number(head.identity_number, clock.today())
    except IdentityError as wrong:
        raise RequirementNotMet(str(wrong), field="identity_number") from wrong
    extra = Head(employer=party_on_paper(party).employer, name=head.name, sex=resident.sex, birth=resident.birth,
                 id_kind=IdentityKind.RESIDENT, id_number=resident.number, principal=head.principal)
    return issue(party.case, "D11", extra, by=by, recipients=[party])


def print_choice(case: Case, chosen: Sequence[Party], powers: Sequence[RepresentativePower], *, by: Any) -> Paper:
    """Print the paper by which the workers put up their representatives (D12), with the list of them all."""
    staff_only(case, by)
    workers = those_who_choose(case, chosen)
    extra = Representatives(
        chosen=tuple(_person(party) for party in chosen), powers=tuple(powers),
        members=tuple(_member(party) for party in workers))
    return issue(case, "D12", extra, by=by)


def _person(party: Party) -> Any:
    return party_on_paper(party).person


def _member(party: Party) -> MemberRow:
    """A worker's line: what is asked for, over which time."""
    claims = [claim for claim in party.claims if not claim.given_up]
    sums = [claim.amount_fen for claim in claims]
    known = sum(fen or 0 for fen in sums) if claims and None not in sums else None
    firsts = [claim.from_on for claim in claims if claim.from_on]
    lasts = [claim.until_on for claim in claims if claim.until_on]
    period = period_words(min(firsts, default=None), max(lasts, default=None))
    return MemberRow(person=_person(party), job=party.occupation, hired_on=party.employed_from, claimed=known,
                     period=period, account=party.bank_account)
