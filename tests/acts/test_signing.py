"""Signing on screens: only who holds the link and a secret of their own signs, what was shown is what is signed."""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mediation import clock, files
from mediation.agreements.acts import leave_out, place_marks
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.signing import mediator_mark
from mediation.documents.signatures.examining import examine
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.signing import Door
from mediation.law.terms import MarkKind
from mediation.notices.models import Notice
from mediation.signing import acts
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import signer_with_link
from mediation.signing.sealing import place_seal
from mediation.signing.secrets_of_signers import link_hash, set_pin
from mediation.signing.strokes import NotASignature, Strokes, read_strokes
from tests.acts.agreement_cases import DAY, a_case_in_mediation, mark, of, out_for_signing
from tests.builders import the_bodies

PIN = "740283"


def written(points: int = 40) -> Strokes:
    """A signature as the pad sends it."""
    return read_strokes(json.dumps([{"points": [
        {"x": 10 + 4 * step, "y": 30 + (step % 7) * 5, "time": 1000 + 16 * step, "pressure": 0.4}
        for step in range(points)]}]))


@pytest.fixture
def bodies(app: Any, on: Callable[..., None]) -> Any:
    on(DAY)
    return the_bodies()


@pytest.fixture
def agreement(bodies: Any) -> Agreement:
    return out_for_signing(a_case_in_mediation(bodies, workers=2), bodies.people["wangmin"])


@pytest.fixture
def room(agreement: Agreement, bodies: Any) -> SigningRoom:
    return acts.open_room(agreement, Door.NONE, by=bodies.people["wangmin"])


def signer_of(room: SigningRoom, party: Any, by: Any) -> Signer:
    """The party has its link."""
    address = acts.send_link(room, of(party), by=by)
    found = signer_with_link(link_hash(address.rsplit("/", 1)[1]))
    assert found is not None
    return found


def signed(room: SigningRoom, party: Any, by: Any, **more: Any) -> Signer:
    """The party opens its link, shows who it is and signs."""
    signer = signer_of(room, party, by)
    set_pin(party, PIN)
    acts.consent_and_identify(signer, PIN)
    acts.sign(signer, room.paper.file_sha256, **(more or {"strokes": written()}))
    return signer


def all_parties_sign(room: SigningRoom, by: Any) -> None:
    for party in room.agreement.parties:
        signed(room, party, by)


def the_mediator_signs(room: SigningRoom, by: Any) -> None:
    acts.sign_as_mediator(room, mediator_mark(by), room.paper.file_sha256, written(), "", by=by)


def test_all_sign_on_screens_and_the_seal_brings_the_agreement_into_effect(room: SigningRoom, bodies: Any) -> None:
    clerk = bodies.people["wangmin"]
    all_parties_sign(room, clerk)
    the_mediator_signs(room, clerk)
    assert room.agreement.standing == AgreementStanding.SIGNING.value
    sealed = place_seal(room, by=clerk)
    assert room.agreement.standing == AgreementStanding.IN_EFFECT.value and room.agreement.effective_on == DAY
    seal = examine(files.content_of(sealed))
    assert seal.holds and seal.body == room.case.body.name


def test_two_on_paper_and_two_on_screens_give_the_right_effect(
        room: SigningRoom, bodies: Any, on: Callable[..., None]) -> None:
    clerk, agreement = bodies.people["wangmin"], room.agreement
    first, *others = agreement.parties
    place_marks(agreement, [mark(agreement, of(party), DAY) for party in others], by=clerk)
    on(DAY + timedelta(days=1))
    signed(room, first, clerk)
    the_mediator_signs(room, clerk)
    on(DAY + timedelta(days=2))
    place_seal(room, by=clerk)
    assert agreement.effective_on == DAY + timedelta(days=2)


@pytest.mark.parametrize("login", ["wangmin", "liguoqiang", "zhouhui"])
def test_nobody_of_the_staff_can_cause_a_partys_signature(room: SigningRoom, bodies: Any, login: str) -> None:
    person, agreement = bodies.people[login], room.agreement
    worker = agreement.parties[0]
    with pytest.raises((RequirementNotMet, NotPermitted)):
        place_marks(agreement, [MarkFacts(whose=of(worker), kind=MarkKind.ELECTRONIC, happened_on=DAY)], by=person)
    with pytest.raises((RequirementNotMet, NotPermitted)):
        acts.sign_as_mediator(room, of(worker), room.paper.file_sha256, written(), "", by=person)
    signer = signer_of(room, worker, bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet):
        acts.consent_and_identify(signer, "000000")
    with pytest.raises(RequirementNotMet):
        acts.sign(signer, room.paper.file_sha256, strokes=written())
    assert not any(placed.party is worker for placed in agreement.marks)


def test_a_text_that_changed_since_it_was_shown_is_not_signed(room: SigningRoom, bodies: Any) -> None:
    clerk, agreement = bodies.people["wangmin"], room.agreement
    first, second, _employer = agreement.parties
    signer, shown = signer_of(room, first, clerk), room.paper.file_sha256
    set_pin(first, PIN)
    acts.consent_and_identify(signer, PIN)
    leave_out(agreement, second, "不签了", by=clerk)
    with pytest.raises(RequirementNotMet, match="换了"):
        acts.sign(signer, shown, strokes=written())
    assert signer.signed_at is None


def test_another_file_than_the_one_shown_is_not_signed(room: SigningRoom, bodies: Any) -> None:
    signer = signer_of(room, room.agreement.parties[0], bodies.people["wangmin"])
    set_pin(room.agreement.parties[0], PIN)
    acts.consent_and_identify(signer, PIN)
    with pytest.raises(RequirementNotMet, match="换了"):
        acts.sign(signer, "0" * 64, strokes=written())


