"""Whether a capsule is whole: its ZIP, its signature, each file against the manifest; what is wrong names the file."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mediation.capsule import archive, manifest
from mediation.capsule.archive import ArchiveRefused
from mediation.capsule.manifest import Manifest, ManifestRefused

if TYPE_CHECKING:
    from mediation.documents.signatures.detached import Signed


@dataclass(frozen=True)
class Wrong:
    """What is wrong, in words, and with which file; no file where it is the whole."""

    file: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}：{self.words}" if self.file else self.words


@dataclass(frozen=True)
class Checked:
    """What a check found: ``manifest_sha256`` is what a receipt names; all but ``wrong`` is empty when refused."""

    wrong: tuple[Wrong, ...] = ()
    manifest: Manifest | None = None
    manifest_sha256: str = ""
    signed: Signed | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> bool:
        """Whether nothing in it was changed since it was signed, by whoever signed it."""
        return not self.wrong and self.manifest is not None and self.signed is not None and self.signed.holds


def check(content: bytes) -> Checked:
    """What is to be said of these bytes. Never raises."""
    try:
        files = archive.read(content)
    except ArchiveRefused as refused:
        return Checked((Wrong(refused.file, refused.words),))
    lacking = [name for name in (manifest.MANIFEST, manifest.SIGNATURE) if name not in files]
    if lacking:
        return Checked(tuple(Wrong(name, "没有这个文件，所以不是移送包，或者被拿掉了。") for name in lacking))
    damaged = [Wrong(name, "内容被改动或者损坏。") for name in (manifest.MANIFEST, manifest.SIGNATURE)
               if files[name] is None]
    if damaged:
        return Checked(tuple(damaged))
    return _against_manifest(files, files[manifest.MANIFEST] or b"", files[manifest.SIGNATURE] or b"")


def _against_manifest(files: Mapping[str, bytes | None], said: bytes, signature: bytes) -> Checked:
    from mediation.documents.signatures import detached  # half a second to load
    signed = detached.read(said, signature)
    if not signed.holds:
        file = manifest.MANIFEST if signed.of_other_bytes else manifest.SIGNATURE
        return Checked((Wrong(file, f"{signed.wrong}。"),))
    try:
        listed = manifest.read(said)
    except ManifestRefused as refused:
        return Checked((Wrong(manifest.MANIFEST, str(refused)),))
    return Checked(tuple(_differences(files, listed)), listed, hashlib.sha256(said).hexdigest(), signed,
                   {name: content for name, content in files.items() if content is not None})


def _differences(files: Mapping[str, bytes | None], listed: Manifest) -> Iterator[Wrong]:
    names = [each.name for each in listed.files]
    for name in files:
        if name not in names and name not in (manifest.MANIFEST, manifest.SIGNATURE):
            yield Wrong(name, "清单里没有这个文件，是后来加进去的。")
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Wrong(name, "清单里写了两次。")
    for each in listed.files:
        content = files.get(each.name)
        if each.name not in files:
            yield Wrong(each.name, "清单里有，移送包里没有，被拿掉了。")
        elif content is None or len(content) != each.size or hashlib.sha256(content).hexdigest() != each.sha256:
            yield Wrong(each.name, "内容被改动，与签名的清单对不上。")
