"""Looking at a file before anybody gets it: is it one thing only, does it hide something, what may others see of it.

What is opened is opened by a process of its own (``looking_program``). Where that dies of the file there is no
preview; where the scanner that is set does not answer, nobody gets the file until it has.
"""
from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from mediation.evidence import scanner
from mediation.evidence.check_models import CheckStanding
from mediation.evidence.kinds import DOCX, KINDS, PDF, XLSX, Way
from mediation.evidence.not_taken import MACROS, NOT_WHOLE, VIRUS
from mediation.evidence.office import EICAR
from mediation.evidence.recognition import PACKED, hidden_program, recognised
from mediation.evidence.words import NOT_TAKEN

PROGRAM = str(Path(__file__).with_name("looking_program.py"))
SECONDS = 25
"""By the clock of the wall; how long it may work is its own limit."""
MOST_ANSWERED = 96 * 1024 * 1024
WORD_OF = {Way.PICTURE: "picture", Way.PAGES: "pages"}
DOCUMENTS = {"docx": DOCX, "xlsx": XLSX}


@dataclass(frozen=True)
class Found:
    """What was found: where the file stands, why it is held back, what others see of it and of how many pages."""

    standing: CheckStanding
    why: str = ""
    pictures: tuple[bytes, ...] = ()
    pages: int = 0


@dataclass(frozen=True)
class Kept:
    """What a file is, and why it is held back ("" where it is not)."""

    media_type: str
    held_back: str = ""


def known(content: Any) -> Kept:
    """What a file is, once it is sure; raises ValueError that says what to hand in instead."""
    if EICAR in content[:512]:
        return Kept("text/plain", VIRUS)
    media_type = recognised(content)
    if media_type != PACKED:
        held_back = MACROS if KINDS[media_type].way is Way.BY_HAND and hidden_program(content) else ""
        return Kept(media_type, VIRUS if content.find(EICAR) >= 0 else held_back)
    said = _asked("office", content)[0]
    if "not_taken" in said or "word" not in said:
        raise ValueError(NOT_TAKEN[said.get("not_taken", NOT_WHOLE)])
    return Kept(DOCUMENTS[said["word"]], said["held_back"])


def look(content: Any, kept: Kept, *, is_harmless: bool = False) -> Found:
    """What may become of a file that was taken; ``is_harmless`` is what two people have found to be held back wrongly.
    """
    if kept.held_back and not is_harmless:
        return Found(CheckStanding.HELD_BACK, kept.held_back)
    if scanner.is_set() and not is_harmless:
        try:
            virus = scanner.found_in(content)
        except scanner.ScannerSilent:
            return Found(CheckStanding.CHECKING)
        if virus:
            return Found(CheckStanding.HELD_BACK, f"{VIRUS}:{virus}")
    word = WORD_OF.get(KINDS[kept.media_type].way)
    if word is None:
        return Found(CheckStanding.NOT_SHOWN)
    said, pictures = _asked(word, content)
    if said.get("held_back") and not is_harmless:
        return Found(CheckStanding.HELD_BACK, said["held_back"])
    if not pictures:
        return Found(CheckStanding.NOT_SHOWN)
    return Found(CheckStanding.SHOWN, "", tuple(pictures), said["pages"])


def has_virus(content: Any, media_type: str) -> bool:
    """Whether a virus is known to be in a content, also in a file inside a PDF; raises ScannerSilent."""
    if EICAR in content or media_type == PDF and _asked("attached", content)[0].get("held_back"):
        return True
    return scanner.is_set() and scanner.found_in(content) is not None


def made_anew(content: Any) -> bytes | None:
    """A photograph as a picture that everybody can open, upright; None where it can't be opened or is too large."""
    pictures = _asked(WORD_OF[Way.PICTURE], content)[1]
    return pictures[0] if pictures else None


def _asked(word: str, content: Any) -> tuple[dict[str, Any], list[bytes]]:
    """What the program answers; nothing where it died, was too slow or answered without end."""
    with subprocess.Popen([sys.executable, PROGRAM, word], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, env={"PATH": "", "PYTHONPATH": ":".join(sys.path)}) as child:
        assert child.stdin is not None and child.stdout is not None
        feeding = Thread(target=_feed, args=(child.stdin, content), daemon=True)
        end = Timer(SECONDS, child.kill)
        feeding.start()
        end.start()
        try:
            answer = child.stdout.read(MOST_ANSWERED + 1)
            if len(answer) > MOST_ANSWERED:
                child.kill()
        finally:
            child.stdout.close()
            code = child.wait()
            end.cancel()
            end.join()
            feeding.join()
    if code or len(answer) > MOST_ANSWERED:
        return {}, []
    return _parted(answer)


def _feed(line: Any, content: Any) -> None:
    """Hand the file over; a program that has gone away takes no more."""
    try:
        line.write(content)
        line.close()
    except (BrokenPipeError, ValueError):
        pass


def _parted(answer: bytes) -> tuple[dict[str, Any], list[bytes]]:
    head, _, rest = answer.partition(b"\n")
    try:
        said = json.loads(head)
        sizes = [int(size) for size in said["sizes"]]
    except (ValueError, KeyError, TypeError):
        return {}, []
    pictures, place = [], 0
    for size in sizes:
        pictures.append(rest[place:place + size])
        place += size
    return said, pictures
