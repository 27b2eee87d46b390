"""Addresses to go on to: only those of this system."""
from __future__ import annotations

from urllib.parse import urlsplit


def inside(address: str | None) -> str | None:
    """The address, if it leads to a page of this system; else nothing."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        return None
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc and address.isprintable() and " " not in address else None
