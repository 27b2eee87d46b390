"""What a party fills in to complain, and what is answered."""
from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.grievances.acts import who_handles, who_may_answer
from mediation.people.models import Person
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, RadioChoiceField

THE_BODY = "body"


class GrievanceForm(BaseForm):
    """Against whom, to whom, what."""

    about = RadioChoiceField(_("投诉谁"), [Filled(_("请选投诉谁。"))])
    to = RadioChoiceField(_("交给谁看、由谁答复"), [Filled()])
    words = LongText(_("什么事"), [Filled(_("请写是什么事。"))], most=2000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in who_handles(case)}
        self.bodies = {body.public_id: body for person in (None, *self.people.values())
                       for body in who_may_answer(case, person)}
        self.about.offer([*((ref, person.name) for ref, person in self.people.items()),
                          (THE_BODY, gettext("调解组织本身"))])
        self.to.offer([(ref, gettext("%(body)s的主任", body=body.short_name) if body is case.body else body.name)
                       for ref, body in self.bodies.items()])

    @property
    def whom(self) -> Person | None:
        return self.people.get(self.about.data)

    @property
    def receiver(self) -> Body:
        return self.bodies[self.to.data]


class ReplyForm(BaseForm):
    """What came of a complaint."""

    reply = LongText("答复", [Filled("请写明查了什么、怎么处理。")], most=2000, description="投诉的当事人看得到。")
