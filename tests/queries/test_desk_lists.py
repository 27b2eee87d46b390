"""The worklist and the search as queries: order, paging, who sees what, in a fixed number of statements."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.models import Mark, StrengtheningState
from mediation.cases.acts import may_now
from mediation.cases.correcting import propose_correction
from mediation.cases.models import Case, Contact, Exclusion
from mediation.cases.naming import name_the_case
from mediation.cases.proposing import propose, send_back
from mediation.cases.states import CaseState
from mediation.clock import now
from mediation.demo.bodies import Bodies
from mediation.desk.next_acts import pressable
from mediation.desk.queries.choosing import Choice, Due, Place, counts, counts_by_body, page
from mediation.desk.queries.listed import rows_of
from mediation.desk.queries.searching import search
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import latest_paper
from mediation.extensions import db
from mediation.intake.acceptance.acts import ask_other_side
from mediation.law.terms import Basis
from tests.builders import a_case, a_confirmation, a_draft, a_submitted_case, the_bodies
from tests.statements import statements

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def drafts(bodies: Bodies, number: int, **more: Any) -> list[Case]:
    """Cases taken in and not yet handed in, each with a worker of its own."""
    made = [a_draft(bodies, workers=(f"钱{place}号",), **more) for place in range(number)]
    db.session.commit()
    return made


def everything(**more: Any) -> Choice:
    return Choice(today=MONDAY, **more)


def test_each_case_stands_once_in_the_order_of_its_day_and_those_without_a_day_come_last(bodies: Bodies) -> None:
    cases = drafts(bodies, 7)
    days = [5, 3, None, 3, 1, None, 9]
    for case, day in zip(cases, days, strict=True):
        case.due_on = MONDAY + timedelta(days=day) if day else None
    db.session.commit()
    clerk = bodies.people["wangmin"]
    seen: list[int] = []
    place = None
    for _ in range(4):
        found = page(clerk, everything(), 2, after=place)
        seen += found.ids
        place = found.older
    by_day = sorted(cases, key=lambda case: (case.due_on is None, case.due_on or date.max, case.id))
    assert seen == [case.id for case in by_day] and place is None


def test_the_page_before_is_the_one_that_one_came_from(bodies: Bodies) -> None:
    cases = drafts(bodies, 9)
    for case in cases[6:]:
        case.due_on = None
    db.session.commit()
    clerk = bodies.people["wangmin"]
    first = page(clerk, everything(), 4)
    second = page(clerk, everything(), 4, after=first.older)
    third = page(clerk, everything(), 4, after=second.older)
    assert third.older is None and len(third.ids) == 1
    assert page(clerk, everything(), 4, before=third.newer).ids == second.ids
    back = page(clerk, everything(), 4, before=second.newer)
    assert back.ids == first.ids and back.newer is None


def a_case_for_the_archive(bodies: Bodies, worker: str) -> Case:
    """Mediation has failed, everybody has the letter; only the file is left."""
    case = a_case(bodies, CaseState.NO_AGREEMENT, workers=(worker,))
    letter = latest_paper(case, "D30")
    assert letter is not None
    for party in case.active_parties:
        serve(letter, party, ServiceWay.DIRECT, MONDAY, by=bodies.people["wangmin"], taken_by=party.name)
    db.session.commit()
    return case


def test_what_only_waits_for_the_archive_stands_below_everything_else_and_is_never_overdue(
        bodies: Bodies, on: Callable[..., None]) -> None:
    files = [a_case_for_the_archive(bodies, name) for name in ("孙一", "孙二", "孙三")]
    unserved = a_case(bodies, CaseState.NO_AGREEMENT, workers=("李一",))
    undated, dated = drafts(bodies, 2)
    undated.due_on, dated.due_on = None, MONDAY + timedelta(days=300)
    db.session.commit()
    on(date(2026, 6, 1))
    clerk = bodies.people["wangmin"]
    first = page(clerk, everything(), 4)
    assert first.ids == (dated.id, unserved.id, undated.id, files[0].id) and first.archive == {files[0].id}
    second = page(clerk, everything(), 4, after=first.older)
    assert second.ids == (files[1].id, files[2].id) and second.archive == set(second.ids)
    assert page(clerk, everything(), 4, before=second.newer).ids == first.ids
    later = Choice(today=date(2026, 6, 1))
    assert counts(clerk, later)[Due.OVER] == 0 and counts(clerk, later)[Due.ARCHIVE] == 3
    assert page(clerk, everything(due=Due.ARCHIVE), 10).ids == tuple(case.id for case in files)


@pytest.mark.parametrize("left", ["an obligation", "the court"])
def test_an_agreement_that_is_owed_or_before_the_court_is_not_for_the_archive(bodies: Bodies, left: str) -> None:
    record = a_confirmation(bodies, StrengtheningState.CONF_FILED)
    case = record.case
    case.due_on = None
    for line in case.agreements[0].obligations:
        line.state = "performed" if left == "the court" else line.state
    if left == "an obligation":
        case.agreements[0].strengthening.state = "b_expired"
    db.session.commit()
    clerk = bodies.people["wangmin"]
    assert counts(clerk, everything())[Due.ARCHIVE] == 0
    case.agreements[0].strengthening.state = "b_expired"
    for line in case.agreements[0].obligations:
        line.state = "performed"
    db.session.commit()
    assert counts(clerk, everything())[Due.ARCHIVE] == 1


def test_a_place_that_no_longer_exists_still_leads_on(bodies: Bodies) -> None:
    drafts(bodies, 3)
    assert page(bodies.people["wangmin"], everything(), 2, after=Place(date(2026, 1, 1), 10 ** 9)).ids
    assert not page(bodies.people["wangmin"], everything(), 2, after=Place(None, 10 ** 9)).ids


def test_the_counters_say_how_many_stand_behind_each_filter(bodies: Bodies) -> None:
    late, today, soon, later = drafts(bodies, 4)
    late.due_on, today.due_on = MONDAY - timedelta(days=1), MONDAY
    soon.due_on, later.due_on = date(2026, 3, 5), date(2026, 3, 6)
    asked = a_case(bodies, CaseState.CONSENT_PENDING)
    db.session.commit()
    found = counts(bodies.people["wangmin"], everything())
    assert (found[Due.OVER], found[Due.TODAY], found[Due.ALL]) == (1, 1, 5)
    assert found[Due.SOON] == 1 + (MONDAY < asked.due_on <= date(2026, 3, 5))
    assert found[Due.WAITING] == 1 and found[Due.SEAL] == 0


def test_what_needs_the_yes_of_the_director_is_a_group_of_its_own(bodies: Bodies) -> None:
    clerk, director = bodies.people["wangmin"], bodies.people["liguoqiang"]
    case, other = a_case(bodies, CaseState.SUBMITTED), a_case(bodies, CaseState.SUBMITTED, workers=("赵强",))
    assert counts(director, everything())[Due.DIRECTOR] == 0
    row = propose(case, "refer", {}, by=clerk)
    db.session.commit()
    assert counts(director, everything())[Due.DIRECTOR] == 1
    assert page(director, everything(due=Due.DIRECTOR), 10).ids == (case.id,)
    send_back(row, "还要再问一次", by=director)
    propose_correction(other, other.workers[0], "name", "赵强强", "身份证上的名字", by=clerk)
    db.session.commit()
    assert page(director, everything(due=Due.DIRECTOR), 10).ids == (other.id,)


def test_a_proposal_that_is_overtaken_waits_for_nobody(bodies: Bodies) -> None:
    clerk = bodies.people["wangmin"]
    case = a_case(bodies, CaseState.SUBMITTED)
    propose(case, "refer", {}, by=clerk)
    ask_other_side(case, by=clerk)
    db.session.commit()
    assert counts(clerk, everything())[Due.DIRECTOR] == 0


def test_a_case_that_lacks_only_the_seal_is_listed_as_such(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SIGNING)
    clerk = bodies.people["wangmin"]
    assert counts(clerk, everything())[Due.SEAL] == 0
    agreement = case.agreements[-1]
    for party in agreement.parties:
        db.session.add(Mark(agreement=agreement, whose=f"party:{party.public_id}", party=party, kind="signature",
                            placed_on=MONDAY, recorded_at=now()))
    db.session.commit()
    assert counts(clerk, everything())[Due.SEAL] == 1
    assert page(clerk, everything(due=Due.SEAL), 10).ids == (case.id,)


def test_payments_that_fall_due_are_listed(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    clerk = bodies.people["wangmin"]
    due = min(line.due_on for line in case.agreements[-1].obligations)
    assert page(clerk, Choice(Due.PAYMENTS, today=due), 10).ids == (case.id,)
    assert not page(clerk, Choice(Due.PAYMENTS, today=due - timedelta(days=60)), 10).ids


def test_only_my_own_are_those_i_keep_or_mediate(bodies: Bodies) -> None:
    first, second, third = drafts(bodies, 3)
    first.clerk, second.clerk, third.clerk = bodies.people["wangmin"], bodies.people["liguoqiang"], None
    db.session.commit()
    assert page(bodies.people["wangmin"], everything(mine=True), 10).ids == (first.id,)
    mediated = a_case(bodies, CaseState.IN_MEDIATION)
    mediator = mediated.mediators[0].person
    assert mediated.id in page(mediator, everything(mine=True), 10).ids


def test_one_body_is_chosen_and_each_says_how_many_it_has(bodies: Bodies) -> None:
    drafts(bodies, 2)
    other = a_draft(bodies, body="township", basis=Basis.TOWNSHIP)
    db.session.commit()
    clerk = bodies.people["wangmin"]
    assert page(clerk, everything(body_id=bodies["township"].id), 10).ids == (other.id,)
    assert counts_by_body(clerk, everything()) == {bodies["courier"].id: 2, bodies["township"].id: 1}
    assert not page(clerk, everything(body_id=bodies["studio"].id), 10).ids


def test_nobody_lists_the_cases_of_a_body_in_which_they_hold_no_post(bodies: Bodies) -> None:
    drafts(bodies, 2)
    for login in ("gulnar", "hejing", "qiuyue", "zhaolei"):
        person = bodies.people[login]
        assert not page(person, everything(), 10).ids
        assert not search(person, "钱", 10).ids


def test_who_is_recused_finds_the_case_in_no_list(bodies: Bodies) -> None:
    case = drafts(bodies, 1)[0]
    clerk = bodies.people["wangmin"]
    db.session.add(Exclusion(case=case, person=clerk, reason="当事人的亲属", since_on=MONDAY))
    db.session.commit()
    assert not page(clerk, everything(), 10).ids and counts(clerk, everything())[Due.ALL] == 0
    assert not search(clerk, "钱0", 10).ids and not search(clerk, case.receipt_number, 10).exact
    assert not rows_of(clerk, [case.id])


def test_the_list_takes_as_many_statements_for_one_row_as_for_twelve(bodies: Bodies) -> None:
    clerk = bodies.people["wangmin"]

    def sent() -> int:
        with statements() as selects:
            found = page(clerk, everything(), 50)
            rows_of(clerk, found.ids)
            counts(clerk, everything())
        return len(selects)

    a_case(bodies, CaseState.SIGNING)
    db.session.expire_all()
    one = sent()
    drafts(bodies, 10)
    a_case(bodies, CaseState.EFFECTIVE, workers=("周一一", "周二二"))
    db.session.expire_all()
    assert sent() == one


@pytest.mark.parametrize("state", [CaseState.SUBMITTED, CaseState.CONSENT_PENDING, CaseState.ACCEPTED,
                                   CaseState.IN_MEDIATION, CaseState.EFFECTIVE])
def test_a_row_offers_the_acts_that_the_case_itself_would(bodies: Bodies, state: CaseState) -> None:
    """The list's table of acts and the door of the procedure say the same, for everybody of the body."""
    case = a_case(bodies, state)
    for login in ("wangmin", "liguoqiang", "zhouhui"):
        person = bodies.people[login]
        row = rows_of(person, [case.id])[0]
        assert pressable(row, person) == dict(may_now(case, person)) == pressable(case, person)


