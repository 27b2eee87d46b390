"""Forms of arbitration review and of the court's own paper: who applies, what the commission did, who signed for it."""
from __future__ import annotations

from typing import Any

from wtforms import Field
from wtforms.validators import Optional

from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.cases.forms import ActForm
from mediation.confirmations.acts import Joining
from mediation.confirmations.arbitration_requirements import CourtPaperFacts, ReviewFacts, review_last_day
from mediation.confirmations.courts import inviting_court
from mediation.confirmations.requirements import original_last_day
from mediation.confirmations.ways_out import review_printed
from mediation.documents.offering import address_of
from mediation.evidence.uploads import OptionalScan
from mediation.law.arbitration_review import CONFIRMATION, REVIEW, NoPaperGround, ReviewRefusal
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoicesField, LongText, ShanghaiDateField, ShortText


def commissions_number() -> ShortText:
    """The number on the commission's paper."""
    return ShortText("仲裁委文书上的案号或者文号", [Optional()], most=80)


def commissions_officer() -> ShortText:
    """Who at the commission decided or signed."""
    return ShortText("仲裁员或者经办人", [Optional()], most=60)


class FileReviewForm(ActForm):
    """Which commission, who signed the joint application, itself or through an agent, and its scan."""

    facts_class = ReviewFacts
    commission = ShortText("向哪个仲裁委申请", [Optional()], most=120,
                           description="劳动合同履行地或者用人单位所在地的劳动人事争议仲裁委员会。")
    joining = ChoicesField("哪些当事人在申请书上签名或盖章", [Optional()])
    scan = OptionalScan("双方签名的仲裁审查申请书")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.offered: dict[str, Joining] = {}
        for party in signers(record.agreement):
            self.offered[party.public_id] = Joining(party)
            self.offered.update({f"{party.public_id}.{agent.public_id}": Joining(party, agent)
                                 for agent in party.agents})
        self.joining.offer((key, _words(each)) for key, each in self.offered.items())
        self.last_day, self.confirm_by = review_last_day(record), original_last_day(record)
        self.ways = (REVIEW, CONFIRMATION)
        self.print_at = "" if review_printed(record) else address_of(record.case, "D43")
        commission = record.case.body.commission
        if commission is not None and not self.is_submitted():
            self.commission.data = commission.name

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Each party once."""
        right = super().validate(*args, **kwargs)
        parties = [each.party.id for each in self.chosen]
        if right and len(parties) != len(set(parties)):
            self.joining.errors = ["同一个当事人只选一次：本人或者一名代理人。"]
            return False
        return right

    @property
    def chosen(self) -> list[Joining]:
        return [self.offered[key] for key in self.joining.data or () if key in self.offered]


def _words(joining: Joining) -> str:
    return f"{joining.party.name}（代理人{joining.agent.name}）" if joining.agent else joining.party.name


class CommissionForm(ActForm):
    """What the commission did: its number, who decided, a word, the scan."""

    facts_class = ReviewFacts
    number = commissions_number()
    officer = commissions_officer()
    reason = LongText("说明", [Optional()])
    scan = OptionalScan("仲裁委文书")


class RefuseReviewForm(CommissionForm):
    """Not taken in, on one of the five grounds."""

    grounds = ChoicesField("不予受理的情形", [Optional()], choices=ReviewRefusal.choices())


class NoPaperForm(CommissionForm):
    """No paper is made, on one of the six grounds."""

    grounds = ChoicesField("不予制作调解书的情形", [Optional()], choices=NoPaperGround.choices())


class ByParties(ActForm):
    """An act of some of the parties, who are named."""

    parties: dict[str, Party]

    def offer_parties(self, field: ChoicesField, record: Strengthening) -> None:
        """All who signed the agreement, each to be ticked."""
        self.parties = {party.public_id: party for party in signers(record.agreement)}
        field.offer((key, party.name) for key, party in self.parties.items())

    def named(self, field: ChoicesField) -> tuple[Party, ...]:
        return tuple(self.parties[key] for key in field.data or () if key in self.parties)


class WithdrawReviewForm(ByParties):
    """Who takes the application back, on its signed paper; the commission must allow it."""

    facts_class = ReviewFacts
    withdrawing = ChoicesField("谁撤回审查申请", [Optional()])
    number = ShortText("终止审查通知的文号", [Optional()], most=80, description="仲裁委出了书面通知的才填。")
    reason = LongText("说明", [Optional()])
    scan = OptionalScan("当事人签名的撤回申请")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.offer_parties(self.withdrawing, record)


class ReviewUnsignedForm(ByParties):
    """Who does not sign for the commission's paper."""

    facts_class = ReviewFacts
    unsigned = ChoicesField("谁没有签收仲裁调解书", [Optional()])
    number = commissions_number()
    officer = commissions_officer()
    reason = LongText("为什么没有签收", [Optional()])
    scan = OptionalScan("仲裁委的记录或者通知")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.offer_parties(self.unsigned, record)


