"""What is asked for when one applies on line: a sum for each thing that happened, or one for all of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.applying_online import begin, hand_in, says, sends


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "23:10")
    return the_bodies()


def the_case() -> Case:
    return db.session.scalars(select(Case)).one()


def sums_of_the_case() -> dict[str, int | None]:
    return {claim.type: claim.amount_fen for claim in the_case().claims}


def test_each_thing_that_happened_may_have_a_sum_of_its_own_and_the_total_is_read_over_before_it_goes(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid", "overtime", "not_theirs"], how="employer")
    page = client.see("/apply/questions/asking")
    assert "“钱没给、没给够（工资、跑单的钱、押金）”要多少钱" in page.text and "“不承认我是他的人”要多少钱" not in page.text
    says(client, "asking", about_unpaid="6000", about_overtime="1200.50")
    read_over = client.see("/apply/questions/send").text
    assert "加班没给加班费：约1,200.50元" in read_over and "一共约7,200.50元" in read_over
    hand_in(client)
    assert sums_of_the_case() == {"wages": 600000, "overtime": 120050, "employment_relation": None}
    assert "amount" not in {question.about for question in the_case().open_questions}


def test_what_the_total_has_beyond_the_sums_given_is_for_the_others_and_split_by_the_clerk(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid", "overtime", "dismissed"], how="employer")
    says(client, "asking", about_overtime="1000", amount="9000")
    hand_in(client)
    assert sums_of_the_case() == {"wages": 800000, "overtime": 100000, "severance": None}
    wages = next(claim for claim in the_case().claims if claim.type == "wages")
    assert wages.formula == "几项合计（拖欠工资、解除劳动合同经济补偿），各项由办案人问清。"
    assert "amount" in {question.about for question in the_case().open_questions}


def test_a_sum_of_its_own_stays_when_the_other_thing_is_not_said_any_more(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid", "overtime"], how="employer")
    says(client, "asking", about_unpaid="6000", about_overtime="1000")
    says(client, "happened", what=["unpaid"], how="employer")
    page = client.see("/apply/questions/asking")
    assert page.form("/apply/questions/asking").held()["amount"] == ["6,000.00"] and "要多少钱（大概）" in page.text
    hand_in(client)
    assert sums_of_the_case() == {"wages": 600000}


@pytest.mark.parametrize(("said", "refused"), [
    ({"about_unpaid": "6000", "about_overtime": "1000", "amount": "8000"}, True),
    ({"about_unpaid": "6000", "amount": "5000"}, True), ({"about_unpaid": "6000", "amount": "8000"}, False),
    ({"about_unpaid": "6000", "about_overtime": "1000", "amount": "7000"}, False)])
def test_a_total_that_its_parts_do_not_add_up_to_is_said_on_its_field(
        client: PageClient, bodies: Bodies, said: dict[str, str], refused: bool) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid", "overtime"], how="employer")
    answer = sends(client, "asking", **said)
    assert (answer.status_code == 422 and "对不上" in answer.text) is refused
