"""The one place where a request's work is committed: on 2xx and 3xx, never on a refusal."""
from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, current_app, g, request
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from mediation.audit import trail
from mediation.extensions import db
from mediation.web import once
from mediation.web.refusals import first_result, message_of, page_for

CHANGING = ("POST", "PUT", "PATCH", "DELETE")


def register(app: Flask) -> None:
    """Bind the beginning and the end of each request's transaction to the application."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> Response | None:
    """Readers take no lock; a form that has done its act before shows its first result."""
    g.request_ref = secrets.token_hex(8)
    if request.endpoint == "static":
        return None
    if request.method not in CHANGING:
        db.session.connection(execution_options={"readonly": True})
        return None
    return first_result()


def _end(response: Any) -> Any:
    if request.endpoint == "static":
        return response
    if response.status_code >= 400 or request.method not in CHANGING:
        db.session.rollback()
    else:
        response = _commit(response)
    trail.write_looks()
    return response


def _commit(response: Any) -> Any:
    """Commit; somebody else having been quicker is a 409, a broken rule of the tables its own message."""
    try:
        if response.status_code in (302, 303):
            once.remember(request.form.get("once", ""), request.path, response.location)
        db.session.commit()
        return response
    except StaleDataError:
        db.session.rollback()
        return first_result() or page_for(409)
    except IntegrityError as error:
        db.session.rollback()
        current_app.logger.warning("refused by a rule of the tables: %s", type(error.orig).__name__)
        return first_result() or page_for(409, message_of(error))
    except OperationalError:
        db.session.rollback()
        current_app.logger.exception("the database did not take the change")
        return page_for(503)
