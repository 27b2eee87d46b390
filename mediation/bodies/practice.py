"""本院口径: what a court says of its own practice, written and dated by its liaison, shown to who drafts for it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body, CourtPractice
from mediation.bodies.queries import practices_of
from mediation.bodies.setting_words import value_words
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.settings import OF_CONFIRMATION, SETTINGS
from mediation.law.terms import Role


@dataclass(frozen=True)
class PracticeShown:
    """A text of the practice with the settings that it concerns, as they are now, in words."""

    row: CourtPractice
    settings: list[tuple[str, str]]


def write_practice(court: Body, words: str, concerns: Sequence[str], from_on: date, *, by: Any) -> CourtPractice:
    """Write what holds at the court from a day on; what was written before stays and is shown with its day.

    Raises RequirementNotMet for an empty text or a setting that is not the court's, NotPermitted for others than the
    court's own liaison.
    """
    if court.id not in by.body_ids(Role.LIAISON):
        raise NotPermitted("本院口径由本院联络员写。")
    if not words.strip():
        raise RequirementNotMet("请写明本院确认什么、不确认什么。", field="words")
    if not set(concerns) <= set(OF_CONFIRMATION):
        raise RequirementNotMet("请从列出的设置中选择。", field="concerns")
    row = CourtPractice(court=court, words=words.strip(), concerns=[key for key in OF_CONFIRMATION if key in concerns],
                        from_on=from_on, by_id=by.id, by_words=by.name, written_at=clock.now())
    db.session.add(row)
    db.session.flush()
    trail.record("write_practice", by=by, record=court, practice=row.public_id)
    return row


def practice_of(court: Body, on: date | None = None) -> CourtPractice | None:
    """The text that holds on a day (today): the one with the latest first day that has come, of these the last."""
    day = on or clock.today()
    return next((row for row in practices_of(court) if row.from_on <= day), None)


def practice_shown(court: Body | None) -> PracticeShown | None:
    """What holds at a court today, as pages show it."""
    row = practice_of(court) if court is not None else None
    return shown(row) if row is not None else None


def shown(row: CourtPractice) -> PracticeShown:
    """A text with the settings that it concerns."""
    settings = [(SETTINGS[key], row.court.setting(key)) for key in row.concerns if key in SETTINGS]
    return PracticeShown(row, [(setting.name, value_words(setting, value)) for setting, value in settings])
