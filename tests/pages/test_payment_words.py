"""A party's own pages of what was agreed: it came, it did not, it was paid; and what the clerk sees of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.performance.party_acts import own_lines
from tests.acts.walked import SIGNED
from tests.builders import PASSWORD, a_case, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def line(bodies: Bodies) -> Obligation:
    case = a_case(bodies, CaseState.EFFECTIVE)
    return next(each for each in own_lines(case.applicants[0]) if each.amount_fen is not None)


def clerk(app: Flask) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def test_not_paid_goes_to_the_clerk_and_shows_what_can_be_done(client: PageClient, app: Flask, line: Obligation
                                                               ) -> None:
    line.due_on = clock.today() - timedelta(days=1)
    where = f"/my/payments/{line.public_id}"
    comes_in(client, line.payee)
    assert "没收到、收到了：说一声" in offered(client)
    page = client.see(where)
    done = client.submit(page, {"said": "not_paid", "words": "一分没到"}, follow_redirects=True)
    assert "您说：没有付" in done.text and "办案人在核对" in done.text and line.state == "defaulted"
    assert client.submit(page, {"said": "not_paid", "words": "一分没到"}).status_code == 303
    assert len(line.payment_words) == 1, "the same form sent twice"
    after = client.see(where).text
    assert "没有付，可以怎么办" in after and "支付令" in after and "劳动争议调解仲裁法第十六条" in after
    desk = clerk(app)
    assert "说没收到钱 1" in desk.see("/desk").text
    shown = desk.see(f"/desk/cases/{line.case.public_id}")
    assert "说：没有付" in shown.text and "一分没到" in shown.text
    settle = f"/desk/cases/{line.case.public_id}/payment-words/{line.payment_words[0].public_id}/settle-payment-word"
    assert desk.submit(desk.see(settle), {"answer": ""}).status_code == 422
    desk.submit(desk.see(settle), {"answer": "已经书面催单位。"})
    assert "已经书面催单位。" in client.see("/my/payments").text


def test_an_employer_shows_its_voucher_and_the_worker_is_asked(client: PageClient, app: Flask, line: Obligation
                                                               ) -> None:
    where = f"/my/payments/{line.public_id}"
    employer = comes_in(app.test_client(), line.payer)
    assert "付了：交凭证" in offered(employer)
    page = employer.see(where)
    assert "没有收到" not in page.text
    refused = employer.submit(page, {"said": "paid", "words": "已转账"})
    assert refused.status_code == 422 and "照片" in refused.text and "已转账" in refused.text
    employer.submit(page, {"said": "paid", "proof": (BytesIO(SIGNED.content), "回单.pdf")})
    assert line.state == "performing"
    assert "凭证" in clerk(app).see(f"/desk/cases/{line.case.public_id}").text
    comes_in(client, line.payee)
    shown = client.see(where)
    assert "对方说" in shown.text and "您收到了吗" in shown.text
    client.submit(shown, {"said": "paid", "way": "transfer"})
    assert line.state == "performed" and client.get(where).status_code == 404


def test_a_line_of_another_case_does_not_exist(client: PageClient, bodies: Bodies, line: Obligation) -> None:
    comes_in(client, a_case(bodies, CaseState.EFFECTIVE).applicants[0])
    assert client.get(f"/my/payments/{line.public_id}").status_code == 404
    db.session.refresh(line)
    assert not line.payment_words


def test_nobody_is_late_on_the_last_day_which_counts_in_full(app: Flask, line: Obligation, on: Callable[..., None]
                                                             ) -> None:
    case, default = f"/desk/cases/{line.case.public_id}", f"/obligations/{line.public_id}/record-default"
    remind = f"/obligations/{line.public_id}/remind-of-performance"
    for day, offered_now in ((line.due_on, False), (line.due_on + timedelta(days=1), True)):
        on(day, "09:00")
        desk = clerk(app)
        shown, listed = desk.see(case).links, desk.see("/desk").links
        assert (case + default in shown, case + remind in shown) == (offered_now, offered_now)
        assert (case + default in listed, case + remind in listed) == (offered_now, offered_now)


def test_who_only_owes_is_asked_whether_it_has_paid_and_reads_to_whom(client: PageClient, line: Obligation) -> None:
    comes_in(client, line.payer)
    page = client.see("/my/payments")
    assert page.headings[0].strip() == "付了没有" and "收到了没有" not in page.text
    assert f"您给 {line.payee.name}" in client.see("/my/status").text
    assert f"由 {line.case.body.name} 办理" in client.see("/my/beside").text
