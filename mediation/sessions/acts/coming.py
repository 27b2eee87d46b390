"""A party says on its own page that it will come to a session; for another time it is asked anew."""
from __future__ import annotations

from typing import Any

from mediation.audit import trail
from mediation.errors import NotNow
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.sessions.models import Attendance, Session


def will_come(session: Session, party: Party) -> bool:
    """Whether the party has said that it comes at the time for which the session is planned now."""
    row = _asked(session, party)
    return row is not None and row.says_it_comes


def say_it_comes(session: Session, party: Party, *, by: Any) -> None:
    """It binds nobody: a hearing is what the notice makes it. Raises NotNow where the party was not asked to come."""
    only_itself(party, by=by)
    row = _asked(session, party)
    if row is None or not session.is_planned or session.falls_away:
        raise NotNow("这次会已经改了或者不开了，请看最新的时间。")
    if not row.says_it_comes:
        row.will_come_for = session.starts_at
        trail.record("say_it_comes", by=by, record=session, case=session.case)


def say_it_can_not_come(session: Session, party: Party, *, by: Any) -> None:
    """What it said before no longer holds."""
    only_itself(party, by=by)
    row = _asked(session, party)
    if row is not None and row.will_come_for is not None:
        row.will_come_for = None
        trail.record("say_it_can_not_come", by=by, record=session, case=session.case)


def _asked(session: Session, party: Party) -> Attendance | None:
    return next((row for row in session.attendances if row.party_id == party.id), None)
