"""Copies and the order of signing agree with what each kind says of itself; no pack mixes supervision with the file."""
from __future__ import annotations

import pytest

from mediation.documents import kinds
from mediation.documents.copies import COURT, FILE, RULES, Besides
from mediation.documents.packs import PACKS, Standing, packs_for
from mediation.documents.signing_order import Turn, in_turn, turns_of

PACKED = sorted({code for pack in PACKS for piece in pack.pieces for code in piece.codes if code in kinds.papers()})
WORDS = {COURT: "人民法院一份", "仲裁委": "仲裁委一份", "存根": "存根一份", FILE: "卷内", "接收部门": "接收部门"}
ON_WHOSE_OWN = {"D05", "D33"}
"""Each party has a paper of its own of these, so that one copy of each is for that party."""


@pytest.mark.parametrize("code", [code for code in PACKED if code in RULES and code not in ("D41", "D42")])
def test_the_copies_of_a_kind_are_those_that_it_names(code: str) -> None:
    words, rule = kinds.paper(code).copies, RULES[code]
    for whom, said in WORDS.items():
        assert (whom in rule.keep) == (said in words), (code, whom, words)
    for_each = "每方" in words or "当事人多于两方的每" in words
    assert (rule.each is Besides.PARTIES) == (for_each and code not in ON_WHOSE_OWN)
    assert (rule.each is Besides.OPPONENTS) == ("被申请人" in words or "被告" in words or "被执行人" in words)


def test_what_is_signed_in_no_known_turn_is_signed_by_nobody() -> None:
    without = {code for code in PACKED if not turns_of(code) and not kinds.paper(code).drafted_for}
    assert without == {code for code in PACKED if kinds.paper(code).signers.startswith("无")} == {"D36"}


def test_parties_sign_before_agents_mediators_and_recorder_and_the_seal_comes_last() -> None:
    turns = in_turn(["D20", "D27"], with_agents=True)
    assert list(turns) == [Turn.PARTIES, Turn.AGENTS, Turn.MEDIATORS, Turn.RECORDER, Turn.SEAL]
    assert turns[Turn.AGENTS] == ["D20", "D27"] and turns[Turn.SEAL] == ["D20", "D27"]
    assert in_turn(["D27"], with_agents=False).keys() == set(Turn) - {Turn.AGENTS}


def test_who_is_asked_or_served_is_not_who_asks_or_serves() -> None:
    assert turns_of("D18") == [Turn.PARTIES, Turn.RECORDER]
    assert turns_of("D33") == [Turn.PARTIES] and turns_of("D05") == [Turn.SEAL]


def test_the_receiver_who_signs_the_receipt_of_a_letter_does_not_sign_before_its_seal() -> None:
    assert turns_of("D46") == [Turn.SEAL]


def test_supervision_stands_apart_from_every_other_pack_also_of_a_collective_dispute() -> None:
    everything = Standing(settled=True, agreed=True, failed=True, defaulted=True, collective=True, supervised=True)
    for pack, pieces in packs_for(everything):
        codes = {code for piece in pieces for code in piece.codes}
        assert "D54" not in codes
        assert pack.apart == any(code.startswith("D52") for code in codes)


def test_a_kind_that_the_press_does_not_print_yet_is_in_no_pack() -> None:
    (_pack, pieces), = packs_for(Standing(collective=True))
    assert {code for piece in pieces for code in piece.codes} <= set(kinds.papers())
