"""Papers that no act prints: each kind says here how it is begun, when it may be made, and who receives it."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mediation.cases.states import CaseState
from mediation.documents import kinds
from mediation.law.terms import Term

if TYPE_CHECKING:
    from mediation.cases.models import Case
    from mediation.parties.models import Party


ENDED = frozenset({CaseState.REFERRED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.NO_AGREEMENT,
                   CaseState.EFFECTIVE, CaseState.SETTLED_PRIVATE, CaseState.ARCHIVED})


class To(Term):
    """Who receives a paper that is issued from the page 出具文书."""

    NOBODY = "nobody", "不送当事人，存卷"
    ONE = "one", "一位当事人"
    EACH = "each", "每人一份"
    TOGETHER = "together", "列在同一份上"


def at_any_time(case: Case) -> str | None:
    """Nothing stands in the way of the paper."""
    return None


def while_open(case: Case) -> str | None:
    """The paper belongs to the mediation, which must not have ended."""
    return "调解已经结束。" if case.state_term in ENDED else None


@dataclass(frozen=True)
class Offer:
    """A kind of paper that a clerk may issue when it is needed.

    ``begin`` gives the kind's own particulars (``Paper.extra``) as far as the file knows them, for the clerk who makes
    it; ``not_now`` says in Chinese why it may not be made yet, None where it may; ``candidates`` are the parties who
    may receive it, where these are not all who take part. ``begin_for`` begins it for one of them, where what it says
    hangs on whose it is; ``begin`` is then that of the first.
    """

    code: str
    to: To
    begin: Callable[[Case, Any], Any]
    not_now: Callable[[Case], str | None] = at_any_time
    candidates: Callable[[Case], Sequence[Party]] | None = None
    begin_for: Callable[[Case, Any, Party], Any] | None = None

    @property
    def kind(self) -> kinds.Paper:
        return kinds.paper(self.code)

    def parties(self, case: Case) -> Sequence[Party]:
        """Who may receive it in this case."""
        if self.to is To.NOBODY:
            return ()
        return self.candidates(case) if self.candidates else case.taking_part


_OFFERS: dict[str, Offer] = {}


def offer(one: Offer) -> Offer:
    """Put a paper on the page 出具文书; raises ValueError where its code stands there already."""
    if one.code in _OFFERS:
        raise ValueError(f"{one.code} is offered already")
    _OFFERS[one.code] = one
    return one


def offer_to_one(code: str, begin_for: Callable[[Case, Any, Party], Any], not_now: Callable[[Case], str | None],
                 candidates: Callable[[Case], Sequence[Party]]) -> Offer:
    """Put a paper there that is begun for one party: its own claims, sums and data."""
    return offer(Offer(code, To.ONE, lambda case, by: begin_for(case, by, candidates(case)[0]), not_now, candidates,
                       begin_for))


def offers() -> dict[str, Offer]:
    """Every paper that is offered, by its code, in the order of the codes."""
    kinds.papers()
    return dict(sorted(_OFFERS.items()))
