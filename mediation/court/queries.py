"""The court's queue: one page in the order of the court's own next day, and what its rows and filters need."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from mediation.agreements.models import Agreement, Obligation, Strengthening, StrengtheningState, agreement_parties
from mediation.bodies.models import Body
from mediation.cases.models import Case, Exclusion
from mediation.confirmations.readiness import PRINTED
from mediation.court.access import BEFORE_THE_COURT, FINISHED, strengthenings_visible_to
from mediation.documents.models import Paper
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.law.confirmation_file import Material, materials_needed
from mediation.law.identity import normal_name
from mediation.law.terms import Zone
from mediation.notices.models import Notice
from mediation.parties.models import Agent, HeirStanding, Party, agents_parties

OPEN, CLOSED, EVERY = "open", "closed", "every"
WHOLE, LACKING = "whole", "lacking"
MOST_TOLD = 20


@dataclass(frozen=True)
class Filter:
    """What of the queue is wanted; None and "" leave it open.

    ``state`` is a state, or open, closed, every; ``pack`` is whole or lacking: whether what must go along is there.
    """

    mine: bool = False
    state: str = OPEN
    body: str = ""
    kind: str = ""
    pack: str = ""
    least_fen: int | None = None
    most_fen: int | None = None
    least_workers: int | None = None
    most_workers: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Page:
    """One page, and whether there is more before and behind it."""

    rows: Sequence[Strengthening]
    newer: bool
    older: bool


def queue(person: Any, wanted: Filter, *, after: str = "", before: str = "", size: int = 30) -> Page:
    """One page of the queue, nearest day first, those without a day last.

    ``after`` and ``before`` name the row that the page follows or goes before; one that is not there any more begins
    anew. Everything that a row shows is loaded with a fixed number of statements.
    """
    place = _place(person, after or before)
    backwards = bool(before) and place is not None
    found = _narrowed(person, wanted)
    if place is not None:
        found = found.where(_before(place) if backwards else _behind(place))
    order = [column.desc() if backwards else column.asc() for column in _order()]
    rows = list(db.session.scalars(_loaded(found.order_by(*order).limit(size + 1))).unique())
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        return Page(rows[::-1], newer=more, older=True)
    return Page(rows, newer=place is not None, older=more)


def everything(person: Any, wanted: Filter, most: int = 5000) -> Sequence[Strengthening]:
    """All that is filtered, for the export."""
    return db.session.scalars(_loaded(_narrowed(person, wanted).order_by(*_order()).limit(most))).unique().all()


def counts(person: Any) -> dict[str, int]:
    """How many applications stand in each state, in one statement."""
    by_state = strengthenings_visible_to(person).with_only_columns(Strengthening.state, func.count()).group_by(
        Strengthening.state)
    return {state: count for state, count in db.session.execute(by_state)}


def bodies_seen(person: Any) -> Sequence[Body]:
    """The bodies whose agreements have been submitted here, by name."""
    seen = strengthenings_visible_to(person).join(Case, Case.id == Strengthening.case_id)
    seen = seen.with_only_columns(Case.body_id)
    return db.session.scalars(select(Body).where(Body.id.in_(seen)).order_by(Body.name, Body.id)).all()


def codes_of(rows: Sequence[Strengthening]) -> dict[int, set[str]]:
    """Which kinds of paper there are for each application or its agreement or its case, in one statement."""
    cases = {row.case_id for row in rows}
    by_case: dict[int, set[str]] = defaultdict(set)
    about: dict[str, set[str]] = defaultdict(set)
    for case_id, kind, ref, code in db.session.execute(select(
            Paper.case_id, Paper.about_type, Paper.about_ref, Paper.code).where(
                Paper.case_id.in_(cases), Paper.voided_at.is_(None))):
        if kind in ("strengthening", "agreement"):
            about[ref or ""].add(code)
        else:
            by_case[case_id].add(code)
    return {row.id: by_case[row.case_id] | about[row.public_id] | about[row.agreement.public_id] for row in rows}


def neighbours(person: Any, strengthening: Strengthening) -> tuple[str | None, str | None]:
    """The application before and after this one among those before the court."""
    found = _narrowed(person, Filter()).with_only_columns(Strengthening.public_id)
    ahead = found.where(_before(strengthening)).order_by(*(column.desc() for column in _order())).limit(1)
    behind = found.where(_behind(strengthening)).order_by(*_order()).limit(1)
    return db.session.scalar(ahead), db.session.scalar(behind)


def of_the_same_employer(person: Any, strengthening: Strengthening, first: date, last: date) -> Sequence[Strengthening]:
    """Other applications of the same employers that this court got within these days."""
    employers = [party for party in strengthening.agreement.parties if party.is_employer]
    names = [party.name for party in employers]
    codes = [party.credit_code for party in employers if party.credit_code]
    same = exists().where(agreement_parties.c.agreement_id == Strengthening.agreement_id,
                          Party.id == agreement_parties.c.party_id, Party.kind == "employer",
                          or_(Party.name.in_(names), Party.credit_code.in_(codes)))
    return db.session.scalars(
        strengthenings_visible_to(person).where(
            same, Strengthening.id != strengthening.id, Strengthening.filed_on.between(first, last))
        .options(joinedload(Strengthening.case)).order_by(Strengthening.filed_on, Strengthening.id).limit(100)).all()


def by_number(person: Any, numbers: Sequence[str]) -> dict[str, Strengthening]:
    """The applications with these receipt numbers or court numbers."""
    rows = db.session.scalars(strengthenings_visible_to(person).where(or_(
        Strengthening.receipt_number.in_(numbers), Strengthening.court_number.in_(numbers)))).all()
    known = {row.court_number: row for row in rows if row.court_number}
    return known | {row.receipt_number: row for row in rows if row.receipt_number}


def told(person: Any, since: datetime) -> Sequence[tuple[Notice, str | None]]:
    """What this liaison was told since a moment, newest first, with the application that it is about."""
    seen = strengthenings_visible_to(person).where(Strengthening.case_id == Notice.case_id)
    about = seen.with_only_columns(Strengthening.public_id).order_by(Strengthening.id.desc()).limit(1).scalar_subquery()
    recused = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    rows = db.session.execute(select(Notice, about).where(
        Notice.person_id == person.id, Notice.due_at > since, Notice.case_id.not_in(recused))
        .order_by(Notice.due_at.desc(), Notice.id.desc()).limit(MOST_TOLD))
    return [(notice, public_id) for notice, public_id in rows]


def shared_evidence(case: Case) -> Sequence[Evidence]:
    """The evidence that both sides may see; nothing else leaves with the file."""
    return db.session.scalars(select(Evidence).where(
        Evidence.case_id == case.id, Evidence.zone == Zone.SHARED.value).order_by(Evidence.ordinal, Evidence.id)).all()


def _order() -> tuple[ColumnElement[Any], ...]:
    return Strengthening.court_due_on.is_(None), Strengthening.court_due_on.expression, Strengthening.id.expression


def _place(person: Any, public_id: str) -> Strengthening | None:
    if not public_id:
        return None
    return db.session.scalars(strengthenings_visible_to(person).where(
        Strengthening.public_id == public_id)).one_or_none()


def _behind(place: Strengthening) -> ColumnElement[bool]:
    if place.court_due_on is None:
        return and_(Strengthening.court_due_on.is_(None), Strengthening.id > place.id)
    return or_(Strengthening.court_due_on.is_(None), Strengthening.court_due_on > place.court_due_on,
               and_(Strengthening.court_due_on == place.court_due_on, Strengthening.id > place.id))


def _before(place: Strengthening) -> ColumnElement[bool]:
    if place.court_due_on is None:
        return or_(Strengthening.court_due_on.is_not(None), Strengthening.id < place.id)
    return or_(Strengthening.court_due_on < place.court_due_on,
               and_(Strengthening.court_due_on == place.court_due_on, Strengthening.id < place.id))


def _narrowed(person: Any, wanted: Filter) -> Select[Strengthening]:
    found = strengthenings_visible_to(person).join(Case, Case.id == Strengthening.case_id)
    conditions = [*_by_state(wanted.state), *_by_pack(wanted.pack), *_by_amount(wanted), *_by_workers(wanted),
                  *_by_text(wanted.text)]
    if wanted.mine:
        conditions.append(Strengthening.handled_by_id == person.id)
    if wanted.body:
        conditions.append(Case.body_id.in_(select(Body.id).where(Body.public_id == wanted.body)))
    if wanted.kind:
        conditions.append(Case.kind == wanted.kind)
    return found.where(*conditions)


def _by_state(state: str) -> list[ColumnElement[bool]]:
    groups = {OPEN: BEFORE_THE_COURT, CLOSED: FINISHED}
    if state == EVERY:
        return []
    states = groups.get(state) or (StrengtheningState(state),)
    return [Strengthening.state.in_([each.value for each in states])]


def _by_pack(wanted: str) -> list[ColumnElement[bool]]:
    """By whether the file holds what the application can't go without, as ``confirmations.readiness.lacking`` says."""
    if wanted not in (WHOLE, LACKING):
        return []
    printed = [_is_printed(PRINTED[material]) for material in PRINTED if material in materials_needed()]
    unknown = or_(
        and_(Party.kind == "employer", func.coalesce(Party.credit_code, "") == ""),
        and_(Party.kind != "employer", Party.identity_lookup.is_(None)),
        and_(Party.service_address_sealed.is_(None), Party.address_sealed.is_(None)), Party.phone_sealed.is_(None))
    known = ~exists().where(_signs(), unknown)
    unproved = exists().where(_signs(), Party.id == agents_parties.c.party_id, Agent.id == agents_parties.c.agent_id,
                              Agent.power_file.is_(None))
    whole = and_(*printed, known, or_(~unproved, _is_printed(PRINTED[Material.POWER_OF_ATTORNEY])))
    return [whole if wanted == WHOLE else not_(whole)]


