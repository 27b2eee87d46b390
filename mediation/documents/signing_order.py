"""Who signs before whom: parties, agents, mediators, recorder, and the seal of the body last (documents.md §13)."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from mediation.documents import kinds
from mediation.documents.copies import AGREEMENTS
from mediation.law.terms import Term

NOBODY = "无"
"""What a kind says of its signers when nobody signs it."""


class Turn(Term):
    """Whose turn it is, in the order of signing."""

    PARTIES = "parties", "当事人"
    AGENTS = "agents", "代理人"
    MEDIATORS = "mediators", "调解员"
    RECORDER = "recorder", "记录人、经办人、负责人"
    SEAL = "seal", "组织印章（最后盖）"


SIGNS = {
    Turn.PARTIES: re.compile(r"申请人|当事人|双方|委托人签|单位公章|代表人|受送达人|收款人|具状人|被调查人"),
    Turn.AGENTS: re.compile(r"代理人|受委托人"),
    Turn.MEDIATORS: re.compile(r"调解员"),
    Turn.RECORDER: re.compile(
        r"记录人|登记人|经办人|负责人|制作人|回访人|立卷人|检查人|签发人|(?<!被)调查人|(?<!受)送达人"),
    Turn.SEAL: re.compile(r"印章|工会盖章"),
}


def turns_of(code: str, with_agents: bool = False) -> list[Turn]:
    """Whose signatures a paper of this kind bears; an agreement also those of agents, where there are any."""
    signers = kinds.paper(code).signers
    if signers.startswith(NOBODY):
        return []
    found = [turn for turn, words in SIGNS.items() if words.search(signers)]
    if with_agents and code in AGREEMENTS and Turn.AGENTS not in found:
        found.insert(1, Turn.AGENTS)
    return found


def in_turn(codes: Iterable[str], with_agents: bool) -> dict[Turn, Collection[str]]:
    """The kinds that are signed, turn by turn, each in the order of the pack."""
    found: dict[Turn, dict[str, None]] = {turn: {} for turn in Turn}
    for code in codes:
        for turn in turns_of(code, with_agents):
            found[turn][code] = None
    return {turn: list(signed) for turn, signed in found.items() if signed}
