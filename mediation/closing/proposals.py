"""A proposal that the director sends back, or its maker takes back; whom it concerns is told on the desk."""
from __future__ import annotations

from typing import Any

from mediation.cases.proposals_models import ProposedAct
from mediation.cases.proposing import send_back
from mediation.notices.acts import tell_staff


def sent_back(row: ProposedAct, words: str, *, by: Any) -> None:
    """Send a proposal back with the reason; whoever proposed it reads it on the desk."""
    send_back(row, words, by=by)
    if row.by is not by:
        tell_staff(row.case, row.by, words=f"{row.case.known_as}：“{row.act_words}”的提请被退回：{row.answer}",
                   key=f"sent_back:{row.public_id}", by=by)
