"""Forms of the way to acceptance."""
from __future__ import annotations

from typing import Any

from flask import request
from wtforms import BooleanField

from mediation import clock
from mediation.cases.facts import Acceptance, Facts
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.cases.proposing import proposed
from mediation.documents.drafts import standing_draft
from mediation.documents.kinds.d07_correction_notice import Lacking
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.evidence.uploads import OptionalScan
from mediation.intake.acceptance.acts import Answered, NotTaken
from mediation.intake.acceptance.gaps import Completed, Gaps
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.acceptance.referral import OTHER_BODY, Referred, address_book, referral_act
from mediation.intake.acceptance.sections import CapacityLine, all_may_act_alone, capacities
from mediation.intake.registering.forms import MaterialRow
from mediation.parties.models import Party
from mediation.web.repeated import Rows
from mediation.web.widgets import (ChoiceField, ChoicesField, ClockTimeField, EmailField, Filled, LongText,
                                   PhoneField, PostcodeField, RadioChoiceField, ShortText)

MOST_COMPLETED = 12
BY_THE_STAFF = [way for way in AnswerWay if way is not AnswerWay.ONLINE]
"""How an answer came that somebody writes down for the party; on its own page it answers for itself."""


def chosen(parties: list[Party], refs: Any) -> tuple[Party, ...]:
    """The parties that were ticked, in the order of the file."""
    return tuple(party for party in parties if party.public_id in set(refs or ()))


class GapsForm(ActForm):
    """All that is lacking, told once."""

    facts_class = Gaps
    lacking = ChoicesField("缺哪些材料", [Filled("请勾选全部缺少的材料：只能一次性告知。")], terms=Lacking,
                           description="只能一次性告知，请一次勾全。")
    words = LongText("说明", description="“其他”要写明是什么；写给申请人看。", most=1000)


class CompletedForm(ActForm):
    """What came in to complete the application."""

    facts_class = Completed
    happened_time = ClockTimeField("收到的时间", description="今天收到的可不填；回执上要写。")
    materials = Rows(MaterialRow, "补交的材料", most=MOST_COMPLETED, shown=3)
    reason = LongText("逾期仍然收下的理由", description="补正期限届满以后才交来的，写明为什么仍然收下；期限内的不填。", most=500)

    def completed(self, by: Any) -> Completed:
        """What the form says was handed in."""
        day, at = self.happened_on.data or clock.today(), self.happened_time.data
        given = tuple(row.facts() for _place, row in self.materials.filled)
        return Completed(happened_on=day, happened_at=clock.instant(day, at) if at else None, materials=given,
                         reason=self.reason.data, late_reason=self.late_reason.data,
                         on_behalf_of=tuple(self.record.applicants))


class ReasonForm(ActForm):
    """An act that needs a reason in words."""

    reason = LongText("理由", [Filled("请写明理由。")], most=1000)