def _is_printed(codes: Sequence[str]) -> ColumnElement[bool]:
    """One of these papers, which is the application's own, its agreement's, or the whole case's."""
    agreement = select(Agreement.public_id).where(
        Agreement.id == Strengthening.agreement_id).correlate(Strengthening).scalar_subquery()
    own = or_(Paper.about_type.is_(None), Paper.about_type.not_in(("strengthening", "agreement")),
              Paper.about_ref == Strengthening.public_id, Paper.about_ref == agreement)
    return exists().where(Paper.case_id == Strengthening.case_id, Paper.code.in_(codes), Paper.voided_at.is_(None), own)


def _signs() -> ColumnElement[bool]:
    """That the party is one of those who sign the agreement; for a dead worker those heirs who sign themselves."""
    here = select(agreement_parties.c.party_id).where(
        agreement_parties.c.agreement_id == Strengthening.agreement_id).correlate(Strengthening)
    dead = aliased(Party)
    of_the_dead = select(dead.id).where(dead.id.in_(here), dead.deceased_on.is_not(None))
    itself = and_(Party.id.in_(here), Party.deceased_on.is_(None), or_(Party.heir_of_id.is_(None), and_(
        Party.heir_standing == HeirStanding.SIGNS.value, Party.heir_of_id.not_in(here))))
    return or_(itself, and_(Party.heir_of_id.in_(of_the_dead), Party.heir_standing == HeirStanding.SIGNS.value))


