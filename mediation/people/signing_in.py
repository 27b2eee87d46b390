"""Who is behind a request: Flask-Login asks the session kept on the server."""
from __future__ import annotations

from typing import Any

from flask import Request
from flask_login import LoginManager

from mediation.people import sessions
from mediation.people.models import Person


def register(manager: LoginManager) -> None:
    manager.session_protection = None
    manager.request_loader(_person_of)


def _person_of(_request: Request) -> Person | Any:
    row = sessions.current()
    return row.person if row is not None else None
