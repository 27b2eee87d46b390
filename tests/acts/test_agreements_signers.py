"""Who signs: the represented after their consent, heirs for the dead, with an interpreter, by an agent with a power."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.acts import consent_to_terms, place_mark, settle_terms, take_back_mark
from mediation.agreements.facts import MarkFacts
from mediation.agreements.signing import marks_missing
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import IdentityKind, Language, PartyKind, Side
from mediation.parties.models import Agent, HeirStanding, Party
from mediation.sessions.models import Interpreter
from tests.acts.agreement_cases import (
    DAY,
    a_case_in_mediation,
    a_draft_for_all,
    all_signed,
    mark,
    of,
    out_for_signing,
    the_employer,
)
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def representatives(case: Case) -> list[Party]:
    for worker in case.workers[:3]:
        worker.is_representative = True
    return case.workers[3:]


def test_terms_that_representatives_agreed_wait_for_each_whom_they_represent(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=10)
    spoken_for = representatives(case)
    agreement = a_draft_for_all(case, by)
    for worker in spoken_for[:-1]:
        consent_to_terms(agreement, worker, Facts(), by=by)
    with pytest.raises(RequirementNotMet, match=f"还缺：{spoken_for[-1].name}"):
        settle_terms(case, by=by)
    consent_to_terms(agreement, spoken_for[-1], Facts(), by=by)
    settle_terms(case, by=by)
    facts = mark(agreement, of(spoken_for[0]), DAY, representative=case.workers[0])
    assert place_mark(agreement, facts, by=by).signed_by_agent == case.workers[0].name


def test_a_consent_is_recorded_once_and_only_of_the_represented(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=10)
    spoken_for = representatives(case)
    agreement = a_draft_for_all(case, by)
    consent_to_terms(agreement, spoken_for[0], Facts(), by=by)
    with pytest.raises(RequirementNotMet, match="已经记过了"):
        consent_to_terms(agreement, spoken_for[0], Facts(), by=by)
    with pytest.raises(RequirementNotMet, match="不是由代表人代表"):
        consent_to_terms(agreement, case.workers[0], Facts(), by=by)


def test_the_heirs_of_a_dead_worker_sign_in_his_place(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    worker = case.workers[0]
    worker.deceased_on = date(2026, 11, 10)
    heirs = [an_heir(case, worker, name, number) for number, name in enumerate(("李父", "李妻", "李子"), start=2)]
    agreement = a_draft_for_all(case, by, facts_words="拖欠工资，劳动者已去世。")
    heirs[0].heir_standing, heirs[1].heir_standing = HeirStanding.NOTED.value, HeirStanding.SIGNS.value
    with pytest.raises(RequirementNotMet, match="还有1名第一顺序继承人"):
        settle_terms(case, by=by)
    heirs[2].heir_standing = HeirStanding.AUTHORISED.value
    settle_terms(case, by=by)
    assert [row.words for row in marks_missing(agreement)][0].startswith("李妻")
    all_signed(agreement, by)
    assert case.state == "effective"


def an_heir(case: Case, worker: Party, name: str, ordinal: int) -> Party:
    heir = Party(side=Side.APPLICANT.value, kind=PartyKind.PERSON.value, ordinal=ordinal, name=name, heir_of=worker,
                 relation="heir")
    case.parties.append(heir)
    heir.rename(name)
    heir.identify(IdentityKind.RESIDENT, "110101199003070134")
    heir.address, heir.phone, heir.sex, heir.born_on = "云岭市示例路8号", "13800000002", "女", date(1990, 3, 7)
    return heir


def test_nobody_signs_in_a_language_not_their_own_without_an_interpreter(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    worker = case.workers[0]
    worker.language = Language.UYGHUR.value
    a_draft_for_all(case, by)
    with pytest.raises(RequirementNotMet, match="请登记翻译"):
        settle_terms(case, by=by)
    interpreter = Interpreter(case=case, party=worker, language="ug", name="阿依古丽", booked_on=DAY, signed_on=DAY)
    db.session.add(interpreter)
    db.session.flush()
    db.session.expire(worker)
    agreement = settle_terms(case, by=by)[0]
    interpreter.signed_on = None
    with pytest.raises(RequirementNotMet, match="D17"):
        place_mark(agreement, mark(agreement, of(worker), DAY), by=by)
    interpreter.signed_on = DAY
    place_mark(agreement, mark(agreement, of(worker), DAY), by=by)


def test_a_signed_needs_none_does_and_stands_in_the_text(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    case.workers[0].language, case.workers[0].needs_no_interpreter = Language.UYGHUR.value, True
    agreement = out_for_signing(case, by)
    assert any("不需要翻译" in clause.words for clause in agreement.clauses)
    all_signed(agreement, by)


def an_agent(case: Case, party: Party, **more: object) -> Agent:
    agent = Agent(case=case, name="孙律师", kind="律师", from_on=DAY, **more)
    agent.phone = "13800000009"
    agent.parties.append(party)
    db.session.add(agent)
    db.session.flush()
    return agent


def test_an_agent_signs_only_with_the_special_power_to_settle(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    employer = the_employer(case)
    agent = an_agent(case, employer)
    agreement = out_for_signing(case, by)
    with pytest.raises(RequirementNotMet, match="一般授权"):
        place_mark(agreement, MarkFacts(whose=of(employer), agent=agent), by=by)
    agent.special, agent.special_powers = True, ["settle"]
    assert place_mark(agreement, MarkFacts(whose=of(employer), agent=agent), by=by).signed_by_agent == "孙律师"


def test_a_power_that_has_ended_does_not_sign(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agent = an_agent(case, the_employer(case), special=True, special_powers=["settle"], until_on=DAY)
    agreement = out_for_signing(case, by)
    on(date(2026, 11, 24))
    with pytest.raises(RequirementNotMet, match="为止"):
        place_mark(agreement, MarkFacts(whose=of(the_employer(case)), agent=agent), by=by)


def test_a_mark_just_recorded_is_taken_back_by_whoever_recorded_it(bodies: Bodies, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    agreement = out_for_signing(case, by)
    place_mark(agreement, mark(agreement, of(case.workers[0]), DAY), by=by)
    with pytest.raises(NotPermitted):
        take_back_mark(agreement, of(case.workers[0]), by=bodies.people["liguoqiang"])
    take_back_mark(agreement, of(case.workers[0]), by=by)
    place_mark(agreement, mark(agreement, of(case.workers[0]), DAY), by=by)
    on(DAY, "15:31")
    with pytest.raises(NotPermitted, match="30分钟"):
        take_back_mark(agreement, of(case.workers[0]), by=by)