def _by_amount(wanted: Filter) -> list[ColumnElement[bool]]:
    total = select(func.coalesce(func.sum(Obligation.amount_fen), 0)).where(
        Obligation.agreement_id == Strengthening.agreement_id, Obligation.every_months.is_(None)).scalar_subquery()
    least = [total >= wanted.least_fen] if wanted.least_fen is not None else []
    return least + ([total <= wanted.most_fen] if wanted.most_fen is not None else [])


def _by_workers(wanted: Filter) -> list[ColumnElement[bool]]:
    number = select(func.count()).select_from(agreement_parties).join(
        Party, Party.id == agreement_parties.c.party_id).where(
        agreement_parties.c.agreement_id == Strengthening.agreement_id, Party.kind == "worker").scalar_subquery()
    least = [number >= wanted.least_workers] if wanted.least_workers is not None else []
    return least + ([number <= wanted.most_workers] if wanted.most_workers is not None else [])


def _by_text(text: str) -> list[ColumnElement[bool]]:
    """By any part of a party's name, or of a number: receipt, court, case, agreement."""
    words = text.strip().removeprefix("收法")
    if not words:
        return []
    name = normal_name(words)
    named = exists().where(agreement_parties.c.agreement_id == Strengthening.agreement_id,
                           Party.id == agreement_parties.c.party_id,
                           Party.search_text.contains(name, autoescape=True)) if name else None
    numbers = [column.contains(words, autoescape=True)
               for column in (Strengthening.receipt_number, Strengthening.court_number, Case.number)]
    numbers.append(Strengthening.agreement_id.in_(
        select(Agreement.id).where(Agreement.number.contains(words, autoescape=True))))
    return [or_(*numbers, *([named] if named is not None else []))]


def _loaded(found: Select[Strengthening]) -> Select[Strengthening]:
    """With everything that a row shows."""
    return found.options(
        joinedload(Strengthening.case).options(joinedload(Case.body), selectinload(Case.claims)),
        joinedload(Strengthening.agreement).options(
            selectinload(Agreement.parties).options(
                selectinload(Party.agents), selectinload(Party.heirs).selectinload(Party.agents)),
            selectinload(Agreement.obligations)),
        joinedload(Strengthening.handled_by), joinedload(Strengthening.court))
