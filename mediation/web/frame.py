"""What the frame of every staff page shows: the places this person may go to, today, and the way out."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_login import current_user

from mediation import clock
from mediation.law.terms import Role

HANDLING = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
PLACES: list[tuple[int, str, str, tuple[Role, ...]]] = []
WARNINGS: list[tuple[Callable[[], str | None], Callable[[], str]]] = []
IN_THE_MIDDLE = 50


def place(label: str, endpoint: str, *roles: Role, at: int = IN_THE_MIDDLE) -> None:
    """Say that a page stands in the head of every page, for the holders of these roles; ``at`` orders the places."""
    if (at, label, endpoint, roles) not in PLACES:
        PLACES.append((at, label, endpoint, roles))
        PLACES.sort(key=lambda place: place[0])


def warning(words: Callable[[], str | None], address: Callable[[], str]) -> None:
    """Something that stands in red on every page of those whom it concerns, as long as ``words`` says something."""
    if words not in [known for known, _address in WARNINGS]:
        WARNINGS.append((words, address))


def warnings_now() -> list[tuple[str, str]]:
    """What this person is warned of, with the page that says more."""
    return [(said, address()) for words, address in WARNINGS if (said := words())]


def register(app: Flask) -> None:
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    if not current_user.is_authenticated:
        return {}
    nav = [{"label": label, "url": url_for(endpoint), "current": request.endpoint == endpoint}
           for _at, label, endpoint, roles in PLACES if any(current_user.holds(role) for role in roles)]
    return {"nav": nav, "warnings_now": warnings_now, "person_name": current_user.name, "today": clock.today(),
            "home_url": url_for("people.home"), "idle_seconds": current_app.config["IDLE_SECONDS"],
            "unlock_url": url_for("people.unlock"), "sign_out_url": url_for("people.sign_out")}
