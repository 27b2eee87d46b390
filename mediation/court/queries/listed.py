"""One page of the court's queue, in the order of an index, and how many stand behind each of its filters.

No statement counts further than MOST_COUNTED, and every list begins at a place in its index: a page takes as long
with a million applications as with a thousand, the last as long as the first.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload

from mediation.agreements.models import BEFORE_THE_COURT, Agreement, Strengthening, agreement_parties
from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim, Exclusion
from mediation.court.access import FINISHED, SUBMITTED, strengthenings_visible_to
from mediation.court.queries.narrowing import CLOSED, EVERY, OPEN, Filter, keepers, narrowed
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.parties.models import Party

MOST_COUNTED = 1000
MOST_SUMMED = 500
MOST_TOGETHER = 100
IN_QUEUE = {OPEN, *(state.value for state in BEFORE_THE_COURT)}


@dataclass(frozen=True)
class Alike:
    """What a row stands for when like applications are folded into it. Sums in 分; None where there are too many."""

    number: int
    agreements: list[int]
    workers: int | None
    claimed_fen: int | None


@dataclass(frozen=True)
class Page:
    """One page, whether there is more before and behind it, and for a folded row what it stands for."""

    rows: Sequence[Strengthening]
    newer: bool
    older: bool
    folded: dict[int, Alike] = field(default_factory=dict)


def queue(person: Any, wanted: Filter, *, after: str = "", before: str = "", size: int = 30) -> Page:
    """One page of the queue: before the court the nearest day first, what is finished by the latest first.

    ``after`` and ``before`` name the row that the page follows or goes before; one that is not there any more begins
    anew. Of applications with the same employer and the same text in the same state the first stands for all.
    Everything that a row shows is loaded with a fixed number of statements.
    """
    place = _place(person, after or before)
    backwards = bool(before) and place is not None
    found = _listed(person, wanted)
    if wanted.folds and wanted.state in IN_QUEUE:
        found = found.where(_is_the_first(person, wanted))
    if place is not None:
        found = found.where(_beside(place, wanted, backwards))
    rows = list(db.session.scalars(_loaded(_in_order(found, wanted, backwards).limit(size + 1))).unique())
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    newer, older = (more, True) if backwards else (place is not None, more)
    folded = _folded(person, wanted, rows) if wanted.folds and wanted.state in IN_QUEUE else {}
    return Page(rows, newer, older, folded)


def everything(person: Any, wanted: Filter, most: int = 5000) -> Sequence[Strengthening]:
    """All that is filtered, for the export."""
    return db.session.scalars(_loaded(_in_order(_listed(person, wanted), wanted).limit(most))).unique().all()


def counts(person: Any) -> dict[str, int]:
    """How many applications stand in each state, in one statement; more than MOST_COUNTED is MOST_COUNTED + 1."""
    each = []
    for state in SUBMITTED:
        some = strengthenings_visible_to(person, (state,)).with_only_columns(Strengthening.id).limit(MOST_COUNTED + 1)
        each.append(select(literal(state), func.count()).select_from(some.subquery()))
    return {state: count for state, count in db.session.execute(union_all(*each))}


def bodies_seen(person: Any) -> Sequence[Body]:
    """The bodies whose agreements have been submitted here, by name."""
    courts = person.body_ids(Role.LIAISON)
    seen = exists().where(Strengthening.court_id.in_(courts), Strengthening.body_id == Body.id)
    return db.session.scalars(select(Body).where(seen).order_by(Body.name, Body.id)).all()


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


def alike(person: Any, strengthening: Strengthening, most: int = MOST_TOGETHER) -> Sequence[Strengthening]:
    """The applications before the court with the same employer and text, this one among them, nearest day first."""
    wanted = Filter(alike=strengthening.public_id)
    if strengthening.like_key is None or strengthening.queue_on is None:
        return [strengthening]
    return db.session.scalars(_loaded(_in_order(_listed(person, wanted), wanted).limit(most)).options(
        selectinload(Strengthening.review_points), selectinload(Strengthening.hearings))).unique().all()


def neighbours(person: Any, strengthening: Strengthening) -> tuple[str | None, str | None]:
    """The application before and after this one among those before the court."""
    if strengthening.queue_on is None:
        return None, None
    found = _listed(person, Filter())
    ahead, behind = (_in_order(found.where(_beside(strengthening, Filter(), back)), Filter(), back)
                     .with_only_columns(Strengthening.public_id).limit(1) for back in (True, False))
    return db.session.scalar(ahead), db.session.scalar(behind)


def _listed(person: Any, wanted: Filter) -> Select[Strengthening]:
    """What a filter leaves; before the court is what has a place in the queue."""
    states = {OPEN: None, CLOSED: tuple(state.value for state in FINISHED), EVERY: SUBMITTED}
    found = strengthenings_visible_to(person, states.get(wanted.state, (wanted.state,)))
    return found.where(*narrowed(person, wanted))


def _in_order(found: Select[Strengthening], wanted: Filter, backwards: bool = False) -> Select[Strengthening]:
    """By the place in the queue; what is finished by the latest application."""
    if wanted.state in IN_QUEUE:
        columns: list[ColumnElement[Any]] = [Strengthening.queue_on.expression, Strengthening.id.expression]
        return found.order_by(*(column.desc() if backwards else column.asc() for column in columns))
    columns = [Strengthening.id.expression]
    if wanted.state not in (CLOSED, EVERY):
        columns = [Strengthening.queue_on.expression, *columns]
    return found.order_by(*(column.asc() if backwards else column.desc() for column in columns))


def _beside(place: Strengthening, wanted: Filter, backwards: bool) -> ColumnElement[bool]:
    """What stands behind a row in the order of the list, or before it."""
    if wanted.state not in IN_QUEUE:
        behind = Strengthening.id > place.id if backwards else Strengthening.id < place.id
        return behind if wanted.state in (CLOSED, EVERY) else and_(Strengthening.queue_on.is_(None), behind)
    here, there = tuple_(Strengthening.queue_on, Strengthening.id), tuple_(place.queue_on, place.id)
    return here < there if backwards else here > there


def _place(person: Any, public_id: str) -> Strengthening | None:
    if not public_id:
        return None
    return db.session.scalars(strengthenings_visible_to(person).where(
        Strengthening.public_id == public_id)).one_or_none()


def _is_the_first(person: Any, wanted: Filter) -> ColumnElement[bool]:
    """That no like application in the same state, of those that this list would show, stands before this one."""
    other = aliased(Strengthening)
    before = [other.court_id == Strengthening.court_id, other.like_key == Strengthening.like_key,
              other.state == Strengthening.state,
              tuple_(other.queue_on, other.id) < tuple_(Strengthening.queue_on, Strengthening.id),
              other.case_id.not_in(select(Exclusion.case_id).where(Exclusion.person_id == person.id))]
    if wanted.mine:
        before.append(other.handled_by_id.in_(keepers(person)))
    if wanted.kind:
        before.append(exists().where(Case.id == other.case_id, Case.kind == wanted.kind))
    return or_(Strengthening.like_key.is_(None), ~exists().where(*before))


def _folded(person: Any, wanted: Filter, rows: Sequence[Strengthening]) -> dict[int, Alike]:
    """For each row that stands for several: how many, their agreements, workers and claims.

    The body is in the key already; naming it again would read the index of the body, which is long.
    """
    first = {(row.like_key or "", row.state): row.id for row in rows if row.like_key}
    if not first:
        return {}
    states = tuple(state.value for state in BEFORE_THE_COURT)
    found = strengthenings_visible_to(person, states).where(
        *narrowed(person, replace(wanted, body="")), Strengthening.like_key.in_({key for key, _ in first}))
    numbers = db.session.execute(found.with_only_columns(
        Strengthening.like_key, Strengthening.state, func.count()).group_by(
            Strengthening.like_key, Strengthening.state)).all()
    several = {(key or "", state): number for key, state, number in numbers if number > 1 and (key, state) in first}
    small = {pair[0] for pair, number in several.items() if number <= MOST_SUMMED}
    members: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, state, agreement in db.session.execute(found.where(Strengthening.like_key.in_(small)).with_only_columns(
            Strengthening.like_key, Strengthening.state, Strengthening.agreement_id)):
        members[key or "", state].append(agreement)
    claimed = _claimed({each for many in members.values() for each in many})
    return {first[pair]: _alike(number, members.get(pair, []), claimed) for pair, number in several.items()}


def _alike(number: int, agreements: list[int], claimed: dict[int, tuple[int, int | None]]) -> Alike:
    if len(agreements) < number:
        return Alike(number, [], None, None)
    known = [sum_fen for each in agreements if (sum_fen := claimed[each][1]) is not None]
    return Alike(number, agreements, sum(claimed[each][0] for each in agreements), sum(known) if known else None)


def _claimed(agreements: set[int]) -> dict[int, tuple[int, int | None]]:
    """How many workers each agreement has, and what they asked for, in 分."""
    rows = db.session.execute(
        select(agreement_parties.c.agreement_id, func.count(Party.id.distinct()), func.sum(Claim.amount_fen))
        .join(Party, Party.id == agreement_parties.c.party_id)
        .outerjoin(Claim, Claim.claimant_id == Party.id)
        .where(agreement_parties.c.agreement_id.in_(agreements), Party.kind == "worker")
        .group_by(agreement_parties.c.agreement_id))
    found = {agreement: (workers, None if fen is None else int(fen)) for agreement, workers, fen in rows}
    return {each: found.get(each, (0, None)) for each in agreements}


def _loaded(found: Select[Strengthening]) -> Select[Strengthening]:
    """With everything that a row shows."""
    return found.options(
        joinedload(Strengthening.case).options(joinedload(Case.body), selectinload(Case.claims)),
        joinedload(Strengthening.agreement).options(
            selectinload(Agreement.parties).options(
                selectinload(Party.agents), selectinload(Party.heirs).selectinload(Party.agents)),
            selectinload(Agreement.obligations)),
        joinedload(Strengthening.handled_by), joinedload(Strengthening.court))
