"""The body's electronic seal on a paper: what it proves, and every way of tampering that it shows."""
from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from mediation.documents.signatures import examining
from mediation.documents.signatures.examining import examine
from mediation.documents.signatures.keys import KeyUnusable, body_key
from mediation.documents.signatures.sealing import SealNotPlaced, seal_pdf
from tests.documents.samples import printed
from tests.signatures.authority import issue, time_stamps

BODY = "示例快递公司人民调解委员会"


@pytest.fixture(autouse=True)
def keys(app: Any, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Each test with a key of its own."""
    names = ("SIGNING_KEY", "SIGNING_CERT", "SIGNING_PASSWORD", "TSA_URL", "KEY_DIR")
    before = {name: app.config[name] for name in names}
    app.config.update({**dict.fromkeys(names), "KEY_DIR": str(tmp_path / "keys")})
    app.extensions.pop("body_key", None)
    yield app.config
    app.config.update(before)
    app.extensions.pop("body_key", None)


@pytest.fixture
def agreement() -> bytes:
    return printed("D26", "normal").pdf


@pytest.fixture
def sealed(agreement: bytes) -> bytes:
    return seal_pdf(agreement, BODY, "签署调解协议")


def test_a_sealed_paper_is_whole_and_ours_and_says_whose_seal_it_bears(sealed: bytes) -> None:
    seal = examine(sealed)
    assert seal.holds and seal.wrong == ""
    assert (seal.body, seal.reason) == (BODY, "签署调解协议")
    assert "未经第三方认证" in seal.certificate and seal.stamped_at is None


def test_a_paper_without_a_seal_says_so(agreement: bytes) -> None:
    assert not examine(agreement).present
    assert examine(agreement).wrong == examining.NO_SEAL


def covered(pdf: bytes) -> list[range]:
    with pikepdf.open(BytesIO(pdf)) as whole:
        field = whole.Root.AcroForm.Fields[0]
        first, length, second, rest = (int(number) for number in field.V.ByteRange)
    return [range(first, first + length), range(second, second + rest)]


def test_each_changed_byte_among_five_hundred_of_those_covered_is_found_by_the_seal_alone(sealed: bytes) -> None:
    places = [place for stretch in covered(sealed) for place in stretch]
    assert len(places) > 0.8 * len(sealed)
    for place in random.Random(26).sample(places, 500):
        changed = bytearray(sealed)
        changed[place] ^= 1
        assert not examine(bytes(changed)).holds, place


def with_page_replaced(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as whole, pikepdf.new() as other:
        other.add_blank_page(page_size=(595, 842))
        whole.pages[0] = other.pages[0]
        return saved(whole)


def with_seal_stripped(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as whole:
        del whole.Root.AcroForm
        for page in whole.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        return saved(whole)


def with_seal_cut_out(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as whole:
        signed = [field for field in whole.Root.AcroForm.Fields if "/V" in field]
        del signed[-1].V
        return saved(whole)


def saved(whole: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def later(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """The same file with one more revision behind it, as an editor would append it."""
    def changed(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        change(writer)
        buffer = BytesIO()
        writer.write(buffer)
        return buffer.getvalue()
    return changed


def add_text(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    drawn = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 20 Tf 100 400 Td (X) Tj ET"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), drawn])
    writer.update_container(page)


def add_annotation(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Annot"), generic.pdf_name("/Subtype"): generic.pdf_name("/Text"),
        generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (10, 10, 50, 50)]),
        generic.pdf_name("/Contents"): generic.pdf_string("另付一万元")})
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def change_field(writer: Any) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field["/TU"] = generic.pdf_string("另一个签章")
    writer.update_container(field)


def change_language(writer: Any) -> None:
    writer.root["/Lang"] = generic.pdf_string("en")
    writer.update_root()


def add_field(writer: Any) -> None:
    append_signature_field(writer, SigFieldSpec("Another"))


def swap_pages(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(list(pages["/Kids"])[::-1] * 2)
    writer.update_container(pages)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "bytes appended": lambda pdf: pdf + b"\n% nothing\n", "a zero byte appended": lambda pdf: pdf + b"\0",
    "another file appended": lambda pdf: pdf + pdf, "the end cut off": lambda pdf: pdf[:-20],
    "half cut off": lambda pdf: pdf[:len(pdf) // 2], "a page replaced": with_page_replaced,
    "the seal stripped": with_seal_stripped, "the signature cut out": with_seal_cut_out,
    "saved anew by an editor": lambda pdf: saved(pikepdf.open(BytesIO(pdf))), "text added": later(add_text),
    "a note added": later(add_annotation), "a field changed": later(change_field),
    "the language changed": later(change_language), "a field added": later(add_field),
    "pages swapped": later(swap_pages), "nothing": lambda _: b"", "no PDF": lambda _: "调解协议".encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_tampering_is_found(sealed: bytes, way: str) -> None:
    found = examine(WAYS[way](sealed))
    assert not found.holds
    assert found.wrong


def test_a_sealed_paper_takes_no_second_seal(sealed: bytes) -> None:
    with pytest.raises(SealNotPlaced):
        seal_pdf(sealed, BODY, "再盖一次")


def test_a_seal_of_another_installation_is_not_ours(sealed: bytes, keys: dict[str, Any], tmp_path: Path,
                                                    app: Any) -> None:
    keys["KEY_DIR"] = str(tmp_path / "elsewhere")
    app.extensions.pop("body_key")
    found = examine(sealed)
    assert found.present and found.unchanged and not found.ours and not found.holds
    assert found.wrong == examining.FOREIGN


def test_the_self_made_key_is_made_once_and_only_its_owner_may_read_it(keys: dict[str, Any], app: Any) -> None:
    first = body_key().signer.signing_cert.sha256
    app.extensions.pop("body_key")
    assert body_key().signer.signing_cert.sha256 == first and body_key().self_made
    assert {path.stat().st_mode & 0o777 for path in Path(keys["KEY_DIR"]).iterdir()} == {0o600}


def test_keys_from_pem_files(keys: dict[str, Any], tmp_path: Path, agreement: bytes) -> None:
    root = issue("示例认证中心")
    own = issue(BODY, root)
    key, certificate = own.pem()
    (tmp_path / "seal.key").write_bytes(key)
    (tmp_path / "seal.pem").write_bytes(certificate + root.pem()[1])
    keys.update(SIGNING_KEY=str(tmp_path / "seal.key"), SIGNING_CERT=str(tmp_path / "seal.pem"))
    seal = examine(seal_pdf(agreement, BODY, "签署调解协议"))
    assert seal.holds and seal.certificate == BODY and not body_key().self_made


def test_keys_from_a_pkcs12_file_and_papers_sealed_before_the_key_was_changed(
        keys: dict[str, Any], tmp_path: Path, sealed: bytes, agreement: bytes, app: Any) -> None:
    root = issue("示例认证中心")
    (tmp_path / "seal.p12").write_bytes(issue(BODY, root).pkcs12(b"secret", root))
    keys.update(SIGNING_KEY=str(tmp_path / "seal.p12"), SIGNING_PASSWORD="secret")
    app.extensions.pop("body_key")
    assert examine(seal_pdf(agreement, BODY, "签署调解协议")).certificate == BODY
    assert examine(sealed).holds


@pytest.mark.parametrize(("setting", "words"), [
    ({"SIGNING_PASSWORD": "wrong"}, "SIGNING_PASSWORD"), ({"SIGNING_KEY": "/nowhere.p12"}, "SIGNING_KEY"),
    ({"SIGNING_KEY": "/nowhere.pem"}, "SIGNING_CERT")])
def test_an_unusable_key_names_the_variable_to_look_at(keys: dict[str, Any], tmp_path: Path, agreement: bytes,
                                                       setting: dict[str, str], words: str) -> None:
    root = issue("示例认证中心")
    (tmp_path / "seal.p12").write_bytes(issue(BODY, root).pkcs12(b"secret", root))
    keys.update(SIGNING_KEY=str(tmp_path / "seal.p12"), SIGNING_PASSWORD="secret")
    keys.update(setting)
    with pytest.raises(KeyUnusable, match=words):
        seal_pdf(agreement, BODY, "签署调解协议")


def test_a_stamped_seal_bears_the_authoritys_time_and_what_is_needed_to_check_it_in_years(
        keys: dict[str, Any], agreement: bytes) -> None:
    with time_stamps(issue("时间戳根证书")) as address:
        keys["TSA_URL"] = address
        sealed = seal_pdf(agreement, BODY, "签署调解协议")
    seal = examine(sealed)
    assert seal.holds, seal.wrong
    assert seal.stamped_at is not None
    with pikepdf.open(BytesIO(sealed)) as whole:
        assert len(whole.Root.DSS.Certs) >= 2


def test_a_stamp_of_an_unknown_authority_does_not_count(keys: dict[str, Any], agreement: bytes, tmp_path: Path,
                                                        app: Any) -> None:
    with time_stamps(issue("时间戳根证书")) as address:
        keys["TSA_URL"] = address
        sealed = seal_pdf(agreement, BODY, "签署调解协议")
    for path in Path(keys["KEY_DIR"]).glob("stamped-*"):
        path.unlink()
    assert examine(sealed).wrong == examining.BAD_STAMP


def test_without_the_time_stamp_authority_nothing_is_sealed(keys: dict[str, Any], agreement: bytes) -> None:
    keys["TSA_URL"] = "http://127.0.0.1:9/"
    with pytest.raises(SealNotPlaced):
        seal_pdf(agreement, BODY, "签署调解协议")
