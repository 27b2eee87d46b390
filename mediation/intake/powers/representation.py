"""Who speaks for whom: agents with their written power, representatives of ten or more, heirs of a dead worker."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.naming import name_the_case
from mediation.cases.succession import heirs_came_in
from mediation.documents.acts import register_scan
from mediation.documents.kinds.d12_representatives import RepresentativePower
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.law.capacity import AGENTS_AT_MOST, PartyRelation, SpecialPower, representatives_error
from mediation.law.citation import cite
from mediation.law.terms import PartyKind, Side, Term
from mediation.notices.acts import cancel_of_party
from mediation.parties.acts import enter
from mediation.parties.facts import PartyFacts
from mediation.parties.models import Agent, Answer, HeirStanding, Party
from mediation.sealed import lookup


class AgentKind(Term):
    """What ties an agent to the party (CPL 61; O17 20)."""

    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    LEGAL_AID = "legal_aid", "法律援助人员"
    EMPLOYEE = "employee", "单位职员"
    RELATIVE = "relative", "近亲属"
    RECOMMENDED = "recommended", "工会或者社区推荐的人"


class Liability(Term):
    """How several respondents answer."""

    JOINTLY = "jointly", "连带"
    BY_SHARE = "by_share", "按份"


@dataclass(frozen=True)
class PowerGiven:
    """A power of attorney as it was handed in; special powers are those that it names one by one (CPL 62)."""

    name: str
    kind: AgentKind
    from_on: date
    until_on: date | None = None
    firm: str = ""
    licence: str = ""
    phone: str = ""
    identity_number: str = ""
    powers: tuple[SpecialPower, ...] = ()
    account: str = ""


@dataclass(frozen=True)
class Heir:
    """A first-order heir of a dead worker (CC 1127), and how they take part."""

    facts: PartyFacts
    standing: HeirStanding | None = None


def give_power(case: Case, parties: Sequence[Party], given: PowerGiven, paper: Upload | None, *, by: Any) -> Agent:
    """Parties of one side give somebody power to act for them; the signed paper is kept (TJ 24).

    Without the paper the agent is only announced, and has no special power until it is handed in.
    """
    staff_only(case, by)
    agent = enter_agent(case, parties, given, by=by)
    if paper is not None:
        _has_power(agent, given.powers, given.account, paper, by)
    db.session.flush()
    name_the_case(case)
    trail.record("give_power", by=by, record=agent, case=case, special=agent.special)
    return agent


def enter_agent(case: Case, parties: Sequence[Party], given: PowerGiven, *, by: Any) -> Agent:
    """Somebody is announced as agent: without the signed power in the file they speak for nobody."""
    check_power(parties, given)
    _check_stranger(case, parties, given, by)
    agent = Agent(case=case, name=given.name.strip(), kind=given.kind.label, firm=given.firm,
                  licence=given.licence or None, from_on=given.from_on, until_on=given.until_on)
    agent.phone, agent.identity_number = given.phone or None, given.identity_number or None
    agent.parties = list(parties)
    db.session.add(agent)
    return agent


def hand_in_power(agent: Agent, given: PowerGiven, paper: Upload, *, by: Any) -> None:
    """The signed power of an agent who was announced comes in, or a new one takes the place of the old."""
    staff_only(agent.case, by)
    check_power(agent.parties, given)
    agent.from_on, agent.until_on = given.from_on, given.until_on
    _has_power(agent, given.powers, given.account, paper, by)
    trail.record("hand_in_power", by=by, record=agent, case=agent.case, special=agent.special)


def end_power(agent: Agent, last_day: date, *, by: Any) -> None:
    """The party takes the power back, or the agent lays it down; it holds until the end of ``last_day``."""
    staff_only(agent.case, by)
    if last_day < agent.from_on:
        raise RequirementNotMet("授权截止日不能早于开始的日期。", field="until_on")
    if agent.until_on is not None and last_day > agent.until_on:
        raise RequirementNotMet(f"委托书到{agent.until_on}为止；要延长的，请补交新的授权委托书。", field="until_on")
    agent.until_on = last_day
    trail.record("end_power", by=by, record=agent, case=agent.case)


def check_power(parties: Sequence[Party], given: PowerGiven) -> None:
    """What a power of attorney needs by itself (TJ 24, CPL 61-62; documents.md D10)."""
    if not parties or len({party.side for party in parties}) > 1:
        raise RequirementNotMet("请选择委托人；一份委托书只能由同一方出具。", field="parties", article=str(cite("TJ", 24)))
    if not given.name.strip():
        raise RequirementNotMet("请填写代理人的姓名。", field="name")
    if given.until_on is not None and given.until_on < given.from_on:
        raise RequirementNotMet("授权截止日不能早于开始的日期。", field="until_on")
    if SpecialPower.COLLECT_MONEY in given.powers and not given.account.strip():
        raise RequirementNotMet("委托代为收取款项的，要写明收款账户。", field="account")


def _check_stranger(case: Case, parties: Sequence[Party], given: PowerGiven, by: Any) -> None:
    """Nobody acts for both sides, the handler acts for none, and a party has two agents at most."""
    for party in parties:
        if len([agent for agent in party.agents if not _is_over(agent)]) >= AGENTS_AT_MOST:
            raise RequirementNotMet(f"{party.name}已有{AGENTS_AT_MOST}名代理人，最多{AGENTS_AT_MOST}名；请先结束其中一名的委托。",
                                    field="parties", article=str(cite("CPL", 61)))
    key = lookup(given.identity_number, "identity") if given.identity_number else None
    if key is None:
        return
    sides = {party.side for party in parties}
    others = [agent for agent in case.agents if not sides & {party.side for party in agent.parties}]
    if any(agent.identity_number == given.identity_number for agent in others) or any(
            party.identity_lookup == key and party.side not in sides for party in case.active_parties):
        raise RequirementNotMet("这个人是对方的当事人或代理人，不能再代理这一方。", field="identity_number")
    if getattr(by, "identity_lookup", None) == key:
        raise RequirementNotMet("您是本案办案人，不能当代理人；要代理的，先回避。", field="identity_number")


def _is_over(agent: Agent) -> bool:
    return agent.until_on is not None and agent.until_on < clock.today()


def _has_power(agent: Agent, powers: Sequence[SpecialPower], account: str, paper: Upload, by: Any) -> None:
    agent.special, agent.special_powers = bool(powers), [power.value for power in powers]
    agent.account = account.strip() or None
    agent.power_file = keep(paper, by=by)


def put_up_representatives(case: Case, chosen: Sequence[Party], paper: Upload, *, by: Any,
                           powers: Sequence[RepresentativePower] = tuple(RepresentativePower)) -> None:
    """Ten or more workers put up three to five of them (TJ 7, O33 63), on a paper that all have signed (D12).

    To settle, to change or to give up a claim still asks for the consent of each of the represented.
    """
    staff_only(case, by)
    workers = those_who_choose(case, chosen)
    if not powers:
        raise RequirementNotMet("请勾选代表人的权限。", field="powers")
    for party in workers:
        party.is_representative = party in chosen
        party.representative_powers = [power.value for power in powers] if party in chosen else []
    register_scan(case, "D12", "代表人推选书", paper.content, paper.media_type, by=by)
    trail.record("put_up_representatives", by=by, record=case, case=case, number=len(chosen))


def those_who_choose(case: Case, chosen: Sequence[Party]) -> list[Party]:
    """The workers of the side that puts up these; raises RequirementNotMet where the law's numbers are not kept."""
    workers = [party for party in case.workers if chosen and party.side == chosen[0].side]
    refused = representatives_error(len(workers), len(chosen))
    if not chosen or refused is not None or not set(chosen) <= set(workers):
        message = refused.message if refused and chosen else "请从本案在案的劳动者中勾选代表人三至五名。"
        raise RequirementNotMet(message, field="parties", article=str(cite("TJ", 7)))
    return workers


