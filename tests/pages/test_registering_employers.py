"""The pages of the employers' book."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.bodies.queries import employers_known_to
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def book(bodies: Bodies, path: str = "") -> str:
    return f"/desk/bodies/{bodies['township'].public_id}/employers{path}"


def test_an_empty_book_says_what_to_do_first(clerk: PageClient, bodies: Bodies) -> None:
    page = clerk.see(book(bodies))
    assert "单位簿还是空的" in page.text and book(bodies, "/new") in page.links


def test_an_employer_is_entered_found_changed_and_taken_out(clerk: PageClient, bodies: Bodies) -> None:
    refused = clerk.submit(clerk.see(book(bodies, "/new")), {"name": "鑫源劳务有限公司", "credit_code": "12"})
    assert refused.status_code == 422 and "应为18位" in refused.text
    assert Page(refused.text, "").form().held()["name"] == ["鑫源劳务有限公司"]
    filled = {"name": "鑫源劳务有限公司", "credit_code": credit_code(7)}
    assert clerk.submit(clerk.see(book(bodies, "/new")), filled).status_code == 303
    assert "鑫源劳务有限公司" in clerk.see(book(bodies, "?q=鑫源")).text
    assert "没有名称里有" in clerk.see(book(bodies, "?q=大成")).text
    ref = employers_known_to(bodies["township"])[0].public_id
    edit = clerk.see(book(bodies, f"/{ref}/edit"))
    assert clerk.submit(edit, {"address": "新路2号"}, action=f"{ref}/edit").status_code == 303
    assert clerk.submit(edit, {}, action=f"{ref}/drop").status_code == 303
    assert not employers_known_to(bodies["township"])


def test_many_are_pasted_and_a_wrong_row_stops_them_all(clerk: PageClient, bodies: Bodies) -> None:
    wrong = f"名称\t代码\n鑫源劳务有限公司\t{credit_code(7)}\n大成有限公司\t123\n\t{credit_code(8)}"
    answer = clerk.submit(clerk.see(book(bodies, "/many")), {"pasted": wrong})
    page = Page(answer.text, "")
    assert answer.status_code == 422 and "3 统一社会信用代码 123" in page.text and "4 名称" in page.text
    assert page.form().held()["pasted"] == [wrong] and not employers_known_to(bodies["township"])
    answer = clerk.submit(clerk.see(book(bodies, "/many")), {"pasted": wrong.rsplit("\n", 2)[0]})
    assert answer.status_code == 303
    assert len(employers_known_to(bodies["township"])) == 1


@pytest.mark.parametrize("text", ["", "李某", "名称", "名称\n\"x"])
def test_what_is_no_table_is_told_so(clerk: PageClient, bodies: Bodies, text: str) -> None:
    assert clerk.submit(clerk.see(book(bodies, "/many")), {"pasted": text}).status_code == 422


def test_the_book_of_another_body_does_not_exist(client: PageClient, bodies: Bodies) -> None:
    client.submit(client.see("/sign-in"), {"login": "linfang", "password": PASSWORD})
    assert client.get(book(bodies)).status_code == 404