def test_a_row_says_how_often_the_other_side_was_tried_and_what_is_asked(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies, workers=("赵强", "赵刚"), amount_fen=820000)
    clerk = bodies.people["wangmin"]
    db.session.add(Contact(case=case, party=case.respondents[0], by=clerk, happened_at=now(), recorded_at=now(),
                           way="phone", outcome="no_answer"))
    case.claims[0].amount_fen = None
    db.session.commit()
    row = rows_of(clerk, [case.id])[0]
    assert (row.tries, row.asked_fen, row.asked_about) == (1, 820000, True)
    assert row.phone == case.applicants[0].phone and row.nearest.ends_on == case.due_on


def test_a_name_is_found_by_any_part_of_it_with_whatever_dot(bodies: Bodies) -> None:
    case = a_draft(bodies, workers=("买买提·阿卜杜拉",))
    a_draft(bodies, workers=("李秀英",))
    db.session.commit()
    for typed in ("买买提·阿卜杜拉", "买买提•阿卜杜拉", "买买提.阿卜杜拉", "买买提阿卜杜拉", "买", "阿卜", " 提·阿 "):
        assert search(bodies.people["wangmin"], typed, 10).ids == (case.id,), typed


def test_signs_of_a_pattern_are_looked_for_as_they_are(bodies: Bodies) -> None:
    drafts(bodies, 1)
    for typed in ("%", "_", "\\", "%%", "钱%号"):
        found = search(bodies.people["wangmin"], typed, 10)
        assert not found.ids and not found.exact, typed


