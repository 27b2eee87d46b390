"""Behind the wall: who reads what one side said alone, and that it never leaves the house."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import files
from mediation.cases.facts import EndWithoutAgreement, Facts
from mediation.cases.models import Case
from mediation.closing.acts import end_without_agreement
from mediation.demo.bodies import COURIER, COURIER_CODE, Bodies
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.handoffs.acts import HandoffPlan, prepare
from mediation.handoffs.models import HandoffWay
from mediation.law.terms import Basis, Zone
from mediation.sessions.acts import (Presence, close_minutes, hold_session, make_offer, note_caucus, note_fact,
                                     print_facts, save_minutes)
from mediation.sessions.models import Attending, FactTopic
from mediation.sessions.wall import notes_for, offers_for
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_session, the_employer, the_worker
from tests.acts.test_sessions_record import words
from tests.builders import the_bodies
from tests.documents.reading import text_of, without_blanks
from tests.structure.source import modules, within


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


SECRET, FLOOR = "密谈的话七千五就行", 750000


def test_what_is_said_alone_and_offered_stands_on_no_paper_and_goes_out_with_no_handoff(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    mediator, session = bodies.people["zhouhui"], a_session(case)
    on(date(2026, 11, 30), "12:00")
    hold_session(session, [Presence(row.party, Attending.IN_PERSON) for row in session.attendances], by=mediator)
    note_caucus(case, the_worker(case), SECRET, by=mediator, session=session)
    make_offer(case, the_worker(case), by=mediator, claim=case.claims[0], amount_fen=FLOOR, words=SECRET)
    make_offer(case, the_employer(case), by=mediator, amount_fen=FLOOR, words=SECRET, zone=Zone.SHARED)
    save_minutes(session, words(), by=mediator, version=None)
    note_fact(case, FactTopic.RELATION, "2026年8月1日入职。", by=mediator)
    close_minutes(session, by=mediator)
    print_facts(case, by=mediator, nothing_disputed=True)
    end_without_agreement(case, EndWithoutAgreement(reason_code="unwilling"), by=mediator)
    prepare(case, HandoffPlan(HandoffWay.ARBITRATION, "青溪仲裁委", issues="工资"), Facts(), by=bodies.people["wangmin"])
    printed = {paper.code: without_blanks(text_of(files.content_of(paper.file_sha256))) for paper in papers_of(case)}
    assert {"D20", "D21", "D30", "D46"} <= set(printed)
    assert not [code for code, text in printed.items() if "七千五" in text or "7,500.00" in text]


def test_no_room_from_which_something_leaves_the_house_knows_caucus_or_offers() -> None:
    leaving = {"handoffs", "confirmations", "closing", "capsule", "documents", "portal", "court", "agreements", "desk",
               "notices"}
    found = [f"{module.name}:{line} {name}" for module in modules() if module.roles & leaving
             for line, name in module.imports()
             if within(name, "mediation.sessions.wall", "mediation.sessions.models.CaucusNote",
                       "mediation.sessions.models.Offer", "mediation.sessions.acts.caucus",
                       "mediation.sessions.put_models", "mediation.sessions.acts.putting")]
    assert not found
    assert not {"offers", "caucus_notes"} & set(dir(Case))


def test_caucus_and_offers_are_read_by_the_mediators_of_the_case_alone(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    zhou, wang, director = (bodies.people[login] for login in ("zhouhui", "wangmin", "liguoqiang"))
    note_caucus(case, the_worker(case), SECRET, by=zhou)
    make_offer(case, the_worker(case), by=zhou, amount_fen=FLOOR)
    make_offer(case, the_employer(case), by=wang, amount_fen=600000, zone=Zone.SHARED)
    assert [note.words for note in notes_for(case, zhou)] == [SECRET]
    assert [offer.amount_fen for offer in offers_for(case, zhou)] == [FLOOR, 600000]
    for other in (wang, director):
        assert list(notes_for(case, other)) == []
        assert [offer.amount_fen for offer in offers_for(case, other)] == [600000]
        with pytest.raises(NotPermitted):
            note_caucus(case, the_worker(case), "听来的", by=other)


def test_a_mediator_from_the_employer_does_not_hear_the_worker_alone(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui", "wangmin", employers=(COURIER,))
    the_employer(case).credit_code = COURIER_CODE
    zhou, wang = bodies.people["zhouhui"], bodies.people["wangmin"]
    note_caucus(case, the_worker(case), SECRET, by=zhou)
    note_caucus(case, the_employer(case), "单位最多付八千", by=wang)
    assert [note.words for note in notes_for(case, wang)] == ["单位最多付八千"]
    assert len(notes_for(case, zhou)) == 2
    with pytest.raises(NotPermitted):
        make_offer(case, the_worker(case), by=wang, amount_fen=FLOOR)


def test_committee_members_hear_their_own_side_alone(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "xuhong", "zhengkai", body="company", basis=Basis.ENTERPRISE, clerk="linfang",
                               director="xuhong", employers=("远航电子（云岭）有限公司",))
    xu, zheng = bodies.people["xuhong"], bodies.people["zhengkai"]
    note_caucus(case, the_worker(case), SECRET, by=xu)
    note_caucus(case, the_employer(case), "单位的底线", by=zheng)
    assert [note.words for note in notes_for(case, xu)] == [SECRET]
    assert [note.words for note in notes_for(case, zheng)] == ["单位的底线"]


def test_caucus_words_are_sealed_on_the_disk(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    note = note_caucus(case, the_worker(case), SECRET, by=bodies.people["zhouhui"])
    offer = make_offer(case, the_worker(case), by=bodies.people["zhouhui"], words=SECRET)
    assert SECRET not in str(note.words_sealed) + str(offer.words_sealed)


def test_an_offer_says_a_sum_or_what_is_done(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    with pytest.raises(RequirementNotMet) as refused:
        make_offer(case, the_worker(case), by=bodies.people["zhouhui"], words=" ")
    assert refused.value.field == "amount_fen"
