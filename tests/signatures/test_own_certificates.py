"""Signatures under parties' own certificates: made by a service over HTTP, checked before they are taken."""
from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from mediation import config
from mediation.documents.signatures import reading_seals
from mediation.documents.signatures.examining import examine, examine_stranger
from mediation.documents.signatures.external import (CertificateUnusable, ServiceDown, ServiceRefused,
                                                     external_signer, is_configured)
from mediation.documents.signatures.external_http import MOST_BYTES
from mediation.documents.signatures.layers import filled, signatures_in, with_layers
from mediation.documents.signatures.party_signing import own_certificate, sign_as_party
from mediation.documents.signatures.sealing import seal_pdf
from tests.documents.samples import printed
from tests.signatures.authority import DER, issue, time_stamps
from tests.signatures.service import PASSWORD, World, a_world, certificate_service, counting
from tests.signatures.test_seals import BODY, WAYS, keys, saved

__all__ = ["keys"]
WORKER, EMPLOYER = "李秀英", "云岭鑫源建筑劳务有限公司"


@pytest.fixture
def world(keys: dict[str, Any], tmp_path: Path) -> Iterator[World]:
    with a_world(keys, tmp_path) as made:
        yield made


def signed(ready: bytes, account: str, reference: str, password: str = PASSWORD) -> bytes:
    service = external_signer()
    return sign_as_party(ready, reference, own_certificate(service.certificates(account)), service, account, password,
                         "签署调解协议")


def with_marks_and_record(ready: bytes) -> bytes:
    return filled(ready, [printed("D26", "normal").pdf, printed("S04", "normal").pdf])


@pytest.fixture
def sealed(world: World) -> bytes:
    """Two parties sign, one with RSA and one with an elliptic curve; marks and record are laid over; the body seals."""
    world.gives("worker", WORKER)
    world.gives("firm", EMPLOYER, elliptic=True)
    ready = with_layers(printed("D26", "normal").pdf, 1)
    both = signed(signed(ready, "worker", "a"), "firm", "b")
    return seal_pdf(with_marks_and_record(both), BODY, "签署调解协议")


def test_nothing_that_comes_later_touches_what_parties_signed(sealed: bytes, world: World) -> None:
    paper = printed("D26", "normal").pdf
    assert sealed.startswith(paper) and signatures_in(sealed) == ["Party-a", "Party-b", "Seal"]
    seal = examine(sealed)
    assert seal.holds, seal.wrong
    assert [(party.subject, party.issuer, party.holds) for party in seal.parties] == [
        (WORKER, "示例电子认证服务有限公司", True), (EMPLOYER, "示例电子认证服务有限公司", True)]
    own = world.service.accounts["worker"][0].certificate.serial_number
    assert seal.parties[0].serial == f"{own:X}"


def test_a_strangers_file_is_read_the_same_in_a_process_of_its_own(sealed: bytes) -> None:
    assert examine_stranger(sealed) == examine(sealed)


def test_each_way_of_tampering_with_what_parties_signed_is_found(sealed: bytes) -> None:
    assert not [way for way, tampered in WAYS.items() if examine(tampered(sealed)).holds]


def test_only_the_digest_of_what_is_signed_leaves_the_house(sealed: bytes, world: World) -> None:
    told = [(method, set(body)) for method, body in world.service.asked[:3]]
    assert told == [("credentials/info", {"credentialID", "certificates"}),
                    ("credentials/authorize", {"credentialID", "numSignatures", "hash", "PIN"}),
                    ("signatures/signHash", {"credentialID", "SAD", "hash", "hashAlgo", "signAlgo"})]


