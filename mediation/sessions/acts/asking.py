"""A party asks on its own page for another mediator, or that one be recused; the director decides (row 16)."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.models import Case, PanelMember
from mediation.cases.requesting import ask_for, settled_by_act, take_back_request
from mediation.cases.requests_models import PartyRequest, RequestKind, RequestOutcome
from mediation.cases.states import CaseState
from mediation.documents.acts import issue
from mediation.documents.kinds.d14_recusal_application import RecusalApplication
from mediation.documents.queries import papers_of
from mediation.documents.recusal import RecusalGround
from mediation.errors import NotNow, RequirementNotMet
from mediation.notices.acts import tell, tell_directors
from mediation.parties.models import Party

CHANGED_IN = (CaseState.ASSIGNED, CaseState.IN_MEDIATION)


def may_ask_for_other_mediator(party: Party) -> bool:
    """Whether mediators are named whom a party may ask to have changed (row 16)."""
    is_there = party.is_active and party.deceased_on is None
    return party.case.state_term in CHANGED_IN and is_there and bool(party.case.mediators)


def ask_for_other_mediator(party: Party, member: PanelMember, ground: RecusalGround, words: str, *,
                           by: Any) -> PartyRequest:
    """A party applies for the recusal of a mediator, or only wishes for another (TY 15; ONL 13, 14): D14, signed by it.

    Raises RequirementNotMet without words, which the paper bears, and for somebody who does not sit here.
    """
    if not may_ask_for_other_mediator(party):
        raise NotNow("现在还没有定下调解员，或者调解已经结束，不用换。")
    if member.case_id != party.case_id or member.left_on is not None:
        raise RequirementNotMet("请选择本案现在的调解员。", field="member")
    if not words.strip():
        raise RequirementNotMet("请写明为什么。", field="words")
    row = ask_for(party, RequestKind.CHANGE_MEDIATOR, words.strip(), by=by, about=member, ground=ground.value)
    issue(party.case, "D14", RecusalApplication(mediator=member.person.name, ground=ground, words=words.strip()), by=by,
          recipients=(party,), about=row)
    tell_directors(party.case, f"{party.name}申请{member.person.name}回避或者更换，请决定。",
                   key=f"request:{row.public_id}", by=by)
    return row


def no_other_mediator_wanted(row: PartyRequest, *, by: Any) -> None:
    """The party takes its application back; the paper counts no more."""
    take_back_request(row, by=by)
    for paper in papers_of(row.case):
        if paper.about_ref == row.public_id:
            paper.make_void(clock.now())


def answer_who_asked(case: Case, member: PanelMember, outcome: RequestOutcome, words: str, *, by: Any) -> None:
    """The director has decided on this mediator: who had asked reads the answer, and is told that there is one."""
    for row in settled_by_act(case, RequestKind.CHANGE_MEDIATOR, outcome, words, by=by, about=member):
        tell(case, row.party, key=f"request-answer:{row.public_id}", by=by, read_out="您提出的换调解员，主任已经决定，请看决定书。")
