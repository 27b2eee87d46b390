"""Agreements of a case, and the records that run on them."""
from __future__ import annotations

from sqlalchemy import select

from mediation.agreements.models import Obligation, Strengthening
from mediation.extensions import db


def obligation_by_public_id(value: str) -> Obligation | None:
    return db.session.scalars(select(Obligation).where(Obligation.public_id == value)).one_or_none()


def strengthening_by_public_id(value: str) -> Strengthening | None:
    return db.session.scalars(select(Strengthening).where(Strengthening.public_id == value)).one_or_none()
