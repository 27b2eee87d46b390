"""Forms of signing: what came back on paper, consents, leaving somebody out, the court's paper, oral agreements."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wtforms import BooleanField
from wtforms.fields import Field

from mediation import clock
from mediation.agreements.checking import remarks
from mediation.agreements.facts import CourtPaperFacts, MarkFacts, OralFacts
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.queries import agreements_standing, last_of_each, signed_copies
from mediation.agreements.signed_copies_models import SignedCopy
from mediation.agreements.signing import WantedMark, kinds_allowed, signers, wanted_marks
from mediation.cases.facts import SHAM_ANSWERS
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.law.capacity import SpecialPower
from mediation.law.citation import cite
from mediation.law.terms import MarkKind
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, LongText, RadioChoiceField, ShanghaiDateField,
                                   ShortText)

GOES_WITH = ("D40", "D41")


class MarksForm(BaseForm):
    """The paper that came back: ticks who has signed, on which day, with one scan for the lot."""

    happened_on = ShanghaiDateField("签名、盖章的日期", default=clock.today, validators=[Filled()],
                                    description="不同的人不在同一天签的，分几次记。")
    scan = OptionalScan("扫描件（一份扫描，这次勾选的都归到它）")
    late_reason = LongText("补记的原因", description="签名在三天以前的，用一句话写明为什么现在才记。")

    rows: list[WantedMark]
    papers: list[Paper]
    copies: dict[tuple[int, int], SignedCopy]

    def placed(self, row: WantedMark) -> Field:
        """The tick of one place."""
        return self[f"placed-{row.whose.replace(':', '-')}"]

    def kind(self, row: WantedMark) -> Field:
        """How that place was marked."""
        return self[f"kind-{row.whose.replace(':', '-')}"]

    def acting(self, row: WantedMark) -> Field | None:
        """Who signed for it, where somebody could."""
        return self._fields.get(f"acting-{row.whose.replace(':', '-')}")

    def copy(self, paper: Paper, row: WantedMark) -> Field | None:
        """The tick of a paper that goes with the agreement."""
        if row.party is None:
            return None
        return self._fields.get(f"copy-{paper.public_id}-{row.party.public_id}")

    def copied(self, paper: Paper, row: WantedMark) -> SignedCopy | None:
        """That this paper has come back from this party."""
        return self.copies.get((paper.id, row.party.id)) if row.party is not None else None

    def marks(self, agreement: Agreement, proof: str | None) -> list[MarkFacts]:
        """The marks that were ticked."""
        return [self._mark(agreement, row, proof) for row in self.rows if row.placed is None and self.placed(row).data]

    def signed(self) -> Iterator[tuple[Paper, Party]]:
        """The other papers that were ticked."""
        for paper in self.papers:
            for row in self.rows:
                tick = self.copy(paper, row)
                if tick is not None and tick.data and row.party is not None:
                    yield paper, row.party

    def _mark(self, agreement: Agreement, row: WantedMark, proof: str | None) -> MarkFacts:
        acting = self.acting(row)
        chosen = acting.data if acting is not None else None
        agent = next((each for each in row.party.agents if each.public_id == chosen), None) if row.party else None
        representative = next((each for each in agreement.parties if each.public_id == chosen), None)
        return MarkFacts(whose=row.whose, kind=MarkKind(self.kind(row).data), agent=agent,
                         representative=representative if agent is None else None,
                         happened_on=self.happened_on.data, late_reason=self.late_reason.data or "", proof=proof)


def marks_form(agreement: Agreement) -> MarksForm:
    """The form with a tick for each place that is still empty, and for each paper that goes along."""
    rows = wanted_marks(agreement)
    papers = last_of_each(agreement, GOES_WITH)
    copies = {(copy.paper_id, copy.party_id): copy for copy in signed_copies(agreement)}
    fields: dict[str, Field] = {}
    for row in rows:
        key = row.whose.replace(":", "-")
        if row.placed is None:
            fields[f"placed-{key}"] = BooleanField(row.words)
            fields[f"kind-{key}"] = ChoiceField(f"{row.words}：方式", blank=None, choices=[
                (kind.value, kind.label) for kind in kinds_allowed(agreement, row)])
            if acting := _who_may_act(agreement, row):
                fields[f"acting-{key}"] = ChoiceField(f"{row.words}：谁签的", choices=acting, blank="本人")
        for paper in papers:
            if row.party is not None and (paper.id, row.party.id) not in copies:
                fields[f"copy-{paper.public_id}-{row.party.public_id}"] = BooleanField(
                    f"{row.party.name}已签《{paper.title}》")
    made = type("MarksForm", (MarksForm,), fields)(record=agreement)
    made.rows, made.papers, made.copies = rows, papers, copies
    return made


def _who_may_act(agreement: Agreement, row: WantedMark) -> list[tuple[str, str]]:
    """Agents with the special power to settle, and representatives for those who consented."""
    party = row.party
    if party is None:
        return []
    found = [(agent.public_id, f"代理人{agent.name}") for agent in party.agents
             if agent.special and SpecialPower.SETTLE.value in agent.special_powers]
    if party.is_worker and not party.is_representative and any(
            consent.party_id == party.id for consent in agreement.consents):
        found += [(each.public_id, f"代表人{each.name}") for each in agreement.parties
                  if each.is_representative and each.side == party.side]
    return found


class ConsentsForm(BaseForm):
    """Which of the represented have agreed to the terms, on a signed list."""

    parties = ChoicesField("已经签名同意这些条款的人", validators=[Filled("请勾选已经签名同意的人。")],
                           description=f"代表人和解要经被代表的人同意（{cite('O33', 63)}）；没有同意的，可以移出协议或者分案。")
    happened_on = ShanghaiDateField("同意的日期", default=clock.today, validators=[Filled()])
    scan = OptionalScan("签名的同意书或者名单")

    def __init__(self, *args: Any, waiting: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties.offer([(party.public_id, party.name) for party in waiting])


class LeaveOutForm(BaseForm):
    """Who does not sign, and why."""

    party = ChoiceField("不签这份协议的人", validators=[Filled()])
    reason = LongText("原因", most=500, validators=[Filled("请写明原因，如：本人不同意，另行申请仲裁。")])
    splits = BooleanField("同时分案：给他另立一件，继续调解", default=True)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, record=agreement, **kwargs)
        signed = {mark.party_id for mark in agreement.marks}
        self.party.offer([(party.public_id, party.name) for party in agreement.parties if party.id not in signed],
                         "请选择")


def sham_question(then: str) -> RadioChoiceField:
    """Whether there is a sign of a sham, asked whenever a text goes out for signing (TY 18)."""
    return RadioChoiceField("有没有虚假调解的可疑情形", [Filled("请回答：没有可疑情形，还是有。")], choices=SHAM_ANSWERS,
                            description=f"如恶意串通、虚构债权、双方没有实质争议。有的，{then}，不能交付签署。")


class SettleForm(ActForm):
    """The day on which both sides agreed to the text; beside it what still keeps each draft from going out."""

    sham = sham_question("要中止调解并报告")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.drafts = [(draft, [each for each in remarks(draft) if each.is_red])
                       for draft in agreements_standing(record, AgreementStanding.DRAFT)]


class RejectForm(ActForm):
    """Who refuses the text, and what is to be changed."""

    reason = LongText("谁不同意、要改什么", validators=[Filled("请写明理由。")])
    scan = ScanField("本人签名的意见，或者当时的谈话记录（扫描件）")


class OralForm(ActForm):
    """The day on which an oral agreement was made."""

    facts_class = OralFacts


class CourtPaperForm(BaseForm):
    """The court's paper: its number, its scan, and on which day each signed for it; or the suit withdrawn."""

    number = ShortText("调解书或者裁定的案号", most=60,
                       description=f"双方签收后生效，或者依据协议撤诉（{cite('TY', 20)}、{cite('TY', 24)}）。")
    withdrawn_on = ShanghaiDateField("依据协议撤诉的，准许撤诉的日期", near=())
    late_reason = LongText("补记的原因", description="最后一方签收在三天以前的，用一句话写明为什么现在才记。")
    scan = ScanField("法院调解书（双方已签收）或者撤诉裁定的扫描件")

    signing: list[Party]

    def signed_on(self, party: Party) -> Field:
        """When this party signed for the court's paper."""
        return self[f"signed-{party.public_id}"]

    def facts(self, proof: str | None) -> CourtPaperFacts:
        """What the form says."""
        signed = tuple((party, self.signed_on(party).data) for party in self.signing if self.signed_on(party).data)
        days = [day for _, day in signed] + ([self.withdrawn_on.data] if self.withdrawn_on.data else [])
        return CourtPaperFacts(
            number=self.number.data or "", signed_for=signed, suit_withdrawn_on=self.withdrawn_on.data, proof=proof,
            late_reason=self.late_reason.data or "", happened_on=max(days, default=None))


def court_paper_form(case: Case, agreements: list[Agreement]) -> CourtPaperForm:
    """The form with a day for each party."""
    parties = list(dict.fromkeys(party for agreement in agreements for party in signers(agreement)))
    fields = {f"signed-{party.public_id}": ShanghaiDateField(f"{party.name}签收的日期", near=()) for party in parties}
    made = type("CourtPaperForm", (CourtPaperForm,), fields)(record=case)
    made.signing = parties
    return made


class SupplementForm(ActForm):
    """The day of a supplement, and whether it looks like a sham."""

    sham = sham_question("要停办并报告")
