"""The manifest of a capsule: what is in it, each file with its size and SHA-256; the signature is over its bytes."""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediation.capsule.names import NOT_IN_A_NAME, UNSEEN

FORMAT, VERSION = "labour-mediation-capsule", 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.p7s"
INDEX, TOLD, SCHEMA, COLUMNS, COPY_SHEET, COVER = (
    "index.html", "data.json", "schema.json", "data.xlsx", "copy-sheet.html", "00_封面.pdf")
"""What every capsule has besides its papers."""
ALWAYS = (INDEX, TOLD, SCHEMA, COLUMNS, COPY_SHEET, COVER)
SUM = re.compile("[0-9a-f]{64}")
LONGEST_WORDS, MOST_FILES = 300, 2000


class ManifestRefused(Exception):
    """It is no manifest of a capsule; the message says so in words."""


@dataclass(frozen=True)
class Listed:
    """One file of the manifest."""

    name: str
    size: int
    sha256: str
    title: str = ""


@dataclass(frozen=True)
class Manifest:
    """Of which capsule, made when by whom for whom, and its files in their order."""

    capsule: str
    made_at: str
    issuer: str
    receiver: str
    case: str
    files: tuple[Listed, ...]


def listed(name: str, content: bytes, title: str = "") -> Listed:
    """A file as the manifest lists it."""
    return Listed(name, len(content), hashlib.sha256(content).hexdigest(), title)


def written(manifest: Manifest) -> bytes:
    """The bytes that are signed."""
    said = {"format": FORMAT, "version": VERSION, "capsule": manifest.capsule, "made_at": manifest.made_at,
            "issuer": manifest.issuer, "receiver": manifest.receiver, "case": manifest.case,
            "files": [{"name": each.name, "size": each.size, "sha256": each.sha256, "title": each.title}
                      for each in manifest.files]}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> Manifest:
    """The manifest in these bytes; raises ManifestRefused."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise ManifestRefused("清单不是 JSON，读不出来。") from wrong
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ManifestRefused("清单不是移送包的清单。")
    if said.get("version") != VERSION:
        raise ManifestRefused(f"这是第{str(said.get('version'))[:10]}版的移送包，本程序只认第{VERSION}版，请换新的程序。")
    files = said.get("files")
    if not isinstance(files, list) or len(files) > MOST_FILES or not all(map(_is_listed, files)):
        raise ManifestRefused(f"清单里的文件写得不完整，或者超过{MOST_FILES}个。")
    return Manifest(*(_words(said, key) for key in ("capsule", "made_at", "issuer", "receiver", "case")),
                    files=tuple(Listed(each["name"], each["size"], each["sha256"], _words(each, "title"))
                                for each in files))


def _is_listed(each: Any) -> bool:
    return (isinstance(each, Mapping) and isinstance(each.get("name"), str)
            and not NOT_IN_A_NAME.search(each["name"]) and type(each.get("size")) is int
            and isinstance(each.get("sha256"), str) and bool(SUM.fullmatch(each["sha256"])))


def _words(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key, "")
    return UNSEEN.sub("", value)[:LONGEST_WORDS] if isinstance(value, str) else ""
