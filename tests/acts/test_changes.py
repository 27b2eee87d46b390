"""What may be changed of a case beside its procedure."""
from __future__ import annotations

from datetime import timedelta

import pytest

from mediation import clock
from mediation.cases.changes import assign_clerk, change_kind, make_public
from mediation.cases.elsewhere import Elsewhere, enter_elsewhere
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.law.terms import CaseKind
from tests.builders import a_submitted_case, the_bodies


def test_the_mediator_finds_another_kind_and_says_why(app) -> None:
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    with pytest.raises(RequirementNotMet) as refused:
        change_kind(case, CaseKind.CIVIL_SERVICE, " ", by=bodies.people["liguoqiang"])
    assert refused.value.field == "reason"
    change_kind(case, CaseKind.CIVIL_SERVICE, "退休后返聘，双方是劳务关系", by=bodies.people["liguoqiang"])
    assert case.kind == "civil_service" and case.kind_reason


def test_a_body_can_not_make_a_case_of_a_kind_that_it_may_not_take(app) -> None:
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    bodies["courier"].kinds = ["labour"]
    with pytest.raises(RequirementNotMet):
        change_kind(case, CaseKind.CIVIL_SERVICE, "劳务关系", by=bodies.people["liguoqiang"])


def test_a_case_is_handed_to_somebody_of_the_same_body_only(app) -> None:
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    assign_clerk(case, bodies.people["zhouhui"], by=bodies.people["liguoqiang"])
    assert case.clerk.name == "周慧"
    with pytest.raises(NotPermitted):
        assign_clerk(case, bodies.people["gulnar"], by=bodies.people["liguoqiang"])


def test_mediation_is_public_only_when_both_ask(app) -> None:
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    with pytest.raises(RequirementNotMet):
        make_public(case, True, by=bodies.people["wangmin"], both_ask=False)
    make_public(case, True, by=bodies.people["wangmin"], both_ask=True)
    assert case.is_public


def test_what_another_forum_did_is_entered_but_not_before_it_happened(app) -> None:
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    enter_elsewhere(case, Elsewhere("青溪区劳动保障监察大队", "责令支付"), by=bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet):
        enter_elsewhere(case, Elsewhere("法院", "判决", happened_on=clock.today() + timedelta(days=1)),
                        by=bodies.people["wangmin"])
    assert [entry.result for entry in case.elsewhere] == ["责令支付"]
