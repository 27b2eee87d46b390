"""Papers that no act prints: each kind says here how it is begun, when it may be made, and who receives it."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.cases.models import Case
from mediation.documents import kinds
from mediation.law.terms import Term
from mediation.parties.models import Party


class To(Term):
    """Who receives a paper that is issued from the page 出具文书."""

    NOBODY = "nobody", "不送当事人，存卷"
    ONE = "one", "一位当事人"
    EACH = "each", "每人一份"
    TOGETHER = "together", "列在同一份上"


def at_any_time(case: Case) -> str | None:
    """Nothing stands in the way of the paper."""
    return None


@dataclass(frozen=True)
class Offer:
    """A kind of paper that a clerk may issue when it is needed.

    ``begin`` gives the kind's own particulars (``Paper.extra``) as far as the file knows them, for the clerk who makes
    it; ``not_now`` says in Chinese why it may not be made yet, None where it may; ``candidates`` are the parties who
    may receive it, where these are not all who take part.
    """

    code: str
    to: To
    begin: Callable[[Case, Any], Any]
    not_now: Callable[[Case], str | None] = at_any_time
    candidates: Callable[[Case], Sequence[Party]] | None = None

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


def offers() -> dict[str, Offer]:
    """Every paper that is offered, by its code, in the order of the codes."""
    kinds.papers()
    return dict(sorted(_OFFERS.items()))
