"""Where one can go with what was said: the doors of the law with the addresses of this place."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.applying.models import ApplicationDraft
from mediation.applying.queries import bodies_that_mediate
from mediation.applying.acts import may_apply
from mediation.applying.telling import FROM_OTHERS, happened, taken_as
from mediation.applying.words import ROUTES
from mediation.bodies.models import Body
from mediation.bodies.queries import bodies_of_type
from mediation.law.doors import doors
from mediation.law.routes import Route, RouteKey
from mediation.law.scope import OutsideMatter, may_take
from mediation.law.terms import LegalType
from mediation.web import law_told

OFFICE_OF_LABOUR = frozenset({"injury_recognition", "insurance_agency", "grade_objection", "administrative_matters"})


@dataclass(frozen=True)
class WayShown:
    """One door: its name, why it is open or shut, the articles, where to go."""

    name: Any
    why: str
    note: str
    articles: str
    where: Body | None


@dataclass(frozen=True)
class OfficeShown:
    """An office to which a matter belongs, until when, and its address where the house knows it."""

    matter: OutsideMatter
    articles: str
    where: Body | None


@dataclass(frozen=True)
class Ways:
    """What the page shows; ``here`` is whether the chosen body may take it, ``others`` are those that may."""

    open: Sequence[WayShown]
    shut: Sequence[WayShown]
    offices: Sequence[OfficeShown]
    may_mediate: bool
    here: bool
    others: Sequence[Body]


def ways_for(draft: ApplicationDraft) -> Ways:
    """Every door for what was said so far."""
    how = draft.said_on("happened").get("how")
    found = doors(happened(draft), clock.today(), for_a_platform=how == "platform", for_a_person=how == "person",
                  arrears_suit=bool(draft.body.setting("INSURANCE_ARREARS_SUIT")))
    bureau = _one(bodies_of_type(LegalType.HR_BUREAU), draft.body)
    shown = [(route.open, _shown(route, draft.body, bureau)) for route in found.routes]
    here = taken_as(draft) is not None
    return Ways(open=[each for is_open, each in shown if is_open],
                shut=[each for is_open, each in shown if not is_open],
                offices=[OfficeShown(each, law_told.articles(each.articles),
                                     bureau if each.key in OFFICE_OF_LABOUR else None) for each in found.offices],
                may_mediate=found.may_mediate, here=here,
                others=[] if here else [body for body in bodies_that_mediate() if _takes(body, draft)])


def _takes(body: Body, draft: ApplicationDraft) -> bool:
    """Whether another body may take what was said."""
    if body.id == draft.body_id or not may_apply(body, draft.as_term):
        return False
    kind = doors(happened(draft), clock.today(), for_a_person=draft.said_on("happened").get("how") == "person").kind
    allowed = frozenset(body.kind_terms)
    return any(may_take(kind, basis, allowed) is None for basis in body.base_terms if basis not in FROM_OTHERS)


def _shown(route: Route, body: Body, bureau: Body | None) -> WayShown:
    where = {RouteKey.MEDIATION: body, RouteKey.ARBITRATION: body.commission,
             RouteKey.ARBITRATION_REVIEW: body.commission, RouteKey.INSPECTION: bureau,
             RouteKey.LEGAL_AID: body.legal_aid}.get(route.key, body.court)
    return WayShown(ROUTES[route.key], route.why, route.note, law_told.articles(route.articles),
                    where if route.open else None)


def _one(found: Sequence[Body], near: Body) -> Body | None:
    """The only one there is, or the one of the same area; several without an area are nobody's address."""
    same = [body for body in found if body.area and body.area == near.area]
    return next(iter(same), found[0] if len(found) == 1 else None)
