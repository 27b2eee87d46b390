"""Who may act: one-line predicates over the actor and the record. They never raise and accept no actor at all.

A party acts by itself on its own pages (``PartyActing``), or the staff of the body record its act with a signed paper;
whether this party may do this act is asked by the act. Judges and commissions have no accounts, so the court's acts
are recorded by the liaison of that court and the commission's by the clerk.
"""
from __future__ import annotations

from typing import Any

from mediation.law.terms import Basis, Role
from mediation.parties.acting import PartyActing

FROM_COURT = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED})


def _holds(actor: Any, model: Any, *roles: Role) -> bool:
    if actor is None or model is None or actor.is_system or model.case.excludes(actor):
        return False
    return any(actor.holds(role, model.case.body_id) for role in roles)


def clerk(actor: Any = None, model: Any = None) -> bool:
    """办案人员"""
    return _holds(actor, model, Role.CLERK)


def director(actor: Any = None, model: Any = None) -> bool:
    """主任"""
    return _holds(actor, model, Role.DIRECTOR)


def clerk_or_director(actor: Any = None, model: Any = None) -> bool:
    """办案人员或主任"""
    return _holds(actor, model, Role.CLERK, Role.DIRECTOR)


def mediator(actor: Any = None, model: Any = None) -> bool:
    """本案调解员"""
    if not _holds(actor, model, Role.MEDIATOR, Role.DIRECTOR):
        return False
    named = [member.person_id for member in model.case.mediators]
    return not named or actor.id in named


def mediator_or_director(actor: Any = None, model: Any = None) -> bool:
    """本案调解员或主任"""
    return mediator(actor, model) or director(actor, model)


def staff(actor: Any = None, model: Any = None) -> bool:
    """本案办案人（办案人员、调解员、主任）"""
    return clerk_or_director(actor, model) or mediator(actor, model)


def is_party(actor: Any = None, model: Any = None) -> bool:
    """本案当事人本人"""
    return isinstance(actor, PartyActing) and model is not None and actor.party.case_id == model.case.id


def staff_for_party(actor: Any = None, model: Any = None) -> bool:
    """当事人本人，或由办案人凭其签字材料录入"""
    return is_party(actor, model) or staff(actor, model)


def court_liaison(actor: Any = None, model: Any = None) -> bool:
    """法院联络员（录入法院的行为）"""
    if actor is None or model is None or actor.is_system or model.case.excludes(actor):
        return False
    court_id = getattr(model, "court_id", None) or model.case.body.court_id
    return court_id is not None and actor.holds(Role.LIAISON, court_id)


def court_or_clerk(actor: Any = None, model: Any = None) -> bool:
    """法院联络员，或办案人员凭法院文书录入"""
    return court_liaison(actor, model) or clerk_or_director(actor, model)


def staff_or_court(actor: Any = None, model: Any = None) -> bool:
    """当事人（由办案人或法院联络员凭其签字材料录入）"""
    return staff(actor, model) or court_liaison(actor, model)


def clerk_director_or_court(actor: Any = None, model: Any = None) -> bool:
    """办案人员或主任；法院委派、委托的案件，也可以是法院联络员"""
    if clerk_or_director(actor, model):
        return True
    return model is not None and model.case.basis_term in FROM_COURT and court_liaison(actor, model)


def mediator_director_or_court(actor: Any = None, model: Any = None) -> bool:
    """本案调解员、主任；法院委派、委托的案件，也可以是法院联络员"""
    if mediator_or_director(actor, model):
        return True
    return model is not None and model.case.basis_term in FROM_COURT and court_liaison(actor, model)


def the_system(actor: Any = None, model: Any = None) -> bool:
    """系统"""
    return actor is not None and actor.is_system


def whoever_placed_the_last_mark(actor: Any = None, model: Any = None) -> bool:
    """最后一个签名或盖章之人：录入的办案人员、电子签名的当事人（法院调解书由法院联络员）"""
    return is_party(actor, model) or staff_or_court(actor, model)
