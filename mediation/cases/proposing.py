"""Proposing an act that the director must do, and sending a proposal back."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import may_now, procedure_of
from mediation.cases.models import Case
from mediation.cases.proposals_models import ProposedAct
from mediation.cases.rows import lines
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db


def may_propose(case: Case, act: str, *, by: Any) -> str:
    """The name of an act that this person may propose now.

    Raises NotNow where the act is not for now or is proposed already, NotPermitted for who has no part in it.
    """
    allowed = dict(may_now(case, by))
    if act not in allowed:
        if any(line.act == act and line.source == case.state for line in lines(procedure_of(case))):
            raise NotPermitted("只有本案办案人可以提请。")
        raise NotNow("本案现在不能办这一步，不能提请。请刷新页面看最新进展。")
    if proposed(case, act) is not None:
        raise NotNow(f"“{allowed[act]}”已经有人提请，请等主任决定。")
    return allowed[act]


def propose(case: Case, act: str, said: Mapping[str, Any], *, by: Any) -> ProposedAct:
    """Ask the director to do an act; nothing moves before the director does it. Raises what ``may_propose`` raises."""
    row = ProposedAct(case=case, act=act, act_words=may_propose(case, act, by=by), said=dict(said), by_id=by.id,
                      proposed_at=clock.now())
    db.session.add(row)
    db.session.flush()
    trail.record("propose", by=by, record=row, case=case, proposed=act)
    return row


def proposed(case: Case, act: str) -> ProposedAct | None:
    """What is proposed of this act and waits for the director; nothing does where the act is no longer for now."""
    if not any(line.act == act and line.source == case.state for line in lines(procedure_of(case))):
        return None
    return next((row for row in reversed(case.proposed_acts) if row.act == act and row.is_open), None)


def waiting_proposals(case: Case) -> list[ProposedAct]:
    """Everything that waits for the director in this case."""
    return [row for row in case.proposed_acts if row.is_open and proposed(case, row.act) is row]


def done_as_proposed(case: Case, act: str, *, by: Any) -> None:
    """The director has done the act: what was proposed of it is settled."""
    for row in case.proposed_acts:
        if row.act == act and row.is_open:
            row.done, row.answered_by_id, row.answered_at = True, by.id, clock.now()


def send_back(row: ProposedAct, words: str, *, by: Any) -> None:
    """The director does not do what was proposed, and says why; whoever proposed it may take it back the same way."""
    if not row.is_open:
        raise NotNow("这件提请已经决定过了，请刷新页面。")
    if not (who.director(actor=by, model=row.case) or by.id == row.by_id):
        raise NotPermitted("提请由主任退回，或者由提请人收回。")
    if not words.strip():
        raise RequirementNotMet("请写明为什么退回、要改什么。", field="words")
    row.done, row.answer = False, words.strip()
    row.answered_by_id, row.answered_at = by.id, clock.now()
    trail.record("send_back", by=by, record=row, case=row.case, proposed=row.act)
