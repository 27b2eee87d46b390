"""Forms of the court's hours: what the court posts, which slot the clerk takes, moving it, calling it off."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any

from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.confirmations.acts.hours import Hours, when_and_where
from mediation.confirmations.hours_models import CourtSlot, SlotWay
from mediation.law.calendar import WEEKDAYS
from mediation.web.forms import BaseForm
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    Filled,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
    WholeNumberField,
)

WORKDAYS = ["0", "1", "2", "3", "4"]


class HoursForm(BaseForm):
    """The hours of a court: on which days, from when to when, how long each, in the court or by video."""

    court = ChoiceField("哪家法院", [Filled()], blank=None)
    first = ShanghaiDateField("从哪天起", default=clock.today)
    last = ShanghaiDateField("到哪天止（含当日）", default=clock.today)
    weekdays = ChoicesField("星期几", [Optional()], choices=[(str(n), f"周{day}") for n, day in enumerate(WEEKDAYS)],
                            default=WORKDAYS, description="放假日不排，调休上班日照排。")
    begins = ClockTimeField("每天从几点起", [Filled()], default=time(9, 0))
    ends = ClockTimeField("到几点止", [Filled()], default=time(11, 30))
    minutes = WholeNumberField("每件多少分钟", [Filled()], default=20, least=5, most=240)
    way = RadioChoiceField("怎样核实", [Filled()], terms=SlotWay, default=SlotWay.IN_PERSON)
    place = ShortText("地点，或者视频会议的网址", [Filled()], most=300, description="如：诉讼服务中心2号室；视频的以 https:// 开头。")

    def hours(self) -> Hours:
        return Hours(self.first.data, self.last.data, frozenset(int(n) for n in self.weekdays.data or ()),
                     self.begins.data, self.ends.data, self.minutes.data, self.way.data, self.place.data.strip())


class SlotForm(BaseForm):
    """A slot that is free."""

    slot = RadioChoiceField("选一个时段", [Filled("请选择时段。")])

    def __init__(self, *args: Any, slots: Iterable[CourtSlot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = {slot.public_id: slot for slot in slots}
        self.slot.offer((key, f"{when_and_where(slot)}（{slot.way_term.label}）") for key, slot in self.slots.items())

    @property
    def chosen_slot(self) -> CourtSlot:
        return self.slots[self.slot.data]


class BookForm(SlotForm):
    """Which agreements are checked in it: those of the case, and of like cases that go to the same court."""

    agreements = ChoicesField("核实哪些协议", [Optional()])

    def __init__(self, *args: Any, offered: Iterable[Agreement], own: Iterable[Agreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each.public_id: each for each in offered}
        self.agreements.offer((key, _named(each)) for key, each in self.offered.items())
        if not self.is_submitted():
            self.agreements.data = [each.public_id for each in own]

    @property
    def chosen(self) -> list[Agreement]:
        return [self.offered[key] for key in self.agreements.data or ()]


class CallOffForm(BaseForm):
    """Why nobody comes."""

    words = ShortText("为什么取消", [Filled("请用一句话写明为什么取消。")], most=120)


def _named(agreement: Agreement) -> str:
    workers = [party.name for party in agreement.parties if party.is_worker]
    return f"{agreement.number or '口头协议'}　{'、'.join(workers[:3])}{f'等{len(workers)}人' if len(workers) > 3 else ''}"
