"""Papers by the code on a page, for one person; what was handed in, and which of its files are filed already."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.returns.models import HandedInFile, HandedInPage, ScanHandIn


def papers_with_codes(person: Any, codes: Collection[str]) -> dict[str, Paper]:
    """The papers that bear these codes, of cases that this person may see; another's is not there."""
    seen = cases_visible_to(person).with_only_columns(Case.id)
    found = db.session.scalars(select(Paper).where(Paper.check_code.in_(codes), Paper.case_id.in_(seen)))
    return {paper.check_code: paper for paper in found if paper.check_code}


def hand_in_of(person: Any, public_id: str) -> ScanHandIn | None:
    """What this person handed in; what others did is not there."""
    return db.session.scalars(
        select(ScanHandIn).where(ScanHandIn.by_id == person.id, ScanHandIn.public_id == public_id)
        .options(selectinload(ScanHandIn.files).selectinload(HandedInFile.rows)
                 .joinedload(HandedInPage.paper).joinedload(Paper.case))).one_or_none()


def may_see_all(person: Any, cases: Collection[int]) -> bool:
    """Whether this person may (still) see every one of these cases."""
    seen = db.session.scalars(cases_visible_to(person).with_only_columns(Case.id).where(Case.id.in_(cases))).all()
    return set(seen) == set(cases)


def waiting_of(person: Any) -> Sequence[ScanHandIn]:
    """What this person handed in and has not confirmed yet, the latest first."""
    return db.session.scalars(
        select(ScanHandIn).where(ScanHandIn.by_id == person.id, ScanHandIn.filed_at.is_(None))
        .options(joinedload(ScanHandIn.case), selectinload(ScanHandIn.files)).order_by(ScanHandIn.id.desc()).limit(20)
    ).all()


def filed_pages_of(papers: Collection[int]) -> Sequence[HandedInPage]:
    """The pages of these papers that have been filed, with their files."""
    return db.session.scalars(
        select(HandedInPage).where(HandedInPage.paper_id.in_(papers), HandedInPage.filed)
        .options(joinedload(HandedInPage.file)).order_by(HandedInPage.id)).all()


def filed_pages_in(case: Case) -> Sequence[HandedInPage]:
    """Every page that has been filed with a paper of the case."""
    return db.session.scalars(
        select(HandedInPage).join(Paper, HandedInPage.paper_id == Paper.id)
        .where(Paper.case_id == case.id, HandedInPage.filed)
        .options(joinedload(HandedInPage.file).joinedload(HandedInFile.hand_in),
                 joinedload(HandedInPage.paper).joinedload(Paper.party)).order_by(HandedInPage.id)).all()
