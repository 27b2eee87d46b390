"""The pages of the capsule: preview, making, download, receipts; the court's; the check that anyone may run."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.audit.models import AuditEvent
from mediation.capsule import receipts
from mediation.capsule.acts import ask_for_capsule
from mediation.capsule.models import Capsule
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts import confirmation_world as world
from tests.acts.session_cases import MONDAY
from tests.acts.test_capsules import a_handoff, a_statement, an_application, content_of
from tests.builders import the_bodies
from tests.capsule.made import capsule as made_by_somebody
from tests.capsule.made import keys
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "wangmin")


@pytest.fixture
def capsule(bodies: Bodies) -> Capsule:
    """One to a commission, made and stored."""
    made = ask_for_capsule(a_handoff(bodies), by=bodies.people["wangmin"])
    db.session.commit()
    return made


@pytest.fixture
def at_court(bodies: Bodies) -> tuple[Strengthening, Capsule]:
    """One to the court that the application went to."""
    strengthening = an_application(bodies)
    made = ask_for_capsule(strengthening, by=world.clerk_of(strengthening))
    db.session.commit()
    return strengthening, made


def here(capsule: Capsule) -> str:
    return f"/desk/cases/{capsule.case.public_id}/capsules/{capsule.public_id}"


def checked(client: Any, content: bytes, at: str = "/verify") -> str:
    return str(client.submit(client.see(at), {"file": (BytesIO(content), "移送包.zip")}).text)


def test_the_case_leads_to_the_preview_and_one_press_makes_it(bodies: Bodies, clerk: PageClient) -> None:
    handoff = a_handoff(bodies)
    db.session.commit()
    address = f"/desk/cases/{handoff.case.public_id}/handoffs/{handoff.public_id}/capsule"
    assert address in clerk.see(f"/desk/cases/{handoff.case.public_id}").links
    page = clerk.see(address)
    assert "案件移送函" in page.text and "工资条" in page.text and "单方谈话记录" in page.text
    assert clerk.submit(page, {}).status_code == 303
    page = clerk.see(address)
    assert "第1份" in page.text and "还没有回执" in page.text


def test_it_is_downloaded_the_same_each_time_and_the_download_is_noted(capsule: Capsule, clerk: PageClient) -> None:
    answers = [clerk.get(f"{here(capsule)}.zip") for _ in range(2)]
    assert answers[0].data == answers[1].data == content_of(capsule)
    assert answers[0].headers["Content-Disposition"].startswith("attachment")
    noted = db.session.query(AuditEvent).filter_by(action="open_capsule", record_ref=capsule.public_id)
    assert noted.count() == 2


def test_a_receipt_is_typed_in_and_a_second_time_refused_on_its_field(capsule: Capsule, clerk: PageClient) -> None:
    said = {"received_by": "张立", "number": "收12", "received_on": str(clock.today())}
    assert clerk.submit(clerk.see(f"{here(capsule)}/receipt"), said).status_code == 303
    again = clerk.submit(clerk.see(f"{here(capsule)}/receipt"), said)
    assert again.status_code == 422 and "已经登记过" in again.text and 'value="收12"' in again.text


def test_a_signed_receipt_is_handed_in_and_a_spoiled_one_refused(
        capsule: Capsule, clerk: PageClient, tmp_path: Path) -> None:
    good = receipts.written(a_statement(capsule, clock.today()), keys(tmp_path, "commission").signer)
    spoiled = clerk.submit(clerk.see(f"{here(capsule)}/signed-receipt"), {
        "file": (BytesIO(good.replace("张立".encode(), "李立".encode())), "r.json")})
    assert spoiled.status_code == 422 and "签名对不上" in spoiled.text
    assert clerk.submit(clerk.see(f"{here(capsule)}/signed-receipt"), {}).status_code == 422
    taken = clerk.submit(clerk.see(f"{here(capsule)}/signed-receipt"), {"file": (BytesIO(good), "r.json")})
    page = clerk.see(taken.headers["Location"])
    assert taken.status_code == 303 and "commission" in page.text
    kept = next(link for link in page.links if "/receipts/" in link)
    assert clerk.get(kept).data == good and clerk.get(f"{here(capsule)}/receipts/none").status_code == 404


def test_another_body_and_another_court_have_no_such_capsule(
        app: Flask, bodies: Bodies, at_court: tuple[Strengthening, Capsule]) -> None:
    strengthening, capsule = at_court
    stranger = signed_in(app.test_client(), "gulnar")
    assert stranger.get(f"{here(capsule)}.zip").status_code == 404
    assert stranger.get(f"{here(capsule)}/receipt").status_code == 404
    for login, status in (("hejing", 200), ("aili", 404)):
        liaison = signed_in(app.test_client(), login)
        page = f"/court/{strengthening.public_id}/capsules"
        found = [liaison.get(each).status_code for each in (page, f"{page}/{capsule.public_id}.zip")]
        assert found == [status, status]


def test_a_liaison_downloads_no_capsule_of_another_record(
        app: Flask, at_court: tuple[Strengthening, Capsule], capsule: Capsule) -> None:
    liaison = signed_in(app.test_client(), "hejing")
    assert liaison.get(f"/court/{at_court[0].public_id}/capsules/{capsule.public_id}.zip").status_code == 404


def test_anyone_checks_one_and_is_told_whose_it_is(app: Flask, client: Any, capsule: Capsule, tmp_path: Path) -> None:
    whole = content_of(capsule)
    assert "是真的：本系统制作的移送包，没有改动" in checked(client, whole)
    at = whole.index(b"%PDF")
    spoiled = checked(client, whole[:at + 40] + bytes([whole[at + 40] ^ 1]) + whole[at + 41:])
    assert "移送包有问题，不能用" in spoiled and "00_封面.pdf" in spoiled and "内容被改动" in spoiled
    foreign = checked(client, made_by_somebody(keys(tmp_path, "somebody")))
    assert "没有改动，但不是本系统制作的" in foreign and "证书指纹" in foreign
    assert "不是移送包" in checked(client, b"PK\x03\x04" + b"x" * 100)
    liaison = signed_in(app.test_client(), "hejing")
    assert "是真的" in checked(liaison, whole, "/court/check-capsule")
    assert liaison.submit(liaison.see("/court/check-capsule"), {}).status_code == 422
