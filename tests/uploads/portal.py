"""A party with its files, on its own pages."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import delete

from mediation.cases.models import Case
from mediation.evidence.check_models import HandingIn
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of
from mediation.extensions import db
from mediation.parties.models import Party
from tests.builders import code_of
from tests.page import Page
from tests.page_client import PageClient

ADD = "/my/files/add"
BOUNDARY = "a-line-that-stands-in-no-file-8174"


def following(client: PageClient, party: Party) -> PageClient:
    """Whoever holds the code of this party, on its pages."""
    locator, secret = code_of(party)
    client.submit(client.see("/my"), {"locator": locator, "secret": secret})
    return client


def sends(client: PageClient, files: Sequence[tuple[bytes, str]], *, field: str = "files", declared: str = "image/jpeg",
          **typed: str) -> Any:
    """Fill in the page and send these files."""
    page = client.see(ADD)
    filled = page.form().filled(typed)
    body = encoded([*filled.items()], [(field, name, declared, content) for content, name in files])
    return client.post(ADD, data=body, content_type=f"multipart/form-data; boundary={BOUNDARY}")


def encoded(typed: Sequence[tuple[str, Any]], files: Sequence[tuple[str, str, str, bytes]]) -> bytes:
    """A form with files as a browser sends it: what would break a line of it is written %0D, %0A and %22."""
    parts = [b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (name.encode(), str(each).encode())
             for name, value in typed for each in (value if isinstance(value, list) else [value])]
    for field, name, declared, content in files:
        safe = name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
        head = f'Content-Disposition: form-data; name="{field}"; filename="{safe}"\r\nContent-Type: {declared}'
        parts.append(head.encode() + b"\r\n\r\n" + content)
    return b"".join(b"--%s\r\n%s\r\n" % (BOUNDARY.encode(), part) for part in parts) + b"--%s--\r\n" % BOUNDARY.encode()


def pieces(case: Case) -> list[Evidence]:
    db.session.expire_all()
    return list(evidence_of(case))


def another_hour() -> None:
    """As if an hour had passed for what may be handed in."""
    db.session.execute(delete(HandingIn))
    db.session.commit()


def left_over(app: Flask) -> list[Path]:
    """What a store should not hold: files half written."""
    return [each for each in Path(app.config["DATA_DIR"]).rglob(".part-*")]


def words(response: Any) -> str:
    return Page(response.text).text
