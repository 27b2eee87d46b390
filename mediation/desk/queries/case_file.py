"""A case file read whole, in a number of statements that does not grow with its parties."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, Obligation
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, CaseLink, Claim, Contact, Step
from mediation.extensions import db
from mediation.parties.models import Agent, Party


def read_whole(case: Case) -> None:
    """Read the parties, claims, history, periods and people of a case at once, before a page walks them."""
    db.session.scalars(select(Case).where(Case.id == case.id).options(
        joinedload(Case.body), joinedload(Case.clerk), joinedload(Case.split_from),
        selectinload(Case.parties).options(selectinload(Party.agents), selectinload(Party.heirs),
                                           selectinload(Party.interpreters), selectinload(Party.claims)),
        selectinload(Case.agents).selectinload(Agent.parties),
        selectinload(Case.claims).options(selectinload(Claim.against), selectinload(Claim.interruptions)),
        selectinload(Case.steps).joinedload(Step.by), selectinload(Case.deadlines), selectinload(Case.panel),
        selectinload(Case.exclusions), selectinload(Case.contacts).joinedload(Contact.by),
        selectinload(Case.elsewhere))).unique().one()


def agreements_in(case: Case) -> Sequence[Agreement]:
    """The agreements of a case with their lines, parties and marks, oldest first."""
    return db.session.scalars(
        select(Agreement).where(Agreement.case_id == case.id).options(
            selectinload(Agreement.parties), selectinload(Agreement.marks), joinedload(Agreement.strengthening),
            selectinload(Agreement.obligations).options(joinedload(Obligation.payer), joinedload(Obligation.payee)))
        .order_by(Agreement.id)).all()


def split_from_this(person: Any, case: Case) -> Sequence[Case]:
    """The cases that were split off from a case, as far as the person may see them."""
    found: Select[Any] = cases_visible_to(person).where(Case.split_from_id == case.id)
    return db.session.scalars(found.order_by(Case.id)).all()


def handled_with(person: Any, case: Case) -> Sequence[Case]:
    """The cases that are handled together with a case, as far as the person may see them."""
    pairs = select(CaseLink.first_id, CaseLink.second_id).where(
        or_(CaseLink.first_id == case.id, CaseLink.second_id == case.id))
    others = [second if first == case.id else first for first, second in db.session.execute(pairs)]
    found: Select[Any] = cases_visible_to(person).where(Case.id.in_(others))
    return db.session.scalars(found.order_by(Case.id)).all()