def record_death(worker: Party, died_on: date, heirs: Sequence[Heir], *, by: Any) -> list[Party]:
    """A worker has died: the heirs take part in the place of the dead (TJ 25); each of them has to be accounted for.

    They are asked to the sessions that were fixed before.
    """
    case = worker.case
    staff_only(case, by)
    if not worker.is_worker:
        raise RequirementNotMet("请选择去世的劳动者。", field="party")
    if died_on > clock.today():
        raise RequirementNotMet("死亡的日期不能晚于今天。", field="died_on")
    worker.deceased_on = died_on
    cancel_of_party(worker, by=by)
    entered = [_enter_heir(worker, heir, by) for heir in heirs]
    name_the_case(case)
    trail.record("record_death", by=by, record=worker, case=case, heirs=len(entered))
    heirs_came_in(case, by=by)
    return entered


def _enter_heir(worker: Party, heir: Heir, by: Any) -> Party:
    party = enter(worker.case, Side(worker.side), heir.facts, by=by)
    party.kind, party.relation = PartyKind.PERSON.value, PartyRelation.HEIR.value
    party.heir_of = worker
    party.answer, party.answered_on = worker.answer, clock.today() if worker.answer == Answer.AGREED.value else None
    _stands(party, heir.standing, by)
    return party


def heir_stands(heir: Party, standing: HeirStanding | None, *, by: Any) -> None:
    """How an heir takes part: signs, has authorised another, or is noted; None while that is not known."""
    _stands(heir, standing, by)
    heirs_came_in(heir.case, by=by)


def _stands(heir: Party, standing: HeirStanding | None, by: Any) -> None:
    heir.heir_standing = standing.value if standing else None
    trail.record("heir_stands", by=by, record=heir, case=heir.case, standing=heir.heir_standing or "")


def answer_together(case: Case, liability: Liability, shares: Sequence[tuple[Party, int]] = (), *, by: Any) -> None:
    """How the respondents answer for the claims: jointly, or each for a share in 分."""
    staff_only(case, by)
    if liability is Liability.BY_SHARE and {party for party, _fen in shares} != set(case.respondents):
        raise RequirementNotMet("按份承担的，请给每一个被申请人填写数额。", field="shares")
    fen = dict(shares)
    for party in case.respondents:
        party.liability, party.share_fen = liability.value, fen.get(party)
    trail.record("answer_together", by=by, record=case, case=case, liability=liability.value)


def staff_only(case: Case, by: Any) -> None:
    """What is recorded of the parties is recorded by those who handle the case."""
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以登记。")
