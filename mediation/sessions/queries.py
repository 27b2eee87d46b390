"""Sessions of a case, of a day, of a person; which notices reached their party; what is agreed, what was offered."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation import clock
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, PanelMember
from mediation.cases.queries import rows_before_the_split
from mediation.cases.states import MEETING
from mediation.documents.models import Paper, Service
from mediation.extensions import db
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import SESSION
from mediation.parties.models import Party, PartyStanding
from mediation.sessions.models import (AgreedFact, Attendance, Attending, CaucusNote, Interpreter, Offer, Session,
                                       SessionStanding)
from mediation.sessions.put_models import PutOffer

NOTICE_PAPER = "D08"
COME_TO_PASS = frozenset({SessionStanding.HELD.value, SessionStanding.NOT_HELD.value})


def session_of(case: Case, public_id: str) -> Session | None:
    return db.session.scalars(select(Session).where(
        Session.case_id == case.id, Session.public_id == public_id)).one_or_none()


def sessions_of(case: Case) -> Sequence[Session]:
    """Every session of the case, in their order, with who was asked and how they came.

    A case that was split off begins with the sessions that its people were asked to before.
    """
    own = db.session.scalars(
        select(Session).where(Session.case_id == case.id).options(selectinload(Session.attendances))
        .order_by(Session.ordinal)).all()
    return [*_sessions_before_the_split(case), *own]


def _sessions_before_the_split(case: Case) -> Sequence[Session]:
    """The sessions of the case that this one was split off from, come to pass before, to which the moved were asked."""
    if case.split_from is None:
        return ()
    rows = rows_before_the_split(case)
    return [session for session in sessions_of(case.split_from)
            if session.standing in COME_TO_PASS and session.starts_at <= case.made_at
            and any(row.party_id in rows and row.party.standing == PartyStanding.SPLIT_OFF.value
                    for row in session.attendances)]


def attendances_of(case: Case, session: Session) -> list[tuple[Attendance, Party]]:
    """Who of a case was asked to one of its sessions, with the party as it stands in this case.

    Of a session before the split, those who stayed in the first case are left out.
    """
    if session.case_id == case.id:
        return [(row, row.party) for row in session.attendances]
    rows = rows_before_the_split(case)
    return [(row, rows[row.party_id]) for row in session.attendances if row.party_id in rows]


def next_ordinal(case: Case) -> int:
    """The number of the next session of this case."""
    return (db.session.scalar(select(func.max(Session.ordinal)).where(Session.case_id == case.id)) or 0) + 1


def notice_key(session: Session, word: str, party_ref: str = "") -> str:
    """The key of a notice about a session as it stands; one that is moved, if only to another room, has new ones."""
    return f"{about_session(session, word)}{session.starts_at:%Y%m%d%H%M}-{session.version}:{party_ref}"


def about_session(session: Session, word: str) -> str:
    """How the keys of all notices of one kind about a session begin, wherever and whenever it was to be."""
    return f"{word}:{session.public_id}:"


def notice_papers(session: Session) -> dict[int, Paper]:
    """The session's latest notice (D08) to each party, by the party's row: its own, or the one to all workers."""
    found = db.session.scalars(
        select(Paper).where(Paper.case_id == session.case_id, Paper.code == NOTICE_PAPER,
                            Paper.about_ref == session.public_id).order_by(Paper.id)).all()
    to_all = [paper for paper in found if paper.party_id is None]
    shared = {row.party_id: to_all[-1] for row in session.attendances if row.party.is_worker} if to_all else {}
    return {**shared, **{paper.party_id: paper for paper in found if paper.party_id is not None}}


def noticed(session: Session) -> dict[int, date]:
    """Which parties were properly told of this session, and when: the notice was served, or it was read out to them.

    Of a session that was moved only the last word counts; what a corrected notice replaces was served all the same.
    """
    papers = [each.id for paper in notice_papers(session).values() for each in _with_what_it_corrects(paper)]
    told = {row.party_id: row.served_on for row in db.session.scalars(
        select(Service).where(Service.paper_id.in_(papers)).order_by(Service.served_on.desc(), Service.id)).all()}
    notices = db.session.scalars(select(Notice).where(
        Notice.case_id == session.case_id, Notice.key.startswith(about_session(session, SESSION), autoescape=True))
        .order_by(Notice.id)).all()
    for party_id, notice in {notice.party_id: notice for notice in notices if notice.party_id is not None}.items():
        if notice.state == NoticeState.DONE.value and notice.sent_at is not None:
            told.setdefault(party_id, clock.day_of(notice.sent_at))
    return {party_id: day for party_id, day in told.items() if day <= clock.day_of(session.starts_at)}


def _with_what_it_corrects(paper: Paper | None) -> Iterator[Paper]:
    while paper is not None:
        yield paper
        paper = paper.corrects


def no_shows_by_party(case: Case) -> dict[int, int]:
    """How many proper notices each party still in the case ignored, by the party's row."""
    counted: Counter[int] = Counter()
    for session in sessions_of(case):
        told = noticed(session)
        counted.update(party.id for row, party in attendances_of(case, session)
                       if row.attending == Attending.NO_SHOW.value and row.party_id in told and party.is_active)
    return dict(counted)


