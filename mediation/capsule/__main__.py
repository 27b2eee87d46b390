"""``python -m mediation.capsule``: check a capsule, sign a receipt for it, check a receipt; without any installation.

It needs no database, no configuration and no network: it runs on the receiver's own computer.
"""
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mediation import clock
from mediation.capsule import archive, printed, receipts
from mediation.capsule.checking import Checked, Wrong, check
from mediation.capsule.receipts import ReceiptRefused, Statement
from mediation.limited import limit_this_process

WHOLE, REFUSED = 0, 1
STDIN = "-"
SECONDS, MEMORY = 20, 1024 * 1024 * 1024
NEITHER = "打不开这个文件：请检查文件名，和有没有读它的权限。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it is whole, 1 when it is not."""
    asked = _parser().parse_args(arguments)
    done: int = asked.run(asked)
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mediation.capsule", description="移送包：查验、出回执、查回执。")
    commands = parser.add_subparsers(required=True)
    verify = commands.add_parser("verify", help="查验一个移送包")
    verify.add_argument("file")
    verify.add_argument("--json", action="store_true", dest="as_json")
    verify.add_argument("--limited", action="store_true", help=argparse.SUPPRESS)
    verify.set_defaults(run=_verify)
    receipt = commands.add_parser("receipt", help="查验一份签名的回执")
    receipt.add_argument("file")
    receipt.add_argument("--capsule", help="同时看回执说的是不是这个移送包")
    receipt.add_argument("--json", action="store_true", dest="as_json")
    receipt.set_defaults(run=_receipt)
    _sign_parser(commands.add_parser("sign-receipt", help="接收单位用自己的密钥出一份回执"))
    return parser


def _sign_parser(sign: argparse.ArgumentParser) -> None:
    sign.add_argument("file", help="收到的移送包")
    sign.add_argument("--key", type=Path, required=True, help="密钥：PKCS#12（.p12、.pfx），或者 PEM")
    sign.add_argument("--cert", type=Path, help="PEM 密钥的证书")
    sign.add_argument("--password-file", type=Path, help="密钥的密码所在的文件")
    sign.add_argument("--by", required=True, help="收件人姓名")
    sign.add_argument("--organisation", default="", help="接收单位")
    sign.add_argument("--number", default="", help="收件编号")
    sign.add_argument("--on", type=date.fromisoformat, default=None, help="收到的日期，如 2026-03-02；不写是今天")
    sign.add_argument("--out", type=Path, required=True, help="写到哪个文件")
    sign.set_defaults(run=_sign)


def _verify(asked: argparse.Namespace) -> int:
    if asked.limited:
        limit_this_process(SECONDS, MEMORY)
    checked = _checked(asked.file)
    print(printed.as_json(checked) if asked.as_json else printed.as_text(checked))
    return WHOLE if checked.whole else REFUSED


def _checked(file: str) -> Checked:
    try:
        return check(_bytes_of(file, archive.MOST_BYTES))
    except OSError:
        return Checked((Wrong(file, NEITHER),))


def _bytes_of(file: str, most: int) -> bytes:
    """A file as far as it may be long, and one byte more."""
    if file == STDIN:
        return sys.stdin.buffer.read(most + 1)
    with Path(file).open("rb") as source:
        return source.read(most + 1)


def _receipt(asked: argparse.Namespace) -> int:
    try:
        found = receipts.read(_bytes_of(asked.file, receipts.MOST_BYTES))
        if asked.capsule:
            _refuse_another(found.statement, _checked(asked.capsule))
    except OSError:
        return _say(NEITHER, asked.as_json)
    except ReceiptRefused as refused:
        return _say(str(refused), asked.as_json)
    print(printed.receipt_as_json(found) if asked.as_json else printed.receipt_as_text(found))
    return WHOLE


def _refuse_another(said: Statement, checked: Checked) -> None:
    if not checked.whole:
        raise ReceiptRefused(printed.as_text(checked))
    if checked.manifest_sha256 != said.manifest_sha256:
        raise ReceiptRefused("这份回执说的是另一个移送包。")


def _sign(asked: argparse.Namespace) -> int:
    checked = _checked(asked.file)
    if not checked.whole or checked.manifest is None:
        print(printed.as_text(checked))
        return REFUSED
    statement = Statement(checked.manifest.capsule, checked.manifest_sha256, asked.organisation, asked.by,
                          asked.number, asked.on or clock.today())
    from mediation.documents.signatures.detached import KeyNotRead, signer_from  # half a second to load
    try:
        password = asked.password_file.read_bytes().strip() if asked.password_file else None
        made = receipts.written(statement, signer_from(asked.key, asked.cert, password))
        receipts.read(made)
        asked.out.write_bytes(made)
    except KeyNotRead:
        return _say("密钥或者证书读不出来：请检查文件、密码；PEM 密钥要用 --cert 指明证书。", False)
    except ReceiptRefused as refused:
        return _say(str(refused), False)
    except OSError as wrong:
        return _say(f"文件读不了或者写不下：{wrong.filename}", False)
    print(f"回执已写到 {asked.out}，请交回给{checked.manifest.issuer}。")
    return WHOLE


def _say(words: str, as_json: bool) -> int:
    print(json.dumps({"holds": False, "wrong": words}, ensure_ascii=False) if as_json else words)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
