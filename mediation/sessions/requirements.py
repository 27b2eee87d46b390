"""What the law asks of panels, sessions and signatures of facts, each with its article."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation.cases import who
from mediation.cases.models import Case, PanelMember
from mediation.cases.requirements import refuse
from mediation.cases.states import MEETING, CaseState
from mediation.documents.recusal import RECUSING, RecusalGround
from mediation.errors import NotNow, NotPermitted
from mediation.law.citation import cite
from mediation.law.terms import Basis, Role
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
from mediation.sealed import lookup
from mediation.sessions.models import SuspensionGround

__all__ = ["EVER", "MEETING", "TALKING"]
EVER = frozenset(CaseState)
TALKING = frozenset({CaseState.IN_MEDIATION, CaseState.SIGNING, CaseState.SUSPENDED})


def staff_may(case: Case, by: Any, states: frozenset[CaseState], what: str) -> None:
    """Refuse who is no staff of this case, and what does not fit where the case stands."""
    if not who.staff(by, case):
        raise NotPermitted(f"您的岗位不能“{what}”。")
    if case.state_term not in states:
        raise NotNow(f"本案现在是“{case.state_term.label}”，不能“{what}”。请回到案件页看最新进展。")


def on_the_roster(case: Case, members: Sequence[Person]) -> None:
    """Mediators are those of the body's roster; nobody mediates who acts for a party of the case."""
    acting = {lookup(agent.identity_number, "identity") for agent in case.agents if agent.identity_number}
    for person in members:
        if not (person.holds(Role.MEDIATOR, case.body_id) or person.holds(Role.DIRECTOR, case.body_id)):
            refuse(f"{person.name}今天不在本组织的调解员名册上，请先登记岗位，或者另选一人。", "members", cite("O17", 18))
        if person.identity_lookup is not None and person.identity_lookup in acting:
            refuse(f"{person.name}是本案的代理人，不能担任调解员。", "members", cite("TY", 15))


def both_sides_keep(case: Case, parties: Sequence[Party]) -> None:
    """After a disclosure the mediator stays only if every party still agrees (TY 15, ONL 13)."""
    missing = case.without_the_word_of(parties)
    if missing:
        refuse(f"披露后要每一方都同意由其继续调解，还缺：{'、'.join(missing)}；有一方不同意的，请更换。",
               "on_behalf_of", cite("TY", 15))


def may_be_refused(member: PanelMember, ground: RecusalGround, findings: str, asking: Sequence[Party]) -> None:
    """A recusal asked for one of the three grounds may be refused, with the reason (TY 15).

    Whoever only wants another mediator, or does not agree after a disclosure, gets one (ONL 13, 14).
    """
    if ground not in RECUSING:
        refuse("当事人没有提出回避情形、只是希望更换的，请选“更换”。", "asserted", cite("ONL", 14))
    if not asking:
        refuse("请勾选是哪一方申请回避；驳回的决定书要写明。", "on_behalf_of", cite("TY", 15))
    if not findings.strip():
        refuse("请写明审查意见：为什么不成立。", "findings", cite("TY", 15))
    if member.disclosure and not member.kept_by_both:
        refuse(f"{member.person.name}披露过可能影响公正的情形，有一方不同意其继续的，不能驳回，请更换。", "way", cite("ONL", 13))


def still_sits(member: PanelMember) -> None:
    """Somebody who has left the panel is not changed again."""
    if member.left_on is not None:
        raise NotNow(f"{member.person.name}已经不是本案的调解员。")


def agent_may_attend(agent: Agent, party: Party, day: date) -> None:
    """Who comes for a party has its written power, in force on the day (TJ 24)."""
    if party not in agent.parties:
        refuse(f"{agent.name}不是{party.name}的代理人，请先登记委托，或者改选到场方式。", "attending", cite("TJ", 24))
    if day < agent.from_on or (agent.until_on is not None and day > agent.until_on):
        until = f"至{agent.until_on}" if agent.until_on else "起"
        refuse(f"{agent.name}的授权期限是{agent.from_on}{until}，不包括{day}，请补交授权委托书。", "attending", cite("TJ", 24))


def every_party_signs(case: Case, parties: Sequence[Party], what: str) -> None:
    """Only what every party has signed counts as agreed (ONL 18, 22)."""
    missing = case.without_the_word_of(parties)
    if missing:
        refuse(f"{what}要每一方都签名，还缺：{'、'.join(missing)}。", "on_behalf_of", cite("ONL", 22))


def appraisal_is_before_docketing(case: Case, facts: Any) -> None:
    """Without both sides' wish an appraisal stops the period only before the court has docketed the suit (ONL 26)."""
    if (facts.reason_code == SuspensionGround.APPRAISAL.value and not facts.both_agree
            and case.basis_term is Basis.COURT_ENTRUSTED):
        refuse("立案后的鉴定期间仍计入调解期限；要中止的，请双方同意。", "on_behalf_of", cite("ONL", 26))
