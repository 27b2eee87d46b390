"""Headers of every answer, and where a changing request may come from."""
from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "media-src 'self'; "
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=()",
}


def register(app: Flask) -> None:
    app.before_request(_from_this_site)
    app.after_request(_add)


def _from_this_site() -> None:
    """A changing request comes from a page of this system: Origin and Sec-Fetch-Site say so where they are sent."""
    if request.method not in ("POST", "PUT", "PATCH", "DELETE"):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc not in _own_hosts():
        abort(403)


def _own_hosts() -> set[str]:
    return {request.host, urlsplit(current_app.config["BASE_URL"]).netloc}


def _add(response: Any) -> Any:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if current_app.config["BASE_URL"].startswith("https://"):
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response
