"""Every address says who may use it, is in English, and never shows a row number."""
from __future__ import annotations

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

from mediation.law.terms import Role
from mediation.web.who_may import PUBLIC, SIGNED_IN, VISITORS, policy

MOST_PUBLIC_ROUTES = 15
WORD = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?$")
ROW_NUMBER = re.compile(r"<int:|<[^>]*\bid>$")


@pytest.fixture
def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    silent = [row["route"] for row in policy(app) if not row["who"]]
    assert not silent


def test_only_known_words_say_who(app: Flask) -> None:
    known = {PUBLIC, SIGNED_IN, *VISITORS, *(role.value for role in Role)}
    assert not [row["route"] for row in policy(app) if set(row["who"]) - known]


def test_few_doors_are_open_to_the_public(app: Flask) -> None:
    """Each one more is a decision: look at it, then raise the figure."""
    public = [row["route"] for row in policy(app) if PUBLIC in row["who"] and row["endpoint"] != "static"]
    assert len(public) <= MOST_PUBLIC_ROUTES, public


def test_addresses_are_english_words_with_hyphens(rules: list[Rule]) -> None:
    odd = [rule.rule for rule in rules for part in rule.rule.strip("/").split("/")
           if part and not part.startswith("<") and not WORD.match(part)]
    assert not odd


def test_no_address_shows_a_row_number(rules: list[Rule]) -> None:
    assert not [rule.rule for rule in rules if any(
        ROW_NUMBER.search(part) and "public_id" not in part for part in rule.rule.split("/"))]


def test_the_policy_is_printed_as_json(app: Flask) -> None:
    printed = app.test_cli_runner().invoke(args=["policy"])
    assert printed.exit_code == 0
    assert '"/healthz"' in printed.output