def no_shows(case: Case) -> int:
    """The most proper notices that one party ignored: what ``reason_fits_the_file`` compares with the limit."""
    return max(no_shows_by_party(case).values(), default=0)


def planned_between(person: Any, first: date, last: date) -> Sequence[Session]:
    """The sessions within these days of the cases a person may see, called-off ones left out, earliest first."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    start, end = clock.instant(first, time(0)), clock.instant(last + timedelta(days=1), time(0))
    return db.session.scalars(
        select(Session).where(Session.case_id.in_(visible), Session.starts_at >= start, Session.starts_at < end,
                              Session.standing != SessionStanding.CALLED_OFF.value)
        .options(joinedload(Session.case).options(
            joinedload(Case.body), selectinload(Case.parties), selectinload(Case.panel),
            selectinload(Case.agents), selectinload(Case.claims)))
        .order_by(Session.starts_at, Session.id)).all()


def own_sessions(person: Any, since: date) -> Sequence[Session]:
    """The sessions from a day on in which a person mediates, or whose case they keep; for their own calendar."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    sits = select(PanelMember.case_id).where(PanelMember.person_id == person.id, PanelMember.left_on.is_(None))
    return db.session.scalars(
        select(Session).join(Session.case).where(
            Session.case_id.in_(visible), or_(Case.clerk_id == person.id, Case.id.in_(sits)),
            Session.starts_at >= clock.instant(since, time(0)))
        .options(joinedload(Session.case).joinedload(Case.body)).order_by(Session.starts_at, Session.id)).all()


def falling_away(now: datetime) -> Sequence[Session]:
    """Planned sessions still to come of cases that are no longer talked over, earliest first."""
    return db.session.scalars(
        select(Session).join(Session.case).where(
            Session.standing == SessionStanding.PLANNED.value, Session.starts_at > now,
            Case.state.not_in(_talked_over())).order_by(Session.starts_at, Session.id)).all()


def _talked_over() -> list[str]:
    return [state.value for state in MEETING]


def at_the_same_time(starts_at: datetime, ends_at: datetime, besides: Session | None = None) -> Sequence[Session]:
    """Planned sessions of any case that is talked over that overlap with a time."""
    found = select(Session).join(Session.case).where(
        Case.state.in_(_talked_over()), Session.standing == SessionStanding.PLANNED.value,
        Session.starts_at < ends_at, Session.ends_at > starts_at)
    if besides is not None:
        found = found.where(Session.id != besides.id)
    return db.session.scalars(found.options(joinedload(Session.case).selectinload(Case.panel))
                              .order_by(Session.starts_at, Session.id)).all()


