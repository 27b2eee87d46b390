"""A worker dies in the middle of a case: the heirs are asked, told and heard from then on, never the dead (TJ 25)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.cases.requirements import every_party_has_agreed
from mediation.closing.checklist import closing_paper_served
from mediation.demo.bodies import Bodies
from mediation.documents.addressees import addressed_together
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import PartyFacts
from mediation.intake.powers.representation import Heir, heir_stands, record_death
from mediation.law.terms import PartyKind, Side
from mediation.notices.queries import pending_of_party
from mediation.parties.models import HeirStanding, Party
from mediation.sessions.acts import Presence, ask_newcomers, hold_session, plan_session
from mediation.sessions.models import Attending
from mediation.sessions.queries import newcomers, notice_papers
from mediation.sessions.requirements import both_sides_keep
from tests.acts.session_cases import a_case_in_mediation, a_plan, a_session, presiding
from tests.builders import the_bodies

DAY = date(2026, 11, 30)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "09:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


def dies(case: Case, *names: str, standing: HeirStanding | None = HeirStanding.SIGNS) -> tuple[Party, list[Party]]:
    """The worker of the case, and the heirs entered with the death."""
    worker = case.workers[0]
    heirs = record_death(worker, clock.today(), [
        Heir(PartyFacts(name, kind=PartyKind.PERSON, phone="13800000456"), standing) for name in names],
        by=presiding(case))
    db.session.commit()
    return worker, heirs


def test_a_session_fixed_after_the_death_asks_and_tells_the_heirs(case: Case) -> None:
    worker, heirs = dies(case, "赵妻", "李子")
    session = plan_session(case, a_plan(DAY), by=presiding(case))
    assert {row.party for row in session.attendances} == {*heirs, *case.respondents}
    assert set(notice_papers(session)) == {party.id for party in (*heirs, *case.respondents)}
    assert not pending_of_party(worker) and all(pending_of_party(heir) for heir in heirs)


def test_the_heirs_are_told_as_they_are_entered_of_a_session_that_was_fixed_before(
        case: Case, on: Callable[..., None]) -> None:
    session = a_session(case, DAY)
    worker, (heir,) = dies(case, "赵妻")
    assert not pending_of_party(worker), "the dead are still reminded"
    assert newcomers(session) == []
    assert heir.id in notice_papers(session) and len(pending_of_party(heir)) == 4, "told, and reminded three times"
    with pytest.raises(NotNow, match="通知名单"):
        ask_newcomers(session, by=presiding(case))
    on(DAY, "12:00")
    held = hold_session(session, [Presence(party, Attending.IN_PERSON) for party in (heir, *case.respondents)],
                        by=presiding(case))
    assert held.standing == "held"


def test_an_heir_who_left_it_to_others_and_then_takes_part_is_told_too(case: Case) -> None:
    session = a_session(case, DAY)
    worker, (first,) = dies(case, "赵妻")
    (noted,) = record_death(worker, clock.today(), [
        Heir(PartyFacts("李子", kind=PartyKind.PERSON, phone="13800000457"), HeirStanding.NOTED)], by=presiding(case))
    assert first.id in notice_papers(session) and noted.id not in notice_papers(session)
    heir_stands(noted, HeirStanding.SIGNS, by=presiding(case))
    assert noted.id in notice_papers(session) and pending_of_party(noted)


def test_an_heir_who_comes_without_notice_is_written_down_all_the_same(case: Case, on: Callable[..., None]) -> None:
    session = a_session(case, DAY)
    _worker, (heir,) = dies(case, "赵妻")
    on(DAY, "12:00")
    with pytest.raises(RequirementNotMet, match="赵妻"):
        hold_session(session, [Presence(party, Attending.IN_PERSON) for party in case.respondents], by=presiding(case))
    hold_session(session, [Presence(party, Attending.IN_PERSON) for party in (heir, *case.respondents)],
                 by=presiding(case))
    assert [row.party for row in session.attendances if row.party is heir] == [heir]


def test_everybodys_word_is_that_of_the_heirs(case: Case) -> None:
    worker, heirs = dies(case, "赵妻", "李子")
    both_sides_keep(case, [*heirs, *case.respondents])
    with pytest.raises(RequirementNotMet, match="李子"):
        both_sides_keep(case, [heirs[0], worker, *case.respondents])
    heir_stands(heirs[1], HeirStanding.AUTHORISED, by=presiding(case))
    both_sides_keep(case, [heirs[0], *case.respondents])


def test_nobody_speaks_for_the_dead_before_heirs_are_entered(case: Case) -> None:
    worker, _none = dies(case)
    with pytest.raises(RequirementNotMet, match="先登记继承人"):
        both_sides_keep(case, [worker, *case.respondents])
    with pytest.raises(RequirementNotMet, match="先登记继承人"):
        every_party_has_agreed(case)
    assert case.heard(Side.APPLICANT) == [worker], "a letter must have somebody to whom it is addressed"


def test_letters_go_to_those_heirs_who_take_part(case: Case) -> None:
    worker, heirs = dies(case, "赵妻", "李子")
    heir_stands(heirs[1], HeirStanding.NOTED, by=presiding(case))
    assert addressed_together(case) == [(heirs[0],), (case.respondents[0],)]
    heir_stands(heirs[0], HeirStanding.AUTHORISED, by=presiding(case))
    assert [party for party in case.taking_part if party.side == "applicant"] == heirs, "nobody is left untold"
    assert worker not in case.taking_part and not closing_paper_served(case)
