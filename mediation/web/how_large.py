"""How large what is sent may be: little everywhere, more only on the pages where files are handed in, for who may.

Who may not use such a page sends no more to it than to any other: that is asked before a byte of it is read.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import current_app, request
from flask_login import current_user

from mediation.extensions import db
from mediation.web.who_may import permission_of

View = TypeVar("View", bound=Callable[..., Any])
MOST_PARTS, MOST_WORDS = 200, 512 * 1024


@dataclass(frozen=True)
class Room:
    """What one sending to a page may hold, in bytes."""

    most: int


def room_for(most: int) -> Callable[[View], View]:
    """This view takes so many bytes at once, in few parts and with few words beside the files."""
    def marked(view: View) -> View:
        setattr(view, "room", Room(most))
        return view
    return marked


def make_room() -> None:
    """Before anything reads the request: raise its limit where the page says so and its sender may use the page.

    The question is asked of the database, which is let go again: a file comes in slowly, and others write meanwhile.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    room, permission = getattr(view, "room", None), permission_of(current_app, request.endpoint) if view else None
    if request.method != "POST" or room is None or permission is None:
        return
    db.session.connection(execution_options={"readonly": True})
    if permission.allows(current_user):
        request.max_content_length = room.most
        request.max_form_parts, request.max_form_memory_size = MOST_PARTS, MOST_WORDS
    db.session.rollback()