def test_before_the_seal_the_file_is_not_sealed(world: World) -> None:
    world.gives("worker", WORKER)
    found = examine(signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a"))
    assert not found.holds and found.wrong == reading_seals.NOT_SEALED and found.parties[0].holds


def test_signatures_made_while_other_roots_counted_are_still_told_to_hold(
        sealed: bytes, keys: dict[str, Any]) -> None:
    keys["CERTIFICATE_ROOTS"] = None
    assert examine(sealed).holds


def test_a_party_signature_by_an_authority_that_never_counted_breaks_the_seal(
        sealed: bytes, keys: dict[str, Any]) -> None:
    for path in Path(keys["KEY_DIR"]).glob("party-*"):
        path.unlink()
    assert examine(sealed).wrong == reading_seals.BAD_PARTY


def test_a_signature_with_a_stamp(world: World, keys: dict[str, Any]) -> None:
    world.gives("worker", WORKER)
    with time_stamps(issue("时间戳根证书")) as address:
        keys["TSA_URL"] = address
        own = signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a")
        seal = examine(seal_pdf(with_marks_and_record(own), BODY, "签署调解协议"))
    assert seal.holds and seal.stamped_at is not None and seal.parties[0].holds


def test_a_record_longer_than_foreseen_stands_side_by_side_on_the_last_page(world: World) -> None:
    world.gives("worker", WORKER)
    own = signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a")
    whole = filled(own, [printed("D26", "normal").pdf, printed("D26", "long").pdf])
    assert examine(seal_pdf(whole, BODY, "签署调解协议")).holds


def test_a_certificate_out_of_its_time_is_refused(world: World) -> None:
    world.gives("worker", WORKER, days=-3)
    with pytest.raises(CertificateUnusable, match="过期"):
        own_certificate(external_signer().certificates("worker"))


def test_a_certificate_of_an_authority_that_does_not_count_is_refused_before_anything_is_signed(world: World) -> None:
    other = issue("别的认证机构")
    world.service.accounts["worker"] = (issue(WORKER, other), other)
    with pytest.raises(CertificateUnusable, match="认可"):
        signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a")
    assert [method for method, _body in world.service.asked] == ["credentials/info"]


def test_a_certificate_that_bears_a_number_says_it(world: World) -> None:
    world.gives("worker", WORKER, number="110101199003070134")
    assert own_certificate(external_signer().certificates("worker")).number == "110101199003070134"


@pytest.mark.parametrize("chain", [[b""], [b"nonsense"], [b"\x30\x03\x02\x01\x01"], []])
def test_nonsense_in_place_of_a_certificate_is_refused(world: World, chain: list[bytes]) -> None:
    with pytest.raises(CertificateUnusable):
        own_certificate(chain)


def test_a_signature_by_another_key_than_the_certificates_is_not_taken(world: World) -> None:
    own, other = world.gives("worker", WORKER), issue(WORKER, world.root)
    ready, service = with_layers(printed("D26", "normal").pdf, 1), external_signer()
    certificate = own_certificate([own.certificate.public_bytes(DER), world.root.certificate.public_bytes(DER)])
    world.service.accounts["worker"] = (other, world.root)
    with pytest.raises(CertificateUnusable, match="对不上"):
        sign_as_party(ready, "a", certificate, service, "worker", PASSWORD, "签署")


def test_parties_sign_and_the_body_seals_where_a_loop_runs_already(world: World) -> None:
    world.gives("worker", WORKER)

    async def while_it_runs() -> bytes:
        return seal_pdf(signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a"), BODY, "签署调解协议")

    assert examine(asyncio.run(while_it_runs())).holds


def test_a_wrong_password_or_an_unknown_certificate_is_refused_and_never_tried_again(world: World) -> None:
    world.gives("worker", WORKER)
    with pytest.raises(ServiceRefused):
        signed(with_layers(printed("D26", "normal").pdf, 1), "worker", "a", "wrong")
    assert [method for method, _body in world.service.asked] == ["credentials/info", "credentials/authorize"]
    with pytest.raises(ServiceRefused):
        external_signer().certificates("nobody")


def slowly() -> tuple[int, bytes]:
    time.sleep(1.5)
    return 200, b"{}"


ODD = {
    "an error": lambda: (500, b""), "busy": lambda: (429, b""), "we are unknown": lambda: (401, b"{}"),
    "a redirection": lambda: (302, b""), "no JSON": lambda: (200, b"<html>"), "a list": lambda: (200, b"[]"),
    "deep": lambda: (200, b"[" * 100_000), "nothing in it": lambda: (200, b"{}"),
    "no base64": lambda: (200, b'{"cert": {"certificates": ["?"]}}'),
    "no list": lambda: (200, b'{"cert": {"certificates": 5}}'),
    "none": lambda: (200, b'{"cert": {"certificates": []}}'),
    "endless": lambda: (200, b" " * (MOST_BYTES + 1)), "slow": slowly,
}


@pytest.mark.parametrize("way", ODD)
def test_a_service_that_answers_oddly_is_down_and_no_error(
        world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediation.documents.signatures.external_http.SECONDS", 1)
    world.service.answers["credentials/info"] = ODD[way]
    with pytest.raises(ServiceDown):
        external_signer().certificates("worker")
    assert len(world.service.asked) <= 2, "no redirection is followed"


def test_what_changes_nothing_is_asked_once_more(world: World) -> None:
    world.service.answers["credentials/info"] = lambda: (503, b"")
    with pytest.raises(ServiceDown):
        external_signer().certificates("worker")
    assert [method for method, _body in world.service.asked] == ["credentials/info"] * 2


def test_a_service_that_is_not_there_is_down(world: World, keys: dict[str, Any]) -> None:
    keys["CERTIFICATE_SERVICE_URL"] = "http://127.0.0.1:9/csc/v1"
    with pytest.raises(ServiceDown):
        external_signer().certificates("worker")


def test_a_service_whose_tls_nobody_vouches_for_is_told_nothing(
        keys: dict[str, Any], world: World, tmp_path: Path) -> None:
    own = issue("127.0.0.1", world.root, host="127.0.0.1")
    with certificate_service(own, tmp_path) as service:
        service.accounts["worker"] = (issue(WORKER, world.root), world.root)
        counting(keys, world.root, tmp_path, service.address)
        with pytest.raises(ServiceDown):
            external_signer().certificates("worker")
        assert service.asked == []
        keys["CERTIFICATE_SERVICE_CA"] = str(tmp_path / "roots.pem")
        assert len(external_signer().certificates("worker")) == 2


def test_without_a_service_or_without_roots_nobody_signs_so(world: World, keys: dict[str, Any]) -> None:
    assert is_configured()
    keys["CERTIFICATE_ROOTS"] = None
    assert not is_configured()


@pytest.mark.parametrize("wrong", [
    {"CERTIFICATE_SERVICE_URL": "http://sign.example.cn/"}, {"CERTIFICATE_SERVICE_URL": "ftp://127.0.0.1/"},
    {"CERTIFICATE_SERVICE_URL": "https://sign.example.cn/"},
    {"CERTIFICATE_SERVICE_URL": "https://sign.example.cn/", "CERTIFICATE_ROOTS": "/nowhere.pem"}])
def test_a_service_without_encryption_or_without_roots_is_not_started_with(
        wrong: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(config.ConfigurationError, match="CERTIFICATE"):
        config.settings(tmp_path, {"MEDIATION_ENV": "test", **wrong})


def test_whoever_vouches_for_the_time_does_not_vouch_for_seals(
        keys: dict[str, Any], app: Any, tmp_path: Path) -> None:
    """A customer of the authority that stamps our seals makes a file that looks like ours."""
    authority = issue("时间戳根证书")
    paper = printed("D26", "normal").pdf
    with time_stamps(authority) as address:
        keys["TSA_URL"] = address
        assert examine(seal_pdf(paper, BODY, "签署调解协议")).holds
    ours = keys["KEY_DIR"]
    (tmp_path / "forger.p12").write_bytes(issue(BODY, authority).pkcs12(b"x", authority))
    keys.update(SIGNING_KEY=str(tmp_path / "forger.p12"), SIGNING_PASSWORD="x", TSA_URL=None,
                KEY_DIR=str(tmp_path / "forger"))
    app.extensions.pop("body_key")
    forged = seal_pdf(paper, BODY, "签署调解协议")
    keys.update(KEY_DIR=ours, SIGNING_KEY=None)
    app.extensions.pop("body_key")
    found = examine(forged)
    assert not found.ours and not found.holds and found.wrong == reading_seals.FOREIGN


def bomb(pdf: bytes) -> bytes:
    """A sealed file whose cross-references unpack to more than any memory."""
    import zlib

    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(bytes(1 << 24)) for _turn in range(100)), packer.flush()])
    head = b"%PDF-1.7\n"
    stream = (b"1 0 obj\n<< /Type /XRef /Size 2 /W [1 8 8] /Root 2 0 R /Filter /FlateDecode /Length %d >>\nstream\n"
              % len(packed)) + packed + b"\nendstream\nendobj\n"
    return head + stream + b"startxref\n%d\n%%%%EOF\n" % len(head) + b"% Seal " + pdf[:10]


def test_a_file_that_unpacks_to_more_than_any_memory_is_unreadable_and_harms_nobody(sealed: bytes) -> None:
    handed_in = bomb(sealed)
    begun = time.monotonic()
    found = examine_stranger(handed_in)
    assert found.wrong == reading_seals.UNREADABLE and time.monotonic() - begun < 60


def test_a_file_saved_anew_has_lost_its_signatures(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sealed)
    assert not examine_stranger(saved(pikepdf.open(tmp_path / "a.pdf"))).holds
