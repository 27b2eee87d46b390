"""What a check found, for the command line and for the process that asked: in words, or as one JSON object."""
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mediation.capsule.checking import Checked
from mediation.capsule.receipts import ReceiptFile

if TYPE_CHECKING:
    from mediation.documents.signatures.detached import Signed

SELF_MADE, COMPARE = "自制证书", "没有第三方认证，请把证书指纹与制作单位公布的核对"


def as_text(checked: Checked) -> str:
    """A few lines in Chinese."""
    if not checked.whole or checked.manifest is None or checked.signed is None:
        return "\n".join(["移送包有问题，不能用：", *(f"  {wrong}" for wrong in checked.wrong)])
    made = checked.manifest
    return "\n".join([
        f"移送包是完整的：{len(made.files)}个文件都与签名的清单一致，没有改动。",
        f"制作：{made.issuer}，{made.made_at}；送：{made.receiver}；案件：{made.case}",
        *_signer(checked.signed), f"清单 SHA-256：{checked.manifest_sha256}"])


def _signer(signed: Signed) -> list[str]:
    kind = f"颁发：{signed.issuer}"
    if signed.self_made:
        kind = COMPARE if SELF_MADE in signed.subject else f"{SELF_MADE}，{COMPARE}"
    return [f"签名证书：{signed.subject}（{kind}）", f"证书指纹 SHA-256：{signed.fingerprint}"]


def as_json(checked: Checked) -> str:
    """The same as one JSON object."""
    made = checked.manifest
    return json.dumps({
        "whole": checked.whole, "wrong": [{"file": wrong.file, "words": wrong.words} for wrong in checked.wrong],
        "manifest_sha256": checked.manifest_sha256, "signer": _signed(checked.signed),
        "manifest": None if made is None else {
            "capsule": made.capsule, "made_at": made.made_at, "issuer": made.issuer, "receiver": made.receiver,
            "case": made.case, "files": [{"name": each.name, "size": each.size, "sha256": each.sha256,
                                          "title": each.title} for each in made.files]},
    }, ensure_ascii=False, indent=1)


def _signed(signed: Signed | None) -> dict[str, Any] | None:
    return None if signed is None else {
        "subject": signed.subject, "issuer": signed.issuer, "serial": signed.serial,
        "fingerprint": signed.fingerprint, "self_made": signed.self_made}


def receipt_as_text(receipt: ReceiptFile) -> str:
    """What a receipt says, in Chinese."""
    said = receipt.statement
    number = f"，收件编号{said.number}" if said.number else ""
    return "\n".join([
        f"回执有效：{said.organisation}{said.received_by}于{said.received_on}收到{number}。",
        f"收到的移送包的清单 SHA-256：{said.manifest_sha256}", *_signer(receipt.signed)])


def receipt_as_json(receipt: ReceiptFile) -> str:
    """The same as one JSON object."""
    said = receipt.statement
    return json.dumps({
        "holds": True, "capsule": said.capsule, "manifest_sha256": said.manifest_sha256,
        "organisation": said.organisation, "received_by": said.received_by, "number": said.number,
        "received_on": said.received_on.isoformat(), "signer": _signed(receipt.signed)}, ensure_ascii=False, indent=1)
