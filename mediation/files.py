"""The store of files: what comes in is kept as it came, found by its SHA-256, encrypted on the disk."""
from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation import clock
from mediation.extensions import Instant, db
from mediation.sealed import SealBroken, seal, unseal


class FileDamaged(Exception):
    """A stored file is missing, or its bytes are no longer those that were put there."""


class StoredFile(db.Model):
    """One content, kept once however often it is handed in."""

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    stored_at: Mapped[datetime] = mapped_column(Instant)


def _path(sha256: str) -> Path:
    return Path(current_app.config["DATA_DIR"]) / sha256[:2] / sha256


def put(content: bytes, media_type: str) -> StoredFile:
    """Keep a content and return its row, new or known; the bytes are on the disk before the row is committed."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = db.session.get(StoredFile, sha256)
    if known is not None and _path(sha256).exists():
        return known
    _write(_path(sha256), seal(content, f"file:{sha256}"))
    if known is not None:
        return known
    row = StoredFile(sha256=sha256, size=len(content), media_type=media_type, stored_at=clock.now())
    db.session.add(row)
    db.session.flush()
    return row


def content_of(sha256: str) -> bytes:
    """The bytes of a stored file, checked against their hash; raises FileDamaged."""
    try:
        content = unseal(_path(sha256).read_bytes(), f"file:{sha256}")
    except (FileNotFoundError, SealBroken) as error:
        raise FileDamaged(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return content


def drop(sha256: str) -> None:
    """Let a content go that nothing needs any more; the caller commits, and then takes it off the disk (``erase``)."""
    row = db.session.get(StoredFile, sha256)
    if row is not None:
        db.session.delete(row)
        db.session.flush()


def erase(sha256: str) -> None:
    """Take the bytes of a dropped content off the disk."""
    _path(sha256).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write through a temporary file, so that a crash leaves the whole file or none.

    While the demo world is loaded nothing waits for the disk: it can be loaded again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    waits = not current_app.config.get("DEMO_IS_LOADING")
    with os.fdopen(handle, "wb") as target:
        target.write(content)
        target.flush()
        if waits:
            os.fsync(target.fileno())
    os.replace(temporary, path)
    if not waits:
        return
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
