"""Some workers get a case of their own; like cases are handled together."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.joining import join, joined_cases
from mediation.cases.models import Case, Exclusion
from mediation.cases.queries import cases_split_from
from mediation.cases.states import CaseState
from mediation.closing.dividing import join_by_number, split_off
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.parties.models import PartyStanding
from mediation.parties.queries import codes_in_force
from tests.acts.walked import a_case_at_signing, a_case_in_mediation, an_asked_case, reasoned
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
NAMES = ("李秀英", "赵强", "陈芳")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, workers=NAMES)


def test_the_new_case_keeps_the_day_of_receipt_and_stands_where_the_first_one_stands(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    on(date(2026, 3, 9))
    new = split_off(case, [case.applicants[1]], reasoned("他要先去仲裁问清楚"), by=bodies.people["zhouhui"])
    assert (new.state, new.received_on, new.split_from) == (CaseState.IN_MEDIATION.value, MONDAY, case)
    assert new.number != case.number and new.sequence == case.sequence + 1
    assert [party.name for party in new.applicants] == ["赵强"]
    assert [party.name for party in new.respondents] == [party.name for party in case.respondents]
    assert list(cases_split_from(case)) == [new]


def test_the_periods_go_on_as_they_ran(bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    on(date(2026, 3, 9))
    new = split_off(case, [case.applicants[1]], reasoned(), by=bodies.people["zhouhui"])
    first, second = running(case, case, "MED-1M"), running(new, new, "MED-1M")
    assert first is not None and second is not None
    assert (first.starts_on, first.ends_on) == (second.starts_on, second.ends_on)
    assert new.due_on == case.due_on


def test_in_the_first_case_they_stand_as_split_off(bodies: Bodies, case: Case) -> None:
    worker = case.applicants[1]
    split_off(case, [worker], reasoned(), by=bodies.people["zhouhui"])
    assert worker.standing == PartyStanding.SPLIT_OFF.value
    assert [party.name for party in case.applicants] == ["李秀英", "陈芳"]
    assert not worker.claims[0].is_open
    assert "赵强" not in case.title


def test_claims_answers_secrets_and_codes_go_along(bodies: Bodies, case: Case) -> None:
    worker = case.applicants[1]
    number, code = worker.identity_number, codes_in_force(worker)[0]
    new = split_off(case, [worker], reasoned(), by=bodies.people["zhouhui"])
    moved = new.applicants[0]
    assert moved.identity_number == number and moved.identity_sealed != worker.identity_sealed
    assert [claim.amount_fen for claim in new.claims] == [820000]
    assert [row.kind for row in new.claims[0].interruptions] == ["mediation_applied"]
    assert moved.answer == worker.answer and new.party_answers
    assert codes_in_force(moved) == [code] and not codes_in_force(worker)


def test_whoever_is_recused_stays_recused_in_the_new_case(bodies: Bodies, case: Case) -> None:
    recused = bodies.people["chenzhiyuan"]
    db.session.add(Exclusion(case=case, person=recused, reason="单位职工", since_on=MONDAY))
    db.session.flush()
    new = split_off(case, [case.applicants[1]], reasoned(), by=bodies.people["zhouhui"])
    assert new.excludes(recused)
    assert [member.person for member in new.mediators] == [bodies.people["zhouhui"]]


def test_both_histories_tell_of_the_split(bodies: Bodies, case: Case) -> None:
    new = split_off(case, [case.applicants[1]], reasoned("意见不同"), by=bodies.people["zhouhui"])
    assert (case.steps[-1].act, case.steps[-1].reason) == ("split_off", "意见不同")
    assert case.known_as in new.steps[0].act_words


def test_who_has_not_signed_goes_back_to_mediation(bodies: Bodies) -> None:
    case = a_case_at_signing(bodies, workers=NAMES)
    new = split_off(case, [case.applicants[2]], reasoned("不同意这个数"), by=bodies.people["zhouhui"])
    assert (case.state, new.state) == (CaseState.SIGNING.value, CaseState.IN_MEDIATION.value)
    assert new.steps[-1].row == "27"


def test_before_acceptance_the_new_case_has_only_a_receipt_number(bodies: Bodies) -> None:
    case = an_asked_case(bodies, workers=NAMES)
    new = split_off(case, [case.applicants[2]], reasoned(), by=bodies.people["wangmin"])
    assert new.number is None and new.receipt_number != case.receipt_number


def test_somebody_stays_in_the_first_case(bodies: Bodies, case: Case) -> None:
    with pytest.raises(RequirementNotMet, match="至少留一人"):
        split_off(case, case.applicants, reasoned(), by=bodies.people["zhouhui"])


def test_a_split_has_a_reason_and_its_time(bodies: Bodies, case: Case) -> None:
    with pytest.raises(RequirementNotMet) as refusal:
        split_off(case, [case.applicants[1]], reasoned(""), by=bodies.people["zhouhui"])
    assert refusal.value.field == "reason"
    submitted, _slips = a_submitted_case(bodies, workers=("周甲", "周乙"))
    with pytest.raises(NotNow):
        split_off(submitted, [submitted.applicants[0]], reasoned(), by=bodies.people["wangmin"])
    with pytest.raises(NotPermitted):
        split_off(case, [case.applicants[1]], reasoned(), by=bodies.people["gulnar"])


def test_two_like_cases_are_handled_together_and_each_keeps_its_file(bodies: Bodies, case: Case) -> None:
    other = an_asked_case(bodies, workers=("孙丽",))
    join_by_number(case, f"收{other.receipt_number}", reasoned("同一单位同一事由"), by=bodies.people["wangmin"])
    assert [one for one, _link in joined_cases(case)] == [other]
    assert [one for one, _link in joined_cases(other)] == [case]
    assert case.steps[-1].act == other.steps[-1].act == "join"


def test_a_case_is_joined_once_and_never_to_itself(bodies: Bodies, case: Case) -> None:
    by = bodies.people["wangmin"]
    other = an_asked_case(bodies, workers=("孙丽",))
    join(case, other, reasoned(), by=by)
    for wrong in (other, case):
        with pytest.raises(RequirementNotMet):
            join(case, wrong, reasoned(), by=by)


def test_a_number_that_somebody_may_not_see_is_not_found(bodies: Bodies, case: Case) -> None:
    other = an_asked_case(bodies, workers=("孙丽",))
    db.session.add(Exclusion(case=other, person=bodies.people["wangmin"], reason="亲属", since_on=MONDAY))
    db.session.flush()
    with pytest.raises(RequirementNotMet, match="没有找到"):
        join_by_number(case, other.receipt_number, reasoned(), by=bodies.people["wangmin"])
