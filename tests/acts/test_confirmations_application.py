"""The joint application for confirmation: choosing a court, joining, filing, dropping, withdrawing (CPL 205)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.agreements.acts import receive_court_paper, record_signed_copy
from mediation.agreements.facts import CourtPaperFacts
from mediation.agreements.models import Strengthening
from mediation.agreements.queries import papers_about as papers_of_the_agreement
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.confirmations import acts
from mediation.confirmations.courts import Choosing, CourtGround
from mediation.confirmations.queries import papers_about, strengthenings_of
from mediation.confirmations.readiness import findings
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Basis
from mediation.notices.queries import for_person, notices_of
from mediation.parties.models import Agent
from mediation.people.models import SYSTEM
from mediation.performance.requirements import PerformanceFacts
from mediation.sweep import sweep
from tests.acts.agreement_cases import a_case_in_mediation, all_signed, out_for_signing, the_employer
from tests.acts.confirmation_world import (
    EFFECT,
    JUDGE,
    NUMBER,
    a_ruling,
    a_scan,
    all_join,
    at_a_company_committee,
    at_the_bodys_seat,
    chosen,
    clerk_of,
    clocks,
    docketed,
    everyone,
    filed,
    in_effect,
    liaison_of,
    said,
)
from tests.builders import the_bodies

THIRTIETH, REVIEW_END = date(2026, 12, 23), date(2026, 12, 8)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def codes(strengthening: Strengthening) -> list[str]:
    return [paper.code for paper in papers_about(strengthening)]


def test_an_agreement_in_effect_opens_both_doors_from_its_day(bodies: Bodies) -> None:
    """Row 24a."""
    strengthening = in_effect(bodies)
    assert strengthening.state == "b_none"
    assert clocks(strengthening) == {"CONF-30": ("running", THIRTIETH), "ARBREV-15": ("running", REVIEW_END)}


def test_an_agreement_in_a_suit_opens_neither_door(bodies: Bodies) -> None:
    """Row 24a, 法院委托: the court makes its own paper; after the suit is withdrawn nothing is confirmed either."""
    case = a_case_in_mediation(bodies, body="studio", basis=Basis.COURT_ENTRUSTED, mediators=("gulnar",))
    clerk = bodies.people["gulnar"]
    agreement = out_for_signing(case, clerk)
    all_signed(agreement, clerk)
    receive_court_paper(case, CourtPaperFacts(suit_withdrawn_on=EFFECT, proof=a_scan()), by=clerk)
    strengthening = agreement.strengthening
    assert strengthening.state == "b_none" and clocks(strengthening) == {}
    with pytest.raises(RequirementNotMet, match="法院制作调解书"):
        acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk)


def test_both_choose_confirmation_and_the_papers_to_sign_are_printed(bodies: Bodies) -> None:
    """Row 33."""
    strengthening = chosen(bodies)
    assert strengthening.state == "conf_prep" and strengthening.court is bodies["court"]
    assert codes(strengthening)[-3:] == ["D40", "D41", "D42"]
    assert clocks(strengthening)["CONF-30"] == ("running", THIRTIETH)
    step = strengthening.case.steps[-1]
    assert (step.act, step.reason_code) == ("choose_confirmation", "body_seat")
    assert "青溪区人民法院" in step.reason


def test_a_court_at_a_partys_domicile_may_be_chosen_with_its_reason(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    worker = strengthening.case.workers[0]
    choosing = Choosing(bodies["court2"], CourtGround.PARTY_DOMICILE, worker, "户籍地在塔河市")
    acts.choose_confirmation(strengthening, choosing, said(), by=clerk_of(strengthening))
    assert strengthening.court is bodies["court2"]
    assert "李秀英" in strengthening.case.steps[-1].reason and "户籍地在塔河市" in strengthening.case.steps[-1].reason


def test_a_court_without_any_connection_is_refused(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    with pytest.raises(RequirementNotMet, match="没有管辖权") as refused:
        acts.choose_confirmation(strengthening, Choosing(bodies["court2"], CourtGround.BODY_SEAT), said(),
                                 by=clerk_of(strengthening))
    assert refused.value.field == "court"


def test_a_case_that_a_court_handed_over_goes_to_that_court_alone(bodies: Bodies) -> None:
    """CPL 205(1): the inviting court; a domicile elsewhere does not count."""
    strengthening = in_effect(bodies, basis=Basis.COURT_DELEGATED)
    elsewhere = Choosing(bodies["court2"], CourtGround.PARTY_DOMICILE, strengthening.case.workers[0])
    with pytest.raises(RequirementNotMet, match="没有管辖权"):
        acts.choose_confirmation(strengthening, elsewhere, said(), by=clerk_of(strengthening))
    acts.choose_confirmation(strengthening, Choosing(bodies["court"], CourtGround.INVITING), said(),
                             by=clerk_of(strengthening))
    assert strengthening.state == "conf_prep"


def test_a_company_committee_is_told_that_its_court_does_not_confirm_and_shown_the_other_door(bodies: Bodies) -> None:
    strengthening = in_effect(bodies, **at_a_company_committee())
    with pytest.raises(RequirementNotMet, match="不确认企业劳动争议调解委员会的调解协议") as refused:
        acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))
    assert "仲裁审查" in refused.value.message and "2026年12月8日（含当日）" in refused.value.message


def test_where_practice_differs_the_court_is_asked_first_and_its_answer_kept(bodies: Bodies) -> None:
    strengthening = in_effect(bodies, **at_a_company_committee())
    elsewhere = Choosing(bodies["court"], CourtGround.PARTY_DOMICILE, the_employer(strengthening.case))
    with pytest.raises(RequirementNotMet, match="请先问清") as refused:
        acts.choose_confirmation(strengthening, elsewhere, said(), by=clerk_of(strengthening))
    assert refused.value.field == "court_answer"
    acts.choose_confirmation(strengthening, elsewhere, said(court_answer="11月23日立案庭沈某：可以"), by=clerk_of(strengthening))
    assert "立案庭沈某：可以" in strengthening.case.steps[-1].reason


def test_one_side_starts_and_each_other_confirms_before_it_is_filed(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    worker, employer = everyone(strengthening)
    clerk = clerk_of(strengthening)
    acts.join_application(strengthening, [acts.Joining(worker)], EFFECT, a_scan(), by=clerk)
    assert strengthening.initiator is worker
    with pytest.raises(RequirementNotMet, match="还差云岭鑫源建筑劳务有限公司确认"):
        acts.file_application(strengthening, by=clerk)
    acts.join_application(strengthening, [acts.Joining(employer)], EFFECT, by=clerk)
    acts.file_application(strengthening, by=clerk)
    assert strengthening.state == "conf_filed"


def test_nobody_joins_twice_or_tomorrow_or_before_it_was_agreed(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    all_join(strengthening)
    clerk, worker = clerk_of(strengthening), strengthening.case.workers[0]
    with pytest.raises(RequirementNotMet, match="已经确认过"):
        acts.join_application(strengthening, [acts.Joining(worker)], EFFECT, by=clerk)
    for day in (EFFECT + timedelta(days=1), EFFECT - timedelta(days=1)):
        with pytest.raises(RequirementNotMet, match="确认的日期"):
            acts.join_application(strengthening, [acts.Joining(worker)], day, by=clerk)
    with pytest.raises(RequirementNotMet, match="请选择"):
        acts.join_application(strengthening, [], EFFECT, by=clerk)


def test_an_agent_without_the_power_to_settle_does_not_join_for_a_party(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    worker, employer = everyone(strengthening)
    agent = Agent(case=strengthening.case, name="钱律师", kind="律师", from_on=EFFECT, parties=[employer])
    db.session.add(agent)
    acts.join_application(strengthening, [acts.Joining(worker), acts.Joining(employer, agent)], EFFECT,
                          by=clerk_of(strengthening))
    with pytest.raises(RequirementNotMet, match="钱律师代云岭鑫源建筑劳务有限公司申请"):
        acts.file_application(strengthening, by=clerk_of(strengthening))
    agent.special, agent.special_powers, agent.power_file = True, ["settle"], a_scan()
    acts.file_application(strengthening, by=clerk_of(strengthening))
    assert strengthening.state == "conf_filed" and not strengthening.filed_despite


def test_nothing_leaves_for_the_court_on_red_without_a_word_why_which_is_kept(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    all_join(strengthening)
    clerk, worker = clerk_of(strengthening), strengthening.case.workers[0]
    worker.identity_number, worker.identity_lookup = None, None
    for why in ("", "  "):
        with pytest.raises(RequirementNotMet, match="缺双方身份证明、主体资格证明") as refused:
            acts.file_application(strengthening, said(despite=why), by=clerk)
        assert refused.value.field == "despite" and strengthening.state == "conf_prep"
    acts.file_application(strengthening, said(despite="身份证补办中，11月30日取到即补交。"), by=clerk)
    kept, = strengthening.filed_despite
    assert strengthening.state == "conf_filed" and kept.by is clerk
    assert kept.reason == "身份证补办中，11月30日取到即补交。"
    assert "缺双方身份证明、主体资格证明，请补上。" in [each["message"] for each in kept.findings]


def test_what_a_court_would_not_confirm_stands_in_the_check_before_it_goes(bodies: Bodies) -> None:
    """CPLI 355(1)(5), J2 19: a title to property is no matter for confirmation, and premiums in cash are void."""
    strengthening = chosen(bodies)
    assert not {"title_confirmed", "insurance_money"} & {each.code for each in findings(strengthening)}
    line = strengthening.agreement.obligations[0]
    line.claim.type = "social_insurance"
    assert "insurance_money" in {each.code for each in findings(strengthening)}
    line.amount_fen, line.act_words = None, "确认货车所有权归李秀英"
    found = {each.code: each for each in findings(strengthening)}
    assert found["title_confirmed"].row == "1"
    line.state = "waived"
    assert "title_confirmed" not in {each.code for each in findings(strengthening)}


def test_no_word_helps_against_what_the_law_itself_asks(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    with pytest.raises(RequirementNotMet, match="还没有人提出申请"):
        acts.file_application(strengthening, said(despite="先送交"), by=clerk_of(strengthening))
    assert strengthening.state == "conf_prep" and not strengthening.filed_despite


def test_who_signed_the_joint_application_with_the_agreement_has_joined_already(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    clerk = bodies.people["wangmin"]
    agreement = out_for_signing(case, clerk, wants_confirmation=True)
    application = next(paper for paper in papers_of_the_agreement(agreement) if paper.code == "D40")
    record_signed_copy(application, case.workers[0], Facts(proof=a_scan()), by=clerk)
    all_signed(agreement, clerk)
    strengthening = agreement.strengthening
    acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk)
    assert codes(strengthening).count("D40") == 1 and "D42" in codes(strengthening)
    assert [row.party.name for row in strengthening.joint_confirmations] == ["李秀英"]
    record_signed_copy(application, the_employer(case), Facts(), by=clerk)
    acts.file_application(strengthening, by=clerk)
    assert strengthening.state == "conf_filed"


def test_a_joint_application_is_filed_on_day_n_of_thirty(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 34."""
    strengthening = chosen(bodies)
    on(date(2026, 11, 30))
    all_join(strengthening)
    acts.file_application(strengthening, by=clerk_of(strengthening))
    assert (strengthening.filed_on, strengthening.filed_on_day) == (date(2026, 11, 30), 7)
    assert len(strengthening.receipt_number) == 4 and strengthening.receipt_number.isdigit()
    assert clocks(strengthening)["CONF-30"][0] == "stopped"
    assert clocks(strengthening)["CONF-TAKE"] == ("running", date(2026, 12, 3))
    assert strengthening.court_due_on == date(2026, 12, 3)
    assert [notice.words for notice in for_person(liaison_of(bodies))][0].endswith("报来的司法确认申请。")
    assert len([notice for notice in notices_of(strengthening.case) if "收法" in notice.read_out]) == 2


