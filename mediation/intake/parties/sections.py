"""The parties and their claims on their own page, with what may be recorded of each."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from mediation import clock
from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case, Claim
from mediation.cases.proof import lacking_proof
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.following.queries import with_waiting_losses
from mediation.intake.powers.authority import may_be_invited
from mediation.intake.powers.models import EmployerRepresentative
from mediation.intake.powers.queries import representatives_in
from mediation.law.capacity import PARTY_RELATIONS, PartyRelation, SpecialPower, age_on
from mediation.law.routes import NewFormTier
from mediation.law.terms import IdentityKind, PartyKind, Side
from mediation.parties.models import Agent, HeirStanding, Party, PartyStanding
from mediation.people.models import Person

GO_TOGETHER = ((PartyRelation.DISPATCH_FIRM, PartyRelation.USER_FIRM),
               (PartyRelation.CONTRACT_GIVER, PartyRelation.CONTRACTOR))
LIABILITY_WORDS = {"jointly": "连带", "by_share": "按份"}
Link = tuple[str, str]


@dataclass(frozen=True)
class AgentLine:
    """Somebody who acts for parties, and how far."""

    agent: Agent
    whom: str
    powers: str
    until: date | None
    lacking: bool
    links: Sequence[Link]


@dataclass(frozen=True)
class PartyLine:
    """One party in words; numbers are masked by the page."""

    party: Party
    kind: str
    standing: str
    marks: Sequence[str]
    facts: Sequence[tuple[str, str]]
    links: Sequence[Link]


@dataclass(frozen=True)
class ClaimLine:
    """One claim, of whom, and whether it may still be changed."""

    claim: Claim
    links: Sequence[Link]


@dataclass(frozen=True)
class PartyPage:
    """What the page shows."""

    sides: Sequence[tuple[str, Sequence[PartyLine]]]
    agents: Sequence[AgentLine]
    came: Sequence[EmployerRepresentative]
    claims: Sequence[ClaimLine]
    hints: Sequence[str]
    links: Sequence[Link]


def section(case: Case, person: Person) -> PartyPage:
    """Everything the page shows to this person."""
    handles = who.staff(actor=person, model=case)
    is_open = handles and case.state_term in BEFORE_EFFECT
    losing = with_waiting_losses(case.id) if handles else frozenset()
    unproven = lacking_proof(case) if handles else frozenset()
    lines = [(side.label, [_party(party, handles, losing, unproven) for party in case.parties
                           if party.side == side.value])
             for side in Side]
    claims = [ClaimLine(claim, _claim_links(claim) if is_open and claim.agreed_fen is None else ())
              for claim in case.claims if not claim.given_up]
    return PartyPage(
        sides=[(label, found) for label, found in lines if found], claims=claims, hints=hints(case),
        agents=[_agent(each, handles) for each in case.agents], came=representatives_in(case),
        links=_case_links(case, is_open) if handles else ())


def hints(case: Case) -> list[str]:
    """What the law says of these parties together and the file lacks yet (law.md §1.3)."""
    found = []
    relations = {party.relation for party in case.active_parties}
    for one, other in GO_TOGETHER:
        for here, there in ((one, other), (other, one)):
            if here.value in relations and there.value not in relations:
                rule = PARTY_RELATIONS[here]
                found.append(f"{rule.words}（{rule.articles[0]}）：还没有登记{there.label}。")
    representatives = [party for party in case.workers if party.is_representative]
    if case.is_collective and not representatives:
        found.append("劳动者十人以上，可以推举三至五名代表（劳动争议调解仲裁法第七条）。")
    for party in case.active_parties:
        found += _hints_of(party)
    return found


def _hints_of(party: Party) -> list[str]:
    found = []
    rule = PARTY_RELATIONS.get(PartyRelation(party.relation)) if party.relation in _RELATIONS else None
    if rule is not None and rule.relation not in {each for pair in GO_TOGETHER for each in pair}:
        found.append(f"{party.name}：{rule.words}（{rule.articles[0]}）。")
    if party.deceased_on is not None:
        waiting = [heir.name for heir in party.heirs if heir.heir_standing is None]
        if not party.heirs:
            found.append(f"{party.name}已去世：请登记第一顺序继承人，每一位都要有着落。")
        elif waiting:
            found.append(f"{party.name}的继承人还没有着落：{'、'.join(waiting)}。")
    if party.bankrupt_administrator:
        found.append(f"{party.name}已进入破产程序：由管理人{party.bankrupt_administrator}代表；不走司法确认，走职工债权申报。")
    return found


_RELATIONS = frozenset(relation.value for relation in PartyRelation)


def _party(party: Party, handles: bool, losing: Collection[int], unproven: Collection[int]) -> PartyLine:
    return PartyLine(party, PartyKind(party.kind).label, "" if party.is_active else PartyStanding(party.standing).label,
                     _marks(party), _facts(party), _party_links(party, losing, unproven) if handles else ())


def _marks(party: Party) -> list[str]:
    """What is special about a party, in a word each."""
    marks = ["代表人"] if party.is_representative else []
    if party.relation in _RELATIONS:
        marks.append(PartyRelation(party.relation).label)
    if party.liability:
        marks.append(LIABILITY_WORDS[party.liability])
    marks += [words for words, holds in (
        ("超龄", party.over_age), ("进城务工", party.migrant), ("已去世", party.deceased_on is not None),
        ("破产程序中", bool(party.bankrupt_administrator))) if holds]
    if party.new_form_tier:
        marks.append(f"新就业形态：{NewFormTier(party.new_form_tier).label}")
    if party.heir_of is not None:
        standing = HeirStanding(party.heir_standing).label if party.heir_standing else "还没有着落"
        marks.append(f"{party.heir_of.name}的继承人：{standing}")
    return marks


def _facts(party: Party) -> list[tuple[str, str]]:
    """What is known of a party besides its numbers."""
    age = f"{age_on(party.born_on, clock.today())}岁" if party.born_on else ""
    said = [
        ("性别、年龄", "，".join(part for part in (party.sex, age) if part)), ("民族", party.ethnic_group),
        ("语言", party.language_term.label if party.language != "zh" else ""), ("岗位", party.occupation),
        ("在职", _employment(party)), ("证件", _proof(party)),
        ("法定代表人", " ".join(part for part in (party.legal_representative, party.legal_representative_title) if part)),
        ("管理人", party.bankrupt_administrator), ("住址", party.address)]
    return [(label, value) for label, value in said if value]


def _employment(party: Party) -> str:
    if party.employed_from is None and party.employment_ended_on is None:
        return ""
    first = party.employed_from.isoformat() if party.employed_from else "不详"
    return f"{first} 至 {party.employment_ended_on.isoformat() if party.employment_ended_on else '今'}"


def _proof(party: Party) -> str:
    kind = IdentityKind(party.identity_kind)
    return "" if party.is_employer or kind in (IdentityKind.RESIDENT, IdentityKind.UNKNOWN) else kind.label


def _party_links(party: Party, losing: Collection[int], unproven: Collection[int]) -> list[Link]:
    """``losing``: for whom somebody asked for a new code by telephone; ``unproven``: whose slip proves nothing yet."""
    here = f"{case_address(party.case)}/parties/{party.public_id}"
    links = [("改资料", f"{here}/edit"), ("出回执、换查询码", f"{here}/receipt"), ("给开账号的码", f"{here}/invite")]
    if party.case.state in (CaseState.NEGOTIATING.value, CaseState.SETTLED_PRIVATE.value, CaseState.DRAFT.value):
        links = links[:1]
    if party.id in unproven:
        links.append(("见证是本人拿的回执", f"{here}/witness-slip"))
    if party.id in losing:
        links.append(("停掉换查询码", f"{here}/stop-new-code"))
    if party.is_employer:
        links.append(("法定代表人证明书", f"{here}/head-certificate"))
        if may_be_invited(party):
            links.append(("邀请上网办", f"{here}/ask-in"))
    if party.is_worker and party.is_active:
        links.append(("登记继承人", f"{here}/death"))
    if party.heir_of is not None:
        links.append(("怎样参加", f"{here}/heir-standing"))
    return links


def _agent(agent: Agent, handles: bool) -> AgentLine:
    here = f"{case_address(agent.case)}/agents/{agent.public_id}"
    powers = "、".join(SpecialPower(value).label for value in agent.special_powers)
    over = agent.until_on is not None and agent.until_on < clock.today()
    links = [("交回委托书", f"{here}/hand-in-power"), ("结束委托", f"{here}/end-power")]
    return AgentLine(agent, "、".join(party.name for party in agent.parties),
                     f"特别授权：{powers}" if agent.special else "一般授权", agent.until_on, agent.power_file is None,
                     links[:1] if over else links if handles else ())


def _claim_links(claim: Claim) -> list[Link]:
    here = f"{case_address(claim.case)}/claims/{claim.public_id}"
    return [("改", f"{here}/change-claim"), ("放弃", f"{here}/give-up-claim")]


def _case_links(case: Case, is_open: bool) -> list[Link]:
    here = case_address(case)
    links = [("登记代理人", f"{here}/give-power")]
    if case.received_on is not None and case.state != CaseState.DRAFT.value:
        links.append(("回执", f"{here}/receipts"))
    if case.is_collective:
        links.append(("推选代表人", f"{here}/representatives"))
    if len(case.respondents) > 1:
        links.append(("连带或者按份", f"{here}/liability"))
    if case.state == CaseState.DRAFT.value:
        return [("填写申请", f"{here}/application"), *links]
    return [*links, ("追加当事人", f"{here}/add-party"), ("增加请求", f"{here}/add-claim")] if is_open else links
