"""How a case is called in lists, and by what it is found."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.cases.models import Case
from mediation.law.identity import normal_name
from mediation.law.terms import PartyKind
from mediation.parties.models import Party

NOBODY_YET = {"applicant": "申请人待填", "respondent": "被申请人待填"}
LONGEST_TITLE, LONGEST_MATTER = 300, 200


def name_the_case(case: Case) -> None:
    """Keep title, matter and search text in step with the file; to be called whenever parties or numbers change."""
    title = f"{_who(case.applicants, 'applicant')} 诉 {_who(case.respondents, 'respondent')}"
    case.title = title[:LONGEST_TITLE]
    if not case.matter:
        case.matter = matter_of(case)
    numbers = (case.receipt_number, case.number, case.source_number, case.file_number)
    found_by = [*(party.search_text for party in case.parties),
                *(normal_name(agent.name) for agent in case.agents),
                *(normal_name(number) for number in numbers if number)]
    case.search_text = "\n".join(dict.fromkeys(found_by))


def matter_of(case: Case) -> str:
    """What a case is about, where nobody has put it in words: the kinds of its claims."""
    return "、".join(dict.fromkeys(claim.type_term.label for claim in case.claims))[:LONGEST_MATTER]


def _who(parties: Sequence[Party], side: str) -> str:
    """The first by name, and how many there are."""
    if not parties:
        return NOBODY_YET[side]
    if len(parties) == 1:
        return parties[0].name
    units = {party.kind == PartyKind.EMPLOYER.value for party in parties}
    word = "方" if len(units) > 1 else "家" if True in units else "人"
    return f"{parties[0].name}等{len(parties)}{word}"
