"""The forms of the acts before a case is submitted, and of its submission."""
from __future__ import annotations

from wtforms import BooleanField

from mediation import clock
from mediation.cases.forms import ActForm, FileNumberField
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.intake.facts import Submission
from mediation.cases.talks import TalksOver
from mediation.web.widgets import ChoiceField, ClockTimeField, Filled, LongText, ShanghaiDateField, ShortText


class SubmitForm(ActForm):
    """A draft is handed in."""

    happened_on = ShanghaiDateField("收到日期", default=clock.today, latest=clock.today)
    received_time = ClockTimeField("收到时间", description="今天收到的可不填。")
    signed_on_the_spot = BooleanField("口头申请笔录已读给申请人听，申请人已签名或按指印")
    lacking = LongText("尚缺的材料", description="每行一样，写在回执上；要补正的，以后另发一次补正通知。", most=600)
    scan = OptionalScan("签了名的申请书或笔录（扫描件）")
    duplicate_reason = ShortText("另立一件的理由", description="同一劳动者、同一单位、期间重叠已有案件时填写。")

    def submission(self, proof: str | None) -> Submission:
        """How it was handed in."""
        day, at = self.happened_on.data or clock.today(), self.received_time.data
        return Submission(received_at=clock.instant(day, at) if at else None, proof=proof,
                          signed_on_the_spot=self.signed_on_the_spot.data, late_reason=self.late_reason.data,
                          lacking=tuple(line.strip() for line in self.lacking.data.split("\n") if line.strip()))


class GiveUpForm(ActForm):
    """The applicant does not go on."""

    told = BooleanField("已告知申请人：不影响以后再申请，也可以直接申请仲裁", [Filled("请告知申请人后勾选。")])
    reason = ShortText("原因")


class ConfirmAssignmentForm(ActForm):
    """The body signs for what a court handed over."""

    scan = OptionalScan("委派函、委托函（扫描件）")


class AnswerTalksForm(ActForm):
    """The period of talks, as agreed in writing."""

    until = ShanghaiDateField("约定协商到哪一天", [Filled()], near=(5, 10, 15))
    reason = ShortText("对方怎么答复的")
    scan = OptionalScan("书面约定（扫描件）")


class SettlePrivatelyForm(ActForm):
    """A settlement that the parties made by themselves."""

    scan = ScanField("双方签订的和解协议书（扫描件）")
    due_on = ShanghaiDateField("约定最迟哪天履行", near=(7, 15, 30), description="分期的填最后一期；当场付清的可不填。")


class EndTalksForm(ActForm):
    """Talks came to nothing."""

    reason_code = ChoiceField("怎么结束的", [Filled()], terms=TalksOver)
    reason = ShortText("经过")
    scan = OptionalScan("拒绝答复等凭据（扫描件）")


class DefaultOnSettlementForm(ActForm):
    """A settlement was not kept."""

    reason = ShortText("哪一项没有履行、差多少", [Filled()])


class CloseSettledForm(ActForm):
    """A settlement was kept."""

    scan = ScanField("付款凭证、收条（扫描件）")
    file_number = FileNumberField()
