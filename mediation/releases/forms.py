"""The forms for a file that is held back: asking for it, and deciding as the second person."""
from __future__ import annotations

from mediation.releases.models import Wanted
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, RadioChoiceField


class AskForm(BaseForm):
    """What is wanted, and why."""

    wanted = RadioChoiceField("申请什么", terms=Wanted, validators=[Filled()])
    reason = LongText("为什么", validators=[Filled()], most=500, description="如“双方都说这是公司发的工资表模板，里面有宏”。")


class DecideForm(BaseForm):
    """Whether the second person allows it."""

    answer = RadioChoiceField("复核结果", choices=[("yes", "同意"), ("no", "不同意")], validators=[Filled()])
    words = LongText("说明", most=500, description="不同意的，请写明理由。")
