"""Applying on line, page by page: nothing need be known, nothing is lost, nobody else sees it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.applying.questions import ASKED
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.extensions import db
from mediation.law.numbers import make_locator
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.applying_online import begin, does_not_know, hand_in, says, sends

EVENING = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EVENING, "23:10")
    return the_bodies()


def the_case() -> Case:
    return db.session.scalars(select(Case)).one()


def a_picture(name: str) -> tuple[BytesIO, str]:
    """A photograph as a telephone sends it."""
    upload = upload_of(name)
    return BytesIO(upload.content), f"{name}.{'pdf' if 'pdf' in upload.media_type else 'jpg'}"


def a_rider_tells(client: PageClient) -> None:
    """Everything that a rider knows who knows only the app's name."""
    says(client, "happened", what=["unpaid", "dismissed"], how="platform")
    says(client, "save", have=["app", "pay"])
    says(client, "whom", app="飞鱼外卖", station="石桥站")
    says(client, "work", since="2026-03-01", wage="6200", still="no", until="2026-10-31")
    says(client, "asking", amount="8200", asks="把十月的跑单钱和押金给我", knew_on="2026-11-10")
    says(client, "story", story="十月跑了一个月，站长说系统没结。")
    does_not_know(client, "photos")
    says(client, "you", name="马小龙", phone="13800000123", reached_by="by_hand", reach="晚上九点以后，别告诉站长")


@pytest.mark.parametrize("applies_as", list(AppliesAs))
def test_who_knows_nothing_at_all_still_makes_a_case_and_gets_a_receipt(
        client: PageClient, bodies: Bodies, applies_as: AppliesAs) -> None:
    begin(client, bodies["township"], applies_as.value)
    for question in ASKED[applies_as][:-1]:
        does_not_know(client, question.key)
    page = hand_in(client)
    case = the_case()
    assert case.state == "submitted" and case.receipt_number in page.text
    assert case.clerk.name in page.text and "含当日" in page.text


def test_there_are_nine_pages_at_most_and_each_says_which_it_is(client: PageClient, bodies: Bodies) -> None:
    assert max(len(asked) for asked in ASKED.values()) == 9
    begin(client, bodies["township"])
    for number, question in enumerate(ASKED[AppliesAs.WORKER], start=1):
        page = client.see(f"/apply/questions/{question.key}")
        assert f"第{number}页，共9页" in page.text


def test_before_the_first_datum_one_reads_who_runs_and_pays_each_body_and_nothing_is_stored(
        client: PageClient, bodies: Bodies) -> None:
    page = client.see("/apply")
    for key in ("courier", "studio", "township", "company"):
        assert bodies[key].name in page.text and bodies[key].run_by in page.text
    assert "这个组织设在用人单位里" in page.text and "王敏" in page.text
    assert db.session.scalar(select(func.count()).select_from(ApplicationDraft)) == 0
    refused = client.submit(page, {"applies_as": "worker"})
    assert refused.status_code == 422 and "请选一个组织" in refused.text
    begin(client, bodies["courier"])
    draft = db.session.scalars(select(ApplicationDraft)).one()
    assert draft.told_on == EVENING and draft.body == bodies["courier"]


