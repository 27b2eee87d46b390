"""A party signs with its own certificate through the service: whose it is, what goes wrong, what is sealed."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import g

from mediation import files
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.documents.signatures.examining import examine
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.signing import Door
from mediation.signing import acts, certified
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.sealing import place_seal
from mediation.signing.secrets_of_signers import set_pin
from mediation.verification.verdict import check_file
from tests.acts.agreement_cases import DAY, a_case_in_mediation, out_for_signing
from tests.acts.test_signing import PIN, signer_of, the_mediator_signs, written
from tests.builders import the_bodies
from tests.signatures.service import PASSWORD, World, a_world


@pytest.fixture
def world(app: Any, tmp_path: Path, on: Callable[..., None]) -> Iterator[World]:
    on(DAY)
    with a_world(app.config, tmp_path) as made:
        yield made


@pytest.fixture
def bodies(world: World) -> Any:
    return the_bodies()


@pytest.fixture
def agreement(bodies: Any) -> Agreement:
    return out_for_signing(a_case_in_mediation(bodies), bodies.people["wangmin"])


@pytest.fixture
def room(agreement: Agreement, bodies: Any) -> SigningRoom:
    return acts.open_room(agreement, Door.CONFIRMATION, by=bodies.people["wangmin"])


def here(room: SigningRoom, party: Any, by: Any) -> Signer:
    """The party has come in by its link; what it did is stored."""
    signer = signer_of(room, party, by)
    set_pin(party, PIN)
    acts.consent_and_identify(signer, PIN)
    db.session.commit()
    return signer


def signs(signer: Signer, account: str, password: str = PASSWORD) -> None:
    shown = signer.room.paper.file_sha256
    made = certified.sign_outside(signer, shown, account, password)
    certified.sign_with_certificate(signer, shown, made)
    db.session.commit()


def test_all_sign_with_certificates_of_their_own_and_the_seal_covers_them(
        room: SigningRoom, bodies: Any, world: World) -> None:
    clerk, (worker, employer) = bodies.people["wangmin"], room.agreement.parties
    world.gives("w-1", worker.name, number=worker.identity_number)
    world.gives("f-1", employer.name, elliptic=True)
    signs(here(room, worker, clerk), "w-1")
    signs(here(room, employer, clerk), "f-1")
    assert ["颁发：示例电子认证服务有限公司" in mark.certificate for mark in room.agreement.marks] == [True, True]
    assert room.agreement.marks[0].certificate.startswith(worker.name)
    the_mediator_signs(room, clerk)
    sealed = files.content_of(place_seal(room, by=clerk))
    assert room.agreement.standing == AgreementStanding.IN_EFFECT.value
    seal = examine(sealed)
    assert seal.holds and [party.holds for party in seal.parties] == [True, True]
    verdict = check_file(sealed)
    assert verdict.genuine and sum("本人证书" in words for words in verdict.signed) == 2
    assert sealed.startswith(files.content_of(room.paper.file_sha256))


def test_where_the_door_asks_for_a_certificate_a_drawn_signature_is_not_taken(room: SigningRoom, bodies: Any) -> None:
    signer = here(room, room.agreement.parties[0], bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet, match="认证"):
        acts.sign(signer, room.paper.file_sha256, strokes=written())


def test_without_the_service_the_door_takes_paper_only(
        agreement: Agreement, bodies: Any, app: Any, world: World) -> None:
    app.config["CERTIFICATE_SERVICE_URL"] = None
    with pytest.raises(RequirementNotMet, match="法院"):
        acts.open_room(agreement, Door.CONFIRMATION, by=bodies.people["wangmin"])


def test_where_the_door_does_not_ask_nobody_is_offered_a_certificate(
        agreement: Agreement, bodies: Any, world: World) -> None:
    place = acts.open_room(agreement, Door.NONE, by=bodies.people["wangmin"])
    assert not acts.asks_certificate(place)
    with pytest.raises(RequirementNotMet, match="不用证书"):
        certified.sign_outside(here(place, agreement.parties[0], bodies.people["wangmin"]),
                               place.paper.file_sha256, "w-1", PASSWORD)


@pytest.mark.parametrize(("named", "more", "words"), [
    ("李秀兰", {}, "不是同一个人"), ("李秀英", {"number": "110101199003070177"}, "号码"),
    ("云岭鑫源建筑劳务有限公司", {}, "不是同一个人")])
def test_a_certificate_of_somebody_else_is_refused_before_its_password_is_used(
        room: SigningRoom, bodies: Any, world: World, named: str, more: dict[str, Any], words: str) -> None:
    world.gives("w-1", named, **more)
    signer = here(room, room.agreement.parties[0], bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet, match=words):
        signs(signer, "w-1")
    assert [method for method, _body in world.service.asked] == ["credentials/info"]
    assert signer.signed_at is None and room.carried_sha256 is None


@pytest.mark.parametrize(("method", "answer", "words"), [
    ("credentials/info", (503, b""), "连不上"), ("signatures/signHash", (200, b"{}"), "连不上"),
    ("credentials/authorize", (400, b"{}"), "口令不对")])
def test_a_service_that_fails_loses_nothing_and_the_attempt_is_kept(
        room: SigningRoom, bodies: Any, world: World, method: str, answer: tuple[int, bytes], words: str) -> None:
    worker = room.agreement.parties[0]
    world.gives("w-1", worker.name)
    world.service.answers[method] = lambda: answer
    signer = here(room, worker, bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet, match=words):
        signs(signer, "w-1")
    (noted,) = [look for look in g.get("looks", []) if look.action == "sign_with_certificate"]
    assert noted.outcome == "refused" and noted.record_ref == signer.public_id and "w-1" not in str(noted.details)
    db.session.rollback()
    assert signer.identified_at is not None and signer.signed_at is None and room.carried_sha256 is None
    world.service.answers.clear()
    signs(signer, "w-1")


def test_of_two_who_sign_at_the_same_moment_the_slower_signs_again_and_no_signature_is_lost(
        room: SigningRoom, bodies: Any, world: World) -> None:
    clerk, (worker, employer) = bodies.people["wangmin"], room.agreement.parties
    world.gives("w-1", worker.name)
    world.gives("f-1", employer.name)
    slow, quick = here(room, worker, clerk), here(room, employer, clerk)
    shown = room.paper.file_sha256
    made = certified.sign_outside(slow, shown, "w-1", PASSWORD)
    signs(quick, "f-1")
    with pytest.raises(RequirementNotMet, match="再签一次"):
        certified.sign_with_certificate(slow, shown, made)
    db.session.rollback()
    signs(slow, "w-1")
    assert [party.holds for party in examine(files.content_of(room.carried_sha256 or "")).parties] == [True, True]


def test_the_text_changed_meanwhile_is_not_signed(room: SigningRoom, bodies: Any, world: World) -> None:
    worker = room.agreement.parties[0]
    world.gives("w-1", worker.name)
    signer = here(room, worker, bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet, match="换了"):
        certified.sign_outside(signer, "0" * 64, "w-1", PASSWORD)
    assert world.service.asked == []
