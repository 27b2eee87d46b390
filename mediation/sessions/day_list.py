"""The sessions of one day on one sheet, and the sessions of one person as a calendar."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.act_pages import case_address
from mediation.cases.languages import language_is_settled
from mediation.cases.models import Case
from mediation.documents.filling import body_on_paper
from mediation.documents.kinds.s03_day_list import DayLine, DayList
from mediation.documents.particulars import CaseOnPaper, Particulars
from mediation.documents.press import make, pack
from mediation.law.terms import Language
from mediation.parties.models import Party
from mediation.sessions.models import Session, SessionStanding
from mediation.sessions.queries import own_sessions, planned_between

if TYPE_CHECKING:
    from icalendar import Event

CODE = "S03"
LOOKING_BACK = timedelta(days=90)
MOST_NAMED = 2


@dataclass(frozen=True)
class Line:
    """One session as the list shows it."""

    session: Session
    time: str
    case_url: str
    known_as: str
    body: str
    applicants: str
    respondents: str
    mediators: str
    standing: str
    remarks: tuple[str, ...]


def lines_of(person: Any, day: date) -> list[Line]:
    """The sessions of a day in the cases that a person may see, earliest first."""
    return [_line(session) for session in planned_between(person, day, day)]


def sheet(person: Any, day: date) -> bytes:
    """The day's list as a PDF, one sheet for each body that the person works for; a day without any is a sheet too."""
    lines = lines_of(person, day)
    bodies = {line.session.case.body_id: line.session.case.body for line in lines}
    bodies = bodies or {post.body_id: post.body for post in person.posts_today() if post.body.mediates}
    return pack(make(CODE, _particulars(body, day, [line for line in lines if line.session.case.body_id == body.id]))
                for body in bodies.values())


def calendar(person: Any) -> bytes:
    """The person's own sessions as ICS. It is read on telephones: numbers and places stand in it, no names."""
    from icalendar import Calendar
    feed = Calendar()
    feed.add("prodid", "-//mediation//sessions//CN")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "日程")
    for session in own_sessions(person, clock.today() - LOOKING_BACK):
        feed.add_component(_event(session))
    feed.add_missing_timezones()
    return bytes(feed.to_ical())


def _event(session: Session) -> Event:
    from icalendar import Event
    event = Event()
    falls = session.falls_away
    off = falls or session.standing == SessionStanding.CALLED_OFF.value
    words = "（不再举行）" if falls else "（取消）" if off else ""
    event.add("uid", f"{session.public_id}@mediation")
    event.add("dtstamp", clock.now())
    event.add("dtstart", session.starts_at.astimezone(clock.SHANGHAI))
    event.add("dtend", session.ends_at.astimezone(clock.SHANGHAI))
    event.add("summary", f"{session.case.known_as} 第{session.ordinal}次{words}")
    event.add("location", session.where)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("sequence", session.version + falls)
    return event


def _line(session: Session) -> Line:
    case = session.case
    return Line(
        session=session, time=f"{session.starts_at.astimezone(clock.SHANGHAI):%H:%M}", case_url=case_address(case),
        known_as=case.known_as, body=case.body.short_name,
        applicants=_named(case.applicants), respondents=_named(case.respondents),
        mediators="、".join(member.person.name for member in case.mediators),
        standing="" if session.is_planned and not session.falls_away else session.standing_words,
        remarks=() if session.falls_away else tuple(_remarks(case)))


def _named(parties: Sequence[Party]) -> str:
    names = [party.name for party in parties]
    return "、".join(names) if len(names) <= MOST_NAMED else f"{names[0]}等{len(names)}人"


def _remarks(case: Case) -> list[str]:
    """What has to be ready: interpreters booked or missing, powers of attorney that have not come in."""
    found = []
    for party in case.taking_part:
        if party.language_term is not Language.MANDARIN:
            booked = any(each.left_on is None for each in party.interpreters)
            ready = "翻译已约" if booked else "不需要翻译" if language_is_settled(party) else "还没有约翻译"
            found.append(f"{party.name} {party.language_term.label}·{ready}")
    found += [f"{agent.name}委托书缺" for agent in case.agents if agent.power_file is None]
    return found


def _particulars(body: Body, day: date, lines: Sequence[Line]) -> Particulars:
    return Particulars(case=CaseOnPaper(body=body_on_paper(body)), number=day.isoformat(), made_on=day, extra=DayList(
        on=day, lines=tuple(_on_paper(line) for line in lines)))


def _on_paper(line: Line) -> DayLine:
    session = line.session
    return DayLine(begins=session.starts_at, place=session.where, case_no=line.known_as, applicants=line.applicants,
                   respondents=line.respondents, matter=session.matter, mediators=line.mediators,
                   remark="；".join((*([line.standing] if session.falls_away else ()), *line.remarks)) or None)
