"""Forms of the court's liaison: taking in, the court's decisions, its practice, the table."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.cases.forms import ActForm
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.confirmations.review_models import FlagHandling
from mediation.documents.models import ServiceWay
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.law.confirmation_file import DismissalGround, RefusalGround
from mediation.law.settings import OF_CONFIRMATION, SETTINGS
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    Filled,
    LongText,
    PublicIdField,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
)


class DocketForm(ActForm):
    """The court's number and the judge."""

    facts_class = ConfirmationFacts
    number = ShortText("案号", [Filled("请填写案号，如（2026）粤0605诉前调确12号。")], most=60,
                       description="照受理通知书填写，如（2026）粤0605诉前调确12号。")
    happened_on = ShanghaiDateField("受理的日期", default=clock.today)
    judge = ShortText("法官姓名", [Optional()], most=60)
    scan = OptionalScan("受理通知书", [Optional()])


class DecisionForm(ActForm):
    """A decision of the court: number, day, judge, scan; who has received it already."""

    facts_class = ConfirmationFacts
    number = ShortText("裁定书案号", [Filled()], most=60)
    happened_on = ShanghaiDateField("裁定的日期", default=clock.today)
    judge = ShortText("法官姓名", [Filled()], most=60)
    reason = LongText("要点", [Optional()])
    scan = OptionalScan("裁定书", [Optional()])
    served = ChoicesField("已经送达的当事人", [Optional()], description="还没有送达的以后再登记。")
    served_on = ShanghaiDateField("送达的日期", [Optional()])
    way = ChoiceField("怎样送达", [Optional()], terms=ServiceWay, blank=None, default=ServiceWay.DIRECT)

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.parties: dict[str, Party] = {party.public_id: party for party in signers(record.agreement)}
        self.served.offer((key, party.name) for key, party in self.parties.items())
        if not self.is_submitted():
            self.number.data, self.judge.data = record.court_number or "", record.judge

    @property
    def received(self) -> list[Party]:
        return [self.parties[key] for key in self.served.data or ()]


class GrantForm(DecisionForm):
    """The agreement is confirmed; both were notified to be present."""

    both_notified = BooleanField("裁定前已通知双方到场核实（民事诉讼法解释第三百五十六条）")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted():
            heard = {row.party_id for row in record.hearings if row.answers_sealed and row.asked_at}
            self.both_notified.data = all(party.id in heard for party in self.parties.values())


class RefuseForm(DecisionForm):
    """Not taken in, on one of the five grounds."""

    grounds = ChoicesField("不予受理的情形", [Optional()], choices=RefusalGround.choices())


class DismissForm(DecisionForm):
    """Dismissed, on one of the six grounds or of those found later."""

    grounds = ChoicesField("驳回的情形", [Optional()],
                           choices=[*DismissalGround.choices(), *RefusalGround.choices()])


class ObjectionDecidedForm(DecisionForm):
    """What the court decided on the objection."""

    outcome = RadioChoiceField("异议审查的结果", [Filled()], choices=[
        ("reject_objection", "驳回异议，维持裁定"), ("change_ruling", "异议部分成立，变更裁定"), ("revoke", "异议成立，撤销裁定")])


class TakeBackForm(BaseForm):
    """The last act of the liaison is taken back: which one, as the page showed it."""

    step = PublicIdField()


class TableForm(BaseForm):
    """Many docket numbers or rulings, pasted from a spreadsheet."""

    pasted = LongText("粘贴表格", [Filled("请粘贴表格。")], most=60_000,
                      description="每行一件，各列用制表符（从表格复制即是）或逗号隔开：收件号、案号、日期、结果、法官、情形。")
    both_notified = BooleanField("“确认有效”的各件，裁定前都已通知双方到场核实")
    sure = BooleanField("已逐行核对，登记全部各行")


class PracticeForm(BaseForm):
    """What the court confirms and what it leaves out, from a day on."""

    words = LongText("本院确认什么、不确认什么", [Filled("请写明本院确认什么、不确认什么。")], most=5000,
                     description="办案人起草协议、送交申请时看得见。写条款怎样写能确认、怎样写会退回，一行一件事。")
    concerns = ChoicesField("涉及哪些设置", [Optional()], choices=[(key, SETTINGS[key].name) for key in OF_CONFIRMATION],
                            description="勾选的设置，现在的值会一起显示。要改设置的值，请与系统管理员联系。")
    from_on = ShanghaiDateField("自哪天起", [Filled()], default=clock.today, near=(0, 1))


class FlagForm(BaseForm):
    """What was done about one flag."""

    handling = RadioChoiceField("怎样处理", [Filled()], terms=FlagHandling)
    words = LongText("写明", [Filled("请写明：怎样说明的、要了什么材料、移送给谁。")], most=1000,
                     description="说明：谁怎样解释的；要材料：要了什么（正式的补正另用“退回补正”）；移送：移给哪个部门。")


class SignedRecordForm(BaseForm):
    """The record of the review as it was signed."""

    scan = ScanField("签字的核实笔录")
    signed_on = ShanghaiDateField("签名的日期", [Filled()], default=clock.today)
