"""The one page of 即时办结, and the page on which a payment at the table closes a case that is out for signing."""
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from wtforms import BooleanField

from mediation import clock
from mediation.agreements.facts import SpotFacts
from mediation.bodies.models import Body
from mediation.cases.facts import SHAM_ANSWERS, Acceptance, Opening
from mediation.cases.forms import ActForm
from mediation.desk.on_the_spot import AtTheTable
from mediation.evidence.uploads import OptionalScan
from mediation.intake.facts import ClaimFacts, MaterialFacts, RegisteringFacts
from mediation.intake.registering.forms import TakingInForm, people
from mediation.intake.registering.party_rows import PartyRow, RespondentRow
from mediation.law.agreement import PaymentWay
from mediation.law.terms import ClaimType, Role, Source
from mediation.people.queries import holders
from mediation.web.repeated import Rows
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    Filled,
    LongText,
    MoneyField,
    NameField,
    RadioChoiceField,
    ShortText,
)

SHOWN = "身份证件（当场核对，原件退还）"
AT_THE_TABLE = tuple(way for way in PaymentWay if way is not PaymentWay.OTHER)


def half_an_hour_ago() -> Any:
    """When the two sides sat down, as a beginning."""
    return (clock.now() - timedelta(minutes=30)).astimezone(clock.SHANGHAI).time().replace(second=0, microsecond=0)


class OnTheSpotForm(TakingInForm):
    """People, matter, sum, paid how, who saw it; and what the law asks to be checked on the way."""

    applicants = Rows(PartyRow, "申请人", most=1)
    respondents = Rows(RespondentRow, "被申请人", most=1)
    claim_type = ChoiceField("争议的款项", terms=ClaimType, validators=[Filled()])
    asked_fen = MoneyField("要求的金额", description="说不准的不填。")
    facts_and_reasons = LongText("什么事", validators=[Filled("请写明什么事：谁、什么时候、为什么。")], most=1000)
    terms = LongText("怎么说定的", validators=[Filled("请写明双方怎么说定的。")], most=1000)
    amount_fen = MoneyField("当场付了多少", validators=[Filled()], least=1)
    way = ChoiceField("怎么付的", terms=AT_THE_TABLE, default=PaymentWay.CASH, blank=None)
    witness = NameField("在场看见的人", validators=[Filled("请填写在场看见付款的人。")])
    place = ShortText("地点", most=120, validators=[Filled()])
    began = ClockTimeField("几点开始谈的", validators=[Filled()], default=half_an_hour_ago)
    members = ChoicesField("调解员")
    both_agree = BooleanField("双方当场申请并同意由本组织调解")
    capacity_in_order = BooleanField("当事人有行为能力")
    not_judged = BooleanField("这件事没有生效的裁判、裁决或者调解书")
    identity_checked = BooleanField("已核对双方身份和代理权限")
    rights_told = BooleanField("已告知权利义务")
    notice_served = BooleanField("双方都在场，不用另行通知")
    sham_warning_given = BooleanField("已告知虚假调解的后果")
    sham = RadioChoiceField("有没有虚假调解的可疑情形", [Filled("请回答：没有可疑情形，还是有。")], choices=SHAM_ANSWERS,
                            description="如恶意串通、虚构债权、双方没有实质争议。有的不能即时办结：请到收案台登记，中止调解并报告。")
    addresses_confirmed = BooleanField("双方确认：送达地址照上面填的，只用纸质送达",
                                       description="要用电子送达的，办结后在案件页登记送达地址。")
    receipt_signed = BooleanField("收款人当面点清，已经签收")
    scan = OptionalScan("收条或者付款凭证")

    def __init__(self, *args: Any, body: Body, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, body=body, **kwargs)
        people_here = holders(body, Role.MEDIATOR, Role.DIRECTOR)
        self.by_ref = {person.public_id: person for person in people_here}
        self.members.offer([(person.public_id, person.name) for person in people_here])
        if not self.is_submitted():
            self.place.data = self.place.data or body.address
            self.members.data = [by.public_id] if by.public_id in self.by_ref else []

    def facts(self) -> RegisteringFacts:
        """The request as the acts of the counter take it; the one sheet stands for a written application."""
        asked = self.claim_type.data
        claims = (ClaimFacts(type=asked, amount_fen=self.asked_fen.data),) if asked else ()
        return replace(super().facts(), applicants=people(self.applicants), claims=claims, source=Source.WRITTEN,
                       materials=(MaterialFacts(SHOWN, is_original=True),), own_form=True,
                       received_on=clock.today(), matter=asked.label if asked else "", late_reason="")

    def at_the_table(self, proof: str | None) -> AtTheTable:
        """The whole page as the facts of its act."""
        return AtTheTable(
            application=self.facts(), terms=self.terms.data, amount_fen=self.amount_fen.data, way=self.way.data,
            witness=self.witness.data, place=self.place.data, proof=proof, both_agree=self.both_agree.data,
            sham_suspected=self.sham.data == "yes", addresses_confirmed=self.addresses_confirmed.data,
            began_at=clock.instant(clock.today(), self.began.data), receipt_signed=self.receipt_signed.data,
            mediators=tuple(self.by_ref[ref] for ref in self.members.data or []),
            acceptance=Acceptance(capacity_in_order=self.capacity_in_order.data, not_judged=self.not_judged.data),
            opening=Opening(identity_checked=self.identity_checked.data, rights_told=self.rights_told.data,
                            notice_served=self.notice_served.data, sham_warning_given=self.sham_warning_given.data))

    def refuse(self, message: str, field: str | None = None, article: str | None = None) -> None:
        """Refusals of the acts that know this page's fields by other names."""
        super().refuse(message, {"answers": "both_agree", "began": "began", "claims": "claim_type",
                                 "addresses": "addresses_confirmed"}.get(
            field or "", field), article)


class PaidAtTheTableForm(ActForm):
    """Row 26: a small sum paid across the table instead of a written agreement."""

    facts_class = SpotFacts
    in_the_minutes = BooleanField("协议内容和当场付款已经记入调解笔录")
    receipt_signed = BooleanField("收款人已经签收")
    way = ChoiceField("怎么付的", terms=AT_THE_TABLE, default=PaymentWay.CASH, blank=None)
    witness = NameField("在场看见的人", validators=[Filled("请填写在场看见付款的人。")])
    scan = OptionalScan("收条或者付款凭证")
