"""A client that looks at each page it gets as a careful reader would, and fills in forms as a person does."""
from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mediation.extensions import db
from tests.page import Form, Page


class PageClient(FlaskClient):
    """Checks each HTML page; every request has a context of its own, so that two clients are two people."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        own_context = has_app_context()
        if own_context:
            db.session.commit()
        fresh: Callable[[], AbstractContextManager[Any]] = (
            self.application.app_context if own_context else nullcontext)
        with fresh():
            response = super().open(*args, **kwargs)
        if own_context:
            db.session.expire_all()
        if response.mimetype == "text/html" and response.data:
            faults = Page(response.text).faults()
            assert not faults, f"{response.request.path}: " + "; ".join(faults)
        return response

    def see(self, address: str) -> Page:
        """Get a page that must be there."""
        response = self.get(address, follow_redirects=True)
        assert response.status_code == 200, f"{address} answered {response.status}"
        return Page(response.text, response.request.path)

    def submit(self, page: Page, values: dict[str, Any] | None = None, *, action: str | None = None,
               button: str | None = None, follow_redirects: bool = False) -> TestResponse:
        """Send a form of the page with what it already holds, changed by ``values``."""
        form: Form = page.form(action)
        sent = form.filled(values or {}, button)
        address = form.action or page.address
        if form.method == "get":
            return self.get(address, query_string=sent, follow_redirects=follow_redirects)
        return self.post(address, data=sent, follow_redirects=follow_redirects)
