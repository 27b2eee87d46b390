"""The ways out: how they are opened, and what the commission and the court do with them."""
from __future__ import annotations

from mediation.handoffs.acts.commission import (
    award_takes_effect,
    defer_acceptance,
    delegate_mediation,
    extend_award,
    record_accepted,
    record_annulled,
    record_award,
    resume_arbitration,
    sign_arbitration_paper,
    sue_after_annulment,
    sue_on_award,
    sue_without_award,
)
from mediation.handoffs.acts.court import (
    appeal,
    award_stands,
    close_handoff,
    entrust_suit,
    judgment_takes_effect,
    record_docketed,
    record_judgment,
    resume_trial,
    sign_court_paper,
)
from mediation.handoffs.acts.opening import (
    RECEIVERS,
    HandoffPlan,
    allowed_items,
    ask_for_aid,
    drop,
    file_after_default,
    file_after_payment_order,
    file_after_review,
    file_arbitration,
    hand_to_court,
    prepare,
    record_aid_ended,
    record_aid_granted,
    record_answer,
    sue_after_payment_order,
    sue_after_refused_enforcement,
    sue_for_wages,
    sue_on_agreement,
)
from mediation.handoffs.models import HandoffWay

__all__ = [
    "RECEIVERS", "HandoffPlan", "HandoffWay", "allowed_items", "appeal", "ask_for_aid", "award_stands",
    "award_takes_effect", "close_handoff", "defer_acceptance", "delegate_mediation", "drop", "entrust_suit",
    "extend_award", "file_after_default", "file_after_payment_order", "file_after_review", "file_arbitration",
    "hand_to_court", "judgment_takes_effect", "prepare", "record_accepted", "record_aid_ended", "record_aid_granted",
    "record_annulled", "record_answer", "record_award", "record_docketed", "record_judgment", "resume_arbitration",
    "resume_trial", "sign_arbitration_paper", "sign_court_paper", "sue_after_annulment", "sue_after_payment_order",
    "sue_after_refused_enforcement", "sue_for_wages", "sue_on_agreement", "sue_on_award", "sue_without_award",
]
