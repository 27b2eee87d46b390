"""Large letters on the pages of the portal, for whoever reads badly: chosen on any page, kept by a cookie."""
from __future__ import annotations

from typing import Any

from flask import Flask, request

from mediation.web.addresses import this_page_with

ASKED, COOKIE = "type", "type"
BIG, USUAL = "big", "usual"


def register(app: Flask) -> None:
    """Bind the choice of the size to the application."""
    app.context_processor(_for_the_frame)
    app.after_request(_keep)


def _is_big() -> bool:
    return (request.args.get(ASKED) or request.cookies.get(COOKIE)) == BIG


def _for_the_frame() -> dict[str, Any]:
    big = _is_big()
    return {"big_type": big, "other_type_url": this_page_with(**{ASKED: USUAL if big else BIG})}


def _keep(response: Any) -> Any:
    chosen = request.args.get(ASKED)
    if chosen in (BIG, USUAL):
        response.set_cookie(COOKIE, chosen, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
