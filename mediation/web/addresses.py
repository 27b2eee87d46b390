"""Addresses: what may stand in one, and to which to go on: only those of this system."""
from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from flask import Flask, request, url_for
from werkzeug.routing import UnicodeConverter, ValidationError


class Part(UnicodeConverter):
    """One part of an address; with a NUL in it, which no database looks for, there is no such page."""

    def to_python(self, value: str) -> str:
        if "\x00" in value:
            raise ValidationError
        return value


def register(app: Flask) -> None:
    """Say what the parts of all addresses may be; before any of them is given."""
    app.url_map.converters["default"] = Part


def inside(address: str | None) -> str | None:
    """The address, if it leads to a page of this system; else nothing."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        return None
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc and address.isprintable() and " " not in address else None


def this_page_with(**asked: str) -> str:
    """This page, asked for with something more; the start where it can't be asked for again."""
    if request.endpoint is None or request.method != "GET" or request.view_args is None:
        return f"{url_for('portal.start')}?{urlencode(asked)}"
    return f"{url_for(request.endpoint, **request.view_args)}?{urlencode({**request.args.to_dict(), **asked})}"
