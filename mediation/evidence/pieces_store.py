"""Where the pieces of an unfinished file lie: sealed one by one in a file of a random name, each bound to its place.

The name begins as that of any half-written file of the store: the nightly round clears away what is a day old.
"""
from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from flask import current_app

from mediation.files import PART_HEAD, FileDamaged
from mediation.sealed import SealBroken, seal, unseal

MOST_OF_A_PIECE = 512 * 1024
"""Bytes: on a slow line a piece is lost in seconds, not in minutes."""


def _path(ref: str) -> Path:
    folder = hashlib.sha256(ref.encode()).hexdigest()[:2]
    return Path(current_app.config["DATA_DIR"]) / folder / f".part-{ref}"


def add(ref: str, on_disk: int, at: int, content: bytes) -> int:
    """Write a piece that begins at byte ``at`` of the file behind the ``on_disk`` bytes that count; returns how many
    count now. What an earlier request left behind them is written over; raises FileDamaged where some are missing."""
    path, sealed = _path(ref), seal(content, _place(ref, at))
    if on_disk and (not path.exists() or path.stat().st_size < on_disk):
        raise FileDamaged(ref)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as target:
        target.truncate(on_disk)
        target.seek(on_disk)
        target.write(PART_HEAD.pack(len(sealed)) + sealed)
        target.flush()
        os.fsync(target.fileno())
    return on_disk + PART_HEAD.size + len(sealed)


@contextmanager
def whole(ref: str, on_disk: int) -> Iterator[IO[bytes]]:
    """The whole file, for as long as it is looked at, where no name leads to it; raises FileDamaged."""
    with TemporaryFile() as put_together:
        for piece in _pieces(ref, on_disk):
            put_together.write(piece)
        put_together.seek(0)
        yield put_together


def clear(ref: str) -> None:
    """Take the pieces off the disk."""
    _path(ref).unlink(missing_ok=True)


def _pieces(ref: str, on_disk: int) -> Iterator[bytes]:
    at = 0
    try:
        with _path(ref).open("rb") as source:
            while source.tell() < on_disk:
                piece = unseal(source.read(PART_HEAD.unpack(source.read(PART_HEAD.size))[0]), _place(ref, at))
                at += len(piece)
                yield piece
    except (OSError, SealBroken, struct.error) as error:
        raise FileDamaged(ref) from error


def _place(ref: str, at: int) -> str:
    return f"piece:{ref}:{at}"
