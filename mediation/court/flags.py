"""The flags of one application as its court sees them: the facts from the file, what the law's table makes of them.

Nothing of it stands on a page of the body, in a paper or in what leaves the court.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from mediation.agreements.models import Agreement, Obligation, Strengthening
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.signing import signers
from mediation.agreements.wording import FREE
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.review_models import FlagHandled
from mediation.court.access import agreed_on_the_same_day, paid_to_the_same_account, strengthenings_visible_to
from mediation.court.queries.concerns import grave_of_the_same_employer
from mediation.evidence.models import Evidence
from mediation.law.identity import normal_name
from mediation.law.money import yuan
from mediation.law.sham import FLAG_RULES, INSOLVENT_WORDS, WAGE_WORDS, WORK_WORDS, Flag, ShamFacts, flags_of
from mediation.parties.models import Party
from mediation.sessions.models import AgreedFact, Attending, Session
from mediation.sessions.queries import attendances_of

THEMSELVES = (Attending.IN_PERSON.value, Attending.BY_VIDEO.value)


@dataclass(frozen=True)
class FlagShown:
    """A flag with what the liaison did about it, the last word first."""

    flag: Flag
    handled: list[FlagHandled]


@dataclass(frozen=True)
class Seen:
    """What the page has read of the file already, so that it is read once."""

    evidence: Sequence[Evidence]
    facts: Sequence[AgreedFact]
    sessions: Sequence[Session]


def flags_shown(strengthening: Strengthening, seen: Seen, person: Any) -> list[FlagShown]:
    """The flags that stand, each with what was done about it."""
    handled = list(strengthening.flags_handled)
    return [FlagShown(flag, [row for row in reversed(handled) if row.flag == flag.code])
            for flag in flags_of(facts_of(strengthening, seen, strengthenings_visible_to(person)))]


def facts_of(strengthening: Strengthening, seen: Seen, among: Select[Strengthening]) -> ShamFacts:
    """The file of one application as the facts of the law's table, compared with the others among which it stands."""
    case, agreement = strengthening.case, strengthening.agreement
    lines = lines_that_hold(agreement)
    here = {party.id for party in agreement.parties}
    claims = [claim for claim in case.claims if claim.claimant_id in here and not claim.given_up]
    asked = [claim.amount_fen for claim in claims]
    money = [line for line in lines if line.amount_fen]
    known = sum(amount for amount in asked if amount is not None)
    agreed_on, received_on = agreement.agreed_on, case.received_on
    return ShamFacts(
        agreed=tuple(line.amount_fen or 0 for line in money), same_text=tuple(_same_text(strengthening, among)),
        same_account=tuple(_same_account(strengthening, money, among)), insolvency=tuple(_insolvency(strengthening)),
        uncounted=tuple(f"{claim.claimant.name} {claim.type_term.label} {yuan(claim.amount_fen)}元" for claim in claims
                        if claim.amount_fen and not (claim.formula or claim.ground or (
                            claim.from_on and claim.until_on))),
        has_evidence=bool(seen.evidence), has_facts=bool(seen.facts),
        wage_evidence=_speaks_of(seen.evidence, WAGE_WORDS), work_record=_speaks_of(seen.evidence, WORK_WORDS),
        gives_up_all=tuple(_gives_up_all(agreement, lines)), paid_to_others=tuple(_paid_to_others(money)),
        agents_of_both=tuple(_agents_of_both(agreement)), never_came=tuple(_never_came(strengthening, seen.sessions)),
        outside_payers=tuple(f"{line.third_party_payer}代付{yuan(line.amount_fen or 0)}元，没有在协议上签名" for line in money
                             if line.third_party_payer and not line.third_party_signs),
        related=tuple(_related(agreement)), beside=tuple(_beside(strengthening, among)),
        asked_in_full=bool(asked) and None not in asked and known == sum(line.amount_fen or 0 for line in money),
        days_to_agree=(agreed_on - received_on).days if agreed_on and received_on else None)


def _speaks_of(evidence: Sequence[Evidence], words: Sequence[str]) -> bool:
    """Whether the name of a piece, or what it is to prove, has one of these words."""
    return any(word in f"{piece.name or ''}{piece.proves or ''}" for piece in evidence for word in words)


def _same_text(strengthening: Strengthening, among: Select[Strengthening]) -> Iterator[str]:
    """Other agreements of that day: of the same employer in the same words, or with the same words of their own."""
    own, employers = _wording(strengthening.agreement), _employers(strengthening.agreement)
    free = _own_words(strengthening.agreement)
    for other in agreed_on_the_same_day(among, strengthening):
        same_employer = bool(employers & _employers(other.agreement))
        if (same_employer and _wording(other.agreement) == own) or (free and _own_words(other.agreement) == free):
            workers = [party.name for party in other.agreement.parties if party.is_worker]
            yield f"{known_as(other)} {'、'.join(workers[:2])}{'等' if len(workers) > 2 else ''}"


