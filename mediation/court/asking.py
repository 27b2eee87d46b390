"""What the address of the queue asks for; what can't be read is as if it were not there."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from mediation.agreements.models import StrengtheningState
from mediation.court.access import SUBMITTED
from mediation.court.queries import CLOSED, EVERY, LACKING, NONE, OPEN, SOME, WHOLE, Filter
from mediation.law.money import parse_yuan, yuan
from mediation.law.terms import CaseKind

STATES = [(OPEN, "在办"), *((value, StrengtheningState(value).label) for value in SUBMITTED), (CLOSED, "已办结"),
          (EVERY, "全部")]
PACKS = [(WHOLE, "齐"), (LACKING, "不齐")]
HINTS = [(SOME, "有提示"), (NONE, "没有提示")]
REFERENCE = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
COUNT = re.compile(r"\d{1,4}", re.ASCII)
LONGEST_TEXT = 60
PATH = "/court"


@dataclass(frozen=True)
class Asked:
    """The filter, the row that the page follows or goes before, and how all this stands in an address."""

    wanted: Filter
    after: str
    before: str

    def address(self, path: str = PATH, *, after: str = "", before: str = "", **changed: Any) -> str:
        """The same list with something changed; without a place it begins at its top."""
        wanted = replace(self.wanted, **changed)
        words = {"mine": "1" if wanted.mine else "", "state": wanted.state if wanted.state != OPEN else "",
                 "body": wanted.body, "kind": wanted.kind, "pack": wanted.pack, "hints": wanted.hints,
                 "alike": wanted.alike, "least": _yuan(wanted.least_fen),
                 "most": _yuan(wanted.most_fen), "from": _count(wanted.least_workers),
                 "to": _count(wanted.most_workers), "q": wanted.text, "after": after, "before": before}
        filled = {name: value for name, value in words.items() if value}
        return f"{path}?{urlencode(filled)}" if filled else path

    @property
    def least_words(self) -> str:
        """The least sum as it stands in its field."""
        return _yuan(self.wanted.least_fen)

    @property
    def most_words(self) -> str:
        """The greatest sum as it stands in its field."""
        return _yuan(self.wanted.most_fen)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the state and whose is asked for."""
        return replace(self.wanted, mine=False, state=OPEN) != Filter()


def asked_of(args: Mapping[str, str]) -> Asked:
    """The filter that an address names."""
    state, kind, pack, hints = (args.get(name, "") for name in ("state", "kind", "pack", "hints"))
    wanted = Filter(
        mine=args.get("mine") == "1", state=state if state in dict(STATES) else OPEN,
        body=_reference(args.get("body")), kind=kind if kind in {each.value for each in CaseKind} else "",
        pack=pack if pack in dict(PACKS) else "", hints=hints if hints in dict(HINTS) else "",
        alike=_reference(args.get("alike")), least_fen=_fen(args.get("least")), most_fen=_fen(args.get("most")),
        least_workers=_number(args.get("from")), most_workers=_number(args.get("to")), text=_text(args.get("q")))
    return Asked(wanted, _reference(args.get("after")), _reference(args.get("before")))


def _reference(text: str | None) -> str:
    return text if text and REFERENCE.fullmatch(text) else ""


def _number(text: str | None) -> int | None:
    return int(text) if text and COUNT.fullmatch(text) else None


def _fen(text: str | None) -> int | None:
    try:
        return parse_yuan(text) if text else None
    except ValueError:
        return None


def _text(text: str | None) -> str:
    return "".join(character for character in text or "" if character.isprintable())[:LONGEST_TEXT]


def _yuan(fen: int | None) -> str:
    return yuan(fen).replace(",", "") if fen is not None else ""


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
