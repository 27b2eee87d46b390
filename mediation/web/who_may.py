"""The table of permissions: every route says who may use it; one that says nothing is refused to everybody.

Which case a person may see is another question: ``cases.access`` answers it. Besides those who sign in there are
visitors, who come in by a code or a link of their own: the room that lets a kind of visitor in says so with
``visitors``, and its views are ``visiting`` that kind.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from mediation.law.terms import Role

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"
SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Visitors:
    """A kind of visitor: whether one is here in this request, and the door at which they come in."""

    are_here: Callable[[], bool]
    door: str


VISITORS: dict[str, Visitors] = {}


def visitors(kind: str, are_here: Callable[[], bool], door: str) -> None:
    """A room lets visitors in: by ``are_here`` it knows them, at the endpoint ``door`` they show what lets them in."""
    VISITORS[kind] = Visitors(are_here, door)


@dataclass(frozen=True)
class Permission:
    """Who may use a route: everybody, anybody signed in, or the holders of some roles."""

    words: tuple[str, ...]

    def allows(self, person: Any) -> bool:
        if PUBLIC in self.words or any(kind.are_here() for kind in self.visitors):
            return True
        if not person.is_authenticated:
            return False
        return SIGNED_IN in self.words or any(person.holds(Role(word)) for word in self.words if word not in VISITORS)

    @property
    def visitors(self) -> list[Visitors]:
        """The kinds of visitors that may use it."""
        return [VISITORS[word] for word in self.words if word in VISITORS]


def may(*roles: Role) -> Callable[[View], View]:
    """This view is for the holders of these roles."""
    return _mark(Permission(tuple(role.value for role in roles)))


def everybody(view: View) -> View:
    """This view is open to the public."""
    return _mark(Permission((PUBLIC,)))(view)


def anybody_signed_in(view: View) -> View:
    """This view is for whoever has signed in."""
    return _mark(Permission((SIGNED_IN,)))(view)


def visiting(*kinds: str) -> Callable[[View], View]:
    """This view is for kinds of visitors, as their rooms declare them (``visitors``)."""
    return _mark(Permission(kinds))


def _mark(permission: Permission) -> Callable[[View], View]:
    def marked(view: View) -> View:
        setattr(view, "permission", permission)
        return view
    return marked


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """What a route declares; static files are public."""
    if endpoint == "static":
        return Permission((PUBLIC,))
    return getattr(app.view_functions[endpoint], "permission", None)


def policy(app: Flask) -> list[dict[str, Any]]:
    """Every route with its methods and who may use it, in the order of the addresses."""
    rows = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        permission = permission_of(app, rule.endpoint)
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        rows.append({"route": rule.rule, "endpoint": rule.endpoint, "methods": methods,
                     "who": list(permission.words) if permission else []})
    return rows


def check_permission() -> BaseResponse | Response | None:
    """Before each request: the public passes; others sign in first; without the role it does not exist."""
    if request.endpoint is None:
        return None
    permission = permission_of(current_app, request.endpoint)
    if permission is None:
        abort(404)
    if permission.allows(current_user):
        return None
    if permission.visitors:
        return redirect(url_for(permission.visitors[0].door))
    if not current_user.is_authenticated:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("people.sign_in", next=wanted))
    abort(404)
