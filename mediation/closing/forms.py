"""Forms of closing a case, taking it up again, dividing it, and putting errors right."""
from __future__ import annotations

from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.queries import agreements_standing
from mediation.cases.correcting import correctable
from mediation.cases.facts import EndWithoutAgreement, Facts, Reopening, Withdrawal
from mediation.cases.forms import ActForm, FileNumberField
from mediation.cases.correcting_claims import Asked, asked
from mediation.cases.models import Case, Claim
from mediation.cases.proposing import proposed
from mediation.closing.acts import WithdrawalReason
from mediation.closing.archiving import ForTheArchive
from mediation.closing.checklist import PaperLine, paper_lines
from mediation.closing.reasons import ReasonLine, reasons_of
from mediation.documents.drafts import standing_draft
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.intake.acceptance.forms import chosen
from mediation.law.terms import ClaimType
from mediation.parties.models import Party
from mediation.sessions.panel_forms import NameMediatorsForm
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, LongText, MoneyField, RadioChoiceField,
                                   ShanghaiDateField, ShortText)


SAID_BEFOREHAND = tuple(each for each in WithdrawalReason if each is not WithdrawalReason.OTHER)


class PrintWithdrawalForm(FlaskForm):
    """What stands on the application that is to be signed; a reason not yet known is ticked on the paper."""

    class Meta:
        csrf = False
        locales = ["zh_CN", "zh"]

    why = ChoiceField("撤回的原因", terms=SAID_BEFOREHAND, blank="本人在纸上勾选")


class WithdrawForm(ActForm):
    """The applicants withdraw, after a word with them alone."""

    facts_class = Withdrawal
    spoken_alone_on = ShanghaiDateField("哪天单独谈的", [Filled("撤回前要单独与本人谈话核实，请填写日期。")], latest=clock.today)
    spoken_alone_by = ShortText("谁谈的", [Filled("请填写谈话人。")], most=60)
    reason_code = RadioChoiceField("撤回的原因", [Filled()], terms=WithdrawalReason)
    reason = LongText("经过", description="本人怎么说的。", most=1000)
    scan = ScanField("本人签名的撤回申请，或者单独谈话的记录（扫描件）")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.sheet = PrintWithdrawalForm(formdata=None)


class LeaveForm(WithdrawForm):
    """Some of several applicants withdraw; the case goes on for the others."""

    parties = ChoicesField("谁撤回", [Filled("请勾选撤回的申请人。")])

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.applicants: list[Party] = record.applicants
        self.parties.offer([(party.public_id, party.name) for party in self.applicants])

    def leaving(self) -> tuple[Party, ...]:
        """Who withdraws."""
        return chosen(self.applicants, self.parties.data)


class EndForm(ActForm):
    """Why the mediation ends: what the file supports can be chosen, the rest says why not."""

    facts_class = EndWithoutAgreement
    reason_code = RadioChoiceField("终结的原因", [Filled()])
    reason = LongText("说明", description="写在终止告知书上，不写让步的内容；选“其他”的必须写。", most=1000)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.reasons: list[ReasonLine] = reasons_of(record, self._day())
        self.reason_code.offer([(line.reason.value, line.reason.label) for line in self.reasons])
        prepared = standing_draft(record, "D30") if not self.is_submitted() else None
        if prepared is not None:
            self.reason_code.data = prepared.extra.reason.value

    def _day(self) -> Any:
        return self.happened_on.data or clock.today()

    @property
    def not_supported(self) -> list[ReasonLine]:
        """The reasons that the file does not bear out, with why."""
        return [line for line in self.reasons if not line.supported]


class ArbitrationEndForm(ActForm):
    """The mediation ends because arbitration was filed."""

    facts_class = Facts
    deferred = BooleanField("仲裁委暂缓受理（调解继续，不终结）")


class ArchiveForm(ActForm):
    """What is due is in the file, or why not."""

    facts_class = ForTheArchive
    explained = LongText("缺的文书为什么缺", description="都齐了的不填；没有补齐的逐样写明原因。", most=2000)
    file_number = FileNumberField()

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.papers: list[PaperLine] = paper_lines(record)
        self.proposal = proposed(record, "archive")
        if self.proposal is not None and not self.is_submitted():
            self.explained.data = self.proposal.said["explained"]
            self.file_number.data = self.proposal.said.get("file_number", "")
        if not self.is_submitted() and not self.file_number.data:
            self.file_number.data = record.file_number or ""


class ReopenForm(ActForm):
    """Why an ended case is taken up again."""

    facts_class = Reopening
    reason = LongText("理由", [Filled("请写明理由。")], most=1000)


