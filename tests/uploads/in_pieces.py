"""A party that sends a file as the script of the page does."""
from __future__ import annotations

import hashlib
from typing import Any

from mediation.evidence.pieces_models import FileInPieces
from mediation.evidence.pieces_store import MOST_OF_A_PIECE as PIECE
from tests.page_client import PageClient
from tests.uploads.portal import ADD


def form_of(client: PageClient) -> dict[str, Any]:
    """What the page's form holds before anybody types."""
    page = client.see(ADD)
    return next(each for each in page.forms if not each.action or each.action == ADD).filled({})


def begins(client: PageClient, content: bytes, called: str, /, *, status: int = 200, **typed: str) -> dict[str, Any]:
    """Say what comes; what the page is told."""
    filled = form_of(client)
    sent = {**filled, "once": "", "file_name": called, "size": str(len(content)),
            "first": hashlib.sha256(content[:PIECE]).hexdigest(), "number": "1", "together": "1", **typed}
    answer = client.post("/my/files/pieces", data=sent)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json
    return told


def adds(client: PageClient, to: str, at: object, content: bytes, *, cut: bool = True) -> Any:
    """Send the piece that begins at ``at``."""
    piece = content[at:at + PIECE] if cut and isinstance(at, int) and at < len(content) else content[:PIECE + 1]
    return client.post(to, query_string={"at": at}, data=piece, content_type="application/octet-stream",
                       headers=token_of(client))


def finishes(client: PageClient, to: str) -> Any:
    """Say that all of it is there."""
    return client.post(f"{to}/finish", headers=token_of(client))


def sends_in_pieces(client: PageClient, content: bytes, called: str, /, **typed: str) -> Any:
    """The whole of it, going on where it stopped; what the page is told at the end."""
    told = begins(client, content, called, **typed)
    at = told["at"]
    while at < len(content):
        at = adds(client, told["to"], at, content).json["at"]
    return finishes(client, told["to"])


def to_of(row: FileInPieces) -> str:
    """Where the pieces of a file go."""
    return f"/my/files/pieces/{row.public_id}"


def token_of(client: PageClient) -> dict[str, str]:
    """What the page sends along to show that it is a page of this site."""
    page = client.get(ADD)
    if page.status_code != 200:
        return {}
    return {"X-CSRFToken": form_of(client).get("csrf_token", "")}
