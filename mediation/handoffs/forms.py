"""Forms of the ways out."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

from wtforms import BooleanField

from mediation.agreements.owed import agreements_in_effect
from mediation.bodies.models import Body
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.evidence.uploads import OptionalScan
from mediation.handoffs.acts import HandoffPlan, allowed_items
from mediation.handoffs.after_agreement import NOT_CONFIRMED, NOT_REVIEWED, standing_of
from mediation.handoffs.models import HandoffWay
from mediation.handoffs.openings import late_lines, line_words
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.suit_first import StraightToCourt
from mediation.law.terms import Basis
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    Filled,
    LongText,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
)


class HandoffForm(ActForm):
    """Where to, for whom, which papers, and a planned day."""

    way = HandoffWay.ARBITRATION
    facts_class = HandoffFacts
    receiver = ShortText("接收单位", validators=[Filled()])
    address = ShortText("地址、电话")
    party = ChoiceField("哪一方")
    items = ChoicesField("随案移送的材料", description="让步、出价、单方谈话和笔记不在其中，不能移送。")
    issues = LongText("争议焦点", description="写进移送函；让步和出价不写。")
    difficulties = LongText("调解难点")
    plan_on = ShanghaiDateField("约定去办的日期", description="由办案人和当事人商定，方便提醒；不是法定期限。")
    reason = LongText("说明")
    scan = OptionalScan("当事人签字的材料")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        case: Case = record.case
        self.party.offer([(party.public_id, party.name) for party in case.active_parties], "请选择")
        self.items.offer(allowed_items(self.way))
        office = self._office(case.body)
        if office is not None and not self.is_submitted():
            self.receiver.data, self.address.data = office.name, f"{office.address} {office.phone}".strip()

    def _office(self, body: Body) -> Body | None:
        return {HandoffWay.ARBITRATION: body.commission, HandoffWay.COURT: body.court,
                HandoffWay.LEGAL_AID: body.legal_aid}[self.way]

    def plan(self) -> HandoffPlan:
        """What the form says about the handoff."""
        case = self.record.case
        party = next((one for one in case.active_parties if one.public_id == self.party.data), None)
        return HandoffPlan(
            way=self.way, receiver=self.receiver.data or "", address=self.address.data or "", party=party,
            items=tuple(self.items.data or ()), plan_on=self.plan_on.data, issues=self.issues.data or "",
            difficulties=self.difficulties.data or "")


class ArbitrationForm(HandoffForm):
    """A party goes to arbitration."""

    way = HandoffWay.ARBITRATION


class PrepareForm(ArbitrationForm):
    """Papers are picked and laid ready, for the commission or for a court."""

    to = RadioChoiceField("准备送给谁", terms=(HandoffWay.ARBITRATION, HandoffWay.COURT), default=HandoffWay.ARBITRATION,
                          validators=[Filled()])

    def plan(self) -> HandoffPlan:
        """With where it is to go."""
        return replace(super().plan(), way=self.to.data or HandoffWay.ARBITRATION)


class CourtForm(HandoffForm):
    """Back to the court that sent the case."""

    way = HandoffWay.COURT
    insists = BooleanField("当事人坚持起诉")
    arbitration_done = BooleanField("已经仲裁")
    ground = ChoiceField("不经仲裁直接起诉的情形", terms=StraightToCourt, blank="没有")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.case.basis_term is not Basis.COURT_DELEGATED:
            del self.insists, self.arbitration_done, self.ground


class AidForm(HandoffForm):
    """A worker asks for legal aid."""

    way = HandoffWay.LEGAL_AID


class OnAgreementForm(HandoffForm):
    """A party goes on from an agreement that was not confirmed, or not reviewed."""

    standings: frozenset[str] = frozenset()
    agreement = ChoiceField("哪一份协议", validators=[Filled()])

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        found = [each for each in agreements_in_effect(record.case) if standing_of(each) in self.standings]
        self.agreement.offer([(each.public_id, each.number or "口头协议") for each in found])
        self.chosen = {each.public_id: each for each in found}

    def plan(self) -> HandoffPlan:
        """With the agreement that was chosen."""
        return replace(super().plan(), agreement=self.chosen.get(self.agreement.data or ""))


class NotConfirmedForm(OnAgreementForm):
    """A suit on an agreement that a court did not confirm."""

    way = HandoffWay.COURT
    standings = NOT_CONFIRMED


class NotReviewedForm(OnAgreementForm):
    """Arbitration after the review failed."""

    standings = NOT_REVIEWED


class OnLineForm(HandoffForm):
    """A party goes on from a line of an agreement that was not performed."""

    obligation = ChoiceField("哪一项没有履行", validators=[Filled()])

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.chosen = {line.public_id: line for line in late_lines(record.case)}
        self.obligation.offer([(ref, line_words(line)) for ref, line in self.chosen.items()], "请选择")

    def plan(self) -> HandoffPlan:
        """With the line that was chosen; its payee is the party, where nobody else was named."""
        line, plan = self.chosen.get(self.obligation.data or ""), super().plan()
        return replace(plan, obligation=line, party=plan.party or (line.payee if line else None))


class LineToCourtForm(OnLineForm):
    """The same, to a court."""

    way = HandoffWay.COURT


class WageSuitForm(LineToCourtForm):
    """A suit about wages alone: on a line that is late, or on a signed note of wages owed."""

    obligation = ChoiceField("哪一项没有履行", description="凭工资欠条起诉的不选。")
    iou = BooleanField("凭工资欠条起诉（扫描件传工资欠条）")


class FileForm(ArbitrationForm):
    """A party files arbitration; the commission may put off its decision and suggest mediation first."""

    deferred = BooleanField("仲裁委暂缓受理，建议先调解（调解继续，不终结）")


class PlainHandoffForm(ActForm):
    """An act on a handoff without more to say."""

    facts_class = HandoffFacts
    reason = LongText("说明")
