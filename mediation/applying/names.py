"""The list of a group as people type it: one line each, a name, maybe a telephone, maybe a sum."""
from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import widgets

from mediation.law import identity, money
from mediation.law.identity import FULL_WIDTH, IdentityError
from mediation.law.money import MoneyError
from mediation.web.widgets import TypedField, readable

MOST_NAMES, LONGEST = 100, 8000
PARTS = re.compile(r"[\t,，;；、\s]+")
PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}", re.ASCII)
SUM = re.compile(r"约?(\d[\d.]*)元?", re.ASCII)


class NamesField(TypedField[list[dict[str, Any]]]):
    """Who else takes part; the value is a list of names, each with telephone and sum (in 分) where they were typed."""

    widget = widgets.TextArea()

    def read(self, text: str) -> list[dict[str, Any]]:
        """The names; raises ValueError that says in which line something is wrong."""
        if len(text) > LONGEST:
            raise ValueError(_("名单太长，一次最多%(most)s人。", most=MOST_NAMES))
        lines = [(number, line.strip()) for number, line in enumerate(readable(text).split("\n"), 1) if line.strip()]
        if len(lines) > MOST_NAMES:
            raise ValueError(_("名单太长，一次最多%(most)s人。", most=MOST_NAMES))
        return [_one(number, line) for number, line in lines]

    def write(self, value: list[dict[str, Any]]) -> str:
        """The list as it was typed, one line each."""
        return "\n".join(" ".join(part for part in (
            one["name"], one.get("phone") or "", money.yuan(one["fen"]).replace(",", "") if one.get("fen") else "")
            if part) for one in value)


def _one(number: int, line: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": "", "phone": "", "fen": None}
    names = []
    for part in filter(None, PARTS.split(line)):
        plain = part.translate(FULL_WIDTH)
        if PHONE.fullmatch(plain):
            found["phone"] = _checked(number, identity.phone, plain)
        elif (said := SUM.fullmatch(plain)) is not None:
            found["fen"] = _checked(number, money.parse_yuan, said[1])
        else:
            names.append(part)
    found["name"] = " ".join(names)
    wrong = identity.name_error(found["name"]) if names else _("没有名字")
    if wrong:
        raise ValueError(_("第%(line)s行：%(what)s", line=number, what=wrong))
    return found


def _checked(number: int, read: Any, text: str) -> Any:
    try:
        return read(text)
    except (IdentityError, MoneyError) as wrong:
        raise ValueError(_("第%(line)s行：%(what)s", line=number, what=str(wrong))) from wrong
