"""Agreements of a case, their lines, clauses and papers."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import (
    Agreement,
    AgreementStanding,
    Clause,
    Mark,
    Obligation,
    ObligationState,
    Strengthening,
    TermsConsent,
)
from mediation.agreements.signed_copies_models import SignedCopy
from mediation.agreements.versions_models import AgreementVersion
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.extensions import db


def agreements_of(case: Case) -> Sequence[Agreement]:
    """Every agreement of the case in the order of drafting, those not used included; a title from elsewhere is none."""
    return db.session.scalars(select(Agreement).where(
        Agreement.case_id == case.id, Agreement.standing != AgreementStanding.TITLE.value).order_by(Agreement.id)).all()


def agreements_standing(case: Case, standing: AgreementStanding) -> list[Agreement]:
    """The agreements of the case that stand so; supplements apart."""
    return [each for each in agreements_of(case)
            if each.standing == standing.value and each.supplements_id is None]


def counted_lines() -> tuple[ColumnElement[bool], ...]:
    """Which lines make up what is agreed: none that was waived or put anew, none of a supplement not yet in effect.

    What is paid over and over has no sum.
    """
    return (Obligation.every_months.is_(None), Obligation.state != ObligationState.WAIVED.value,
            or_(Agreement.supplements_id.is_(None), Agreement.standing == AgreementStanding.IN_EFFECT.value))


def texts_that_hold(agreement: Agreement) -> list[Agreement]:
    """The agreement, then each supplement that is in effect."""
    return [agreement, *(each for each in supplements_of(agreement)
                         if each.standing == AgreementStanding.IN_EFFECT.value)]


def lines_that_hold(agreement: Agreement) -> list[Obligation]:
    """What is owed now by an agreement and its supplements in effect: no line that was waived or put anew."""
    return [line for text in texts_that_hold(agreement) for line in text.obligations
            if line.state != ObligationState.WAIVED.value]


def sums_that_hold(agreement_ids: Collection[int]) -> dict[int, int]:
    """What each agreement comes to now in 分, its supplements in effect included, by the row of the agreement."""
    first = func.coalesce(Agreement.supplements_id, Agreement.id)
    wanted = (select(first, func.sum(Obligation.amount_fen)).select_from(Agreement)
              .join(Obligation, Obligation.agreement_id == Agreement.id)
              .where(or_(and_(Agreement.id.in_(agreement_ids), Agreement.supplements_id.is_(None)),
                         Agreement.supplements_id.in_(agreement_ids)), *counted_lines()).group_by(first))
    found = dict.fromkeys(agreement_ids, 0)
    return found | {agreement_id: int(total or 0) for agreement_id, total in db.session.execute(wanted)}


def sum_that_holds(agreement: Agreement) -> int:
    """What one agreement comes to now, in 分."""
    return sums_that_hold([agreement.id])[agreement.id]


def agreement_by_public_id(case: Case, public_id: str) -> Agreement | None:
    found = select(Agreement).where(Agreement.case_id == case.id, Agreement.public_id == public_id)
    return db.session.scalars(found).one_or_none()


def line_of(agreement: Agreement, public_id: str) -> Obligation | None:
    found = select(Obligation).where(Obligation.agreement_id == agreement.id, Obligation.public_id == public_id)
    return db.session.scalars(found).one_or_none()


def lines_with_payments(agreement: Agreement) -> Sequence[Obligation]:
    """Its lines in their order, with what was paid on each."""
    return db.session.scalars(
        select(Obligation).where(Obligation.agreement_id == agreement.id)
        .options(selectinload(Obligation.payments), joinedload(Obligation.payer), joinedload(Obligation.payee))
        .order_by(Obligation.ordinal)).all()


def clause_by_public_id(agreement: Agreement, public_id: str) -> Clause | None:
    found = select(Clause).where(Clause.agreement_id == agreement.id, Clause.public_id == public_id)
    return db.session.scalars(found).one_or_none()


def mark_of(agreement: Agreement, whose: str) -> Mark | None:
    """The mark of somebody on an agreement, if it is there."""
    return db.session.scalars(select(Mark).where(Mark.agreement_id == agreement.id, Mark.whose == whose)).one_or_none()


def last_of_each(agreement: Agreement, codes: Collection[str]) -> list[Paper]:
    """The last print of each of these kinds, in the order of issue; those before it are signed no more."""
    last = {paper.code: paper for paper in papers_about(agreement) if paper.code in codes}
    return sorted(last.values(), key=lambda paper: paper.id)


def papers_about(agreement: Agreement) -> Sequence[Paper]:
    """Every paper issued for the agreement, in the order of issue: its versions, and what goes with it."""
    found = select(Paper).where(Paper.case_id == agreement.case_id, Paper.about_type == "agreement",
                                Paper.about_ref == agreement.public_id)
    return db.session.scalars(found.order_by(Paper.id)).all()


def signed_copies(agreement: Agreement) -> Sequence[SignedCopy]:
    """Marks that came back on the papers that go with the agreement."""
    found = select(SignedCopy).join(Paper).where(Paper.case_id == agreement.case_id, Paper.about_type == "agreement",
                                                 Paper.about_ref == agreement.public_id)
    return db.session.scalars(found.order_by(SignedCopy.id)).all()


def marks_with_proof(case: Case) -> Sequence[Mark]:
    """Every mark in the case whose signed paper was scanned."""
    found = select(Mark).join(Agreement).where(Agreement.case_id == case.id, Mark.proof_sha256.is_not(None))
    return db.session.scalars(found.options(
        joinedload(Mark.agreement), joinedload(Mark.party), joinedload(Mark.person)).order_by(Mark.id)).all()


def copies_with_proof(case: Case) -> Sequence[SignedCopy]:
    """The papers that go with the agreements of the case, where the signed copy was scanned."""
    found = select(SignedCopy).join(Paper).where(Paper.case_id == case.id, SignedCopy.proof_sha256.is_not(None))
    return db.session.scalars(found.options(
        joinedload(SignedCopy.paper), joinedload(SignedCopy.party)).order_by(SignedCopy.id)).all()


def consents_with_proof(case: Case) -> Sequence[TermsConsent]:
    """The consents to terms in the case that were signed and scanned."""
    found = select(TermsConsent).join(Agreement).where(
        Agreement.case_id == case.id, TermsConsent.proof_sha256.is_not(None))
    return db.session.scalars(found.options(joinedload(TermsConsent.party)).order_by(TermsConsent.id)).all()


def supplements_of(agreement: Agreement) -> Sequence[Agreement]:
    """The supplements to an agreement, in the order of drafting."""
    return db.session.scalars(
        select(Agreement).where(Agreement.supplements_id == agreement.id).order_by(Agreement.id)).all()


def versions_of(agreements: Iterable[Agreement]) -> Sequence[AgreementVersion]:
    """Every text that these agreements have had, in the order in which they were written."""
    found = select(AgreementVersion).where(
        AgreementVersion.agreement_ref.in_([agreement.public_id for agreement in agreements]))
    return db.session.scalars(found.options(
        joinedload(AgreementVersion.by), joinedload(AgreementVersion.paper)).order_by(AgreementVersion.id)).all()


def last_version(agreement: Agreement) -> AgreementVersion | None:
    """The text that was kept last."""
    return db.session.scalars(
        select(AgreementVersion).where(AgreementVersion.agreement_ref == agreement.public_id)
        .order_by(AgreementVersion.number.desc()).limit(1)).one_or_none()


def strengthening_by_public_id(value: str) -> Strengthening | None:
    """The strengthening of this address, for the sweep."""
    return db.session.scalars(select(Strengthening).where(Strengthening.public_id == value)).one_or_none()
