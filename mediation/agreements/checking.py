"""What a draft has against it: the file as the facts that ``law.agreement`` checks, and its findings by line."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.lines import differs
from mediation.agreements.models import Agreement, AgreementForm, Obligation
from mediation.agreements.signing import heirs_unsettled, signers
from mediation.agreements.undisputed import undisputed_sums
from mediation.agreements.wording import INJURY_NOTICE, breach_words, has_injury, text_of
from mediation.cases.languages import language_is_settled
from mediation.bodies.models import Body
from mediation.cases.models import Claim
from mediation.deadlines.acts import running
from mediation.law.agreement import (
    AgentFacts,
    AgreedClaim,
    AgreementFacts,
    InjuryFacts,
    ObligationFacts,
    PartyFacts,
    PaymentWay,
    SettlementScope,
    check_agreement,
    copies,
)
from mediation.law.agreement_parties import party_row
from mediation.law.answers import Audience, Finding, Severity
from mediation.law.capacity import AuthorityScope, PowerOfAttorney, SpecialPower, agent_may, capacity_on
from mediation.law.money import in_words
from mediation.law.terms import ClaimType, IdentityKind, PartyKind, Side
from mediation.parties.models import Agent, Party

CERTIFICATE, TRANSFER = ("离职证明", "解除劳动合同证明", "终止劳动合同证明"), ("档案", "社会保险关系")
NOT_CONSENTED = "represented_not_consented"
MOST_ALIKE = 3


@dataclass(frozen=True)
class Remark:
    """One finding as the page lists it: several lines with the same fault make one remark."""

    code: str
    severity: Severity
    message: str
    article: str
    audience: Audience
    note: str
    rows: tuple[str, ...]

    @property
    def is_red(self) -> bool:
        return self.severity is Severity.RED


def findings(agreement: Agreement) -> list[Finding]:
    """Everything that is wrong or weak in the draft, red first."""
    return check_agreement(facts_of(agreement))


def remarks(agreement: Agreement) -> list[Remark]:
    """The findings, each once with all its lines."""
    grouped: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings(agreement):
        grouped[finding.code, finding.message].append(finding)
    return _of_many([Remark(found[0].code, found[0].severity, found[0].message,
                            str(found[0].article) if found[0].article else "", found[0].audience, found[0].note,
                            tuple(finding.row for finding in found if finding.row))
                     for found in grouped.values()], {party_row(party.public_id): party.name
                                                      for party in agreement.parties})


def _of_many(found: list[Remark], names: dict[str, str]) -> list[Remark]:
    """What is wrong with more than a few parties in the same way stands once, with the first name and their number."""
    alike: dict[str, list[Remark]] = defaultdict(list)
    for remark in found:
        alike[remark.code].append(remark)
    shown: list[Remark] = []
    for remark in found:
        same = alike[remark.code]
        rows = tuple(row for each in same for row in each.rows)
        if len(same) <= MOST_ALIKE or not all(row in names for row in rows):
            shown.append(remark)
        elif remark is same[0]:
            name = names[rows[0]]
            shown.append(replace(remark, rows=rows, message=remark.message.replace(
                name, f"{name}等{len(rows)}人", 1)))
    return shown


def red_messages(agreement: Agreement) -> tuple[str, ...]:
    """What must be mended before the text goes out for signing, consent of the represented apart."""
    return tuple(remark.message for remark in remarks(agreement) if remark.is_red and remark.code != NOT_CONSENTED)


def not_consented(agreement: Agreement) -> tuple[str, ...]:
    """Workers who are represented and have not agreed to the terms (O33 63)."""
    agreed = {consent.party_id for consent in agreement.consents}
    return tuple(party.name for party in represented(agreement) if party.id not in agreed)


def represented(agreement: Agreement) -> list[Party]:
    """Workers for whom representatives speak."""
    if not any(party.is_representative for party in agreement.parties):
        return []
    sides = {party.side for party in agreement.parties if party.is_representative}
    return [party for party in agreement.parties
            if party.is_worker and not party.is_representative and party.side in sides]


def facts_of(agreement: Agreement) -> AgreementFacts:
    """The draft as the law's checks see it."""
    case, lines = agreement.case, agreement.obligations
    clauses = [(f"clause:{clause.public_id}", text_of(clause)) for clause in agreement.clauses]
    ends_on = agreement.employment_ends_on
    return AgreementFacts(
        basis=case.basis_term, kind=case.kind_term, agreed_on=agreement.agreed_on or clock.today(),
        parties=tuple(_parties(agreement)), obligations=tuple(_line(line) for line in lines),
        claims=tuple(_claims(agreement)), total=agreement.total_fen, total_words=in_words(agreement.total_fen),
        clauses=(*clauses, ("breach", breach_words(agreement))), scope=_scope(agreement),
        open_claims=tuple(dict.fromkeys(claim.type_term for claim in agreement.open_claims)),
        breach_clause=bool(agreement.breach_interest), acceleration=agreement.breach_accelerates,
        requests_stated=bool(case.claims or case.matter), facts_stated=bool(agreement.facts_words.strip()),
        place=agreement.place, mediators=tuple(member.person.name for member in case.mediators),
        body=case.body.name, number_of_copies=number_of_copies(agreement),
        collective=case.is_collective, representatives=sum(party.is_representative for party in agreement.parties),
        mediator_disclosed=all(member.kept_by_both for member in case.mediators if member.disclosure),
        interpreter_sentence=True,
        injury=_injury(agreement, [text for _, text in clauses]), employment_ends_on=ends_on,
        certificate_due=_due(lines, CERTIFICATE), transfer_due=_due(lines, TRANSFER),
        facts_sums=undisputed_sums(agreement), to_be_confirmed=agreement.wants_confirmation,
        **_trimmed_by(case.body.court), **_period(agreement))


