"""Issued papers of a case and how they were handed over."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.deadlines.models import Deadline
from mediation.documents.models import (SUPERVISION_CODES, Paper, PaperDraft, PaperTranslation, PaperWording,
                                        Service)
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.parties.models import Party

OF_MEDIATION = Paper.code.not_in(SUPERVISION_CODES)


def papers_of(case: Case) -> Sequence[Paper]:
    """Every paper of the mediation, in the order of issue; those of supervision are another line and not among them."""
    return db.session.scalars(select(Paper).where(Paper.case_id == case.id, OF_MEDIATION).order_by(Paper.id)).all()


def supervision_papers_of(case: Case) -> Sequence[Paper]:
    """The union's papers of supervision that are kept beside the case."""
    return db.session.scalars(select(Paper).where(Paper.case_id == case.id, ~OF_MEDIATION)
                              .options(joinedload(Paper.party)).order_by(Paper.id)).all()


def papers_in(case: Case) -> Sequence[Paper]:
    """Every paper of the mediation with who it was for and how it was handed over, for a page that shows them all."""
    return db.session.scalars(
        select(Paper).where(Paper.case_id == case.id, OF_MEDIATION)
        .options(joinedload(Paper.party), joinedload(Paper.file),
                 selectinload(Paper.services).joinedload(Service.party)).order_by(Paper.id)).all()


def paper_of(case: Case, public_id: str) -> Paper | None:
    return db.session.scalars(select(Paper).where(Paper.case_id == case.id, Paper.public_id == public_id)).one_or_none()


def latest_paper(case: Case, code: str, party_id: int | None = None) -> Paper | None:
    """The last paper of a kind that counts, for a party where one is named."""
    found = select(Paper).where(Paper.case_id == case.id, Paper.code == code, Paper.voided_at.is_(None))
    if party_id is not None:
        found = found.where(Paper.party_id == party_id)
    return db.session.scalars(found.order_by(Paper.id.desc()).limit(1)).one_or_none()


def services_of(case: Case) -> Sequence[Service]:
    """Every handing over of a paper of the case."""
    return db.session.scalars(select(Service).join(Paper).where(Paper.case_id == case.id).order_by(Service.id)).all()


def was_given_a_paper(party: Party) -> bool:
    """Whether a paper was written to this party or served on it."""
    served = select(Service.id).where(Service.party_id == party.id).exists()
    written = select(Paper.id).where(Paper.party_id == party.id, Paper.voided_at.is_(None)).exists()
    return bool(db.session.scalar(select(or_(served, written))))


def service_of(paper: Paper, public_id: str) -> Service | None:
    return db.session.scalars(select(Service).where(
        Service.paper_id == paper.id, Service.public_id == public_id)).one_or_none()


def drafts_of(case: Case) -> Sequence[PaperDraft]:
    """The letters prepared for a case that are not issued yet, in the order in which they were prepared."""
    return db.session.scalars(
        select(PaperDraft).where(PaperDraft.case_id == case.id, PaperDraft.done_at.is_(None))
        .options(joinedload(PaperDraft.deadline)).order_by(PaperDraft.id)).all()


def draft_of(case: Case, public_id: str) -> PaperDraft | None:
    return db.session.scalars(select(PaperDraft).where(
        PaperDraft.case_id == case.id, PaperDraft.public_id == public_id)).one_or_none()


def draft_for(period: Deadline, code: str) -> PaperDraft | None:
    """What was prepared at the end of this very period."""
    return db.session.scalars(select(PaperDraft).where(
        PaperDraft.deadline_id == period.id, PaperDraft.code == code)).one_or_none()


def last_wordings(body: Body, code: str) -> Sequence[PaperWording]:
    """How the body last put each sentence of a kind that it has ever put otherwise."""
    newest = select(func.max(PaperWording.id)).where(
        PaperWording.body_id == body.id, PaperWording.code == code).group_by(PaperWording.key)
    return db.session.scalars(select(PaperWording).where(PaperWording.id.in_(newest)).order_by(PaperWording.id)).all()


def versions_of_wording(body: Body, code: str) -> Sequence[PaperWording]:
    """Every wording that the body has had of a kind, the latest first."""
    return db.session.scalars(select(PaperWording).where(
        PaperWording.body_id == body.id, PaperWording.code == code).order_by(PaperWording.id.desc())).all()


def last_translations(body: Body, code: str, *languages: Language) -> Sequence[PaperTranslation]:
    """The last translation of each sentence of a kind; into these languages where some are named."""
    newest = select(func.max(PaperTranslation.id)).where(
        PaperTranslation.body_id == body.id, PaperTranslation.code == code)
    if languages:
        newest = newest.where(PaperTranslation.language.in_([language.value for language in languages]))
    newest = newest.group_by(PaperTranslation.language, PaperTranslation.key)
    return db.session.scalars(
        select(PaperTranslation).where(PaperTranslation.id.in_(newest)).order_by(PaperTranslation.id)).all()


def versions_of_translation(body: Body, code: str, language: Language) -> Sequence[PaperTranslation]:
    """Every translation that the body has entered of a kind into a language, the latest first."""
    return db.session.scalars(select(PaperTranslation).where(
        PaperTranslation.body_id == body.id, PaperTranslation.code == code,
        PaperTranslation.language == language.value).order_by(PaperTranslation.id.desc())).all()