class VoidForm(ReopenForm):
    """An agreement is void or cancelled: the paper that says so."""

    scan = ScanField("认定无效、撤销的文书，或者双方签字的解除材料")
    ruling_or_paper = BooleanField("扫描件是生效文书或者双方签字的材料，已核对", [Filled("请核对后勾选。")])
    agreements = ChoicesField("哪一份协议", [Filled("请勾选无效、被撤销或者解除的协议。")],
                              description="勾选的协议里没有履行的各项不再履行，不再催告。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.standing = [each for each in agreements_standing(record, AgreementStanding.IN_EFFECT)
                         if each.supplements_id is None]
        self.agreements.offer([(each.public_id, each.number or each.form_term.label) for each in self.standing])
        if not self.is_submitted() and len(self.standing) == 1:
            self.agreements.data = [self.standing[0].public_id]

    def void(self) -> tuple[Agreement, ...]:
        """The agreements that were ticked."""
        return tuple(each for each in self.standing if each.public_id in self.agreements.data)


class NewAgreementForm(ReopenForm):
    """After a court did not confirm, the parties want another agreement."""

    scan = OptionalScan("双方签字的材料（扫描件）")


class AgainForm(NameMediatorsForm):
    """A new mediation, and who leads it: those who did before, unless others are named."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted():
            seated = [member for member in record.mediators if member.person.public_id in self.people]
            self.members.data = [member.person.public_id for member in seated]
            self.presiding.data = next((member.person.public_id for member in seated if member.presides), None)


class SplitForm(ActForm):
    """Who gets a case of their own, and why."""

    facts_class = Facts
    parties = ChoicesField("分出去的人", [Filled("请勾选要分出去的人。")])
    reason = LongText("分案的理由", [Filled("请写明分案的理由。")], most=1000)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.workers: list[Party] = record.workers
        self.parties.offer([(party.public_id, party.name) for party in self.workers])

    def moving(self) -> tuple[Party, ...]:
        """Who goes."""
        return chosen(self.workers, self.parties.data)


class JoinForm(ActForm):
    """With which case this one is handled together, and why."""

    facts_class = Facts
    number = ShortText("另一件的案号或收件号", [Filled()], description="如 迅劳人调字〔2026〕第012号，或收件号的数字。", most=60)
    reason = LongText("并案的理由", [Filled("请写明并案的理由。")], most=1000)


class ProposeCorrectionForm(BaseForm):
    """What a datum of a party should read."""

    party = ChoiceField("谁的", [Filled()])
    column = ChoiceField("哪一项", [Filled()])
    new_value = ShortText("应当是", [Filled("请填写更正后的内容。")], most=200, description="出生日期写成 1990-01-31。")
    reason = LongText("错在哪里，依据什么更正", [Filled("请写明错在哪里、依据什么更正。")], most=500)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        case: Case = record
        self.parties: dict[str, Party] = {party.public_id: party for party in case.parties}
        self.party.offer([(party.public_id, party.name) for party in case.parties])
        columns: dict[str, str] = {}
        for party in case.parties:
            columns.update(correctable(party))
        self.column.offer(columns.items())
        if not self.is_submitted():
            self.party.data = request.args.get("party") if request.args.get("party") in self.parties else None

    def whose(self) -> Party:
        """Whose datum it is."""
        return self.parties[self.party.data]


class CorrectClaimForm(BaseForm):
    """What should have been written down of a claim; filled with what was."""

    type = ChoiceField("请求类型", [Filled()], terms=ClaimType)
    from_on = ShanghaiDateField("期间起", near=())
    until_on = ShanghaiDateField("期间止", near=())
    amount = MoneyField("金额", description="不知道的可不填。")
    about = BooleanField("约")
    ground = ShortText("怎么算的、依据")
    reason = LongText("错在哪里，依据什么更正", [Filled("请写明错在哪里、依据什么更正。")], most=500,
                      description="例如：申请书原件写的是五千元，录入时多了一个零。")

    def __init__(self, *args: Any, record: Claim, **kwargs: Any) -> None:
        now = asked(record)
        super().__init__(*args, record=record.case, data={
            "type": now.type, "from_on": now.from_on, "until_on": now.until_on, "amount": now.amount_fen,
            "about": now.about, "ground": now.ground}, **kwargs)

    def said(self) -> Asked:
        """What the claim should read."""
        return Asked(self.type.data, self.from_on.data, self.until_on.data, self.amount.data, self.about.data,
                     self.ground.data)


class SendBackForm(BaseForm):
    """What was proposed is not done, and why."""

    words = LongText("为什么退回，要改什么", [Filled("请写明为什么退回、要改什么。")], most=500)


class DecideCorrectionForm(BaseForm):
    """The director confirms a correction, or does not."""

    decision = RadioChoiceField("决定", [Filled()], choices=[("confirm", "确认更正，重新出具有关文书"), ("reject", "不更正")])
