"""即时办结: every act is walked in one go and one sheet is printed, or nothing at all is stored."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import Acceptance, Opening
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.building import registering
from mediation.desk.on_the_spot import AtTheTable, settle_at_the_table
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.law.terms import Basis
from tests.builders import the_bodies

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "10:00")
    return the_bodies()


def at_the_table(bodies: Bodies, **said: Any) -> AtTheTable:
    application = replace(registering(bodies, amount_fen=29600), own_form=True, received_on=MONDAY, matter="配送费")
    return AtTheTable(**{
        "application": application, "terms": "单位当场付清配送费296元，双方再无争议。", "amount_fen": 29600,
        "way": PaymentWay.CASH, "witness": "周慧", "place": "调解室",
        "began_at": clock.instant(MONDAY, time(9, 40)), "mediators": (bodies.people["wangmin"],),
        "acceptance": Acceptance(capacity_in_order=True, not_judged=True),
        "opening": Opening(identity_checked=True, rights_told=True, notice_served=True, sham_warning_given=True),
        "sham_suspected": False, "receipt_signed": True, "both_agree": True, "addresses_confirmed": True, **said})


def test_one_page_walks_every_act_and_prints_one_sheet(bodies: Bodies) -> None:
    bodies["courier"].settings = {"SPOT_PAYMENT_WITHOUT_AGREEMENT": True}
    sheet = settle_at_the_table(at_the_table(bodies), by=bodies.people["wangmin"])
    case = sheet.case
    (agreement,) = case.agreements
    assert sheet.code == "S01" and case.state == "effective" and case.number
    assert [step.act for step in case.steps if step.record_type == "case"] == [
        "begin_application", "submit", "ask_other_side", "store_consents", "accept", "name_mediators",
        "begin_mediation", "settle_terms", "take_effect_paid"]
    assert [line.state for line in agreement.obligations] == ["performed"]
    assert (agreement.form, agreement.strengthening, case.claims[0].agreed_fen) == ("on_the_spot", None, 29600)
    assert agreement.obligations[0].payments[0].amount_fen == 29600


def test_a_peoples_committee_without_the_setting_takes_it_as_an_oral_agreement(bodies: Bodies) -> None:
    case = settle_at_the_table(at_the_table(bodies), by=bodies.people["wangmin"]).case
    assert case.agreements[0].form == "oral" and case.state == "effective"
    assert {paper.code for paper in papers_of(case)} >= {"S01", "D28"}


@pytest.mark.parametrize("said, words, field", [
    ({"addresses_confirmed": False}, "送达地址", "addresses"),
    ({"both_agree": False}, "双方当场同意", "both_agree"), ({"receipt_signed": False}, "签收", "receipt_signed"),
    ({"acceptance": Acceptance(not_judged=True)}, "行为能力", "capacity_in_order"),
    ({"opening": Opening(identity_checked=True)}, "权利义务", "rights_told"),
    ({"sham_suspected": True}, "虚假调解可疑情形", "sham"), ({"mediators": ()}, "请选择调解员", "members")])
def test_one_refusal_leaves_nothing_behind(bodies: Bodies, said: dict[str, Any], words: str, field: str) -> None:
    with pytest.raises(RequirementNotMet, match=words) as refused:
        settle_at_the_table(at_the_table(bodies, **said), by=bodies.people["wangmin"])
    assert refused.value.field == field
    db.session.rollback()
    assert db.session.query(Case).count() == 0


def test_a_union_studio_without_the_setting_writes_an_agreement(bodies: Bodies) -> None:
    bodies["studio"].settings = {}
    said = at_the_table(bodies, mediators=(bodies.people["gulnar"],))
    here = replace(said.application, body=bodies["studio"], basis=Basis.UNION_SELF)
    with pytest.raises(RequirementNotMet, match="请制作书面协议"):
        settle_at_the_table(replace(said, application=here), by=bodies.people["gulnar"])


def test_whoever_may_not_do_one_of_the_acts_does_none(bodies: Bodies) -> None:
    said = at_the_table(bodies)
    with pytest.raises(NotPermitted):
        settle_at_the_table(said, by=bodies.people["zhouhui"])
