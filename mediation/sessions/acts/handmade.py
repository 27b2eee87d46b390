"""Papers that the system does not print: made by hand, signed, scanned, and kept in the file under their code."""
from __future__ import annotations

from typing import Any

from mediation import files
from mediation.cases.models import Case
from mediation.documents.acts import register_scan
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.parties.models import Party

MADE_BY_HAND = {"D17-0": "不需要翻译的声明"}


def keep_handmade(case: Case, code: str, sha256: str, *, by: Any, party: Party | None = None) -> Paper:
    """Keep the stored scan of a paper that was made by hand under its code."""
    stored = db.session.get_one(files.StoredFile, sha256)
    return register_scan(case, code, MADE_BY_HAND[code], files.content_of(sha256), stored.media_type, by=by,
                         party=party, about=party)
