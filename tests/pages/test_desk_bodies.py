"""What a body keeps: its settings with who changed them, its copy sheets, its people and their posts."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.audit.queries import events_in_order
from mediation.bodies.models import Body
from mediation.bodies.queries import copy_sheets_of, last_changes
from mediation.bodies.setting_words import mark_of, note_of, value_words
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.settings import SETTINGS
from mediation.people.queries import person_by_login
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
STRONG = "新来的同事用的一句很长的话"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def signed_in(app: Flask, login: str, password: str = PASSWORD) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": password})
    return somebody


@pytest.fixture
def director(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "liguoqiang")


def at(body: Body, page: str) -> str:
    return f"/desk/bodies/{body.public_id}/{page}"


def test_every_setting_of_the_law_stands_with_its_default_its_reason_and_what_is_set(
        bodies: Bodies, director: PageClient) -> None:
    text = director.see(at(bodies["courier"], "settings")).text
    for setting in SETTINGS.values():
        shown = setting.name in text and note_of(setting) in text
        assert shown == setting.in_use, setting.key
        assert value_words(setting, setting.default), setting.key
    assert "各地不同" in text and "未核原文" in text and "设在迅达速运公司内" in text
    notes = " ".join(setting.name + mark_of(setting) + note_of(setting) for setting in SETTINGS.values())
    assert not re.findall(r"[A-Za-z_]+", notes), "settings are explained in Chinese"


def test_every_setting_can_be_opened_and_saved_as_it_is(bodies: Bodies, director: PageClient) -> None:
    for key, setting in SETTINGS.items():
        if setting.in_use:
            answer = director.submit(director.see(at(bodies["courier"], f"settings/{key}")))
            assert answer.status_code == 303, key
    assert not bodies["courier"].settings and not last_changes(bodies["courier"])
    assert director.get(at(bodies["courier"], "settings/NOTHING")).status_code == 404


@pytest.mark.parametrize(("key", "sent", "kept"), [
    ("CONSENT_WAIT_DAYS", {"value": "７"}, 7), ("ACCEPT_CLOCK_START", {"value": "receipt"}, "receipt"),
    ("SPOT_PAYMENT_WITHOUT_AGREEMENT", {"value": "yes"}, True), ("EXTENSION_CAP_DAYS", {"value": "15"}, 15),
    ("ARBREV_TIME_LIMIT", {"value": ""}, None), ("CASE_NO_TYPES", {"value": ["民特", "诉前调确"]}, ["民特", "诉前调确"]),
    ("REMIND_DAYS", {"value": "-7、−1，0, 5"}, [-7, -1, 0, 5]),
    ("CALENDAR", {"value": "2026", "off": "2027-01-01\n2027-01-02", "on": ""},
     {"published_through": 2026, "off": ["2027-01-01", "2027-01-02"], "on": []}),
])
def test_a_setting_is_kept_with_who_changed_it_from_what_to_what(
        bodies: Bodies, director: PageClient, key: str, sent: dict[str, Any], kept: Any) -> None:
    body = bodies["courier"]
    answer = director.submit(director.see(at(body, f"settings/{key}")), sent)
    assert answer.status_code == 303, answer.text
    db.session.expire_all()
    assert body.setting(key) == kept
    change = last_changes(body)[key]
    assert change.by_words == "李国强" and change.new == kept
    assert "李国强" in director.see(at(body, "settings")).text
    assert director.see(at(body, f"settings/{key}")).text.count("李国强：") == 1
    assert any(event.action == "change_setting" and key in event.details for event in list(events_in_order()))


def test_what_a_setting_can_not_be_says_what_to_do_and_keeps_what_was_typed(
        bodies: Bodies, director: PageClient) -> None:
    for key, sent, words in (
            ("CONSENT_WAIT_DAYS", {"value": "2"}, "4到3650之间的整数"), ("CONSENT_WAIT_DAYS", {"value": "1e400"}, "整数"),
            ("CONSENT_WAIT_DAYS", {"value": ""}, "请填写设为"), ("CASE_NO_TYPES", {"value": []}, "至少选一项"),
            ("REMIND_DAYS", {"value": "三天"}, "请只填整数"), ("REMIND_DAYS", {"value": "1、1"}, "有重复的项"),
            ("CALENDAR", {"off": "2027-02-30"}, "不是日期"),
            ("CALENDAR", {"off": "2027-01-01", "on": "2027-01-01"}, "不能既放假又上班"),
            ("ACCEPT_CLOCK_START", {"value": "never"}, "请从列出的选项中选择")):
        answer = director.submit(director.see(at(bodies["courier"], f"settings/{key}")), sent)
        assert answer.status_code == 422 and words in answer.text, (key, sent)
        typed = next(iter(sent.values()))
        assert not isinstance(typed, str) or key == "ACCEPT_CLOCK_START" or typed in answer.text
    db.session.expire_all()
    assert not bodies["courier"].settings


def test_a_setting_counts_for_the_next_case(bodies: Bodies, director: PageClient) -> None:
    director.submit(director.see(at(bodies["courier"], "settings/CONSENT_WAIT_DAYS")), {"value": "4"})
    db.session.expire_all()
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    period = next(row for row in case.deadlines if row.clock_id == "CONSENT-WAIT")
    assert period.ends_on == date(2026, 3, 6)


def test_who_runs_the_body_and_its_offices_are_kept_with_the_change(bodies: Bodies, director: PageClient) -> None:
    body = bodies["courier"]
    page = director.see(at(body, "details"))
    answer = director.submit(page, {"run_by": "由公司和区总工会共同设立", "court": bodies["court3"].public_id,
                                    "legal_aid": ""})
    assert answer.status_code == 303
    db.session.expire_all()
    assert body.court is bodies["court3"] and body.legal_aid is None and body.run_by == "由公司和区总工会共同设立"
    assert last_changes(body)["court"].old == bodies["court"].name
    assert director.submit(director.see(at(body, "details")), {"phone": ""}).status_code == 422


def test_only_director_and_administrator_of_the_body_keep_it(bodies: Bodies, app: Flask) -> None:
    body = bodies["courier"]
    pages = ("settings", "settings/REVIEW_DAYS", "details", "people", "people/add", "people/take-in",
             f"people/{bodies.people['zhouhui'].public_id}")
    for login in ("wangmin", "zhouhui", "aygul", "hejing"):
        somebody = signed_in(app, login)
        assert not [page for page in pages if somebody.get(at(body, page)).status_code != 404], login
    for login in ("liguoqiang", "zhaolei"):
        somebody = signed_in(app, login)
        assert not [page for page in pages if somebody.get(at(body, page)).status_code != 200], login
    assert "/desk/bodies" in signed_in(app, "zhaolei").get("/home").location


def test_a_copy_sheet_is_arranged_without_a_script(bodies: Bodies, app: Flask) -> None:
    clerk = signed_in(app, "wangmin")
    body = bodies["courier"]
    made = clerk.submit(clerk.see(at(body, "copy-sheets")), {"name": "法院平台"}, follow_redirects=True)
    address = made.request.path
    for field in ("number", "cause", "applicant_names"):
        clerk.submit(clerk.see(address), {"add": field})
    sheet = copy_sheets_of(body)[0]
    assert sheet.fields == ["number", "cause", "applicant_names"]
    clerk.submit(clerk.see(address), button="up:applicant_names")
    clerk.submit(clerk.see(address), button="down:number")
    clerk.submit(clerk.see(address), button="out:cause")
    db.session.expire_all()
    assert sheet.fields == ["applicant_names", "number"]
    assert clerk.submit(clerk.see(at(body, "copy-sheets")), {"name": "法院平台"}).status_code == 422
    clerk.submit(clerk.see(f"{address}/drop"))
    assert not copy_sheets_of(body)


def test_an_account_is_opened_with_its_post_and_works(bodies: Bodies, app: Flask, director: PageClient) -> None:
    body = bodies["courier"]
    answer = director.submit(director.see(at(body, "people/add")), {
        "name": "买买提·阿卜杜拉", "login": "maimaiti", "password": STRONG, "role": "clerk", "from_on": "2026-03-02",
        "employer": "迅达速运（云岭）有限公司", "employer_code": ""})
    assert answer.status_code == 303
    page = director.see(at(body, "people"))
    assert "买买提·阿卜杜拉" in page.text and "办案人员 2026-03-02 起" in page.text
    person = person_by_login("maimaiti")
    assert person is not None and person.affiliations[0].employer_name == "迅达速运（云岭）有限公司"
    assert signed_in(app, "maimaiti", STRONG).get("/desk").status_code == 200


def test_an_account_that_can_not_be_opened_keeps_what_was_typed(bodies: Bodies, director: PageClient) -> None:
    good = {"name": "新人", "login": "xinren", "password": STRONG, "role": "clerk", "from_on": "2026-03-02"}
    for changed, words in (({"login": "wangmin"}, "已经有人用了"), ({"password": "short"}, "至少12个字符"),
                           ({"role": ""}, "请选择岗位"), ({"name": "人\x00"}, "控制字符"),
                           ({"role": "liaison"}, "请从列出的选项中选择")):
        answer = director.submit(director.see(at(bodies["courier"], "people/add")), {**good, **changed})
        assert answer.status_code == 422 and words in answer.text, words
    assert person_by_login("xinren") is None


def test_somebody_with_an_account_gets_a_post_here_only_by_login_and_name(
        bodies: Bodies, director: PageClient) -> None:
    body = bodies["courier"]
    said = {"login": "majun", "name": "马俊", "role": "mediator", "from_on": "2026-03-02"}
    assert director.submit(director.see(at(body, "people/take-in")), said).status_code == 422
    assert director.submit(director.see(at(body, "people/take-in")), {**said, "name": "马军"}).status_code == 303
    db.session.expire_all()
    assert {post.body_id for post in bodies.people["majun"].posts_today()} == {bodies["studio"].id, body.id}


def test_a_post_ends_and_its_holder_is_out_at_the_next_request(
        bodies: Bodies, app: Flask, director: PageClient) -> None:
    mediator = signed_in(app, "zhouhui")
    address = at(bodies["courier"], f"people/{bodies.people['zhouhui'].public_id}")
    assert mediator.get("/desk").status_code == 200
    since = bodies.people["zhouhui"].posts[0].from_on
    director.submit(director.see(f"{address}/end-post"), {"post": f"mediator:{since}:", "last_day": "2026-03-01"})
    assert mediator.get("/desk").status_code == 302
    assert "已结束" in director.see(address).text


def test_affiliations_are_entered_and_ended(bodies: Bodies, director: PageClient) -> None:
    person = bodies.people["zhouhui"]
    address = at(bodies["courier"], f"people/{person.public_id}")
    director.submit(director.see(f"{address}/affiliation"), {"employer": "众达配送有限公司", "employer_code": ""})
    assert "众达配送有限公司" in director.see(address).text
    again = director.submit(director.see(f"{address}/affiliation"), {"employer": "众达配送有限公司"})
    assert again.status_code == 422 and "已经登记过了" in again.text
    director.submit(director.see(f"{address}/end-affiliation"), {"employer": "众达配送有限公司"})
    assert "众达配送有限公司" not in director.see(address).text


def test_a_password_is_reset_and_an_account_closed_only_of_those_who_work_for_nobody_else(
        bodies: Bodies, app: Flask, director: PageClient) -> None:
    body = bodies["courier"]
    here, both = bodies.people["chenzhiyuan"], bodies.people["wangmin"]
    assert director.submit(director.see(at(body, f"people/{here.public_id}/password")),
                           {"password": STRONG}).status_code == 303
    assert signed_in(app, "chenzhiyuan", STRONG).get("/desk").status_code == 200
    for page, values in (("password", {"password": STRONG}), ("disable", {})):
        refused = director.submit(director.see(at(body, f"people/{both.public_id}/{page}")), values)
        assert refused.status_code == 422 and "石桥调解中心还有岗位" in refused.text
    own = director.submit(director.see(at(body, f"people/{bodies.people['liguoqiang'].public_id}/disable")))
    assert own.status_code == 422 and "不能停用自己的账号" in own.text
    director.submit(director.see(at(body, f"people/{here.public_id}/disable")))
    assert "已停用" in director.see(at(body, "people")).text
    assert signed_in(app, "chenzhiyuan", STRONG).get("/desk").status_code == 302


def test_ones_own_password_is_changed_with_the_present_one(bodies: Bodies, app: Flask) -> None:
    clerk = signed_in(app, "wangmin")
    page = clerk.see("/account")
    assert "迅达速运" in page.text and "石桥镇" in page.text
    for values, words in (({"old": "x" * 12, "password": STRONG, "again": STRONG}, "现在的密码不对"),
                          ({"old": PASSWORD, "password": STRONG, "again": "y"}, "两遍新密码不一样"),
                          ({"old": PASSWORD, "password": "短", "again": "短"}, "至少12个字符")):
        answer = clerk.submit(clerk.see("/account"), values)
        assert answer.status_code == 422 and words in answer.text and PASSWORD not in answer.text
    good = {"old": PASSWORD, "password": STRONG, "again": STRONG}
    assert clerk.submit(clerk.see("/account"), good).status_code == 303
    assert clerk.get("/desk").status_code == 302
    assert signed_in(app, "wangmin", STRONG).get("/desk").status_code == 200
