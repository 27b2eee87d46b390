"""A capsule that is whole is said to be; one that is spoiled is refused in words that name the file."""
from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from mediation.capsule import archive, manifest
from mediation.capsule.checking import check
from mediation.capsule.printed import as_json, as_text
from mediation.documents.signatures import detached
from tests.capsule.made import FILES, WHEN, Keys, capsule, keys, listing, renamed, signed, with_flag, zipped

EVERY = 11
"""Every so many bytes one is changed in a run of the suite; each bit of each byte was changed once by hand."""


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return keys(tmp_path_factory.mktemp("keys"), "body")


def what(content: bytes) -> str:
    """What is said of a capsule that must not be whole."""
    checked = check(content)
    assert not checked.whole and checked.wrong and not checked.contents.get("x")
    return "\n".join(map(str, checked.wrong))


def test_a_capsule_as_it_was_made_is_whole(body: Keys) -> None:
    checked = check(capsule(body))
    assert checked.whole and not checked.wrong
    assert checked.manifest is not None and checked.manifest.receiver == "青溪区人民法院"
    assert checked.signed is not None and checked.signed.subject == "body" and checked.signed.self_made
    assert dict(FILES).items() <= dict(checked.contents).items()


def test_any_program_that_opens_zips_opens_it_with_chinese_names(body: Keys, tmp_path: Path) -> None:
    (tmp_path / "c.zip").write_bytes(capsule(body))
    with zipfile.ZipFile(tmp_path / "c.zip") as opened:
        assert opened.testzip() is None and opened.namelist()[1] == "01_司法确认申请书.pdf"
        assert opened.getinfo("01_司法确认申请书.pdf").flag_bits == archive.UTF_8


def test_a_changed_byte_anywhere_is_refused(body: Keys) -> None:
    whole = capsule(body)
    unnoticed = []
    for at in range(0, len(whole), EVERY):
        spoiled = bytearray(whole)
        spoiled[at] ^= 1 << (at % 8)
        if check(bytes(spoiled)).whole:
            unnoticed.append(at)
    assert not unnoticed


@pytest.mark.parametrize("name", [name for name, _content in FILES])
def test_a_changed_file_is_named(body: Keys, name: str) -> None:
    whole, content = capsule(body), dict(FILES)[name]
    at = whole.index(content)
    spoiled = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:]
    assert what(spoiled) == f"{name}：内容被改动，与签名的清单对不上。"


def test_a_file_exchanged_with_its_sums_made_right_is_named(body: Keys) -> None:
    changed = [(name, content.replace(b"x", b"y")) for name, content in FILES]
    assert what(capsule(body, changed, FILES)) == "01_司法确认申请书.pdf：内容被改动，与签名的清单对不上。"


def test_a_manifest_written_anew_without_the_key_is_refused(body: Keys) -> None:
    changed = [(name, content.replace(b"x", b"y")) for name, content in FILES]
    forged = [*changed, (manifest.MANIFEST, listing(changed)), signed(body)[-1]]
    assert what(archive.write(forged, WHEN)).startswith("manifest.json：签名签的不是这些内容")


def test_a_changed_signature_is_named(body: Keys) -> None:
    files = signed(body)
    der = bytearray(files[-1][1])
    der[-5] ^= 1
    assert what(archive.write([*files[:-1], (manifest.SIGNATURE, bytes(der))], WHEN)).startswith("manifest.p7s：")
    nonsense = archive.write([*files[:-1], (manifest.SIGNATURE, b"\x30\x03abc")], WHEN)
    assert what(nonsense) == "manifest.p7s：不是签名文件，或者被改动得读不出来。"


def test_files_added_or_taken_away_are_named(body: Keys) -> None:
    assert what(capsule(body, [*FILES, ("99.pdf", b"x")], FILES)) == "99.pdf：清单里没有这个文件，是后来加进去的。"
    assert what(capsule(body, FILES[:2], FILES)) == "data.json：清单里有，移送包里没有，被拿掉了。"
    assert "manifest.p7s：没有这个文件" in what(archive.write(signed(body)[:-1], WHEN))


@pytest.mark.parametrize(("content", "words"), [
    (b"", "不是移送包"), (b"%PDF-1.7", "不是移送包"), (b"PK\x03\x04" + b"x" * 500, "不是移送包"),
    (zipped(("a.txt", b"x")), "没有这个文件，所以不是移送包"),
], ids=["empty", "pdf", "torn", "another zip"])
def test_what_is_no_capsule(content: bytes, words: str) -> None:
    assert words in what(content)


