"""Beginning the mediation, and what came of a session: who was there and how, held or not."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.acts import perform
from mediation.cases.facts import Opening
from mediation.cases.models import Case, Step
from mediation.cases.requirements import refuse
from mediation.cases.states import CaseState
from mediation.documents.acts import issue
from mediation.documents.kinds.d34_service_receipt import ServiceReceipt
from mediation.documents.models import Paper
from mediation.documents.particulars import MaterialOnPaper
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, RequirementNotMet
from mediation.law.citation import cite
from mediation.law.terms import Side
from mediation.parties.models import Agent, Party
from mediation.sessions.models import Attendance, Attending, Session, SessionStanding
from mediation.sessions.queries import attendance_of, expected_at, notice_papers
from mediation.sessions.requirements import MEETING, agent_may_attend, staff_may

PRESENT = frozenset({Attending.IN_PERSON, Attending.BY_VIDEO, Attending.BY_AGENT})


@dataclass(frozen=True)
class Presence:
    """How one party came to a session, or did not."""

    party: Party
    attending: Attending
    agent: Agent | None = None
    remark: str = ""


def begin_mediation(case: Case, *, by: Any, facts: Opening) -> Step:
    """Identity checked, rights and duties told, notice served, warned of sham mediation: the talks begin (row 17)."""
    step = perform(case, "begin_mediation", by=by, facts=facts)
    if latest_paper(case, "D09") is None:
        issue(case, "D09", by=by, on=step.happened_on)
    return step


def print_service_receipt(session: Session, party: Party, *, by: Any) -> Paper:
    """The receipt (D34) on which a party signs for the notice and the sheet of rights."""
    paper = notice_papers(session).get(party.id)
    if paper is None:
        raise NotNow(f"还没有给{party.name}出调解通知书。")
    address = party.service_address or party.address
    return issue(session.case, "D34", ServiceReceipt(
        papers=(MaterialOnPaper(name=f"{paper.title}（{paper.number}）", copies=1),), address=address,
        made_out_by=by.name), by=by, recipients=[party], about=session)


def hold_session(session: Session, presences: Sequence[Presence], *, by: Any, began_at: datetime | None = None,
                 ended_at: datetime | None = None) -> Session:
    """Record how each party came. The session was held when both sides met; else it could not be held.

    A no-show counts only after a proper notice (``queries.no_shows``). Raises RequirementNotMet for a party left out,
    an agent without power on the day, or a session that is still to come.
    """
    staff_may(session.case, by, MEETING, "记录到场")
    if not session.is_planned:
        raise NotNow(f"第{session.ordinal}次调解会{session.standing_term.label}，到场情况已经记过。")
    began, ended = began_at or session.starts_at, ended_at or session.ends_at
    _check_times(began, ended)
    _check_everybody_is_named(session, presences)
    met = _sides_met(presences)
    if met and session.case.state_term is CaseState.ASSIGNED:
        refuse("双方都到了：请先办“开始调解”（核对身份、告知权利义务），再记录到场。", None, cite("TY", 14))
    for presence in presences:
        _record(session, presence, began)
    session.began_at, session.ended_at = began, ended
    session.standing = (SessionStanding.HELD if met else SessionStanding.NOT_HELD).value
    trail.record("hold_session", by=by, record=session, case=session.case, standing=session.standing)
    return session


def _check_times(began: datetime, ended: datetime) -> None:
    if began > clock.now():
        raise RequirementNotMet("开会的时间还没有到，不能记录到场。", field="began")
    if ended <= began:
        raise RequirementNotMet("结束的时间要晚于开始的时间。", field="ended")
    if ended > clock.now():
        raise RequirementNotMet("结束的时间不能晚于现在，请填写实际结束的时间。", field="ended")


def _check_everybody_is_named(session: Session, presences: Sequence[Presence]) -> None:
    said = {presence.party.id for presence in presences}
    silent = [party.name for party in expected_at(session) if party.id not in said]
    if silent:
        raise RequirementNotMet(f"还没有记录到场情况的：{'、'.join(silent)}。", field="attending")


def _record(session: Session, presence: Presence, began: datetime) -> None:
    row = attendance_of(session, presence.party.id)
    if row is None and presence.party in expected_at(session):
        row = Attendance(party=presence.party)
        session.attendances.append(row)
    if row is None:
        raise RequirementNotMet(f"{presence.party.name}不在这次调解会的通知名单上。", field="attending")
    if presence.attending is Attending.BY_AGENT:
        if presence.agent is None:
            raise RequirementNotMet(f"请选择{presence.party.name}的代理人。", field="attending")
        agent_may_attend(presence.agent, presence.party, clock.day_of(began))
    row.attending, row.agent, row.remark = presence.attending.value, presence.agent, presence.remark


def _sides_met(presences: Sequence[Presence]) -> bool:
    here = {presence.party.side for presence in presences if presence.attending in PRESENT}
    return {Side.APPLICANT.value, Side.RESPONDENT.value} <= here
