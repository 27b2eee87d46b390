"""What the papers of recusal share: the three grounds, and a wish for another mediator without any of them."""
from __future__ import annotations

from collections.abc import Sequence

from typing import TYPE_CHECKING

from mediation.documents.blocks import Tick, Tickboxes
from mediation.documents.offers import while_open
from mediation.law.terms import Term

if TYPE_CHECKING:
    from mediation.cases.models import Case

PANEL_PAGE = "调解员"


class RecusalGround(Term):
    """Why a mediator does not go on: the three grounds of TY 15 and ONL 13, or only a party's wish (ONL 14)."""

    KINSHIP = "kinship", "是一方当事人或者其代理人的近亲属"
    INTEREST = "interest", "与纠纷有利害关系"
    OTHER_RELATION = "other_relation", "与当事人、代理人有其他可能影响公正调解的关系"
    WISH = "wish", "没有上列情形，当事人希望更换调解员"


RECUSING = (RecusalGround.KINSHIP, RecusalGround.INTEREST, RecusalGround.OTHER_RELATION)


def only_mediator(case: Case) -> str | None:
    """The mediator by name where there is one; of several the clerk says which."""
    names = [member.person.name for member in case.mediators]
    return names[0] if len(names) == 1 else None


def no_panel_yet(case: Case) -> str | None:
    """Nobody is recused, and nobody discloses, before mediators are named."""
    return while_open(case) or (None if case.mediators else "还没有确定调解员。")


def ground_ticks(grounds: Sequence[RecusalGround]) -> Tickboxes:
    """The grounds with those ticked that are asserted."""
    return Tickboxes(tuple(Tick(one.label, one in grounds) for one in RecusalGround), stacked=True)
