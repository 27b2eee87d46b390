"""What is answered to a party that asked for something."""
from __future__ import annotations

from typing import Any

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText


class SettleRequestForm(BaseForm):
    """What the party reads on its own page; nothing is done by it."""

    answer = LongText("怎么答复", [Filled("请写明怎么答复。")], most=500,
                      description="当事人在自己的页面上看得到，对方看不到。想撤回的，先单独与本人谈过；谈过不撤的写在这里。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
