"""Ratings of a party, what is to be followed up by a person, and the counted ratings of a body and month."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.models import Case, Step
from mediation.extensions import db
from mediation.law.ratings import BAD, Level
from mediation.law.terms import Role
from mediation.parties.models import AccessCode, Party, PartyStanding
from mediation.people.models import Person, Post
from mediation.ratings.models import ENDED, FollowUp, Rating

MOST_LISTED = 200


def ratings_of(party: Party) -> Sequence[Rating]:
    """All that a party has said, with what was done about it."""
    return db.session.scalars(select(Rating).where(Rating.party_id == party.id).options(
        joinedload(Rating.follow_up), joinedload(Rating.step)).order_by(Rating.id.desc())).all()


def rating_of(party: Party, step: Step) -> Rating | None:
    """What a party has said of an act."""
    return db.session.scalars(select(Rating).where(
        Rating.party_id == party.id, Rating.step_id == step.id)).one_or_none()


def rating_with(party: Party, public_id: str) -> Rating | None:
    """A party's own rating at this address."""
    return db.session.scalars(select(Rating).where(
        Rating.party_id == party.id, Rating.public_id == public_id)).one_or_none()


def bodies_under(person: Any) -> Sequence[Body]:
    """The bodies whose bad ratings may come to this person: their own as director, and those they stand above."""
    above = person.body_ids(Role.DIRECTOR, Role.OBSERVER)
    if not above:
        return []
    return db.session.scalars(select(Body).where(or_(
        Body.id.in_(person.body_ids(Role.DIRECTOR)), Body.above_id.in_(above))).order_by(Body.name, Body.id)).all()


def directors_of(bodies: Sequence[Body]) -> dict[int, list[Person]]:
    """The directors of these bodies, whether or not they hold the post today."""
    rows = db.session.execute(select(Post.body_id, Person).join(Person, Person.id == Post.person_id).where(
        Post.body_id.in_([body.id for body in bodies]), Post.role == Role.DIRECTOR.value, Person.disabled.is_(False)))
    found: dict[int, list[Person]] = {body.id: [] for body in bodies}
    for body_id, person in rows:
        found[body_id].append(person)
    return found


def follow_ups_in(bodies: Sequence[Body], *, still_open: bool = True) -> Sequence[FollowUp]:
    """What is, or was, to be followed up in these bodies, by the last day; with all that says who may do it."""
    wanted = select(FollowUp).join(Rating).where(
        Rating.body_id.in_([body.id for body in bodies]), FollowUp.dropped_at.is_(None))
    wanted = wanted.where(_is_open() if still_open else ~_is_open())
    of_case = joinedload(FollowUp.rating).joinedload(Rating.case)
    rating = joinedload(FollowUp.rating)
    return db.session.scalars(wanted.options(
        rating.joinedload(Rating.body), rating.joinedload(Rating.step), selectinload(FollowUp.calls),
        of_case.selectinload(Case.panel), of_case.selectinload(Case.exclusions), of_case.selectinload(Case.parties))
        .order_by(func.coalesce(FollowUp.appeal_due_on, FollowUp.due_on), FollowUp.id).limit(MOST_LISTED)).all()


def _is_open() -> Any:
    return or_(FollowUp.answered_on.is_(None), and_(FollowUp.appealed_on.is_not(None), FollowUp.decided_on.is_(None)))


def follow_up_at(public_id: str) -> FollowUp | None:
    """The follow-up at this address, whoever asks; the caller asks who may see it."""
    return db.session.scalars(select(FollowUp).where(
        FollowUp.public_id == public_id, FollowUp.dropped_at.is_(None))).one_or_none()


@dataclass(frozen=True)
class Month:
    """One month of a body: how many parties gave each level, how many bad ones were answered in time, the cards.

    Whoever rated several acts in the month counts once, with the last word: few people must not look like many.
    ``cards``: parties who could rate a case that ended in the month; ``used``: those of them who did so in it.
    """

    first: date
    levels: tuple[int, ...]
    in_time: int
    cards: int
    used: int

    @property
    def given(self) -> int:
        return sum(self.levels)

    @property
    def bad(self) -> int:
        return sum(count for level, count in zip(Level, self.levels, strict=True) if level in BAD)


def after(first: date) -> date:
    """The first day of the month after this one."""
    return (first + timedelta(days=32)).replace(day=1)


def month_of(body: Body, first: date) -> Month:
    """The counted ratings that a body was given in a month, in three statements; no row of it is a person."""
    begins, ends = clock.instant(first, time()), clock.instant(after(first), time())
    within = and_(Rating.body_id == body.id, Rating.given_at >= begins, Rating.given_at < ends)
    last_words = select(func.max(Rating.id)).where(within).group_by(Rating.party_id)
    in_time = and_(FollowUp.dropped_at.is_(None), FollowUp.answered_on <= FollowUp.due_on)
    row = db.session.execute(select(
        *(func.sum(case((Rating.level == level.value, 1), else_=0)) for level in Level),
        func.sum(case((and_(Rating.level.in_([level.value for level in BAD]), in_time), 1), else_=0)))
        .outerjoin(FollowUp, FollowUp.rating_id == Rating.id).where(Rating.id.in_(last_words))).one()
    counts = [int(value or 0) for value in row]
    used = db.session.scalar(select(func.count(Rating.party_id.distinct())).join(Step, Step.id == Rating.step_id).where(
        within, Rating.closing.is_(True), Step.recorded_at >= begins, Step.recorded_at < ends,
        Step.taken_back_at.is_(None)))
    return Month(first, tuple(counts[:-1]), counts[-1], _cards(body, begins, ends), used or 0)


def _cards(body: Body, begins: Any, ends: Any) -> int:
    """The parties that held a code when their case ended in these days."""
    has_code = exists().where(AccessCode.party_id == Party.id, AccessCode.issued_at < ends)
    return db.session.scalar(
        select(func.count()).select_from(Step).join(Case, Case.id == Step.case_id).join(Party, Party.case_id == Case.id)
        .where(Case.body_id == body.id, Step.record_type == "case", Step.recorded_at >= begins,
               Step.recorded_at < ends, Step.to_state.in_(ENDED), Step.from_state.not_in(ENDED),
               Step.taken_back_at.is_(None), Party.standing == PartyStanding.ACTIVE.value, has_code)) or 0


def rated_bodies() -> list[Body]:
    """The bodies that mediate, by name, for the public."""
    return [body for body in db.session.scalars(select(Body).order_by(Body.name, Body.id)) if body.mediates]