def test_rare_characters_and_agents_and_employers_are_found(bodies: Bodies) -> None:
    case = a_draft(bodies, workers=("𬱖文",), employers=("众达（云岭）配送站点",))
    db.session.commit()
    clerk = bodies.people["wangmin"]
    assert case.id in search(clerk, "𬱖", 10).ids
    assert case.id in search(clerk, "众达(云岭)", 10).ids
    assert case.id in search(clerk, "配送", 10).ids


def test_numbers_are_found_exactly_and_stand_first(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    clerk = bodies.people["wangmin"]
    assert case.number is not None
    for typed in (case.number, case.number.replace("〔", "[").replace("〕", "]"), case.receipt_number,
                  f"收{case.receipt_number}", str(case.sequence), f"第{case.sequence:03d}号"):
        assert search(clerk, typed, 10).exact == (case.id,), typed


def test_what_stands_on_a_paper_in_the_hand_finds_its_case(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    a_case(bodies, CaseState.EFFECTIVE, workers=("钱一",))
    case.file_number = "2026-劳-0017"
    name_the_case(case)
    db.session.commit()
    clerk = bodies.people["wangmin"]
    (agreement,) = case.agreements
    notice = latest_paper(case, "D06") or latest_paper(case, "D05")
    assert agreement.number and notice is not None and notice.number and notice.check_code
    for typed in ("2026-劳-0017", agreement.number, agreement.number.replace("〔", "[").replace("〕", "]"),
                  notice.number, notice.number.replace("〔", "（").replace("〕", "）"), notice.check_code,
                  "-".join(notice.check_code[at:at + 4] for at in (0, 4, 8)).lower()):
        assert search(clerk, typed, 10).exact == (case.id,), typed
    assert search(clerk, "劳-0017", 10).ids == (case.id,)


def test_a_telephone_or_an_identity_number_is_found_only_in_full(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    worker, clerk = case.applicants[0], bodies.people["wangmin"]
    assert worker.phone and worker.identity_number
    assert search(clerk, worker.phone, 10).exact == (case.id,)
    assert search(clerk, f"{worker.phone[:3]} {worker.phone[3:7]} {worker.phone[7:]}", 10).exact == (case.id,)
    assert search(clerk, worker.identity_number.lower(), 10).exact == (case.id,)
    for part in (worker.phone[:7], worker.identity_number[:14]):
        found = search(clerk, part, 10)
        assert not found.exact and not found.ids


def test_the_search_pages_from_the_newest_to_the_oldest(bodies: Bodies) -> None:
    cases = drafts(bodies, 5)
    for case in cases:
        case.search_text = "钱"
    db.session.commit()
    clerk = bodies.people["wangmin"]
    seen: list[int] = []
    before = None
    while True:
        found = search(clerk, "钱", 2, before)
        seen += found.ids
        before = found.older
        if before is None:
            break
    assert seen == [case.id for case in reversed(cases)]
