"""A datum that papers bear is corrected by two people, and the papers are issued again as 更正本."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.correcting import propose_correction, reject_correction
from mediation.cases.models import Case
from mediation.closing.corrected import confirm_correction, decide, papers_bearing
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.documents.acts import register_scan
from mediation.documents.kinds import d07_correction_notice as d07
from mediation.documents.kinds import d12_representatives as d12
from mediation.documents.particulars import ClockOnPaper, PersonOnPaper
from mediation.documents.queries import papers_of
from mediation.documents.remembering import decoded, encoded, recall, with_new_value
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.people.models import Person
from tests.acts.walked import an_accepted_case
from tests.builders import the_bodies

MONDAY = date(2026, 3, 2)


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


def test_nothing_changes_before_the_director_has_confirmed(case: Case, clerk: Person) -> None:
    worker = case.applicants[0]
    row = propose_correction(case, worker, "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    assert worker.name == "李秀英" and row.is_open
    assert (row.old_value, row.new_value) == ("李秀英", "李秀瑛") and "李秀" not in (row.new_sealed or "")


def test_every_paper_that_bears_the_name_is_issued_again_under_its_number(
        case: Case, clerk: Person, director: Person) -> None:
    worker = case.applicants[0]
    before = papers_bearing(case, worker.public_id, ["name"])
    row = propose_correction(case, worker, "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    done = confirm_correction(row, by=director)
    assert worker.name == "李秀瑛" and "李秀瑛" in case.title
    assert {paper.code for paper in before} >= {"D04", "D05", "D09"}
    assert [paper.corrects for paper in done.again] + list(done.by_hand) == before or done.again
    for paper in done.again:
        assert paper.corrects in before and paper.number == paper.corrects.number
        assert paper.file_sha256 != paper.corrects.file_sha256
    assert not papers_bearing(case, worker.public_id, ["name"]) or all(
        paper in [*done.again, *done.by_hand] for paper in papers_bearing(case, worker.public_id, ["name"]))


def test_the_correction_is_row_67_and_keeps_the_old_value(case: Case, clerk: Person, director: Person) -> None:
    row = propose_correction(case, case.applicants[0], "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    confirm_correction(row, by=director)
    step = case.steps[-1]
    assert (step.act, step.row, step.by) == ("correct_error", "67", director)
    assert (row.confirmed, row.decided_by, row.old_value) == (True, director, "李秀英")


def test_whoever_proposed_it_does_not_confirm_it(case: Case, director: Person) -> None:
    row = propose_correction(case, case.applicants[0], "name", "李秀瑛", "身份证上是“瑛”", by=director)
    with pytest.raises(RequirementNotMet, match="另一人"):
        confirm_correction(row, by=director)


def test_only_the_director_confirms(case: Case, clerk: Person, bodies: Bodies) -> None:
    row = propose_correction(case, case.applicants[0], "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    for other in ("zhouhui", "wangmin"):
        with pytest.raises(NotPermitted):
            confirm_correction(row, by=bodies.people[other])
        with pytest.raises(NotPermitted):
            reject_correction(row, by=bodies.people[other])


def test_what_the_director_does_not_confirm_stays_as_it_is(case: Case, clerk: Person, director: Person) -> None:
    row = propose_correction(case, case.applicants[0], "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    assert decide(row, False, by=director) == "已决定不更正。"
    assert case.applicants[0].name == "李秀英"
    with pytest.raises(NotNow):
        confirm_correction(row, by=director)


def test_a_new_resident_number_says_sex_and_birth_anew(case: Case, clerk: Person, director: Person) -> None:
    worker = case.applicants[0]
    number = resident_number(77)
    row = propose_correction(case, worker, "identity_number", number, "抄错一位", by=clerk)
    confirm_correction(row, by=director)
    assert worker.identity_number == number and worker.born_on is not None
    assert worker.born_on.strftime("%Y%m%d") == number[6:14]


@pytest.mark.parametrize(("column", "value"), [
    ("identity_number", "440600199001010011"), ("phone", "123"), ("born_on", "2026-02-30"), ("name", "")])
def test_a_value_that_cannot_be_right_is_not_proposed(case: Case, clerk: Person, column: str, value: str) -> None:
    with pytest.raises(RequirementNotMet) as refusal:
        propose_correction(case, case.applicants[0], column, value, "抄错", by=clerk)
    assert refusal.value.field == "new_value"


def test_a_correction_says_why(case: Case, clerk: Person) -> None:
    with pytest.raises(RequirementNotMet) as refusal:
        propose_correction(case, case.applicants[0], "name", "李秀瑛", " ", by=clerk)
    assert refusal.value.field == "reason"


def test_the_same_datum_is_not_proposed_twice(case: Case, clerk: Person) -> None:
    propose_correction(case, case.applicants[0], "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    with pytest.raises(NotNow):
        propose_correction(case, case.applicants[0], "name", "李秀颖", "看错了", by=clerk)


def test_receipts_and_scans_are_left_to_people(case: Case, clerk: Person, director: Person) -> None:
    worker = case.applicants[0]
    scan = register_scan(case, "D25", "撤回申请书", b"%PDF-1.4 by hand", "application/pdf", by=clerk, party=worker)
    scan.bears = [f"party:{worker.public_id}:name"]
    row = propose_correction(case, worker, "name", "李秀瑛", "身份证上是“瑛”", by=clerk)
    done = confirm_correction(row, by=director)
    assert scan in done.by_hand and not {paper.code for paper in done.again} & {"D25", "D54"}


def test_what_a_paper_was_made_from_is_kept_sealed_but_no_secret_of_a_slip(case: Case) -> None:
    by_code = {paper.code: paper for paper in papers_of(case)}
    kept = recall(by_code["D04"])
    assert kept is not None and kept.recipients == (case.respondents[0],)
    assert kept.extra.reply_by.last_day == date(2026, 3, 9)
    assert "王敏" not in str(by_code["D04"].extras)
    assert recall(by_code["D54"]) is None


def test_particulars_of_every_shape_come_back_as_they_were() -> None:
    told = d07.Correction(lacking=(d07.Lacking.CLAIMS,), words="写明月份", contact="王敏",
                          by=ClockOnPaper(words="补正期限", last_day=date(2026, 3, 9), provisional=True))
    chosen = d12.Representatives(chosen=(PersonOnPaper(name="李秀英", birth=date(1990, 1, 1)),))
    assert decoded(encoded(told)) == told and decoded(encoded(chosen)) == chosen


def test_a_corrected_name_and_birthday_are_put_right_in_what_a_paper_was_made_from() -> None:
    chosen = d12.Representatives(chosen=(PersonOnPaper(name="李秀英", birth=date(1990, 1, 1)),))
    mended = with_new_value(with_new_value(chosen, "李秀英", "李秀瑛"), date(1990, 1, 1), date(1991, 1, 1))
    assert mended.chosen[0] == PersonOnPaper(name="李秀瑛", birth=date(1991, 1, 1))


def test_nothing_but_particulars_of_papers_is_made_from_what_is_stored() -> None:
    with pytest.raises(ValueError, match="not what papers are made from"):
        decoded({"made": "os:system", "of": {}})
