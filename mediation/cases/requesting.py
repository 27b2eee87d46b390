"""Asking for what only the staff can decide, taking it back, settling it; each is watched until then."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import refresh
from mediation.cases.models import Case, PanelMember
from mediation.cases.requests_models import PartyRequest, RequestKind, RequestOutcome
from mediation.deadlines.acts import begin, end, running
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.parties.acting import only_itself
from mediation.parties.models import Party

WATCHED_BY = "REQUEST"
"""The period in which a request is answered; the body has set it."""


def open_request(party: Party, kind: RequestKind) -> PartyRequest | None:
    """What this party has asked for of this kind and is not settled."""
    return next((row for row in party.case.party_requests
                 if row.party_id == party.id and row.kind == kind.value and row.is_open), None)


def last_request(party: Party, kind: RequestKind) -> PartyRequest | None:
    """The last request of this kind, settled or not."""
    return next((row for row in reversed(party.case.party_requests)
                 if row.party_id == party.id and row.kind == kind.value), None)


def ask_for(party: Party, kind: RequestKind, words: str = "", *, by: Any, about: PanelMember | None = None,
            ground: str | None = None) -> PartyRequest:
    """A party asks; the staff have some days to answer. Raises NotNow while an earlier one is not settled."""
    only_itself(party, by=by)
    if open_request(party, kind) is not None:
        raise NotNow("您已经提过了，我们还在办。不用再提；想补充的，请打电话。")
    case = party.case
    row = PartyRequest(case=case, party=party, kind=kind.value, words=words, about=about, ground=ground,
                       asked_at=clock.now())
    db.session.add(row)
    db.session.flush()
    begin(row, case, WATCHED_BY, clock.today())
    db.session.flush()
    refresh(case)
    trail.record("ask_for", by=by, record=row, case=case, kind=kind.value)
    return row


def take_back_request(row: PartyRequest, *, by: Any) -> None:
    """The party does not want it any more; raises NotNow once it is settled."""
    only_itself(row.party, by=by)
    if not row.is_open:
        raise NotNow("这件事已经办过或者收回了，请看最新情况。")
    row.taken_back_at = clock.now()
    _no_longer_watched(row)
    trail.record("take_back_request", by=by, record=row, case=row.case)


def settle(row: PartyRequest, outcome: RequestOutcome, answer: str, *, by: Any) -> None:
    """The staff have decided, and the party reads the answer; of a wish for another mediator the director decides."""
    asked_of = who.director if row.kind_term is RequestKind.CHANGE_MEDIATOR else who.staff
    if not asked_of(actor=by, model=row.case):
        raise NotPermitted("换调解员由主任决定。" if asked_of is who.director else "只有本案办案人可以办。")
    if not row.is_open:
        raise NotNow("当事人已经收回，或者已经办过了，请刷新页面。")
    if not answer.strip():
        raise RequirementNotMet("请写明怎么答复当事人，他在自己的页面上看得到。", field="answer")
    row.settled_at, row.settled_by_id, row.outcome = clock.now(), by.id, outcome.value
    row.answer = answer.strip()
    _no_longer_watched(row)
    trail.record("settle_request", by=by, record=row, case=row.case, outcome=outcome.value)


def settled_by_act(case: Case, kind: RequestKind, outcome: RequestOutcome, answer: str, *, by: Any,
                   parties: tuple[Party, ...] | None = None, about: PanelMember | None = None) -> list[PartyRequest]:
    """An act of the procedure has decided what was asked: of these parties, or about this mediator; returns those."""
    refs = None if parties is None else {party.id for party in parties}
    found = [row for row in case.party_requests if row.is_open and row.kind == kind.value
             and (refs is None or row.party_id in refs) and (about is None or row.about_id == about.id)]
    for row in found:
        row.settled_at, row.settled_by_id, row.outcome = clock.now(), by.id, outcome.value
        row.answer = answer
        _no_longer_watched(row)
        trail.record("settle_request", by=by, record=row, case=case, outcome=outcome.value)
    return found


def _no_longer_watched(row: PartyRequest) -> None:
    period = running(row, row.case, WATCHED_BY)
    if period is not None:
        end(period, clock.today())
    db.session.flush()
    refresh(row.case)
