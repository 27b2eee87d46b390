"""Before the talks begin papers must reach everybody: each party, or who receives for it, confirms an address (D33)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.service_addresses import without_address
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.intake.acceptance.acts import confirm_addresses
from mediation.intake.powers.representation import AgentKind, PowerGiven, give_power, hand_in_power
from mediation.parties.models import HeirStanding, Party
from tests.acts.walked import SIGNED, an_asked_case
from tests.builders import the_bodies

MONDAY = date(2026, 3, 2)
ON_PAPER = ServiceAddress(address="示例路1号", electronic=False)
TWELVE = tuple(f"李秀{word}" for word in "英芳兰梅莲桂珍琴香玉翠云")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_asked_case(bodies)


def waiting(case: Case) -> list[str]:
    return [party.name for party in without_address(case)]


def reached(party: Party) -> None:
    party.service_address, party.electronic_service = "示例路1号", False


def test_one_scan_of_what_several_have_signed_is_kept_for_all(bodies: Bodies, case: Case) -> None:
    everybody = [(party, ON_PAPER) for party in case.active_parties]
    (paper,) = confirm_addresses(case, everybody, signed=SIGNED, by=bodies.people["wangmin"])
    assert paper.code == "D33" and paper.is_registered_scan and waiting(case) == []


def test_who_has_not_signed_yet_gets_a_paper_of_their_own(bodies: Bodies, case: Case) -> None:
    full = ServiceAddress(address="示例路1号", postcode="528000", receiver="李秀英", phone="13800000000", electronic=False)
    confirm_addresses(case, [(party, full) for party in case.active_parties], by=bodies.people["wangmin"])
    assert [paper.party for paper in papers_of(case) if paper.code == "D33"] == case.active_parties


@pytest.mark.parametrize(("said", "words"), [
    (ServiceAddress(electronic=False), "送达地址"), (ServiceAddress(address="示例路1号"), "电子送达"),
    (ServiceAddress(address="示例路1号", electronic=True), "至少填一种")])
def test_an_address_by_half_is_refused(bodies: Bodies, case: Case, said: ServiceAddress, words: str) -> None:
    with pytest.raises(RequirementNotMet, match=words) as refused:
        confirm_addresses(case, [(case.applicants[0], said)], signed=SIGNED, by=bodies.people["wangmin"])
    assert refused.value.field == "addresses"


def test_only_who_handles_the_case_records_addresses(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        confirm_addresses(case, [], by=bodies.people["gulnar"])


def test_representatives_receive_for_those_who_chose_them(bodies: Bodies) -> None:
    case = an_asked_case(bodies, workers=TWELVE)
    assert len(waiting(case)) == 13
    for party in case.applicants[:3]:
        party.is_representative = True
    assert waiting(case) == [*TWELVE[:3], "云岭鑫源建筑劳务有限公司"]


def test_who_shares_an_agent_is_reached_through_the_others_when_the_power_is_in_the_file(bodies: Bodies) -> None:
    case = an_asked_case(bodies, workers=("李秀英", "赵强"))
    first, second = case.applicants
    given, by = PowerGiven(name="黄立诚", kind=AgentKind.LAWYER, from_on=MONDAY), bodies.people["wangmin"]
    agent = give_power(case, [first, second], given, None, by=by)
    reached(first)
    reached(case.respondents[0])
    assert waiting(case) == ["赵强"]
    hand_in_power(agent, given, SIGNED, by=by)
    assert waiting(case) == []


def test_the_dead_are_not_asked_and_heirs_only_when_they_take_part(bodies: Bodies, case: Case) -> None:
    (worker,) = case.applicants
    reached(case.respondents[0])
    worker.deceased_on = MONDAY
    assert waiting(case) == []
    worker.deceased_on, worker.heir_standing = None, HeirStanding.NOTED.value
    assert waiting(case) == []
    worker.heir_standing = HeirStanding.SIGNS.value
    assert waiting(case) == ["李秀英"]
