"""The acts of a confirmation: the parties' application, the court's returns and rulings, what its liaison checks."""
from mediation.confirmations.acts.application import (
    Joining,
    choose_confirmation,
    drop_confirmation,
    file_application,
    join_application,
    open_doors_again,
    red_findings,
    withdraw_application,
)
from mediation.confirmations.acts.arbitration import (
    docket_review,
    extend_review,
    file_review,
    give_no_paper,
    issue_review_paper,
    leave_review_unsigned,
    refuse_review,
    withdraw_review,
)
from mediation.confirmations.acts.court_paper import issue_court_paper, leave_court_paper_unsigned
from mediation.confirmations.acts.cover import end_leave, hand_over_for_leave
from mediation.confirmations.acts.flags import handle_flag
from mediation.confirmations.acts.hours import Hours, book, call_off, move_booking, post_hours, withdraw_slot
from mediation.confirmations.acts.records import keep_signed_record, print_record
from mediation.confirmations.acts.returns import Return, deem_withdrawn, return_application, supply, what_is_asked
from mediation.confirmations.acts.review import Checked, Heard, carry_review, record_review, take_in_hand, unanswered
from mediation.confirmations.acts.rulings import (
    DECISIONS,
    decide,
    dismiss,
    docket,
    grant,
    keep_court_paper,
    object_to_ruling,
    record_service,
    refuse,
    terminate,
)
from mediation.confirmations.papers import issue_expiry_notice

__all__ = [
    "DECISIONS", "Checked", "Heard", "Hours", "Joining", "Return", "book", "call_off", "carry_review",
    "choose_confirmation", "decide", "deem_withdrawn", "dismiss", "docket", "docket_review", "drop_confirmation",
    "end_leave", "extend_review", "file_application", "file_review", "give_no_paper", "grant",
    "hand_over_for_leave", "handle_flag", "issue_court_paper", "issue_expiry_notice", "issue_review_paper",
    "join_application", "keep_court_paper", "keep_signed_record", "leave_court_paper_unsigned",
    "leave_review_unsigned", "move_booking", "object_to_ruling", "open_doors_again", "post_hours", "print_record",
    "record_review", "record_service", "red_findings", "refuse", "refuse_review", "return_application", "supply",
    "take_in_hand", "terminate", "unanswered", "what_is_asked", "withdraw_application", "withdraw_review",
    "withdraw_slot",
]