class LapseForm(ActForm):
    """An application that is not completed."""

    reason = LongText("经过", [Filled("请写明没有补正，或者申请人怎么说的。")], most=1000)
    scan = OptionalScan("申请人不再申请的签名材料，或者谈话记录（扫描件）", description="期限届满没有补正的不用；期限内不再申请的必须有。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted() and standing_draft(record, "D06"):
            self.reason.data = "补正期限届满，没有补齐材料。"


class ReferForm(ActForm):
    """To whom a matter belongs; the address book fills in what the law says."""

    facts_class = Referred
    matter = ChoiceField("属于哪一类事项", [Filled()])
    reason = LongText("不属于本组织调解范围的理由", [Filled("请写明理由，通知书上要写。")], most=1000)
    goes_to = ShortText("应当去哪个机关", [Filled("请写明应当去的机关。")], most=120)
    address = ShortText("地址、电话", [Filled("请写明地址和电话，让当事人找得到。")], most=200)
    deadline = ShortText("那里的期限", most=120, description="法律有期限的要告诉当事人；没有的可不填。")
    aid_for = ChoicesField("同时转介法律援助（本人同意的勾选）")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.case: Case = record
        self.book = address_book(self.case)
        self.matter.offer([*((line.key, line.name) for line in self.book), (OTHER_BODY, "属于劳动争议，但应由其他组织调解")])
        self.aid_for.offer([(worker.public_id, worker.name) for worker in self.case.workers])
        self.proposal = proposed(self.case, referral_act(self.case))
        line = next((line for line in self.book if line.key == request.args.get("matter")), None)
        if self.proposal is not None and line is None and not self.is_submitted():
            for name, value in self.proposal.said.items():
                self[name].data = value
        if line is not None and not self.is_submitted():
            self.matter.data = line.key
            self.reason.data = f"所提事项属于{line.name}，不属于劳动争议调解范围（{'、'.join(map(str, line.articles))}）。"
            self.goes_to.data, self.deadline.data = line.where, line.deadline_words

    def referred(self) -> Referred:
        """What the form says of the referral."""
        return self.facts(aid_for=chosen(self.case.workers, self.aid_for.data))


class AskForm(ActForm):
    """The other side is asked; nothing is to be filled in but the day."""

    facts_class = Facts


class AnswerForm(ActForm):
    """What parties answered."""

    facts_class = Answered
    parties = ChoicesField("谁的答复", [Filled("请勾选是哪一方的答复。")])
    word = RadioChoiceField("答复", [Filled()], terms=[word for word in PartyWord if word is not PartyWord.WITHDREW])
    way = ChoiceField("怎样答复的", terms=BY_THE_STAFF, blank="没有答复")
    happened_time = ClockTimeField("几点说的", description="电话、当面、平台上答复的填写，同时记入联系记录；当天的联系已经记过、或者有签名回执的不填。")
    words = LongText("说了什么", most=1000)
    goes_on = BooleanField("不参加的一方退出，对其他各方继续办理", default=True,
                           description="同一方有几个当事人时才有用：只剩他一个时，案件停在这里，由您决定不予受理。")
    scan = OptionalScan("签名或盖章的回执（扫描件）")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.asked = [party for party in record.parties if party.is_active or party.standing == "refused"]
        self.parties.offer([(party.public_id, f"{party.name}（{party.answer_term.label}）") for party in self.asked])
        if not self.is_submitted():
            waiting = [party.public_id for party in self.asked if party.answer == "asked"]
            named = [party.public_id for party in self.asked if party.public_id == request.args.get("party")]
            self.parties.data = named or (waiting if len(waiting) == 1 else [])

    def answered(self, by: Any) -> Answered:
        """What the form says was answered."""
        day, at = self.happened_on.data or clock.today(), self.happened_time.data
        return self.facts(on_behalf_of=chosen(self.asked, self.parties.data), proof=self.scan.kept(by=by),
                          happened_at=clock.instant(day, at) if at else None)


class AcceptForm(ActForm):
    """What is checked before a case is accepted; capacity as the dates of birth tell it."""

    facts_class = Acceptance
    capacity_in_order = BooleanField("当事人都能自己参加，或者法定代理人已到场")
    not_judged = BooleanField("本争议没有生效的裁判、裁决或调解书，法院也没有受理")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.capacities: list[CapacityLine] = capacities(record, clock.today())
        if not self.is_submitted():
            self.capacity_in_order.data = all_may_act_alone(self.capacities)


class RefuseForm(ActForm):
    """Why a case is not accepted."""

    reason_code = RadioChoiceField("不予受理的理由", [Filled()], terms=NotTaken)
    reason = LongText("说明", description="写在通知书上；选“其他”的必须写。", most=1000)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted() and standing_draft(record, "D06"):
            self.reason_code.data = NotTaken.NO_ANSWER


class AddressForm(ActForm):
    """Where papers reach a party."""

    party = ChoiceField("谁的送达地址", [Filled()])
    address = ShortText("送达地址", [Filled()])
    postcode = PostcodeField("邮编", [Filled()])
    receiver = ShortText("收件人", [Filled()], most=60)
    phone = PhoneField("收件人电话", [Filled()])
    electronic = RadioChoiceField("是否接受电子送达", [Filled()], choices=[("yes", "接受"), ("no", "不接受")])
    mobile = PhoneField("电子送达的手机号")
    email = EmailField("电子送达的邮箱")
    wechat = ShortText("电子送达的微信号", most=40)
    proxy = ShortText("指定代收人", most=60)
    proxy_relation = ShortText("代收人与本人关系", most=30)
    proxy_phone = PhoneField("代收人电话")
    proxy_id_number = ShortText("代收人证件号码", most=30)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.everybody: list[Party] = record.active_parties
        self.party.offer([(party.public_id, party.name) for party in self.everybody])
        party = next((one for one in self.everybody if one.public_id == request.args.get("party")), None)
        if party is not None and not self.is_submitted():
            self.party.data, self.receiver.data, self.phone.data = party.public_id, party.name, party.phone
            self.address.data = party.service_address or party.address

    def whose(self) -> Party:
        """Whose address it is."""
        return chosen(self.everybody, [self.party.data])[0]

    def said(self) -> ServiceAddress:
        """The address as the paper bears it."""
        names = set(ServiceAddress.__dataclass_fields__) - {"electronic", "other"}
        given = {name: self[name].data or None for name in names}
        return ServiceAddress(**given, electronic=self.electronic.data == "yes")
