"""The code by which anyone checks a paper: on each page as a QR code with the address, and in letters to be typed."""
from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from flask import current_app

from mediation.sealed import lookup

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which are mistaken for each other on paper."""
LENGTH = 12
GROUP = f"([{LETTERS}]{{4}})"
WRITTEN = re.compile(rf"{GROUP}[-－ ]?{GROUP}[-－ ]?{GROUP}(?:\.(\d{{1,4}}))?(?![{LETTERS}])")


@dataclass(frozen=True)
class CheckMark:
    """What a paper bears to be checked by: its code, and the address at which it is checked."""

    code: str
    address: str

    @property
    def written(self) -> str:
        """The code as it is read out and typed: three groups of four."""
        return "-".join(self.code[at:at + 4] for at in range(0, LENGTH, 4))

    def on_page(self, number: int) -> str:
        """What the QR code of a page says: the address of the check, the code and the page."""
        return f"{self.address}/{self.code}.{number}"


@dataclass(frozen=True)
class CodeRead:
    """A code as somebody typed it or a page showed it; ``page`` where the page was named."""

    code: str
    page: int | None


def new_check_mark() -> CheckMark:
    """A code that nobody can guess: 58 bits."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return CheckMark(code, check_address())


def mark_kept_for(draft: str) -> CheckMark:
    """The code of a paper that is read out and signed while it is a draft, and issued as the very same bytes."""
    number = int(lookup(draft, "check_code"), 16)
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return CheckMark("".join(letters), check_address())


def check_address() -> str:
    """Where papers of this installation are checked."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/verify"


def code_in(text: str) -> CodeRead | None:
    """The code in what was typed or read: with or without dashes, in small letters, or as the whole address."""
    found = WRITTEN.search(text.strip().upper())
    if found is None:
        return None
    return CodeRead("".join(found.group(1, 2, 3)), int(found[4]) if found[4] else None)
