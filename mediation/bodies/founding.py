"""Registering an organisation."""
from __future__ import annotations

from typing import Any

from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.bodies.queries import body_called
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.scope import bases_of, kinds_of
from mediation.law.terms import LegalBasis, LegalType


def add_body(name: str, short_name: str, org_code: str | None, legal_type: str, legal_basis: str | None,
             address: str, phone: str, *, by: Any) -> Body:
    """Register an organisation; a mediation body may take what its legal type and basis let it take.

    Raises RequirementNotMet when the name is taken, or a mediation body lacks its legal basis or the letters of its
    case numbers.
    """
    if body_called(name) is not None:
        raise RequirementNotMet(f"“{name}”已经登记过了。", field="name")
    kind = next(one for one in LegalType if one.value == legal_type)
    basis = next((one for one in LegalBasis if one.value == legal_basis), None)
    mediates = kind in (LegalType.ENTERPRISE_COMMITTEE, LegalType.PEOPLES_COMMITTEE, LegalType.TOWNSHIP_BODY,
                        LegalType.UNION_STUDIO, LegalType.COURT_INVITED)
    if mediates and (basis is None or not org_code):
        raise RequirementNotMet("调解组织要写明设立依据（--basis）和案号用的机构代字（--code）。", field="legal_basis")
    bases = bases_of(kind, basis) if basis is not None else ()
    kinds = sorted({one.value for each in bases for one in kinds_of(each)})
    body = Body(name=name, short_name=short_name, org_code=org_code, legal_type=kind.value,
                legal_basis=basis.value if basis else None, bases=[each.value for each in bases], kinds=kinds,
                address=address, phone=phone, seal_name=name)
    db.session.add(body)
    db.session.flush()
    trail.record("add_body", by=by, record=body)
    return body
