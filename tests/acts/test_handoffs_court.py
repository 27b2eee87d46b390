"""Before a court, row by row."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediation.capsule.materials import receiver_name, receiver_of
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow
from mediation.handoffs import acts
from mediation.handoffs.models import HandoffWay, ResultKind
from mediation.handoffs.requirements import HandoffFacts
from mediation.handoffs.sections import section
from mediation.law.remedies import Receiver
from tests.acts.handoff_cases import (COMMISSION, COURT, DAY, by_worker, docketed, filed, handed_to_court, judged,
                                      refused, runs, said, sued)
from tests.builders import the_bodies

SECOND_COURT = "云岭市中级人民法院"


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(DAY, "16:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


def test_row_63a_the_suit_is_registered_once_with_its_number(bodies: Bodies, wang: Any) -> None:
    handoff = sued(bodies)
    with refused("number", "第一百二十六条"):
        acts.record_docketed(handoff, HandoffFacts(), by=wang)
    acts.record_docketed(handoff, HandoffFacts(number="（2026）粤0699民初9号"), by=wang)
    assert handoff.state == "litigation" and handoff.docketed_on == DAY and runs(handoff, "DOCKET-7") is None
    assert (handoff.results[-1].kind, handoff.results[-1].forum_number) == ("docketed", "（2026）粤0699民初9号")
    with refused(None, "第一百二十六条"):
        acts.record_docketed(handoff, HandoffFacts(number="2号"), by=wang)


def test_row_63b_a_suit_without_award_behind_it_ends_when_it_is_not_registered(bodies: Bodies) -> None:
    aygul, handoff = bodies.people["aygul"], handed_to_court(bodies)
    with refused("kind", "第一百二十六条"):
        acts.close_handoff(handoff, said(ResultKind.JUDGMENT), by=aygul)
    acts.close_handoff(handoff, said(ResultKind.NOT_DOCKETED, result="先申请仲裁。"), by=aygul)
    assert handoff.state == "ended" and runs(handoff, "DOCKET-7") is None


def test_row_63b_with_an_award_behind_it_the_award_stands_instead(bodies: Bodies, wang: Any) -> None:
    handoff = docketed(bodies)
    with refused("kind", "第二十一条"):
        acts.close_handoff(handoff, said(ResultKind.WITHDRAWN), by=wang)
    acts.close_handoff(handoff, said(ResultKind.SETTLED), by=wang)
    assert handoff.state == "ended"


def test_row_63c_the_court_entrusts_mediation_and_the_trial_goes_on_without_agreement(
        bodies: Bodies, wang: Any) -> None:
    handoff = sued(bodies)
    with refused(None, "第一百二十六条"):
        acts.entrust_suit(handoff, HandoffFacts(), by=wang)
    acts.record_docketed(handoff, HandoffFacts(number="9号"), by=wang)
    acts.entrust_suit(handoff, HandoffFacts(), by=wang)
    assert handoff.state == "suit_mediating"
    acts.resume_trial(handoff, HandoffFacts(), by=wang)
    assert handoff.state == "litigation"


def test_row_63d_both_sign_the_courts_paper_or_the_suit_is_withdrawn(bodies: Bodies, wang: Any) -> None:
    signed, withdrawn = docketed(bodies), docketed(bodies)
    for handoff in (signed, withdrawn):
        acts.entrust_suit(handoff, HandoffFacts(), by=wang)
    with refused("kind", "第二十条"):
        acts.sign_court_paper(signed, said(ResultKind.JUDGMENT), by=wang)
    acts.sign_court_paper(signed, said(ResultKind.COURT_PAPER), by=wang)
    assert signed.state == "judged"
    acts.judgment_takes_effect(signed, HandoffFacts(), by=wang)
    assert signed.state == "enforce_title"
    with refused("kind", "第一百条"):
        acts.close_handoff(withdrawn, said(ResultKind.DISMISSED), by=wang)
    acts.close_handoff(withdrawn, said(ResultKind.WITHDRAWN), by=wang)
    assert withdrawn.state == "ended"


@pytest.mark.parametrize(("kind", "fifteen", "ten"), [
    (ResultKind.JUDGMENT, date(2026, 3, 17), None), (ResultKind.RULING, None, date(2026, 3, 12)),
    (ResultKind.LAST_JUDGMENT, None, None), (ResultKind.COURT_PAPER, None, None)])
def test_row_63e_what_was_decided_says_how_long_an_appeal_is_open(
        bodies: Bodies, wang: Any, kind: ResultKind, fifteen: date | None, ten: date | None) -> None:
    handoff = judged(bodies, kind)
    assert handoff.state == "judged" and handoff.results[-1].kind == kind.value
    assert (runs(handoff, "APPEAL-15"), runs(handoff, "APPEAL-10")) == (fifteen, ten)


def test_row_63e_a_withdrawal_is_no_judgment_and_nothing_is_judged_before_docketing(bodies: Bodies, wang: Any) -> None:
    with refused("kind", "第一百七十一条"):
        acts.record_judgment(docketed(bodies), said(ResultKind.WITHDRAWN), by=wang)
    with refused(None, "第一百二十六条"):
        acts.record_judgment(sued(bodies), said(ResultKind.JUDGMENT), by=wang)


def test_row_63f_an_appeal_within_its_days_goes_on_before_the_next_court(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff, late = judged(bodies), judged(bodies)
    on(date(2026, 3, 17), "17:00")
    acts.appeal(handoff, SECOND_COURT, by_worker(handoff), by=wang)
    assert (handoff.state, handoff.court_name, runs(handoff, "APPEAL-15")) == ("litigation", SECOND_COURT, None)
    acts.record_judgment(handoff, said(ResultKind.LAST_JUDGMENT, result="维持原判。"), by=wang)
    assert handoff.state == "judged"
    on(date(2026, 3, 18), "09:00")
    with refused("happened_on", "第一百七十一条"):
        acts.appeal(late, SECOND_COURT, by_worker(late), by=wang)


def test_row_63f_what_is_final_can_not_be_appealed(bodies: Bodies, wang: Any) -> None:
    handoff = judged(bodies, ResultKind.LAST_JUDGMENT)
    with refused(None, "第一百七十一条"):
        acts.appeal(handoff, SECOND_COURT, by_worker(handoff), by=wang)


def test_row_63g_a_judgment_binds_when_no_appeal_is_open(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff, ending = judged(bodies), judged(bodies)
    for act in (lambda: acts.judgment_takes_effect(handoff, HandoffFacts(), by=wang),
                lambda: acts.close_handoff(ending, said(ResultKind.JUDGMENT), by=wang)):
        with refused("happened_on", "第一百七十一条"):
            act()
    on(date(2026, 3, 18), "09:00")
    acts.judgment_takes_effect(handoff, HandoffFacts(performance_ends_on=date(2026, 3, 28), preserved=True), by=wang)
    assert handoff.state == "enforce_title" and handoff.preserved
    assert (runs(handoff, "ENF-2Y"), runs(handoff, "PRES-3M")) == (date(2028, 3, 28), date(2026, 6, 18))
    acts.close_handoff(ending, said(ResultKind.JUDGMENT, result="驳回全部请求，没有可以执行的。"), by=wang)
    assert ending.state == "ended" and runs(ending, "APPEAL-15") is None


def test_the_way_from_no_agreement_to_a_title_leaves_every_decision_as_an_entry(
        bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = judged(bodies)
    on(date(2026, 3, 18), "09:00")
    acts.judgment_takes_effect(handoff, HandoffFacts(), by=wang)
    assert [each.kind for each in handoff.results] == ["accepted", "award", "docketed", "judgment"]
    steps = [step.row for step in handoff.case.steps if step.record_ref == handoff.public_id]
    assert steps == ["30", "62b", "62d", "64", "63a", "63e", "63g"]
    assert handoff.case.state == "no_agreement"


def test_a_case_before_the_commission_is_not_before_a_court(bodies: Bodies, wang: Any) -> None:
    with pytest.raises(NotNow):
        acts.record_docketed(filed(bodies), HandoffFacts(number="9号"), by=wang)


def test_what_was_sued_stands_under_the_court_with_what_goes_there_until_the_award_stands_again(
        bodies: Bodies, wang: Any) -> None:
    handoff = docketed(bodies)
    line, = section(handoff.case, wang).lines
    assert (line.way, handoff.forum) == (HandoffWay.COURT, COURT)
    assert (receiver_of(handoff), receiver_name(handoff)) == (Receiver.COURT, COURT)
    assert [each.forum for each in handoff.results] == [COMMISSION, COMMISSION, COURT]
    acts.award_stands(handoff, said(ResultKind.WITHDRAWN), by=wang)
    line, = section(handoff.case, wang).lines
    assert (line.way, handoff.forum) == (HandoffWay.ARBITRATION, COMMISSION)
