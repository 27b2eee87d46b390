"""Forms of what the commission and the court decide, and of what the parties do about it."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation.cases.forms import ActForm
from mediation.evidence.uploads import OptionalScan
from mediation.handoffs.models import HandoffState, ReceiverAnswer, ResultKind
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.suits import AwardForce, NoAward, StillWaits
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    Filled,
    LongText,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
)

R, S = ResultKind, HandoffState
ENDINGS: dict[HandoffState, tuple[ResultKind, ...]] = {
    S.ARBITRATION: (R.WITHDRAWN, R.REFUSED, R.SETTLED, R.OTHER), S.ARB_MEDIATING: (R.WITHDRAWN, R.SETTLED),
    S.LITIGATION: (R.NOT_DOCKETED, R.DISMISSED, R.WITHDRAWN, R.SETTLED, R.OTHER),
    S.SUIT_MEDIATING: (R.WITHDRAWN, R.SETTLED),
    S.JUDGED: (R.JUDGMENT, R.LAST_JUDGMENT, R.COURT_PAPER, R.OTHER), S.AWARD_ANNULLED: (R.OTHER,),
    S.AWARDED: (R.AWARD, R.MEDIATION_PAPER, R.SETTLED, R.OTHER),
    S.ENFORCE_TITLE: (R.AWARD, R.JUDGMENT, R.COURT_PAPER, R.SETTLED, R.OTHER)}
"""How a way out may end in each state."""


class StepForm(ActForm):
    """The day, a word and the paper, of one step before another body."""

    facts_class = HandoffFacts
    reason = LongText("说明")
    scan = OptionalScan("文书或者通知的扫描件")

    def said(self, by: Any) -> HandoffFacts:
        """What the form says, with its paper and the party whose act it is."""
        more: dict[str, Any] = {"proof": self.scan.kept(by=by)}
        if "waits" in self._fields:
            more["waits"] = tuple(self._fields["waits"].data or ())
        if "party" in self._fields:
            chosen = self._fields["party"].data
            more["on_behalf_of"] = tuple(one for one in self.record.case.parties if one.public_id == chosen)
        found: Any = self.facts(**more)
        return found


class AnswerForm(StepForm):
    """What the receiver said to what it was sent."""

    answer = RadioChoiceField("接收单位的答复", terms=ReceiverAnswer, validators=[Filled()])
    reason = LongText("理由", description="退回的必须写明。退回后到复查日期还没有处理的，在待办里提醒。")


class AcceptedForm(StepForm):
    """The commission took it in, or its term begins anew."""

    number = ShortText("仲裁案号")


class ExtendForm(StepForm):
    """Until when the award is put off."""

    new_last_day = ShanghaiDateField("延长到哪一天（含当日）", validators=[Filled()])


class DeferForm(StepForm):
    """The commission waits for the mediation; the day on which to look again."""

    until = ShanghaiDateField("什么时候再看一次", description="法律没有规定期限；不填的，按本组织的复查天数。")


class ResultForm(StepForm):
    """What was decided, by which paper."""

    kind = RadioChoiceField("结果", validators=[Filled()])
    number = ShortText("对方的案号")
    decided_on = ShanghaiDateField("文书的日期")
    result = LongText("内容", validators=[Filled("请写明结果的内容。")])
    kinds: tuple[ResultKind, ...] = tuple(ResultKind)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.kind.offer([(kind.value, kind.label) for kind in self.kinds_of(HandoffState(record.state))])

    def kinds_of(self, state: HandoffState) -> tuple[ResultKind, ...]:
        """What can be chosen."""
        return self.kinds


class ServedForm(ResultForm):
    """The same, with the days on which each side got the paper: the periods for going on count from them."""

    received_on = ShanghaiDateField("劳动者收到的日期", description="起诉、上诉的期间从收到之日起算；不填的，按发生的日期。")
    employer_received_on = ShanghaiDateField("用人单位收到的日期")


class AwardForm(ServedForm):
    """An award, or the commission's mediation paper."""

    kinds = (R.AWARD, R.MEDIATION_PAPER)
    force = RadioChoiceField("裁决书写明", terms=AwardForce,
                             description="裁决书自己写明是不是终局；两种都写在一份里的，按非终局办。调解书不选。")


class ArbitrationPaperForm(ServedForm):
    """The commission's mediation paper, signed for by both."""

    kinds = (R.MEDIATION_PAPER,)


class JudgmentForm(ServedForm):
    """A judgment, a ruling, or the court's paper."""

    kinds = (R.JUDGMENT, R.RULING, R.LAST_JUDGMENT, R.COURT_PAPER)


class CourtPaperForm(ServedForm):
    """The court's mediation paper, signed for by both."""

    kinds = (R.COURT_PAPER,)


class AnnulledForm(ServedForm):
    """The ruling that set a final award aside."""

    kinds = (R.ANNULLED,)


class AwardStandsForm(ServedForm):
    """The suit fell away."""

    kinds = (R.WITHDRAWN, R.DISMISSED)


class CloseForm(ResultForm):
    """How a way out ended."""

    def kinds_of(self, state: HandoffState) -> tuple[ResultKind, ...]:
        """What may end it as it stands."""
        return ENDINGS.get(state, self.kinds)


class SuitForm(StepForm):
    """Who goes to which court."""

    party = ChoiceField("哪一方", validators=[Filled()])
    court_name = ShortText("法院", most=120, validators=[Filled()])

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        case = record.case
        self.party.offer([(party.public_id, party.name) for party in case.active_parties], "请选择")
        if not self.is_submitted():
            self.court_name.data = record.court_name or (case.body.court.name if case.body.court else "")


class NoAwardForm(SuitForm):
    """Why there is no award, and what of J1 5, 7, 12 keeps the court shut."""

    ground = RadioChoiceField("为什么没有裁决", terms=NoAward, validators=[Filled()])
    waits = ChoicesField("有没有下面的情形", choices=[(one.value, one.label) for one in StillWaits],
                         description="有的，还不能起诉（劳动争议解释一第五、七、十二条）。")


class TitleForm(StepForm):
    """It binds: until when it is to be performed, and whether property is held for it."""

    performance_ends_on = ShanghaiDateField("文书写明的最后履行日", description="申请执行的二年从这一天起算；没有写明的不填。")
    preserved = BooleanField("财产已经保全（三个月内申请执行，否则解除）")


class DocketedForm(StepForm):
    """The court registered it."""

    number = ShortText("法院案号", validators=[Filled()])