def _trimmed_by(court: Body | None) -> dict[str, bool]:
    """What the court with which the body works is known to leave out."""
    return {} if court is None else {"trims_acts": court.setting("TRIMS_ACTS"),
                                     "trims_performed": court.setting("TRIMS_PERFORMED")}


def _period(agreement: Agreement) -> dict[str, Any]:
    """The period in which a first agreement has to be reached; a supplement comes after it."""
    case = agreement.case
    row = running(case, case, case.mediation_clock) if agreement.supplements_id is None else None
    return {} if row is None else {"period_ends_on": row.ends_on, "period_is_usual": row.clock.soft}


def number_of_copies(agreement: Agreement) -> int:
    """How many originals are printed."""
    return copies(agreement.case.basis_term, len(signers(agreement)), to_court=agreement.wants_confirmation).number


def _scope(agreement: Agreement) -> SettlementScope | None:
    if agreement.is_partial:
        return SettlementScope.PART
    return SettlementScope.LISTED_FOR_GOOD if agreement.settles_all else None


def _parties(agreement: Agreement) -> Iterator[PartyFacts]:
    signing = signers(agreement)
    spoken_for, agreed = represented(agreement), {consent.party_id for consent in agreement.consents}
    for party in agreement.parties:
        yield PartyFacts(
            id=party.public_id, name=party.name, side=Side(party.side), kind=PartyKind(party.kind),
            number_ok=_number_known(party), address_known=bool(party.address), signs=party in signing,
            represented=party in spoken_for, consented=party.id in agreed,
            guardian_needed=_needs_guardian(party),
            guardian_present=any(other.relation == "guardian" and other.side == party.side
                                 for other in agreement.case.active_parties),
            language=party.language_term, language_settled=language_is_settled(party),
            bankrupt=party.bankrupt_administrator is not None, administrator_acts=bool(party.bankrupt_administrator),
            heirs_missing=heirs_unsettled(party), agent=_agent(party, agreement.agreed_on or clock.today()))


def _agent(party: Party, on: date) -> AgentFacts | None:
    """Whoever acts for the party without being allowed to settle; None where nobody acts, or one of them may."""
    agents = [agent for agent in party.agents if agent.from_on <= on]
    powers = {agent: _power(agent) for agent in agents}
    if any(power and agent_may(SpecialPower.SETTLE, power.scope, power.special_powers, power.until, on)
           for power in powers.values()):
        return None
    return next((AgentFacts(agent.name, powers[agent]) for agent in reversed(agents)), None)


