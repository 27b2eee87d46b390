"""The form of a leave: whose, who stands in, from when to when."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mediation import clock
from mediation.bodies.models import Body
from mediation.people.models import Person
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled, ShanghaiDateField


class LeaveForm(BaseForm):
    """Both are liaisons of one court; whose leave it is stands on the person who asks unless said otherwise."""

    absent = ChoiceField("谁请假", [Filled()], blank=None)
    substitute = ChoiceField("交给谁", [Filled("请选择交给谁。")])
    first = ShanghaiDateField("从哪天起", default=clock.today)
    last = ShanghaiDateField("到哪天止（含当日）", [Filled("请填写哪天回来。")])

    def __init__(self, *args: Any, people: Mapping[Body, Sequence[Person]], me: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for many in people.values() for person in many}
        self.courts = {person.public_id: court for court, many in people.items() for person in many}
        self.absent.offer((key, person.name) for key, person in self.people.items())
        self.substitute.offer(((key, person.name) for key, person in self.people.items() if person is not me), "请选择")
        if not self.is_submitted():
            self.absent.data = me.public_id

    @property
    def who(self) -> Person:
        return self.people[self.absent.data]

    @property
    def stand_in(self) -> Person:
        return self.people[self.substitute.data]

    @property
    def chosen_court(self) -> Body:
        return self.courts[self.absent.data]
