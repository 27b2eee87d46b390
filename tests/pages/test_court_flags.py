"""The flags on the court's page, and on no page of the body or of the parties."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Exclusion
from mediation.confirmations.review_models import ApplicationConcern
from mediation.court.concerns import reckon_waiting
from mediation.court.queries.concerns import concerns, kept_concern
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.statements import statements

DAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def test_the_liaison_sees_flags_with_facts_and_notes_what_was_done(app: Flask, bodies: Bodies) -> None:
    walk, liaison = a_confirmation(bodies, S.CONF_FILED), signed_in(app, "hejing")
    home = f"/court/{walk.strengthening.public_id}"
    text = liaison.see(home).text
    assert "仅法院可见；只是提醒核实，不是结论" in text and "金额没有算法" in text and "李秀英 拖欠工资 8,200.00元" in text
    at = f"{home}/flags/uncounted"
    assert at in liaison.see(home).links and liaison.get(f"{home}/flags/nothing").status_code == 404
    refused = liaison.submit(liaison.see(at), {"handling": "explained", "words": ""})
    assert refused.status_code == 422 and "请写明" in Page(refused.text).text
    answer = liaison.submit(liaison.see(at), {"handling": "explained", "words": "双方当面算过，附工资条。"})
    assert answer.status_code == 303 and "说明：双方当面算过，附工资条。" in liaison.see(home).text
    assert walk.strengthening.state == "conf_filed"


@pytest.mark.parametrize(("handling", "label"), [("explained", "说明"), ("asked", "要材料"), ("passed_on", "移送")])
def test_what_was_done_is_kept_with_who_and_when_and_a_later_word_stands_above_it(
        app: Flask, bodies: Bodies, on: Callable[..., None], handling: str, label: str) -> None:
    walk, liaison = a_confirmation(bodies, S.CONF_FILED), signed_in(app, "hejing")
    home = f"/court/{walk.strengthening.public_id}"
    liaison.submit(liaison.see(f"{home}/flags/uncounted"), {"handling": handling, "words": "第一次"})
    on(DAY, "15:10")
    liaison.submit(liaison.see(f"{home}/flags/uncounted"), {"handling": "explained", "words": "第二次"})
    text = liaison.see(home).text
    first, second = text.index(f"何静 {label}：第一次"), text.index("何静 说明：第二次")
    assert second < first and "15:10 何静 说明：第二次" in text and f"15:00 何静 {label}：第一次" in text


def test_the_gravest_flag_stands_on_top_and_the_points_are_added_up(app: Flask, bodies: Bodies) -> None:
    walk, liaison = a_confirmation(bodies, S.CONF_FILED), signed_in(app, "hejing")
    home = f"/court/{walk.strengthening.public_id}"
    before = liaison.see(home).text
    assert "重点 " not in before and "重点每项3分" in before
    points = int(before.split("合计")[1].split("分")[0])
    walk.case.respondents[0].phone = walk.case.workers[0].phone
    after = liaison.see(home).text
    assert "劳动者与单位另有关系 重点" in after and after.index("劳动者与单位另有关系") < after.index("金额没有算法")
    assert f"合计{points + 3}分" in after


def test_no_page_of_the_parties_shows_a_flag_or_what_was_done_about_it(app: Flask, bodies: Bodies) -> None:
    walk, liaison = a_confirmation(bodies, S.CONF_FILED), signed_in(app, "hejing")
    home = f"/court/{walk.strengthening.public_id}"
    liaison.submit(liaison.see(f"{home}/flags/uncounted"), {"handling": "passed_on", "words": "标记甲：移送线索"})
    assert walk.slips
    for slip in walk.slips:
        client = app.test_client()
        client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret})
        text = client.see("/my/status").text
        assert "办到哪一步" in text
        for words in ("标记甲", "金额没有算法", "仅法院可见"):
            assert words not in text


def test_no_page_of_the_body_shows_a_flag_an_answer_or_what_was_done_about_it(app: Flask, bodies: Bodies) -> None:
    walk, liaison, clerk = a_confirmation(bodies, S.CONF_FILED), signed_in(app, "hejing"), signed_in(app, "wangmin")
    home, case = f"/court/{walk.strengthening.public_id}", f"/desk/cases/{walk.case.public_id}"
    worker = walk.case.workers[0].public_id
    liaison.submit(liaison.see(f"{home}/flags/uncounted"), {"handling": "passed_on", "words": "标记甲：移送线索"})
    liaison.submit(liaison.see(home), {f"voluntary_answer_{worker}": "标记乙：经理逼的"}, action=home)
    for address in (case, f"{case}?open=all", f"{case}/agreements/{walk.agreement.public_id}", f"{case}/parties"):
        text = clerk.get(address).text
        for words in ("标记甲", "标记乙", "金额没有算法", "仅法院可见"):
            assert words not in text, (address, words)
    assert clerk.get(f"{home}/flags/uncounted").status_code in (403, 404)


def reckoned() -> None:
    """The sweep has run, twice where files look at each other."""
    for _run in range(2):
        reckon_waiting()
        for kept in db.session.scalars(db.select(ApplicationConcern)):
            kept.of_version = -1
    db.session.commit()


def test_the_list_shows_the_gravest_first_with_what_was_done_and_the_way_to_each(app: Flask, bodies: Bodies) -> None:
    usual, grave = a_confirmation(bodies, S.CONF_FILED), a_confirmation(bodies, S.CONF_FILED)
    grave.case.respondents[0].phone = grave.case.workers[0].phone
    reckoned()
    liaison = signed_in(app, "hejing")
    page = liaison.see("/court/flags")
    known = [walk.strengthening.receipt_number for walk in (grave, usual)]
    assert page.text.index(f"收法{known[0]}") < page.text.index(f"收法{known[1]}")
    assert "劳动者与单位另有关系 重点" in page.text and "同一单位的其他申请有重点提示 重点" in page.text
    home = f"/court/{grave.strengthening.public_id}"
    assert f"收法{known[0]}：劳动者与单位另有关系" in liaison.see(f"/court/{usual.strengthening.public_id}").text
    liaison.submit(liaison.see(f"{home}/flags/related"), {"handling": "explained", "words": "夫妻店。"})
    assert "劳动者与单位另有关系 重点 ✔ 已有 说明" in liaison.see("/court/flags").text
    assert "按提示看" in liaison.see("/court").text


def test_the_list_is_the_courts_own_and_nobody_recused_sees_the_case(app: Flask, bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    reckoned()
    name = walk.case.workers[0].name
    assert name in signed_in(app, "hejing").see("/court/flags").text
    assert name not in signed_in(app, "aili").see("/court/flags").text
    assert signed_in(app, "wangmin").get("/court/flags").status_code in (403, 404)
    db.session.add(Exclusion(case=walk.case, person=bodies.people["hejing"], reason="配偶是申请人", since_on=DAY))
    db.session.commit()
    assert name not in signed_in(app, "hejing").see("/court/flags").text


def test_what_the_court_has_decided_leaves_the_list_and_a_change_is_reckoned_again(app: Flask, bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    assert reckon_waiting() == 1 and reckon_waiting() == 0
    kept = kept_concern(walk.strengthening)
    assert kept is not None and "uncounted" in kept.flags and kept.grave == []
    walk.strengthening.judge = "沈某"
    db.session.flush()
    assert reckon_waiting() == 1
    walk.strengthening.state = S.CONF_GRANTED.value
    db.session.flush()
    assert reckon_waiting() == 0 and kept_concern(walk.strengthening) is None


def test_the_list_takes_the_same_number_of_statements_however_long_it_is(
        app: Flask, bodies: Bodies) -> None:
    a_confirmation(bodies, S.CONF_FILED)
    reckoned()
    liaison = signed_in(app, "hejing")
    liaison.see("/court/flags")
    with statements() as few:
        liaison.see("/court/flags")
    for _more in range(3):
        a_confirmation(bodies, S.CONF_FILED)
    reckoned()
    liaison.see("/court/flags")
    with statements() as many:
        liaison.see("/court/flags")
    assert len(many) == len(few) > 0


def test_the_pages_of_the_list_go_on_and_back(bodies: Bodies) -> None:
    for _each in range(3):
        a_confirmation(bodies, S.CONF_FILED)
    reckoned()
    liaison = bodies.people["hejing"]
    first = concerns(liaison, size=2)
    second = concerns(liaison, after=first.rows[-1].strengthening.public_id, size=2)
    assert (len(first.rows), first.newer, first.older, len(second.rows), second.newer, second.older) == (
        2, False, True, 1, True, False)
    back = concerns(liaison, before=second.rows[0].strengthening.public_id, size=2)
    assert [row.strengthening_id for row in back.rows] == [row.strengthening_id for row in first.rows]
    assert not set(row.strengthening_id for row in first.rows) & set(row.strengthening_id for row in second.rows)
