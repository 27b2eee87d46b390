"""The paper that the inviting court makes of an agreement: in effect when both have signed for it, else nothing."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.models import AgreementStanding, Strengthening
from mediation.cases.acts import may_now
from mediation.confirmations import acts
from mediation.confirmations.arbitration_requirements import CourtPaperFacts
from mediation.confirmations.queries import papers_about
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.law.terms import Basis
from tests.acts.arbitration_world import signed_for
from tests.acts.confirmation_world import EFFECT, a_scan, clerk_of, clocks, everyone, in_effect, liaison_of
from tests.builders import the_bodies

NUMBER = "（2026）粤0699诉前调308号"
THIRTIETH = date(2026, 12, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def delegated(bodies: Bodies, **more: Any) -> Strengthening:
    return in_effect(bodies, basis=Basis.COURT_DELEGATED, **more)


def a_paper(strengthening: Strengthening, **more: Any) -> CourtPaperFacts:
    return CourtPaperFacts(**{"number": NUMBER, "judge": "沈某", "proof": a_scan(), "decided_on": EFFECT,
                              "signed": signed_for(strengthening), **more})


def test_the_paper_of_the_inviting_court_that_both_signed_for_is_a_title(bodies: Bodies) -> None:
    """Row 51: neither of the two doors is needed any more."""
    strengthening = delegated(bodies)
    ruling = acts.issue_court_paper(strengthening, a_paper(strengthening), by=liaison_of(bodies))
    assert strengthening.state == "court_doc"
    assert (ruling.number, ruling.judge, strengthening.court_number) == (NUMBER, "沈某", NUMBER)
    assert strengthening.court is bodies["court"]
    assert {ruling.served_on(party) for party in everyone(strengthening)} == {EFFECT}
    found = clocks(strengthening)
    assert {name: found[name][0] for name in found} == {
        "ARBREV-15": "stopped", "CONF-30": "stopped", "ENF-2Y": "running"}
    assert papers_about(strengthening)[-1].title == "法院调解书"


def test_it_is_in_effect_when_the_last_has_signed(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = delegated(bodies)
    on(EFFECT + timedelta(days=2))
    worker, employer = everyone(strengthening)
    with pytest.raises(RequirementNotMet, match=f"还缺{employer.name}签收的日期"):
        acts.issue_court_paper(strengthening, a_paper(strengthening, signed=((worker, EFFECT),)),
                               by=clerk_of(strengthening))
    with pytest.raises(RequirementNotMet, match="每个人签收"):
        acts.issue_court_paper(strengthening, a_paper(strengthening, signed=()), by=clerk_of(strengthening))
    both = ((worker, EFFECT), (employer, EFFECT + timedelta(days=2)))
    acts.issue_court_paper(strengthening, a_paper(strengthening, signed=both), by=clerk_of_body(strengthening, bodies))
    assert strengthening.case.steps[-1].happened_on == EFFECT + timedelta(days=2)


def clerk_of_body(strengthening: Strengthening, bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


@pytest.mark.parametrize("lack, words, field", [
    ({"number": ""}, "案号", "number"), ({"number": "（2026）粤0601诉前调1号"}, "法院代字", "number"),
    ({"judge": ""}, "法官姓名", "judge"), ({"proof": None}, "扫描件", "scan"),
    ({"decided_on": None}, "诉前调书的日期", "decided_on")])
def test_what_the_paper_says_is_asked(bodies: Bodies, lack: dict[str, Any], words: str, field: str) -> None:
    strengthening = delegated(bodies)
    with pytest.raises(RequirementNotMet, match=words) as refused:
        acts.issue_court_paper(strengthening, a_paper(strengthening, **lack), by=clerk_of(strengthening))
    assert refused.value.field == field and strengthening.state == "b_none"


def test_one_number_stands_on_one_paper(bodies: Bodies) -> None:
    first, second = delegated(bodies), delegated(bodies)
    acts.issue_court_paper(first, a_paper(first), by=liaison_of(bodies))
    with pytest.raises(RequirementNotMet, match="已经记在"):
        acts.issue_court_paper(second, a_paper(second), by=liaison_of(bodies))


def test_a_party_that_does_not_sign_for_the_courts_paper_loses_nothing(bodies: Bodies) -> None:
    """Row 51b."""
    strengthening = delegated(bodies)
    with pytest.raises(RequirementNotMet, match="谁没有签收"):
        acts.leave_court_paper_unsigned(strengthening, CourtPaperFacts(), by=clerk_of(strengthening))
    acts.leave_court_paper_unsigned(strengthening, CourtPaperFacts(on_behalf_of=tuple(everyone(strengthening)[:1])),
                                    by=clerk_of(strengthening))
    assert strengthening.state == "b_none" and strengthening.case.steps[-1].row == "51b"
    assert strengthening.agreement.standing == AgreementStanding.IN_EFFECT.value
    assert clocks(strengthening)["CONF-30"] == ("running", THIRTIETH)
    assert {"choose_confirmation", "file_review"} <= {act for act, _ in may_now(strengthening, clerk_of(strengthening))}


def test_only_a_case_that_a_court_delegated_has_such_a_paper(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    open_now = {act for act, _ in may_now(strengthening, clerk_of(strengthening))}
    assert not open_now & {"issue_court_paper", "leave_court_paper_unsigned"}
    with pytest.raises(RequirementNotMet, match="只有法院委派"):
        acts.issue_court_paper(strengthening, a_paper(strengthening), by=clerk_of(strengthening))


def test_the_court_of_another_place_records_nothing(bodies: Bodies) -> None:
    strengthening = delegated(bodies)
    with pytest.raises(NotPermitted):
        acts.issue_court_paper(strengthening, a_paper(strengthening), by=liaison_of(bodies, "court2"))
