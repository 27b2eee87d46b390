"""The words with which a document of Word or Excel is not taken, or held back; ``evidence.words`` says it to people."""
from __future__ import annotations

NOT_WHOLE, NOT_PLAIN, TOO_LARGE_INSIDE = "not_whole", "not_plain", "too_large_inside"
AN_ARCHIVE, LOCKED, DRAWN = "an_archive", "locked", "drawn"
VIRUS, MACROS, FETCHES, STARTS = "virus", "macros", "fetches", "starts"


class NotTaken(Exception):
    """The file is not taken; the word says why."""
