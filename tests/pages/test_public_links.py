"""Every link of the pages that anybody may open leads somewhere."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.demo.bodies import Bodies
from tests.builders import a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


def dead(client: PageClient, page: Page) -> list[str]:
    """The links of a page, within the house, that lead nowhere."""
    inside = {link.split("#")[0] for link in page.links if link.startswith("/")}
    return sorted(link for link in inside if link and client.get(link).status_code >= 400)


@pytest.mark.parametrize("address", ["/", "/my", "/apply", "/apply/resume", "/sign-in", "/nowhere"])
def test_no_link_of_a_public_page_is_dead(client: PageClient, bodies: Bodies, address: str) -> None:
    page = Page(client.get(address).text, address)
    assert page.links and dead(client, page) == []


def test_no_link_of_the_status_of_a_case_is_dead(client: PageClient, bodies: Bodies) -> None:
    _case, (slip,) = a_submitted_case(bodies)
    client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret})
    page = client.see("/my/status")
    assert page.links and dead(client, page) == []


def test_applying_is_offered_at_the_start(client: PageClient, bodies: Bodies) -> None:
    assert "/apply" in client.see("/").links
