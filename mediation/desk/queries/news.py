"""What came in since somebody last looked: applications, answers, materials, what the court sent, what is not paid.

One's own acts are no news. What was seen of a kind is kept with the moment; before the first time it is yesterday.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from mediation import clock
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, PanelMember, Step
from mediation.cases.requests_models import PartyRequest, RequestKind
from mediation.desk.models import CaseNote, NewsSeen
from mediation.desk.queries.choosing import MOST_COUNTED, own_cases
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.extensions import db
from mediation.intake.acceptance.models import PartyAnswer, PartyWord
from mediation.law.terms import MemberSide, PartyKind, Term, Zone
from mediation.notices.models import Notice
from mediation.parties.models import Party
from mediation.performance.word_models import PaymentSaid, PaymentWord
from mediation.sessions.times_models import TimeAnswer

MOST_SHOWN = 200


class News(Term):
    """What comes in by itself."""

    APPLICATIONS = "applications", "新申请"
    ANSWERS = "answers", "对方答复"
    MATERIALS = "materials", "新材料"
    TIMES = "times", "选了时间"
    REQUESTS = "requests", "当事人的请求"
    RETURNS = "returns", "法院退回"
    RULINGS = "rulings", "法院受理、裁定"
    UNPAID = "unpaid", "说没收到钱"
    PAID = "paid", "说付了钱"
    REMINDERS = "reminders", "提醒"


ACTS = {
    News.APPLICATIONS: ("case", ("submit", "receive_assignment", "start_own_motion")),
    News.RETURNS: ("strengthening", ("ask_for_papers", "ask_for_statements")),
    News.RULINGS: ("strengthening", ("docket", "refuse", "grant", "dismiss", "terminate", "deem_withdrawn",
                                     "reject_objection", "revoke")),
    News.UNPAID: ("obligation", ("record_default", "undo_performed")),
}


@dataclass(frozen=True)
class NewsItem:
    """One thing that came in."""

    case_ref: str
    known_as: str
    title: str
    at: datetime
    words: str


def never_seen() -> datetime:
    """The moment from which everything is news to somebody who has never looked: the beginning of yesterday."""
    return clock.instant(clock.today() - timedelta(days=1), time())


def seen_until(person: Any) -> dict[News, datetime]:
    """Up to when the person has seen each kind."""
    rows = db.session.execute(select(NewsSeen.kind, NewsSeen.seen_at).where(NewsSeen.person_id == person.id))
    known = {kind: seen_at for kind, seen_at in rows}
    return {kind: known.get(kind.value, never_seen()) for kind in News}


def seen_row(person: Any, kind: News) -> NewsSeen | None:
    return db.session.scalars(select(NewsSeen).where(
        NewsSeen.person_id == person.id, NewsSeen.kind == kind.value)).one_or_none()


def counted(person: Any, since: dict[News, datetime]) -> dict[News, int]:
    """How much came in of each kind, in one statement."""
    each = []
    for kind in News:
        capped = _found(person, kind, since[kind]).limit(MOST_COUNTED + 1).subquery()
        each.append(select(func.count()).select_from(capped).scalar_subquery())
    return dict(zip(News, db.session.execute(select(*each)).one(), strict=True))


def items(person: Any, kind: News, since: datetime) -> list[NewsItem]:
    """What came in of one kind, newest first."""
    rows: Sequence[Any] = db.session.execute(
        _found(person, kind, since).order_by(_source(kind).at.desc()).limit(MOST_SHOWN)).all()
    wanted = cases_visible_to(person).where(Case.id.in_([row[0] for row in rows])).with_only_columns(
        Case.id, Case.public_id, Case.number, Case.receipt_number, Case.title)
    cases = {row.id: row for row in db.session.execute(wanted)}
    return [NewsItem(cases[case_id].public_id, cases[case_id].number or f"收{cases[case_id].receipt_number}",
                     cases[case_id].title, at, _words(kind, said)) for case_id, at, *said in rows]


@dataclass(frozen=True)
class Source:
    """Where news of a kind stands: the column of its case and of its moment."""

    case_id: Any
    at: Any


def _source(kind: News) -> Source:
    if kind is News.ANSWERS:
        return Source(PartyAnswer.case_id, PartyAnswer.recorded_at)
    if kind is News.MATERIALS:
        return Source(Evidence.case_id, Evidence.open_since)
    if kind is News.TIMES:
        return Source(TimeAnswer.case_id, TimeAnswer.answered_at)
    if kind is News.PAID:
        return Source(PaymentWord.case_id, PaymentWord.said_at)
    if kind is News.REQUESTS:
        return Source(PartyRequest.case_id, PartyRequest.asked_at)
    if kind is News.REMINDERS:
        return Source(Notice.case_id, Notice.due_at)
    return Source(Step.case_id, Step.recorded_at)


def _found(person: Any, kind: News, since: datetime) -> Select[Any]:
    """What came in since a moment, each looked up in the cases that the person may see."""
    source = _source(kind)
    visible = cases_visible_to(person).where(Case.id == source.case_id).exists()
    found = select(source.case_id, source.at).where(source.at > since, visible)
    if kind is News.ANSWERS:
        return (found.add_columns(Party.name, PartyAnswer.word).join(Party, Party.id == PartyAnswer.party_id)
                .where(_not_own(PartyAnswer.by_id, person)))
    if kind is News.MATERIALS:
        opened_later = Evidence.received_at < Evidence.open_since
        return (found.add_columns(Party.name, Evidence.ordinal, Evidence.form, opened_later)
                .outerjoin(Party, Party.id == Evidence.party_id)
                .where(_may_know_of(person), _not_own(Evidence.received_by_id, person)))
    if kind is News.TIMES:
        return found.add_columns(Party.name).join(Party, Party.id == TimeAnswer.party_id)
    if kind is News.PAID:
        return (found.add_columns(Party.name, PaymentWord.said).join(Party, Party.id == PaymentWord.party_id)
                .where(PaymentWord.said != PaymentSaid.NOT_PAID.value))
    if kind is News.REQUESTS:
        return (found.add_columns(Party.name, PartyRequest.kind).join(Party, Party.id == PartyRequest.party_id)
                .where(PartyRequest.taken_back_at.is_(None), _not_for_the_other_side(person)))
    if kind is News.REMINDERS:
        return found.add_columns(Notice.words).where(Notice.person_id == person.id)
    record_type, acts = ACTS[kind]
    return found.add_columns(Step.act_words, Step.act, Step.reason).where(
        Step.record_type == record_type, Step.act.in_(acts), Step.taken_back_at.is_(None), _not_own(Step.by_id, person))


def _may_know_of(person: Any) -> ColumnElement[bool]:
    """Pieces for those who handle the case; who works for an employer knows of those only in cases of their own."""
    shared = Evidence.zone == Zone.SHARED.value
    handled = Evidence.zone == Zone.HANDLING.value
    if not person.affiliations:
        return or_(shared, handled, Evidence.zone == Zone.SIDE.value)
    own = select(Case.id).where(Case.id == Evidence.case_id, own_cases(person)).exists()
    return or_(shared, and_(handled, own))


def _not_for_the_other_side(person: Any) -> ColumnElement[bool]:
    """What a worker asks for, who sits for the enterprise does not learn, and the other way round."""
    return ~select(PanelMember.id).where(
        PanelMember.case_id == PartyRequest.case_id, PanelMember.person_id == person.id, PanelMember.left_on.is_(None),
        or_(and_(PanelMember.side == MemberSide.ENTERPRISE.value, Party.kind == PartyKind.WORKER.value),
            and_(PanelMember.side == MemberSide.WORKER.value, Party.kind == PartyKind.EMPLOYER.value))).exists()


def _not_own(column: Any, person: Any) -> ColumnElement[bool]:
    return column.is_(None) | (column != person.id)


def _words(kind: News, said: Sequence[Any]) -> str:
    """What came in, in words; what a piece of evidence says stays where it may be read."""
    if kind is News.ANSWERS:
        return f"{said[0]}：{PartyWord(said[1]).label}"
    if kind is News.MATERIALS:
        words = f"{said[0] or '本组织'}交来的第{said[1]}号材料，{EvidenceForm(said[2]).label}"
        return f"{words}，原来只有本人看得见，现在给办案人看了" if said[3] else words
    if kind is News.PAID:
        return f"{said[0]}：{PaymentSaid(said[1]).label}"
    if kind is News.REQUESTS:
        return f"{said[0]}：{RequestKind(said[1]).label}"
    if kind is News.APPLICATIONS and said[1] == "submit" and said[2]:
        return f"{said[0]}：{said[2]}"
    return str(said[0])


def note_of(person: Any, case: Case) -> CaseNote | None:
    """The person's own note on a case."""
    return db.session.scalars(select(CaseNote).where(
        CaseNote.case_id == case.id, CaseNote.person_id == person.id)).one_or_none()
