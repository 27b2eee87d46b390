"""What can be done with an agreement: draft, settle, sign, take effect, supplement."""
from __future__ import annotations

from mediation.agreements.acts.drafting import (
    add_clause,
    add_obligation,
    add_obligations,
    change_frame,
    change_obligation,
    draft_agreement,
    draft_agreements,
    drop_clause,
    drop_draft,
    drop_obligation,
    edit_clause,
    replace_obligations,
    restore_clause,
)
from mediation.agreements.acts.effect import agree_orally, receive_court_paper, settle_on_the_spot
from mediation.agreements.acts.marking import place_mark, place_marks, record_signed_copy, take_back_mark
from mediation.agreements.acts.open_claims import issue_notice
from mediation.agreements.acts.settling import consent_to_terms, leave_out, offer_sheets, reject_text, settle_terms
from mediation.agreements.acts.supplementing import draft_supplement, settle_supplement

__all__ = [
    "add_clause", "add_obligation", "add_obligations", "agree_orally", "change_frame", "change_obligation",
    "consent_to_terms", "draft_agreement", "draft_agreements", "draft_supplement", "drop_clause", "drop_draft",
    "drop_obligation", "edit_clause", "issue_notice", "leave_out", "offer_sheets", "place_mark", "place_marks",
    "receive_court_paper", "record_signed_copy", "reject_text", "replace_obligations", "restore_clause",
    "settle_on_the_spot", "settle_supplement", "settle_terms", "take_back_mark",
]