def rooms_of(body_ids: Iterable[int]) -> Sequence[str]:
    """The places in which these bodies have met, for choosing one again."""
    return db.session.scalars(
        select(Session.place).join(Session.case).where(Case.body_id.in_(list(body_ids)), Session.place != "")
        .group_by(Session.place).order_by(func.count().desc(), Session.place).limit(20)).all()


def interpreter_of(case: Case, public_id: str) -> Interpreter | None:
    return db.session.scalars(select(Interpreter).where(
        Interpreter.case_id == case.id, Interpreter.public_id == public_id)).one_or_none()


def interpreters_of(case: Case) -> Sequence[Interpreter]:
    """Who interprets in this case, those who left apart."""
    return db.session.scalars(select(Interpreter).where(
        Interpreter.case_id == case.id, Interpreter.left_on.is_(None)).order_by(Interpreter.id)).all()


def facts_of(case: Case) -> Sequence[AgreedFact]:
    """What was noted as agreed or as disputed, in the order in which it was noted."""
    return db.session.scalars(select(AgreedFact).where(AgreedFact.case_id == case.id).order_by(AgreedFact.id)).all()


def fact_of(case: Case, public_id: str) -> AgreedFact | None:
    return db.session.scalars(select(AgreedFact).where(
        AgreedFact.case_id == case.id, AgreedFact.public_id == public_id)).one_or_none()


def signed_facts(case: Case) -> Sequence[AgreedFact]:
    """The facts that both sides have signed: the only words of the mediation that may go to another forum (ONL 18)."""
    return db.session.scalars(select(AgreedFact).where(
        AgreedFact.case_id == case.id, AgreedFact.signed_on.is_not(None), AgreedFact.is_disputed.is_(False))
        .order_by(AgreedFact.id)).all()


def caucus_notes_of(case: Case) -> Sequence[CaucusNote]:
    """Every caucus note of the case; who may read which is for ``sessions.wall`` to say."""
    return db.session.scalars(select(CaucusNote).where(CaucusNote.case_id == case.id)
                              .order_by(CaucusNote.noted_at, CaucusNote.id)).all()


def offers_of(case: Case) -> Sequence[Offer]:
    """Every offer of the case; who may read which is for ``sessions.wall`` to say."""
    return db.session.scalars(select(Offer).where(Offer.case_id == case.id)
                              .order_by(Offer.made_at, Offer.id)).all()


def newcomers(session: Session) -> list[Party]:
    """Those who take part now and were not asked when the session was fixed: heirs, and parties added since."""
    asked = {row.party_id for row in session.attendances}
    return [party for party in session.case.taking_part if party.id not in asked]


def expected_at(session: Session) -> list[Party]:
    """Who is to come to a session: those who were asked and still take part, and the heirs of those who died since."""
    asked = [row.party for row in session.attendances]
    there = [party for party in asked if party.takes_part or (party.is_active and party.is_without_heirs)]
    return there + [party for party in newcomers(session) if party.heir_of in asked]


def attendance_of(session: Session, party_id: int) -> Attendance | None:
    return next((row for row in session.attendances if row.party_id == party_id), None)


def open_put_offers(party: Party) -> Sequence[PutOffer]:
    """The proposals that wait for the party's answer, in the order in which they were put to it."""
    return db.session.scalars(select(PutOffer).where(
        PutOffer.party_id == party.id, PutOffer.answer.is_(None), PutOffer.withdrawn_at.is_(None))
        .order_by(PutOffer.id)).all()


def put_offers_of(case: Case) -> Sequence[PutOffer]:
    """Every proposal that was put to a party of the case; who may read one, the wall says."""
    return db.session.scalars(select(PutOffer).where(PutOffer.case_id == case.id).order_by(PutOffer.id)).all()


def put_offer_of(party: Party, public_id: str) -> PutOffer | None:
    """A proposal to this party that was not taken back."""
    return db.session.scalars(select(PutOffer).where(
        PutOffer.party_id == party.id, PutOffer.public_id == public_id,
        PutOffer.withdrawn_at.is_(None))).one_or_none()
