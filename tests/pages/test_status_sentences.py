"""Every state of every procedure has its sentence: for who applied and the other side, the worker and the employer."""
from __future__ import annotations

import re
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract
from flask import Flask
from flask_babel.speaklater import LazyString

import mediation.portal
from mediation.agreements.models import ObligationState, StrengtheningState
from mediation.cases.states import CaseState
from mediation.handoffs.models import HandoffState
from mediation.law.suits import AwardForce
from mediation.portal import afterwards
from mediation.portal.afterwards import of_confirmation, of_handoff, of_line
from mediation.portal.sentences import BY_STATE, FOR_THE_OTHER_SIDE, sentence

PORTAL = Path(mediation.portal.__file__).parent
ENDED = re.compile(r"[。]$")
HIS_TO_HAVE = ("您可以申请强制执行", "对方不给钱", "对方不照办", "没收到，告诉我们", "我们来催")


def stored(states: type[Enum]) -> list[Any]:
    """Every state that a record can stand in."""
    return [state for state in states if state.name != "UNOPENED"]


def extracted() -> set[str]:
    """What the catalogues find in the modules of the portal."""
    found: set[str] = set()
    for path in PORTAL.glob("*.py"):
        for _line, words, _comments, _context in extract("python", BytesIO(path.read_bytes())):
            found.add(words if isinstance(words, str) else words[0])
    return found


def every_sentence() -> list[Any]:
    """All that is kept in tables of sentences."""
    of_cases = [part for table in (BY_STATE, FOR_THE_OTHER_SIDE) for each in table.values()
                for part in (each.doing, each.you)]
    tables = [value for name, value in vars(afterwards).items() if name.startswith("OF_")]
    return [*of_cases, *(words for table in tables for words in table.values()),
            *(value for name, value in vars(afterwards).items() if name.startswith("ORDER_ENDED"))]


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("state", stored(CaseState))
def test_every_state_of_a_case_says_what_is_done_and_what_one_need_do(
        app: Flask, state: CaseState, applied: bool) -> None:
    said = sentence(state, applied=applied)
    assert str(said.doing).strip() and str(said.you).strip()
    if not applied:
        assert "您的申请" not in str(said.doing) and "您撤回" not in str(said.doing)


@pytest.mark.parametrize("owes", [True, False])
@pytest.mark.parametrize("state", stored(StrengtheningState))
def test_every_state_of_a_confirmation_has_its_sentence(app: Flask, state: StrengtheningState, owes: bool) -> None:
    said = str(of_confirmation(state, owes=owes))
    assert ENDED.search(said)
    if owes:
        assert not [words for words in HIS_TO_HAVE if words in said]


@pytest.mark.parametrize("owes", [True, False])
@pytest.mark.parametrize("state", stored(ObligationState))
def test_every_state_of_a_line_has_its_sentence(app: Flask, state: ObligationState, owes: bool) -> None:
    said = str(of_line(state, owes=owes)) % {"until": "最迟2026年11月24日（含当日）"}
    assert ENDED.search(said) and "%" not in said
    if owes:
        assert not [words for words in HIS_TO_HAVE if words in said]


@pytest.mark.parametrize(("force", "is_employer", "words", "not_words"), [
    (AwardForce.FINAL, False, "单位不能起诉", "哪一方"), (AwardForce.FINAL, True, "三十天内可以申请法院撤销", "您不服"),
    (AwardForce.NOT_FINAL, False, "哪一方不服", "撤销"), (AwardForce.NOT_FINAL, True, "哪一方不服", "撤销")])
def test_an_award_says_whether_it_is_final_and_who_may_go_on(
        app: Flask, force: AwardForce, is_employer: bool, words: str, not_words: str) -> None:
    said = str(of_handoff(HandoffState.AWARDED, is_employer=is_employer, force=force))
    assert ENDED.search(said) and words in said and not_words not in said


@pytest.mark.parametrize("is_employer", [True, False])
@pytest.mark.parametrize("state", stored(HandoffState))
def test_every_state_of_a_way_out_has_its_sentence(app: Flask, state: HandoffState, is_employer: bool) -> None:
    said = str(of_handoff(state, is_employer=is_employer))
    assert ENDED.search(said)
    if is_employer:
        assert "替您申请" not in said and "给您派人" not in said


@pytest.mark.parametrize("state", list(FOR_THE_OTHER_SIDE))
def test_what_is_said_to_the_other_side_is_not_what_those_who_applied_read(app: Flask, state: CaseState) -> None:
    said, to_who_applied = FOR_THE_OTHER_SIDE[state], BY_STATE[state]
    assert (str(said.doing), str(said.you)) != (str(to_who_applied.doing), str(to_who_applied.you))
    assert said.over == to_who_applied.over


def test_every_sentence_is_translated_when_it_is_shown_and_the_catalogues_find_it(app: Flask) -> None:
    known = extracted()
    said = every_sentence()
    assert len(said) > 120
    assert all(isinstance(words, LazyString) for words in said)
    assert [str(words) for words in said if str(words) not in known] == []
