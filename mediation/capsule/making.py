"""Makes a capsule: the pieces as they are stored, the data, the pages, the cover, the manifest, the signature.

What is made is checked by the receiver's own check before it is kept. The sweep makes what would let somebody wait.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from mediation import clock, files
from mediation.audit import trail
from mediation.capsule import archive, checking, columns, cover, manifest, names, pages
from mediation.capsule.manifest import Manifest
from mediation.capsule.materials import Item, Materials, materials_of, receiver_of
from mediation.capsule.models import Capsule, CapsuleStanding
from mediation.capsule.queries import next_to_make, stored
from mediation.capsule.told import told
from mediation.documents import phrases
from mediation.documents.filling import case_on_paper
from mediation.documents.press.faces import printable
from mediation.errors import NotNow, Refused
from mediation.extensions import db
from mediation.people.models import SYSTEM

MEDIA_TYPE = "application/zip"
SCHEMA_FILE = Path(__file__).with_name("schema-1.json")
AT_ONCE = 12 * 1024 * 1024
"""Bytes of pieces up to which it is made while its clerk waits."""
MOST_OF_ALL = 400 * 1024 * 1024
LEFT_AFTER = timedelta(minutes=2)
"""A capsule on which nobody has worked for so long was left by a process that died."""
MOST_TRIES = 3
APART = "附件"
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


@dataclass
class Filled:
    """What has been put in so far: names with contents and titles, which piece each is, what could not be shown."""

    contents: list[tuple[str, bytes, str]] = field(default_factory=list)
    filed: list[tuple[str, Item]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def is_made_at_once(materials: Materials) -> bool:
    """Whether it is so small that its clerk waits for it; raises NotNow where it is larger than a capsule may be."""
    size = sum(size for size, _kind in stored({item.sha256 for item in materials.items}).values())
    if size > MOST_OF_ALL:
        raise NotNow("材料合计超过400兆，一个移送包装不下，请另行刻盘移送证据。")
    return size <= AT_ONCE


def make_waiting() -> int:
    """Make every capsule that waits; returns how many are ready. This is no act: it commits on its own."""
    ready = 0
    while (capsule := _taken()) is not None:
        ready += _made_by_the_sweep(capsule)
    return ready


def _taken() -> Capsule | None:
    capsule = next_to_make(clock.now() - LEFT_AFTER)
    if capsule is None:
        db.session.rollback()
        return None
    capsule.tries += 1
    capsule.worked_at = clock.now()
    capsule.standing = (CapsuleStanding.FAILED if capsule.tries > MOST_TRIES else CapsuleStanding.MAKING).value
    db.session.commit()
    return capsule


def _made_by_the_sweep(capsule: Capsule) -> bool:
    if capsule.standing_term is CapsuleStanding.FAILED:
        return False
    try:
        make(capsule, by=SYSTEM)
    except (Refused, MemoryError):
        db.session.rollback()
        capsule.standing = CapsuleStanding.FAILED.value
        db.session.commit()
        return False
    db.session.commit()
    return True


def make(capsule: Capsule, *, by: Any) -> None:
    """Make it and keep it; raises NotNow where a stored file is damaged or the key can't be used."""
    materials, made_at = materials_of(capsule.record), clock.now()
    filled = _filled(materials)
    key = _key()
    said = told(capsule.record, capsule.public_id, filled.filed)
    contents = [*_frame(capsule, materials, filled, said, key), *filled.contents]
    listed = Manifest(capsule.public_id, _moment(made_at), capsule.case.body.name, capsule.receiver,
                      capsule.case.known_as, tuple(manifest.listed(*each) for each in contents))
    signed_over = manifest.written(listed)
    content = archive.write([*((name, content) for name, content, _title in contents), (manifest.MANIFEST, signed_over),
                             (manifest.SIGNATURE, key.sign(signed_over))], made_at.astimezone(clock.SHANGHAI))
    checked = checking.check(content)
    if not checked.whole:
        raise NotNow(f"做出来的移送包没有通过查验，没有保存：{checked.wrong}")
    kept = files.put(content, MEDIA_TYPE)
    capsule.file, capsule.manifest_sha256, capsule.pieces = kept, checked.manifest_sha256, len(filled.filed)
    capsule.warnings, capsule.made_at, capsule.standing = filled.warnings, made_at, CapsuleStanding.READY.value
    db.session.flush()
    trail.record("make_capsule", by=by, record=capsule, case=capsule.case, sha256=kept.sha256,
                 manifest=checked.manifest_sha256)