@pytest.mark.parametrize(("name", "words"), [
    ("../x.pdf", "“..”"), ("a/../../x", "“..”"), ("/etc/x", "绝对路径"), ("C:/x.pdf", "盘符"), ("a\\x.pdf", "反斜杠"),
    ("a/b/c.pdf", "套得太深"), ("a/", "文件夹"), ("con.pdf", "保留"), ("x\u202efdp.exe", "不能用"), ("x .", "不能用"),
    ("e\u0301.pdf", "NFC"), ("x" * 200, "超过120个字"),
])
def test_names_that_would_land_elsewhere_are_refused(name: str, words: str) -> None:
    content = renamed(zipped(("q" * len(name), b"x")), b"q" * len(name), name.encode()) if name.isascii() else zipped(
        (name, b"x"))
    assert words in what(content)


def test_two_files_of_one_name_are_refused_whatever_the_case_or_form() -> None:
    assert "同名" in what(zipped(("a.pdf", b"1"), ("A.PDF", b"2")))
    assert "同名" in what(zipped(("ａ.pdf", b"1"), ("a.pdf", b"2")))
    assert "同名" in what(renamed(zipped(("a.pdf", b"1"), ("b.pdf", b"2")), b"b.pdf", b"a.pdf"))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("x.pdf", WHEN.timetuple()[:6])
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert what(zipped((link, b"/etc/passwd"))) == "x.pdf：是一个链接，不是文件。"


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    bomb = zipped(("x.pdf", bytes(20_000_000)), method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000 and what(bomb) == "x.pdf：解开后太大，可能是压缩炸弹，不打开。"


def test_what_was_packed_again_is_refused_with_what_to_do(body: Keys) -> None:
    again = zipped(*signed(body), method=zipfile.ZIP_DEFLATED)
    assert "请用收到的原文件，不要解开后再压缩" in what(again)


def test_too_large_and_too_many_are_refused(body: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped(*((f"{number}.txt", b"") for number in range(archive.MOST_ENTRIES + 1)))
    assert "超过2000个" in what(many)
    whole = capsule(body)
    monkeypatch.setattr(archive, "MOST_BYTES", len(whole) - 1)
    assert "移送包没有这么大" in what(whole)


def test_passwords_and_streams_are_refused(body: Keys) -> None:
    assert "设了密码" in what(with_flag(capsule(body), 0x1))
    assert "重新压缩过" in what(with_flag(capsule(body), 0x8))


def test_bytes_before_behind_or_between_are_refused(body: Keys) -> None:
    whole = capsule(body)
    assert "前面附加" in what(b"#!/bin/sh\n" + whole)
    assert "后面附加" in what(whole + b"more")
    commented = bytearray(whole)
    struct.pack_into("<H", commented, len(whole) - 2, 4)
    assert "后面附加了别的内容，或者带有注释" in what(bytes(commented) + b"more")
    directory = whole.index(archive.CENTRAL)
    wedged = bytearray(whole[:directory] + b"wedge" + whole[directory:])
    struct.pack_into("<I", wedged, len(wedged) - 6, directory + 5)
    assert "夹有别的内容" in what(bytes(wedged))


def test_zip64_is_refused(body: Keys) -> None:
    whole = bytearray(capsule(body))
    struct.pack_into("<HH", whole, len(whole) - 14, 0xFFFF, 0xFFFF)
    assert "ZIP64" in what(bytes(whole))
    large = bytearray(capsule(body))
    struct.pack_into("<I", large, large.index(archive.CENTRAL) + 20, 0xFFFFFFFF)
    assert "ZIP64" in what(bytes(large))


def test_two_descriptions_of_one_file_that_differ_are_refused(body: Keys) -> None:
    whole = capsule(body)
    assert "不一致" in what(whole.replace(b"index.html", b"other.html", 1))


def test_the_maker_refuses_a_name_that_the_check_would_refuse() -> None:
    with pytest.raises(ValueError):
        archive.write([("../x", b"")], WHEN)


def test_what_a_stranger_signed_can_not_steer_the_screen_of_who_checks_it(body: Keys) -> None:
    said = listing().replace("青溪区人民法院".encode(), b"\\u001b[2J\\u202e\\ud800\\u0000")
    files = [*FILES, (manifest.MANIFEST, said), (manifest.SIGNATURE, detached.sign(said, body.signer))]
    checked = check(archive.write(files, WHEN))
    assert checked.whole and checked.manifest is not None and checked.manifest.receiver == "[2J"
    assert as_text(checked).encode() and as_json(checked).encode()


def test_a_manifest_that_names_what_no_file_can_be_called_is_refused(body: Keys) -> None:
    said = listing().replace(b'"index.html"', b'"\\u001b[2Jindex.html"')
    files = [*FILES, (manifest.MANIFEST, said), (manifest.SIGNATURE, detached.sign(said, body.signer))]
    assert "清单里的文件写得不完整" in what(archive.write(files, WHEN))


def test_a_manifest_of_more_files_than_a_capsule_can_have_is_refused_at_once(body: Keys) -> None:
    said = listing([(f"{place}.pdf", b"") for place in range(2001)])
    files = [*FILES, (manifest.MANIFEST, said), (manifest.SIGNATURE, detached.sign(said, body.signer))]
    assert "超过2000个" in what(archive.write(files, WHEN))
