"""Which sentence a party reads: that of the state, or of what its lines and its way out have become since."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.agreements.models import Obligation
from mediation.agreements.models import ObligationState as P
from mediation.cases.states import CaseState as M
from mediation.following.told import has_applied
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.models import HandoffState as H
from mediation.law.terms import Basis
from mediation.parties.models import Party
from mediation.portal.sentences import BY_WHAT_HAS_BECOME, Sentence, sentence
from mediation.sessions.models import Session

DONE = frozenset({P.PERFORMED.value, P.WAIVED.value})
BY_A_COURT = frozenset({P.PAYORDER_FILED.value, P.PAYORDER_DOCKETED.value, P.PAYORDER_ISSUED.value,
                        P.PAYORDER_SERVED.value, P.PAYORDER_ENDED.value, P.ENFORCING.value, P.ENFORCE_PAUSED.value})
ENDED_HERE = (M.NO_AGREEMENT, M.NOT_ACCEPTED, M.REFERRED, M.WITHDRAWN)
ELSEWHERE: dict[H, str] = {
    H.ARBITRATION: "at-commission", H.ARB_MEDIATING: "at-commission", H.LITIGATION: "at-court",
    H.SUIT_MEDIATING: "at-court", H.AWARDED: "decided", H.AWARD_ANNULLED: "decided", H.JUDGED: "decided",
    H.ENFORCE_TITLE: "decided", H.ENDED: "ended-elsewhere"}


def sentence_for(party: Party, state: M, lines: Sequence[Obligation], handoffs: Sequence[Handoff], *,
                 owes: bool, session: Session | None = None) -> Sentence:
    """Once there is an agreement it is who owes that counts, not who applied; after an ending, where it went on."""
    if state is M.EFFECTIVE:
        key = _of_lines(lines, owes=owes)
        return BY_WHAT_HAS_BECOME[key][2] if key else sentence(state, applied=not owes)
    key = _of_ending(party, handoffs) if state in ENDED_HERE else "time-set" if state is M.ASSIGNED and session else ""
    return BY_WHAT_HAS_BECOME[key][2] if key else sentence(state, applied=has_applied(party))


def has_gone_on(handoffs: Sequence[Handoff]) -> bool:
    """Whether the matter has come before the commission or a court: its limitation no longer runs for the party."""
    return _gone_on(handoffs) is not None


def _gone_on(handoffs: Sequence[Handoff]) -> Handoff | None:
    return next((row for row in reversed(handoffs)
                 if row.way != HandoffWay.LEGAL_AID.value and H(row.state) in ELSEWHERE), None)


def _of_lines(lines: Sequence[Obligation], *, owes: bool) -> str:
    """What has become of the lines: all done, some at a court, some late; empty while they simply run."""
    states = {line.state for line in lines}
    if states and states <= DONE:
        return "all-done"
    side = "-other" if owes else ""
    if states & BY_A_COURT:
        return f"by-court{side}"
    return f"late{side}" if P.DEFAULTED.value in states else ""


def _of_ending(party: Party, handoffs: Sequence[Handoff]) -> str:
    gone = _gone_on(handoffs)
    if gone is not None:
        return ELSEWHERE[H(gone.state)]
    entrusted = party.case.basis_term is Basis.COURT_ENTRUSTED and party.case.state_term is M.NO_AGREEMENT
    return "at-its-court" if entrusted else ""