def _power(agent: Agent) -> PowerOfAttorney | None:
    """What the signed paper in the file lets the agent do; None where it has not come in."""
    if not agent.speaks_for_them:
        return None
    return PowerOfAttorney(AuthorityScope.SPECIAL if agent.special else AuthorityScope.GENERAL,
                           frozenset(SpecialPower(value) for value in agent.special_powers), agent.until_on)


def _number_known(party: Party) -> bool:
    if party.is_employer:
        return bool(party.credit_code)
    return party.identity_kind != IdentityKind.UNKNOWN.value and bool(party.identity_lookup)


def _needs_guardian(party: Party) -> bool:
    """A worker lives on own labour from sixteen on (CC 18); younger ones have a guardian."""
    if not party.is_worker or party.born_on is None:
        return False
    return capacity_on(party.born_on, clock.today(), own_income=True).guardian_needed


def _line(line: Obligation) -> ObligationFacts:
    return ObligationFacts(
        row=str(line.ordinal), payer=line.payer.public_id, payee=line.payee.public_id, amount=line.amount_fen,
        act=line.act_words or "", claim=line.claim.type_term if line.claim is not None else None, due_on=line.due_on,
        event=line.due_event, event_certain=line.due_event_certain, on_the_spot=paid_at_the_table(line),
        way=PaymentWay(line.way), account=line.account_number or "", account_of_agent=_agents_account(line),
        series=_series(line), joint_debtors=tuple(party.public_id for party in line.joint_payers),
        third_party_payer=line.third_party_payer, third_party_signs=line.third_party_signs,
        recurring=bool(line.every_months), recurring_until=line.recurring_until,
        done=line.replaces is not None and not differs(line),
        tax_said=bool(line.agreement.tax_words) or line.amount_fen is None)


def paid_at_the_table(line: Obligation) -> bool:
    """Cash changes hands at once; so does everything of an agreement that is only noted in the record."""
    return line.way == PaymentWay.CASH.value or line.agreement.form == AgreementForm.ON_THE_SPOT.value


def _series(line: Obligation) -> str:
    """Instalments of one debt follow each other."""
    if not line.instalments or line.instalments < 2:
        return ""
    what = str(line.claim_id or "") or line.ground
    return f"{line.payer.public_id}:{line.payee.public_id}:{what}:{line.instalments}"


def _agents_account(line: Obligation) -> str:
    """The account is an agent's who has no power to take money."""
    return next((agent.name for agent in line.payee.agents if agent.name == line.account_holder
                 and SpecialPower.COLLECT_MONEY.value not in agent.special_powers), "")


def _claims(agreement: Agreement) -> Iterator[AgreedClaim]:
    """The claims by their kind: what was asked, what the lines come to."""
    groups: dict[ClaimType, list[Claim]] = defaultdict(list)
    for claim in agreement.case.claims:
        if claim.claimant in agreement.parties and not claim.given_up:
            groups[claim.type_term].append(claim)
    for kind, group in groups.items():
        sums = [line.amount_fen or 0 for line in agreement.obligations
                if line.claim in group and line.amount_fen is not None and not line.every_months]
        known = all(claim.amount_fen is not None for claim in group)
        yield AgreedClaim(kind, asked=sum(claim.amount_fen or 0 for claim in group) if known else None,
                          agreed=sum(sums) if sums else None,
                          settled=not any(claim in agreement.open_claims for claim in group))


def _injury(agreement: Agreement, texts: Iterable[str]) -> InjuryFacts | None:
    if not has_injury(agreement):
        return None
    return InjuryFacts(agreement.injury_recognised, agreement.injury_graded,
                       any(INJURY_NOTICE in text for text in texts))


def _due(lines: Iterable[Obligation], words: tuple[str, ...]) -> date | None:
    return next((line.due_on for line in lines
                 if line.act_words and any(word in line.act_words for word in words)), None)
