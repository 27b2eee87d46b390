"""An applicant asks on its own page to withdraw: nothing is final before somebody has spoken with it alone."""
from __future__ import annotations

from typing import Any

from mediation.cases.acts import procedure_of
from mediation.cases.models import Case
from mediation.cases.requests_models import PartyRequest, RequestKind
from mediation.cases.requesting import ask_for, open_request
from mediation.cases.rows import lines
from mediation.errors import NotNow
from mediation.law.terms import Side
from mediation.notices.acts import tell_staff
from mediation.parties.models import Party


def may_ask_to_withdraw(party: Party) -> bool:
    """Whether this party has an application here that may still be withdrawn (rows 14, 14a, 22)."""
    return (party.side == Side.APPLICANT.value and party.is_active and party.takes_part
            and can_be_withdrawn(party.case))


def can_be_withdrawn(case: Case) -> bool:
    return any(line.act == "withdraw" and line.source == case.state for line in lines(procedure_of(case)))


def ask_to_withdraw(party: Party, words: str = "", *, by: Any) -> PartyRequest:
    """An applicant wants to withdraw; the staff are to speak with it alone, and only their act ends the case (O17 32).

    The other side learns nothing of it. Raises NotNow where there is nothing to withdraw.
    """
    if not may_ask_to_withdraw(party):
        raise NotNow("现在没有可以撤回的申请：已经结案，或者协议已经生效。")
    row = ask_for(party, RequestKind.WITHDRAW, words, by=by)
    case = party.case
    if case.clerk is not None and not case.excludes(case.clerk):
        tell_staff(case, case.clerk, words=f"{case.known_as}：{party.name}在网上说想撤回，请单独与本人谈话核实。",
                   key=f"request:{row.public_id}", by=by)
    return row


def wants_to_withdraw(party: Party) -> PartyRequest | None:
    """The wish to withdraw that waits for the word alone."""
    return open_request(party, RequestKind.WITHDRAW)
