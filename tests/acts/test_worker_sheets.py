"""Each worker gets a plain sheet with the agreement, and a new one when the agreement says something else."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.acts import (
    change_obligation,
    draft_supplement,
    leave_out,
    offer_sheets,
    reject_text,
    settle_supplement,
    settle_terms,
)
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.preview import papers_of_pack
from mediation.agreements.queries import papers_about
from mediation.agreements.worker_sheets import last_sheets
from mediation.cases.facts import Facts
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.scans import scan_of
from mediation.documents.models import Paper
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.files import content_of
from mediation.intake.facts import ClaimFacts
from mediation.law.terms import Basis, ClaimType, Language
from mediation.parties.models import Party
from mediation.sessions.models import Interpreter
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_payment, all_signed, out_for_signing
from tests.builders import a_walk, a_worker, an_employer, the_bodies
from tests.documents.reading import text_of, without_blanks


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def says(paper: Paper) -> str:
    return without_blanks(text_of(content_of(paper.file_sha256)))


def sheets(agreement: Agreement) -> list[Paper]:
    return [paper for paper in papers_about(agreement) if paper.code == "S05"]


def sheet_for(agreement: Agreement, worker: Party) -> Paper:
    return last_sheets(agreement)[worker.id]


def test_each_worker_gets_what_the_agreement_says_of_this_one_and_of_nobody_else(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=3)
    agreement = out_for_signing(case, bodies.people["wangmin"])
    assert [paper.party for paper in sheets(agreement)] == case.workers
    one, other, _ = case.workers
    text = says(sheet_for(agreement, one))
    assert one.name in text and other.name not in text
    assert "¥7,400.00" in text and "一共" not in text
    assert "一次了结" in text and "申请支付令" in text and "三十日内" in text and "12348" in text
    assert set(sheets(agreement)) <= set(papers_of_pack(agreement))


@pytest.mark.parametrize(("said", "follows"), [
    ({}, "对方可以直接申请法院强制执行；没有确认"),
    ({"body": "studio", "basis": Basis.COURT_ENTRUSTED}, "法院会按协议制作调解书。双方签收以后你没有照办")])
def test_who_alone_has_to_pay_reads_what_follows_if_they_do_not(
        bodies: Bodies, said: dict[str, Any], follows: str) -> None:
    walk = a_walk(bodies, CaseState.SIGNING, applicants=(an_employer(),), respondents=(a_worker(),),
                  claims=(ClaimFacts(ClaimType.TRAINING, amount_fen=500000),), **said)
    text = says(last_sheets(walk.agreement)[walk.case.workers[0].id])
    assert "你要付给云岭鑫源建筑劳务有限公司" in text and "到时候没有办到会怎样" in text and follows in text
    assert "不给怎么办" not in text and "你可以申请仲裁" not in text and "我们去催" not in text


def test_whoever_reads_another_language_gets_it_in_two_columns(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=2)
    case.workers[1].language = Language.UYGHUR.value
    db.session.add(Interpreter(case=case, party=case.workers[1], name="古丽", language=Language.UYGHUR.value,
                               public_id="guli", booked_on=DAY, signed_on=DAY))
    agreement = out_for_signing(case, bodies.people["wangmin"])
    assert "维吾尔语" in says(sheet_for(agreement, case.workers[1]))
    assert "维吾尔语" not in says(sheet_for(agreement, case.workers[0]))


def test_when_somebody_is_left_out_their_sheet_is_void_and_the_others_keep_theirs(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=3)
    agreement = out_for_signing(case, bodies.people["wangmin"])
    leaving, staying = case.workers[2], case.workers[0]
    before = sheet_for(agreement, staying)
    leave_out(agreement, leaving, "另行仲裁", by=bodies.people["wangmin"])
    assert leaving.id not in last_sheets(agreement)
    assert sheet_for(agreement, staying) is before


def test_a_text_that_takes_the_place_of_a_refused_one_brings_new_sheets(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    first = out_for_signing(case, by)
    again, = reject_text(case, Facts(happened_on=DAY, reason="金额有误", proof=scan_of("意见", by=by)), by=by)
    line = again.obligations[0]
    change_obligation(line, a_payment(case, case.workers[0], fen=800000), by=by)
    settle_terms(case, Facts(happened_on=DAY), by=by, sham_suspected=False)
    text = says(sheet_for(again, case.workers[0]))
    assert "¥8,000.00" in text and str(again.number) in text and again.number != first.number


def test_a_supplement_brings_a_sheet_with_what_differs(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    first = out_for_signing(case, by)
    all_signed(first, by)
    supplement = draft_supplement(first, by=by)
    changed = supplement.obligations[1]
    change_obligation(changed, a_payment(case, case.workers[1], fen=600000), by=by)
    settle_supplement(supplement, by=by, sham_suspected=False)
    text = says(sheet_for(supplement, case.workers[1]))
    assert case.workers[0].id not in last_sheets(supplement)
    assert "补充协议" in text and str(first.number) in text and "¥6,000.00" in text


def test_sheets_that_are_lacking_are_printed_and_those_that_are_there_stay(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=3)
    agreement = out_for_signing(case, by)
    kept, lost = sheet_for(agreement, case.workers[0]), sheet_for(agreement, case.workers[2])
    lost.make_void(lost.issued_at)
    offer_sheets(agreement, by=by)
    assert sheet_for(agreement, case.workers[0]) is kept
    assert sheet_for(agreement, case.workers[2]) is not lost and len(sheets(agreement)) == 4


def test_of_an_agreement_that_was_replaced_no_sheet_is_printed(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), by)
    agreement.standing = AgreementStanding.REPLACED.value
    with pytest.raises(NotNow, match="新的协议"):
        offer_sheets(agreement, by=by)
