"""The pages of payment order and enforcement, from the line that is late to the enforcement; what is typed stays."""
from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from mediation.agreements.models import Obligation
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.payment_order import OrderCondition
from mediation.performance.queries import lines_in_effect
from tests.acts.court_ways import ENFORCEMENT, ORDER, in_default
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def line(bodies: Bodies, on: Any) -> Obligation:
    found = in_default(lines_in_effect(a_case(bodies, CaseState.EFFECTIVE))[0], bodies.people["wangmin"], on)
    db.session.commit()
    return found


@pytest.fixture
def wang(app: Flask, line: Obligation) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def a_scan() -> tuple[BytesIO, str]:
    held = BytesIO()
    Image.new("RGB", (40, 40), "white").save(held, "PNG")
    return BytesIO(held.getvalue()), "scan.png"


def page_of(line: Obligation, act: str) -> str:
    return f"/desk/cases/{line.case.public_id}/obligations/{line.public_id}/{act}"


def does(wang: PageClient, line: Obligation, act: str, **values: Any) -> None:
    answer = wang.submit(wang.see(page_of(line, act)), values)
    assert answer.status_code == 303, Page(answer.text, act).text


def test_the_line_says_what_can_be_done_and_the_whole_way_is_walked_on_pages(
        wang: PageClient, line: Obligation, on: Any) -> None:
    case = wang.see(f"/desk/cases/{line.case.public_id}")
    assert "可以怎么办" in case.text and page_of(line, "file-payment-order") in case.links
    does(wang, line, "file-payment-order", conditions=[each.value for each in OrderCondition], scan=a_scan())
    does(wang, line, "docket-payment-order", number=ORDER)
    does(wang, line, "issue-payment-order", judge="周岚", scan=a_scan())
    does(wang, line, "serve-payment-order", way="left", scan=a_scan())
    shown = wang.see(f"/desk/cases/{line.case.public_id}")
    assert ORDER in shown.text and "支付令已送达" in shown.text and "债务人清偿或者异议期间" in shown.text
    assert page_of(line, "apply-for-enforcement") not in shown.links, "while the fifteen days run nobody enforces"
    on(running(line, line.case, "PO-15D").ends_on + timedelta(days=1))
    wang.submit(wang.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert page_of(line, "apply-for-enforcement") in wang.see(f"/desk/cases/{line.case.public_id}").links
    does(wang, line, "apply-for-enforcement", number=ENFORCEMENT, scan=a_scan())
    db.session.expire_all()
    assert line.state == "enforcing" and "执行中" in wang.see(f"/desk/cases/{line.case.public_id}").text


def test_a_condition_that_nobody_went_through_is_said_on_its_field_and_nothing_typed_is_lost(
        wang: PageClient, line: Obligation) -> None:
    page = wang.see(page_of(line, "file-payment-order"))
    answer = wang.submit(page, {"court_name": "南屏区人民法院", "scan": a_scan()})
    refused = Page(answer.text, page.address)
    assert answer.status_code == 422 and "第四百二十七条" in refused.text
    assert refused.form().held()["court_name"] == ["南屏区人民法院"]
    db.session.expire_all()
    assert line.state == "defaulted"


def test_a_number_that_no_court_writes_is_refused_on_its_field(wang: PageClient, line: Obligation) -> None:
    does(wang, line, "file-payment-order", conditions=[each.value for each in OrderCondition], scan=a_scan())
    answer = wang.submit(wang.see(page_of(line, "docket-payment-order")), {"number": "12号"})
    assert answer.status_code == 422 and "案号格式不对" in answer.text


def test_an_act_that_is_not_for_now_says_so(wang: PageClient, line: Obligation) -> None:
    assert wang.get(page_of(line, "serve-payment-order")).status_code == 409
