"""The form of an act: what every act asks when it is recorded."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.facts import Facts
from mediation.web.forms import BaseForm
from mediation.web.widgets import LongText, ShanghaiDateField


class ActForm(BaseForm):
    """A form that records an act: the day it happened (today unless said), and why late when it is late."""

    facts_class: type[Facts] = Facts
    happened_on = ShanghaiDateField("发生的日期", default=clock.today, description="默认今天；补记的填实际发生的那一天。")
    late_reason = LongText("补记的原因", description="发生在三天以前的，用一句话写明为什么现在才记。")

    def facts(self, **more: Any) -> Facts:
        """What the form says, as the facts of its act."""
        names = {name for name in self.facts_class.__dataclass_fields__}
        said = {name: field.data for name, field in self._fields.items() if name in names and field.data is not None}
        return self.facts_class(**{**said, **more})
