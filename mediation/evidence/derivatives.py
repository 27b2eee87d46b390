"""What others than its owner see of a piece: pictures made anew, kept beside the sealed original."""
from __future__ import annotations


from mediation import clock, files
from mediation.evidence.check_models import CheckStanding, Derivative, FileCheck
from mediation.evidence.kinds import HEIC, WEBP, Way, kind
from mediation.evidence.looking import Found
from mediation.evidence.models import Evidence
from mediation.extensions import db

PNG_BEGINS = b"\x89PNG"


def keep_found(sha256: str, found: Found | None) -> FileCheck:
    """Keep what was found of a content; where nothing was found yet, it is being checked. What is known stands."""
    known = db.session.get(FileCheck, sha256)
    if known is not None and (found is None or known.standing_term is not CheckStanding.CHECKING):
        return known
    if known is None:
        files.insert_once(FileCheck, sha256=sha256, standing=CheckStanding.CHECKING.value, why="", pages=0, tries=0)
    check = db.session.get_one(FileCheck, sha256)
    if found is not None and check.standing_term is CheckStanding.CHECKING:
        check.standing, check.why, check.pages = found.standing.value, found.why[:200], found.pages
        check.looked_at = clock.now()
        check.pictures = [_kept(sha256, number, picture) for number, picture in enumerate(found.pictures, start=1)]
    db.session.flush()
    return check


def _kept(sha256: str, number: int, picture: bytes) -> Derivative:
    media_type = "image/png" if picture.startswith(PNG_BEGINS) else "image/jpeg"
    return Derivative(sha256=sha256, number=number, picture_sha256=files.put(picture, media_type).sha256)


def picture_of(piece: Evidence, number: int) -> Derivative | None:
    """Picture ``number`` (from 1) of a piece, where it may be shown and has so many."""
    if piece.standing is not CheckStanding.SHOWN or piece.check is None:
        return None
    return next((each for each in piece.check.pictures if each.number == number), None)


def pictures_in(piece: Evidence) -> list[int]:
    """The numbers of the pictures of a piece that may be shown."""
    shown = piece.check.pictures if piece.check is not None and piece.standing is CheckStanding.SHOWN else ()
    return [each.number for each in shown]


def original_leaves(piece: Evidence) -> bool:
    """Whether others than its owner get the original: only of what can't be made anew, and never what is held back."""
    return kind(piece.file.media_type).way in (Way.FILE, Way.BY_HAND) and piece.standing is CheckStanding.NOT_SHOWN


def may_be_opened(piece: Evidence) -> bool:
    """Whether a piece has been looked at and is not held back."""
    return piece.standing in (CheckStanding.SHOWN, CheckStanding.NOT_SHOWN)


def goes_along(piece: Evidence) -> bool:
    """Whether a piece goes to a court by itself: looked at, not held back, no old format in which programs hide."""
    return may_be_opened(piece) and kind(piece.file.media_type).way is not Way.BY_HAND


def as_printed(piece: Evidence) -> str:
    """The SHA-256 of what is printed of a piece: of a photograph that no printer reads, the picture made of it."""
    unread = piece.file.media_type in (HEIC, WEBP) and piece.standing is CheckStanding.SHOWN and piece.check is not None
    return piece.check.pictures[0].picture_sha256 if unread else piece.file_sha256
