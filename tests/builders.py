"""What tests build on: the bodies and people of the demo world, and cases made by walking their acts."""
from __future__ import annotations

from typing import Any

from mediation.cases.models import Case
from mediation.demo import building
from mediation.demo.bodies import Bodies, build_bodies
from mediation.demo.building import a_worker, an_employer
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts, MaterialFacts, RegisteringFacts, Submission
from mediation.intake.registering.acts import register, submit
from mediation.intake.registering.receipts import Slip
from mediation.law.terms import Basis, ClaimType
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from mediation.people.models import SYSTEM
from tests.kept import kept

__all__ = ["PASSWORD", "a_case", "a_confirmation", "a_draft", "a_submitted_case", "a_walk", "a_worker", "an_employer",
           "code_of", "the_bodies"]
PASSWORD = "一句话当密码也是可以的呀"


a_case, a_confirmation, a_walk = kept(building.a_case), kept(building.a_confirmation), kept(building.a_walk)


@kept
def the_bodies() -> Bodies:
    """Every body and person of the demo world, with one password that tests know."""
    made = build_bodies(password=PASSWORD)
    db.session.commit()
    return made


def a_draft(bodies: Bodies, *, body: str = "courier", basis: Basis = Basis.PEOPLE, by: str = "wangmin",
            workers: tuple[str, ...] = ("李秀英",), employers: tuple[str, ...] = ("云岭鑫源建筑劳务有限公司",),
            amount_fen: int | None = 820000, **more: Any) -> Case:
    """A case taken in at the counter and not yet submitted."""
    facts = RegisteringFacts(**{
        "body": bodies[body], "basis": basis, "choice_told": True,
        "applicants": tuple(a_worker(name) for name in workers),
        "respondents": tuple(an_employer(name) for name in employers),
        "claims": tuple(ClaimFacts(type=ClaimType.WAGES, of=place, amount_fen=amount_fen)
                        for place in range(len(workers))),
        "facts_and_reasons": "做了三个月，工资一直没有发。", "materials": (MaterialFacts("工资条"),), **more})
    return register(facts, by=bodies.people[by])


@kept
def a_submitted_case(bodies: Bodies, *, by: str = "wangmin", **more: Any) -> tuple[Case, list[Slip]]:
    """A case whose application has been received, with the slips of its applicants."""
    case = a_draft(bodies, by=by, **more)
    slips = submit(case, Submission(), by=bodies.people[by])
    db.session.commit()
    return case, slips


def code_of(party: Party) -> tuple[str, str]:
    """A new slip for a party: the locator and the secret that stand on it."""
    code = give_code(party, by=SYSTEM)
    db.session.commit()
    return code.locator, code.secret
