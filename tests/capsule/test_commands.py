"""What the receiver runs on its own computer: verify, sign-receipt, receipt, without database, settings or network."""
from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from mediation.capsule import receipts
from mediation.capsule.__main__ import main
from mediation.documents.signatures import detached
from tests.capsule.made import Keys, capsule, keys
from tests.structure.source import ROOT

NO_HOUSE = """
import sys
for name in ("flask", "sqlalchemy", "wtforms", "mediation.config", "mediation.extensions"):
    sys.modules[name] = None
import socket
socket.socket.connect = socket.getaddrinfo = None
from mediation.capsule.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def body(tmp_path: Path) -> Keys:
    return keys(tmp_path, "body")


@pytest.fixture
def court(tmp_path: Path) -> Keys:
    return keys(tmp_path, "court")


@pytest.fixture
def held(tmp_path: Path, body: Keys) -> Path:
    path = tmp_path / "移送包.zip"
    path.write_bytes(capsule(body))
    return path


def signs(held: Path, court: Keys, out: Path) -> int:
    return main(["sign-receipt", str(held), "--key", str(court.key), "--cert", str(court.certificate), "--by", "张立",
                 "--organisation", "青溪区人民法院", "--number", "收〔2026〕7号", "--on", "2026-03-03", "--out", str(out)])


def test_verify_runs_alone_in_an_empty_folder(held: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = subprocess.run([sys.executable, "-c", NO_HOUSE, "verify", str(held), "--json"], capture_output=True,
                         check=False, cwd=empty, env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"})
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["whole"] is True and not list(empty.iterdir())


def test_verify_says_which_file_was_changed_and_answers_1(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held.write_bytes(held.read_bytes().replace(b"xxx", b"xyx", 1))
    assert main(["verify", str(held)]) == 1
    assert "01_司法确认申请书.pdf：内容被改动" in capsys.readouterr().out
    assert main(["verify", str(held), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["whole"] is False and said["wrong"][0]["file"] == "01_司法确认申请书.pdf"


def test_verify_tells_a_self_made_certificate_and_its_fingerprint(
        held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(held)]) == 0
    said = capsys.readouterr().out
    assert said.count("自制证书") == 1 and "没有第三方认证" in said and "证书指纹 SHA-256" in said and "青溪区人民法院" in said


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none.zip")]) == 1
    assert "打不开这个文件" in capsys.readouterr().out
    assert main(["receipt", str(tmp_path / "none.json")]) == 1
    assert "打不开这个文件" in capsys.readouterr().out


def test_a_receipt_is_signed_and_checked_against_its_capsule(
        held: Path, body: Keys, court: Keys, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "回执.json"
    assert signs(held, court, out) == 0
    assert main(["receipt", str(out), "--capsule", str(held)]) == 0
    assert "青溪区人民法院张立于2026-03-03收到，收件编号收〔2026〕7号" in capsys.readouterr().out
    other = tmp_path / "other.zip"
    other.write_bytes(capsule(body, (("index.html", b"other"),)))
    assert main(["receipt", str(out), "--capsule", str(other)]) == 1
    assert "另一个移送包" in capsys.readouterr().out


def test_no_receipt_is_signed_for_a_capsule_that_is_not_whole(held: Path, court: Keys, tmp_path: Path) -> None:
    held.write_bytes(held.read_bytes().replace(b"xxx", b"xyx", 1))
    assert signs(held, court, tmp_path / "r.json") == 1 and not (tmp_path / "r.json").exists()


def test_a_key_that_can_not_be_read(held: Path, body: Keys, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["sign-receipt", str(held), "--key", str(body.certificate), "--cert", str(body.certificate), "--by", "张立",
             "--out", str(tmp_path / "r.json")]
    assert main(wrong) == 1 and "密钥或者证书读不出来" in capsys.readouterr().out


@pytest.mark.parametrize("spoil", [
    lambda text: text.replace("张立", "李立"), lambda text: text.replace('"signature": "MI', '"signature": "MJ'),
    lambda text: "{}", lambda text: "[]", lambda text: "PK", lambda text: '{"statement": 1, "signature": 2}',
    lambda text: "[" * 100_000, lambda text: text.replace('"signature"', '"other": 1, "signature"')])
def test_a_spoiled_receipt_is_refused_in_words(
        held: Path, court: Keys, tmp_path: Path, spoil: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(spoil)
    out = tmp_path / "r.json"
    signs(held, court, out)
    capsys.readouterr()
    out.write_text(spoil(out.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["receipt", str(out)]) == 1 and "回执" in capsys.readouterr().out
    assert main(["receipt", str(out), "--json"]) == 1 and json.loads(capsys.readouterr().out)["holds"] is False


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\u202e"])
def test_no_receipt_is_taken_with_signs_that_nobody_sees(
        held: Path, court: Keys, tmp_path: Path, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.dumps({"format": receipts.FORMAT, "version": 1, "capsule": "a1b2", "manifest_sha256": "0" * 64,
                       "organisation": "青溪区人民法院", "received_by": f"张{sign}立", "number": "",
                       "received_on": "2026-03-03"})
    made = tmp_path / "r.json"
    made.write_text(json.dumps({"statement": said, "signature": base64.b64encode(
        detached.sign(said.encode(), court.signer)).decode()}))
    assert main(["receipt", str(made)]) == 1 and "不能显示的字符" in capsys.readouterr().out
