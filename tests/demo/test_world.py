"""The demo world, loaded once: every published dispute, every state, and nothing from behind the wall."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock, create_app
from mediation.agreements.models import Obligation, ObligationState, Strengthening, StrengtheningState
from mediation.audit import trail
from mediation.capsule.checking import check
from mediation.capsule.manifest import TOLD
from mediation.bodies.neutral import fault_in
from mediation.cases.models import Case, Claim, ElsewhereEntry, Step
from mediation.cases.states import CaseState
from mediation.deadlines.models import Deadline
from mediation.demo.bodies import build_bodies
from mediation.demo.disputes import Dispute, disputes
from mediation.demo.tales import REPORT, TALES
from mediation.demo.world import load
from mediation.documents.models import Paper
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.following.queries import account_with_number, cases_of
from mediation.handoffs.models import Handoff, HandoffState
from mediation.notices.acts import NEUTRAL_SUBJECT
from mediation.notices.models import Notice, NoticeState
from mediation.parties.models import Party
from mediation.people.passwords import matches
from mediation.performance.word_models import PaymentSaid, PaymentWord
from mediation.sessions.models import CaucusNote, Offer, Session

NOW = clock.instant(date(2026, 11, 25), time(15, 0))
TODAY = date(2026, 11, 25)
NEVER_STORED = {"unopened"}


@dataclass
class World:
    """The application with the demo world in it, and what the load said of it."""

    app: Flask
    made: dict[str, Any]


def an_application(folder: Path) -> Flask:
    return create_app({
        "MEDIATION_ENV": "test", "TESTING": True, "INSTANCE_PATH": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}", "DATA_DIR": str(folder / "files"),
        "NOTICE_DIR": str(folder / "notices"), "SECRET_KEY": "test " * 10, "FIELD_KEY": "field " * 10,
        "PEPPER": "pepper " * 10})


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Loaded once for all tests of this module, on a Wednesday afternoon."""
    app = an_application(tmp_path_factory.mktemp("demo"))
    with app.app_context():
        db.create_all()
        with clock.set_back(NOW):
            made = load(app)
    yield World(app, made)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def made(world: World) -> Iterator[dict[str, Any]]:
    """What was made; the test stands in the loaded world, on its day."""
    with world.app.app_context(), clock.set_back(NOW):
        yield world.made


def case_of(report: Dispute) -> Case:
    """The case that tells a dispute itself, and no variation of it."""
    found = db.session.scalars(select(Case).join(ElsewhereEntry).where(
        ElsewhereEntry.forum == REPORT, ElsewhereEntry.forum_number == report.id,
        ElsewhereEntry.result.not_like("%变化：%"))).all()
    assert len(found) == 1
    return found[0]


def states(model: Any) -> set[str]:
    return set(db.session.scalars(select(model.state)))


@pytest.mark.parametrize("report", disputes(), ids=lambda report: report.id)
def test_a_dispute_is_there_with_its_source_its_parties_and_its_sum(made: dict[str, Any], report: Dispute):
    case = case_of(report)
    source = next(entry for entry in case.elsewhere if entry.forum == REPORT)
    assert report.source in source.result and report.title in source.result
    tale = next(tale for tale in TALES if tale.key == report.id)
    claimed = db.session.scalar(select(func.coalesce(func.sum(Claim.amount_fen), 0)).where(Claim.case_id == case.id))
    split_off = db.session.scalar(select(func.coalesce(func.sum(Claim.amount_fen), 0)).join(Case).where(
        Case.split_from_id == case.id))
    assert claimed in (report.claimed_fen, report.claimed_fen - split_off)
    workers = [party for party in case.parties if party.is_worker]
    heirs = [party for party in case.parties if party.relation == "heir"]
    assert len(workers) == (0 if tale.heirs else tale.n_workers)
    assert len(heirs) == tale.heirs


def test_every_state_of_all_four_records_occurs(made: dict[str, Any]):
    assert states(Case) == {state.value for state in CaseState} - NEVER_STORED
    assert states(Strengthening) == {state.value for state in StrengtheningState} - NEVER_STORED
    assert states(Obligation) >= {state.value for state in ObligationState} - NEVER_STORED
    assert states(Handoff) == {state.value for state in HandoffState} - NEVER_STORED


