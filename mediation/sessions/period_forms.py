"""The forms of the period: extension, suspension, going on."""
from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm

from mediation.cases.facts import Extension, Suspension
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.deadlines.acts import running
from mediation.deadlines.models import Deadline
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.law.time_limits import extension_cap_days
from mediation.sessions.acts.pausing import review_day
from mediation.sessions.models import SuspensionGround
from mediation.sessions.panel_forms import PartiesForm
from mediation.web.widgets import ChoiceField, Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText


class ExtendForm(PartiesForm):
    """Until when, why, and the paper that both sides signed."""

    facts_class = Extension
    order = ("new_last_day", "ground", "reason_words", "happened_on", "on_behalf_of", "everybody", "scan",
             "late_reason")
    new_last_day = ShanghaiDateField("延长到哪一天（含当日）", validators=[Filled()], near=(1, 2))
    ground = RadioChoiceField("为什么延长", terms=ExtensionReason, validators=[Filled()])
    reason_words = ShortText("原因说明", most=100)
    scan = ScanField("双方签名的确认书或笔录的扫描件")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.happened_on.label.text = "双方同意的日期"
        self.happened_on.description = "默认今天；要在期限届满之前。届满前已经同意、现在补记的，填同意的那一天。"
        self.on_behalf_of.label.text = "同意延长的当事人（每一方都要同意）"
        self.period: Deadline | None = running(record, record, record.mediation_clock)
        self.sheet = PrintExtensionForm(formdata=None)
        self.cap = extension_cap_days(record.basis_term) or record.body.setting("EXTENSION_CAP_DAYS")


class PrintExtensionForm(FlaskForm):
    """What stands on the paper that both sides are to sign."""

    class Meta:
        csrf = False
        locales = ["zh_CN", "zh"]

    until = ShanghaiDateField("延长到哪一天（含当日）", validators=[Filled()], near=(1, 2))
    why = ChoiceField("为什么延长", terms=ExtensionReason, validators=[Filled()])


class ShamForm(ActForm):
    """Why mediation must stop, and to whom that was reported."""

    facts_class = Suspension
    order = ("reason", "reported_to", "until", "scan", "happened_on", "late_reason")
    reason = LongText("可疑的情形", validators=[Filled("请写明可疑的情形。")])
    reported_to = ShortText("向谁报告", most=120)
    until = ShanghaiDateField("复查的日期", near=(7, 15, 30))
    scan = OptionalScan("可疑情形的材料（扫描件）")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted():
            self.until.data = review_day(record)


class SuspendForm(PartiesForm):
    """Why mediation stands still, and when it is looked at again."""

    facts_class = Suspension
    order = ("reason_code", "reason", "until", "on_behalf_of", "everybody", "scan", "happened_on", "late_reason")
    reason_code = RadioChoiceField("为什么中止", terms=SuspensionGround, validators=[Filled()])
    reason = LongText("说明")
    until = ShanghaiDateField("复查的日期", near=(7, 15, 30))

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.on_behalf_of.label.text = "同意中止的当事人（勾选每一方，就是双方同意）"
        if not self.is_submitted():
            self.until.data = review_day(record)


class ResumeForm(ActForm):
    """Mediation goes on."""

    order = ("reason", "scan", "happened_on", "late_reason")

    reason = LongText("说明", description="如：鉴定意见已收到。")
    scan = OptionalScan("恢复所依据的材料（扫描件）")
