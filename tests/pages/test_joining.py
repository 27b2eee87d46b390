"""A group that one of them applies for: nobody on the list is an applicant before they say so themselves."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.walked import SIGNED
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.applying_online import begin, does_not_know, hand_in, says, sends

LINK = re.compile(r"/apply/resume\?for=([\w-]{32})")
OTHERS = "工友甲 13800000201 6000\n工友乙 约7000元\n工友丙"
MONDAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "20:00")
    return the_bodies()


def apply_for_all(client: PageClient, bodies: Bodies, names: str = OTHERS) -> Case:
    """Somebody applies for several, and follows the case from the receipt."""
    begin(client, bodies["township"], "group")
    says(client, "happened", what=["unpaid"], how="site")
    for key in ("save", "whom", "asking", "story", "photos"):
        does_not_know(client, key)
    says(client, "names", names=names)
    says(client, "you", name="李秀英", phone="13800000200", reached_by="by_hand")
    page = hand_in(client)
    assert "名单上的人还不是申请人" in page.text
    client.submit(page, action="/my")
    return db.session.scalars(select(Case)).one()


def links(client: PageClient) -> list[str]:
    """The keys of the links that the representative is shown, in the order of the list."""
    answer = client.submit(client.see("/my/named"))
    return list(dict.fromkeys(LINK.findall(answer.text)))


def test_the_list_is_read_line_by_line_and_what_is_wrong_is_said_with_its_line(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"], "group")
    for typed, said in (("工友甲\n13800000201", "第2行：没有名字"), ("工友甲 1.234", "第1行"), ("甲\x00", "控制字符"),
                        ("\n".join(f"工友{number}号人" for number in range(101)), "一次最多100人")):
        answer = sends(client, "names", names=typed)
        assert answer.status_code == 422 and said in answer.text, typed
    says(client, "names", names=OTHERS)
    assert "工友甲 13800000201 6000" in client.get("/apply/questions/names").text


def test_who_is_on_the_list_is_shown_to_whoever_wrote_it_with_a_link_for_each_who_has_not_answered(
        client: PageClient, bodies: Bodies) -> None:
    case = apply_for_all(client, bodies)
    assert [party.name for party in case.applicants] == ["李秀英"]
    assert "/my/named" in client.see("/my/status").links
    given = links(client)
    assert len(given) == 3 and given != links(client)


def test_one_taps_that_they_take_part_and_has_a_receipt_and_a_code_of_their_own(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    case = apply_for_all(client, bodies)
    first, second, _third = links(client)
    worker, other = app.test_client(), app.test_client()
    page = worker.see(f"/apply/resume?for={first}")
    assert "李秀英替大家申请调解，名单上写了您" in page.text and "工友乙" not in page.text
    joined = worker.post(f"/apply/resume?for={first}", data=page.forms[0].held())
    assert joined.location == "/apply/receipt"
    receipt = worker.see("/apply/receipt")
    assert worker.get("/apply/receipt.pdf").status_code == 200 and worker.get("/apply/questions/you").status_code == 404
    assert worker.submit(receipt, action="/my").status_code == 303
    assert "6,000.00" in worker.see("/my/status").text
    assert worker.get("/my/named").status_code == 404
    declined = other.see(f"/apply/resume?for={second}")
    data = {**declined.forms[-1].held(), "declines": "1"}
    assert other.post(f"/apply/resume?for={second}", data=data).status_code == 303
    assert [party.name for party in case.applicants] == ["李秀英", "工友甲"]
    assert [each.word for each in case.named_workers] == ["joins", "declines", "waiting"]


def test_a_used_a_killed_and_a_made_up_link_lead_nowhere(app: Flask, client: PageClient, bodies: Bodies) -> None:
    apply_for_all(client, bodies)
    killed = links(client)[0]
    used = links(client)[0]
    worker = app.test_client()
    worker.post(f"/apply/resume?for={used}", data=worker.see(f"/apply/resume?for={used}").forms[0].held())
    for key in (used, killed, "x" * 32, "", "\x00", "九"):
        answer = app.test_client().get("/apply/resume", query_string={"for": key})
        assert answer.status_code == 404 and "李秀英" not in answer.text


def test_what_is_typed_wrong_when_joining_is_said_on_its_field(app: Flask, client: PageClient, bodies: Bodies) -> None:
    case = apply_for_all(client, bodies)
    key = links(client)[0]
    worker = app.test_client()
    page = worker.see(f"/apply/resume?for={key}")
    for field, typed in (("name", ""), ("phone", "12"), ("amount", "六千"), ("identity_number", "110101")):
        answer = worker.post(f"/apply/resume?for={key}", data={**page.forms[0].held(), field: typed})
        assert answer.status_code == 422 and f"{field}-error" in Page(answer.text).identifiers
    assert len(case.applicants) == 1


def test_the_clerk_sees_who_has_joined_prints_slips_and_records_who_signed(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    case = apply_for_all(client, bodies)
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    address = f"/desk/cases/{case.public_id}"
    page = clerk.see(address)
    assert "名单3人：还没有回话3人，参加0人，不参加0人" in page.text
    slips = clerk.submit(page, action="/named-slips")
    assert slips.mimetype == "application/pdf" and slips.data.startswith(b"%PDF")
    first = case.named_workers[0]
    form = clerk.see(f"{address}/named/{first.public_id}/sign-joining")
    refused = clerk.submit(form, {"word": "joins"})
    assert refused.status_code == 422 and "请上传本人签字的纸" in refused.text
    signed = clerk.submit(form, {"word": "joins", "scan": (BytesIO(SIGNED.content), "signed.pdf")})
    assert signed.location == f"{address}/receipts"
    assert "参加1人" in clerk.see(address).text and first.party.name == "工友甲"
