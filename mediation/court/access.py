"""The court's own door: its liaison sees what has been submitted to it; everything else does not exist for them."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import BEFORE_THE_COURT, Agreement, Obligation, Strengthening, StrengtheningState
from mediation.bodies.models import Body
from mediation.cases.models import Case, Exclusion
from mediation.confirmations.hours_models import CourtBooking
from mediation.confirmations.queries import booking_at
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.terms import Role
from mediation.parties.models import Party

S = StrengtheningState
FINISHED = (S.CONF_GRANTED, S.CONF_REFUSED, S.CONF_WITHDRAWN, S.CONF_DISMISSED, S.CONF_TERMINATED, S.CONF_REVOKED)
SUBMITTED = tuple(state.value for state in (*BEFORE_THE_COURT, *FINISHED))


def strengthenings_visible_to(person: Any, states: Sequence[str] | None = SUBMITTED) -> Select[Strengthening]:
    """Every application submitted to a court in which this person is liaison today, as lists and searches start from.

    ``states`` are those wanted; None stands for all that is before the court. Whoever is recused in the case sees
    nothing of it, whatever posts they hold.
    """
    courts = person.body_ids(Role.LIAISON) if person is not None else []
    if not courts:
        return select(Strengthening).where(false())
    excluded = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    return select(Strengthening).where(Strengthening.court_id.in_(courts), _stands_in(states),
                                       Strengthening.case_id.not_in(excluded))


def _stands_in(states: Sequence[str] | None) -> ColumnElement[bool]:
    """By the index of the queue or of one state; several states only sift what an order by another index gives."""
    if states is None:
        return Strengthening.queue_on.is_not(None)
    if len(states) == 1:
        return Strengthening.state == states[0]
    return func.coalesce(Strengthening.state, "").in_(states)


def strengthening_for(person: Any, public_id: str) -> Strengthening:
    """The application of this address, for this person; raises NotFound when it does not exist for them.

    Its people and claims come with it, so that a page takes no more statements for forty workers than for one.
    """
    found = db.session.scalars(strengthenings_visible_to(person).where(
        Strengthening.public_id == public_id).options(joinedload(Strengthening.case).options(
            selectinload(Case.parties).options(selectinload(Party.agents), selectinload(Party.heirs)),
            selectinload(Case.claims)), joinedload(Strengthening.agreement).selectinload(
                Agreement.obligations).selectinload(Obligation.joint_payers))).one_or_none()
    if found is None:
        raise NotFound("没有找到这件申请。")
    return found


def assignments_visible_to(person: Any) -> Select[CourtAssignment]:
    """Every 委派 and 委托 of a court in which this person is liaison today; nothing of a case in which they are recused."""
    courts = person.body_ids(Role.LIAISON) if person is not None else []
    if not courts:
        return select(CourtAssignment).where(false())
    excluded = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    return select(CourtAssignment).where(CourtAssignment.court_id.in_(courts), CourtAssignment.case_id.not_in(excluded))


def assignment_for(person: Any, public_id: str) -> CourtAssignment:
    """What a court handed over, at this address; raises NotFound when it does not exist for this person."""
    found = db.session.scalars(assignments_visible_to(person).where(
        CourtAssignment.public_id == public_id)).one_or_none()
    if found is None:
        raise NotFound("没有找到这件委派、委托。")
    return found


def court_of(person: Any) -> Body:
    """The court in which this person is liaison; of several the first, raises NotFound where there is none."""
    found = db.session.scalars(select(Body).where(Body.id.in_(person.body_ids(Role.LIAISON))).order_by(Body.id)).first()
    if found is None:
        raise NotFound("没有找到您所在的法院。")
    return found


def submitted_to(court_id: int) -> Select[Strengthening]:
    """Every application submitted to a court: what its files are compared with when nobody looks."""
    return select(Strengthening).where(Strengthening.court_id == court_id, _stands_in(SUBMITTED))


def agreed_on_the_same_day(among: Select[Strengthening], strengthening: Strengthening,
                           most: int = 200) -> Sequence[Strengthening]:
    """Other applications among these whose agreement was reached on the same day, with their texts."""
    day = strengthening.agreement.agreed_on
    return db.session.scalars(
        among.join(Agreement, Agreement.id == Strengthening.agreement_id)
        .where(Agreement.agreed_on == day, Strengthening.case_id != strengthening.case_id)
        .options(joinedload(Strengthening.agreement).options(
            selectinload(Agreement.clauses), selectinload(Agreement.parties)))
        .order_by(Strengthening.id).limit(most)).all()


def paid_to_the_same_account(among: Select[Strengthening], strengthening: Strengthening, accounts: Collection[str],
                             most: int = 50) -> Sequence[tuple[str, str, str]]:
    """Who else is paid on these accounts in other applications: receipt number, payee, the account's fingerprint."""
    seen = among.with_only_columns(Strengthening.id)
    rows = db.session.execute(
        select(Strengthening.receipt_number, Party.name, Obligation.account_lookup).distinct()
        .join(Obligation, Obligation.agreement_id == Strengthening.agreement_id)
        .join(Party, Party.id == Obligation.payee_id)
        .where(Strengthening.id.in_(seen), Strengthening.case_id != strengthening.case_id,
               Obligation.account_lookup.in_(accounts)).order_by(Strengthening.receipt_number, Party.name).limit(most))
    return [(number or "", name, account or "") for number, name, account in rows]


def courts_of(person: Any) -> Sequence[Body]:
    """The courts in which this person is liaison today."""
    return db.session.scalars(select(Body).where(Body.id.in_(person.body_ids(Role.LIAISON))).order_by(Body.id)).all()


def booking_for(person: Any, public_id: str) -> CourtBooking:
    """A booking at one of this person's courts; raises NotFound when it does not exist for them."""
    found = booking_at(person.body_ids(Role.LIAISON), public_id, person)
    if found is None:
        raise NotFound("没有找到这个预约，可能已经取消。")
    return found
