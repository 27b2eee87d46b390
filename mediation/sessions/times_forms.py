"""Proposing times, and choosing among them."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _

from mediation import clock
from mediation.errors import RequirementNotMet
from mediation.sessions.acts.times import ProposedTimes
from mediation.sessions.times_models import TimeProposal
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoicesField, ClockTimeField, Filled, LongText, ShanghaiDateField, ShortText,
                                   WholeNumberField)


class ProposeTimesForm(BaseForm):
    """Up to three days and hours."""

    first_on = ShanghaiDateField("第一个时间：哪天", [Filled()], near=(1, 2))
    first_at = ClockTimeField("几点", [Filled()], description="如 09:30、14:00。")
    second_on = ShanghaiDateField("第二个时间：哪天", near=(1, 2))
    second_at = ClockTimeField("几点")
    third_on = ShanghaiDateField("第三个时间：哪天", near=(1, 2))
    third_at = ClockTimeField("几点")
    length = WholeNumberField("大约多少分钟", [Filled()], least=15, most=480, default=120)
    place = ShortText("地点", most=120)
    video_link = ShortText("视频会议号或网址", most=300)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def times(self) -> ProposedTimes:
        """What is proposed; raises RequirementNotMet for a day without its hour."""
        starts: list[datetime] = []
        for name in ("first", "second", "third"):
            day, hour = self[f"{name}_on"].data, self[f"{name}_at"].data
            if (day is None) != (hour is None):
                raise RequirementNotMet("日期和钟点要一起填。", field=f"{name}_at" if hour is None else f"{name}_on")
            if day is not None and hour is not None:
                starts.append(clock.instant(day, hour))
        return ProposedTimes(starts, self.length.data, self.place.data, self.video_link.data)


class ChooseTimesForm(BaseForm):
    """Which of the proposed times a party can; else which others."""

    can = ChoicesField(_("哪几个时间您能来"))
    words = LongText(_("都不行的，写哪几天可以"), most=300)

    def __init__(self, *args: Any, proposal: TimeProposal, party: Party, words_of: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.can.offer([(str(index), words_of(each)) for index, each in enumerate(proposal.times)])
        said = proposal.answer_of(party)
        if said is not None and not self.is_submitted():
            self.can.data, self.words.data = [str(index) for index in said.can], said.words

    @property
    def chosen(self) -> list[int]:
        return [int(index) for index in self.can.data or ()]
