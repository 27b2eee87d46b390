"""A court's 委派 or 委托 is noted once: the same number of the same court is known again, whoever enters it."""
from __future__ import annotations

import unicodedata
from typing import Any

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import HandedOver, RegisteringFacts
from mediation.intake.from_court.models import CourtAssignment
from mediation.intake.from_court.queries import assignment_numbered
from mediation.law.citation import cite
from mediation.law.terms import Role, Source
from mediation.notices.acts import tell_staff
from mediation.people.queries import holders

BY_COURTS = frozenset({Source.COURT_DELEGATED, Source.COURT_ENTRUSTED})


def number_key(number: str) -> str:
    """A reference number as it is compared: brackets of one kind, no blanks."""
    plain = unicodedata.normalize("NFKC", number).translate(str.maketrans("〔〕[]【】", "()()()"))
    return "".join(plain.split()).upper()[:80]


def sent_before(body: Body, source: Source | None, number: str) -> CourtAssignment | None:
    """What this court has sent under this number already and no body has given back."""
    if source not in BY_COURTS or body.court_id is None or not number.strip():
        return None
    return assignment_numbered(body.court_id, source.value, number_key(number))


def check_assignment(facts: RegisteringFacts, said: HandedOver) -> None:
    """What a court's sending needs besides what every case handed over needs.

    Raises RequirementNotMet where the body is linked to no court, the number was sent before, or nobody knows when
    and how the parties agreed (TY 11, ONL 4).
    """
    if facts.source not in BY_COURTS:
        return
    if facts.body.court_id is None:
        raise RequirementNotMet(f"{facts.body.short_name}还没有对应的法院，请先在机构设置里登记。", field="source",
                                article=str(cite("TY", 11)))
    first = sent_before(facts.body, facts.source, facts.source_number)
    if first is not None:
        raise RequirementNotMet(
            f"这个号的{facts.source.label}已经移送过，不再另立一件：{first.case.known_as}，"
            f"{first.case.received_on}移送{first.case.body.short_name}。", field="source_number",
            article=str(cite("ONL", 12)))
    _consent_is_whole(said)


def _consent_is_whole(said: HandedOver) -> None:
    """The day and the way of the consent; without any the procedure's own row refuses."""
    if not said.consent_recorded:
        return
    if said.consented_on is None:
        raise RequirementNotMet("请填写当事人同意调解的日期。", field="consented_on", article=str(cite("TY", 11)))
    received = clock.day_of(said.received_at) if said.received_at else clock.today()
    if said.consented_on > received:
        raise RequirementNotMet("当事人同意的日期不能晚于移送的日期。", field="consented_on", article=str(cite("TY", 11)))
    if said.consent_way is None:
        raise RequirementNotMet("请选择当事人怎样表示同意的。", field="consent_way", article=str(cite("TY", 11)))


def note_assignment(case: Case, said: HandedOver) -> CourtAssignment | None:
    """The case as the court sent it; None where it was no court."""
    if Source(case.source) not in BY_COURTS:
        return None
    row = CourtAssignment(
        case=case, court_id=case.body.court_id, source=case.source, number_key=number_key(case.source_number or ""),
        consented_on=said.consented_on, consent_way=said.consent_way.value if said.consent_way else None,
        letter_sha256=said.proof)
    db.session.add(row)
    return row


def tell_court(case: Case, words: str, *, key: str, by: Any) -> None:
    """Every liaison of the court that sent the case, but who is recused in it; the words name no party."""
    row = case.court_assignment
    if row is None:
        return
    for person in holders(row.court, Role.LIAISON):
        if person.holds(Role.LIAISON, row.court_id) and not case.excludes(person):
            tell_staff(case, person, words=f"{case.source_number}：{words}", key=f"{key}:{person.public_id}", by=by)


def release_number(case: Case) -> None:
    """The body has given it back: the court may send the same matter to another body (ONL 12)."""
    row: Any = case.court_assignment
    if row is not None:
        row.number_key = None
