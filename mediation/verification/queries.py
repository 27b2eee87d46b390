"""The paper that somebody holds: found by its very bytes or by the code on it; and what became of it."""
from __future__ import annotations

from sqlalchemy import func, select

from mediation.agreements.models import Agreement, AgreementStanding
from mediation.documents.models import Paper
from mediation.documents.stage_papers import ONLY_THE_LAST_COUNTS
from mediation.extensions import db
from mediation.signing.models import SigningRoom


def paper_with_file(sha256: str) -> Paper | None:
    """The paper that was issued as exactly these bytes; scans of other papers are none."""
    return db.session.scalars(select(Paper).where(
        Paper.file_sha256 == sha256, Paper.is_registered_scan.is_(False)).order_by(Paper.id).limit(1)).one_or_none()


def room_with_sealed(sha256: str) -> SigningRoom | None:
    """The signing whose sealed file is exactly these bytes."""
    return db.session.scalars(select(SigningRoom).where(SigningRoom.sealed_sha256 == sha256)).one_or_none()


def room_of_paper(paper: Paper) -> SigningRoom | None:
    """Where this paper was signed on screens, if it was."""
    return db.session.scalars(select(SigningRoom).where(SigningRoom.paper_id == paper.id)).one_or_none()


def paper_with_code(code: str) -> Paper | None:
    return db.session.scalars(select(Paper).where(Paper.check_code == code)).one_or_none()


def is_corrected(paper: Paper) -> bool:
    """Whether a corrected paper took its place."""
    return bool(db.session.scalar(select(func.count()).select_from(Paper).where(
        Paper.corrects_id == paper.id, Paper.voided_at.is_(None))))


def has_a_later_print(paper: Paper) -> bool:
    """Whether the same paper about the same record was printed again since, with what came meanwhile."""
    if paper.code not in ONLY_THE_LAST_COUNTS:
        return False
    return bool(db.session.scalar(select(func.count()).select_from(Paper).where(
        Paper.case_id == paper.case_id, Paper.code == paper.code, Paper.about_ref == paper.about_ref,
        Paper.number.is_not_distinct_from(paper.number), Paper.id > paper.id, Paper.voided_at.is_(None))))


def agreement_on(paper: Paper) -> Agreement | None:
    """The agreement that this paper is the text of."""
    if paper.about_type != Agreement.record_type:
        return None
    return db.session.scalars(select(Agreement).where(Agreement.public_id == paper.about_ref)).one_or_none()


def supplements_in_effect(agreement: Agreement) -> int:
    """How many supplements changed it since."""
    return db.session.scalar(select(func.count()).select_from(Agreement).where(
        Agreement.supplements_id == agreement.id,
        Agreement.standing == AgreementStanding.IN_EFFECT.value)) or 0
