"""Whether a notice may still go to its receiver, and when: asked again at the moment of sending."""
from __future__ import annotations

from datetime import datetime, time, timedelta

from mediation import clock
from mediation.following.told import is_told_of
from mediation.notices.models import Notice
from mediation.notices.queries import choice_of, sent_today
from mediation.notices.quiet import quiet_of
from mediation.parties.models import Agent, Channel, Party, PartyStanding

GONE = (PartyStanding.LEFT.value, PartyStanding.SPLIT_OFF.value)


def receives(notice: Notice) -> bool:
    """Whether the receiver is still who is to be told: the party has not left or died and may know that there is a
    case, an agent's power holds, and a link or a code does not go to a number that is no longer theirs.
    """
    if notice.agent is not None:
        return _agent_receives(notice, notice.agent)
    party = notice.party
    if party is None:
        return True
    if party.standing in GONE or party.deceased_on is not None or not is_told_of(party):
        return False
    return not notice.is_personal or notice.address in _reached(party)


def _agent_receives(notice: Notice, agent: Agent) -> bool:
    if agent.until_on is not None and agent.until_on < clock.today():
        return False
    still = any(party.is_active for party in agent.parties)
    return still and (not notice.is_personal or notice.address == agent.phone)


def _reached(party: Party) -> tuple[str | None, str | None]:
    return party.phone, party.email


def goes_at(notice: Notice, by_channel: bool) -> datetime:
    """From when on it may be sent: not in quiet hours, and not one short message too many on one day.

    What nobody can send becomes something to do by hand at once; a code that was asked for this minute goes at once.
    """
    now = clock.now()
    if notice.is_asked_for or not by_channel or notice.case is None:
        return now
    quiet = quiet_of(notice.case.body, choice_of(notice.party) if notice.party is not None else None)
    if quiet.holds_at(now):
        return quiet.after(now)
    most = int(notice.case.body.setting("MESSAGES_A_DAY"))
    if notice.party is None or notice.is_personal or sent_today(notice.party, Channel.SMS.value, now) < most:
        return now
    return quiet.after(clock.instant(clock.day_of(now) + timedelta(days=1), time(quiet.ends)))
