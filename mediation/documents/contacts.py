"""Where a person lives and is called is kept from the other side (security S10).

A court or commission reads it on the person's own confirmation of address (D33), which no other party gets. A paper
that both sides have refers to that; the kind says with which words (``kinds.Paper.contact_stands``).
"""
from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from mediation.documents.particulars import PersonOnPaper

ON_OWN_CONFIRMATION = "见本人送达地址确认书"
TOLD_TO_THE_BODY = "已向调解组织确认"
NOT_ON_THIS_PAPER = "不在本协议上写明"


def withheld(value: Any, stands: str) -> Any:
    """The same particulars with the contact of each person who keeps it replaced by where it ``stands``."""
    if isinstance(value, tuple):
        return tuple(withheld(each, stands) for each in value)
    if isinstance(value, PersonOnPaper):
        if not value.keeps_contact:
            return value
        return replace(value, address=None, habitual_address=None, phone=None, contact_stands=stands)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: withheld(getattr(value, one.name), stands) for one in fields(value) if one.init}
        return replace(value, **changed)
    return value
