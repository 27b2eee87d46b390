"""The page 可以走的路, and the pages on which it is recorded what others decided."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.handoffs.models import HandoffState
from mediation.handoffs.queries import handoffs_of
from mediation.portal.afterwards import OF_HANDOFF
from tests.acts.handoff_cases import DAY, accepted, awarded, docketed, filed, judged
from tests.builders import PASSWORD, a_case, a_confirmation, a_walk, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Any) -> Bodies:
    on(DAY, "16:00")
    return the_bodies()


@pytest.fixture
def desk(app: Flask, bodies: Bodies) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def ways(desk: PageClient, case: Case) -> Page:
    return desk.see(f"/desk/cases/{case.public_id}/ways-open")


def test_the_case_page_leads_to_the_ways_that_are_open(bodies: Bodies, desk: PageClient) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    here = f"/desk/cases/{case.public_id}"
    assert f"{here}/ways-open" in desk.see(here).links
    page = ways(desk, case)
    assert "正在这里调解" in page.text and "申请劳动仲裁" in page.text and "还没有生效的调解协议" in page.text
    assert f"{here}/file-arbitration" in page.links and f"{here}/papers/new/D47" in page.links
    assert "工资欠条" in page.text and "先申请仲裁" in page.text


def test_an_agreement_in_effect_opens_the_two_joint_doors_with_their_last_days(
        bodies: Bodies, desk: PageClient) -> None:
    walk = a_walk(bodies, CaseState.EFFECTIVE)
    page = ways(desk, walk.case)
    assert "2026-03-17（含当日）" in page.text and "2026-04-01（含当日）" in page.text
    assert f"/desk/cases/{walk.case.public_id}#confirmation" in page.links


def test_while_the_court_has_the_application_it_is_not_asked_again(bodies: Bodies, desk: PageClient) -> None:
    filed_there = a_confirmation(bodies, S.CONF_FILED)
    assert "双方已经申请，法院还没有答复" in ways(desk, filed_there.case).text


def test_after_a_dismissal_the_suit_on_the_agreement_is_open_and_marked_unverified(
        bodies: Bodies, desk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DISMISSED)
    page = ways(desk, walk.case)
    assert f"/desk/cases/{walk.case.public_id}/sue-on-agreement" in page.links
    assert "未核实" in page.text and "只核到意见的摘录" in page.text


def test_a_suit_on_the_agreement_is_entered_from_its_page(bodies: Bodies, desk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DISMISSED)
    page = desk.see(f"/desk/cases/{walk.case.public_id}/sue-on-agreement")
    refused = desk.submit(page, {"agreement": ""})
    assert refused.status_code == 422
    desk.submit(page, {"agreement": walk.agreement.public_id, "party": walk.case.workers[0].public_id})
    [handoff] = handoffs_of(walk.case)
    assert (handoff.state, handoff.agreement_id) == ("litigation", walk.agreement.id)


def test_a_line_that_is_late_is_arbitrated_from_its_page(bodies: Bodies, desk: PageClient, on: Any) -> None:
    walk = a_walk(bodies, CaseState.EFFECTIVE)
    on(walk.lines[0].due_on + timedelta(days=1), "09:00")
    walk.defaults()
    db.session.commit()
    desk.submit(desk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    page = ways(desk, walk.case)
    assert f"/desk/cases/{walk.case.public_id}/file-after-default" in page.links and "持协议直接起诉" in page.text
    desk.submit(desk.see(f"/desk/cases/{walk.case.public_id}/file-after-default"),
                {"obligation": walk.lines[0].public_id})
    [handoff] = handoffs_of(walk.case)
    assert (handoff.state, handoff.party_id) == ("arbitration", walk.lines[0].payee_id)


def test_an_award_is_entered_with_its_force_and_the_right_to_sue_stands_on_the_page(
        bodies: Bodies, desk: PageClient) -> None:
    handoff = accepted(bodies)
    db.session.commit()
    at = f"/desk/cases/{handoff.case.public_id}/handoffs/{handoff.public_id}"
    page = desk.see(f"{at}/record-award")
    answer = desk.submit(page, {"kind": "award", "number": "青劳人仲案〔2026〕1号", "result": "支付工资8,200元"})
    refused = Page(answer.text, page.address)
    assert answer.status_code == 422 and refused.form().held()["result"] == ["支付工资8,200元"]
    assert "终局，还是非终局" in refused.text
    desk.submit(refused, {"kind": "award", "number": "青劳人仲案〔2026〕1号", "result": "支付工资8,200元",
                          "force": "final"})
    db.session.refresh(handoff)
    assert handoff.state == "awarded"
    page = ways(desk, handoff.case)
    assert "申请撤销终局裁决" in page.text and "2026-03-17（含当日）" in page.text
    assert f"{at}/sue-on-award" in page.links and "支付工资8,200元" in page.text


def test_a_receiver_that_returns_must_say_why(bodies: Bodies, desk: PageClient) -> None:
    handoff = filed(bodies)
    db.session.commit()
    at = f"/desk/cases/{handoff.case.public_id}"
    page = desk.see(f"{at}/handoffs/{handoff.public_id}/record-answer")
    assert desk.submit(page, {"answer": "returned"}).status_code == 422
    desk.submit(page, {"answer": "returned", "reason": "不属本委管辖。"})
    assert "退回：不属本委管辖。" in desk.see(at).text


def test_arbitration_put_off_is_ticked_when_it_is_filed(bodies: Bodies, desk: PageClient) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    desk.submit(desk.see(f"/desk/cases/{case.public_id}/file-arbitration"), {"deferred": "y"})
    db.session.refresh(case)
    assert (case.state, handoffs_of(case)[0].state) == ("in_mediation", "arb_mediating")


@pytest.mark.parametrize("state", ["arbitration", "awarded", "litigation", "judged"])
def test_every_act_that_stands_on_the_section_has_its_page(bodies: Bodies, desk: PageClient, state: str) -> None:
    handoff = {"arbitration": accepted, "awarded": awarded, "litigation": docketed, "judged": judged}[state](bodies)
    db.session.commit()
    at = f"/desk/cases/{handoff.case.public_id}"
    acts = [link for link in desk.see(at).links if f"/handoffs/{handoff.public_id}/" in link]
    assert len(acts) >= 2
    for link in acts:
        assert desk.see(link).form() is not None


def test_papers_are_laid_ready_for_a_court_too(bodies: Bodies, desk: PageClient) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    desk.submit(desk.see(f"/desk/cases/{case.public_id}/prepare-handoff"),
                {"to": "court", "receiver": "云岭市青溪区人民法院", "issues": "五月工资"})
    [ready] = handoffs_of(case)
    assert (ready.state, ready.way) == ("prepared", "court")
    links = desk.see(f"/desk/cases/{case.public_id}").links
    at = f"/desk/cases/{case.public_id}/handoffs/{ready.public_id}"
    assert f"{at}/drop" in links and f"{at}/sue-for-wages" in links and f"{at}/file-after-ending" not in links
    assert f"{at}/sue-on-agreement" not in links


@pytest.mark.parametrize("state", [state for state in HandoffState if state is not HandoffState.UNOPENED])
def test_a_party_reads_a_sentence_in_every_state_of_a_way_out(state: HandoffState) -> None:
    assert OF_HANDOFF[state]


def test_a_stranger_sees_no_ways(bodies: Bodies, app: Flask) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "majun", "password": PASSWORD})
    assert client.get(f"/desk/cases/{case.public_id}/ways-open").status_code == 404
