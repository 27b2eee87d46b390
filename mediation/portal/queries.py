"""What a party may see of its own case: only its own figures, its next session, what it was told."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from mediation.agreements.models import Agreement, AgreementStanding, Obligation, Strengthening, agreement_parties
from mediation.bodies.models import Body
from mediation.cases.models import Claim
from mediation.documents.models import Paper, Service
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import standing
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffState, HandoffWay
from mediation.law.terms import LegalType
from mediation.parties.models import Party
from mediation.sessions.models import Session, SessionStanding


def asked_fen(party: Party) -> int | None:
    """What the party asks for, or for an employer what is asked of its side; None where nobody named a sum."""
    wanted = select(func.sum(Claim.amount_fen)).where(Claim.case_id == party.case_id, Claim.given_up.is_(False))
    if party.is_worker:
        wanted = wanted.where(Claim.claimant_id == party.id)
    total = db.session.scalar(wanted)
    return None if total is None else int(total)


def lines_of(party: Party) -> Sequence[Obligation]:
    """The obligations in agreements in effect, and in titles from elsewhere, in which the party pays or is paid."""
    return db.session.scalars(
        select(Obligation).join(Agreement).where(
            Agreement.case_id == party.case_id,
            Agreement.standing.in_([AgreementStanding.IN_EFFECT.value, AgreementStanding.TITLE.value]),
            (Obligation.payee_id == party.id) | (Obligation.payer_id == party.id))
        .options(selectinload(Obligation.payments)).order_by(Obligation.due_on, Obligation.id)).all()


def strengthening_of(party: Party) -> Strengthening | None:
    """Where the confirmation of the party's agreement stands."""
    return db.session.scalars(
        select(Strengthening).join(Agreement).join(agreement_parties).where(
            agreement_parties.c.party_id == party.id, Agreement.standing == AgreementStanding.IN_EFFECT.value)
        .order_by(Strengthening.id.desc()).limit(1)).one_or_none()


def handoffs_told_to(party: Party) -> Sequence[Handoff]:
    """The ways out that a party knows of: its own, and what has come before the commission or a court for all."""
    for_all = [way.value for way in (HandoffWay.ARBITRATION, HandoffWay.COURT)]
    return db.session.scalars(
        select(Handoff).where(
            Handoff.case_id == party.case_id,
            (Handoff.party_id == party.id)
            | (Handoff.way.in_(for_all) & Handoff.sent_on.is_not(None)
               & (Handoff.state != HandoffState.PREPARED.value)))
        .options(selectinload(Handoff.results)).order_by(Handoff.id)).all()


def next_session(party: Party, after: datetime) -> Session | None:
    return db.session.scalars(
        select(Session).where(
            Session.case_id == party.case_id, Session.standing == SessionStanding.PLANNED.value,
            Session.starts_at >= after).order_by(Session.starts_at, Session.id).limit(1)).one_or_none()


def papers_given_to(party: Party) -> Sequence[Paper]:
    """Papers that were addressed to the party or handed to it and that count: not void, not replaced."""
    served = set(db.session.scalars(select(Service.paper_id).where(Service.party_id == party.id)))
    return [paper for paper in standing(papers_in(party.case)) if paper.party_id == party.id or paper.id in served]


def open_bodies() -> Sequence[Body]:
    """The mediation bodies that one may go to, for the public start."""
    kinds = [kind.value for kind in LegalType if kind.value.endswith(("committee", "body", "studio", "invited"))]
    return db.session.scalars(select(Body).where(Body.legal_type.in_(kinds)).order_by(Body.name, Body.id)).all()
