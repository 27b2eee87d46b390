"""The mediator puts a proposal to one party, which answers on its own page; a yes binds nobody until all sign."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Claim
from mediation.cases.seats import may_speak_alone_with
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.notices.acts import tell, tell_staff
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.sessions.models import Offer
from mediation.sessions.put_models import PutAnswer, PutOffer
from mediation.sessions.queries import open_put_offers
from mediation.sessions.requirements import TALKING, staff_may


def put_offer(party: Party, *, claim: Claim | None = None, amount_fen: int | None = None, words: str = "",
              by: Any) -> PutOffer:
    """Put a proposal to a party, for one claim or for all, in 分 or in words; the party is told that there is something.

    Raises NotPermitted for who may not speak alone with this party, RequirementNotMet without sum and words, and
    while another on the same claim waits for its answer.
    """
    case = party.case
    staff_may(case, by, TALKING, "把方案给当事人看")
    if not may_speak_alone_with(case, party, by):
        raise NotPermitted(f"只有可以与{party.name}单独谈话的本案调解员，才能把方案给他看。")
    if not party.takes_part:
        raise RequirementNotMet(f"{party.name}已经不在本案，请另选。", field="party")
    if amount_fen is None and not words.strip():
        raise RequirementNotMet("请填写金额，或者写明怎么做。", field="amount_fen")
    if any(row.claim_id == (claim.id if claim else None) for row in open_put_offers(party)):
        raise RequirementNotMet(f"上一个方案{party.name}还没有答复，请等答复，或者先收回。", field="claim")
    row = PutOffer(words=words.strip(), case=case, party=party, claim=claim, amount_fen=amount_fen, put_at=clock.now(),
                   by=by)
    db.session.add(row)
    db.session.flush()
    tell(case, party, read_out="调解员有一个方案请您看，请打开您的案件页答复；答复以前和以后，都可以改主意。",
         key=f"put-offer:{row.public_id}", by=by)
    trail.record("put_offer", by=by, record=row, case=case, alone=party.public_id)
    return row


def take_back_put_offer(row: PutOffer, *, by: Any) -> None:
    """The mediator takes a proposal back that has not been answered."""
    staff_may(row.case, by, TALKING, "收回方案")
    if not may_speak_alone_with(row.case, row.party, by):
        raise NotPermitted("只有给出方案的一方的调解员可以收回。")
    _still_open(row)
    row.withdrawn_at = clock.now()
    trail.record("take_back_put_offer", by=by, record=row, case=row.case, alone=row.party.public_id)


def answer_put_offer(row: PutOffer, said: PutAnswer, *, amount_fen: int | None = None, words: str = "",
                     by: Any) -> PutOffer:
    """The party says yes, no, or what else it would take; what it would take stands behind the wall as its own offer.

    Raises NotPermitted for anybody else, RequirementNotMet for a counter-proposal without sum and words.
    """
    only_itself(row.party, by=by)
    if row.case.state_term not in TALKING:
        raise NotNow("调解已经结束，这个方案不用答复了。")
    _still_open(row)
    if said is PutAnswer.COUNTER and amount_fen is None and not words.strip():
        raise RequirementNotMet("请填写多少可以，或者写明怎么办可以。", field="amount_fen")
    row.answer, row.answered_at, row.answer_words = said.value, clock.now(), words.strip()
    if said is not PutAnswer.NO:
        counters = said is PutAnswer.COUNTER
        db.session.add(Offer(
            words=words.strip() or (row.words or ""), case_id=row.case_id, party=row.party, claim=row.claim,
            amount_fen=amount_fen if counters else row.amount_fen, zone=Zone.CAUCUS.value, made_at=clock.now(),
            by_id=row.by_id))
    db.session.flush()
    _tell_who_may_hear(row, by)
    trail.record("answer_put_offer", by=by, record=row, case=row.case)
    return row


def _still_open(row: PutOffer) -> None:
    if row.withdrawn_at is not None:
        raise NotNow("这个方案已经收回，请看最新的。")
    if row.answer is not None:
        raise NotNow("这个方案已经答复过了；改主意的，请打电话告诉调解员。")


def _tell_who_may_hear(row: PutOffer, by: Any) -> None:
    """Only those who may speak alone with the party learn that it has answered; what it said stands behind the wall."""
    for member in row.case.mediators:
        if may_speak_alone_with(row.case, row.party, member.person):
            tell_staff(row.case, member.person, by=by, key=f"put-answer:{row.public_id}:{member.person.public_id}",
                       words=f"{row.case.known_as}：{row.party.name}答复了方案，请到“单方谈话和方案”看。")
