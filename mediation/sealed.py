"""Personal data at rest: encrypted columns bound to their row, and keyed look-ups.

A sealed value is AES-256-GCM under ``FIELD_KEY`` with table, column and the row's random public id as
associated data: a ciphertext copied to another row, column or table does not open. A look-up is an HMAC
under ``PEPPER``: without it a resident number can be found neither by trying all of them nor by comparing.
"""
from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value does not open with this key in this place: changed, moved, or the wrong key."""


def public_id() -> str:
    """A random identifier of 96 bits: the address of a record, and what its sealed values are bound to."""
    return secrets.token_urlsafe(12)


def _field_key() -> bytes:
    return hashlib.sha256(b"field:" + current_app.config["FIELD_KEY"].encode()).digest()


def seal(plain: bytes, place: str) -> bytes:
    """Encrypt for one place (``table:column:row``, or the hash of a file)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_field_key()).encrypt(nonce, plain, place.encode())


def unseal(sealed: bytes, place: str) -> bytes:
    """Decrypt what was sealed for this place; raises SealBroken."""
    try:
        return AESGCM(_field_key()).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken(place) from error


def lookup(value: str, purpose: str) -> str:
    """A keyed fingerprint by which equal values of one purpose can be found again."""
    key = current_app.config["PEPPER"].encode()
    return hmac.new(key, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()


def opened(stored: str | None, table: str, column: str, row_ref: str) -> str | None:
    """The text of a sealed column that was read as a plain value, for lists that load no objects."""
    return None if stored is None else unseal(base64.b64decode(stored), f"{table}:{column}:{row_ref}").decode()


class Sealed:
    """A text attribute kept encrypted in the column named; the model must have a ``public_id``.

    ``found_by`` names a column for the keyed fingerprint of the value, and ``purpose`` its purpose: equal values are
    found by it without being opened. ``empty`` is what is read where nothing is kept.
    """

    def __init__(self, column: str, *, found_by: str | None = None, purpose: str = "",
                 empty: str | None = None) -> None:
        self.column = column
        self.empty = empty
        self.found_by = found_by
        self.purpose = purpose

    def _place(self, row: Any) -> str:
        return f"{row.__tablename__}:{self.column}:{row.public_id}"

    def __get__(self, row: Any, _owner: type | None = None) -> Any:
        if row is None:
            return self
        text = opened(getattr(row, self.column), row.__tablename__, self.column, row.public_id)
        return self.empty if text is None else text

    def __set__(self, row: Any, value: str | None) -> None:
        if self.found_by:
            setattr(row, self.found_by, lookup(value, self.purpose) if value else None)
        if value is None or value == "":
            setattr(row, self.column, None)
            return
        setattr(row, self.column, base64.b64encode(seal(value.encode(), self._place(row))).decode())
