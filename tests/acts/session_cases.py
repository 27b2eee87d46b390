"""Accepted cases, and cases in mediation, walked there by their acts."""
from __future__ import annotations

from datetime import date, time
from io import BytesIO
from typing import Any

from PIL import Image

from mediation import clock, files
from mediation.cases.acts import perform
from mediation.cases.facts import Acceptance, Facts, Filing, Opening
from mediation.cases.models import Case
from mediation.cases.numbering import number_case
from mediation.demo.bodies import Bodies
from mediation.demo.building import unused_number
from mediation.extensions import db
from mediation.intake.acceptance.acts import Answered, accept, ask_other_side, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.facts import ConsentWay, ClaimFacts, HandedOver, RegisteringFacts
from mediation.intake.registering.acts import confirm_assignment, receive_assignment
from mediation.law.terms import Basis, ClaimType, CourtProcedure, Source
from mediation.parties.models import Answer, Party
from mediation.people.models import Person
from mediation.sessions.acts import begin_mediation, name_mediators, plan_session
from mediation.sessions.models import Session
from mediation.sessions.plans import Plan
from tests.acts.walked import all_reached
from tests.builders import a_draft, a_worker, an_employer
from tests.kept import kept

MONDAY = date(2026, 11, 23)
SOURCE_OF = {Basis.COURT_DELEGATED: Source.COURT_DELEGATED, Basis.COURT_ENTRUSTED: Source.COURT_ENTRUSTED}
TOLD = {"identity_checked": True, "rights_told": True, "notice_served": True, "sham_warning_given": True}


def picture() -> bytes:
    """A small photograph."""
    made = BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "JPEG")
    return made.getvalue()


def a_scan() -> str:
    """The stored scan of a paper that somebody signed."""
    return files.put(picture(), "image/jpeg").sha256


@kept
def an_accepted_case(bodies: Bodies, *, body: str = "courier", basis: Basis = Basis.PEOPLE, clerk: str = "wangmin",
                     director: str = "liguoqiang", **more: Any) -> Case:
    """Asked, answered by everybody and accepted, all today; its papers are left out, they are tried elsewhere."""
    case = a_draft(bodies, body=body, basis=basis, by=clerk, **more)
    case.received_on = case.accepted_on = clock.today()
    everybody = Facts(on_behalf_of=tuple(case.parties))
    perform(case, "submit", by=bodies.people[clerk], facts=Filing(on_behalf_of=tuple(case.applicants)))
    perform(case, "ask_other_side", by=bodies.people[clerk])
    for party in case.parties:
        party.answer, party.answered_on = Answer.AGREED.value, clock.today()
    perform(case, "store_consents", by=bodies.people[clerk], facts=everybody)
    perform(case, "accept", by=bodies.people[director], facts=Acceptance(capacity_in_order=True, not_judged=True))
    number_case(case, clock.today())
    db.session.commit()
    return case


@kept
def a_case_from_the_court(bodies: Bodies, basis: Basis = Basis.COURT_DELEGATED, **more: Any) -> Case:
    """Handed over by the court to the studio, signed for and accepted today."""
    clerk = bodies.people["gulnar"]
    facts = RegisteringFacts(
        body=bodies["studio"], basis=basis, source=SOURCE_OF[basis],
        source_number=unused_number(bodies["studio"], SOURCE_OF[basis]), source_body="塔河市人民法院",
        court_procedure=CourtProcedure.ORDINARY if basis is Basis.COURT_ENTRUSTED else None,
        applicants=(a_worker(),), respondents=(an_employer(),),
        claims=(ClaimFacts(type=ClaimType.WAGES, amount_fen=820000),), **more)
    case = receive_assignment(facts, HandedOver(consent_recorded=True, consented_on=clock.today(),
                                                consent_way=ConsentWay.SIGNED), by=clerk)
    confirm_assignment(case, Facts(), by=clerk)
    ask_other_side(case, by=clerk)
    waiting = tuple(party for party in case.active_parties if not party.has_agreed)
    record_answer(case, Answered(on_behalf_of=waiting, word=PartyWord.AGREED, way=AnswerWay.PHONE,
                                 happened_at=clock.now()), by=clerk)
    accept(case, Acceptance(capacity_in_order=True, not_judged=True), by=bodies.people["aygul"])
    db.session.commit()
    return case


@kept
def an_assigned_case(bodies: Bodies, *members: str, director: str = "liguoqiang", **more: Any) -> Case:
    """With a panel; the first member presides."""
    case = an_accepted_case(bodies, director=director, **more)
    people = [bodies.people[login] for login in members or ("zhouhui", "wangmin")]
    name_mediators(case, people, people[0], by=bodies.people[director])
    db.session.commit()
    return case


def a_case_in_mediation(bodies: Bodies, *members: str, **more: Any) -> Case:
    """Whose talks have begun today."""
    case = an_assigned_case(bodies, *members, **more)
    all_reached(case, by=presiding(case))
    begin_mediation(case, by=presiding(case), facts=Opening(**TOLD))
    db.session.commit()
    return case


def presiding(case: Case) -> Person:
    """Who leads the talks."""
    return next(member.person for member in case.mediators if member.presides)


def the_worker(case: Case) -> Party:
    return case.workers[0]


def the_employer(case: Case) -> Party:
    return next(party for party in case.active_parties if party.is_employer)


def a_plan(day: date = date(2026, 11, 30), begins: str = "09:30", ends: str = "11:30", **more: Any) -> Plan:
    """A morning in the usual room."""
    return Plan(**{"starts_at": clock.instant(day, time.fromisoformat(begins)),
                   "ends_at": clock.instant(day, time.fromisoformat(ends)), "place": "调解室2", **more})


def a_session(case: Case, day: date = date(2026, 11, 30), **more: Any) -> Session:
    """A session of that day, planned today."""
    session = plan_session(case, a_plan(day, **more), by=presiding(case))
    db.session.commit()
    return session
