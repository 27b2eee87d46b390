"""What the liaison says of a 委派 or 委托: taking back, naming a mediator, going on, taking up the suit."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation import clock
from mediation.cases.assignments import CourtTakesBack
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.evidence.uploads import OptionalScan
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.suit_first import StraightToCourt
from mediation.law.terms import Basis
from mediation.sessions.panel_forms import NameMediatorsForm
from mediation.web.widgets import ChoiceField, Filled, LongText, RadioChoiceField, ShanghaiDateField


class TakeBackAssignmentForm(ActForm):
    """The court takes back what the body has not taken."""

    reason_code = RadioChoiceField("为什么收回", [Filled("请选择为什么收回。")], terms=CourtTakesBack)
    reason = LongText("说明", [Filled("请写明：调解组织看得见。")], most=1000)


class CourtNamesForm(NameMediatorsForm):
    """The court names who mediates, from the body's roster."""

    order = ("members", "presiding", "panel_reason", "happened_on", "late_reason")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        del self.chosen_by


class ResumeAssignedForm(ActForm):
    """What stood still goes on."""

    reason = LongText("恢复的原因", [Filled("请写明恢复的原因。")], most=1000)


class TakeUpForm(ActForm):
    """The court dockets what the party insists on, or resumes the trial."""

    facts_class = HandoffFacts
    happened_on = ShanghaiDateField("立案审查、恢复审理的日期", default=clock.today)
    insists = BooleanField("当事人坚持起诉")
    arbitration_done = BooleanField("已经仲裁")
    ground = ChoiceField("不经仲裁直接起诉的情形", terms=StraightToCourt, blank="没有")
    reason = LongText("说明", most=1000)
    scan = OptionalScan("起诉状、立案材料（扫描件）")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.basis_term is Basis.COURT_ENTRUSTED:
            del self.insists, self.arbitration_done, self.ground
