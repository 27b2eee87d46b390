"""What staff do for themselves: mark news as seen, keep a note of their own on a case."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from mediation import clock
from mediation.cases.models import Case
from mediation.desk.models import CaseNote, NewsSeen
from mediation.desk.queries.news import News, never_seen, note_of, seen_row
from mediation.extensions import db


def see_news(kind: News, *, by: Any) -> datetime:
    """What has come in of this kind is seen from now on; returns up to when it had been seen before."""
    row = seen_row(by, kind)
    if row is None:
        db.session.add(NewsSeen(person_id=by.id, kind=kind.value, seen_at=clock.now()))
        return never_seen()
    before, row.seen_at = row.seen_at, clock.now()
    return before


def write_note(case: Case, words: str, *, by: Any) -> CaseNote:
    """Keep a note that only its writer sees; the former words are replaced."""
    note = note_of(by, case)
    if note is None:
        note = CaseNote(case=case, person_id=by.id, written_at=clock.now())
        db.session.add(note)
    note.words = words
    note.written_at = clock.now()
    return note
