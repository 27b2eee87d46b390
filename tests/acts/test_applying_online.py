"""An application made on line: what follows from handing it in, who on its list joins, what each act refuses."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.applying import acts as applying
from mediation.applying.forgetting import forget_old_drafts
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.deadlines.acts import running
from mediation.demo.bodies import COURIER, Bodies
from mediation.demo.building import registering
from mediation.demo.scans import upload_of
from mediation.documents.queries import papers_of
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.intake.acceptance.acts import ask_other_side
from mediation.intake.online.acts import (Applying, MadeOnLine, Named, NamedActing, Photo, apply_online,
                                          decline_to_join, give_links, join_application, link_hash,
                                          print_for_signature, settle_question)
from mediation.intake.online.models import Joining, NamedWorker, Unknown
from mediation.intake.online.sections import still_to_ask
from mediation.law.terms import Role, Zone
from mediation.notices.models import Notice
from mediation.parties.acting import PartyActing
from mediation.parties.queries import codes_in_force
from mediation.people.acts import give_post
from mediation.people.models import SYSTEM
from tests.acts.walked import SIGNED, a_consented_case
from tests.builders import a_worker, the_bodies

MONDAY = date(2026, 3, 2)
TWELVE = tuple(Named(f"工友{letter}") for letter in "甲乙丙丁戊己庚辛壬癸子丑")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "21:30")
    return the_bodies()


def applied(bodies: Bodies, made: MadeOnLine = MadeOnLine(), **more: Any) -> Case:
    """Handed in on line, by one worker, to a body of the township or another one."""
    facts = replace(registering(bodies, body=more.pop("body", "township"), **more), own_form=True, duplicate_reason="")
    case = apply_online(facts, made, by=Applying()).party.case
    db.session.commit()
    return case


def joins(named: NamedWorker, **more: Any) -> Any:
    return join_application(named, a_worker(named.name, **more), by=NamedActing(named))


def test_handed_in_on_line_it_is_received_at_once_by_the_worker_itself_in_the_charge_of_a_clerk(bodies: Bodies) -> None:
    case = applied(bodies)
    assert case.state == "submitted" and case.received_on == MONDAY and case.clerk is bodies.people["wangmin"]
    assert [(step.act, step.by, step.by_words) for step in case.steps] == [
        ("begin_application", None, "李秀英"), ("submit", None, "李秀英")]
    assert running(case, case, "TJ14-15").starts_on == MONDAY
    assert [row.kind for row in case.claims[0].interruptions] == ["mediation_applied"]
    assert clock.day_of(case.application.made_online_at) == MONDAY
    assert case.application.choice_told_on == MONDAY and not case.application.signed_on_the_spot


def test_the_other_side_is_told_nothing(bodies: Bodies) -> None:
    case = applied(bodies)
    assert [notice.party.side for notice in db.session.scalars(select(Notice)) if notice.party] in ([], ["applicant"])
    assert case.respondents[0].answer == "not_asked" and codes_in_force(case.respondents[0]) == []


def test_whoever_does_not_work_for_the_other_side_takes_it_first(bodies: Bodies) -> None:
    give_post(bodies.people["zhouhui"], bodies["courier"], Role.CLERK, by=SYSTEM)
    assert applied(bodies, body="courier", employers=(COURIER,)).clerk is bodies.people["zhouhui"]


def test_the_register_of_peoples_mediation_is_written_when_the_unknown_is_known(bodies: Bodies) -> None:
    case = applied(bodies, body="courier")
    assert "D03" not in {paper.code for paper in papers_of(case)}
    ask_other_side(case, by=bodies.people["wangmin"])
    assert "D03" in {paper.code for paper in papers_of(case)}


def test_photographs_come_as_evidence_in_the_zone_that_was_chosen(bodies: Bodies) -> None:
    made = MadeOnLine(photos=(Photo(upload_of("工资条"), Zone.PRIVATE), Photo(upload_of("排班表"), Zone.HANDLING)))
    case = applied(bodies, made)
    assert [(piece.zone, piece.party, piece.received_by) for piece in case.evidence] == [
        ("private", case.applicants[0], None), ("handling", case.applicants[0], None)]
    assert [(row.name, row.pages) for row in case.materials][-1] == ("照片、文件", 2)


def test_what_is_unknown_waits_for_the_clerk_until_the_file_or_the_clerk_says_it(bodies: Bodies) -> None:
    case = applied(bodies, MadeOnLine(unknown=(Unknown.EMPLOYER, Unknown.STORY)),
                   employers=("飞鱼外卖（待查明）",))
    assert still_to_ask(case) == [Unknown.EMPLOYER.label, Unknown.STORY.label]
    case.respondents[0].rename("云岭飞鱼配送有限公司")
    assert still_to_ask(case) == [Unknown.STORY.label]
    story, wang = case.open_questions[1], bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet, match="请写明问到的是什么"):
        settle_question(story, "  ", by=wang)
    with pytest.raises(NotPermitted, match="办案人"):
        settle_question(story, "问到了", by=bodies.people["linfang"])
    settle_question(story, "十月被停号，没有发十月的钱。", by=wang)
    assert still_to_ask(case) == []
    with pytest.raises(NotNow, match="已经记过"):
        settle_question(story, "再记一次", by=wang)


def test_the_application_is_printed_for_signature_when_nothing_is_missing_any_more(bodies: Bodies) -> None:
    case, wang = applied(bodies), bodies.people["wangmin"]
    number, case.applicants[0].identity_sealed = case.applicants[0].identity_sealed, None
    with pytest.raises(RequirementNotMet, match="证件号码"):
        print_for_signature(case, by=wang)
    case.applicants[0].identity_sealed = number
    with pytest.raises(NotPermitted):
        print_for_signature(case, by=bodies.people["linfang"])
    assert print_for_signature(case, by=wang).code == "D01"
    with pytest.raises(NotNow, match="已经打印过"):
        print_for_signature(case, by=wang)


def test_a_side_that_a_body_does_not_take_is_refused_with_the_rule(bodies: Bodies) -> None:
    bodies["township"].settings = {"APPLICANT_ROLES": "workers"}
    with pytest.raises(RequirementNotMet, match="不收这一方"):
        applying.begin_draft(bodies["township"], AppliesAs.EMPLOYER, by=Applying())
    bodies["township"].settings = {"ONLINE_APPLICATIONS": False}
    with pytest.raises(RequirementNotMet, match="不收这一方"):
        applying.begin_draft(bodies["township"], AppliesAs.WORKER, by=Applying())


def a_group(bodies: Bodies) -> Case:
    return applied(bodies, MadeOnLine(named=TWELVE[:11]), workers=("李秀英",))


def test_of_a_group_of_twelve_only_those_who_tap_are_applicants(bodies: Bodies) -> None:
    case = a_group(bodies)
    assert len(case.applicants) == 1 and not case.is_collective
    for named in case.named_workers[:8]:
        slip = joins(named)
        assert slip.secret and slip.party.name == named.name
    decline_to_join(case.named_workers[8], by=NamedActing(case.named_workers[8]))
    assert len(case.applicants) == 9 and [each.word for each in case.named_workers[8:]] == [
        "declines", "waiting", "waiting"]
    joins(case.named_workers[9])
    assert case.is_collective and len(case.applicants) == 10
    assert case.applicants[9].has_agreed and [step.act for step in case.steps][-1] == "join_application"


def test_who_joins_asks_for_the_same_with_a_sum_of_their_own_and_interrupts_their_own_limitation(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_group(bodies)
    on(MONDAY + timedelta(days=1), "08:00")
    join_application(case.named_workers[0], a_worker("工友甲"), 620000, by=NamedActing(case.named_workers[0]))
    claim = case.claims[-1]
    assert (claim.claimant.name, claim.type, claim.amount_fen) == ("工友甲", "wages", 620000)
    assert claim.against == case.respondents
    assert [row.happened_on for row in claim.interruptions] == [MONDAY + timedelta(days=1)]


def test_nobody_answers_for_another_and_nobody_answers_twice(bodies: Bodies) -> None:
    case = a_group(bodies)
    first, second = case.named_workers[:2]
    with pytest.raises(NotPermitted, match="只有本人"):
        join_application(first, a_worker("工友甲"), by=NamedActing(second))
    with pytest.raises(NotPermitted, match="只有本人"):
        join_application(first, a_worker("工友甲"), by=PartyActing(case.applicants[0]))
    with pytest.raises(NotPermitted, match="只有本人"):
        decline_to_join(first, by=PartyActing(case.applicants[0]))
    joins(first)
    with pytest.raises(NotNow, match="已经回过话"):
        decline_to_join(first, by=NamedActing(first))


def test_the_desk_records_who_signed_only_on_the_signed_paper(bodies: Bodies) -> None:
    case, wang = a_group(bodies), bodies.people["wangmin"]
    named = case.named_workers[0]
    with pytest.raises(RequirementNotMet, match="本人签字的纸"):
        join_application(named, a_worker("工友甲"), by=wang)
    with pytest.raises(NotPermitted):
        join_application(named, a_worker("工友甲"), by=bodies.people["linfang"], proof=SIGNED)
    slip = join_application(named, a_worker("工友甲"), by=wang, proof=SIGNED)
    assert named.proof and named.by is wang and slip.party.name == "工友甲"
    decline_to_join(case.named_workers[1], by=wang)
    assert case.named_workers[1].word_term is Joining.DECLINES


def test_the_same_person_is_not_an_applicant_twice(bodies: Bodies) -> None:
    case = a_group(bodies)
    number = case.applicants[0].identity_number
    with pytest.raises(RequirementNotMet, match="已经在本案里"):
        joins(case.named_workers[0], identity_number=number)


def test_links_are_given_to_the_representative_and_the_desk_and_a_new_one_kills_the_old(bodies: Bodies) -> None:
    case = a_group(bodies)
    given = give_links(case, by=PartyActing(case.applicants[0]))
    assert len(given) == 11 and all(named.link_hash == link_hash(token) for named, token in given)
    again = give_links(case, by=bodies.people["wangmin"])
    assert given[0][0].link_hash == link_hash(again[0][1]) != link_hash(given[0][1])
    with pytest.raises(NotPermitted):
        give_links(case, by=bodies.people["linfang"])


def test_after_both_sides_have_agreed_the_list_is_closed(bodies: Bodies) -> None:
    case = a_consented_case(bodies)
    db.session.add(NamedWorker(case=case, ordinal=1, name="工友甲"))
    db.session.flush()
    with pytest.raises(NotNow, match="名单不再收人"):
        joins(case.named_workers[0])
    with pytest.raises(NotNow, match="名单不再收人"):
        give_links(case, by=bodies.people["wangmin"])


def a_draft(bodies: Bodies, body: Body | None = None) -> ApplicationDraft:
    draft, _code = applying.begin_draft(body or bodies["township"], AppliesAs.WORKER, by=Applying())
    return draft


def test_what_was_handed_in_cannot_be_filled_in_or_handed_in_again(bodies: Bodies) -> None:
    draft = a_draft(bodies)
    applying.save_answer(draft, "story", {"story": "没有发钱。"}, by=Applying())
    assert draft.said_on("story") == {"story": "没有发钱。"} and "没有发钱" not in (draft.answers_sealed or "")
    applying.hand_in(draft, by=Applying())
    assert draft.case.state == "submitted" and draft.said_on("story") == {}
    for again in (lambda: applying.hand_in(draft, by=Applying()),
                  lambda: applying.save_answer(draft, "story", {}, by=Applying()),
                  lambda: applying.choose_body(draft, bodies["studio"], by=Applying()),
                  lambda: applying.add_photos(draft, [upload_of("工资条")], Zone.PRIVATE, by=Applying())):
        with pytest.raises(NotNow, match="已经交了"):
            again()


def test_photographs_are_few_and_one_that_is_gone_is_not_found(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(bodies)
    monkeypatch.setattr(applying, "MOST_PHOTOS", 1)
    applying.add_photos(draft, [upload_of("工资条"), upload_of("工资条")], Zone.PRIVATE, by=Applying())
    assert len(draft.photos) == 1
    with pytest.raises(RequirementNotMet, match="最多1张"):
        applying.add_photos(draft, [upload_of("排班表")], Zone.PRIVATE, by=Applying())
    with pytest.raises(NotFound, match="没有找到这张照片"):
        applying.change_photo(None, None, by=Applying())


def test_what_lies_too_long_is_deleted_with_its_photographs_and_nothing_else_is(
        bodies: Bodies, on: Callable[..., None]) -> None:
    draft, kept = a_draft(bodies), a_draft(bodies)
    applying.add_photos(draft, [upload_of("工资条")], Zone.PRIVATE, by=Applying())
    applying.add_photos(kept, [upload_of("排班表")], Zone.PRIVATE, by=Applying())
    case = applied(bodies, MadeOnLine(photos=(Photo(upload_of("聊天记录"), Zone.PRIVATE),)))
    applying.add_photos(draft, [upload_of("聊天记录")], Zone.PRIVATE, by=Applying())
    gone = draft.photos[0].file_sha256
    db.session.commit()
    on(MONDAY + timedelta(days=29))
    applying.save_answer(kept, "story", {"story": "还在填"}, by=Applying())
    db.session.commit()
    assert forget_old_drafts() == 0
    on(MONDAY + timedelta(days=31))
    assert forget_old_drafts() == 1
    assert db.session.scalar(select(func.count()).select_from(ApplicationDraft)) == 1
    assert db.session.get(StoredFile, gone) is None
    assert db.session.get(StoredFile, case.evidence[0].file_sha256) is not None


def test_a_photograph_that_was_taken_away_leaves_the_store_at_the_next_sweep(bodies: Bodies) -> None:
    draft = a_draft(bodies)
    applying.add_photos(draft, [upload_of("工资条")], Zone.PRIVATE, by=Applying())
    sha256 = draft.photos[0].file_sha256
    applying.change_photo(draft.photos[0], None, by=Applying())
    db.session.commit()
    assert draft.photos == [] and db.session.get(StoredFile, sha256) is not None
    forget_old_drafts()
    assert db.session.get(StoredFile, sha256) is None
