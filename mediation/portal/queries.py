"""What a party may see of its own case: only its own figures, its next session, what it was told."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, AgreementStanding, Obligation, Strengthening, agreement_parties
from mediation.audit.models import AuditEvent
from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim
from mediation.documents.models import Paper, Service
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffState, HandoffWay
from mediation.law.terms import Language, Side, Zone
from mediation.notices.models import Notice
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.portal.read_aloud_models import SpokenSentence
from mediation.sessions.models import Session, SessionStanding


def read_people(case: Case) -> None:
    """Read the parties of a case and their agents at once, whatever asks for them afterwards."""
    db.session.scalars(select(Case).where(Case.id == case.id).options(
        selectinload(Case.parties).selectinload(Party.agents))).one()


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
    """The ways out that a party knows of: its own, and what has come before the commission or a court for all.

    Whoever applied knows too of what is prepared for all who applied.
    """
    for_all = [way.value for way in (HandoffWay.ARBITRATION, HandoffWay.COURT)]
    return db.session.scalars(
        select(Handoff).where(
            Handoff.case_id == party.case_id,
            (Handoff.party_id == party.id)
            | (Handoff.party_id.is_(None) & (party.side == Side.APPLICANT.value))
            | (Handoff.way.in_(for_all) & Handoff.sent_on.is_not(None)
               & (Handoff.state != HandoffState.PREPARED.value)))
        .options(selectinload(Handoff.results)).order_by(Handoff.id)).all()


def next_session(party: Party, after: datetime) -> Session | None:
    return db.session.scalars(
        select(Session).where(
            Session.case_id == party.case_id, Session.standing == SessionStanding.PLANNED.value,
            Session.starts_at >= after).order_by(Session.starts_at, Session.id).limit(1)).one_or_none()


def agreements_by_party(case: Case) -> dict[int, set[str]]:
    """The public ids of the agreements in effect of a case, by party."""
    found: dict[int, set[str]] = {}
    for party_id, ref in db.session.execute(
            select(agreement_parties.c.party_id, Agreement.public_id).join(Agreement).where(
                Agreement.case_id == case.id, Agreement.standing == AgreementStanding.IN_EFFECT.value)):
        found.setdefault(party_id, set()).add(ref)
    return found


def pieces_by_zone(party: Party) -> tuple[int, int]:
    """How many pieces of evidence of the party both sides see, and how many the other side does not."""
    rows = db.session.execute(select(Evidence.zone, func.count()).where(
        Evidence.case_id == party.case_id, Evidence.party_id == party.id).group_by(Evidence.zone)).all()
    shared = sum(count for zone, count in rows if zone == Zone.SHARED.value)
    return shared, sum(count for _zone, count in rows) - shared


def told_at(party: Party) -> datetime | None:
    """When the first paper was issued to the party or served on it."""
    served = select(Service.paper_id).where(Service.party_id == party.id)
    return db.session.scalar(select(func.min(Paper.issued_at)).where(
        Paper.case_id == party.case_id, or_(Paper.party_id == party.id, Paper.id.in_(served))))


def events_by_staff(party: Party, *, since: datetime | None, until: datetime | None, before: int | None,
                    limit: int) -> Sequence[tuple[AuditEvent, str]]:
    """What people with an account saw, did or were refused in a case, with their names, newest first.

    What lies in the zones of the other side is left out: what it said alone, the files that it keeps, its own papers,
    data and messages.
    """
    found = select(AuditEvent, Person.name).join(Person, Person.public_id == AuditEvent.person_ref).where(
        AuditEvent.case_ref == party.case.public_id, *_of_its_zones(party))
    if since is not None:
        found = found.where(AuditEvent.at >= since)
    if until is not None:
        found = found.where(AuditEvent.at <= until)
    if before is not None:
        found = found.where(AuditEvent.number < before)
    rows = db.session.execute(found.order_by(AuditEvent.number.desc()).limit(limit)).all()
    return [(event, name) for event, name in rows]


def _of_its_zones(party: Party) -> Iterator[ColumnElement[bool]]:
    """What an event must be for a party to read of it."""
    others = select(Party.id).where(Party.case_id == party.case_id, Party.side != party.side)
    kept = select(Evidence.public_id).where(
        Evidence.case_id == party.case_id, Evidence.party_id != party.id, Evidence.zone != Zone.SHARED.value,
        or_(Evidence.zone != Zone.SIDE.value, Evidence.party_id.in_(others)))
    theirs = {"party": select(Party.public_id).where(Party.id.in_(others)), "evidence": kept,
              "paper": select(Paper.public_id).where(Paper.party_id.in_(others)),
              "notice": select(Notice.public_id).where(Notice.party_id.in_(others))}
    for kind, refs in theirs.items():
        yield or_(AuditEvent.record_type.is_(None), AuditEvent.record_type != kind, AuditEvent.record_ref.not_in(refs))
    yield or_(AuditEvent.action != "look_caucus", _alone_with(party))
    yield or_(~AuditEvent.details.contains('"alone": "'), _alone_with(party))


def _alone_with(party: Party) -> ColumnElement[bool]:
    return AuditEvent.details.contains(f'"alone": "{party.public_id}"', autoescape=True)


def spoken_in(body: Body, key: str | None = None) -> Sequence[SpokenSentence]:
    """The recordings of a body, or those of one sentence, by language."""
    wanted = select(SpokenSentence).where(SpokenSentence.body_id == body.id).options(joinedload(SpokenSentence.file))
    wanted = wanted.where(SpokenSentence.sentence == key) if key is not None else wanted
    return db.session.scalars(wanted.order_by(SpokenSentence.sentence, SpokenSentence.id)).all()


def spoken_sentence(body: Body, key: str, language: Language) -> SpokenSentence | None:
    """The recording of one sentence in one language."""
    return db.session.scalars(select(SpokenSentence).where(
        SpokenSentence.body_id == body.id, SpokenSentence.sentence == key,
        SpokenSentence.language == language.value)).one_or_none()


def spoken_at(body: Body, public_id: str) -> SpokenSentence | None:
    """The recording of a body at this address."""
    return db.session.scalars(select(SpokenSentence).where(
        SpokenSentence.body_id == body.id, SpokenSentence.public_id == public_id)).one_or_none()
