"""A capsule that somebody hands in is read in a process of its own, with little memory and time, and knows no secrets.

What it says is then compared with what this installation made and signed.
"""
from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from mediation.audit import trail
from mediation.capsule.__main__ import SECONDS
from mediation.capsule.models import Capsule
from mediation.capsule.queries import capsule_with_manifest
from mediation.errors import NotNow
from mediation.extensions import db

ZIP = b"PK"
STRANGERS, WAITS = BoundedSemaphore(2), 15
"""How many capsules one process has read at a time, and how many seconds the next one waits for its turn."""
MANY = "现在查文件的人很多，请过一分钟再查。"
NOT_READ = "这个文件读不出来：太大、太复杂，或者是故意做坏的。"


@dataclass(frozen=True)
class CapsuleVerdict:
    """What a check found: whole or not, which file is wrong, who signed it, whether it is ours and which one."""

    whole: bool
    wrong: tuple[tuple[str, str], ...]
    manifest: dict[str, Any] | None
    manifest_sha256: str
    signer: dict[str, Any] | None
    own_key: bool
    capsule: Capsule | None

    @property
    def issued(self) -> bool:
        """Whether this installation made exactly this capsule and signed it."""
        return self.whole and self.own_key and self.capsule is not None


def looks_like_one(content: bytes) -> bool:
    """Whether a file is to be read as a capsule rather than as a paper."""
    return content.startswith(ZIP)


def examine(content: bytes) -> CapsuleVerdict:
    """What is to be said of these bytes; raises NotNow where too many are being read. Nobody's connection waits."""
    db.session.rollback()
    if not STRANGERS.acquire(timeout=WAITS):
        raise NotNow(MANY)
    try:
        said = _asked(content)
    finally:
        STRANGERS.release()
    signer, whole = said["signer"], bool(said["whole"])
    own = whole and signer is not None and _is_own(signer["fingerprint"])
    found = capsule_with_manifest(said["manifest_sha256"]) if own else None
    return CapsuleVerdict(whole, tuple((each["file"], each["words"]) for each in said["wrong"]), said["manifest"],
                          said["manifest_sha256"], signer, own, found)


def _is_own(fingerprint: str) -> bool:
    from mediation.documents.signatures.of_capsules import is_own  # a second to load
    return is_own(fingerprint)


def _asked(content: bytes) -> dict[str, Any]:
    command = [sys.executable, "-m", "mediation.capsule", "verify", "-", "--json", "--limited"]
    try:
        child = subprocess.run(command, input=content, capture_output=True, check=False, timeout=2 * SECONDS,
                               env={"PATH": "", "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"})
        said: dict[str, Any] = json.loads(child.stdout)
        return said
    except (subprocess.TimeoutExpired, ValueError):
        return {"whole": False, "wrong": [{"file": "", "words": NOT_READ}], "manifest": None, "manifest_sha256": "",
                "signer": None}


def note(verdict: CapsuleVerdict, *, by: Any = None) -> None:
    """That somebody checked a capsule, and how it came out."""
    capsule = verdict.capsule
    trail.record_look("verify_capsule", by=by, record=capsule, case=capsule.case if capsule else None,
                      outcome="done" if verdict.whole else "refused")
