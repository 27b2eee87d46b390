"""What somebody applies with who knows it only about, and what is read over before it goes."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.applying.models import ApplicationDraft
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.applying_online import begin, does_not_know, says, sends


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 5), "22:30")
    return the_bodies()


def kept(page: str) -> dict[str, object]:
    """What was kept of a page."""
    db.session.expire_all()
    return db.session.scalars(select(ApplicationDraft)).one().said_on(page)


@pytest.mark.parametrize(("typed", "since"), [
    ("2024年3月", "2024-03-01"), ("2024-3", "2024-03-01"), ("２０２４．３", "2024-03-01"), ("2024.3.15", "2024-03-15")])
def test_a_month_is_enough_and_its_first_day_makes_no_period_too_long(
        client: PageClient, bodies: Bodies, typed: str, since: str) -> None:
    begin(client, bodies["township"])
    says(client, "work", since=typed)
    assert kept("work")["since"] == since
    says(client, "asking", until_on="2024年2月", knew_on="2024年4月")
    assert (kept("asking")["until_on"], kept("asking")["knew_on"]) == ("2024-02-29", "2024-04-01")


@pytest.mark.parametrize("typed", ["2024年13月", "2027年1月", "去年三月", "2024"])
def test_what_is_no_month_is_refused_on_its_field_and_kept(client: PageClient, bodies: Bodies, typed: str) -> None:
    begin(client, bodies["township"])
    refused = sends(client, "work", since=typed)
    assert refused.status_code == 422 and f'value="{typed}"' in refused.text


@pytest.mark.parametrize(("typed", "fen"), [
    ("6000", 600_000), ("约6000元", 600_000), ("6千", 600_000), ("大概 1.25万", 1_250_000), ("5k左右", 500_000),
    ("６０００块钱", 600_000)])
def test_a_sum_is_taken_as_one_says_it(client: PageClient, bodies: Bodies, typed: str, fen: int) -> None:
    begin(client, bodies["township"])
    says(client, "asking", amount=typed)
    assert kept("asking")["amount"] == fen


@pytest.mark.parametrize("typed", ["约", "三四千", "-3", "1.2.3万", "9999999999999万"])
def test_what_is_no_sum_is_refused(client: PageClient, bodies: Bodies, typed: str) -> None:
    begin(client, bodies["township"])
    assert sends(client, "asking", amount=typed).status_code == 422


def test_before_it_goes_each_day_and_sum_is_read_with_what_was_asked(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "work", since="2024年3月", wage="6千", still="no", until="2026-10-20")
    does_not_know(client, "photos")
    text = client.see("/apply/questions/send").text
    assert "哪天开始干的（大概）：2024年3月1日" in text and "不干了的，最后一天是哪天：2026年10月20日" in text
    assert "最后一个月挣多少（大概）：约6,000.00元" in text
    assert "照片、截屏 没有，以后可以补" in text


def test_without_a_chosen_photograph_the_page_says_which_button_goes_on(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    refused = sends(client, "photos", zone="private")
    assert refused.status_code == 422 and "请先选照片；没有，就按“没有，下一页”。" in refused.text


def test_to_the_advice_what_to_save_nothing_need_be_said(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "save")
    assert sends(client, "story").status_code == 422


def test_who_lost_the_receipt_reads_where_to_go(client: PageClient, bodies: Bodies) -> None:
    text = client.see("/my?by=lost").text
    assert all(bodies[key].address in text and bodies[key].phone in text for key in ("courier", "township"))
