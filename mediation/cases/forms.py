"""The form of an act: what every act asks when it is recorded."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import InputRequired

from mediation import clock
from mediation.cases.facts import Facts
from mediation.web.forms import BaseForm
from mediation.web.widgets import LongText, ShanghaiDateField, ShortText


FILE_NUMBERS = {"series": "不填的，归档时给下一个号（年度加流水）。", "case_number": "不填的，与案号相同；没有案号的，给下一个号。",
                "typed": "归档前要填好。"}


class FileNumberField(ShortText):
    """卷号: what happens where none is typed is a setting of the body."""

    def __init__(self, label: str = "卷号", **kwargs: Any) -> None:
        super().__init__(label, most=40, **kwargs)


class ActForm(BaseForm):
    """A form that records an act: the day it happened (today unless said), and why late when it is late."""

    facts_class: type[Facts] = Facts
    happened_on = ShanghaiDateField("发生的日期", default=clock.today, description="默认今天；补记的填实际发生的那一天。")
    late_reason = LongText("补记的原因", description="发生在三天以前的，用一句话写明为什么现在才记。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if "file_number" in self._fields:
            self._fields["file_number"].description = FILE_NUMBERS[record.body.setting("FILE_NUMBERS")]

    def facts(self, **more: Any) -> Facts:
        """What the form says, as the facts of its act."""
        names = {name for name in self.facts_class.__dataclass_fields__}
        said = {name: field.data for name, field in self._fields.items() if name in names and field.data is not None}
        return self.facts_class(**{**said, **more})


class WitnessForm(BaseForm):
    """What the witness has seen."""

    seen = BooleanField("我当面看过本人的身份证，回执在本人手里，登记的手机号本人说是自己的", [InputRequired(message="当面看过以后再勾。")])
