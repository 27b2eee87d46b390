"""The store of files: what comes in is kept as it came, found by its SHA-256, encrypted on the disk."""
from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import BigInteger, String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from mediation import clock
from mediation.extensions import Instant, db
from mediation.sealed import SealBroken, seal, unseal


IN_PARTS = b"\x00parts1\n"
PART, PART_HEAD = 1024 * 1024, struct.Struct(">L")
"""A large content is sealed part by part, each bound to its place and to being the last or not."""


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


def put(content: Any, media_type: str) -> StoredFile:
    """Keep a content and return its row, new or known; the bytes are on the disk before the row is committed.

    The content is bytes, or a file mapped into memory, which is never held in memory as a whole.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = db.session.get(StoredFile, sha256)
    if known is not None and _path(sha256).exists():
        return known
    _write(_path(sha256), _sealed(content, sha256))
    if known is not None:
        return known
    insert_once(StoredFile, sha256=sha256, size=len(content), media_type=media_type, stored_at=clock.now())
    return db.session.get_one(StoredFile, sha256)


def insert_once(model: type[Any], **values: Any) -> None:
    """Insert a row that somebody else may be inserting at this very moment: the first stands, the other finds it."""
    insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[db.engine.dialect.name]
    db.session.execute(insert(model).values(**values).on_conflict_do_nothing())


def _sealed(content: Any, sha256: str) -> Iterator[bytes]:
    if len(content) <= PART:
        yield seal(bytes(content), f"file:{sha256}")
        return
    yield IN_PARTS
    with memoryview(content) as whole:
        for number, place in enumerate(range(0, len(whole), PART)):
            sealed = seal(bytes(whole[place:place + PART]), _place(sha256, number, place + PART >= len(whole)))
            yield PART_HEAD.pack(len(sealed)) + sealed


def _place(sha256: str, number: int, is_last: bool) -> str:
    return f"file:{sha256}:{number}:{'last' if is_last else 'more'}"


def content_of(sha256: str) -> bytes:
    """The bytes of a stored file, checked against their hash; raises FileDamaged."""
    content = b"".join(parts_of(sha256))
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged(sha256)
    return content


def parts_of(sha256: str) -> Iterator[bytes]:
    """The bytes of a stored file part by part, each opened under its seal; raises FileDamaged at the first that is not
    as it was put there."""
    try:
        with _path(sha256).open("rb") as source:
            if source.read(len(IN_PARTS)) != IN_PARTS:
                source.seek(0)
                yield unseal(source.read(), f"file:{sha256}")
                return
            yield from _opened_parts(source, sha256)
    except (OSError, SealBroken, struct.error) as error:
        raise FileDamaged(sha256) from error


def _opened_parts(source: Any, sha256: str) -> Iterator[bytes]:
    number, head = 0, source.read(PART_HEAD.size)
    while head:
        sealed = source.read(min(PART_HEAD.unpack(head)[0], 2 * PART))
        head = source.read(PART_HEAD.size)
        yield unseal(sealed, _place(sha256, number, not head))
        number += 1


def check(sha256: str) -> None:
    """Read a stored file to its end without holding it; raises FileDamaged where it is missing or changed."""
    digest = hashlib.sha256()
    for part in parts_of(sha256):
        digest.update(part)
    if digest.hexdigest() != sha256:
        raise FileDamaged(sha256)


def is_there(sha256: str) -> bool:
    """Whether there is a file of this name on the disk at all."""
    return _path(sha256).exists()


def drop(sha256: str) -> None:
    """Let a content go that nothing needs any more; the caller commits, and then takes it off the disk (``erase``)."""
    row = db.session.get(StoredFile, sha256)
    if row is not None:
        db.session.delete(row)
        db.session.flush()


def erase(sha256: str) -> None:
    """Take the bytes of a dropped content off the disk."""
    _path(sha256).unlink(missing_ok=True)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write through a temporary file, so that a crash leaves the whole file or none.

    While the demo world is loaded nothing waits for the disk: it can be loaded again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    waits = not current_app.config.get("DEMO_IS_LOADING")
    try:
        with os.fdopen(handle, "wb") as target:
            for part in parts:
                target.write(part)
            target.flush()
            if waits:
                os.fsync(target.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    if not waits:
        return
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
