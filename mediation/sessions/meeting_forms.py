"""The forms of a session: its plan, a move, handing over its notice, how everybody came."""
from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField

from mediation import clock
from mediation.cases.models import Case
from mediation.documents.kinds.d08_session_notice import ToBring
from mediation.documents.models import ServiceWay
from mediation.errors import RequirementNotMet
from mediation.parties.models import Agent, Party
from mediation.sessions.acts import Presence
from mediation.sessions.models import Attending, Session
from mediation.sessions.plans import Plan
from mediation.sessions.queries import expected_at, noticed, rooms_of
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, ClockTimeField, Filled, LongText, PublicIdField,
                                   ShanghaiDateField, ShortText)


class PlanForm(BaseForm):
    """When, where and over what."""

    starts_on = ShanghaiDateField("哪一天", validators=[Filled()], near=(1, 2), earliest=date(2020, 1, 1))
    begins = ClockTimeField("几点开始", validators=[Filled()], description="如 09:30、14:00。")
    ends = ClockTimeField("大约到几点", validators=[Filled()])
    place = ShortText("地点", most=120, description="在本组织哪个房间；只开视频的不填。")
    video_link = ShortText("视频会议号或网址", most=300)
    matter = ShortText("事由", most=200)
    recorder = ShortText("记录人", most=60)
    bring = ChoicesField("请当事人携带", terms=ToBring)
    bring_words = ShortText("其他材料的名称", most=120)
    excuse_by = ShanghaiDateField("不能到场的，最迟哪天说明", description="不填的，为开会的前一天。", near=(0, 1, 2))
    noticed_on = ShanghaiDateField("通知的日期", default=clock.today, description="默认今天；补记已经开过的会，填当时通知的日期。")
    despite_warnings = BooleanField("看过上面的提示，仍按这个时间地点安排")

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        case: Case = record.case
        self.rooms = rooms_of([case.body_id])
        if not self.is_submitted():
            self.matter.data = self.matter.data or case.matter or ""
            self.recorder.data = self.recorder.data or (case.clerk.name if case.clerk else "")
            self.bring.data = self.bring.data or [ToBring.IDENTITY, ToBring.EVIDENCE]

    def plan(self) -> Plan:
        """What was said, as the plan of a session; it begins and ends on the same day."""
        day = self.starts_on.data
        return Plan(
            starts_at=clock.instant(day, self.begins.data), ends_at=clock.instant(day, self.ends.data),
            place=self.place.data, video_link=self.video_link.data, matter=self.matter.data,
            recorder=self.recorder.data, bring=tuple(str(each) for each in self.bring.data or ()),
            bring_words=self.bring_words.data, excuse_by=self.excuse_by.data)


class MoveForm(PlanForm):
    """A new time or place, and why."""

    reason = LongText("为什么改期", validators=[Filled("请写明为什么改期、谁提出的。")])

    def __init__(self, *args: Any, record: Session, **kwargs: Any) -> None:
        local = record.starts_at.astimezone(clock.SHANGHAI)
        kwargs = {"starts_on": local.date(), "begins": local.time(), "place": record.place, "matter": record.matter,
                  "ends": record.ends_at.astimezone(clock.SHANGHAI).time(), "video_link": record.video_link,
                  "recorder": record.recorder, "bring": [ToBring(each) for each in record.bring],
                  "bring_words": record.bring_words, **kwargs}
        super().__init__(*args, record=record, **kwargs)


class CallOffForm(BaseForm):
    """Why a session is not held."""

    reason = LongText("为什么取消", validators=[Filled("请写明为什么取消。")])


class AgentField(ChoiceField):
    """One of a party's agents; they are offered once it is known whose row it is, and checked by the act."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else ""


class PresenceRow(Form):
    """How one party came."""

    party = PublicIdField()
    attending = ChoiceField("怎么来的", terms=Attending, blank="请选择")
    agent = AgentField("代理人", blank="—")
    remark = ShortText("备注", most=200)


class HoldForm(BaseForm):
    """Who was there, from when until when."""

    began = ClockTimeField("实际几点开始", validators=[Filled()])
    ended = ClockTimeField("实际几点结束", validators=[Filled()])
    attending = FieldList(FormField(PresenceRow), "到场情况")

    def __init__(self, *args: Any, record: Session, **kwargs: Any) -> None:
        self.expected = expected_at(record)
        kwargs = {"began": record.starts_at.astimezone(clock.SHANGHAI).time(),
                  "ended": record.ends_at.astimezone(clock.SHANGHAI).time(),
                  "attending": _expected(self.expected, record), **kwargs}
        super().__init__(*args, record=record, **kwargs)
        for entry in self.attending:
            found = self.asked.get(entry.form.party.data or "")
            entry.form.agent.offer([(agent.public_id, agent.name) for agent in found.agents] if found else [], "—")

    @property
    def asked(self) -> dict[str, Party]:
        """The parties that were asked to come, by their address."""
        return {party.public_id: party for party in self.expected}

    @property
    def lines(self) -> list[tuple[Party, Form, bool]]:
        """Each party with its fields, and whether it was properly told."""
        told = noticed(self.record)
        return [(party, entry.form, party.id in told) for entry in self.attending
                if (party := self.asked.get(entry.form.party.data or "")) is not None]

    def presences(self) -> list[Presence]:
        """What was said of each party that was asked."""
        return [_presence(party, form) for party, form, _told in self.lines if form.attending.data]

    def instant(self, field: ClockTimeField) -> Any:
        return clock.instant(clock.day_of(self.record.starts_at), field.data)


class ServiceRow(Form):
    """That one party was handed the notice."""

    party = PublicIdField()
    way = ChoiceField("方式", terms=ServiceWay, blank="—")
    served_on = ShanghaiDateField("日期")
    taken_by = ShortText("签收人", most=60)


class ServeForm(BaseForm):
    """How the notice reached each party; rows left empty are not recorded."""

    served = FieldList(FormField(ServiceRow), "送达情况")

    def __init__(self, *args: Any, record: Session, **kwargs: Any) -> None:
        told = noticed(record)
        self.open_rows = [row for row in record.attendances if row.party.takes_part and row.party_id not in told]
        super().__init__(*args, record=record, served=[{"party": row.party.public_id} for row in self.open_rows],
                         **kwargs)

    @property
    def lines(self) -> list[tuple[Party, Form]]:
        waiting = {row.party.public_id: row.party for row in self.open_rows}
        return [(party, entry.form) for entry in self.served
                if (party := waiting.get(entry.form.party.data or "")) is not None]

    def said(self) -> list[tuple[Party, ServiceWay, date, str]]:
        """The rows that were filled; raises RequirementNotMet for a row filled by half, or when none is."""
        found = []
        for party, row in self.lines:
            if not row.way.data and not row.served_on.data:
                continue
            if not row.way.data or not row.served_on.data:
                raise RequirementNotMet(f"{party.name}：方式和日期都要填。")
            found.append((party, row.way.data, row.served_on.data, row.taken_by.data))
        if not found:
            raise RequirementNotMet("请至少填写一方的送达方式和日期。")
        return found


def _expected(parties: list[Party], session: Session) -> list[dict[str, Any]]:
    """Before anybody has said otherwise, everybody is taken to have come as the notice asked."""
    usual = Attending.BY_VIDEO if session.mode == "视频" else Attending.IN_PERSON
    return [{"party": party.public_id, "attending": usual} for party in parties]


def _presence(party: Party, form: Form) -> Presence:
    chosen: Agent | None = next((each for each in party.agents if each.public_id == form.agent.data), None)
    return Presence(party, form.attending.data, chosen, form.remark.data)
