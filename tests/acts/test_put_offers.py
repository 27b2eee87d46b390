"""A proposal to one party: who may put it, who may read it, what an answer does, and that it binds nobody."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.closing.acts import end_without_agreement
from mediation.cases.facts import EndWithoutAgreement
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.sessions.acts.putting import answer_put_offer, put_offer, take_back_put_offer
from mediation.sessions.put_models import PutAnswer, PutOffer
from mediation.sessions.queries import offers_of, open_put_offers
from mediation.sessions.wall import offers_for, put_offers_for
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import the_bodies
from tests.following import acting


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui")


def put(case: Case, bodies: Bodies, amount_fen: int | None = 700_000, words: str = "") -> PutOffer:
    return put_offer(the_worker(case), amount_fen=amount_fen, words=words, by=bodies.people["zhouhui"])


def test_a_counter_proposal_stands_behind_the_wall_as_the_partys_own_offer(case: Case, bodies: Bodies) -> None:
    row = put(case, bodies)
    assert open_put_offers(the_worker(case)) == [row]
    answer_put_offer(row, PutAnswer.COUNTER, amount_fen=750_000, words="一次付清", by=acting(the_worker(case)))
    offer = offers_of(case)[-1]
    assert (offer.party, offer.amount_fen, offer.words, offer.zone) == (the_worker(case), 750_000, "一次付清", "caucus")
    assert not open_put_offers(the_worker(case)) and row.answer_term is PutAnswer.COUNTER


def test_a_yes_is_no_agreement_and_a_no_leaves_no_offer(case: Case, bodies: Bodies) -> None:
    worker, before = the_worker(case), case.state
    answer_put_offer(put(case, bodies), PutAnswer.YES, by=acting(worker))
    assert offers_of(case)[-1].amount_fen == 700_000 and case.state == before and not case.agreements
    answer_put_offer(put(case, bodies), PutAnswer.NO, words="太少", by=acting(worker))
    assert len(offers_of(case)) == 1


def test_only_who_may_speak_alone_with_a_party_puts_and_reads(case: Case, bodies: Bodies) -> None:
    row = put(case, bodies)
    with pytest.raises(NotPermitted, match="单独谈话"):
        put_offer(the_employer(case), amount_fen=1, by=bodies.people["wangmin"])
    assert put_offers_for(case, bodies.people["zhouhui"]) == [row]
    assert not put_offers_for(case, bodies.people["wangmin"])
    answer_put_offer(row, PutAnswer.YES, by=acting(the_worker(case)))
    assert not offers_for(case, bodies.people["wangmin"])


def test_nobody_answers_in_the_place_of_the_party(case: Case, bodies: Bodies) -> None:
    row = put(case, bodies)
    for other in (acting(the_employer(case)), bodies.people["zhouhui"], bodies.people["wangmin"]):
        with pytest.raises(NotPermitted, match="只能由本人"):
            answer_put_offer(row, PutAnswer.YES, by=other)


def test_one_at_a_time_answered_once_and_not_after_it_was_taken_back(case: Case, bodies: Bodies) -> None:
    row, worker = put(case, bodies), acting(the_worker(case))
    with pytest.raises(RequirementNotMet, match="还没有答复") as refused:
        put(case, bodies, 720_000)
    assert refused.value.field == "claim"
    take_back_put_offer(row, by=bodies.people["zhouhui"])
    with pytest.raises(NotNow, match="已经收回"):
        answer_put_offer(row, PutAnswer.YES, by=worker)
    other = put(case, bodies, 720_000)
    answer_put_offer(other, PutAnswer.NO, by=worker)
    with pytest.raises(NotNow, match="已经答复过"):
        answer_put_offer(other, PutAnswer.YES, by=worker)
    with pytest.raises(NotNow, match="已经答复过"):
        take_back_put_offer(other, by=bodies.people["zhouhui"])


def test_what_is_not_said_is_asked_on_its_field(case: Case, bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="请填写金额") as nothing:
        put(case, bodies, None)
    row = put(case, bodies, None, "下月起分三期")
    with pytest.raises(RequirementNotMet, match="多少可以") as counter:
        answer_put_offer(row, PutAnswer.COUNTER, by=acting(the_worker(case)))
    assert nothing.value.field == counter.value.field == "amount_fen"


def test_when_the_talks_are_over_there_is_nothing_to_answer(case: Case, bodies: Bodies) -> None:
    row = put(case, bodies)
    end_without_agreement(case, EndWithoutAgreement(reason_code="unwilling"), by=bodies.people["zhouhui"])
    with pytest.raises(NotNow, match="已经结束"):
        answer_put_offer(row, PutAnswer.YES, by=acting(the_worker(case)))
    db.session.rollback()
