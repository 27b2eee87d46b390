"""Going through the pages of a case as its staff do."""
from __future__ import annotations

from io import BytesIO
from typing import Any

from mediation.cases.models import Case
from mediation.sessions.models import Session
from tests.acts.session_cases import picture
from tests.builders import PASSWORD
from tests.page import Page
from tests.page_client import PageClient


def signed_in(client: PageClient, login: str) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def at(case: Case, page: str) -> str:
    return f"/desk/cases/{case.public_id}/{page}"


def of(session: Session, page: str = "") -> str:
    return f"{at(session.case, 'sessions')}/{session.public_id}{'/' + page if page else ''}"


def sent(client: PageClient, address: str, values: dict[str, Any] | None = None, *, scan: bool = False,
         button: str | None = None, action: str | None = None) -> Any:
    """Open the page of an act and send its form."""
    page = client.see(address)
    form = page.form(action)
    filled = form.filled(values or {}, button)
    if scan:
        filled["scan"] = (BytesIO(picture()), "签字.jpg")
    return client.post(form.action or page.address, data=filled)


def words_of(response: Any) -> str:
    return Page(response.text).text
