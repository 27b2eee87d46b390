"""Forms of the body's side: the court, who joins, filing, supplying, withdrawing, objecting."""
from __future__ import annotations

from functools import partial
from typing import Any

from wtforms import BooleanField
from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.queries import supplements_of
from mediation.agreements.signing import signers
from mediation.bodies.models import Body
from mediation.bodies.practice import practice_of, practice_shown
from mediation.bodies.queries import bodies_of_type
from mediation.cases.forms import ActForm
from mediation.confirmations.acts import Joining, red_findings
from mediation.confirmations.courts import Choosing, CourtGround, inviting_court
from mediation.confirmations.models import Ruling
from mediation.confirmations.papers import TITLES, awaited_papers
from mediation.confirmations.places import address_of
from mediation.confirmations.queries import open_request
from mediation.confirmations.readiness import findings, weak_points, with_places
from mediation.confirmations.requirements import ConfirmationFacts, confirmable_at, original_last_day
from mediation.confirmations.returned import asked, needs_supplement
from mediation.documents.models import ServiceWay
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.law.terms import LegalType
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    Filled,
    LongText,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
)


class ChooseForm(ActForm):
    """The court, on what connection it has power, what it answered where it was asked first; what it may not like."""

    facts_class = ConfirmationFacts
    court = ChoiceField("向哪家法院申请", [Filled()])
    ground = RadioChoiceField("这家法院为什么有管辖权", [Filled()], terms=CourtGround)
    domicile_of = ChoiceField("谁的住所地", [Optional()], blank="不是按住所地")
    words = ShortText("说明", [Optional()], description="如：户籍地、经常居住地、单位登记地在本区。")
    court_answer = LongText("法院的答复", [Optional()],
                            description="这家法院是否确认本组织的协议要先问清：哪天、问了谁、怎么答的。已写明可以的不用填。")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.courts = {court.public_id: court for court in bodies_of_type(LegalType.COURT)}
        self.parties = {party.public_id: party for party in signers(record.agreement)}
        self.court.offer(((key, court.name) for key, court in self.courts.items()), "请选择")
        self.domicile_of.offer(((key, party.name) for key, party in self.parties.items()), "不是按住所地")
        self.last_day = original_last_day(record)
        self.findings = with_places(record, weak_points(record))
        self.practices = [practice_shown(court) for court in self.courts.values() if practice_of(court)]
        self.answers = [(court.name, confirmable_at(court, record.case)) for court in self.courts.values()]
        if not self.is_submitted():
            seat = inviting_court(record.case) or record.case.body.court
            self.court.data = seat.public_id if seat else None
            self.ground.data = CourtGround.INVITING if inviting_court(record.case) else CourtGround.BODY_SEAT

    @property
    def choosing(self) -> Choosing:
        """What was chosen."""
        court: Body = self.courts[self.court.data]
        return Choosing(court, self.ground.data, self.parties.get(self.domicile_of.data or ""), self.words.data)


class JoinForm(BaseForm):
    """Who joins the application, itself or through an agent; on paper, or at one sitting before the clerk."""

    joining = ChoicesField("哪些当事人确认共同申请", [Filled()])
    confirmed_on = ShanghaiDateField("确认的日期", [Filled()], default=clock.today)
    at_one_sitting = BooleanField("当事人当面确认（在调解现场，由我核对身份）")
    scan = OptionalScan("签名的申请书或确认书", [Optional()])

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        joined = {row.party_id for row in record.joint_confirmations}
        self.offered: dict[str, Joining] = {}
        for party in signers(record.agreement):
            if party.id not in joined:
                self.offered[party.public_id] = Joining(party)
                self.offered.update({f"{party.public_id}.{agent.public_id}": Joining(party, agent)
                                     for agent in party.agents})
        self.joining.offer((key, self._words(each)) for key, each in self.offered.items())

    @staticmethod
    def _words(joining: Joining) -> str:
        return f"{joining.party.name}（代理人{joining.agent.name}）" if joining.agent else joining.party.name

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """One of the two ways, and each party once."""
        right = super().validate(*args, **kwargs)
        if right and not (self.scan.data or self.at_one_sitting.data):
            self.scan.errors = ["请上传签名的材料；当面确认的，勾选“当事人当面确认”。"]
            return False
        parties = [each.party.id for each in self.chosen]
        if right and len(parties) != len(set(parties)):
            self.joining.errors = ["同一个当事人只选一次：本人或者一名代理人。"]
            return False
        return right

    @property
    def chosen(self) -> list[Joining]:
        return [self.offered[key] for key in self.joining.data or ()]


