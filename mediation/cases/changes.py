"""What may be changed of a case beside its procedure: its kind, who handles it, whether it is public."""
from __future__ import annotations

from typing import Any

from mediation.audit import trail
from mediation.cases.limitation import recount
from mediation.cases.models import Case
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.law.scope import may_take
from mediation.law.terms import CaseKind, Role
from mediation.people.models import Person


def change_kind(case: Case, kind: CaseKind, reason: str, *, by: Any) -> None:
    """The mediator finds that the dispute is of another kind: routes and limitation follow; the reason is kept.

    Raises RequirementNotMet without a reason, or where this body may not take that kind on this basis.
    """
    if not reason.strip():
        raise RequirementNotMet("请写明为什么改为另一种争议。", field="reason")
    refused = may_take(kind, case.basis_term, frozenset(case.body.kind_terms))
    if refused is not None:
        raise RequirementNotMet(refused.message, field="kind")
    before = case.kind
    case.kind, case.kind_reason = kind.value, reason
    for claim in case.claims:
        recount(case, claim)
    trail.record("change_kind", by=by, record=case, case=case, old=before, new=kind.value)


def assign_clerk(case: Case, person: Person, *, by: Any) -> None:
    """Give the case to another of the body's staff; whoever is recused can't have it."""
    if case.excludes(person):
        raise RequirementNotMet(f"{person.name}在本案应当回避。", field="clerk")
    if not any(person.holds(role, case.body_id) for role in (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)):
        raise NotPermitted(f"{person.name}在{case.body.short_name}没有办案岗位。")
    case.clerk = person
    trail.record("assign_clerk", by=by, record=case, case=case, to=person.public_id)


def make_public(case: Case, is_public: bool, *, by: Any, both_ask: bool) -> None:
    """Mediation is not public unless both sides ask for it (O17 24)."""
    if is_public and not both_ask:
        raise RequirementNotMet("调解不公开进行；双方都要求公开的才可以公开。", field="both_ask",
                                article="企业劳动争议协商调解规定第二十四条")
    case.is_public = is_public
    trail.record("make_public", by=by, record=case, case=case, public=is_public)
