"""What the seal and the signatures of a PDF prove: our own is read at once, a stranger's in a process of its own."""
from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import asdict

from mediation.documents.signatures import reading_seals
from mediation.documents.signatures.reading_seals import (ADDED, BAD_PARTY, BAD_STAMP, CHANGED, FIELD, FOREIGN, NO_SEAL,
                                                          NOT_SEALED, SEVERAL, UNREADABLE, PartyFound, SealFound,
                                                          of_json, read_seal)
from mediation.documents.signatures.trust import roots

__all__ = ["ADDED", "BAD_PARTY", "BAD_STAMP", "CHANGED", "FOREIGN", "NOT_SEALED", "NO_SEAL", "SEVERAL", "UNREADABLE",
           "PartyFound", "SealFound", "examine", "examine_stranger"]
SECONDS = 2 * reading_seals.SECONDS


def examine(pdf: bytes) -> SealFound:
    """What the seal of this file proves. Never raises: a file that can't be read has no seal that counts."""
    return read_seal(pdf, roots())


def examine_stranger(pdf: bytes) -> SealFound:
    """The same for a file that did not come from here: it may be made to take all memory or never to end."""
    asked = {kind: [base64.b64encode(der).decode() for der in each] for kind, each in asdict(roots()).items()}
    try:
        child = subprocess.run([sys.executable, reading_seals.__file__], input=json.dumps(asked).encode() + b"\n" + pdf,
                               capture_output=True, check=False, timeout=SECONDS,
                               env={"PATH": "", "PYTHONPATH": ":".join(sys.path)})
        if child.returncode == 0:
            return of_json(child.stdout.decode())
    except (subprocess.TimeoutExpired, ValueError):
        pass
    return SealFound(FIELD.encode() in pdf, wrong=UNREADABLE)