def _wording(agreement: Agreement) -> tuple[str, ...]:
    """The clauses with the places of sums, names and days unfilled."""
    return tuple(clause.words for clause in agreement.clauses)


def _own_words(agreement: Agreement) -> tuple[str, ...]:
    """What was written by hand: clauses added or reworded."""
    return tuple(clause.words for clause in agreement.clauses if clause.is_edited or clause.subject == FREE)


def _employers(agreement: Agreement) -> set[str]:
    return {party.credit_code or normal_name(party.name) for party in agreement.parties if party.is_employer}


def _same_account(strengthening: Strengthening, money: Sequence[Obligation],
                  among: Select[Strengthening]) -> Iterator[str]:
    """One account for several people, within the agreement or across applications."""
    payees: dict[str, dict[int, str]] = {}
    for line in money:
        if line.account_lookup:
            payees.setdefault(line.account_lookup, {})[line.payee_id] = line.payee.name
    for people in payees.values():
        if len(people) > 1:
            yield f"本协议里{'、'.join(list(people.values())[:5])}收款到同一账户"
    own = {name for people in payees.values() for name in people.values()}
    if payees:
        for number, name, _account in paid_to_the_same_account(among, strengthening, list(payees)):
            if name not in own:
                yield f"收法{number} {name}也收款到这个账户"


def _insolvency(strengthening: Strengthening) -> Iterator[str]:
    for party in strengthening.agreement.parties:
        if party.bankrupt_administrator:
            yield f"{party.name}已进入破产程序，管理人{party.bankrupt_administrator}"
    for entry in strengthening.case.elsewhere:
        if any(word in f"{entry.forum}{entry.result}" for word in INSOLVENT_WORDS):
            yield f"{entry.forum}{entry.forum_number or ''}：{entry.result}"


def _gives_up_all(agreement: Agreement, lines: Sequence[Obligation]) -> Iterator[str]:
    """Workers with claims of whom no line of the agreement, of money or of an act, is theirs."""
    owed = {line.payee_id for line in lines if line.amount_fen or line.act_words}
    claimants = {claim.claimant_id for claim in agreement.case.claims}
    yield from (f"{party.name}提了请求，协议里没有给他的任何一项" for party in agreement.parties
                if party.is_worker and party.id in claimants and party.id not in owed)


def _paid_to_others(money: Sequence[Obligation]) -> Iterator[str]:
    for line in money:
        if line.account_holder and line.payee.is_worker and normal_name(line.account_holder) != normal_name(
                line.payee.name):
            yield f"{line.payee.name}的{yuan(line.amount_fen or 0)}元付到{line.account_holder}的账户"


def _agents_of_both(agreement: Agreement) -> Iterator[str]:
    """The same agent, or two entries of the same name, for both sides."""
    sides: dict[str, set[str]] = {}
    for party in signers(agreement):
        for agent in party.agents:
            sides.setdefault(normal_name(agent.name), set()).add(party.side)
    names = {normal_name(agent.name): agent.name for party in signers(agreement) for agent in party.agents}
    yield from (f"{names[name]}代理双方" for name, of in sides.items() if len(of) > 1)


def _never_came(strengthening: Strengthening, sessions: Sequence[Session]) -> Iterator[str]:
    case = strengthening.case
    came = {party.id for session in sessions for row, party in attendances_of(case, session)
            if row.attending in THEMSELVES}
    workers = [party for party in signers(strengthening.agreement) if party.is_worker]
    absent = [party.name for party in workers if party.id not in came]
    if absent and sessions:
        yield f"{len(sessions)}次调解会都没有{'、'.join(absent[:5])}{'等' if len(absent) > 5 else ''}本人到场的记录"
    elif absent:
        yield "没有开过调解会的记录"


def _related(agreement: Agreement) -> Iterator[str]:
    employers = [party for party in agreement.parties if party.is_employer]
    for worker in (party for party in agreement.parties if party.is_worker):
        for employer in employers:
            yield from _ties(worker, employer)


def _beside(strengthening: Strengthening, among: Select[Strengthening]) -> Iterator[str]:
    """Other applications of the same employer in which a grave flag stood by itself when they were last reckoned."""
    labels = {rule.code: rule.label for rule in FLAG_RULES}
    for other, codes in grave_of_the_same_employer(among, strengthening):
        yield f"{known_as(other)}：{'、'.join(labels[code] for code in codes if code in labels)}"


def _ties(worker: Party, employer: Party) -> Iterator[str]:
    """What a worker and an employer have in common; sealed values are compared by their fingerprints where there are
    any.
    """
    if employer.legal_representative and normal_name(employer.legal_representative) == normal_name(worker.name):
        yield f"{worker.name}与{employer.name}的法定代表人同名"
    if worker.phone_lookup and worker.phone_lookup == employer.phone_lookup:
        yield f"{worker.name}与{employer.name}电话相同"
    if worker.address and worker.address == employer.address:
        yield f"{worker.name}与{employer.name}地址相同"
