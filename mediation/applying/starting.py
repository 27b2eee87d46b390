"""The first act of all: a draft is begun, its secret shown; so many from one address, not more."""
from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _

from mediation.applying import visits
from mediation.applying.acts import begin_draft
from mediation.applying.models import AppliesAs
from mediation.bodies.models import Body
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.online.acts import Applying
from mediation.people.throttle import Tried

MOST_AN_HOUR = 60
HOUR = timedelta(hours=1)


def start_draft(body: Body | None, applies_as: AppliesAs, origin: str) -> None:
    """Begin an application from this address, and show its secret to whoever began it."""
    if body is None:
        raise RequirementNotMet(_("请选一个组织。"), field="body")
    chosen = body.id
    if not Tried("apply-start", origin, origin, most=MOST_AN_HOUR, within=HOUR).allowed:
        raise RequirementNotMet(_("这里刚刚开始了太多份申请，请过一会儿再来，或者打电话。"))
    body = db.session.get(Body, chosen)
    assert body is not None
    draft, code = begin_draft(body, applies_as, by=Applying())
    visits.remember(draft=draft, shown=code.secret)