def test_who_showed_themselves_more_than_five_minutes_ago_shows_themselves_again(
        room: SigningRoom, bodies: Any) -> None:
    signer = signer_of(room, room.agreement.parties[0], bodies.people["wangmin"])
    set_pin(room.agreement.parties[0], PIN)
    key = acts.consent_and_identify(signer, PIN)
    signer.identified_at = clock.now() - timedelta(minutes=6)
    assert acts.is_here(signer, key)
    with pytest.raises(RequirementNotMet, match="再输一次"):
        acts.sign(signer, room.paper.file_sha256, strokes=written())
    signer.identified_at = clock.now() - timedelta(minutes=31)
    assert not acts.is_here(signer, key)


def test_a_link_given_anew_kills_the_old_one(room: SigningRoom, bodies: Any) -> None:
    clerk, worker = bodies.people["wangmin"], room.agreement.parties[0]
    old = acts.send_link(room, of(worker), by=clerk).rsplit("/", 1)[1]
    acts.send_link(room, of(worker), by=clerk)
    assert signer_with_link(link_hash(old)) is None


def sent_code(room: SigningRoom, bodies: Any, app: Any) -> tuple[Signer, Notice, str]:
    """The first party, the message with its one-time code, and the code."""
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    try:
        signer = signer_of(room, room.agreement.parties[0], bodies.people["wangmin"])
        acts.send_code(signer)
    finally:
        app.config["SMS_WEBHOOK_URL"] = None
    notice = db.session.query(Notice).filter(Notice.key.startswith("sign-code:")).one()
    assert notice.secret_words is not None
    code = next(word for word in notice.secret_words.replace("，", " ").replace("是", " ").split() if word.isdigit())
    return signer, notice, code


def test_a_one_time_code_goes_to_the_partys_telephone_alone_and_works_once(
        room: SigningRoom, bodies: Any, app: Any) -> None:
    signer, notice, code = sent_code(room, bodies, app)
    assert notice.party is signer.party and code not in notice.read_out + notice.key + notice.words
    acts.consent_and_identify(signer, code)
    assert "一次性验证码" in signer.identified_by
    with pytest.raises(RequirementNotMet):
        acts.consent_and_identify(signer, code)


def test_a_code_is_dead_after_ten_minutes(room: SigningRoom, bodies: Any, app: Any) -> None:
    signer, _notice, code = sent_code(room, bodies, app)
    signer.code_until = clock.now() - timedelta(seconds=1)
    with pytest.raises(RequirementNotMet, match="十分钟"):
        acts.consent_and_identify(signer, code)


def test_without_a_script_the_full_name_is_typed(room: SigningRoom, bodies: Any) -> None:
    worker = room.agreement.parties[0]
    with pytest.raises(RequirementNotMet, match="全名"):
        signed(room, worker, bodies.people["wangmin"], typed_name="别人")
    acts.sign(signer_of_known(room, worker), room.paper.file_sha256, typed_name=worker.name)
    assert signer_of_known(room, worker).typed_name == worker.name


def signer_of_known(room: SigningRoom, party: Any) -> Signer:
    return next(signer for signer in room.signers if signer.party is party)


def test_mediators_come_after_the_parties_and_the_seal_last(room: SigningRoom, bodies: Any) -> None:
    clerk = bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet, match="先由当事人签"):
        the_mediator_signs(room, clerk)
    signed(room, room.agreement.parties[0], clerk)
    with pytest.raises(RequirementNotMet, match="最后盖"):
        place_seal(room, by=clerk)


def test_nobody_signs_twice_and_nothing_is_sealed_twice(room: SigningRoom, bodies: Any) -> None:
    clerk = bodies.people["wangmin"]
    all_parties_sign(room, clerk)
    with pytest.raises(NotNow):
        acts.send_link(room, of(room.agreement.parties[0]), by=clerk)
    the_mediator_signs(room, clerk)
    place_seal(room, by=clerk)
    with pytest.raises(NotNow):
        place_seal(room, by=clerk)


def test_a_door_that_takes_paper_only_opens_no_room(agreement: Agreement, bodies: Any) -> None:
    clerk = bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet, match="法院"):
        acts.open_room(agreement, Door.CONFIRMATION, by=clerk)
    with pytest.raises(RequirementNotMet, match="仲裁"):
        acts.open_room(agreement, Door.ARBITRATION_REVIEW, by=clerk)


@pytest.mark.parametrize("pin", ["123456", "111111", "12345", "abcdef", "１２３４５６", "00000226", ""])
def test_a_password_for_signing_that_is_easily_guessed_is_refused(room: SigningRoom, pin: str) -> None:
    party = room.agreement.parties[0]
    party.phone = "13800000226"
    with pytest.raises(RequirementNotMet):
        set_pin(party, pin)


@pytest.mark.parametrize("sent", ["", "[]", "{}", "null", "[[1,2]]", '[{"points":[]}]', "[" * 5000,
                                  '[{"points":[{"x":1,"y":1,"time":1}]}]',
                                  '[{"points":[' + ",".join(['{"x":NaN,"y":1,"time":1}'] * 20) + "]}]",
                                  '[{"points":[' + ",".join(['{"x":1e9,"y":1,"time":1}'] * 20) + "]}]"])
def test_what_is_no_signature_is_refused(sent: str) -> None:
    with pytest.raises(NotASignature):
        read_strokes(sent)


def test_the_places_of_all_who_sign_are_known(room: SigningRoom) -> None:
    known = [place["who"] for place in room.paper.places or []]
    assert [name for name in known if not name.startswith("记录人")] == [
        "申请人 李秀英", "申请人 买买提·阿卜杜拉", "被申请人 云岭鑫源建筑劳务有限公司", "调解员 王敏", "seal", "seal:day"]
