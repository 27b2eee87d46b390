"""Sessions that are to come: planned, moved, called off; who is told, and reminded the day before."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.cases.succession import asks_heirs
from mediation.cases.taking_back import may_be_taken_back_until, talks_left_by
from mediation.documents.acts import issue, serve
from mediation.documents.addressees import addressed_together
from mediation.documents.kinds.d08_session_notice import SessionNotice, ToBring
from mediation.documents.models import Service, ServiceWay
from mediation.documents.particulars import SessionOnPaper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.notices.acts import cancel_all, channel_of, tell, tell_helper
from mediation.notices.queries import LAST_MOMENT, REMINDERS, SESSION, SESSION_DAYS, SESSION_EVE, SESSION_HOURS
from mediation.parties.models import Channel, Party
from mediation.sessions.models import Attendance, Session, SessionStanding
from mediation.sessions.plans import Plan, warnings_for
from mediation.sessions.queries import (about_session, interpreters_of, newcomers, next_ordinal, notice_key,
                                        notice_papers, sessions_of)
from mediation.sessions.requirements import EVER, MEETING, staff_may

REMINDED_AT = time(9, 0)
TOLD, REMINDED, CALLED_OFF, MOVED = SESSION, SESSION_EVE, "session-off", "session-moved"


def plan_session(case: Case, plan: Plan, *, by: Any, noticed_on: date | None = None,
                 despite_warnings: bool = False) -> Session:
    """Fix a session, print the notice (D08) for every party, tell them, and have them reminded the day before.

    ``noticed_on`` is the day on which the parties are told, today unless said. Raises RequirementNotMet for a plan
    that can't be held, and with what should be looked at unless it is planned ``despite_warnings``.
    """
    staff_may(case, by, MEETING, "定调解会")
    told_on = noticed_on or clock.today()
    _check(case, plan, told_on, despite_warnings)
    session = Session(case=case, ordinal=next_ordinal(case), noticed_on=told_on, **_columns(case, plan, by))
    session.attendances = [Attendance(party=party) for party in case.taking_part]
    db.session.add(session)
    db.session.flush()
    trail.record("plan_session", by=by, record=session, case=case)
    _tell(session, by=by)
    return session


def move_session(session: Session, plan: Plan, reason: str, *, by: Any, noticed_on: date | None = None,
                 despite_warnings: bool = False) -> Session:
    """Put a planned session to another time or place: new notices go out, the old reminder does not.

    Who is to interpret is told as well.
    """
    staff_may(session.case, by, MEETING, "改期")
    _still_planned(session)
    told_on = noticed_on or clock.today()
    if not reason.strip():
        raise RequirementNotMet("请写明为什么改期、谁提出的。", field="reason")
    _check(session.case, plan, told_on, despite_warnings, session)
    _take_back_notices(session, by=by)
    was = _moment(session)
    for name, value in _columns(session.case, plan, by).items():
        setattr(session, name, value)
    session.noticed_on, session.standing_reason = told_on, reason.strip()
    session.attendances += [Attendance(party=party) for party in newcomers(session)]
    db.session.flush()
    trail.record("move_session", by=by, record=session, case=session.case)
    _tell(session, by=by)
    _tell_interpreters(session, f"原定{was}的调解会改为{_moment(session)}在{session.where}举行。不能来请拨打"
                                f"{session.case.body.phone}。", MOVED, by=by)
    return session


def ask_newcomers(session: Session, *, by: Any) -> list[Party]:
    """Those who take part only since the session was fixed (heirs, parties added) get the notice as well."""
    staff_may(session.case, by, MEETING, "通知参加调解会")
    _still_planned(session)
    parties = newcomers(session)
    if not parties:
        raise NotNow("在案的各方都已经在这次调解会的通知名单上。")
    _ask_too(session, parties, by)
    return parties


@asks_heirs
def ask_heirs(case: Case, *, by: Any) -> None:
    """Heirs are asked, as they come into the case, to every session of it that is still to come (TJ 25)."""
    for session in sessions_of(case) if case.state_term in MEETING else ():
        heirs = [party for party in newcomers(session) if party.heir_of is not None]
        if heirs and session.case is case and session.is_planned and session.starts_at > clock.now():
            _ask_too(session, heirs, by)


def _ask_too(session: Session, parties: Sequence[Party], by: Any) -> None:
    session.attendances += [Attendance(party=party) for party in parties]
    db.session.flush()
    trail.record("ask_newcomers", by=by, record=session, case=session.case, number=len(parties))
    for party in parties:
        issue(session.case, "D08", _notice(session, by), by=by, recipients=(party,), about=session)
    _send_word(session, parties, by=by)


def call_off(session: Session, reason: str, *, by: Any) -> Session:
    """A planned session is not held; every party and who was to interpret is told."""
    staff_may(session.case, by, EVER, "取消调解会")
    _still_planned(session)
    if not reason.strip():
        raise RequirementNotMet("请写明为什么取消。", field="reason")
    _is_off(session, reason.strip(), "取消，另行通知", by=by)
    return session


def let_fall(session: Session, *, by: Any) -> Session:
    """The case of a planned session has ended or stands still, and that can't be taken back any more in good time.

    Why is not said: to whom a withdrawal is told, and when, is its own affair.
    """
    _still_planned(session)
    _is_off(session, f"本案{session.case.state_term.label}，不再举行。", "不再举行，请不要前来", by=by)
    return session


def falls_at(session: Session) -> datetime:
    """From when on it is told that a session of a case out of talks is not held.

    Never while the act that ended the talks may be taken back by its maker; a withdrawal, which may be taken back
    longer, is waited for until the reminder would have gone out, so that nobody comes in vain.
    """
    ended = talks_left_by(session.case)
    if ended is None:
        return clock.now()
    last = may_be_taken_back_until(session.case, ended)
    soonest = ended.recorded_at + timedelta(minutes=session.case.body.setting("TAKE_BACK_MINUTES"))
    return min(last, max(soonest, _eve(session)))


def _is_off(session: Session, reason: str, words: str, *, by: Any) -> None:
    case = session.case
    _take_back_notices(session, by=by)
    session.standing, session.standing_reason = SessionStanding.CALLED_OFF.value, reason
    trail.record("call_off", by=by, record=session, case=case)
    told = f"原定{_moment(session)}的调解会{words}。有疑问请拨打{case.body.phone}。"
    for party in case.taking_part:
        tell(case, party, by=by, key=notice_key(session, CALLED_OFF, party.public_id), read_out=told)
    _tell_interpreters(session, told, CALLED_OFF, by=by)


def _tell_interpreters(session: Session, words: str, word: str, *, by: Any) -> None:
    """Of a session that is moved or not held; what they were told before of another move no longer holds."""
    for each in interpreters_of(session.case):
        tell_helper(session.case, f"翻译{each.name}", each.phone, by=by, read_out=f"{each.name}：{words}",
                    key=notice_key(session, word, each.public_id))


def serve_notice(session: Session, party: Party, way: ServiceWay, served_on: date, *, by: Any, taken_by: str = "",
                 proof: str | None = None) -> Service:
    """Record that a party was handed the notice of this session; only such a notice makes a no-show count."""
    paper = notice_papers(session).get(party.id)
    if paper is None:
        raise RequirementNotMet(f"还没有给{party.name}出调解通知书。", field="served_on")
    if served_on > clock.day_of(session.starts_at):
        raise RequirementNotMet("送达的日期不能晚于开会的日期。", field="served_on")
    return serve(paper, party, way, served_on, by=by, taken_by=taken_by, proof=proof)


def _check(case: Case, plan: Plan, told_on: date, despite_warnings: bool, besides: Session | None = None) -> None:
    if not plan.place and not plan.video_link:
        raise RequirementNotMet("请填写地点，或者填写视频会议号或网址。", field="place")
    if plan.ends_at <= plan.starts_at:
        raise RequirementNotMet("结束的时间要晚于开始的时间。", field="ends")
    if told_on > clock.today():
        raise RequirementNotMet("通知的日期不能晚于今天。", field="noticed_on")
    day = clock.day_of(plan.starts_at)
    if day < told_on or (told_on == clock.today() and plan.starts_at <= clock.now()):
        raise RequirementNotMet("开会的时间已经过去。补记已经开过的会，请填写当时通知的日期。", field="starts_on")
    if plan.excuse_by is not None and not told_on <= plan.excuse_by <= day:
        raise RequirementNotMet("说明不能到场的最后日期要在通知之后、开会之前。", field="excuse_by")
    if case.mediators and (warnings := warnings_for(case, plan, told_on, besides)) and not despite_warnings:
        raise RequirementNotMet("；".join(warnings) + "。没有弄错的，请勾选这一项。", field="despite_warnings")


def _columns(case: Case, plan: Plan, by: Any) -> dict[str, Any]:
    day = clock.day_of(plan.starts_at)
    return {
        "starts_at": plan.starts_at, "ends_at": plan.ends_at, "place": plan.place, "video_link": plan.video_link,
        "matter": plan.matter or case.matter or "调解", "recorder": plan.recorder or (case.clerk or by).name,
        "bring": list(plan.bring) or [ToBring.IDENTITY.value], "bring_words": plan.bring_words,
        "excuse_by": plan.excuse_by or max(day - timedelta(days=1), min(day, clock.today()))}


def _still_planned(session: Session) -> None:
    if not session.is_planned:
        raise NotNow(f"第{session.ordinal}次调解会{session.standing_term.label}，不能再改。")


def _tell(session: Session, *, by: Any) -> None:
    """The notice on paper, one for many workers together; to each a message, and a reminder the day before."""
    for together in addressed_together(session.case):
        issue(session.case, "D08", _notice(session, by), by=by, recipients=together, on=session.noticed_on,
              about=session, copies=len(together))
    _send_word(session, session.case.taking_part, by=by)


def _send_word(session: Session, parties: Sequence[Party], *, by: Any) -> None:
    words = f"请于{_moment(session)}到{session.where}参加调解，带身份证件和材料；不能来请在{session.excuse_by}前告诉我们。"
    for party in parties:
        tell(session.case, party, by=by, key=notice_key(session, TOLD, party.public_id), read_out=words)
        for word, moment, said in _reminders(session):
            if moment > clock.now() and (word == REMINDED or channel_of(party) is not Channel.BY_HAND):
                tell(session.case, party, by=by, key=notice_key(session, word, party.public_id), due_at=moment,
                     read_out=said)


def _reminders(session: Session) -> Iterator[tuple[str, datetime, str]]:
    """Three days, one day and two hours before; the word of the key, when, and what is read out."""
    day, at_hour = clock.day_of(session.starts_at), f"{session.starts_at.astimezone(clock.SHANGHAI):%H:%M}"
    first = clock.instant(day - timedelta(days=3), REMINDED_AT)
    yield SESSION_DAYS, first, f"提醒：{_moment(session)}在{session.where}调解。"
    yield REMINDED, _eve(session), f"提醒：明天{at_hour}在{session.where}调解。"
    yield SESSION_HOURS, session.starts_at - LAST_MOMENT, f"提醒：今天{at_hour}在{session.where}调解。"


def _eve(session: Session) -> datetime:
    return clock.instant(clock.day_of(session.starts_at) - timedelta(days=1), REMINDED_AT)


def _take_back_notices(session: Session, *, by: Any) -> None:
    for word in (TOLD, *REMINDERS, MOVED):
        cancel_all(about_session(session, word), by=by)


def _notice(session: Session, by: Any) -> SessionNotice:
    return SessionNotice(
        session=on_paper(session), bring=tuple(ToBring(value) for value in session.bring),
        bring_words=session.bring_words or None, excuse_by=session.excuse_by,
        contact=(session.case.clerk or by).name)


def on_paper(session: Session) -> SessionOnPaper:
    """A session as the notice names it: the mediator who presides comes first."""
    seated = sorted(session.case.mediators, key=lambda member: not member.presides)
    return SessionOnPaper(
        number=session.ordinal, begins=session.starts_at, ends=session.ends_at, place=session.where,
        mode=session.mode, open=session.case.is_public, mediators=tuple(member.person.name for member in seated),
        recorder=session.recorder)


def _moment(session: Session) -> str:
    return session.starts_at.astimezone(clock.SHANGHAI).strftime("%Y年%-m月%-d日%H:%M")
