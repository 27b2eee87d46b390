"""Like applications in one pass: thirty-eight workers of one employer, only what differs, decided each by each."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.confirmations import acts
from mediation.confirmations.acts import Checked, Heard
from mediation.court.alike import like_ones_shown
from mediation.court.queries import alike
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.review_points import Point
from tests.acts.confirmation_world import JUDGE, docketed, filed, liaison_of
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.statements import statements

DAY = date(2026, 11, 23)
THIRTY_EIGHT = 38


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "hejing", "password": PASSWORD})
    return client


def number(sequence: int) -> str:
    return f"（2026）粤0699诉前调确{sequence}号"


def checked(bodies: Bodies, one: object) -> None:
    """All six points of one application, with what everybody answered."""
    acts.record_review(one, [Checked(point, True, "", "已核对原件") for point in Point], [
        Heard(party, {Point.VOLUNTARY: f"{party.name}自己愿意"}) for party in one.agreement.parties],
        by=liaison_of(bodies))


def test_thirty_eight_of_one_employer_are_checked_together_and_decided_each_by_each(
        bodies: Bodies, liaison: PageClient) -> None:
    ones = [filed(bodies) for _ in range(THIRTY_EIGHT)]
    for place, one in enumerate(ones):
        one.agreement.parties[0].rename(f"工人{place + 1}号")
    odd = ones[7]
    odd.agreement.parties[0].language = "ug"
    checked(bodies, ones[0])
    db.session.commit()
    address = f"/court/{ones[0].public_id}/alike"
    page = liaison.see(address)
    assert "38件一并审查" in page.text and "各件相同" in page.text and "付款日 " in page.text
    assert page.text.count("维吾尔语") >= 1 and "工人38号" in page.text
    typed = {"judge": JUDGE, "carry": "y"}
    for place, one in enumerate(ones):
        typed |= {f"result_{one.public_id}": "docket", f"number_{one.public_id}": number(100 + place)}
    assert liaison.submit(page, typed).status_code == 303
    assert [one.court_number for one in ones] == [number(100 + place) for place in range(THIRTY_EIGHT)]
    assert all(sum(row.passes is True for row in one.review_points) == len(Point) for one in ones)
    worker_answers = [row for one in ones[1:] for row in one.hearings if row.party.is_worker]
    assert worker_answers == [], "no worker answers for another"
    assert all("一并核实" in row.remark for row in ones[5].review_points)
    results = {f"result_{one.public_id}": "grant" for one in ones}
    results |= {f"result_{odd.public_id}": "dismiss:unclear", f"result_{ones[9].public_id}": ""}
    answer = liaison.submit(liaison.see(address), {**results, "judge": JUDGE, "both_notified": "y"})
    assert answer.status_code == 303
    assert odd.state == "conf_dismissed" and ones[9].state == "conf_docketed"
    assert all(one.state == "conf_granted" and len(one.rulings) == 1 and one.rulings[0].number == one.court_number
               for one in ones if one not in (odd, ones[9]))


def test_a_row_that_is_wrong_says_so_where_it_stands_and_nothing_is_recorded(
        bodies: Bodies, liaison: PageClient) -> None:
    first, second = filed(bodies), filed(bodies)
    address = f"/court/{first.public_id}/alike"
    answer = liaison.submit(liaison.see(address), {
        f"result_{first.public_id}": "docket", f"number_{first.public_id}": number(21),
        f"result_{second.public_id}": "docket", f"number_{second.public_id}": "粤22号", "judge": JUDGE, "carry": "y"})
    assert answer.status_code == 422 and "案号格式不对" in answer.text
    assert Page(answer.text, address).form().held()[f"number_{second.public_id}"] == ["粤22号"]
    assert (first.state, second.state) == ("conf_filed", "conf_filed") and first.court_number is None


def test_another_court_finds_nothing_there(app: Flask, bodies: Bodies) -> None:
    one = filed(bodies)
    db.session.commit()
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "aili", "password": PASSWORD})
    assert client.get(f"/court/{one.public_id}/alike").status_code == 404


def test_what_was_noted_already_is_not_written_over(bodies: Bodies) -> None:
    first, second = docketed(bodies, number(1)), docketed(bodies, number(2))
    checked(bodies, first)
    acts.record_review(second, [Checked(Point.CLEAR, False, "第1条", "日期不明")], by=liaison_of(bodies))
    acts.carry_review(first, second, by=liaison_of(bodies))
    found = {row.point: (row.passes, row.remark) for row in second.review_points}
    assert found["clear"] == (False, "日期不明") and found["voluntary"][0] is True and len(found) == len(Point)


def test_twice_as_many_like_ones_take_no_more_statements(bodies: Bodies) -> None:
    def sent_for(one: object) -> int:
        db.session.commit()
        db.session.expire_all()
        liaison_of(bodies).posts_today()
        one.public_id, one.like_key
        with statements() as sent:
            assert len(like_ones_shown(alike(liaison_of(bodies), one)).rows) > 1
        return len(sent)

    ones = [filed(bodies) for _ in range(2)]
    few = sent_for(ones[0])
    ones += [filed(bodies) for _ in range(4)]
    assert sent_for(ones[0]) == few
