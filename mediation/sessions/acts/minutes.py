"""The record of a session: saved as it is typed, closed when it is read out, printed for signing (D20)."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.documents.acts import issue
from mediation.documents.kinds.d20_minutes import Minutes as MinutesOnPaper
from mediation.documents.kinds.d20_minutes import RouteTold, SessionResult
from mediation.documents.models import Paper
from mediation.documents.particulars import AttendanceOnPaper, SessionOnPaper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Side
from mediation.sessions.acts.holding import PRESENT
from mediation.sessions.acts.planning import on_paper
from mediation.sessions.models import Minutes, Session, SessionStanding
from mediation.sessions.queries import interpreters_of
from mediation.sessions.record import TEXTS, content_of
from mediation.sessions.requirements import EVER, staff_may

NOTHING_SAID = "无。"


class MinutesChanged(NotNow):
    """Somebody saved another text of the same record since this one was opened."""


def save_minutes(session: Session, sections: Mapping[str, Any], *, by: Any, version: int | None) -> Minutes:
    """Keep what was typed; ``version`` is that of the text which was opened, None when there was none yet.

    Raises MinutesChanged when another text has been saved meanwhile: nobody's words are overwritten unseen.
    """
    staff_may(session.case, by, EVER, "记笔录")
    minutes = session.minutes
    if minutes is None and version is None:
        minutes = Minutes(session=session, sections={})
        db.session.add(minutes)
    elif minutes is None or version != minutes.version:
        raise MinutesChanged("别处已经保存了另一份内容，请看清两份再定。")
    _still_open(minutes)
    minutes.sections = dict(sections)
    minutes.saved_at, minutes.saved_by = clock.now(), by
    db.session.flush()
    return minutes


def close_minutes(session: Session, *, by: Any) -> Paper:
    """The record has been read out: it can't be changed any more and is printed for everybody to sign (D20)."""
    staff_may(session.case, by, EVER, "笔录定稿")
    if session.standing not in (SessionStanding.HELD.value, SessionStanding.NOT_HELD.value):
        raise NotNow("请先记录到场情况，再将笔录定稿。")
    if session.minutes is None:
        raise RequirementNotMet("笔录还是空的，请先填写并保存。")
    _still_open(session.minutes)
    day = clock.day_of(session.began_at or session.starts_at)
    paper = issue(session.case, "D20", _on_paper(session), by=by, on=day, about=session)
    session.minutes.closed_on = clock.today()
    trail.record("close_minutes", by=by, record=session, case=session.case)
    return paper


def _still_open(minutes: Minutes) -> None:
    if minutes.closed_on is not None:
        raise NotNow("笔录已经定稿出文，不能再改；有错的，请办“更正”。")


def _on_paper(session: Session) -> MinutesOnPaper:
    content = content_of(session)
    silent = dict.fromkeys(("applicant_says", "respondent_says"), "未到场，未陈述。") if not _held(session) else {}
    texts: dict[str, Any] = {key: content[key] or silent.get(key) or _nothing(key) for key in TEXTS}
    return MinutesOnPaper(
        session=_session_on_paper(session), matter=session.matter, **texts, apart=bool(content["apart"]),
        result=SessionResult(content["result"]) if content["result"] else None, reason=content["reason"] or None,
        agreement_number=content["agreement_number"] or None if _agreed(content) else None,
        without_text=bool(content["without_text"]), terms_noted=bool((content["negotiation"] or "").strip()),
        routes_told=tuple(RouteTold(value) for value in content["routes_told"]),
        facts_paper=bool(content["facts_paper"]), recording=content["recording"] or None)


def _held(session: Session) -> bool:
    return session.standing == SessionStanding.HELD.value


def _agreed(content: Mapping[str, Any]) -> bool:
    return content["result"] in (SessionResult.AGREED.value, SessionResult.PARTLY.value)


def _nothing(key: str) -> str | None:
    """What may be empty says so; what the parties said and were told may not."""
    return NOTHING_SAID if key in ("facts_undisputed", "facts_disputed", "negotiation") else None


def _session_on_paper(session: Session) -> SessionOnPaper:
    planned = on_paper(session)
    interpreters = [each.name for each in interpreters_of(session.case)]
    return replace(planned, begins=session.began_at or session.starts_at, ends=session.ended_at or session.ends_at,
                   interpreter="、".join(interpreters) or None, attendance=tuple(_attendance(session)))


def _attendance(session: Session) -> list[AttendanceOnPaper]:
    came = [row for row in session.attendances if row.attending_term in PRESENT]
    rows = came or [row for row in session.attendances if row.attending_term is not None]
    return [AttendanceOnPaper(name=row.party.name, side=Side(row.party.side), how=row.attending_term.label,
                              agent=row.agent.name if row.agent else None) for row in rows if row.attending_term]
