"""Forms for what may be changed of a case beside its procedure."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation.law.terms import CaseKind, Role
from mediation.people.queries import holders
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText


class KindForm(BaseForm):
    """Another kind of dispute, with the reason."""

    kind = RadioChoiceField("争议种类", terms=CaseKind, validators=[Filled()])
    reason = LongText("为什么", validators=[Filled("请写明理由：事实如何，依据什么。")])


class ClerkForm(BaseForm):
    """Who is to handle the case."""

    clerk = ChoiceField("交给谁办", validators=[Filled()])

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        staff = holders(record.body, Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
        self.clerk.offer([(person.public_id, person.name) for person in staff if not record.excludes(person)], "请选择")


class PublicForm(BaseForm):
    """Open or not."""

    is_public = RadioChoiceField("是否公开", choices=(("no", "不公开"), ("yes", "公开")), validators=[Filled()])
    both_ask = BooleanField("双方都要求公开（签字材料已入卷）")


class ElsewhereForm(BaseForm):
    """What another forum did."""

    forum = ShortText("哪个机关", validators=[Filled()], description="如劳动监察大队、仲裁委、法院、公安、保障金管理机构。")
    number = ShortText("文号、案号")
    happened_on = ShanghaiDateField("日期", description="不清楚可以空着。")
    result = LongText("做了什么、结果怎样", validators=[Filled()])