def test_the_court_sets_its_own_days_to_take_in(bodies: Bodies) -> None:
    bodies["court"].settings = {"CONFIRM_TAKE_DAYS": 7}
    assert clocks(filed(bodies))["CONF-TAKE"] == ("running", EFFECT + timedelta(days=7))


def test_it_can_be_filed_on_the_thirtieth_day_and_not_on_the_thirty_first(
        bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = chosen(bodies)
    all_join(strengthening)
    on(THIRTIETH + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="三十日已于2026年12月23日（含当日）届满") as refused:
        acts.file_application(strengthening, by=clerk_of(strengthening))
    assert refused.value.field == "happened_on"
    acts.file_application(strengthening, said(happened_on=THIRTIETH), by=clerk_of(strengthening))
    assert strengthening.filed_on_day == 30


def test_one_side_drops_out_and_the_thirty_days_run_on(bodies: Bodies) -> None:
    """Row 33a; when confirmation is chosen again, everybody confirms anew."""
    strengthening = chosen(bodies)
    all_join(strengthening)
    acts.drop_confirmation(strengthening, by=clerk_of(strengthening))
    assert strengthening.state == "b_none" and clocks(strengthening)["CONF-30"] == ("running", THIRTIETH)
    acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))
    assert strengthening.joint_confirmations == [] and strengthening.initiator is None
    assert codes(strengthening).count("D40") == 2 and codes(strengthening).count("D42") == 1


