"""Every page of the portal in every language: axe, no wider than a telephone, light on a slow line."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.following.visits import PARTY, READER
from mediation.web.languages import LANGUAGES
from mediation.web.who_may import PUBLIC, policy
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.browser.test_reach import faults_of
from tests.builders import a_case, code_of

MONDAY = date(2026, 11, 9)
PHONE = 390
OF_STAFF = {"/sign-in", "/unlock", "/healthz", "/readyz"}
COLD, WARM = 100_000, 30_000
"""Bytes that may travel for the first page of a visitor, and for each one after."""


def in_mediation(world: World) -> tuple[str, str]:
    """A case in mediation; the code of its worker."""
    code: list[tuple[str, str]] = []

    def make(bodies: Bodies) -> None:
        case = a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强",))
        code.append(code_of(case.applicants[0]))

    world.begins(make, MONDAY, "17:00")
    return code[0]


def addresses_for(world: World, *kinds: str) -> list[str]:
    """Every page of these kinds of visitor that has an address of its own."""
    return [row["route"] for row in policy(world.server.app)
            if not {*kinds}.isdisjoint(row["who"]) and "GET" in row["methods"]
            and "<" not in row["route"] and row["route"] not in OF_STAFF]


def pages_there_are(visitor: Worker, addresses: list[str]) -> list[str]:
    """Those that open for this visitor just now."""
    answers = {address: visitor.context.request.get(address, max_redirects=0) for address in addresses}
    return [address for address, answer in answers.items()
            if answer.status == 200 and "html" in answer.headers["content-type"]]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_axe_finds_nothing_on_any_page_of_the_portal(window: Window, world: World, language: Any) -> None:
    code = in_mediation(world)
    worker = window(Worker, width=PHONE)
    faults = [fault for address in pages_there_are(worker, addresses_for(world, PUBLIC))
              for fault in faults_of(worker.goes_to(f"{address}?lang={language.code}"))]
    worker.goes_to("/my?lang=zh-CN").looks_up(*code)
    open_now = pages_there_are(worker, addresses_for(world, PARTY, READER))
    faults += [fault for address in open_now for fault in faults_of(worker.goes_to(f"{address}?lang={language.code}"))]
    assert faults == [] and "/my/status" in open_now
    assert worker.page.locator("html").get_attribute("dir") == language.direction


class Travelled:
    """How many bytes have come over the line, as Chromium counts them."""

    def __init__(self, page: Any) -> None:
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def since_last(self) -> int:
        """The bytes since this was asked before."""
        came, self.bytes = self.bytes, 0
        return came


def test_a_first_page_is_light_and_the_others_are_lighter(window: Window, world: World) -> None:
    code = in_mediation(world)
    worker = window(Worker, width=PHONE)
    travelled = Travelled(worker.page)
    worker.goes_to("/").page.wait_for_load_state("networkidle")
    assert 0 < travelled.since_last() <= COLD
    weights: dict[str, int] = {}

    def weigh(address: str) -> None:
        worker.goes_to(address).page.wait_for_load_state("networkidle")
        weights[address] = travelled.since_last()

    for address in pages_there_are(worker, addresses_for(world, PUBLIC)):
        weigh(address)
    worker.looks_up(*code).page.wait_for_load_state("networkidle")
    travelled.since_last()
    for address in pages_there_are(worker, addresses_for(world, PARTY, READER)):
        weigh(address)
    assert weights["/my/status"] > 0
    assert {address: weight for address, weight in weights.items() if weight > WARM} == {}
