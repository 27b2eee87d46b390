"""In how many copies a paper is printed and who keeps each (documents.md §1, column 份数; the kinds' own ``copies``)."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.law.terms import Side

COURT, BODY, FILE = "人民法院", "调解组织", "卷内"
FOR_EACH_PARTY, FOR_EACH_OPPONENT = "每方当事人", "每名对方当事人"
AGREEMENTS, CLOSING_LETTER = ("D26", "D27"), "D30"
RECEIVING_OFFICE = "接收移送的单位"


class Besides(Enum):
    """Who has one each, besides those who are named."""

    NOBODY = 0
    PARTIES = 1
    OPPONENTS = 2


@dataclass(frozen=True)
class Rule:
    """One copy for each of ``keep``, and for every party or for every one on the other side."""

    keep: tuple[str, ...] = (FILE,)
    each: Besides = Besides.NOBODY


@dataclass(frozen=True)
class Share:
    """Copies of one paper for one holder, or one each for several."""

    whom: str
    number: int

    @property
    def words(self) -> str:
        """As the slip says it: 卷内1份."""
        return f"{self.whom}1份（共{self.number}份）" if self.whom.startswith("每") else f"{self.whom}{self.number}份"


OF_THE_PARTIES = Rule((BODY,), Besides.PARTIES)
RULES = {
    "D01": Rule((BODY,), Besides.OPPONENTS), "D05": Rule(("收件人", "存根")), "D37": Rule(("被催告人", FILE)),
    "D09": Rule((FILE,), Besides.PARTIES), "D21": Rule((FILE,), Besides.PARTIES), "D29": Rule((), Besides.PARTIES),
    "D26": OF_THE_PARTIES, "D27": OF_THE_PARTIES, "D30": OF_THE_PARTIES, "S01": OF_THE_PARTIES,
    "D33": Rule(("受送达人", FILE)), "D46": Rule(("接收单位", "回执")),
    "D40": Rule((COURT,), Besides.PARTIES), "D41": Rule((COURT,)), "D42": Rule((COURT,)),
    "D43": Rule(("仲裁委",), Besides.PARTIES), "D47": Rule(("仲裁委",), Besides.OPPONENTS),
    "D44": Rule((COURT,), Besides.OPPONENTS), "D45": Rule((COURT,), Besides.OPPONENTS),
    "D48": Rule((COURT,), Besides.OPPONENTS),
    "D52A": Rule(("单位", "工会")), "D52B": Rule(("单位", "工会")), "D52C": Rule(("接收部门", "工会", "抄送单位")),
}
"""The kinds that are printed more than once; every other has one copy, for the file."""


def shares(case: Case, paper: Paper, to_court: bool = False, handed_on: bool = False) -> tuple[Share, ...]:
    """Who has a copy of this paper, in order.

    ``to_court``: the agreement goes to a court, which has one too (TY 19, 20); ``handed_on``: the case is handed to
    another office, which has the closing letter. How many parties sign an agreement is known from its number of copies.
    """
    rule = RULES.get(paper.code, Rule())
    keep = [*rule.keep, *([COURT] if to_court and paper.code in AGREEMENTS else [])]
    found = [Share(whom, 1) for whom in keep]
    if rule.each is Besides.PARTIES:
        signed = paper.copies - len(keep) if paper.copies > 1 else len(case.active_parties)
        found.insert(0, Share(FOR_EACH_PARTY, signed))
    if rule.each is Besides.OPPONENTS:
        found.append(Share(FOR_EACH_OPPONENT, len(_opponents(case, paper))))
    if handed_on and paper.code == CLOSING_LETTER:
        found.append(Share(RECEIVING_OFFICE, 1))
    return tuple(share for share in found if share.number)


def _opponents(case: Case, paper: Paper) -> list[object]:
    own = paper.party.side if paper.party is not None else Side.APPLICANT.value
    return [party for party in case.active_parties if party.side not in (own, Side.THIRD.value)]
