"""The pages of a party ask the database as often for a crowd as for two."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from tests.builders import a_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient
from tests.statements import statements

FEW, MANY = ("赵强", "孙梅"), ("李一", "李二", "李三", "李四", "李五", "李六", "李七", "李八")
PAGES = ("/my/status", "/my/files", "/my/papers", "/my/looks", "/my/receipts", "/my/rate", "/my/print")


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


def asked(client: PageClient, address: str) -> int:
    """The fewest of three: now and then the moment of the last use is noted besides."""
    def once() -> int:
        with statements() as selects:
            assert client.get(address).status_code == 200, address
        return len(selects)
    return min(once() for _ in range(3))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_takes_as_many_statements_for_two_workers_as_for_eight(
        bodies: Bodies, app: Flask, address: str) -> None:
    counts = []
    for workers in (FEW, MANY):
        case = a_case(bodies, CaseState.IN_MEDIATION, workers=workers)
        counts.append(asked(comes_in(app.test_client(), case.applicants[0]), address))
    assert counts[0] == counts[1]
