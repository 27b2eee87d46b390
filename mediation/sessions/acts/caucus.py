"""Behind the wall: what one side says alone, and what it would give or take for each claim."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case, Claim
from mediation.cases.seats import may_speak_alone_with
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.parties.models import Party
from mediation.sessions.models import CaucusNote, Offer, Session
from mediation.sessions.requirements import TALKING, staff_may


def note_caucus(case: Case, party: Party, words: str, *, by: Any, session: Session | None = None) -> CaucusNote:
    """Write down what a party said alone; only the mediators of the case who may speak with it read it."""
    _may_hear(case, party, by)
    if not words.strip():
        raise RequirementNotMet("请写下谈话内容。", field="words")
    note = CaucusNote(words=words.strip(), case_id=case.id, session_id=session.id if session else None, party=party,
                      noted_at=clock.now(), by=by)
    db.session.add(note)
    db.session.flush()
    trail.record("note_caucus", by=by, record=case, case=case, note=note.public_id, alone=party.public_id)
    return note


def make_offer(case: Case, party: Party, *, by: Any, claim: Claim | None = None, amount_fen: int | None = None,
               words: str = "", zone: Zone = Zone.CAUCUS) -> Offer:
    """Write down what a party would give or take, for one claim or for all, in 分 or in words.

    It stays behind the wall unless it was made at the common table (``zone`` shared). It is no evidence against
    anybody (TY 22, ONL 18) and goes to no other forum in either zone.
    """
    if zone is Zone.SHARED:
        staff_may(case, by, TALKING, "记方案")
    else:
        _may_hear(case, party, by)
    if amount_fen is None and not words.strip():
        raise RequirementNotMet("请填写金额，或者写明愿意怎么做。", field="amount_fen")
    if claim is not None and party.id not in {claim.claimant_id, *(each.id for each in claim.against)} \
            and claim.against:
        raise RequirementNotMet(f"{party.name}与这项请求无关，请另选请求，或者选“全部请求”。", field="claim")
    offer = Offer(words=words.strip(), case_id=case.id, party=party, claim=claim, amount_fen=amount_fen,
                  zone=zone.value, made_at=clock.now(), by=by)
    db.session.add(offer)
    db.session.flush()
    behind = {} if zone is Zone.SHARED else {"alone": party.public_id}
    trail.record("make_offer", by=by, record=case, case=case, offer=offer.public_id, **behind)
    return offer


def _may_hear(case: Case, party: Party, by: Any) -> None:
    staff_may(case, by, TALKING, "记单方谈话")
    if not may_speak_alone_with(case, party, by):
        raise NotPermitted(f"与{party.name}单独谈话的内容，只由本案中不属于对方一方的调解员记录和查看。")
