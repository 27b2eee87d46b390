"""What the case page shows of what parties asked for on their own pages, and where it is decided."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.models import Case
from mediation.cases.requests_models import PartyRequest, RequestKind, RequestOutcome
from mediation.cases.seats import may_speak_alone_with, seat_of
from mediation.closing.party_acts import can_be_withdrawn
from mediation.deadlines.acts import running
from mediation.deadlines.models import Deadline
from mediation.documents.recusal import RecusalGround


@dataclass(frozen=True)
class RequestLine:
    """One request: what is asked, until when it is answered, what came of it, and where it is decided."""

    request: PartyRequest
    what: str
    until: Deadline | None
    outcome: str
    links: Sequence[tuple[str, str]]


def section(case: Case, person: Any) -> list[RequestLine]:
    """The requests that this person may know of, the latest first."""
    return [_line(row, person) for row in reversed(case.party_requests) if may_know_of(row, person)]


def may_know_of(row: PartyRequest, person: Any) -> bool:
    """Who sits for the other side in a company committee does not learn what a party asks of the staff."""
    seat = seat_of(row.case, person)
    if row.case.excludes(person):
        return False
    return seat is None or seat.side is None or may_speak_alone_with(row.case, row.party, person)


def _line(row: PartyRequest, person: Any) -> RequestLine:
    what = row.kind_term.label
    if row.about is not None and row.ground:
        what = f"{what}：{row.about.person.name}，{RecusalGround(row.ground).label}"
    outcome = "已收回" if row.taken_back_at else RequestOutcome(row.outcome).label if row.outcome else ""
    return RequestLine(row, what, running(row, row.case, "REQUEST") if row.is_open else None, outcome,
                       list(_links(row, person)) if row.is_open else ())


def _links(row: PartyRequest, person: Any) -> Sequence[tuple[str, str]]:
    case = row.case
    settle = f"{case_address(case)}/requests/{row.public_id}/settle-request"
    if row.kind_term is RequestKind.CHANGE_MEDIATOR:
        if not who.director(actor=person, model=case):
            return []
        return [("决定（回避、更换）", act_address(case, "change_mediator")), ("说明白了，不用换", settle)]
    if not who.staff(actor=person, model=case):
        return []
    alone = "leave" if len(case.applicants) > 1 else "withdraw"
    done = [("单独谈过了，办撤回", act_address(case, alone))] if can_be_withdrawn(case) else []
    return [*done, ("谈过了，不撤", settle)]
