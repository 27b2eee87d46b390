"""Looking up bodies, their employers and the next number of a series."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from mediation.bodies.models import Body, CopySheet, CourtPractice, KnownEmployer, NumberSeries, SettingChange
from mediation.extensions import db
from mediation.law.identity import normal_name
from mediation.law.terms import LegalType

INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def body_called(name: str) -> Body | None:
    """The body of exactly this name."""
    return db.session.scalars(select(Body).where(Body.name == name)).one_or_none()


def body_by_public_id(value: str) -> Body | None:
    return db.session.scalars(select(Body).where(Body.public_id == value)).one_or_none()


def bodies_of_type(*types: LegalType) -> Sequence[Body]:
    """All bodies of these legal types, by name."""
    wanted = [t.value for t in types]
    return db.session.scalars(select(Body).where(Body.legal_type.in_(wanted)).order_by(Body.name, Body.id)).all()


def open_bodies() -> Sequence[Body]:
    """The mediation bodies that one may go to, for the public start."""
    kinds = [kind.value for kind in LegalType if kind.value.endswith(("committee", "body", "studio", "invited"))]
    return db.session.scalars(select(Body).where(Body.legal_type.in_(kinds)).order_by(Body.name, Body.id)).all()


def employers_known_to(body: Body, text: str = "", limit: int = 50) -> Sequence[KnownEmployer]:
    """The body's book of employers, by any part of the name or by the beginning of the code."""
    found = select(KnownEmployer).where(KnownEmployer.body_id == body.id)
    wanted = normal_name(text)
    if wanted:
        found = found.where(or_(KnownEmployer.search_text.contains(wanted, autoescape=True),
                                KnownEmployer.credit_code.startswith(wanted.upper(), autoescape=True)))
    return db.session.scalars(found.order_by(KnownEmployer.name, KnownEmployer.id).limit(limit)).all()


def employer_names(body: Body) -> Sequence[str]:
    """The names of all employers that a body has met."""
    return db.session.scalars(select(KnownEmployer.name).where(KnownEmployer.body_id == body.id).order_by(
        KnownEmployer.id)).all()


def employer_called(body: Body, name: str) -> KnownEmployer | None:
    """The entry of exactly this name in the body's book."""
    return db.session.scalars(select(KnownEmployer).where(
        KnownEmployer.body_id == body.id, KnownEmployer.name == name.strip())).one_or_none()


def employer_with_code(body: Body, credit_code: str) -> KnownEmployer | None:
    """The entry with this code in the body's book, the oldest if there are several."""
    return db.session.scalars(select(KnownEmployer).where(
        KnownEmployer.body_id == body.id, KnownEmployer.credit_code == credit_code)
        .order_by(KnownEmployer.id).limit(1)).one_or_none()


def known_employer(body: Body, value: str) -> KnownEmployer | None:
    return db.session.scalars(select(KnownEmployer).where(
        KnownEmployer.body_id == body.id, KnownEmployer.public_id == value)).one_or_none()


def copy_sheets_of(body: Body) -> Sequence[CopySheet]:
    return db.session.scalars(select(CopySheet).where(CopySheet.body_id == body.id)
                              .order_by(CopySheet.name, CopySheet.id)).all()


def copy_sheet_of(body: Body, value: str) -> CopySheet | None:
    return db.session.scalars(select(CopySheet).where(
        CopySheet.body_id == body.id, CopySheet.public_id == value)).one_or_none()


def last_changes(body: Body) -> dict[str, SettingChange]:
    """Who last changed each setting or detail of a body, and when."""
    newest = select(func.max(SettingChange.id)).where(SettingChange.body_id == body.id).group_by(SettingChange.key)
    return {row.key: row for row in db.session.scalars(select(SettingChange).where(SettingChange.id.in_(newest)))}


def changes_of(body: Body, key: str, limit: int = 30) -> Sequence[SettingChange]:
    """The changes of one setting or detail, the latest first."""
    return db.session.scalars(select(SettingChange).where(SettingChange.body_id == body.id, SettingChange.key == key)
                              .order_by(SettingChange.id.desc()).limit(limit)).all()


def practices_of(court: Body, limit: int = 200) -> Sequence[CourtPractice]:
    """All that a court's liaisons have written of its practice, what holds last first."""
    return db.session.scalars(select(CourtPractice).where(CourtPractice.court_id == court.id).order_by(
        CourtPractice.from_on.desc(), CourtPractice.id.desc()).limit(limit)).all()


def next_number(body: Body, series: str, year: int) -> int:
    """Take the next number of a series; its row is locked, so that two takers get two numbers, even the first two."""
    wanted = select(NumberSeries).where(
        NumberSeries.body_id == body.id, NumberSeries.series == series, NumberSeries.year == year).with_for_update()
    row = db.session.scalars(wanted).one_or_none()
    if row is None:
        insert = INSERTS[db.engine.dialect.name](NumberSeries)
        db.session.execute(insert.values(body_id=body.id, series=series, year=year, last=0).on_conflict_do_nothing())
        row = db.session.scalars(wanted).one()
    row.last += 1
    db.session.flush()
    return row.last
