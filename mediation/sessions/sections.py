"""What the case page shows of the mediating: the panel, the sessions, interpreters, facts, and what may be done now."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.languages import language_is_settled
from mediation.cases.models import Case, PanelMember, Step
from mediation.cases.requirements import is_affiliated
from mediation.cases.seats import seat_of
from mediation.cases.states import CaseState
from mediation.documents import kinds
from mediation.law.terms import Language, MemberSide
from mediation.parties.models import Party
from mediation.sessions.acts.handmade import MADE_BY_HAND
from mediation.sessions.models import AgreedFact, Interpreter, Session, SessionStanding
from mediation.sessions.queries import (attendances_of, facts_of, interpreters_of, no_shows_by_party, noticed,
                                        sessions_of)
from mediation.sessions.requirements import MEETING, TALKING
from mediation.web.filters import date_cn

OWN_ACTS = ("name_mediators", "leave_choice_to_court", "change_mediator", "begin_mediation", "extend", "suspend",
            "suspend_for_sham", "resume")
TONES = {SessionStanding.PLANNED: "open", SessionStanding.HELD: "done", SessionStanding.NOT_HELD: "wait",
         SessionStanding.CALLED_OFF: "ended"}


@dataclass(frozen=True)
class Link:
    """Something to press, and the page behind it."""

    label: str
    url: str


@dataclass(frozen=True)
class MemberLine:
    """One mediator with what has to be known of them."""

    member: PanelMember
    name: str
    presides: bool
    marks: tuple[str, ...]
    disclosure: str
    kept: bool


@dataclass(frozen=True)
class SessionLine:
    """One session: who was told, who came, where its record stands, what may be done with it."""

    session: Session
    name: str
    url: str
    when: str
    standing: str
    tone: str
    told: tuple[str, ...]
    not_told: tuple[str, ...]
    coming: tuple[str, ...]
    came: tuple[str, ...]
    record: str
    acts: tuple[Link, ...]


@dataclass(frozen=True)
class LanguageLine:
    """A party that does not speak Mandarin, and whether it may sign."""

    party: Party
    language: str
    settled: bool
    interpreters: tuple[Interpreter, ...]


@dataclass(frozen=True)
class MediatingSection:
    """Everything that the section shows to one reader."""

    case: Case
    panel: Sequence[MemberLine]
    left: Sequence[PanelMember]
    no_change: str
    sessions: Sequence[SessionLine]
    languages: Sequence[LanguageLine]
    facts: Sequence[AgreedFact]
    no_shows: Sequence[tuple[str, int]]
    no_show_limit: int
    gaps: Sequence[str]
    by_hand: Sequence[str]
    acts: Sequence[Link]
    hears: bool


NO_CHANGE_IN = {
    CaseState.SIGNING: "签署期间不能换调解员。有人申请回避、要求更换的，或者调解员不能签名的，请先办“不同意文本，继续调解”，"
                       "回到调解中换好，再重新交付签署；都不是的，等签完。",
    CaseState.SUSPENDED: "中止期间不能换调解员，要换的，等恢复调解以后再换。"}
"""Row 16 stands for cases whose talks are to begin or go on; what is done in the other states of the panel."""


def has_begun(case: Case) -> bool:
    """Whether there is anything of the mediating yet: the case is accepted, or somebody needs an interpreter."""
    return case.accepted_on is not None or any(
        party.language_term is not Language.MANDARIN for party in case.taking_part)


def section(case: Case, person: Any) -> MediatingSection:
    """The section for one reader."""
    sessions = sessions_of(case)
    names = {party.id: party.name for party in case.parties}
    return MediatingSection(
        case=case, panel=[_member(case, member) for member in case.mediators],
        left=[member for member in case.panel if member.left_on is not None],
        no_change=NO_CHANGE_IN.get(case.state_term, ""),
        sessions=[session_line(case, session, person) for session in sessions], languages=_languages(case),
        facts=facts_of(case), no_shows=[(names[party], count) for party, count in no_shows_by_party(case).items()],
        no_show_limit=case.body.setting("NO_SHOW_LIMIT"), gaps=list(_gaps(case)), by_hand=list(_made_by_hand(case)),
        acts=list(_acts(case, person)), hears=seat_of(case, person) is not None)


def session_line(case: Case, session: Session, person: Any) -> SessionLine:
    """One session for one reader; one before the split is named so, and shows those only who were split off."""
    told = noticed(session)
    rows = [row for row, party in attendances_of(case, session)
            if row.attending or (party.is_active and party.deceased_on is None)]
    return SessionLine(
        session=session, name=f"{'' if session.case_id == case.id else '原案'}第{session.ordinal}次",
        url=session_address(session), when=time_words(session), standing=session.standing_words,
        tone=TONES[session.standing_term],
        told=tuple(f"{row.party.name} {told[row.party_id]:%m-%d}" for row in rows if row.party_id in told),
        not_told=tuple(row.party.name for row in rows if row.party_id not in told and session.is_planned),
        coming=tuple(row.party.name for row in rows if row.says_it_comes and session.is_planned),
        came=tuple(_came(row) for row in rows if row.attending_term), record=_record(session),
        acts=tuple(_session_acts(session, person)))


def time_words(session: Session) -> str:
    """From when until when: 2026-11-30 周一 09:30—11:30; the real times once it was held."""
    begins, ends = session.began_at or session.starts_at, session.ended_at or session.ends_at
    local = begins.astimezone(clock.SHANGHAI)
    return f"{date_cn(local.date())} {local:%H:%M}—{ends.astimezone(clock.SHANGHAI):%H:%M}"


def session_address(session: Session) -> str:
    return f"{case_address(session.case)}/sessions/{session.public_id}"


def _came(row: Any) -> str:
    agent = f"（{row.agent.name}）" if row.agent else ""
    return f"{row.party.name}：{row.attending_term.label}{agent}"


def _record(session: Session) -> str:
    if session.minutes is None:
        return "还没有记"
    return f"{session.minutes.closed_on} 定稿" if session.minutes.closed_on else "记录中"


def _session_acts(session: Session, person: Any) -> Iterator[Link]:
    case = session.case
    if not who.staff(person, case):
        return
    yield Link("笔录", f"{session_address(session)}/minutes")
    if session.is_planned:
        if case.state_term in MEETING:
            yield Link("记送达", act_address(session, "serve_notice"))
            yield Link("记到场", act_address(session, "hold_session"))
            yield Link("改期", act_address(session, "move_session"))
        yield Link("取消", act_address(session, "call_off"))


def _member(case: Case, member: PanelMember) -> MemberLine:
    marks = [MemberSide(member.side).label] if member.side else []
    if is_affiliated(case, member.person):
        marks.append("本案单位的人员")
    return MemberLine(member, member.person.name, member.presides, tuple(marks), member.disclosure or "",
                      member.kept_by_both)


def _languages(case: Case) -> list[LanguageLine]:
    booked = interpreters_of(case)
    return [LanguageLine(party, party.language_term.label, language_is_settled(party),
                         tuple(each for each in booked if each.party_id == party.id))
            for party in case.taking_part if party.language_term is not Language.MANDARIN]


def _gaps(case: Case) -> Iterator[str]:
    """What is still missing before anybody signs."""
    for agent in case.agents:
        if agent.power_file is None and any(party.is_active for party in agent.parties):
            yield f"{agent.name}的授权委托书还没有扫描件（签字前必须有）"
    for party in case.taking_part:
        if not language_is_settled(party):
            yield f"{party.name}使用{party.language_term.label}：签字前要登记翻译，或者由本人签名声明不需要"


def _made_by_hand(case: Case) -> Iterator[str]:
    """Papers that these acts ask for and that the system does not print."""
    due = dict.fromkeys(code for step in case.steps if _asks_for_papers(step) for code in step.papers)
    for code in due:
        if code not in kinds.papers():
            yield f"{code} {MADE_BY_HAND.get(code, '')}：文书待补，请自制后扫描存入"


def _asks_for_papers(step: Step) -> bool:
    return step.act in OWN_ACTS and step.taken_back_at is None


def _acts(case: Case, person: Any) -> Iterator[Link]:
    names = dict(may_now(case, person))
    for act in OWN_ACTS:
        if act in names:
            yield Link(names[act], act_address(case, act))
    if not who.staff(person, case):
        return
    address = case_address(case)
    if case.state_term in MEETING:
        yield Link("定调解会", act_address(case, "plan_session"))
        yield Link("网上约时间", f"{case_address(case)}/times")
    if case.mediators and case.state_term in MEETING | {CaseState.SUSPENDED}:
        yield Link("披露", act_address(case, "disclose"))
    if case.state_term in TALKING:
        yield Link("记事实", f"{address}/facts")
    yield Link("约翻译", act_address(case, "book_interpreter"))
