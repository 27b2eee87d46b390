"""What the sweep does here: applications that were never handed in go with their photographs, secrets fade."""
from __future__ import annotations

from mediation import clock, files
from mediation.applying.acts import forget_draft, kept_for
from mediation.applying.queries import bodies_that_mediate, drafts_saved_before, photos_taken_away, still_showing
from mediation.applying.visits import IDLE
from mediation.evidence.check_models import FileCheck
from mediation.evidence.queries import is_needed
from mediation.extensions import db


def forget_old_drafts() -> int:
    """Delete what has lain longer than its body keeps it; returns how many went, each in its own transaction."""
    for visit in still_showing(clock.now() - IDLE):
        visit.shown = None
    db.session.commit()
    _forget_photos()
    gone = 0
    for body in bodies_that_mediate():
        for draft in drafts_saved_before(body, clock.now() - kept_for(body)):
            left = forget_draft(draft)
            db.session.commit()
            _let_go(left)
            gone += 1
    return gone


def _forget_photos() -> None:
    taken_away = photos_taken_away()
    left = [photo.file_sha256 for photo in taken_away]
    for photo in taken_away:
        db.session.delete(photo)
    db.session.commit()
    _let_go(left)


def _let_go(left: list[str]) -> None:
    """Files that nothing else needs leave the disk with what was found of them; another case may hold the same."""
    for sha256 in dict.fromkeys(left):
        if is_needed(sha256):
            continue
        check = db.session.get(FileCheck, sha256)
        gone = [sha256, *(each.picture_sha256 for each in (check.pictures if check is not None else ()))]
        if check is not None:
            db.session.delete(check)
            db.session.flush()
        gone = [content for content in gone if not is_needed(content)]
        for content in gone:
            files.drop(content)
        db.session.commit()
        for content in gone:
            files.erase(content)
