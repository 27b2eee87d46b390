"""What the liaison does about a flag: a word why it is explained, what was asked, to whom it was passed on."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.audit import trail
from mediation.cases import who
from mediation.confirmations.acts.moving import only_when
from mediation.confirmations.acts.review import BEFORE_THE_COURT
from mediation.confirmations.review_models import FlagHandled, FlagHandling
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.sham import FLAG_RULES

CODES = frozenset(rule.code for rule in FLAG_RULES)


def handle_flag(strengthening: Strengthening, code: str, handling: FlagHandling, words: str, *, by: Any) -> FlagHandled:
    """Note what was done about a flag; the application stays where it is, and the flag stands with this word.

    Raises RequirementNotMet without words or for a flag that there is not.
    """
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "处理提示", by=by)
    if code not in CODES:
        raise RequirementNotMet("没有这一项提示，请刷新页面。")
    if not words.strip():
        raise RequirementNotMet("请写明：怎样说明的、要了什么材料、移送给谁。", field="words")
    row = FlagHandled(strengthening=strengthening, flag=code, handling=handling.value, words=words.strip(), by_id=by.id,
                      handled_at=clock.now())
    db.session.add(row)
    strengthening.handled_by = strengthening.handled_by or by
    trail.record("handle_flag", by=by, record=strengthening, case=strengthening.case, flag=code, how=handling.value)
    db.session.flush()
    return row