def test_a_rider_who_knows_only_the_apps_name_makes_a_case_against_somebody_still_to_be_found(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    a_rider_tells(client)
    page = hand_in(client)
    case = the_case()
    assert [party.name for party in case.respondents] == ["飞鱼外卖·石桥站（待查明）"]
    assert case.kind == "new_form" and case.respondents[0].new_form_tier is None
    assert [(claim.type, claim.amount_fen, claim.is_about) for claim in case.claims] == [
        ("wages", 820000, True), ("severance", None, True)]
    assert "十月跑了一个月" in case.application.facts_and_reasons and "别告诉站长" not in case.application.facts_and_reasons
    assert clock.day_of(case.application.made_online_at) == EVENING
    assert "王敏" in page.text and "收" + case.receipt_number in page.text


def test_the_secret_of_the_receipt_opens_the_case_and_is_shown_only_while_its_owner_is_here(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    a_rider_tells(client)
    page = hand_in(client)
    assert client.get("/apply/receipt.pdf").data.startswith(b"%PDF")
    assert client.get("/apply/receipt.png").data.startswith(b"\x89PNG")
    assert client.get("/apply/receipt-code.png").data.startswith(b"\x89PNG")
    assert '<img src="/apply/receipt-code.png"' in client.get("/apply/receipt").text
    followed = client.submit(page, action="/my")
    assert followed.status_code == 303
    assert "王敏" in client.see("/my/status").text
    for address in ("/apply/receipt", "/apply/receipt.pdf", "/apply/receipt.png"):
        assert client.get(address).status_code == 404


def test_another_telephone_goes_on_where_the_first_one_stopped_with_all_that_was_said(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    locator, secret = begin(client, bodies["township"])
    says(client, "happened", what=["unpaid"], how="site")
    does_not_know(client, "save")
    says(client, "whom", station="万和工地")
    client.submit(client.see("/apply/questions/work"), action="/apply/leave")
    assert client.get("/apply/questions/work").status_code == 302
    other = app.test_client()
    answer = other.submit(other.see("/apply/resume"), {"locator": locator, "secret": secret})
    assert answer.location == "/apply/questions/work"
    assert 'value="万和工地"' in other.get("/apply/questions/whom").text
    assert secret not in other.see("/apply/code").text


def test_what_was_typed_beside_not_knowing_is_kept_and_back_shows_it(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    address = "/apply/questions/whom"
    client.submit(client.see(address), {"station": "石桥站"}, action=address, button="unknown")
    assert 'value="石桥站"' in client.get(address).text


@pytest.mark.parametrize(("page", "said", "words"), [
    ("happened", {}, "真不知道，请按“不知道”"),
    ("work", {"since": "2027-02-30"}, "只有28天"),
    ("work", {"since": "2026-10-01", "until": "2026-09-01"}, "早于开始的那天"),
    ("work", {"wage": "六千"}, "只能填写数字"),
    ("asking", {"amount": "-1"}, "不能是负数"),
    ("asking", {"from_on": "2026-10-01", "until_on": "2026-09-01"}, "止日早于起日"),
    ("story", {"story": "长" * 3001}, "最多3000字"),
    ("story", {"story": "没\x00给"}, "控制字符"),
    ("you", {"phone": "123"}, "电话"),
    ("you", {"name": "马小龙", "reached_by": "sms"}, "要发短信，请填手机号"),
    ("you", {"name": "马小龙", "identity_number": "110101202702290010"}, "不存在"),
    ("send", {}, "请看一遍，勾上再交"),
])
def test_what_is_typed_wrong_is_said_on_its_field_and_nothing_is_stored(
        client: PageClient, bodies: Bodies, page: str, said: dict, words: str) -> None:
    begin(client, bodies["township"])
    answer = sends(client, page, **said)
    assert answer.status_code == 422 and words in answer.text
    assert page not in db.session.scalars(select(ApplicationDraft)).one().answers
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0


def test_a_wrong_secret_and_an_unknown_code_are_answered_alike_and_ten_tries_are_enough(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    locator, secret = begin(client, bodies["township"])
    client.submit(client.see("/apply/code") and client.see("/apply/questions/happened"), action="/apply/leave")
    answers = [client.submit(client.see("/apply/resume"), {"locator": tried, "secret": "0" * 14})
               for tried in (locator, make_locator("12345678"))]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("申请码或密码不对" in answer.text for answer in answers)
    for _ in range(9):
        client.submit(client.see("/apply/resume"), {"locator": locator, "secret": "0" * 14})
    refused = client.submit(client.see("/apply/resume"), {"locator": locator, "secret": secret})
    assert "试的次数太多了" in refused.text
    on(EVENING, "23:40")
    assert client.submit(client.see("/apply/resume"), {"locator": locator, "secret": secret}).status_code == 303


def test_ten_idle_minutes_end_it_and_what_was_filled_in_stays(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    locator, secret = begin(client, bodies["township"])
    says(client, "happened", what=["unpaid"], how="employer")
    for used in ("23:19", "23:28", "23:37"):
        on(EVENING, used)
        assert client.get("/apply/questions/save").status_code == 200
    on(EVENING, "23:48")
    assert client.get("/apply/questions/save").location == "/apply/resume"
    answer = client.submit(client.see("/apply/resume"), {"locator": locator, "secret": secret})
    assert answer.location == "/apply/questions/save"


def test_what_was_handed_in_is_no_draft_any_more(app: Flask, client: PageClient, bodies: Bodies) -> None:
    locator, secret = begin(client, bodies["township"])
    a_rider_tells(client)
    hand_in(client)
    assert client.get("/apply/questions/story").location == "/apply/receipt"
    other = app.test_client()
    assert "请用回执上的查询码" in other.submit(other.see("/apply/resume"), {"locator": locator, "secret": secret}).text
    assert "马小龙" not in (db.session.scalars(select(ApplicationDraft)).one().sealed_answers or "")


def test_photographs_come_several_at_once_each_for_whom_its_owner_says_and_can_be_taken_away(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    address = "/apply/questions/photos"
    page = client.see(address)
    client.submit(page, {"photos": [a_picture("工资条"), a_picture("排班表"), a_picture("聊天记录")]}, action=address)
    draft = db.session.scalars(select(ApplicationDraft)).one()
    assert [photo.zone for photo in draft.photos] == ["private"] * 3
    refs = [photo.public_id for photo in draft.photos]
    client.submit(client.see(address), action=f"/apply/photos/{refs[0]}", button="handling")
    client.submit(client.see(address), action=f"/apply/photos/{refs[1]}", button="remove")
    does_not_know(client, "photos")
    assert "unknown" not in draft.said_on("photos")
    hand_in(client)
    assert sorted(piece.zone for piece in the_case().evidence) == ["handling", "private"]


def test_only_the_button_that_says_so_takes_a_photograph_away(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    address = "/apply/questions/photos"
    client.submit(client.see(address), {"photos": [a_picture("工资条")]}, action=address)
    draft = db.session.scalars(select(ApplicationDraft)).one()
    for word in ("", "shared", "private "):
        one = f"/apply/photos/{draft.photos[0].public_id}"
        answer = client.post(one, data={**client.see(address).form(one).filled({}), "do": word})
        assert answer.status_code == 400
        db.session.expire_all()
        assert [photo.zone for photo in draft.photos] == ["private"]


def test_a_file_that_cannot_be_taken_is_named_and_the_others_stay(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    address = "/apply/questions/photos"
    alone = client.submit(client.see(address), {"photos": (BytesIO(b"MZ"), "a.exe")}, action=address)
    assert alone.status_code == 422 and "photos-error" in Page(alone.text).identifiers
    client.submit(client.see(address), {"photos": [a_picture("工资条"), (BytesIO(b""), "空.jpg")]}, action=address)
    page = client.see(address)
    assert "空.jpg" in page.text and "工资条" in page.text


def test_what_belongs_elsewhere_is_said_at_once_with_the_article_and_where_to_go(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    answer = says(client, "happened", what=["recognition"], how="employer")
    assert answer.location == "/apply/ways"
    page = client.see("/apply/ways")
    assert "不归调解组织办" in page.text and "工伤保险条例第十七条" in page.text
    assert bodies["bureau"].address in page.text.partition("走得通的")[0], "at the office, not at another door"
    assert client.get("/apply/questions/save").status_code == 200


def test_each_open_door_stands_with_its_address_and_the_shut_ones_with_their_reason(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid"], how="employer")
    text = client.see("/apply/ways").text
    assert bodies["commission"].address in text and bodies["aid"].phone in text
    assert "劳动、人事争议先申请仲裁" in text and "还没有生效的调解协议" in text


def test_a_matter_that_the_chosen_body_may_not_take_is_sent_to_one_that_may_in_one_tap(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["company"])
    says(client, "happened", what=["helper"], how="person")
    page = client.see("/apply/ways")
    assert "不能办这一类事" in page.text
    refused = sends(client, "send", true="y")
    assert refused.status_code == 422 and "换一个组织" in refused.text
    form = next(form for form in page.forms if bodies["courier"].public_id in form.held().get("body", []))
    answer = client.post("/apply/ways", data=form.held())
    assert answer.status_code == 303
    assert db.session.scalars(select(ApplicationDraft)).one().body == bodies["courier"]
    says(client, "send", true="y")
    assert the_case().kind == "civil_service"


def test_an_employer_applies_where_the_body_takes_employers(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"], "employer")
    says(client, "happened", what=["settle"])
    says(client, "whom", worker="赵强", worker_phone="13800000124")
    says(client, "asking", asks="想把工伤待遇一次谈好")
    does_not_know(client, "story")
    does_not_know(client, "photos")
    says(client, "you", company="云岭众达物流有限公司", contact="人事 钱某", phone="0757-00003009")
    hand_in(client)
    case = the_case()
    assert case.applicants[0].is_employer and case.respondents[0].is_worker
    bodies["studio"].settings = {**bodies["studio"].settings, "APPLICANT_ROLES": "workers"}
    db.session.commit()
    client.submit(client.see("/my") and client.see("/apply"), {
        "body": bodies["studio"].public_id, "applies_as": "employer"})
    refused = client.submit(client.see("/apply"), {"body": bodies["studio"].public_id, "applies_as": "employer"})
    assert refused.status_code == 422 and "不收这一方" in refused.text


def test_a_body_that_takes_no_applications_on_line_says_where_to_go_instead(
        client: PageClient, bodies: Bodies) -> None:
    bodies["township"].settings = {"ONLINE_APPLICATIONS": False}
    db.session.commit()
    page = client.see("/apply")
    assert "网上不收申请" in page.text and bodies["township"].public_id not in page.form("").held().get("body", [])
    sent = {**page.form("").held(), "body": bodies["township"].public_id, "applies_as": "worker"}
    assert client.post("/apply", data=sent).status_code == 422


def test_nothing_of_a_draft_is_seen_by_the_staff_and_nothing_of_the_case_by_the_other_side(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    a_rider_tells(client)
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert not any(link.startswith("/desk/cases/") for address in ("/desk", "/desk/search?q=飞鱼", "/desk/search?q=马小龙")
                   for link in clerk.see(address).links)
    hand_in(client)
    assert not the_case().respondents[0].answered_on and not [
        notice for notice in db.session.scalars(select(Case)).one().deadlines if notice.whose == "respondent"]


def test_the_clerk_reads_at_once_what_is_to_be_asked_and_completes_it(
        app: Flask, client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    begin(client, bodies["township"])
    a_rider_tells(client)
    hand_in(client)
    on(EVENING + timedelta(days=1), "09:00")
    clerk, case = app.test_client(), the_case()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    news = clerk.see("/desk/news/applications").text
    assert "网上申请；还要问清" in news
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "来源：网上申请" in page.text and "书面申请" not in page.text
    assert "网上申请，还要问清：对方到底是哪一家（全称、地址）" in page.text and "别告诉站长" in page.text
    edit = f"/desk/cases/{case.public_id}/parties/{case.respondents[0].public_id}/edit"
    assert clerk.submit(clerk.see(edit), {"name": "云岭飞鱼配送有限公司"}).status_code == 303
    assert "对方到底是哪一家（全称、地址）；" not in clerk.see(f"/desk/cases/{case.public_id}").text
    lacking = clerk.submit(clerk.see(f"/desk/cases/{case.public_id}/print-for-signature"))
    assert lacking.status_code == 422 and "证件号码" in lacking.text
    question = next(each for each in case.open_questions if each.about == "photos")
    settle = f"/desk/cases/{case.public_id}/questions/{question.public_id}/settle-question"
    assert clerk.submit(clerk.see(settle), {"learnt": "手机里有，后天带来"}).status_code == 303
    assert "手机里有，后天带来" in clerk.see(f"/desk/cases/{case.public_id}").text


def test_the_staff_never_print_the_secret_of_who_applied_on_line(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    a_rider_tells(client)
    hand_in(client)
    clerk, case = app.test_client(), the_case()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert "已交本人" in clerk.see(f"/desk/cases/{case.public_id}/receipts").text
    assert clerk.get(f"/desk/cases/{case.public_id}/receipts.pdf").status_code == 404


def test_no_page_of_it_says_in_its_title_or_address_what_it_is_about(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    pages = [f"/apply/questions/{question.key}" for question in ASKED[AppliesAs.WORKER]]
    for address in ("/apply", "/apply/resume", "/apply/code", "/apply/ways", *pages):
        title = Page(client.get(address, follow_redirects=True).text).title
        assert not any(word in title for word in ("劳动", "仲裁", "争议", "工资"))
