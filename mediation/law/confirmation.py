"""Judicial confirmation: who may ask, which court, until when, jointly (law.md §5.1, §12 T4–T6).

The papers, the court's grounds and the readiness check are in ``confirmation_file`` and can be imported from here.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Answer, Refusal, Verdict
from mediation.law.calendar import CHINA, Calendar, LastDay
from mediation.law.capacity import PowerOfAttorney, SpecialPower, agent_may
from mediation.law.citation import Article, cite
from mediation.law.confirmation_file import (
    DISMISSAL_GROUNDS,
    MATERIALS,
    REFUSAL_GROUNDS,
    DismissalGround,
    Material,
    MaterialRule,
    ReadinessFacts,
    RefusalGround,
    materials_needed,
    readiness,
)
from mediation.law.scope import own_basis
from mediation.law.settings import CONFIRMABLE
from mediation.law.terms import Basis, LegalBasis, LegalType
from mediation.law.time_limits import last_day

__all__ = [
    "DISMISSAL_GROUNDS", "MATERIALS", "REFUSAL_GROUNDS", "ConfirmationFacts", "CourtChoice", "DismissalGround",
    "JointFacts", "Material", "MaterialRule", "ReadinessFacts", "RefusalGround", "competent_courts",
    "day_of_thirty", "joint_application_error", "materials_needed", "may_confirm", "readiness", "thirty_days_end",
    "within_thirty_days",
]


@dataclass(frozen=True)
class ConfirmationFacts:
    """The courts that places point to, each as the key under which the system keeps it.

    ``inviting_court``: the court that invited the body to mediate first. ``party_courts``: name of the party → court
    of its domicile. ``body_court``: court at the seat of the body. ``subject_court``: court where the subject lies.
    """

    basis: Basis
    inviting_court: str | None = None
    party_courts: tuple[tuple[str, str], ...] = ()
    subject_court: str | None = None
    body_court: str | None = None


@dataclass(frozen=True)
class CourtChoice:
    """A court that has power, and why."""

    court_key: str
    why: str
    article: Article
    note: str = ""


def competent_courts(facts: ConfirmationFacts) -> list[CourtChoice]:
    """The courts that may confirm; the parties choose one, and of two the first to docket has it (CPLI 352).

    CPL 205(1): the court that invited the body; 205(2): the basic court at a party's domicile, at the place of the
    subject or at the body's seat. None for an agreement in a suit, where the court makes its own paper.
    """
    if facts.basis is Basis.COURT_ENTRUSTED:
        return []
    if facts.inviting_court is not None:
        return [CourtChoice(facts.inviting_court, "邀请本组织先行调解的人民法院", cite("CPL", 205, None, 1))]
    article = cite("CPL", 205, None, 2)
    note = "依法由中级人民法院管辖的，向该中级人民法院提出"
    places = [(court, f"{name}住所地基层人民法院") for name, court in facts.party_courts]
    if facts.subject_court is not None:
        places.append((facts.subject_court, "标的物所在地基层人民法院"))
    if facts.body_court is not None:
        places.append((facts.body_court, "调解组织所在地基层人民法院"))
    found: dict[str, list[str]] = {}
    for court, why in places:
        found.setdefault(court, []).append(why)
    return [CourtChoice(court, "；".join(dict.fromkeys(reasons)), article, note) for court, reasons in found.items()]


FOLLOW_TYPE = "own"
_VERDICTS: dict[str, Verdict] = {verdict.value: verdict for verdict in Verdict}
_LAWFULLY_SET_UP = frozenset({LegalBasis.COURT_LIST, LegalBasis.RTF34, LegalBasis.TJ10_2})


def _word_of_court(legal_type: LegalType, basis: Basis, setting: Mapping[str, str]) -> str:
    """What the court's table says of a body on a basis: its own word first, then the default."""
    own = own_basis(legal_type)
    keys = (legal_type, own) if own else (legal_type,)
    by_type = next((setting[key] for key in keys if setting.get(key, FOLLOW_TYPE) != FOLLOW_TYPE), None)
    word = setting.get(basis) or (by_type if basis is own else None) or CONFIRMABLE[basis]
    if word == FOLLOW_TYPE:
        word = by_type or CONFIRMABLE.get(legal_type, Verdict.ASK)
    return word


