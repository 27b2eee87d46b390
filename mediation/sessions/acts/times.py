"""Times for a session are proposed to both sides, each says which it can, and the one for all is fixed by one press."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.cases.states import MEETING
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.notices.acts import tell
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.sessions.acts.planning import plan_session
from mediation.sessions.models import Session
from mediation.sessions.plans import Plan
from mediation.sessions.requirements import staff_may
from mediation.sessions.times_models import TimeAnswer, TimeProposal

MOST_TIMES = 3


@dataclass(frozen=True)
class ProposedTimes:
    """Up to three moments of the same length (minutes), in one place or by video."""

    starts: Sequence[datetime]
    length: int = 120
    place: str = ""
    video_link: str = ""


def open_proposal(case: Case) -> TimeProposal | None:
    """The times that are proposed now."""
    return next((row for row in case.time_proposals if row.closed_at is None), None)


def propose_times(case: Case, times: ProposedTimes, *, by: Any) -> TimeProposal:
    """Propose times to every party; what was proposed before no longer holds."""
    staff_may(case, by, MEETING, "约时间")
    starts = sorted(set(times.starts))
    if not 1 <= len(starts) <= MOST_TIMES:
        raise RequirementNotMet("请填写一至三个不同的时间。", field="first_on")
    if starts[0] <= clock.now():
        raise RequirementNotMet("时间要在现在以后。", field="first_on")
    if not times.place and not times.video_link:
        raise RequirementNotMet("请填写地点，或者视频会议号。", field="place")
    earlier = open_proposal(case)
    if earlier is not None:
        earlier.closed_at = clock.now()
        db.session.flush()
    row = TimeProposal(case=case, starts=[each.isoformat() for each in starts], length=times.length, place=times.place,
                       video_link=times.video_link, proposed_at=clock.now(), by_id=by.id)
    db.session.add(row)
    db.session.flush()
    for party in case.taking_part:
        tell(case, party, key=f"times:{row.public_id}:{party.public_id}", by=by,
             read_out=f"请{party.name}选调解的时间：{_in_words(starts)}。在自己的页面上选，或者现在就说哪几个可以。")
    trail.record("propose_times", by=by, record=row, case=case)
    return row


def may_choose(party: Party) -> bool:
    """Whether times are proposed from which this party may choose, or choose again."""
    return (party.case.state_term in MEETING and party in party.case.taking_part
            and open_proposal(party.case) is not None)


def has_chosen(party: Party) -> bool:
    proposal = open_proposal(party.case)
    return proposal is not None and proposal.answer_of(party) is not None


def choose_times(party: Party, can: Sequence[int], words: str = "", *, by: Any) -> TimeAnswer:
    """A party says which of the proposed times it can, or where none, which others; what it said before is replaced."""
    only_itself(party, by=by)
    proposal = open_proposal(party.case)
    if proposal is None or not may_choose(party):
        raise NotNow("现在没有要选的时间：已经定了，或者换了别的时间。请看最新情况。")
    if not set(can) <= set(range(len(proposal.starts))):
        raise RequirementNotMet("请从列出的时间里选。", field="can")
    if not can and not words.strip():
        raise RequirementNotMet("都不行的，请写哪几天可以。", field="words")
    row = proposal.answer_of(party)
    if row is None:
        row = TimeAnswer(proposal=proposal, party=party, case_id=party.case_id, can=[], answered_at=clock.now())
        db.session.add(row)
    row.can, row.words, row.answered_at = sorted(set(can)), words.strip() or None, clock.now()
    trail.record("choose_times", by=by, record=proposal, case=party.case, number=len(row.can))
    return row


def who_can_not(proposal: TimeProposal, index: int) -> list[str]:
    """Of whom it is not known that they can come at this time: they have not answered, or said no."""
    return [party.name for party in proposal.case.taking_part
            if (row := proposal.answer_of(party)) is None or index not in row.can]


def fix_time(proposal: TimeProposal, index: int, *, by: Any) -> Session:
    """The time that everybody can is fixed as a session, with its notices; raises RequirementNotMet while one can't."""
    if proposal.closed_at is not None:
        raise NotNow("这几个时间已经不用了，请刷新页面。")
    if not 0 <= index < len(proposal.starts):
        raise RequirementNotMet("请从列出的时间里选。")
    if missing := who_can_not(proposal, index):
        raise RequirementNotMet(f"还不能定这个时间，没有说可以的：{'、'.join(missing)}。另定的，请用“定调解会”。")
    begins = proposal.times[index]
    session = plan_session(proposal.case, Plan(
        starts_at=begins, ends_at=begins + timedelta(minutes=proposal.length), place=proposal.place,
        video_link=proposal.video_link), by=by, despite_warnings=True)
    proposal.closed_at, proposal.session = clock.now(), session
    return session


def _in_words(starts: Sequence[datetime]) -> str:
    return "、".join(each.astimezone(clock.SHANGHAI).strftime("%-m月%-d日%H:%M") for each in starts)
