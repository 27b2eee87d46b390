"""What a paper was made from besides the case is kept with it, sealed, so that it can be made again corrected.

The kinds' particulars are frozen dataclasses of texts, numbers, days and words of the field; they are written as JSON
and read back as the same dataclasses. What stands on a slip for its holder alone is never kept.
"""
from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from importlib import import_module
from typing import Any

from mediation.documents.models import Paper, PaperDraft
from mediation.documents.particulars import PersonOnPaper
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.sealed import seal, unseal

NEVER_KEPT = frozenset({"D54", "S08"})
"""A receipt or a slip bears the secret of its holder: a corrected one is a new receipt with a new code."""
OURS = ("mediation.documents.", "mediation.law.", "mediation.cases.states", "mediation.sessions.")


@dataclass(frozen=True)
class Remembered:
    """What a paper was made from besides the case: the kind's own particulars, to whom, the facts told."""

    extra: Any = None
    recipients: tuple[Party, ...] = ()
    facts: str | None = None


def remember(paper: Paper | PaperDraft, extra: Any, recipients: Sequence[Party], facts: str | None) -> None:
    """Keep with a paper what it was made from; nothing for those whose particulars are a secret."""
    if paper.code in NEVER_KEPT:
        return
    text = json.dumps({"extra": encoded(extra), "facts": facts,
                       "recipients": [party.public_id for party in recipients]}, ensure_ascii=False)
    paper.extras = {"sealed": base64.b64encode(seal(text.encode(), _place(paper))).decode()}


def recall(paper: Paper | PaperDraft) -> Remembered | None:
    """What a paper was made from; None where nothing was kept, as with scans and receipts."""
    sealed = (paper.extras or {}).get("sealed")
    if not sealed:
        return None
    kept = json.loads(unseal(base64.b64decode(sealed), _place(paper)))
    parties = {party.public_id: party for party in paper.case.parties}
    return Remembered(decoded(kept["extra"]), tuple(parties[ref] for ref in kept["recipients"] if ref in parties),
                      kept["facts"])


def addressed_to(paper: Paper) -> frozenset[str]:
    """The public ids of the parties to whom a paper was written, where that was kept."""
    sealed = (paper.extras or {}).get("sealed")
    if not sealed:
        return frozenset()
    return frozenset(json.loads(unseal(base64.b64decode(sealed), _place(paper)))["recipients"])


def _place(paper: Paper | PaperDraft) -> str:
    return f"{paper.__tablename__}:extras:{paper.public_id}"


def encoded(value: Any) -> Any:
    """A particular as JSON: a dataclass with its name, a word of the field with its list."""
    if isinstance(value, Term):
        return {"term": _name(type(value)), "value": value.value}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple | list):
        return [encoded(each) for each in value]
    if is_dataclass(value):
        made_of = {one.name: encoded(getattr(value, one.name)) for one in fields(value)}
        return {"made": _name(type(value)), "of": made_of}
    raise TypeError(f"a paper can't be made from {type(value).__name__}")


def decoded(value: Any) -> Any:
    """The particular behind the JSON of ``encoded``; several of them come back as a tuple."""
    if isinstance(value, list):
        return tuple(decoded(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "term" in value:
        return _class(value["term"])(value["value"])
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    if "day" in value:
        return date.fromisoformat(value["day"])
    return _class(value["made"])(**{name: decoded(each) for name, each in value["of"].items()})


def _name(kind: type[Any]) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _class(name: str) -> Any:
    """A class of ours by its name; nothing else is ever made from what is stored."""
    module, _, qualified = name.partition(":")
    if not module.startswith(OURS) or "." in qualified:
        raise ValueError(f"{name} is not what papers are made from")
    return getattr(import_module(module), qualified)


def with_new_value(value: Any, old: Any, new: Any) -> Any:
    """The same particulars with a corrected datum: in texts wherever it stands, a day only as somebody's birthday."""
    if isinstance(value, Term) or value is None:
        return value
    if isinstance(value, str):
        return value.replace(old, new) if isinstance(old, str) and isinstance(new, str) else value
    if isinstance(value, tuple):
        return tuple(with_new_value(each, old, new) for each in value)
    if isinstance(value, PersonOnPaper) and isinstance(old, date) and value.birth == old:
        return replace(value, birth=new)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: with_new_value(getattr(value, one.name), old, new) for one in fields(value)})
    return value
