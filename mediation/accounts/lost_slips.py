"""A lost slip: a new code in person at once, or with the telephone on file after twelve hours and a warning."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.errors import NotNow, NotPermitted
from mediation.extensions import db
from mediation.following.models import LostSlip
from mediation.following.queries import waiting_loss, waiting_losses_of
from mediation.notices.acts import tell, tell_staff
from mediation.parties.acting import PartyActing
from mediation.parties.acts import Code, give_code
from mediation.parties.models import AccessCode, Party

WAIT = timedelta(hours=12)
ASKED = "有人用您登记的手机申请换查询码，十二小时以后才换。不是您本人办的，请马上打电话告诉我们，或者用原来的回执进去停掉。"


def ask(code: AccessCode) -> LostSlip:
    """Whoever has the telephone on file asks for a new code; nothing changes yet, and the party is told at once."""
    party, now = code.party, clock.now()
    waiting = waiting_loss(code.locator)
    if waiting is not None:
        return waiting
    row = LostSlip(locator=code.locator, code=code, asked_at=now, ready_at=now + WAIT)
    db.session.add(row)
    db.session.flush()
    by = PartyActing(party)
    tell(party.case, party, read_out=ASKED, key=f"lost-slip:{row.public_id}", by=by, is_asked_for=True,
         is_warning=True)
    if party.case.clerk is not None:
        tell_staff(party.case, party.case.clerk, key=f"lost-slip-staff:{row.public_id}", by=by,
                   words=f"{party.case.known_as}：{party.name}用手机申请换查询码，十二小时后换；不是本人的请停掉。")
    trail.record("ask_for_new_code", by=by, record=row, case=party.case)
    return row


def is_ready(row: LostSlip) -> bool:
    """Whether the twelve hours are over."""
    return clock.now() >= row.ready_at


def give(row: LostSlip) -> Code:
    """After twelve hours, to whoever still has the telephone: a new code, shown once; the old one is dead."""
    if not is_ready(row) or row.stopped_at is not None or row.given_at is not None:
        raise NotNow("还没有到十二小时，或者已经停掉了。")
    party, by = row.code.party, PartyActing(row.code.party)
    row.given_at = clock.now()
    code = give_code(party, by=by)
    tell(party.case, party, read_out="您的查询码和密码换了新的，旧的作废。不是您本人来换的，请马上打电话告诉我们。",
         key=f"new-code:{code.locator}", by=by, is_warning=True)
    return code


def stop(party: Party, *, by: Any) -> int:
    """The party itself, or the staff when it calls: the wish is not its own, and nothing is changed."""
    if not (isinstance(by, PartyActing) and by.party.id == party.id) and not who.staff(by, party.case):
        raise NotPermitted("只有本人或者本案的办案人员能停。")
    waiting = waiting_losses_of(party)
    if not waiting:
        raise NotNow("没有等着换的查询码：已经停掉，或者已经换好了。")
    for row in waiting:
        row.stopped_at, row.stopped_by = clock.now(), by.name
        trail.record("stop_new_code", by=by, record=row, case=party.case)
    return len(waiting)
