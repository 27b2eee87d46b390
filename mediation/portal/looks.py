"""Who looked (security S8): every look and act of the staff at the party's case, from the audit trail."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation.audit.models import AuditEvent
from mediation.following.told import has_applied
from mediation.law.terms import Role
from mediation.parties.models import Party
from mediation.portal import queries

AT_ONCE = 100
REFUSED, SEEN = "refused", "seen"
KINDS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("phone",), _("看电话号码")),
    (("held_back",), _("看被隔离的材料")),
    (("evidence", "scan", "material"), _("看材料")),
    (("receipt", "paper", "draft", "pack", "book", "letter", "agreement", "sheet", "record", "proof"), _("看文书")),
    (("capsule",), _("看移送的材料")),
    (("caucus",), _("看谈话记录")),
)
"""What was looked at, by a word in the name of the event; everything else is the case itself."""
LOOKED, DID, WAS_REFUSED = _("看案件"), _("办事"), _("想看、想办，没有让")


@dataclass(frozen=True)
class Look:
    """One look or act: who, in what post, when, what it was."""

    number: int
    name: str
    role: str
    at: datetime
    what: Any


def looks_of(party: Party, before: int | None = None, limit: int = AT_ONCE) -> list[Look]:
    """Looks of the staff at the party's case, newest first.

    The other side sees those since it was told, who has left those until then; nobody those of the other side's zones.
    """
    since = None if has_applied(party) else queries.told_at(party)
    if since is None and not has_applied(party):
        return []
    events = queries.events_by_staff(party, since=since, until=party.left_at, before=before, limit=limit)
    return [Look(event.number, name, _roles(event), event.at, _what(event)) for event, name in events]


def alike_together(looks: Sequence[Look]) -> list[tuple[Look, int]]:
    """Looks in a row that read alike, by one person in one minute, as one line with how many they were."""
    together = groupby(looks, key=lambda look: (look.name, look.role, f"{look.at:%Y%m%d%H%M}", str(look.what)))
    return [(rows[0], len(rows)) for rows in (list(found) for _key, found in together)]


def _roles(event: AuditEvent) -> str:
    """The posts under which it was done."""
    known = {role.value: gettext(role.label) for role in Role}
    return gettext("、").join(known[word] for word in (event.role or "").split(",") if word in known)


def _what(event: AuditEvent) -> Any:
    if event.outcome == REFUSED:
        return WAS_REFUSED
    if event.outcome != SEEN:
        return DID
    return next((said for words, said in KINDS if any(word in event.action for word in words)), LOOKED)
