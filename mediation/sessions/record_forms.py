"""The forms of what is written down: the record, facts, caucus and offers, interpreters."""
from __future__ import annotations

from typing import Any

from flask_login import current_user
from wtforms import BooleanField, HiddenField, ValidationError

from mediation import clock
from mediation.cases.facts import SHAM_ANSWERS
from mediation.cases.models import Case, Claim
from mediation.cases.seats import may_speak_alone_with
from mediation.documents.kinds.d20_minutes import RouteTold, SessionResult
from mediation.evidence.uploads import ScanField
from mediation.law.money import yuan
from mediation.law.terms import ClaimType, IdentityKind, Language, Zone
from mediation.parties.models import Party
from mediation.sessions.acts import Booking
from mediation.sessions.models import FactTopic, Interpreter, Session
from mediation.sessions.panel_forms import party_choices
from mediation.sessions.record import CHOICES, SECTIONS, TEXTS, content_of
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, IdentityField, LongText, MoneyField, NameField,
                                   PhoneField, RadioChoiceField, ShanghaiDateField, ShortText)

LONGEST_SECTION = 20000
ZONES_OF_OFFERS = ((Zone.CAUCUS.value, "单独说的：对方看不见"), (Zone.SHARED.value, "双方一起谈时说的"))


class MinutesForm(BaseForm):
    """The record of a session, section by section; ``version`` is that of the text that was opened."""

    identity, told, applicant_says, respondent_says, facts_undisputed, facts_disputed, law_told, negotiation = (
        LongText(section.heading, most=LONGEST_SECTION, description=section.help) for section in SECTIONS)
    apart = BooleanField("分别谈过话（背靠背；内容另页记录，不进笔录）")
    result = RadioChoiceField("八、结果", terms=SessionResult)
    reason = LongText("未达成、部分达成的原因")
    agreement_number = ShortText("协议书编号", most=60)
    without_text = BooleanField("没有另立协议书：口头达成或者当场履行，内容记在“七、方案与协商”")
    routes_told = ChoicesField("未达成的，已告知的途径", terms=RouteTold)
    facts_paper = BooleanField("九、无争议事实：另制记载表")
    recording = ShortText("录音录像编号", most=80)
    sham = RadioChoiceField("有没有虚假调解的可疑情形", choices=SHAM_ANSWERS,
                            description="定稿前要回答。只留在系统里，不写进双方签名的笔录；有的，要中止调解并报告。")
    close = HiddenField()

    def __init__(self, *args: Any, record: Session, **kwargs: Any) -> None:
        content = content_of(record)
        kwargs = {**content, "result": SessionResult(content["result"]) if content["result"] else None,
                  "routes_told": [RouteTold(value) for value in content["routes_told"]],
                  "version": str(record.minutes.version) if record.minutes else "", **kwargs}
        super().__init__(*args, **kwargs)

    def validate_sham(self, field: RadioChoiceField) -> None:
        """A record that is closed says whether the mediator saw signs of a sham (TY 18)."""
        if self.close.data and not field.data:
            raise ValidationError("定稿前请回答：没有可疑情形，还是有。")

    @property
    def opened_version(self) -> int | None:
        """The version of the text that was opened; None where there was none, -1 for nonsense."""
        text = self.version.data or ""
        return None if not text else int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1

    def sections(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        said: dict[str, Any] = {key: self[key].data or "" for key in TEXTS}
        said |= {key: self[key].data for key in CHOICES}
        return {**said, "result": str(self.result.data) if self.result.data else None,
                "routes_told": [str(each) for each in self.routes_told.data or ()]}


class FactForm(BaseForm):
    """One fact, agreed or in dispute."""

    topic = RadioChoiceField("哪一类", terms=FactTopic, validators=[Filled()])
    words = LongText("事实", validators=[Filled("请写下事实。")], most=1000,
                     description="只写事实，不写让步；如“2026年8月1日入职，任装卸工”。")
    claim_type = ChoiceField("事实里的金额属于哪一类请求", blank="事实里没有金额")
    amount_fen = MoneyField("金额", description="如“拖欠工资24600元”填24600；起草协议时拿它核对有没有写错，事实里写了劳动者姓名的，按这个人核对。")
    disputed = BooleanField("双方说法不一，仍有争议")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        kinds = dict.fromkeys(claim.type_term for claim in record.claims)
        self.claim_type.offer([(kind.value, kind.label) for kind in kinds], "事实里没有金额")

    @property
    def kind(self) -> ClaimType | None:
        """The kind of claim that the sum is for."""
        return ClaimType(self.claim_type.data) if self.claim_type.data else None


class PrintFactsForm(BaseForm):
    """Whether there is nothing in dispute."""

    nothing_disputed = BooleanField("没有其他有争议的事实")


class SignFactsForm(BaseForm):
    """When both sides signed, and the scan."""

    signed_on = ShanghaiDateField("签名的日期", validators=[Filled()], default=clock.today)
    on_behalf_of = ChoicesField("已经签名的当事人")
    scan = ScanField("签名的记载表的扫描件")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.on_behalf_of.offer(party_choices(record.taking_part))

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(party for party in self.record.taking_part
                     if party.public_id in (self.on_behalf_of.data or ()))


class CaucusForm(BaseForm):
    """What one party said alone."""

    party = ChoiceField("与谁谈", validators=[Filled()])
    words = LongText("谈话内容", validators=[Filled("请写下谈话内容。")], most=LONGEST_SECTION)

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.heard = {party.public_id: party for party in record.taking_part
                      if may_speak_alone_with(record, party, current_user)}
        self.party.offer(party_choices(list(self.heard.values())), "请选择")


class OfferForm(BaseForm):
    """What one party would give or take, for one claim or for all."""

    party = ChoiceField("谁的方案", validators=[Filled()])
    claim = ChoiceField("对哪一项请求", blank="全部请求")
    amount_fen = MoneyField("金额")
    words = LongText("怎么做", most=1000, description="如“分两期，十二月和一月各付一半”；只有金额的不用填。")
    zone = RadioChoiceField("在什么场合说的", choices=ZONES_OF_OFFERS, default=Zone.CAUCUS.value, validators=[Filled()])

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.offering = {party.public_id: party for party in record.taking_part}
        self.claims = {claim.public_id: claim for claim in record.claims}
        self.party.offer(party_choices(list(self.offering.values())), "请选择")
        self.claim.offer([(ref, claim_words(claim)) for ref, claim in self.claims.items()], "全部请求")


class InterpreterForm(BaseForm):
    """Who interprets for whom; what is not known yet may be added later."""

    party = ChoiceField("为谁翻译", validators=[Filled()])
    language = ChoiceField("语种", terms=[each for each in Language if each is not Language.MANDARIN],
                           validators=[Filled()])
    name = NameField("翻译人员姓名", validators=[Filled()])
    phone = PhoneField("电话")
    identity_number = IdentityField("身份证号码", kind=IdentityKind.RESIDENT)
    firm = ShortText("单位", most=120)
    qualification = ShortText("资质", most=120)
    relation = ShortText("与双方的关系", most=120, default="无")
    fee_source = ShortText("费用来源", most=80, description="谁付翻译的费用，如“本机构承担，当事人不付费”“志愿服务，不收费”。")
    duty = ChoiceField("方式", choices=[(each, each) for each in ("口译", "笔译", "手语", "陪同")], default="口译",
                       blank=None)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        case: Case = record.case
        super().__init__(*args, record=case, **kwargs)
        self.for_whom = {party.public_id: party for party in case.taking_part}
        self.party.offer(party_choices(list(self.for_whom.values())), "请选择")

    def booking(self) -> Booking:
        return Booking(
            language=self.language.data, name=self.name.data, firm=self.firm.data,
            qualification=self.qualification.data, relation=self.relation.data or "无", phone=self.phone.data,
            identity_number=self.identity_number.data, duty=self.duty.data or "口译",
            fee_source=self.fee_source.data)


class AmendInterpreterForm(InterpreterForm):
    """The same, with what is known."""

    def __init__(self, *args: Any, record: Interpreter, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **{
            "party": record.party.public_id, "language": record.language_term, "name": record.name,
            "phone": record.phone, "identity_number": record.identity_number, "firm": record.firm,
            "qualification": record.qualification, "relation": record.relation, "duty": record.duty,
            "fee_source": record.fee_source, **kwargs})


class SignRegistrationForm(BaseForm):
    """When the registration was signed, and the scan."""

    signed_on = ShanghaiDateField("签名的日期", validators=[Filled()], default=clock.today)
    scan = ScanField("签名的登记表的扫描件")

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record.case, **kwargs)


class ReleaseForm(BaseForm):
    """No question: an interpreter does not come."""

    def __init__(self, *args: Any, record: Interpreter, **kwargs: Any) -> None:
        super().__init__(*args, record=record.case, **kwargs)


class NeedsNoneForm(BaseForm):
    """Whose signed word it is that no interpreter is needed."""

    party = ChoiceField("当事人", validators=[Filled()])
    scan = ScanField("本人签名的声明的扫描件")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.who = {party.public_id: party for party in record.taking_part
                    if party.language_term is not Language.MANDARIN}
        self.party.offer(party_choices(list(self.who.values())), "请选择")


def claim_words(claim: Claim) -> str:
    """A claim as a choice: whose, what, how much."""
    amount = f" {yuan(claim.amount_fen)}元" if claim.amount_fen is not None else ""
    return f"{claim.claimant.name} {claim.type_term.label}{amount}"
