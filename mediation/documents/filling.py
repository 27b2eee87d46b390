"""From the case file to the particulars of its papers: what the file knows, in the form the press asks for."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.orm import Session

from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim, PanelMember
from mediation.deadlines.models import Deadline
from mediation.documents.particulars import (AgentOnPaper, BodyOnPaper, CaseOnPaper, ClaimOnPaper, ClockOnPaper,
                                             EmployerOnPaper, OfficeOnPaper, PartyOnPaper, PersonOnPaper)
from mediation.extensions import db
from mediation.law.capacity import SpecialPower
from mediation.law.causes import cause_of
from mediation.law.numbers import date_words
from mediation.law.terms import IdentityKind, Side, Source
from mediation.parties.models import Agent, Party

if TYPE_CHECKING:
    from datetime import date

KEPT = "cases_on_paper"
SHOWN_ON_PAPERS = (Body, Case, Claim, PanelMember, Party, Agent)


def office_on_paper(body: Body | None) -> OfficeOnPaper | None:
    """Another office as a paper names it."""
    return OfficeOnPaper(name=body.name, address=body.address, phone=body.phone) if body else None


def body_on_paper(body: Body) -> BodyOnPaper:
    """The body whose paper it is."""
    return BodyOnPaper(
        name=body.name, short=body.short_name, address=body.address, phone=body.phone, org_code=body.org_code,
        seal_name=body.seal_name or body.name, legal_type=body.type_term,
        arbitration=office_on_paper(body.commission), legal_aid=office_on_paper(body.legal_aid))


def party_on_paper(party: Party, workplace: str | None = None) -> PartyOnPaper:
    """A party with those who act for it; ``workplace`` is the first employer of the case, looked up when not said."""
    agents = tuple(agent_on_paper(agent) for agent in party.agents)
    if party.is_employer:
        employer = EmployerOnPaper(
            name=party.name, uscc=party.credit_code, address=party.address, registered_at=party.address,
            legal_rep=party.legal_representative, legal_rep_title=party.legal_representative_title, phone=party.phone)
        return PartyOnPaper(side=Side(party.side), employer=employer, agents=agents, language=party.language_term,
                            reads_chinese=party.needs_no_interpreter, relation=party.relation)
    person = PersonOnPaper(
        name=party.name, sex=party.sex, birth=party.born_on, ethnic=party.ethnic_group,
        id_kind=IdentityKind(party.identity_kind), id_number=party.identity_number, address=party.address,
        habitual_address=party.service_address, phone=party.phone, occupation=party.occupation,
        workplace=workplace or first_employer(party.case), keeps_contact=not party.contact_is_open)
    return PartyOnPaper(side=Side(party.side), person=person, agents=agents, language=party.language_term,
                        reads_chinese=party.needs_no_interpreter, representative=party.is_representative,
                        relation=party.relation)


def first_employer(case: Case) -> str | None:
    """Where the persons of a case work: the first employer that is a party."""
    return next((party.name for party in case.parties if party.is_employer), None)


def agent_on_paper(agent: Agent) -> AgentOnPaper:
    """Somebody with a power of attorney; special powers in words."""
    powers = tuple(SpecialPower(value).label for value in agent.special_powers)
    return AgentOnPaper(
        name=agent.name, kind=agent.kind, workplace=agent.firm or None, licence=agent.licence, phone=agent.phone,
        id_kind=IdentityKind.RESIDENT if agent.identity_number else None, id_number=agent.identity_number,
        special=agent.special, powers=powers, until=agent.until_on)


def claim_on_paper(claim: Claim) -> ClaimOnPaper:
    """One claim; an unknown sum stays unknown."""
    return ClaimOnPaper(type=claim.type_term.label, period=period_words(claim.from_on, claim.until_on),
                        amount=claim.amount_fen, about=claim.is_about, ground=claim.formula or claim.ground or None,
                        claimant=claim.claimant.name)


def period_words(first: date | None, last: date | None) -> str | None:
    """A period of work as papers write it."""
    if first and last:
        return f"{date_words(first)}至{date_words(last)}"
    return f"自{date_words(first)}起" if first else None


def case_on_paper(case: Case, facts: str | None = None) -> CaseOnPaper:
    """The case as papers speak of it, with its active parties and open claims.

    Many papers of one case are printed in one act (a receipt for each worker): what they say of the case is put
    together once, until something that papers show is written.
    """
    db.session.flush()
    kept = db.session.info.setdefault(KEPT, {})
    if case.public_id not in kept:
        kept[case.public_id] = _put_together(case)
    return replace(kept[case.public_id], facts=facts)


@event.listens_for(Session, "after_flush")
def _forget_what_changed(session: Session, _context: object) -> None:
    if any(isinstance(row, SHOWN_ON_PAPERS) for row in (*session.new, *session.dirty, *session.deleted)):
        session.info.pop(KEPT, None)


@event.listens_for(Session, "after_soft_rollback")
@event.listens_for(Session, "after_commit")
def _forget(session: Session, *_rest: object) -> None:
    session.info.pop(KEPT, None)


def _put_together(case: Case) -> CaseOnPaper:
    workplace = first_employer(case)
    return CaseOnPaper(
        body=body_on_paper(case.body), case_no=case.number, receipt_no=case.receipt_number,
        source=Source(case.source), source_body=case.source_body, source_number=case.source_number,
        basis=case.basis_term, kind=case.kind_term, cause=cause_words(case),
        received_on=case.received_on, accepted_on=case.accepted_on,
        applicants=_parties(case.applicants, workplace), respondents=_parties(case.respondents, workplace),
        third=_parties(case.side(Side.THIRD), workplace), claims=tuple(claim_on_paper(claim) for claim in case.claims),
        mediators=tuple(member.person.name for member in case.mediators),
        recorder=case.clerk.name if case.clerk else None)


def cause_words(case: Case) -> str | None:
    """The cause of the dispute by the table in force when it came in."""
    if not case.claims or case.received_on is None:
        return case.matter or None
    cause = cause_of(case.kind_term, case.claims[0].type_term, case.received_on)
    return cause.name if cause else case.matter or None


def clock_on_paper(row: Deadline) -> ClockOnPaper:
    """A period as papers name it."""
    article = str(row.clock.articles[0]) if row.clock.articles else None
    return ClockOnPaper(words=row.clock.name, last_day=row.ends_on, article=article, provisional=row.provisional)


def _parties(parties: Iterable[Party], workplace: str | None) -> tuple[PartyOnPaper, ...]:
    return tuple(party_on_paper(party, workplace) for party in parties)
