"""The pages of arbitration review and of the court's own paper: the choice, the application, what came of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from mediation.agreements.models import StrengtheningState as S
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.desk.scans import scans_of
from mediation.extensions import db
from mediation.law.terms import Basis, ClaimType
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
COMMISSION = "云岭市青溪区劳动人事争议仲裁委员会"
NUMBER = "青溪劳人仲审〔2026〕31号"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app)


def home(walk: Walk) -> str:
    return f"/desk/cases/{walk.case.public_id}"


def page(walk: Walk, act: str) -> str:
    return f"{home(walk)}/strengthenings/{walk.strengthening.public_id}/{act}"


def a_picture() -> tuple[BytesIO, str]:
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    picture.seek(0)
    return picture, "签名.png"


def test_the_section_shows_both_ways_and_until_when(bodies: Bodies, app: Flask, clerk: PageClient,
                                                    on: Callable[..., None]) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    text = clerk.see(home(walk)).text
    for words in ("两条路都可以", "仲裁审查：可以申请", "最迟 2026-12-08（含当日）", "司法确认：可以申请", "最迟 2026-12-23（含当日）",
                  "第七十六条"):
        assert words in text, words
    assert page(walk, "file-review") in clerk.see(home(walk)).links
    on(date(2026, 12, 9))
    clerk = signed_in(app)
    later = clerk.see(home(walk)).text
    assert "仲裁审查已经不能申请，只剩司法确认" in later and "期间已经届满" in later
    walk.case.claims[0].type = ClaimType.EMPLOYMENT_RELATION.value
    db.session.commit()
    assert "协议确认劳动关系的，仲裁委不受理审查" in clerk.see(home(walk)).text


def test_a_review_goes_from_the_application_to_the_paper(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    form = clerk.see(page(walk, "file-review"))
    assert form.form().held()["commission"] == [COMMISSION]
    assert f"{home(walk)}/papers/new/D43" in form.links
    worker, employer = (party.public_id for party in walk.agreement.parties)
    alone = clerk.submit(form, {"joining": [worker], "commission": "塔河市仲裁委", "scan": a_picture()})
    assert alone.status_code == 422 and "还差云岭鑫源建筑劳务有限公司确认" in alone.text
    assert Page(alone.text).form().held()["commission"] == ["塔河市仲裁委"]
    assert clerk.submit(form, {"joining": [worker, employer], "scan": a_picture()}).status_code == 303
    assert walk.strengthening.state == "arbrev_filed"
    unnumbered = clerk.submit(clerk.see(page(walk, "docket-review")), {"officer": "洪某"})
    assert unnumbered.status_code == 422 and "案号" in unnumbered.text
    clerk.submit(clerk.see(page(walk, "docket-review")), {"number": NUMBER, "officer": "洪某", "scan": a_picture()})
    assert walk.strengthening.state == "arbrev_docketed"
    signing = clerk.see(page(walk, "issue-review-paper"))
    said = {"number": NUMBER, "officer": "洪某", "decided_on": "2026-11-23", f"signed-{worker}": "2026-11-23"}
    half = clerk.submit(signing, {**said, "scan": a_picture()})
    assert half.status_code == 422 and "还缺云岭鑫源建筑劳务有限公司签收的日期" in half.text
    assert Page(half.text).form().held()[f"signed-{worker}"] == ["2026-11-23"]
    signed = clerk.submit(signing, {**said, f"signed-{employer}": "2026-11-23", "scan": a_picture()})
    assert signed.status_code == 303 and walk.strengthening.state == "arbrev_issued"
    text = clerk.see(home(walk)).text
    for words in ("已出仲裁调解书", NUMBER, "洪某", "制作仲裁调解书", "签收"):
        assert words in text, words


@pytest.mark.parametrize("state, act, typed, becomes", [
    (S.ARBREV_FILED, "refuse-review", {"grounds": ["late"]}, "arbrev_refused"),
    (S.ARBREV_DOCKETED, "give-no-paper", {"grounds": ["unclear"]}, "arbrev_nopaper"),
    (S.ARBREV_DOCKETED, "extend-review", {}, "arbrev_docketed"),
    (S.ARBREV_DOCKETED, "leave-review-unsigned", {"unsigned": "first"}, "b_none"),
    (S.ARBREV_DOCKETED, "withdraw-review", {"withdrawing": "first"}, "arbrev_withdrawn")])
def test_what_the_commission_or_a_party_does_is_recorded_on_its_page(
        bodies: Bodies, clerk: PageClient, state: S, act: str, typed: dict[str, object], becomes: str) -> None:
    walk = a_confirmation(bodies, state)
    first = [walk.agreement.parties[0].public_id]
    typed = {key: first if value == "first" else value for key, value in typed.items()}
    nothing = clerk.submit(clerk.see(page(walk, act)), {"happened_on": "二〇二六年"})
    assert nothing.status_code == 422 and "二〇二六年" in nothing.text
    if act != "withdraw-review":
        typed |= {"number": NUMBER, "officer": "洪某"}
    done = clerk.submit(clerk.see(page(walk, act)), {**typed, "scan": a_picture()})
    assert done.status_code == 303 and walk.strengthening.state == becomes
    assert "仲裁审查" in clerk.see(home(walk)).text


@pytest.mark.parametrize("state", [S.ARBREV_REFUSED, S.ARBREV_WITHDRAWN, S.ARBREV_NOPAPER])
def test_after_a_review_without_paper_the_court_is_still_offered(bodies: Bodies, clerk: PageClient, state: S) -> None:
    walk = a_confirmation(bodies, state)
    seen = clerk.see(home(walk))
    assert "只剩司法确认" in seen.text and page(walk, "choose-confirmation") in seen.links
    assert clerk.submit(clerk.see(page(walk, "choose-confirmation"))).status_code == 303
    assert walk.strengthening.state == "conf_prep"


@pytest.mark.parametrize("state", [S.ARBREV_FILED, S.ARBREV_DOCKETED, S.ARBREV_ISSUED])
def test_each_scan_of_a_review_can_be_opened_again(bodies: Bodies, clerk: PageClient, state: S) -> None:
    walk = a_confirmation(bodies, state)
    kept = {scan.sha256 for scan in scans_of(walk.case, bodies.people["wangmin"])}
    [review] = walk.strengthening.arbitration_reviews
    assert {review.proof_sha256, *(each.scan_sha256 for each in review.decisions)} <= kept
    assert f"{home(walk)}/scans/{review.proof_sha256}" in clerk.see(home(walk)).links


def test_an_issued_paper_is_enforced_and_named_in_the_application_for_enforcement(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    walk = a_confirmation(bodies, S.ARBREV_ISSUED)
    on(date(2027, 6, 1))
    held = signed_in(app).see(f"{home(walk)}/papers/new/D45").form().held()
    number = walk.strengthening.arbitration_reviews[0].decisions[-1].number
    assert {number, COMMISSION} <= {value for values in held.values() for value in values}


def test_the_paper_of_the_inviting_court_is_recorded_with_the_days_of_signing(
        bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.B_NONE, basis=Basis.COURT_DELEGATED)
    worker, employer = (party.public_id for party in walk.agreement.parties)
    unsigned = clerk.submit(clerk.see(page(walk, "leave-court-paper-unsigned")), {"unsigned": [employer]})
    assert unsigned.status_code == 303 and walk.strengthening.state == "b_none"
    form = clerk.see(page(walk, "issue-court-paper"))
    said = {"judge": "沈某", "decided_on": "2026-11-23", f"signed-{worker}": "2026-11-23",
            f"signed-{employer}": "2026-11-23"}
    wrong = clerk.submit(form, {**said, "number": "诉前调3", "scan": a_picture()})
    assert wrong.status_code == 422 and Page(wrong.text).form().held()["number"] == ["诉前调3"]
    right = clerk.submit(form, {**said, "number": "（2026）粤0699诉前调308号", "scan": a_picture()})
    assert right.status_code == 303 and walk.strengthening.state == "court_doc"
    assert "（2026）粤0699诉前调308号" in clerk.see(home(walk)).text


def test_a_case_that_no_court_delegated_has_no_such_page(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    assert page(walk, "issue-court-paper") not in clerk.see(home(walk)).links
    assert clerk.get(page(walk, "issue-court-paper")).status_code == 409