def test_at_least_sixty_cases_stand_where_their_stories_say_and_every_state_of_the_mediation_is_said(
        made: dict[str, Any]):
    assert len(made["cases"]) >= 60 + len(disputes()) // 2
    assert {case["state"] for case in made["cases"]} == {state.value for state in CaseState} - NEVER_STORED
    assert {case["strengthening"] for case in made["cases"]} >= {"conf_filed", "conf_granted", "b_none", "court_doc"}
    assert {case["performance"] for case in made["cases"]} >= {"performing", "performed", "defaulted"}


def test_something_is_overdue_something_is_due_today_and_something_is_provisional(made: dict[str, Any]):
    rows = db.session.scalars(select(Deadline).where(Deadline.state.in_(["running", "over"]))).all()
    assert any(row.state == "over" and row.ends_on < TODAY for row in rows)
    assert any(row.ends_on == TODAY for row in rows)
    assert any(row.provisional and row.clock_id.startswith("MED") and row.ends_on.year >= 2027 for row in rows)
    due = {row.due_on for row in db.session.scalars(select(Case).where(Case.is_open)) if row.due_on}
    assert min(due) < TODAY and TODAY in due


def test_something_was_recorded_late_with_the_reason(made: dict[str, Any]):
    late = [step for step in db.session.scalars(select(Step)) if step.recorded_late]
    assert any(step.late_reason for step in late)


def test_there_is_a_session_today_and_one_to_come(made: dict[str, Any]):
    days = {clock.day_of(session.starts_at) for session in db.session.scalars(select(Session).where(
        Session.standing == "planned"))}
    assert TODAY in days and max(days) > TODAY


def test_eleven_of_twelve_have_signed_in_the_case_that_stands_in_the_middle_of_signing(made: dict[str, Any]):
    [case] = db.session.scalars(select(Case).where(Case.state == "signing")).all()
    signed = {mark.party_id for mark in case.agreements[-1].marks}
    workers = [party for party in case.parties if party.is_worker]
    assert len(workers) == 12 and len([party for party in workers if party.id in signed]) == 11
    assert [party.name for party in workers if party.id not in signed] == ["买买提·阿卜杜拉"]


def test_the_case_of_twelve_has_been_through_the_court_which_sent_it_back_once(made: dict[str, Any]):
    split = db.session.scalars(select(Case).where(Case.split_from_id.is_not(None))).all()
    firsts = [case.split_from for case in split]
    twelve = next(case for case in firsts if len([party for party in case.parties if party.is_worker]) == 12)
    acts = [step.act for step in twelve.steps]
    assert acts.index("extend") < acts.index("settle_terms") < acts.index("ask_for_papers") < acts.index("docket")
    assert twelve.agreements[-1].strengthening.state == "conf_granted"
    extended = next(step for step in twelve.steps if step.act == "extend")
    assert extended.recorded_late


def test_names_of_many_kinds_are_among_the_parties(made: dict[str, Any]):
    names = set(db.session.scalars(select(Party.name)))
    assert {"吕㛃䶮", "𬱖某", "欧阳静姝", "买买提·阿卜杜拉"} <= names
    assert max(map(len, names)) >= 14


def test_no_act_is_left_out_of_the_chain(made: dict[str, Any]):
    assert trail.first_broken_number() is None


def test_nothing_from_behind_the_wall_goes_out(made: dict[str, Any]):
    assert db.session.scalar(select(func.count()).select_from(Offer)) >= 5
    assert db.session.scalar(select(func.count()).select_from(CaucusNote)) >= 3
    forbidden = {"offers", "concessions", "caucus", "notes"}
    for handoff in db.session.scalars(select(Handoff)):
        assert not forbidden & set(handoff.items)
    told = " ".join(notice.read_out for notice in db.session.scalars(select(Notice)))
    for offer in db.session.scalars(select(Offer)):
        assert not offer.words or offer.words not in told


def test_who_was_concerned_by_what_happened_before_today_has_been_told(made: dict[str, Any]):
    waiting = db.session.scalars(select(Notice).where(
        Notice.state.in_([NoticeState.PENDING.value, NoticeState.TO_DO.value]))).all()
    assert all(clock.day_of(notice.due_at) >= date(2026, 11, 24) for notice in waiting)