class CourtUnsignedForm(ByParties):
    """Who does not sign for the court's paper."""

    facts_class = CourtPaperFacts
    unsigned = ChoicesField("谁没有签收法院的调解书", [Optional()])
    reason = LongText("为什么没有签收", [Optional()])
    scan = OptionalScan("法院的记录")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.offer_parties(self.unsigned, record)


class SignedForForm(BaseForm):
    """On which day each party signed for a paper that takes effect with the last of them."""

    facts_class: type[Any] = ReviewFacts
    signing: list[Party]
    decided_on = ShanghaiDateField("调解书的日期", [Optional()], near=(0, -1, -2))

    def signed_on(self, party: Party) -> Field:
        """When this party signed for it."""
        return self[f"signed-{party.public_id}"]

    def facts(self, **more: Any) -> Any:
        """What the form says."""
        said = {name: self[name].data or "" for name in ("number", "officer", "judge", "late_reason") if name in self}
        signed = tuple((party, self.signed_on(party).data) for party in self.signing if self.signed_on(party).data)
        return self.facts_class(**said, signed=signed, decided_on=self.decided_on.data, **more)


class ReviewPaperForm(SignedForForm):
    """The commission's paper: number, day, who signed for it when."""

    number = commissions_number()
    officer = commissions_officer()
    late_reason = LongText("补记的原因", [Optional()], description="最后一方签收在三天以前的，用一句话写明为什么现在才记。")
    scan = OptionalScan("双方已签收的仲裁调解书")


class CourtsPaperForm(SignedForForm):
    """The court's paper: number, day, judge, who signed for it when."""

    facts_class = CourtPaperFacts
    number = ShortText("法院调解书的案号", [Optional()], most=60, description="如（2026）粤0699诉前调123号、（2026）粤0699民初123号。")
    judge = ShortText("法官姓名", [Optional()], most=60)
    late_reason = LongText("补记的原因", [Optional()], description="最后一方签收在三天以前的，用一句话写明为什么现在才记。")
    scan = OptionalScan("双方已签收的法院调解书")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.court = inviting_court(record.case)


def review_paper_form(record: Strengthening) -> ReviewPaperForm:
    """The form of the commission's paper with a day for each party."""
    return _with_days(ReviewPaperForm, record)


def courts_paper_form(record: Strengthening) -> CourtsPaperForm:
    """The form of the court's paper with a day for each party."""
    return _with_days(CourtsPaperForm, record)


def _with_days(kind: Any, record: Strengthening) -> Any:
    parties = list(signers(record.agreement))
    fields = {f"signed-{party.public_id}": ShanghaiDateField(f"{party.name}签收的日期", [Optional()]) for party in parties}
    made = type(kind.__name__, (kind,), fields)(record=record)
    made.signing = parties
    return made
