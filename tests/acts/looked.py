"""Pieces of evidence that have been looked at, as the field of a form or the sweep does it."""
from __future__ import annotations

from mediation import files
from mediation.evidence.derivatives import keep_found
from mediation.evidence.looking import known, look
from mediation.evidence.models import Evidence
from mediation.extensions import db


def looked_into(piece: Evidence) -> Evidence:
    """The piece, once its content has been looked at."""
    content = files.content_of(piece.file_sha256)
    keep_found(piece.file_sha256, look(content, known(content)))
    db.session.expire(piece, ["check"])
    return piece
