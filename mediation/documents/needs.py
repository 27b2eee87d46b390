"""Groups of particulars that several papers ask for, as paths (particulars.missing)."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.documents import phrases
from mediation.documents.particulars import BODY_PAGE, Particulars
from mediation.documents.refusals import Missing

PERSON = ("person?.name", "person?.sex", "person?.birth", "person?.id_kind", "person?.id_number", "person?.address",
          "person?.phone")
EMPLOYER = ("employer?.name", "employer?.uscc", "employer?.address", "employer?.legal_rep",
            "employer?.legal_rep_title", "employer?.phone")
AGENT = ("agents?.name", "agents?.kind", "agents?.phone", "agents?.special")


def each(owner: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The same particulars of each of several."""
    return tuple(f"{owner}.{name}" for name in names)


NAMED = ("case.applicants.name", "case.respondents.name")
APPLICANTS_IN_FULL = each("case.applicants", ("name", *PERSON, *EMPLOYER, *AGENT))
PARTIES_IN_FULL = (*APPLICANTS_IN_FULL, *each("case.respondents", ("name", *PERSON, *EMPLOYER, *AGENT)),
                   *each("case.third?", ("name", *PERSON, *EMPLOYER, *AGENT)))
LETTER = ("number", "made_on", "recipients.name", "case.body.name")
OFFICE = ("name", "address", "phone")


def commission(particulars: Particulars) -> Iterator[Missing]:
    """The arbitration commission with address and telephone, where the matter goes there."""
    case = particulars.case
    if not phrases.arbitrable(case):
        return
    office = case.body.arbitration if case.body else None
    for name, words in zip(OFFICE, ("名称", "地址", "电话")):
        if office is None or not getattr(office, name):
            yield Missing(f"case.body.arbitration.{name}", f"当地仲裁委的{words}", BODY_PAGE)
