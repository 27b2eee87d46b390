"""What is looked up at the intake: numbers in use, cases alike, who waits for a call, invitations of employers."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.bodies.models import Body
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, Claim
from mediation.extensions import db
from mediation.intake.assignment_models import CourtAssignment
from mediation.intake.invitation_models import EmployerRepresentative, Invitation
from mediation.intake.language_call_models import LanguageCall
from mediation.intake.online_models import NamedWorker, OpenQuestion
from mediation.law.identity import normal_name
from mediation.law.terms import Role
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.people.queries import holders


def receipt_number_in_use(number: str) -> bool:
    """Whether a case already has this receipt number."""
    return db.session.scalar(select(Case.id).where(Case.receipt_number == number)) is not None


def assignment_numbered(court_id: int, source: str, key: str) -> CourtAssignment | None:
    """What a court has sent under this number and no body has given back."""
    return db.session.scalars(select(CourtAssignment).where(
        CourtAssignment.court_id == court_id, CourtAssignment.source == source,
        CourtAssignment.number_key == key)).one_or_none()


def cases_of_any(person: Any, lookups: Sequence[str], but: Case | None = None) -> Sequence[Case]:
    """Cases visible to this person in which one of these identities is a party, newest first."""
    if not lookups:
        return ()
    ids = select(Party.case_id).where(Party.identity_lookup.in_(lookups))
    found = cases_visible_to(person).where(Case.id.in_(ids))
    if but is not None and but.id is not None:
        found = found.where(Case.id != but.id)
    return list(db.session.scalars(found.order_by(Case.id.desc()).limit(50)))


def clerk_with_fewest_cases(body: Body, employers: Sequence[str]) -> Person | None:
    """Who takes an application that came in by itself: a clerk of today, first who does not work for the other side."""
    people = [person for person in holders(body, Role.CLERK) if person.holds(Role.CLERK, body.id)]
    counted: dict[int | None, int] = {clerk_id: count for clerk_id, count in db.session.execute(
        select(Case.clerk_id, func.count()).where(Case.clerk_id.in_([person.id for person in people]),
                                                  Case.is_open.is_(True)).group_by(Case.clerk_id))}
    asked = {normal_name(name) for name in employers}
    return min(people, default=None, key=lambda person: (
        any(normal_name(row.employer_name) in asked for row in person.affiliations), counted.get(person.id, 0),
        person.name))


def named_with_link(link_hash: str) -> NamedWorker | None:
    """Whoever this link was given to."""
    return db.session.scalars(select(NamedWorker).where(NamedWorker.link_hash == link_hash)).one_or_none()


def question_of(case_id: int, value: str) -> OpenQuestion | None:
    return db.session.scalars(select(OpenQuestion).where(
        OpenQuestion.case_id == case_id, OpenQuestion.public_id == value)).one_or_none()


def named_of(case_id: int, value: str) -> NamedWorker | None:
    return db.session.scalars(select(NamedWorker).where(
        NamedWorker.case_id == case_id, NamedWorker.public_id == value)).one_or_none()


def language_calls_waiting(case: Case) -> Sequence[LanguageCall]:
    """The wishes to be called in a language to which nobody has called yet, the oldest first."""
    return db.session.scalars(select(LanguageCall).join(Party, Party.id == LanguageCall.party_id).where(
        Party.case_id == case.id, LanguageCall.contact_id.is_(None)).order_by(LanguageCall.id)).all()


def language_call_waiting(party: Party) -> LanguageCall | None:
    """The wish of one party to be called, while it waits."""
    return db.session.scalars(select(LanguageCall).where(
        LanguageCall.party_id == party.id, LanguageCall.contact_id.is_(None))).one_or_none()


def open_invitation(party: Party) -> Invitation | None:
    """The invitation of a party that nobody has used up and that was not replaced."""
    return db.session.scalars(select(Invitation).where(
        Invitation.party_id == party.id, Invitation.registered_at.is_(None),
        Invitation.ended_at.is_(None))).one_or_none()


def invitation_with_link(link_hash: str) -> Invitation | None:
    """The invitation behind a link, whether it still works or not."""
    return db.session.scalars(select(Invitation).where(Invitation.link_hash == link_hash)).one_or_none()


def invitation_with_visit(visit_hash: str) -> Invitation | None:
    """The invitation that somebody entered, by the key that their browser keeps."""
    return db.session.scalars(select(Invitation).where(Invitation.visit_hash == visit_hash)).one_or_none()


def representatives_in(case: Case) -> Sequence[EmployerRepresentative]:
    """Who came in for the employers of a case, in their order."""
    return db.session.scalars(
        select(EmployerRepresentative).join(Party, Party.id == EmployerRepresentative.party_id)
        .where(Party.case_id == case.id)
        .options(joinedload(EmployerRepresentative.party), joinedload(EmployerRepresentative.agent))
        .order_by(EmployerRepresentative.id)).all()


def representative_of(case: Case, public_id: str) -> EmployerRepresentative | None:
    """One of them."""
    return next((row for row in representatives_in(case) if row.public_id == public_id), None)


def claims_against(party: Party) -> Sequence[Claim]:
    """What is asked of a party now."""
    rows = db.session.scalars(
        select(Claim).where(Claim.case_id == party.case_id, Claim.claimant_id != party.id, Claim.given_up.is_(False))
        .options(joinedload(Claim.claimant)).order_by(Claim.id)).all()
    return [row for row in rows if row.claimant.side != party.side and row.claimant.is_active
            and (not row.against or party in row.against)]