def _key() -> Any:
    """The key of the installation as a capsule is signed with it."""
    from mediation.documents.signatures.of_capsules import capsule_key  # a second to load
    from mediation.documents.signatures.keys import KeyUnusable
    try:
        return capsule_key()
    except KeyUnusable as wrong:
        raise NotNow("签名密钥现在不能用，请告诉系统管理员（SIGNING_KEY）。") from wrong


def _moment(at: Any) -> str:
    return str(at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M"))


def _filled(materials: Materials) -> Filled:
    """The pieces, numbered in their order: ours as they are stored, what came from outside set into pages."""
    filled, known = Filled(), stored({item.sha256 for item in materials.items})
    for number, item in enumerate(materials.items, start=1):
        content, ending, apart = _one(item, known[item.sha256][1])
        name = f"{number:02}_{names.fit(item.title)}.{ending}"
        if apart:
            name = f"{APART}/{name}"
            filled.warnings.append(f"第{number}件“{item.title}”不能印成页，原样放在“{APART}”文件夹里，打开前请先查毒。")
        filled.contents.append((name, content, item.title))
        filled.filed.append((name, item))
    return filled


def _one(item: Item, media_type: str) -> tuple[bytes, str, bool]:
    """The content of a piece, the ending of its name, and whether it can't be shown as pages."""
    try:
        content = files.content_of(item.sha256)
    except files.FileDamaged as damaged:
        raise NotNow(f"“{item.title}”的存档文件损坏或者丢失，请立即告诉系统管理员。") from damaged
    if item.own:
        return content, "pdf", False
    from mediation.documents.press import book as press  # loads what reads PDFs
    if media_type not in press.SHOWN:
        return content, ENDINGS.get(media_type, "bin"), True
    try:
        return press.sheets(printable(item.title), press.Leaf(content, media_type, only=item.only)), "pdf", False
    except press.PieceBroken:
        return content, ENDINGS.get(media_type, "bin"), True


def _frame(capsule: Capsule, materials: Materials, filled: Filled, said: dict[str, Any],
           key: Any) -> Sequence[tuple[str, bytes, str]]:
    """Index, cover, data, schema, table and copy sheet."""
    data = json.dumps(said, ensure_ascii=False, indent=1).encode()
    title = _title(capsule)
    front = cover.printed(cover.Cover(
        capsule.public_id, capsule.ordinal, capsule.case.known_as, title, capsule.case.body.name, capsule.receiver,
        str(clock.today()), [printable(item.title) for _name, item in filled.filed], hashlib.sha256(data).hexdigest()))
    rows = [pages.Row(number, title, name, len(content))
            for number, (name, content, title) in enumerate(filled.contents, start=1)]
    index = pages.index(pages.Said(
        capsule.public_id, title, capsule.case.known_as, capsule.case.body.name, capsule.receiver,
        receiver_of(capsule.record), _moment(clock.now()), key.name, key.fingerprint, key.self_made, filled.warnings,
        materials.left_out), rows)
    return [(manifest.INDEX, index, "目录"), (manifest.COVER, front, "封面"), (manifest.TOLD, data, "数据"),
            (manifest.SCHEMA, SCHEMA_FILE.read_bytes(), "数据的格式"),
            (manifest.COLUMNS, columns.workbook(said), "表格"), (manifest.COPY_SHEET, pages.copy_sheet(said), "抄录单")]


def _title(capsule: Capsule) -> str:
    on_paper = case_on_paper(capsule.case)
    sides = [phrases.names(side) for side in (on_paper.applicants, on_paper.respondents) if side]
    return printable(f"{'与'.join(sides)}{phrases.dispute(on_paper)}")
