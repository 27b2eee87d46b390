"""Rating on a phone, reading the answer, appealing; following up; the open figures and their files."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.ratings import Level
from mediation.parties.acting import PartyActing
from mediation.parties.acts import give_code
from mediation.ratings.acts import rate
from mediation.ratings.counting import months_before, publish
from mediation.ratings.models import Rating
from mediation.ratings.queries import Month, month_of
from mediation.ratings.rateable import rateable_by
from tests.acts.rated import GOOD, MONDAY, QUIET, an_ended_case, complained, said, the_end
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_ended_case(bodies)


@pytest.fixture
def phone(client: PageClient, bodies: Bodies, case: Case) -> PageClient:
    """The worker follows the case."""
    return comes_in(client, case.applicants[0])


@pytest.fixture
def director(app: Flask, bodies: Bodies) -> PageClient:
    somebody: PageClient = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": "sunli", "password": PASSWORD})
    return somebody


def address_of(case: Case) -> str:
    return f"/my/rate/{the_end(case.applicants[0]).public_id}"


def chosen(phone: PageClient, address: str, level: str) -> Page:
    """The page after a level was chosen by its button."""
    return Page(phone.submit(phone.see(address), {"level": level}).text, address)


def the_rating() -> Rating:
    return db.session.query(Rating).one()


def test_the_card_stands_on_the_status_page_of_an_ended_case_and_goes_when_it_was_filled(
        phone: PageClient, case: Case) -> None:
    assert "评一评办得怎么样" in phone.see("/my/status").text
    page = phone.see("/my/rate")
    assert "整件事办得怎么样" in page.text and "不评也行" in page.text
    levels = phone.see(address_of(case))
    assert all(level.label in levels.text for level in Level)
    answer = phone.submit(chosen(phone, address_of(case), "satisfied"), {"reasons": ["clear", "quick"], "words": "谢谢"})
    assert answer.status_code == 303 and answer.location == "/my/status"
    status = phone.see("/my/status").text
    assert "都不影响您的案件" in status and "评一评办得怎么样" not in status and "您提的意见" not in status
    assert (the_rating().level, the_rating().reasons, the_rating().words) == ("satisfied", ["clear", "quick"], "谢谢")


def test_a_rating_may_be_given_with_one_tap_and_a_button(phone: PageClient, case: Case) -> None:
    assert phone.submit(chosen(phone, address_of(case), "basically")).status_code == 303
    assert the_rating().reasons == [] and the_rating().words is None


def test_a_bad_one_asks_whether_one_may_be_called_and_says_by_when_it_is_answered(
        phone: PageClient, case: Case) -> None:
    page = chosen(phone, address_of(case), "dissatisfied")
    assert "可以给我打电话问一问" in page.text and "15个工作日内答复您" in page.text and "偏向对方" in page.text
    phone.submit(page, {"reasons": ["slow"], "call_me": "y"})
    assert the_rating().call_me is True
    assert "最迟 2026年3月23日 答复您（含当日）" in phone.see("/my/status").text


def test_praise_is_not_asked_whether_it_may_be_called(phone: PageClient, case: Case) -> None:
    page = chosen(phone, address_of(case), "very_satisfied").text
    assert "打电话问一问" not in page and "拖得久" not in page


def test_too_many_words_are_refused_on_their_field_and_stay(phone: PageClient, case: Case) -> None:
    answer = phone.submit(chosen(phone, address_of(case), "dissatisfied"), {"words": "慢" * 501, "reasons": ["slow"]})
    assert answer.status_code == 422 and "最多500字" in answer.text and "慢" * 501 in answer.text
    assert db.session.query(Rating).count() == 0


def test_an_unknown_level_is_asked_again_and_an_unknown_act_is_not_there(phone: PageClient, case: Case) -> None:
    assert "您满意吗" in chosen(phone, address_of(case), "great").text
    assert phone.get("/my/rate/AAAAAAAAAAAAAAAA").status_code == 404
    assert phone.get("/my/rating-answers/AAAAAAAAAAAAAAAA").status_code == 404


def test_what_was_said_is_there_when_one_changes_ones_mind(phone: PageClient, case: Case) -> None:
    phone.submit(chosen(phone, address_of(case), "dissatisfied"), {"reasons": ["slow"], "words": "太慢"})
    step = the_rating().step.public_id
    assert "您评了：不满意" in phone.see("/my/rate").text
    page = chosen(phone, f"/my/rate/{step}", "very_dissatisfied")
    assert "太慢" in page.text
    phone.submit(chosen(phone, f"/my/rate/{step}", "satisfied"), {"reasons": []})
    assert the_rating().level == "satisfied"
    assert "您提的意见" not in phone.see("/my/status").text


def test_the_quiet_link_on_the_status_page_names_the_last_act(phone: PageClient, case: Case) -> None:
    phone.submit(chosen(phone, address_of(case), "satisfied"))
    assert "评价办过的每一步" in phone.see("/my/status").text
    listed = phone.see("/my/rate").text
    assert "受理" in listed and "开始调解" in listed


def test_from_the_complaint_to_the_last_answer(phone: PageClient, director: PageClient, app: Flask, case: Case) -> None:
    phone.submit(chosen(phone, address_of(case), "dissatisfied"),
                 {"reasons": ["rude"], "words": "没说两句就挂", "call_me": "y"})
    rating = the_rating()
    assert rating.follow_up is not None
    here = f"/desk/ratings/follow-ups/{rating.follow_up.public_id}"
    assert here in director.get("/desk/ratings").text
    refused = director.submit(director.see(f"{here}/answer"), {"finding": "true", "found": "属实", "answer": "对不起"})
    assert refused.status_code == 422 and "先打电话" in refused.text and "对不起" in refused.text
    director.submit(director.see(f"{here}/call"), {"outcome": "reached", "words": "说清楚了"})
    director.submit(director.see(f"{here}/answer"), {"finding": "true", "found": "已谈话", "answer": "对不起，已经改了。"})
    assert "查过了，答复在这里" in phone.see("/my/status").text
    answered = phone.see(f"/my/rating-answers/{rating.public_id}")
    assert "情况属实" in answered.text and "对不起，已经改了。" in answered.text and "已谈话" not in answered.text
    empty = phone.submit(answered, {"words": ""})
    assert empty.status_code == 422
    phone.submit(answered, {"words": "没有改"}, follow_redirects=True)
    above: PageClient = app.test_client()
    above.submit(above.see("/sign-in"), {"login": "tangning", "password": PASSWORD})
    assert "申诉，待复核" in above.see("/desk/ratings").text
    above.submit(above.see(f"{here}/decide"), {"decision": "not_found", "answer": "再问过了，已经改。"})
    last = phone.see(f"/my/rating-answers/{rating.public_id}").text
    assert "再问过了，已经改。" in last and "请换人再查" not in last
    assert director.get(here).status_code == 200


def test_the_page_of_figures_is_open_names_each_body_and_says_how_it_counts(
        client: PageClient, bodies: Bodies) -> None:
    page = client.see("/ratings").text
    assert all(bodies[key].name in page for key in ("courier", "studio", "township", "company"))
    assert bodies["court"].name not in page
    shown = client.see(f"/ratings?body={bodies['township'].public_id}").text
    assert "怎么算的" in shown and "分母" in shown and "2026年2月" in shown
    assert client.get("/ratings?body=nobody").status_code == 200


def test_the_files_say_what_the_page_says(director: PageClient, bodies: Bodies, case: Case) -> None:
    said(case.applicants[0], GOOD)
    csv = director.get(f"/desk/ratings/{case.body.public_id}.csv")
    assert csv.mimetype == "text/csv" and csv.text.count("\n") == 13 and "2026-03" not in csv.text
    assert "不列" in csv.text and ",1," not in csv.text
    book = director.get(f"/desk/ratings/{case.body.public_id}.xlsx")
    assert book.status_code == 200 and book.data[:2] == b"PK"
    assert director.get(f"/desk/ratings/{case.body.public_id}.html").status_code == 404
    assert director.get(f"/desk/ratings/{bodies['court'].public_id}.csv").status_code == 404


def test_a_month_is_counted_with_cards_levels_and_answers_in_time(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    give_code(case.applicants[0], by=bodies.people["wangmin"])
    said(case.respondents[0], GOOD)
    complained(case.applicants[0])
    month = month_of(case.body, date(2026, 3, 1))
    assert (month.levels, month.in_time, month.cards, month.used) == ((1, 0, 0, 1, 0), 0, 1, 2)
    assert month_of(case.body, date(2026, 2, 1)).given == 0
    assert month_of(bodies["courier"], date(2026, 3, 1)).given == 0


def test_who_rates_several_acts_in_a_month_counts_once_with_the_last_word(bodies: Bodies, case: Case) -> None:
    """Ten ratings of one person are no ten people among whom nobody is made out."""
    party = case.applicants[0]
    for each in reversed(rateable_by(party)):
        rate(party, each.step, QUIET if each.closing else GOOD, by=PartyActing(party))
    month = month_of(case.body, date(2026, 3, 1))
    assert db.session.query(Rating).count() > 5 and month.levels == (0, 0, 0, 0, 1)


def test_what_is_published_of_a_month_has_its_part_and_its_whole() -> None:
    shown = publish(Month(date(2026, 3, 1), (40, 20, 10, 6, 6), 12, 120, 60), answers_run=False)
    assert (shown.given, shown.satisfied.part, shown.satisfied.percent, shown.bad) == (82, 60, 73, 12)
    assert shown.levels == (40, 20, 10, None, None)
    assert (shown.in_time.part, shown.in_time.percent) == (12, 100)
    assert (shown.response.part, shown.response.whole, shown.response.percent) == (60, 120, 50)


def test_answers_are_counted_when_the_last_day_of_all_has_passed() -> None:
    assert publish(Month(date(2026, 3, 1), (40, 20, 10, 6, 6), 12, 120, 60), answers_run=True).in_time.part is None


@pytest.mark.parametrize(("cards", "used"), [(9, 9), (120, 3), (62, 60), (120, 75)])
def test_a_response_that_would_give_away_few_is_not_published(cards: int, used: int) -> None:
    """Few cards; few who used them; few who did not; few raters besides."""
    shown = publish(Month(date(2026, 3, 1), (40, 20, 10, 6, 6), 12, cards, used), answers_run=False)
    assert shown.response.part is None and shown.response.percent is None


def test_the_months_are_the_last_twelve_that_are_over() -> None:
    months = months_before(date(2026, 3, 31))
    assert (months[0], months[-1], len(months)) == (date(2026, 2, 1), date(2025, 3, 1), 12)