@pytest.mark.parametrize("begun", [chosen, in_effect])
def test_after_thirty_days_the_door_closes_by_itself(bodies: Bodies, on: Callable[..., None],
                                                     begun: Callable[[Bodies], Strengthening]) -> None:
    """Rows 35 and 35a, and the notice D56."""
    strengthening = begun(bodies)
    on(THIRTIETH)
    with pytest.raises(RequirementNotMet, match="2026年12月23日（含当日）届满"):
        perform(strengthening, "expire", by=SYSTEM, facts=Facts())
    on(THIRTIETH + timedelta(days=1))
    db.session.commit()
    sweep()
    assert strengthening.state == "b_expired" and clocks(strengthening)["CONF-30"] == ("closed", THIRTIETH)
    paper = acts.issue_expiry_notice(strengthening, by=clerk_of(strengthening))
    assert paper is not None and paper.code == "D56"
    with pytest.raises(RequirementNotMet, match="已经出过"):
        acts.issue_expiry_notice(strengthening, by=SYSTEM)


def test_no_notice_of_expiry_goes_out_where_all_is_performed_or_the_door_is_open(
        bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = in_effect(bodies)
    with pytest.raises(NotNow, match="三十日届满"):
        acts.issue_expiry_notice(strengthening, by=SYSTEM)
    for line in strengthening.agreement.obligations:
        line.paid_fen = line.amount_fen
        perform(line, "record_performed", by=clerk_of(strengthening), facts=PerformanceFacts(confirmed_by_payee=True))
    on(THIRTIETH + timedelta(days=1))
    perform(strengthening, "expire", by=SYSTEM, facts=Facts())
    assert acts.issue_expiry_notice(strengthening, by=SYSTEM) is None


@pytest.mark.parametrize("begun", [in_effect, chosen, filed, docketed])
def test_the_review_door_closes_after_fifteen_days_whatever_the_application_does(
        bodies: Bodies, on: Callable[..., None], begun: Callable[[Bodies], Strengthening]) -> None:
    """Row 48b."""
    strengthening = begun(bodies)
    state = strengthening.state
    db.session.commit()
    on(REVIEW_END + timedelta(days=1))
    sweep()
    assert strengthening.state == state and clocks(strengthening)["ARBREV-15"] == ("closed", REVIEW_END)


def test_before_docketing_a_party_withdraws_with_a_signed_paper(bodies: Bodies) -> None:
    """Row 41."""
    strengthening = filed(bodies)
    with pytest.raises(RequirementNotMet, match="撤回申请"):
        acts.withdraw_application(strengthening, said(), by=clerk_of(strengthening))
    acts.withdraw_application(strengthening, said(proof=a_scan()), by=clerk_of(strengthening))
    assert strengthening.state == "conf_withdrawn" and strengthening.court_due_on is None
    assert {state for state, _ in clocks(strengthening).values()} == {"stopped"}


def test_after_docketing_the_court_allows_the_withdrawal(bodies: Bodies) -> None:
    """Row 41, CPLI 357."""
    strengthening = docketed(bodies)
    with pytest.raises(RequirementNotMet, match="法官姓名"):
        acts.withdraw_application(strengthening, said(proof=a_scan()), by=clerk_of(strengthening))
    acts.withdraw_application(strengthening, a_ruling(proof=a_scan()), by=liaison_of(bodies))
    assert strengthening.state == "conf_withdrawn"
    assert [(ruling.kind, ruling.number, ruling.judge) for ruling in strengthening.rulings] == [
        ("withdrawn", NUMBER, JUDGE)]
    assert codes(strengthening)[-1] == "E09"


def test_after_a_withdrawal_the_doors_open_again_with_the_original_end(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 39a: the thirty days are still those of the first effect."""
    strengthening = docketed(bodies)
    acts.withdraw_application(strengthening, a_ruling(), by=liaison_of(bodies))
    on(date(2026, 12, 20))
    acts.open_doors_again(strengthening, by=clerk_of(strengthening))
    assert strengthening.state == "b_none"
    open_rows = [row for row in strengthening.case.deadlines if row.clock_id == "CONF-30" and row.state == "running"]
    assert [(row.starts_on, row.ends_on) for row in open_rows] == [(EFFECT, THIRTIETH)]
    choosing = Choosing(bodies["court2"], CourtGround.PARTY_DOMICILE, the_employer(strengthening.case))
    acts.choose_confirmation(strengthening, choosing, said(), by=clerk_of(strengthening))
    all_join(strengthening)
    acts.file_application(strengthening, by=clerk_of(strengthening))
    assert (strengthening.filed_on_day, strengthening.court_number) == (27, None)


def test_doors_opened_after_the_original_end_close_at_once(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 39a, then 35a."""
    strengthening = filed(bodies)
    acts.refuse(strengthening, a_ruling(grounds=("wrong_court",)), by=liaison_of(bodies))
    on(THIRTIETH + timedelta(days=1))
    acts.open_doors_again(strengthening, by=clerk_of(strengthening))
    assert strengthening.state == "b_expired"
    assert clocks(strengthening)["CONF-30"] == ("closed", THIRTIETH)


def test_nobody_else_and_no_other_moment(bodies: Bodies) -> None:
    strengthening = chosen(bodies)
    assert strengthenings_of(strengthening.case) == [strengthening]
    with pytest.raises(NotPermitted):
        all_join_by = bodies.people["gulnar"]
        acts.join_application(strengthening, [acts.Joining(everyone(strengthening)[0])], EFFECT, by=all_join_by)
    all_join(strengthening)
    with pytest.raises(NotPermitted):
        acts.file_application(strengthening, by=bodies.people["sunli"])
    acts.file_application(strengthening, by=clerk_of(strengthening))
    with pytest.raises(NotNow, match="不能“确认共同申请”"):
        all_join(strengthening)
