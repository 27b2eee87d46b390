"""What the staff put down wrongly of a claim is corrected by two people; its papers are issued again as 更正本."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from mediation.cases.correcting import reject_correction
from mediation.cases.correcting_claims import asked, propose_claim_correction, read
from mediation.cases.models import Case, PanelMember
from mediation.closing.corrected import confirm_correction, papers_concerned
from mediation.demo.bodies import Bodies
from mediation.documents.acts import issue, register_scan
from mediation.documents.bearing import bears_sum
from mediation.documents.kinds.d03_register_entry import RegisterEntry
from mediation.documents.kinds.d21_agreed_facts import AgreedFacts
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import ClaimType
from mediation.people.models import Person
from tests.acts.walked import an_accepted_case
from tests.builders import the_bodies

MONDAY = date(2026, 3, 2)
WHY = "申请书原件写的是五千元"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    made = an_accepted_case(bodies)
    db.session.commit()
    return made


@pytest.fixture
def clerk(bodies: Bodies) -> Person:
    return bodies.people["wangmin"]


@pytest.fixture
def director(bodies: Bodies) -> Person:
    return bodies.people["liguoqiang"]


def test_a_sum_is_proposed_by_one_confirmed_by_the_director_and_the_old_one_is_kept(
        case: Case, clerk: Person, director: Person) -> None:
    claim = case.claims[0]
    before = asked(claim)
    row = propose_claim_correction(claim, replace(before, amount_fen=500000, about=True), WHY, by=clerk)
    assert asked(claim) == before and "5000" not in (row.new_sealed or "")
    confirm_correction(row, by=director)
    assert (claim.amount_fen, claim.is_about) == (500000, True)
    assert read(row.old_value or "") == before and (row.confirmed, row.decided_by) == (True, director)
    assert (case.steps[-1].act, case.steps[-1].row) == ("correct_error", "67")


def test_the_papers_that_bear_the_wrong_sum_are_issued_again_with_the_right_one(
        case: Case, clerk: Person, director: Person) -> None:
    claim = case.claims[0]
    wrong = bears_sum(claim)
    bearing = [paper for paper in papers_of(case) if wrong in paper.bears]
    row = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    done = confirm_correction(row, by=director)
    assert "D04" in {paper.code for paper in done.again}
    assert [paper.corrects for paper in done.again] + list(done.by_hand) == bearing
    for paper in done.again:
        assert bears_sum(claim) in paper.bears and wrong not in paper.bears
        assert paper.corrects is not None and paper.number == paper.corrects.number


def test_type_period_and_ground_are_corrected_and_what_follows_from_them_follows(
        case: Case, clerk: Person, director: Person) -> None:
    claim = case.claims[0]
    right = replace(asked(claim), type=ClaimType.OVERTIME, from_on=date(2025, 10, 1), until_on=date(2025, 12, 31),
                    ground="三个月加班费")
    row = propose_claim_correction(claim, right, "录成了工资", by=clerk)
    listing = [paper for paper in papers_of(case) if f"claim:{claim.public_id}:type" in paper.bears]
    done = confirm_correction(row, by=director)
    assert asked(claim) == right and case.matter == ClaimType.OVERTIME.label
    assert listing and [paper.corrects for paper in done.again] + list(done.by_hand) == listing
    assert all(f"claim:{claim.public_id}:type" in paper.bears for paper in done.again)


@pytest.mark.parametrize("written", ["8200", "8,200.00", "8200.0", "８２００", "0.82万", "捌仟贰佰"])
def test_a_paper_that_only_tells_of_the_wrong_sum_is_listed_to_people_however_it_is_written(
        case: Case, clerk: Person, director: Person, written: str) -> None:
    claim = case.claims[0]
    assert claim.amount_fen == 820000
    case.panel.append(PanelMember(person=clerk, presides=True, named_by="body", named_on=MONDAY))
    told = [issue(case, "D21", AgreedFacts(wages=(f"双方确认欠工资{sum_of}元。",), nothing_disputed=True), by=clerk)
            for sum_of in (written, "18,200.00")]
    row = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    assert [paper for paper in papers_concerned(row)[1] if paper in told] == told[:1]
    done = confirm_correction(row, by=director)
    assert [paper for paper in done.by_hand if paper in told] == told[:1]
    assert not set(told) & {paper.corrects for paper in done.again}


def test_a_paper_whose_story_names_the_sum_too_is_not_made_again_with_the_wrong_story(
        case: Case, clerk: Person) -> None:
    claim = case.claims[0]
    telling, silent = (issue(case, "D03", RegisterEntry(registrar="王敏"), by=clerk, facts=facts)
                       for facts in ("被申请人欠我8200元。", "工资一直没有发。"))
    assert bears_sum(claim) in telling.bears and bears_sum(claim) in silent.bears
    row = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    again, by_hand = papers_concerned(row)
    assert telling in by_hand and telling not in again and silent in again


def test_a_scan_that_bears_the_sum_is_left_to_people(case: Case, clerk: Person, director: Person) -> None:
    claim = case.claims[0]
    scan = register_scan(case, "D25", "撤回申请书", b"%PDF-1.4 by hand", "application/pdf", by=clerk)
    scan.bears = [bears_sum(claim)]
    row = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    assert scan in papers_concerned(row)[1]
    assert scan in confirm_correction(row, by=director).by_hand


def test_neither_one_person_alone_nor_anybody_but_the_director_corrects_a_claim(
        case: Case, clerk: Person, director: Person, bodies: Bodies) -> None:
    claim = case.claims[0]
    row = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=director)
    with pytest.raises(RequirementNotMet, match="另一人"):
        confirm_correction(row, by=director)
    with pytest.raises(NotPermitted):
        confirm_correction(row, by=clerk)
    with pytest.raises(NotPermitted):
        propose_claim_correction(claim, replace(asked(claim), about=True), WHY, by=bodies.people["gulnar"])
    with pytest.raises(NotNow):
        propose_claim_correction(claim, replace(asked(claim), about=True), WHY, by=clerk)
    assert row.is_open


@pytest.mark.parametrize(("change", "reason", "field"), [
    ({}, WHY, "amount"), ({"amount_fen": 1}, " ", "reason"),
    ({"from_on": date(2026, 2, 1), "until_on": date(2026, 1, 1)}, WHY, "until_on")])
def test_a_correction_says_why_and_corrects_something_that_can_be(
        case: Case, clerk: Person, change: dict[str, object], reason: str, field: str) -> None:
    claim = case.claims[0]
    with pytest.raises(RequirementNotMet) as refusal:
        propose_claim_correction(claim, replace(asked(claim), **change), reason, by=clerk)  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_what_was_changed_meanwhile_or_is_not_confirmed_stays(case: Case, clerk: Person, director: Person) -> None:
    claim = case.claims[0]
    asked_for = claim.amount_fen
    first = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    reject_correction(first, by=director)
    assert claim.amount_fen == asked_for
    second = propose_claim_correction(claim, replace(asked(claim), amount_fen=500000), WHY, by=clerk)
    claim.formula = "另一种算法"
    with pytest.raises(NotNow, match="重新提出"):
        confirm_correction(second, by=director)
