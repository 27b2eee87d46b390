"""并案: like cases are handled together; each keeps its file, its number and its periods."""
from __future__ import annotations

from typing import Any

from mediation.cases import who
from mediation.cases.acts import write_down
from mediation.cases.facts import Facts
from mediation.cases.models import Case, CaseLink
from mediation.cases.queries import links_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db


def join(case: Case, other: Case, facts: Facts, *, by: Any) -> CaseLink:
    """Handle two like cases of one body together; ``facts.reason`` says why. Both histories tell it."""
    if not who.staff(actor=by, model=case) or not who.staff(actor=by, model=other):
        raise NotPermitted("两个案件都由您办理，才能并案。")
    if case is other:
        raise RequirementNotMet("不能和自己并案，请选另一个案件。", field="other")
    if case.body_id != other.body_id:
        raise RequirementNotMet("只能和本组织的案件并案。", field="other")
    if not (case.is_open and other.is_open):
        raise RequirementNotMet("已归档的案件不能并案。", field="other")
    if not facts.reason.strip():
        raise RequirementNotMet("请写明并案的理由。", field="reason")
    if any({link.first_id, link.second_id} == {case.id, other.id} for link in links_of(case)):
        raise RequirementNotMet("这两个案件已经并案。", field="other")
    first, second = sorted((case, other), key=lambda one: one.id)
    step = write_down(case, "join", f"与{other.known_as}并案", by=by, facts=facts)
    write_down(other, "join", f"与{case.known_as}并案", by=by, facts=facts)
    link = CaseLink(first=first, second=second, reason=facts.reason.strip(), linked_on=step.happened_on)
    db.session.add(link)
    return link


def joined_cases(case: Case) -> list[tuple[Case, CaseLink]]:
    """The cases that are handled together with this one, with the link that says why."""
    return [(link.second if link.first_id == case.id else link.first, link) for link in links_of(case)]
