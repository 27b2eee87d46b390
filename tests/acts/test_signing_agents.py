"""Who signs for a party on a screen: an agent with the power to settle, the head of an employer; nobody who left."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.agreements.acts import place_marks
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import PartyFacts
from mediation.intake.parties.changes import change_party
from mediation.law.signing import Door
from mediation.law.terms import IdentityKind
from mediation.notices.models import Notice
from mediation.parties.models import Agent, PartyStanding
from mediation.signing import acts
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import signer_with_link
from mediation.signing.recording import pages_of_record, record_of
from mediation.signing.sealing import place_seal
from mediation.signing.secrets_of_signers import link_hash, set_pin
from tests.acts.agreement_cases import DAY, a_case_in_mediation, mark, of, out_for_signing
from tests.acts.test_signing import PIN, signed, signer_of, the_mediator_signs, written
from tests.acts.walked import a_scan
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Any, on: Callable[..., None]) -> Any:
    on(DAY)
    return the_bodies()


@pytest.fixture
def agreement(bodies: Any) -> Agreement:
    return out_for_signing(a_case_in_mediation(bodies), bodies.people["wangmin"])


@pytest.fixture
def room(agreement: Agreement, bodies: Any) -> SigningRoom:
    return acts.open_room(agreement, Door.NONE, by=bodies.people["wangmin"])


@pytest.fixture
def messages(app: Any) -> Any:
    app.config["SMS_WEBHOOK_URL"] = "http://127.0.0.1:9/"
    yield
    app.config["SMS_WEBHOOK_URL"] = None


def an_agent(room: SigningRoom, party: Any, **more: Any) -> Agent:
    agent = Agent(case=room.case, name="钱律师", kind="律师", parties=[party],
                  **{"from_on": DAY, "special": True, "special_powers": ["settle"], "power_file": a_scan(), **more})
    agent.phone = "13900000009"
    db.session.add(agent)
    db.session.flush()
    return agent


def link_of(room: SigningRoom, party: Any, agent: Agent | None, by: Any) -> Signer:
    address = acts.send_link(room, of(party), by=by, agent=agent)
    found = signer_with_link(link_hash(address.rsplit("/", 1)[1]))
    assert found is not None
    return found


def code_sent_to(signer: Signer) -> str:
    acts.send_code(signer)
    notice = db.session.query(Notice).filter(Notice.key.startswith(f"sign-code:{signer.public_id}")).one()
    assert notice.address == "13900000009" and notice.secret_words is not None
    return next(word for word in notice.secret_words.replace("，", " ").replace("是", " ").split() if word.isdigit())


def the_agent_signs(room: SigningRoom, party: Any, agent: Agent, by: Any) -> Signer:
    signer = link_of(room, party, agent, by)
    acts.consent_and_identify(signer, code_sent_to(signer))
    acts.sign(signer, room.paper.file_sha256, strokes=written())
    return signer


def test_an_agent_signs_for_the_party_and_the_record_names_the_power(
        room: SigningRoom, bodies: Any, messages: None) -> None:
    clerk, (worker, employer) = bodies.people["wangmin"], room.agreement.parties
    agent = an_agent(room, worker, until_on=DAY + timedelta(days=30))
    signer = the_agent_signs(room, worker, agent, clerk)
    (placed,) = room.agreement.marks
    assert placed.party is worker and placed.signed_by_agent == "钱律师" and placed.by_id is None
    assert "代为和解、调解" in signer.power and (agent.power_file or "")[:16] in signer.power
    told = db.session.query(Notice).filter_by(key=f"signed-by-agent:{signer.public_id}").one()
    assert told.party is worker and "钱律师" in told.read_out
    signed(room, employer, clerk)
    the_mediator_signs(room, clerk)
    place_seal(room, by=clerk)
    assert room.agreement.standing == AgreementStanding.IN_EFFECT.value
    assert record_of(room, clock.now(), "证书").pages <= pages_of_record(room)


@pytest.mark.parametrize(("power", "words"), [
    ({"special": False, "special_powers": []}, "一般授权"), ({"special_powers": ["admit"]}, "没有写"),
    ({"until_on": DAY - timedelta(days=1), "from_on": DAY - timedelta(days=9)}, "为止"),
    ({"power_file": None}, "没有钱律师的授权委托书"), ({"from_on": DAY + timedelta(days=1)}, "开始")])
def test_an_agent_without_the_power_gets_no_link(
        room: SigningRoom, bodies: Any, power: dict[str, Any], words: str) -> None:
    worker = room.agreement.parties[0]
    agent = an_agent(room, worker, **power)
    with pytest.raises(RequirementNotMet, match=words):
        acts.send_link(room, of(worker), by=bodies.people["wangmin"], agent=agent)


def test_an_agent_of_the_other_side_gets_no_link(room: SigningRoom, bodies: Any) -> None:
    worker, employer = room.agreement.parties
    with pytest.raises(RequirementNotMet, match="不是"):
        acts.send_link(room, of(worker), by=bodies.people["wangmin"], agent=an_agent(room, employer))


def test_a_power_taken_back_kills_the_link_and_signs_nothing(
        room: SigningRoom, bodies: Any, messages: None, on: Callable[..., None]) -> None:
    worker = room.agreement.parties[0]
    agent = an_agent(room, worker)
    signer = link_of(room, worker, agent, bodies.people["wangmin"])
    acts.consent_and_identify(signer, code_sent_to(signer))
    assert acts.is_called(signer)
    agent.until_on = DAY - timedelta(days=1)
    assert not acts.is_called(signer)
    with pytest.raises(RequirementNotMet, match="为止"):
        acts.sign(signer, room.paper.file_sha256, strokes=written())


def test_the_partys_own_password_does_not_do_for_its_agent(room: SigningRoom, bodies: Any) -> None:
    worker = room.agreement.parties[0]
    signer = link_of(room, worker, an_agent(room, worker), bodies.people["wangmin"])
    set_pin(worker, PIN)
    with pytest.raises(RequirementNotMet):
        acts.consent_and_identify(signer, PIN)


def test_whoever_of_party_and_agent_signs_first_the_other_need_not(
        room: SigningRoom, bodies: Any, messages: None) -> None:
    clerk, (worker, employer) = bodies.people["wangmin"], room.agreement.parties
    of_agent = link_of(room, worker, an_agent(room, worker), clerk)
    acts.consent_and_identify(of_agent, code_sent_to(of_agent))
    signed(room, worker, clerk)
    assert acts.signed_otherwise(of_agent) is not None
    with pytest.raises(RequirementNotMet, match="已经记过"):
        acts.sign(of_agent, room.paper.file_sha256, strokes=written())
    own = link_of(room, employer, None, clerk)
    the_agent_signs(room, employer, an_agent(room, employer), clerk)
    mark_of_agent = acts.signed_otherwise(own)
    assert mark_of_agent is not None and mark_of_agent.signed_by_agent == "钱律师"


def test_a_mark_on_paper_makes_the_link_unneeded(room: SigningRoom, bodies: Any) -> None:
    clerk, worker = bodies.people["wangmin"], room.agreement.parties[0]
    signer = signer_of(room, worker, clerk)
    assert acts.signed_otherwise(signer) is None
    place_marks(room.agreement, [mark(room.agreement, of(worker), DAY)], by=clerk)
    assert acts.signed_otherwise(signer) is not None


def test_an_employer_signs_by_its_head_or_by_an_agent(room: SigningRoom, bodies: Any, messages: None) -> None:
    clerk, employer = bodies.people["wangmin"], room.agreement.parties[1]
    employer.legal_representative = None
    with pytest.raises(RequirementNotMet, match="法定代表人"):
        acts.send_link(room, of(employer), by=clerk)
    the_agent_signs(room, employer, an_agent(room, employer), clerk)


def test_for_an_employer_the_name_of_its_head_is_typed_and_not_the_firms(room: SigningRoom, bodies: Any) -> None:
    clerk, employer = bodies.people["wangmin"], room.agreement.parties[1]
    signer = signer_of(room, employer, clerk)
    set_pin(employer, PIN)
    acts.consent_and_identify(signer, PIN)
    with pytest.raises(RequirementNotMet, match="钱某"):
        acts.sign(signer, room.paper.file_sha256, typed_name=employer.name)
    acts.sign(signer, room.paper.file_sha256, typed_name="钱某")


def test_who_has_left_the_case_neither_gets_a_link_nor_signs(room: SigningRoom, bodies: Any) -> None:
    clerk, worker = bodies.people["wangmin"], room.agreement.parties[0]
    signer = signer_of(room, worker, clerk)
    set_pin(worker, PIN)
    acts.consent_and_identify(signer, PIN)
    worker.standing = PartyStanding.LEFT.value
    assert not acts.is_called(signer)
    with pytest.raises(NotNow, match="退出"):
        acts.sign(signer, room.paper.file_sha256, strokes=written())
    with pytest.raises(NotNow):
        acts.send_link(room, of(worker), by=clerk)


def test_a_text_that_is_signed_no_more_is_not_shown_by_its_links(room: SigningRoom, bodies: Any) -> None:
    clerk, worker = bodies.people["wangmin"], room.agreement.parties[0]
    signer = signer_of(room, worker, clerk)
    room.agreement.standing = AgreementStanding.DROPPED.value
    assert not acts.is_called(signer)
    with pytest.raises(NotNow):
        acts.send_link(room, of(worker), by=clerk)


def test_a_telephone_changed_just_now_gets_no_code_and_the_old_number_is_told(
        bodies: Any, messages: None, on: Callable[..., None]) -> None:
    """A clerk who puts down a number of their own does not sign with it; whoever had the number learns of it."""
    clerk, case = bodies.people["wangmin"], a_case_in_mediation(bodies)
    worker = case.workers[0]
    change_party(worker, PartyFacts(
        name=worker.name, identity_number=worker.identity_number, identity_kind=IdentityKind.RESIDENT,
        phone="13700000007", address=worker.address, ethnic_group=worker.ethnic_group), by=clerk)
    told = db.session.query(Notice).filter(Notice.key.startswith("phone-changed:")).one()
    assert told.address == "13800000001" and "改" in (told.secret_words or "")
    signer = signer_of(acts.open_room(out_for_signing(case, clerk), Door.NONE, by=clerk), worker, clerk)
    with pytest.raises(RequirementNotMet, match="12小时"):
        acts.send_code(signer)
    on(DAY + timedelta(days=1), "23:00")
    acts.send_code(signer)
