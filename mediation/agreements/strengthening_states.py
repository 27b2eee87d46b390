"""Where strengthening stands (record S): before the court, before the commission, over; and what is a title.

Whatever has to switch on these states asks the groups here, so that a new state is entered in one place.
"""
from __future__ import annotations

from mediation.law.remedies import Title
from mediation.law.terms import Term


class StrengtheningState(Term):
    """Where strengthening stands (record S)."""

    UNOPENED = "unopened", "—"
    B_NONE = "b_none", "未申请确认"
    CONF_PREP = "conf_prep", "准备司法确认"
    CONF_FILED = "conf_filed", "已向法院申请"
    CONF_CORRECT = "conf_correct", "法院要求补正"
    CONF_DOCKETED = "conf_docketed", "法院已受理"
    CONF_GRANTED = "conf_granted", "确认有效"
    CONF_REFUSED = "conf_refused", "裁定不予受理"
    CONF_WITHDRAWN = "conf_withdrawn", "已撤回确认申请"
    CONF_DISMISSED = "conf_dismissed", "裁定驳回"
    CONF_TERMINATED = "conf_terminated", "终结特别程序"
    CONF_OBJECTION = "conf_objection", "异议审查中"
    CONF_REVOKED = "conf_revoked", "确认裁定被撤销"
    ARBREV_FILED = "arbrev_filed", "已申请仲裁审查"
    ARBREV_DOCKETED = "arbrev_docketed", "仲裁委审查中"
    ARBREV_REFUSED = "arbrev_refused", "仲裁委不予受理审查"
    ARBREV_WITHDRAWN = "arbrev_withdrawn", "已撤回审查申请"
    ARBREV_NOPAPER = "arbrev_nopaper", "仲裁委不予制作调解书"
    ARBREV_ISSUED = "arbrev_issued", "已出仲裁调解书"
    B_EXPIRED = "b_expired", "确认期间已过"
    COURT_DOC = "court_doc", "法院已出调解书"


S = StrengtheningState
BEFORE_THE_COURT = (S.CONF_FILED, S.CONF_CORRECT, S.CONF_DOCKETED, S.CONF_OBJECTION)
BEFORE_THE_COMMISSION = (S.ARBREV_FILED, S.ARBREV_DOCKETED)
REVIEW_WITHOUT_PAPER = (S.ARBREV_REFUSED, S.ARBREV_WITHDRAWN, S.ARBREV_NOPAPER)
UNDER_WAY = (S.CONF_PREP, *BEFORE_THE_COURT, *BEFORE_THE_COMMISSION)
"""What keeps the file of a case open, and its row out of those that only wait for the archive."""
TITLES = {S.CONF_GRANTED: Title.RULING, S.COURT_DOC: Title.COURT_PAPER, S.ARBREV_ISSUED: Title.ARBITRATION_PAPER}
"""In which states an agreement is enforced as it is, and on what paper; every other agreement is a plain one."""


def title_of(state: str | None) -> Title:
    """What force an agreement has whose strengthening stands there; None where none was opened."""
    return TITLES.get(StrengtheningState(state), Title.NONE) if state else Title.NONE
