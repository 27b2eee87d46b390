"""Which periods are due, set-based: the time it takes follows what is due, not what there is."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from mediation.deadlines.models import Deadline, DeadlineState
from mediation.extensions import db


def passed(today: date, limit: int = 500) -> Sequence[Deadline]:
    """Running periods whose last day is behind us, oldest first."""
    return db.session.scalars(
        select(Deadline).where(Deadline.state == DeadlineState.RUNNING.value, Deadline.ends_on < today)
        .order_by(Deadline.ends_on, Deadline.id).limit(limit)).all()


def ending_between(first: date, last: date, clock_ids: Sequence[str]) -> Sequence[Deadline]:
    """Running periods of these clocks that end within some days."""
    return db.session.scalars(
        select(Deadline).where(Deadline.state == DeadlineState.RUNNING.value, Deadline.ends_on.between(first, last),
                               Deadline.clock_id.in_(clock_ids)).order_by(Deadline.ends_on, Deadline.id)).all()


def near(first: date, last: date, clock_ids: Sequence[str]) -> Sequence[Deadline]:
    """Periods of these clocks that end within some days and are not done with: still running, or over and undecided."""
    return db.session.scalars(
        select(Deadline).where(Deadline.state.in_([DeadlineState.RUNNING.value, DeadlineState.OVER.value]),
                               Deadline.ends_on.between(first, last), Deadline.clock_id.in_(clock_ids))
        .order_by(Deadline.ends_on, Deadline.id)).all()
