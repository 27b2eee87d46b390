"""What has happened in a case is read in the language of the page, and so is the step that one is asked to rate."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.facts import Facts
from mediation.cases.joining import join
from mediation.cases.procedure import MediationProcedure
from mediation.cases.rows import lines
from mediation.cases.splitting import split_off
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.intake.parties.claim_changes import ClaimDecision, give_up_claim
from mediation.parties.models import Party
from mediation.web import catalogues
from tests.acts.walked import a_scan
from tests.builders import the_bodies
from tests.following import comes_in

DAY = date(2026, 3, 2)
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def test_every_act_of_the_mediation_has_its_english_name() -> None:
    english = catalogues.catalogue("en")
    names = {line.act_name for line in lines(MediationProcedure)}
    assert [name for name in sorted(names) if not (found := english.get(name)) or not found.string] == []


@pytest.mark.parametrize("state", [CaseState.IN_MEDIATION, CaseState.EFFECTIVE, CaseState.NO_AGREEMENT,
                                   CaseState.REOPENED])
def test_the_history_of_a_case_is_in_the_language_of_the_page(app: Flask, bodies: Bodies, state: CaseState) -> None:
    case = a_walk(bodies, state).case
    client = comes_in(app.test_client(), case.applicants[0])
    chinese = client.see("/my/status").text
    shown = client.get("/my/status?lang=en", follow_redirects=True).text
    history = re.findall(r"<ol>(.*?)</ol>", shown, re.S)
    told = [step.act_words for step in case.steps if step.record_type == "case" and step.takes_back_id is None]
    assert told and all(words in chinese for words in told)
    assert history and not [HAN.findall(each) for each in history if HAN.search(each)]


def test_the_step_that_is_to_be_rated_is_named_in_the_language_of_the_page(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION).case
    client = comes_in(app.test_client(), case.applicants[0])
    assert "评价这一步：" in client.see("/my/status").text
    asked = re.findall(r"Rate this step: ([^<]+)<", client.get("/my/status?lang=en", follow_redirects=True).text)
    assert asked and not HAN.search(asked[0])


def history_in_english(app: Flask, party: Party) -> str:
    """What has happened, as a party reads it in English."""
    client = comes_in(app.test_client(), party)
    shown = client.get("/my/status?lang=en", follow_redirects=True).text
    return str(re.findall(r"<ol>(.*?)</ol>", shown, re.S)[0])


def test_a_case_split_off_or_joined_is_named_by_its_number_alone(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION, workers=("赵强", "钱芳")).case
    clerk = bodies.people["zhouhui"]
    new = split_off(case, [case.applicants[1]], Facts(reason="他要先去仲裁问清楚"), by=clerk)
    assert f"Split off from {case.number}" in history_in_english(app, new.applicants[0])
    join(case, new, Facts(reason="还是一起谈"), by=clerk)
    assert f"Joined with {new.number}" in history_in_english(app, case.applicants[0])


def test_what_was_done_to_a_claim_is_read_in_the_language_of_the_page(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION).case
    give_up_claim(case.claims[0], ClaimDecision(reason="单位已经另外付清", proof=a_scan()), by=bodies.people["wangmin"])
    history = history_in_english(app, case.applicants[0])
    assert "A claim is given up" in history and not HAN.search(history)
