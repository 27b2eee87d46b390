"""Somebody does not sign: what is printed without them, whose signatures still count, and who can't be left out."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.agreements.acts import (
    change_obligation,
    leave_out,
    place_marks,
    record_signed_copy,
    settle_terms,
)
from mediation.agreements.models import Agreement
from mediation.agreements.on_paper import signing_lines
from mediation.agreements.preview import papers_of_pack
from mediation.agreements.queries import last_of_each, papers_about
from mediation.agreements.signing import marks_missing
from mediation.agreements.signing_forms import marks_form
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.court.scans import originals
from mediation.demo.bodies import Bodies
from mediation.demo.scans import scan_of
from mediation.documents.models import Paper
from mediation.errors import RequirementNotMet
from mediation.files import content_of
from mediation.law.terms import PartyKind, Side
from mediation.parties.models import Party
from tests.acts.agreement_cases import (
    DAY,
    _party,
    a_case_in_mediation,
    a_draft_for_all,
    a_payment,
    mark,
    of,
    out_for_signing,
)
from tests.builders import the_bodies
from tests.documents.reading import text_of, without_blanks


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def all_but_the_last_sign(bodies: Bodies, workers: int = 3) -> tuple[Case, Agreement, Party]:
    """Everybody but the last worker and the seal has signed the agreement and what goes with it."""
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=workers)
    agreement = out_for_signing(case, by, wants_confirmation=True)
    last = case.workers[-1]
    place_marks(agreement, [mark(agreement, row.whose, DAY) for row in marks_missing(agreement)
                            if row.whose not in (of(last), "seal")], by=by)
    proof = scan_of("签字页", by=by)
    for paper in last_of_each(agreement, ("D40", "D41")):
        for party in agreement.parties:
            if party is not last:
                record_signed_copy(paper, party, Facts(happened_on=DAY, proof=proof), by=by)
    return case, agreement, last


def says(paper: Paper) -> str:
    return without_blanks(text_of(content_of(paper.file_sha256)))


def test_everything_that_is_still_to_be_signed_names_only_those_who_stay(bodies: Bodies) -> None:
    _, agreement, last = all_but_the_last_sign(bodies)
    assert last.name in says(last_of_each(agreement, ("D40",))[0])
    leave_out(agreement, last, "本人不同意，另行仲裁", by=bodies.people["wangmin"])
    pack = [paper for paper in papers_of_pack(agreement) if paper.code != "S05"]
    assert [paper.code for paper in pack] == ["D27", "D40", "D41", "S02"]
    assert all(paper.corrects is not None and paper.issued_on == DAY for paper in pack)
    application, statement, slip = ("".join(says(paper).split("申请人", 1)[1:]) for paper in pack[1:])
    assert last.name not in says(pack[0]) and last.name not in application and last.name not in statement
    assert all(party.name in application for party in agreement.parties)
    assert slip.count("司法确认申请书") == slip.count("司法确认承诺书") == 3


def test_the_slip_lists_what_is_open_on_the_signed_print_and_the_whole_application(bodies: Bodies) -> None:
    _, agreement, last = all_but_the_last_sign(bodies)
    signed = agreement.paper
    leave_out(agreement, last, "另行仲裁", by=bodies.people["wangmin"])
    lines = signing_lines(agreement)
    text = [line for line in lines if line.paper == "人民调解协议书"]
    assert [line.how for line in text] == ["盖章（最后盖）"]
    assert text[0].where == f"已有签名的原件第{signed.pages}页末，新文本附后" and text[0].copies == signed.copies
    assert [line.paper for line in lines].count("司法确认申请书") == len(agreement.parties)


def test_the_grid_shows_each_paper_once_and_asks_those_who_stay_to_sign_the_new_application(
        app: Flask, bodies: Bodies) -> None:
    _, agreement, last = all_but_the_last_sign(bodies)
    leave_out(agreement, last, "另行仲裁", by=bodies.people["wangmin"])
    with app.test_request_context():
        form = marks_form(agreement)
    assert [paper.code for paper in form.papers] == ["D40", "D41"]
    assert {paper.id for paper in form.papers} == {paper.id for paper in last_of_each(agreement, ("D40", "D41"))}
    rows = [row for row in form.rows if row.party is not None]
    assert all(form.copy(paper, row) is not None and form.copied(paper, row) is None
               for paper in form.papers for row in rows)
    assert all(row.placed for row in rows)


def test_the_court_opens_only_the_application_that_those_who_stay_have_signed(bodies: Bodies) -> None:
    _, agreement, last = all_but_the_last_sign(bodies)
    assert originals(agreement)
    leave_out(agreement, last, "另行仲裁", by=bodies.people["wangmin"])
    assert not originals(agreement)
    assert len([paper for paper in papers_about(agreement) if paper.code != "S05"]) == 8


def test_where_nobody_has_signed_the_new_print_takes_the_place_of_the_old_one(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    agreement = out_for_signing(case, by)
    paper = leave_out(agreement, case.workers[-1], "另行仲裁", by=by)
    assert agreement.paper is paper
    assert {line.where for line in signing_lines(agreement)} == {f"第{paper.pages}页末"}


def test_one_who_answers_jointly_for_a_line_of_others_is_not_left_out_of_a_text_that_is_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    second = _party(case, Side.RESPONDENT, PartyKind.EMPLOYER, "大成总包有限公司", 2)
    agreement = a_draft_for_all(case, by)
    line = agreement.obligations[0]
    change_obligation(line, a_payment(case, case.workers[0], joint_with=(second,)), by=by)
    settle_terms(case, Facts(happened_on=DAY), by=by)
    with pytest.raises(RequirementNotMet, match="连带付款"):
        leave_out(agreement, second, "不愿连带", by=by)
    assert line.joint_payers == [second] and second in agreement.parties


def test_the_mark_of_a_third_payer_stays_when_the_first_of_its_lines_leaves(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    agreement = a_draft_for_all(case, by)
    first, second = agreement.obligations
    for line, worker in ((first, case.workers[0]), (second, case.workers[1])):
        change_obligation(line, a_payment(case, worker, third_party_payer="大成总包有限公司", third_party_signs=True),
                          by=by)
    settle_terms(case, Facts(happened_on=DAY), by=by)
    third = next(row.whose for row in marks_missing(agreement) if row.whose.startswith("third:"))
    place_marks(agreement, [mark(agreement, third, DAY)], by=by)
    leave_out(agreement, case.workers[0], "另行仲裁", by=by)
    assert not any(row.whose.startswith("third:") for row in marks_missing(agreement))
    assert [each.whose for each in agreement.marks] == [f"third:{second.public_id}"]