def test_the_codes_of_the_slips_open_their_cases(made: dict[str, Any], world: World):
    first = next(case for case in made["cases"] if case["secret"] and case["state"] == "in_mediation")
    assert len(first["secret"]) == 14 and len(first["locator"]) == 9
    assert sum(case["locator"] is not None for case in made["cases"]) >= 60


def test_signed_agreements_are_written_as_files(made: dict[str, Any]):
    assert len(made["signed_agreements"]) >= 20
    assert all(Path(path).read_bytes().startswith(b"%PDF") for path in made["signed_agreements"])
    assert db.session.scalar(select(func.count()).select_from(Paper)) > 500


def test_capsules_to_a_court_and_to_a_commission_are_written_as_files(made: dict[str, Any]):
    checked = [check(Path(path).read_bytes()) for path in made["capsules"]]
    assert all(each.whole for each in checked)
    kinds = {json.loads(each.contents[TOLD])["receiver"]["kind"] for each in checked}
    assert {"court", "arbitration"} <= kinds


def test_what_is_said_of_the_world_has_the_shape_of_the_contract(made: dict[str, Any]):
    shapes = {
        "people": {"name", "role", "body", "login", "password", "totp"}, "bodies": {"id", "name", "type"},
        "cases": {"id", "number", "state", "strengthening", "performance", "locator", "secret", "body"},
        "handoffs": {"case", "way", "state"}, "party_accounts": {"name", "body", "number", "pin"}}
    assert set(made) == {*shapes, "signed_agreements", "capsules"}
    for part, keys in shapes.items():
        assert made[part] and all(set(entry) == keys for entry in made[part])
    assert json.loads(json.dumps(made)) == made


def test_the_world_is_loaded_only_once(made: dict[str, Any], world: World):
    with pytest.raises(RequirementNotMet, match="已经装过"):
        load(world.app)


def test_it_is_never_loaded_where_work_is_done(made: dict[str, Any], world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(world.app.config, "MEDIATION_ENV", "production")
    with pytest.raises(RequirementNotMet, match="正式环境"):
        load(world.app)


def test_passwords_differ_between_two_worlds(made: dict[str, Any], tmp_path: Path):
    other = an_application(tmp_path)
    with other.app_context():
        db.create_all()
        again = {account.person.login: account.password for account in build_bodies().accounts}
        db.session.rollback()
        db.engine.dispose()
    first = {person["login"]: person["password"] for person in made["people"]}
    assert first.keys() == again.keys() and not set(first.values()) & set(again.values())
    assert len(set(first.values())) == len(first)


def test_the_people_hold_their_posts(made: dict[str, Any]):
    assert {person["login"] for person in made["people"]} >= {"wangmin", "hejing", "gulnar"}
    assert len(made["bodies"]) >= 12


def test_no_message_of_the_whole_world_says_what_it_is_about(made: dict[str, Any]) -> None:
    """B13: nothing of the matter, no name, no number of a case stands in what goes out."""
    names = sorted({name for name in db.session.scalars(select(Party.name)) if len(name) > 1})
    numbers = [number for number in db.session.scalars(select(Case.number)) if number]
    sent = db.session.scalars(select(Notice).where(Notice.person_id.is_(None))).all()
    assert len(sent) > 500
    for notice in sent:
        text = notice.secret_words or notice.words
        assert fault_in(text, names) is None and not any(number in text for number in numbers), text
        assert text.startswith("【") and notice.check_word in text
    assert fault_in(NEUTRAL_SUBJECT, names) is None


def test_a_worker_has_an_account_and_said_there_that_nothing_was_paid(made: dict[str, Any]) -> None:
    own, = made["party_accounts"]
    account = account_with_number(own["number"])
    assert account is not None and matches(own["pin"], account.pin_hash)
    word, = db.session.scalars(select(PaymentWord).where(PaymentWord.said == PaymentSaid.NOT_PAID.value))
    assert word.party.name == own["name"] and word.is_open and word.obligation.state == "defaulted"
    assert cases_of(account)[0].code.party is word.party
