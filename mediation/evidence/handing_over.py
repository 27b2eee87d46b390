"""Handing a file or a picture of it over: the file only to be kept, never opened inside the page; a picture shut in.

Nothing leaves that has not been looked at, and nothing that is held back, whoever asks.
"""
from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Response, stream_with_context

from mediation import files
from mediation.errors import NotFound, NotNow
from mediation.evidence.check_models import CheckStanding
from mediation.evidence.derivatives import picture_of
from mediation.evidence.kinds import KINDS, Way, kept_name, kind
from mediation.evidence.models import Evidence
from mediation.evidence.words import BEING_CHECKED, DAMAGED, HELD_BACK_FROM_ALL, NOT_THERE

SANDBOX = "sandbox; default-src 'none'"
LONGEST_NUMBER = 4


def original_of(piece: Evidence) -> Response:
    """The sealed original, part by part, to be kept; raises NotNow while it is being checked, held back or damaged."""
    check_leaves(piece)
    return _handed_over(piece)


def held_back_original(piece: Evidence) -> Response:
    """The original of a file that is held back, to be kept: two people have allowed it (``releases``)."""
    return _handed_over(piece)


def _handed_over(piece: Evidence) -> Response:
    sha256, media_type = piece.file_sha256, piece.file.media_type
    try:
        files.check(sha256)
    except files.FileDamaged as damaged:
        raise NotNow(str(DAMAGED)) from damaged
    name = kept_name(piece.original_name, media_type)
    return Response(stream_with_context(files.parts_of(sha256)), mimetype=media_type, headers={
        "Content-Length": str(piece.file.size), "Content-Security-Policy": SANDBOX, "Cache-Control": "no-store",
        "Content-Disposition": f"attachment; filename=file.{KINDS[media_type].endings[0]}; "
                               f"filename*=UTF-8''{quote(name, safe='')}"})


def picture(piece: Evidence, number: str) -> Response:
    """One picture of a piece, for a page to show; raises NotFound where there is none."""
    check_leaves(piece)
    is_number = number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER
    shown = picture_of(piece, int(number)) if is_number else None
    if shown is None:
        raise NotFound(str(NOT_THERE))
    try:
        content = files.content_of(shown.picture_sha256)
    except files.FileDamaged as damaged:
        raise NotNow(str(DAMAGED)) from damaged
    return Response(content, mimetype=shown.picture.media_type, headers={
        "Content-Security-Policy": SANDBOX, "Cache-Control": "no-store", "Content-Disposition": "inline"})


def to_a_court(piece: Evidence) -> Response:
    """What a court gets of a piece that both sides see: of a photograph the picture made anew, else the original."""
    if kind(piece.file.media_type).way is not Way.PICTURE or piece.standing is not CheckStanding.SHOWN:
        return original_of(piece)
    shown = picture(piece, "1")
    shown.headers["Content-Disposition"] = "attachment; filename=picture.jpg"
    return shown


def check_leaves(piece: Evidence) -> None:
    """Raises NotNow (409) for what is still being checked or held back, whoever asks."""
    refusals: dict[CheckStanding, Any] = {CheckStanding.CHECKING: BEING_CHECKED,
                                          CheckStanding.HELD_BACK: HELD_BACK_FROM_ALL}
    if piece.standing in refusals:
        raise NotNow(str(refusals[piece.standing]))
