"""The forms of a claim that is added, put otherwise or given up."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation import clock
from mediation.cases.forms import ActForm
from mediation.cases.models import Case, Claim
from mediation.documents.models import Paper
from mediation.evidence.uploads import OptionalScan
from mediation.intake.borne import papers_with_its_sum
from mediation.intake.facts import ClaimFacts
from mediation.intake.parties.claim_changes import ClaimDecision, SignedBy, is_filed
from mediation.intake.parties.forms import named, those
from mediation.law.terms import ClaimType, Side
from mediation.web.widgets import (ChoiceField, Filled, LongText, MoneyField, RadioChoiceField, ShanghaiDateField,
                                   ShortText)

OF_A_FILED_CASE = ("reason", "signed_by", "scan", "consent", "happened_on", "late_reason")


class DecisionForm(ActForm):
    """What a party signs when it changes what it asks for; nothing of it before the application is handed in."""

    order: tuple[str, ...] = ()
    papers: list[Paper] = []

    reason = LongText("当事人怎么说的", description="为什么增加、变更或者放弃；写进案件的经过。", most=500)
    signed_by = RadioChoiceField("谁签的名", terms=SignedBy, default=SignedBy.SELF)
    scan = OptionalScan("签名的材料（扫描件）")
    consent = OptionalScan("被代表人本人同意的签字材料（代表人签名的要交）")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not is_filed(record):
            for name in OF_A_FILED_CASE:
                del self[name]

    def decision(self, by: Any) -> ClaimDecision | None:
        """What was said of the party's act; None while the application is not handed in."""
        if not is_filed(self.record):
            return None
        return ClaimDecision(
            happened_on=self.happened_on.data, late_reason=self.late_reason.data, reason=self.reason.data,
            signed_by=self.signed_by.data or SignedBy.SELF, proof=self.scan.kept(by=by),
            consent=self.consent.kept(by=by))


class ClaimForm(DecisionForm):
    """One claim of one party."""

    order = ("whose", "type", "from_on", "until_on", "amount", "about", "formula", "knew_on", *OF_A_FILED_CASE)
    whose = ChoiceField("谁的请求", [Filled()])
    type = ChoiceField("请求类型", [Filled()], terms=ClaimType)
    from_on = ShanghaiDateField("期间起", near=())
    until_on = ShanghaiDateField("期间止", near=())
    amount = MoneyField("金额", description="不知道的可不填。")
    about = BooleanField("约")
    formula = ShortText("怎么算的、依据")
    knew_on = ShanghaiDateField("何时知道权利被侵害", latest=clock.today, near=())

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        case = record.case
        data = self._of(record) if isinstance(record, Claim) else {}
        super().__init__(*args, record=case, data=data, **kwargs)
        self.papers = papers_with_its_sum(record) if isinstance(record, Claim) else []
        people = [record.claimant] if isinstance(record, Claim) else case.active_parties
        self.whose.offer(named(people), None if isinstance(record, Claim) else "请选择")

    @staticmethod
    def _of(claim: Claim) -> dict[str, Any]:
        return {"whose": claim.claimant.public_id, "type": claim.type_term, "from_on": claim.from_on,
                "until_on": claim.until_on, "amount": claim.amount_fen, "about": claim.is_about,
                "formula": claim.formula, "knew_on": claim.knew_on}

    def claim(self, case: Case) -> ClaimFacts:
        """The claim, with the place of its claimant on its side."""
        claimant = those(case.active_parties, [self.whose.data])[0]
        by_respondent = claimant.side == Side.RESPONDENT.value
        side = case.respondents if by_respondent else case.applicants
        return ClaimFacts(
            type=self.type.data, of=side.index(claimant), by_respondent=by_respondent, amount_fen=self.amount.data,
            about=self.about.data, from_on=self.from_on.data, until_on=self.until_on.data, formula=self.formula.data,
            knew_on=self.knew_on.data)


class GiveUpClaimForm(DecisionForm):
    """The claimant no longer asks for it."""

    order = ("told", *OF_A_FILED_CASE)
    told = BooleanField("已单独告知当事人放弃的后果，当事人自愿放弃这一项", [Filled("请告知当事人后勾选。")])

    def __init__(self, *args: Any, record: Claim, **kwargs: Any) -> None:
        super().__init__(*args, record=record.case, **kwargs)
        self.papers = papers_with_its_sum(record)
