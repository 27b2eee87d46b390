"""The list of applications with flags, and the reckoning behind it: which to look at first, never what to decide."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.review_models import ApplicationConcern
from mediation.court.access import submitted_to
from mediation.court.flags import Seen, facts_of
from mediation.court.queries import shared_evidence
from mediation.court.queries.concerns import concerns, kept_concern, let_go_of_decided, to_be_reckoned
from mediation.court.waiting import sides
from mediation.extensions import db
from mediation.law.sham import FLAG_RULES, GRAVE, concern_of, flags_of, grave_by_itself
from mediation.sessions.queries import sessions_of, signed_facts

AT_ONCE = 100
"""How many applications one run of the sweep reckons at most; the next run goes on."""
RULES = {rule.code: rule for rule in FLAG_RULES}


@dataclass(frozen=True)
class FlagLine:
    """One flag in the list: its name, whether it is grave, and the last that was done about it."""

    label: str
    grave: bool
    handled: str


@dataclass(frozen=True)
class ConcernRow:
    """One application in the list; the sum in 分."""

    strengthening: Strengthening
    number: str
    parties: str
    body: str
    weight: int
    sum_fen: int
    flags: list[FlagLine]
    keeper: str


@dataclass(frozen=True)
class ConcernList:
    """One page of the list with the way on and back."""

    rows: list[ConcernRow]
    newer: str | None
    older: str | None


def reckon_waiting() -> int:
    """Reckon the applications that are new, were changed, or were last looked at before today; returns how many.

    This is no act: it commits each by itself, so that nobody waits for the database while many are read.

    One read sees the grave flags of its employer's other files as they were reckoned last, so a new one counts for the
    others at the latest on the next day.
    """
    let_go_of_decided()
    db.session.commit()
    rows = to_be_reckoned(clock.today(), AT_ONCE)
    for strengthening in rows:
        reckon(strengthening)
        db.session.commit()
    return len(rows)


def reckon(strengthening: Strengthening) -> ApplicationConcern:
    """Read the file of one application and keep how much it asks to be looked at."""
    assert strengthening.court_id is not None
    case = strengthening.case
    facts = facts_of(strengthening, Seen(shared_evidence(case), signed_facts(case), sessions_of(case)),
                     submitted_to(strengthening.court_id))
    kept = kept_concern(strengthening) or ApplicationConcern(strengthening=strengthening)
    kept.court_id, kept.of_version, kept.reckoned_on = strengthening.court_id, strengthening.version, clock.today()
    kept.weight, kept.sum_fen = concern_of(facts)
    kept.flags = [flag.code for flag in flags_of(facts)]
    kept.grave = [flag.code for flag in grave_by_itself(facts)]
    db.session.add(kept)
    db.session.flush()
    return kept


def concern_list(person: Any, after: str, before: str) -> ConcernList:
    """One page for this liaison."""
    page = concerns(person, after=after, before=before)
    rows = [_row(each) for each in page.rows]
    return ConcernList(
        rows, f"/court/flags?before={rows[0].strengthening.public_id}" if page.newer and rows else None,
        f"/court/flags?after={rows[-1].strengthening.public_id}" if page.older and rows else None)


def _row(kept: ApplicationConcern) -> ConcernRow:
    one = kept.strengthening
    handled = {row.flag: row.handling_term.label for row in one.flags_handled}
    return ConcernRow(
        one, known_as(one), " / ".join(sides(one.agreement.parties)), one.case.body.short_name, kept.weight,
        kept.sum_fen,
        [FlagLine(RULES[code].label, RULES[code].weight >= GRAVE, handled.get(code, "")) for code in kept.flags
         if code in RULES], one.handled_by.name if one.handled_by else "")
