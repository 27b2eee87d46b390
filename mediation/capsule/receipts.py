"""The receipt (回执) as a file: the receiver's statement that this very capsule came, signed with its own key."""
from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mediation.capsule.manifest import SUM
from mediation.capsule.names import UNSEEN

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

    from mediation.documents.signatures.detached import Signed

FORMAT, VERSION = "labour-mediation-capsule-receipt", 1
MOST_BYTES = 512 * 1024
LONGEST = {"capsule": 64, "organisation": 120, "received_by": 60, "number": 80}


class ReceiptRefused(Exception):
    """It is no receipt that can be taken; the message says why and what to do."""


@dataclass(frozen=True)
class Statement:
    """Who received which capsule when, under which number of its own."""

    capsule: str
    manifest_sha256: str
    organisation: str
    received_by: str
    number: str
    received_on: date


@dataclass(frozen=True)
class ReceiptFile:
    """A receipt that was read: what it says, who signed it; ``sum`` is the SHA-256 of the statement as it is signed."""

    statement: Statement
    signed: Signed
    sum: str


def written(statement: Statement, signer: SimpleSigner) -> bytes:
    """The receipt as a file; ``signer`` holds the receiver's key."""
    said = json.dumps({"format": FORMAT, "version": VERSION, "capsule": statement.capsule,
                       "manifest_sha256": statement.manifest_sha256, "organisation": statement.organisation,
                       "received_by": statement.received_by, "number": statement.number,
                       "received_on": statement.received_on.isoformat()}, ensure_ascii=False, sort_keys=True)
    from mediation.documents.signatures import detached  # half a second to load
    signature = base64.b64encode(detached.sign(said.encode(), signer)).decode()
    return json.dumps({"statement": said, "signature": signature}, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> ReceiptFile:
    """What a receipt says, once its signature holds; raises ReceiptRefused."""
    if len(content) > MOST_BYTES:
        raise ReceiptRefused("回执文件太大，不是移送包的回执。")
    file = _object(content, "这不是移送包的回执文件（回执文件由对方用 sign-receipt 制作，以 .json 结尾）。")
    said, signature = file.get("statement"), file.get("signature")
    if not isinstance(said, str) or not isinstance(signature, str) or set(file) != {"statement", "signature"}:
        raise ReceiptRefused("这不是移送包的回执文件，或者里面的内容缺了。")
    try:
        raw, der = said.encode(), base64.b64decode(signature, validate=True)
    except ValueError as wrong:
        raise ReceiptRefused("回执里的签名读不出来，文件被改动或者没有传完。") from wrong
    from mediation.documents.signatures import detached  # half a second to load
    signed = detached.read(raw, der)
    if not signed.holds:
        raise ReceiptRefused("回执的签名对不上：内容在签名以后被改动。请对方重新出一份。")
    return ReceiptFile(_statement(_object(raw, "回执里的内容读不出来。")), signed, hashlib.sha256(raw).hexdigest())


def _object(content: bytes, refusal: str) -> Mapping[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise ReceiptRefused(refusal) from wrong
    if not isinstance(said, dict):
        raise ReceiptRefused(refusal)
    return said


def _statement(said: Mapping[str, Any]) -> Statement:
    if said.get("format") != FORMAT or said.get("version") != VERSION:
        raise ReceiptRefused("这不是移送包的回执，或者是本程序不认识的版本。")
    words = {key: said.get(key) for key in LONGEST}
    if not all(isinstance(value, str) and len(value) <= LONGEST[key] and not UNSEEN.search(value)
               for key, value in words.items()):
        raise ReceiptRefused("回执里的内容缺了，或者太长，或者有不能显示的字符。")
    if not str(words["received_by"]).strip() or not SUM.fullmatch(str(said.get("manifest_sha256"))):
        raise ReceiptRefused("回执里没有写收件人，或者没有写收到的是哪一个移送包。")
    try:
        day = date.fromisoformat(str(said.get("received_on")))
    except ValueError as wrong:
        raise ReceiptRefused("回执里的收到日期不对。") from wrong
    return Statement(manifest_sha256=str(said["manifest_sha256"]), received_on=day,
                     **{key: str(value).strip() for key, value in words.items()})
