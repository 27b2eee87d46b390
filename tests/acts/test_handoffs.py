"""The ways out, row by row."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.handoffs import acts
from mediation.handoffs.acts import HandoffPlan, allowed_items
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.terms import Basis
from tests.builders import a_case, the_bodies

COMMISSION = "云岭市青溪区劳动人事争议仲裁委员会"
TO_ARBITRATION = HandoffPlan(way=HandoffWay.ARBITRATION, receiver=COMMISSION, issues="五月工资是否已付")


@pytest.fixture
def bodies(app: Any) -> Bodies:
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


def a_filing(case: Case, **more: Any) -> HandoffFacts:
    return HandoffFacts(on_behalf_of=tuple(case.applicants[:1]), **more)


def test_row_29a_papers_are_picked_for_a_receiver_and_the_letter_lists_them(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    plan = HandoffPlan(way=HandoffWay.ARBITRATION, receiver=COMMISSION, items=("application", "closing_letter"),
                       issues="五月工资是否已付", plan_on=clock.today() + timedelta(days=3))
    handoff = acts.prepare(case, plan, Facts(), by=wang)
    assert handoff.state == "prepared" and running(handoff, case, "REVIEW")
    assert latest_paper(case, "D46") is not None


@pytest.mark.parametrize("way", list(HandoffWay))
def test_offers_and_concessions_are_never_among_what_may_go_along(way: HandoffWay) -> None:
    assert not {"offers", "concessions", "caucus", "private_notes"} & {key for key, _name in allowed_items(way)}


def test_row_29a_a_concession_can_not_be_picked_by_a_made_up_request_either(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    with pytest.raises(RequirementNotMet) as refused:
        plan = HandoffPlan(way=HandoffWay.ARBITRATION, receiver=COMMISSION, items=("offers",))
        acts.prepare(case, plan, Facts(), by=wang)
    assert refused.value.field == "items"


def test_row_29b_what_was_prepared_is_not_sent(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    handoff = acts.prepare(case, TO_ARBITRATION, Facts(), by=wang)
    acts.drop(handoff, Facts(), by=wang)
    assert handoff.state == "ended" and running(handoff, case, "REVIEW") is None


def test_rows_29c_29d_29e_legal_aid_is_asked_granted_and_ended_with_the_seven_and_three_days(
        bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    handoff = acts.ask_for_aid(case, HandoffPlan(way=HandoffWay.LEGAL_AID, receiver="云岭市青溪区法律援助中心",
                                                 party=case.workers[0]), Facts(), by=wang)
    asked = running(handoff, case, "LAID-7")
    assert asked is not None and asked.whose == "other" and latest_paper(case, "D55") is not None
    acts.record_aid_granted(handoff, Facts(), by=wang)
    assert running(handoff, case, "LAID-7") is None and running(handoff, case, "LAID-3") is not None
    acts.record_aid_ended(handoff, Facts(), by=wang)
    assert handoff.state == "ended" and running(handoff, case, "LAID-3") is None


def test_row_29c_an_employer_can_not_ask_for_a_workers_legal_aid(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    with pytest.raises(RequirementNotMet):
        acts.ask_for_aid(case, HandoffPlan(way=HandoffWay.LEGAL_AID, receiver="法援", party=case.respondents[0]), Facts(),
                         by=wang)


def test_row_30_after_no_agreement_arbitration_is_filed_and_limitation_starts_anew(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    handoff = acts.file_arbitration(case, TO_ARBITRATION, a_filing(case), by=wang)
    assert handoff.state == "arbitration" and running(handoff, case, "ARB-5WD").whose == "other"
    assert [row.kind for row in case.claims[0].interruptions][-1] == "arbitration_filed"
    assert case.state == "no_agreement"


def test_row_30_an_agreement_in_full_effect_leaves_nothing_to_arbitrate_here(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    with pytest.raises(RequirementNotMet):
        acts.file_arbitration(case, TO_ARBITRATION, a_filing(case), by=wang)


@pytest.mark.parametrize("state", sorted(BEFORE_EFFECT - {CaseState.DRAFT}) + [
    CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.WITHDRAWN])
def test_row_32_arbitration_is_open_from_every_state_before_effect_and_32a_ends_the_mediation(
        bodies: Bodies, wang: Any, state: CaseState) -> None:
    case = a_case(bodies, state)
    handoff = acts.file_arbitration(case, TO_ARBITRATION, a_filing(case), by=wang)
    assert handoff.state == "arbitration"
    if state in BEFORE_EFFECT:
        assert (case.state, case.end_reason) == ("no_agreement", "arb_filed")
        assert {row.clock_id for row in case.deadlines if row.is_running and row.record_type == "case"} == {"ARCHIVE"}
    else:
        assert case.state == state.value


def test_row_31_a_delegated_case_goes_back_to_the_court_which_has_seven_days(bodies: Bodies) -> None:
    aygul = bodies.people["aygul"]
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    handoff = acts.hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="塔河市人民法院", issues="工资数额"),
                                 HandoffFacts(insists=True, arbitration_done=True), by=aygul)
    assert handoff.state == "litigation" and running(handoff, case, "DOCKET-7").whose == "court"


def test_row_31_a_delegated_case_is_handed_over_for_a_suit_only_when_the_party_insists(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    with pytest.raises(RequirementNotMet) as refused:
        acts.hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="塔河市人民法院", issues="工资数额"),
                           HandoffFacts(), by=bodies.people["aygul"])
    assert refused.value.field == "insists" and "第二十七条" in refused.value.article


def test_row_31_an_entrusted_suit_goes_on_without_anybody_insisting(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_ENTRUSTED)
    handoff = acts.hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="塔河市人民法院", issues="工资数额"),
                                 HandoffFacts(), by=bodies.people["aygul"])
    assert handoff.state == "litigation" and running(handoff, case, "DOCKET-7") is None


def test_row_31_a_case_that_no_court_sent_is_not_handed_to_one(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    with pytest.raises(RequirementNotMet):
        acts.hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="法院"), HandoffFacts(), by=wang)


def test_nobody_of_another_body_hands_a_case_on(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    with pytest.raises(NotPermitted):
        acts.file_arbitration(case, TO_ARBITRATION, a_filing(case), by=bodies.people["majun"])


def test_what_has_ended_does_not_move_again(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    handoff: Handoff = acts.prepare(case, TO_ARBITRATION, Facts(), by=wang)
    acts.drop(handoff, Facts(), by=wang)
    with pytest.raises(NotNow):
        perform(handoff, "drop", by=wang)
    db.session.rollback()
