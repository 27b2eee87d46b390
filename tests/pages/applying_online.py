"""Somebody who applies on line: goes through the pages as on a telephone."""
from __future__ import annotations

import re
from typing import Any

from werkzeug.test import TestResponse

from tests.page import Page
from tests.page_client import PageClient

SECRET = re.compile(r"\b\d{4} \d{4} \d{4} \d{2}\b")
LOCATOR = re.compile(r"\b\d{3} \d{3} \d{3}\b")


def begin(client: PageClient, body: Any, applies_as: str = "worker") -> tuple[str, str]:
    """Choose a body and begin; returns the code to go on with."""
    answer = client.submit(client.see("/apply"), {"body": body.public_id, "applies_as": applies_as})
    assert answer.status_code == 303, answer.text
    page = client.see("/apply/code")
    return LOCATOR.search(page.text)[0], SECRET.search(page.text)[0]


def says(client: PageClient, key: str, **said: Any) -> TestResponse:
    """Answer a page; the answer must be taken."""
    answer = sends(client, key, **said)
    assert answer.status_code == 303, answer.text
    return answer


def sends(client: PageClient, key: str, **said: Any) -> TestResponse:
    """Send a page, whatever comes of it."""
    address = f"/apply/questions/{key}"
    return client.submit(client.see(address), said, action=address)


def does_not_know(client: PageClient, key: str) -> TestResponse:
    """Press 不知道."""
    address = f"/apply/questions/{key}"
    answer = client.submit(client.see(address), action=address, button="unknown")
    assert answer.status_code == 303, answer.text
    return answer


def hand_in(client: PageClient) -> Page:
    """Read everything over and hand it in; the receipt."""
    says(client, "send", true="y")
    return client.see("/apply/receipt")