def may_confirm(legal_type: LegalType, basis: Basis, court_setting: Mapping[str, str] | None = None,
                legal_basis: LegalBasis | None = None) -> Answer:
    """May this court confirm an agreement made before this body on this basis (T6).

    ``court_setting`` is the court's CONFIRMABLE_ORG_TYPES: basis or legal type → yes, no, ask or own; what it does not
    name follows the default. A union studio's 'yes' holds where it is on the court's list or set up as a people's
    committee, else the court is asked. CPL 205 asks for any lawfully set up body; J1 52 still names 人民调解委员会 and
    payment duties. An agreement in a suit (委托) is never confirmed: the court makes its 调解书.
    """
    if basis is Basis.COURT_ENTRUSTED:
        return Answer(Verdict.NO, "法院委托调解达成协议的，由法院制作调解书，或者撤诉", (cite("TY", 20), cite("CPL", 100)))
    verdict = _VERDICTS[_word_of_court(legal_type, basis, court_setting or {})]
    listed = legal_basis in _LAWFULLY_SET_UP or basis is Basis.COURT_DELEGATED
    if legal_type is LegalType.UNION_STUDIO and verdict is Verdict.YES and not listed:
        verdict = Verdict.ASK
    why = {
        Verdict.YES: f"{basis.label}达成的协议可以申请司法确认",
        Verdict.NO: f"这家法院不确认{legal_type.label}的调解协议，请改走仲裁审查，或者按协议履行",
        Verdict.ASK: f"这家法院是否确认{legal_type.label}的调解协议，请先问清并记下答复",
    }
    return Answer(verdict, why[verdict], (cite("CPL", 205), cite("J1", 52)), "各地法院做法不同，由法院设置")


def thirty_days_end(effective_on: date, calendar: Calendar = CHINA) -> LastDay:
    """The last day for the joint application: thirty natural days from effect, the last day rolls (CPL 205, RTF 33)."""
    return last_day("CONF-30", effective_on, calendar)


def day_of_thirty(effective_on: date, on: date) -> int:
    """On which of the thirty days something was filed; the day of effect itself is day 0."""
    return (on - effective_on).days


def within_thirty_days(effective_on: date, on: date, calendar: Calendar = CHINA) -> bool:
    """Was it filed from the day of effect on and before the door closed (CPL 205)."""
    return effective_on <= on <= thirty_days_end(effective_on, calendar).on


@dataclass(frozen=True)
class JointFacts:
    """Who has applied: party ids. ``agents``: party → (agent's name, power of attorney or None)."""

    parties: tuple[str, ...]
    initiated_by: str | None
    confirmed_by: frozenset[str] = frozenset()
    agents: tuple[tuple[str, str, PowerOfAttorney | None], ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def joint_application_error(facts: JointFacts, on: date, what: str = "司法确认",
                            articles: tuple[Article, ...] = (cite("CPL", 205), cite("CPLI", 351))) -> Refusal | None:
    """Why the application is not joint yet; None when every party has applied (CPL 205, CPLI 351, T4; O17 27).

    One side starts and the others confirm, in person or each through an agent of its own. ``what`` is asked for.
    """
    names = dict(facts.names)
    if facts.initiated_by is None:
        return Refusal("not_initiated", "还没有人提出申请，请由一方先提出，再由对方确认。", articles)
    missing = [party for party in facts.parties
               if party != facts.initiated_by and party not in facts.confirmed_by]
    if missing:
        who = "、".join(names.get(party, "对方") for party in missing)
        return Refusal("not_joint", f"{what}要双方共同申请，还差{who}确认。", articles)
    sides = dict(facts.sides)
    sides_of_agent: dict[str, set[str]] = {}
    for party, agent, power in facts.agents:
        sides_of_agent.setdefault(agent, set()).add(sides.get(party, party))
        if power is None:
            return Refusal("agent_without_paper", f"{agent}代{names.get(party, '当事人')}申请，请补交授权委托书。", articles)
        answer = agent_may(SpecialPower.SETTLE, power.scope, power.special_powers, power.until, on)
        if not answer:
            return Refusal("agent_without_power", f"{agent}代{names.get(party, '当事人')}申请：{answer.why}。", articles)
    shared = [agent for agent, of_sides in sides_of_agent.items() if len(of_sides) > 1]
    if shared:
        return Refusal("one_agent_for_both", f"{shared[0]}不能同时代理双方，请各自委托代理人或者本人到场。", articles)
    return None
