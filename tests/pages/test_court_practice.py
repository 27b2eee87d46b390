"""What a court says of its practice reaches who drafts for it; why an application went on red reaches the court."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.models import StrengtheningState as S
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.builders import PASSWORD, a_case, a_confirmation, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
WORDS = "第一，只确认给付金钱的条款。\n第二，收款账户写本人的。"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def test_the_practice_is_written_by_the_liaison_and_shown_wherever_an_agreement_is_made_for_the_court(
        app: Flask, bodies: Bodies) -> None:
    liaison, clerk = signed_in(app, "hejing"), signed_in(app, "wangmin")
    assert "还没有写" in liaison.see("/court/practice").text
    empty = liaison.submit(liaison.see("/court/practice"), {"words": " ", "concerns": ["TRIMS_ACTS"]})
    assert empty.status_code == 422 and Page(empty.text).form().held()["concerns"] == ["TRIMS_ACTS"]
    answer = liaison.submit(liaison.see("/court/practice"), {"words": WORDS, "concerns": ["TRIMS_ACTS"]})
    assert answer.status_code == 303
    said = ("收款账户写本人的", "何静", "2026年11月23日", "协议里给付钱款以外的条款，本院常不予确认")
    draft = a_case(bodies, CaseState.IN_MEDIATION)
    clerk.submit(clerk.see(f"/desk/cases/{draft.public_id}/draft-agreement"))
    agreement = draft.agreements[-1]
    choosing, filed = a_confirmation(bodies, S.B_NONE), a_confirmation(bodies, S.CONF_FILED)
    pages = (
        liaison.see("/court/practice"), clerk.see(f"/desk/cases/{draft.public_id}/agreements/{agreement.public_id}"),
        clerk.see(f"/desk/cases/{choosing.case.public_id}/strengthenings/{choosing.strengthening.public_id}"
                  "/choose-confirmation"),
        liaison.see(f"/court/{filed.strengthening.public_id}"))
    for page in pages:
        for words in said:
            assert words in page.text, (page.address, words)


def test_nobody_but_a_liaison_has_the_page_of_the_practice(app: Flask, bodies: Bodies) -> None:
    for login in ("wangmin", "liguoqiang"):
        assert signed_in(app, login).get("/court/practice").status_code in (403, 404)


def test_an_application_on_red_says_why_where_it_is_mended_and_the_court_reads_it(app: Flask, bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_PREP)
    walk.joins()
    worker = walk.case.workers[0]
    worker.identity_number = worker.identity_lookup = None
    db.session.commit()
    clerk, liaison = signed_in(app, "wangmin"), signed_in(app, "hejing")
    case = f"/desk/cases/{walk.case.public_id}"
    page = clerk.see(f"{case}/strengthenings/{walk.strengthening.public_id}/file-application")
    mend = f"{case}/parties#party-{worker.public_id}"
    assert "缺双方身份证明" in page.text and mend in page.links
    assert f'id="party-{worker.public_id}"' in clerk.get(mend).text
    refused = clerk.submit(page)
    assert refused.status_code == 422 and "请写明为什么" in Page(refused.text).text
    clerk.submit(page, {"despite": "身份证补办中，11月30日补交。"})
    assert walk.strengthening.state == "conf_filed"
    for seen in (liaison.see(f"/court/{walk.strengthening.public_id}"), clerk.see(case)):
        assert "带着红色的问题送交" in seen.text and "身份证补办中，11月30日补交。" in seen.text
