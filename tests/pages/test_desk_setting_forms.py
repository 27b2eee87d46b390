"""Each kind of setting is asked in a form of its own and comes back as the law's table wants it."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.bodies.models import Body
from mediation.bodies.settings_forms import setting_form
from mediation.law.settings import SETTINGS, check
from mediation.web.forms import BaseForm


def sent(app: Flask, key: str, **values: str | list[str]) -> BaseForm:
    """The form of a setting as somebody sent it."""
    body = Body(name="某调委会", short_name="某", legal_type="peoples_committee", settings={})
    with app.test_request_context("/", method="POST", data={"csrf_token": "", **values}):
        form = setting_form(body, SETTINGS[key])
        form.validate()
        form.csrf_token.errors = []
        return form


@pytest.mark.parametrize(("key", "values", "kept"), [
    ("LANGS", {"value": ["zh", "ug"]}, ["zh", "ug"]),
    ("LOCAL_PARAMS", {"value": "最低工资：2300元，市人社局，2026-01-01起\n\n社平工资: 9000"},
     {"最低工资": "2300元，市人社局，2026-01-01起", "社平工资": "9000"}),
    ("REMIND_DAYS", {"value": "-3、0，3"}, [-3, 0, 3]), ("REPLY_DAYS_UNION_PAPERS", {"value": ""}, None),
    ("OVERTIME_BASE", {"value": "average_12"}, "average_12"),
])
def test_a_value_comes_back_as_it_is_kept(
        app: Flask, key: str, values: dict[str, str | list[str]], kept: object) -> None:
    form = sent(app, key, **values)
    assert form.kept() == kept
    check(key, kept)


def test_each_kind_of_body_has_its_own_answer(app: Flask) -> None:
    asked = {f"answer_{kind}": "yes" for kind in SETTINGS["CONFIRMABLE_ORG_TYPES"].default}
    kept = sent(app, "CONFIRMABLE_ORG_TYPES", **{**asked, "answer_enterprise": "no", "answer_township": ""}).kept()
    assert kept["enterprise"] == "no" and kept["people"] == "yes" and "township" not in kept
    check("CONFIRMABLE_ORG_TYPES", kept)


def test_a_line_without_a_name_is_not_guessed_at(app: Flask) -> None:
    assert "名称：数值" in "".join(sent(app, "LOCAL_PARAMS", value="最低工资2300").errors["value"])
