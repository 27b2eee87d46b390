"""The acts of mediating: the panel, the sessions, their record, facts and offers, the period."""
from __future__ import annotations

from mediation.sessions.acts.agreed_facts import drop_fact, note_fact, print_facts, sign_facts
from mediation.sessions.acts.caucus import make_offer, note_caucus
from mediation.sessions.acts.handmade import keep_handmade
from mediation.sessions.acts.holding import Presence, begin_mediation, hold_session, print_service_receipt
from mediation.sessions.acts.interpreting import (Booking, amend_booking, book_interpreter, record_needs_none,
                                                  release_interpreter, sign_registration)
from mediation.sessions.acts.minutes import MinutesChanged, close_minutes, save_minutes
from mediation.sessions.acts.panel import (change_mediator, disclose, keep_after_disclosure, leave_choice_to_court,
                                           name_mediators, refuse_recusal)
from mediation.sessions.acts.pausing import extend, resume, suspend, suspend_for_sham
from mediation.sessions.acts.planning import ask_newcomers, call_off, move_session, plan_session, serve_notice

__all__ = [
    "Booking", "MinutesChanged", "Presence", "amend_booking", "ask_newcomers", "begin_mediation", "book_interpreter",
    "call_off", "change_mediator", "close_minutes", "disclose", "drop_fact", "extend", "hold_session",
    "keep_after_disclosure", "keep_handmade", "leave_choice_to_court", "make_offer", "move_session", "name_mediators",
    "note_caucus", "note_fact", "plan_session", "print_facts", "print_service_receipt", "record_needs_none",
    "refuse_recusal", "release_interpreter", "resume", "save_minutes", "serve_notice", "sign_facts",
    "sign_registration", "suspend", "suspend_for_sham",
]