class SaidForm(ActForm):
    """An act with a word why."""

    facts_class = ConfirmationFacts
    reason = LongText("说明", [Optional()])


class ReopenForm(SaidForm):
    """Another court or another door, within the original thirty days."""

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.last_day = original_last_day(record)


class FileForm(ActForm):
    """The application goes to the court on a day; ``findings`` are what still stands in its way.

    With a red one it goes only with a word why, which the court reads.
    """

    facts_class = ConfirmationFacts
    despite = LongText("红色的问题没有补好，为什么现在就送交", [Optional()], most=1000,
                       description="法院看得见这里写的话。能补的先补好，不用填。")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.findings = with_places(record, findings(record))
        self.is_red = bool(red_findings(record))
        self.practice = practice_shown(record.court) if record.court else None
        self.last_day = original_last_day(record)


class WithdrawForm(ActForm):
    """Who withdraws and why; after docketing the court's ruling that allows it."""

    facts_class = ConfirmationFacts
    reason = LongText("谁提出撤回、为什么", [Optional()])
    scan = OptionalScan("当事人签名的撤回申请，或者法院准许撤回的裁定", [Optional()])
    number = ShortText("准许撤回的裁定案号", [Optional()], description="法院受理以后撤回的才填。")
    judge = ShortText("法官姓名", [Optional()], most=60, description="法院受理以后撤回的才填。")


class SupplyForm(ActForm):
    """What was asked: a paper, a statement, or a supplement in effect."""

    facts_class = ConfirmationFacts
    scan = OptionalScan("补交的材料", [Optional()])
    reason = LongText("补充的说明", [Optional()])
    supplement = ChoiceField("补充协议", [Optional()], blank="没有")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.request = open_request(record)
        self.asked = asked(self.request, partial(address_of, record)) if self.request else None
        self.wants_supplement = self.request is not None and needs_supplement(self.request)
        self.supplements = {each.public_id: each for each in supplements_of(record.agreement) if each.effective_on}
        self.supplement.offer(((key, f"{each.number}（{each.effective_on}生效）")
                               for key, each in self.supplements.items()), "没有")

    @property
    def said(self) -> ConfirmationFacts:
        """The facts, with the supplement itself."""
        return self.facts(supplement=self.supplements.get(self.supplement.data or ""))


class ObjectForm(ActForm):
    """Who objects to the ruling and when they learned of it."""

    facts_class = ConfirmationFacts
    objectors = ChoicesField("哪些当事人提出异议", [Optional()])
    by_interested_person = BooleanField("由利害关系人提出")
    knew_on = ShanghaiDateField("利害关系人知道裁定的日期", [Optional()])
    reason = LongText("异议的理由", [Filled()])
    scan = OptionalScan("异议材料", [Optional()])

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.parties: dict[str, Party] = {party.public_id: party for party in signers(record.agreement)}
        self.objectors.offer((key, party.name) for key, party in self.parties.items())

    @property
    def who(self) -> tuple[Party, ...]:
        return tuple(self.parties[key] for key in self.objectors.data or ())


class ServiceForm(BaseForm):
    """Which parties received a ruling, when and how."""

    of = ChoiceField("哪一份裁定", [Filled()])
    served = ChoicesField("送达了哪些当事人", [Filled()])
    served_on = ShanghaiDateField("送达的日期", [Filled()], default=clock.today)
    way = RadioChoiceField("怎样送达", [Filled()], terms=ServiceWay, default=ServiceWay.DIRECT)
    scan = OptionalScan("送达回证", [Optional()])

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.rulings = {ruling.public_id: ruling for ruling in record.rulings}
        self.parties = {party.public_id: party for party in signers(record.agreement)}
        self.of.offer(((key, f"{each.kind_term.label} {each.number}（{each.decided_on}）")
                       for key, each in self.rulings.items()), None)
        waiting = {key: party for key, party in self.parties.items()
                   if any(ruling.served_on(party) is None for ruling in record.rulings)}
        self.served.offer((key, party.name) for key, party in waiting.items())
        if not self.is_submitted() and self.rulings:
            self.of.data = list(self.rulings)[-1]

    @property
    def ruling(self) -> Ruling:
        return self.rulings[self.of.data]

    @property
    def received(self) -> list[Party]:
        return [self.parties[key] for key in self.served.data or ()]


class CourtPaperForm(BaseForm):
    """A paper of the court that was still to come."""

    code = ChoiceField("哪一份文书", [Filled()])
    number = ShortText("文书上的案号", [Optional()], most=60)
    scan = ScanField("法院文书")

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.code.offer(((code, TITLES[code]) for code in awaited_papers(record)), "请选择")
