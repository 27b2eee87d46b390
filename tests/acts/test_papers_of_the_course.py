"""The papers that acts make due on the way: register, recusal, disclosure, suspension, withdrawal."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from mediation.cases.facts import EndWithoutAgreement, Facts, Suspension, Withdrawal
from mediation.cases.models import Case
from mediation.cases.states import EndReason
from mediation.closing.acts import leave, stop_suspended, withdraw
from mediation.closing.checklist import paper_lines
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d24_suspension_notice import SuspensionReason
from mediation.documents.models import Paper
from mediation.documents.packing import bytes_of
from mediation.documents.queries import papers_of
from mediation.documents.recusal import RecusalGround
from mediation.documents.remembering import recall
from mediation.documents.stage_papers import stage_papers
from mediation.errors import RequirementNotMet
from mediation.law.terms import Basis
from mediation.sessions.acts import (change_mediator, disclose, keep_after_disclosure, refuse_recusal, resume,
                                     suspend, suspend_for_sham)
from mediation.sessions.models import SuspensionGround
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_scan
from tests.builders import a_submitted_case, the_bodies
from tests.documents.reading import text_of, without_blanks


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def all_of(case: Case, code: str) -> list[Paper]:
    return [paper for paper in papers_of(case) if paper.code == code]


def words_of(paper: Paper) -> str:
    return without_blanks(text_of(bytes_of(paper)))


def due(case: Case) -> dict[str, str]:
    return {each.code: each.state for each in stage_papers(case, papers_of(case)).papers}


def test_row_5_a_peoples_committee_enters_what_it_takes_in_into_its_register(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    entry, = all_of(case, "D03")
    assert "登记人王敏" in words_of(entry) and "工资一直没有发" in words_of(entry)
    assert due(case)["D03"] == "got"


def test_row_5_no_other_body_keeps_that_register(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies, body="company", basis=Basis.ENTERPRISE, by="linfang",
                                    employers=("远航电子（云岭）有限公司",))
    assert not all_of(case, "D03") and "D03" not in due(case)


def test_row_16_a_recusal_makes_the_application_and_the_decision(bodies: Bodies, case: Case) -> None:
    signed = a_scan()
    change_mediator(case, case.mediators[0], bodies.people["chenzhiyuan"], RecusalGround.KINSHIP,
                    by=bodies.people["liguoqiang"],
                    facts=Facts(reason="是经理的妹妹", on_behalf_of=tuple(case.applicants), proof=signed))
    application, = all_of(case, "D14")
    decision, = all_of(case, "D16")
    assert application.signed_scan_sha256 == signed and "请求调解员周慧回避" in words_of(application)
    assert "另行指定陈志远为调解员" in words_of(decision) and decision.number
    states = due(case)
    assert states["D14"] == states["D16"] == "got" and "D15" not in states
    assert {"D14", "D16"} <= {line.code for line in paper_lines(case) if line.in_the_file}


def test_row_16_a_recusal_that_is_refused_prints_the_decision_too_and_the_mediator_stays(
        bodies: Bodies, case: Case) -> None:
    member, director = case.mediators[0], bodies.people["liguoqiang"]
    asked = Facts(reason="和被申请人的经理是同乡", on_behalf_of=tuple(case.applicants), proof=a_scan())
    for ground, findings, facts, field in (
            (RecusalGround.INTEREST, " ", asked, "findings"), (RecusalGround.WISH, "不成立", asked, "asserted"),
            (RecusalGround.INTEREST, "不成立", replace(asked, on_behalf_of=()), "on_behalf_of")):
        with pytest.raises(RequirementNotMet) as refused:
            refuse_recusal(case, member, ground, findings, by=director, facts=facts)
        assert refused.value.field == field
    refuse_recusal(case, member, RecusalGround.INTEREST, "经查，双方只是同乡，没有利害关系。", by=director, facts=asked)
    application, = all_of(case, "D14")
    decision, = all_of(case, "D16")
    assert "和被申请人的经理是同乡" in words_of(application) and application.signed_scan_sha256 == asked.proof
    assert "驳回，由其继续调解" in words_of(decision) and "只是同乡" in words_of(decision)
    assert member in case.mediators and not case.excludes(member.person)
    assert {code: due(case)[code] for code in ("D14", "D16")} == {"D14": "got", "D16": "got"}


def test_after_a_disclosure_nobody_is_refused_another_mediator(bodies: Bodies, case: Case) -> None:
    member = case.mediators[0]
    disclose(case, member, "曾与申请人同在一个单位工作。", by=bodies.people["zhouhui"])
    with pytest.raises(RequirementNotMet, match="不能驳回"):
        refuse_recusal(case, member, RecusalGround.OTHER_RELATION, "不成立。", by=bodies.people["liguoqiang"],
                       facts=Facts(reason="同过事", on_behalf_of=tuple(case.respondents)))


def test_row_16_who_leaves_by_their_own_wish_needs_no_application(bodies: Bodies, case: Case) -> None:
    change_mediator(case, case.mediators[0], None, RecusalGround.INTEREST, by=bodies.people["liguoqiang"],
                    facts=Facts(reason="持有被申请人的股份"))
    assert not all_of(case, "D14") and len(all_of(case, "D16")) == 1 and "D14" not in due(case)


def test_a_disclosure_is_printed_and_comes_back_with_what_both_sides_chose(bodies: Bodies, case: Case) -> None:
    member = case.mediators[0]
    disclose(case, member, "曾与申请人同在一个单位工作。", by=bodies.people["zhouhui"])
    declared, = all_of(case, "D15")
    assert "曾与申请人同在一个单位工作" in words_of(declared) and "☑" not in words_of(declared)
    signed = a_scan()
    keep_after_disclosure(case, member, by=bodies.people["liguoqiang"],
                          facts=Facts(on_behalf_of=tuple(case.active_parties), proof=signed))
    assert all_of(case, "D15") == [declared] and declared.signed_scan_sha256 == signed
    assert due(case)["D15"] == "got" and "D16" not in due(case)


def test_rows_20_and_21_the_suspension_and_its_end_are_told_on_paper(bodies: Bodies, case: Case) -> None:
    mediator = bodies.people["zhouhui"]
    suspend(case, by=mediator, facts=Suspension(reason_code=SuspensionGround.APPRAISAL.value, until=MONDAY))
    notice, = all_of(case, "D24")
    assert "收到鉴定意见或者认定结论" in words_of(notice) and "不计入调解期限" in words_of(notice)
    resume(case, by=mediator, facts=Facts(reason="鉴定意见已收到。"))
    again = all_of(case, "D24")[-1]
    assert "恢复调解通知书" in words_of(again) and "鉴定意见已收到。" in words_of(again)
    assert recall(again).extra.suspended_on == MONDAY and due(case)["D24"] == "got"


def test_row_19_the_notice_of_a_sham_keeps_the_signs_to_the_body(bodies: Bodies, case: Case) -> None:
    suspend_for_sham(case, by=bodies.people["zhouhui"],
                     facts=Suspension(reason="两份工资表笔迹相同", reported_to="青溪区法院"))
    notice, = all_of(case, "D24")
    assert recall(notice).extra.reason is SuspensionReason.SHAM and "笔迹" not in words_of(notice)
    stop_suspended(case, EndWithoutAgreement(reason_code=EndReason.UNWILLING), by=bodies.people["liguoqiang"])
    assert due(case)["D24"] == "got"


def withdrawn(**more: object) -> Withdrawal:
    return Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", proof=a_scan(), **more)


def test_row_22_a_withdrawal_is_printed_with_its_signed_scan(bodies: Bodies, case: Case) -> None:
    facts = withdrawn(reason_code="other", reason="已经回老家")
    withdraw(case, facts, by=bodies.people["wangmin"])
    paper, = all_of(case, "D25")
    assert paper.signed_scan_sha256 == facts.proof and "已经回老家" in words_of(paper)
    assert due(case)["D25"] == "got"


def test_who_withdraws_among_several_signs_for_themselves_alone(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies, workers=("李秀英", "孙梅"))
    leave(case, [case.applicants[0]], withdrawn(reason_code="elsewhere"), by=bodies.people["wangmin"])
    paper, = all_of(case, "D25")
    assert "其他申请人的申请不受影响" in words_of(paper) and paper.party.name == "李秀英"
