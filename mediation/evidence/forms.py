"""The forms of evidence: taking a piece in, moving it to another zone by its owner's wish."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.models import Case
from mediation.evidence.acts import HandedIn, moves_open_to, taken_in_as
from mediation.evidence.fields import EvidenceField
from mediation.evidence.kinds import HELP
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.evidence.uploads import OptionalScan
from mediation.law.terms import Side, Zone
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText,
                                   WholeNumberField)

ZONE_WORDS = {
    Zone.PRIVATE: "只有本人看得见：封存，办案人也不看", Zone.HANDLING: "本人和办案人看得见，对方看不见",
    Zone.SIDE: "本方的各位当事人和办案人看得见", Zone.SHARED: "双方看得见：给对方看了就收不回来"}


class TakeInForm(BaseForm):
    """A piece that a party hands in, or that the body found itself."""

    party = ChoiceField("谁交的", blank="本组织调取的")
    name = ShortText("证据名称", validators=[Filled()], most=120, description="如“2026年8月工资条”。")
    proves = LongText("证明什么", most=1000)
    form = RadioChoiceField("形式", terms=EvidenceForm, default=EvidenceForm.COPY, validators=[Filled()])
    pages = WholeNumberField("页数", least=1)
    received_on = ShanghaiDateField("收到的日期", validators=[Filled()], default=clock.today)
    zone = RadioChoiceField("谁看得见", default=Zone.HANDLING.value, validators=[Filled()])
    scan = EvidenceField("文件", description=HELP)

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.givers = {party.public_id: party for party in record.active_parties}
        self.party.offer([(ref, f"{Side(party.side).label} {party.name}") for ref, party in self.givers.items()],
                         "本组织调取的")
        self.zone.offer([(each.value, ZONE_WORDS[each]) for each in taken_in_as()])

    def handed_in(self) -> HandedIn:
        """What was said of the piece."""
        return HandedIn(
            name=self.name.data, party=self.givers.get(self.party.data or ""), proves=self.proves.data,
            form=EvidenceForm(self.form.data), pages=self.pages.data, zone=Zone(self.zone.data),
            received_on=self.received_on.data)


class MoveForm(BaseForm):
    """Into which zone, since when its owner wants it, on which record."""

    zone = RadioChoiceField("改为", validators=[Filled()])
    wished_on = ShanghaiDateField("本人表示的日期", validators=[Filled()], default=clock.today)
    words = LongText("怎么表示的", most=500, description="如“第1次调解笔录第2页，本人同意给对方看”；有签字材料的上传扫描件。")
    scan = OptionalScan("本人签字材料的扫描件")

    def __init__(self, *args: Any, record: Evidence, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.zone.offer([(each.value, ZONE_WORDS[each]) for each in moves_open_to(record)])
