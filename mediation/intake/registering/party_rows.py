"""A row of the counter page for a party: what a worker shows, what an employer's licence says."""
from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from mediation.intake.facts import PartyFacts
from mediation.law.capacity import PartyRelation
from mediation.law.terms import IdentityKind, Language, PartyKind
from mediation.parties.models import Channel
from mediation.web.repeated import Row
from mediation.web.widgets import (ChoiceField, EmailField, IdentityField, IndustryField, NameField, PhoneField,
                                   ShanghaiDateField, ShortText)

PERSON_KINDS = tuple(kind for kind in IdentityKind if kind is not IdentityKind.USCC)
SEXES = (("男", "男"), ("女", "女"))


class PartyRow(Row):
    """A party as the counter asks for it."""

    wanted = (("name", "请填写姓名或名称；不清楚全称的，写知道的部分（如站点、工地、平台）。"),)

    kind = ChoiceField("类型", terms=PartyKind, default=PartyKind.WORKER, blank=None)
    name = NameField("姓名或名称")
    identity_kind = ChoiceField("证件", terms=PERSON_KINDS, default=IdentityKind.RESIDENT, blank=None)
    identity_number = IdentityField("证件号码")
    credit_code = IdentityField("统一社会信用代码", kind=IdentityKind.USCC)
    phone = PhoneField("电话")
    email = EmailField("邮箱")
    preferred_channel = ChoiceField("怎么通知", terms=Channel, blank="有电话发短信，没有的发邮件")
    address = ShortText("住址")
    language = ChoiceField("语言", terms=Language, default=Language.MANDARIN, blank=None)
    employed_from = ShanghaiDateField("入职日期", near=())
    employment_ended_on = ShanghaiDateField("离职日期", near=())
    sex = ChoiceField("性别", choices=SEXES, blank="不详")
    born_on = ShanghaiDateField("出生日期", near=())
    ethnic_group = ShortText("民族", most=30)
    occupation = ShortText("岗位、工种", most=60)
    native_name = ShortText("本民族文字姓名", most=120)
    service_address = ShortText("送达地址")
    bank_account = ShortText("收款账户（户名、开户行、账号）")
    legal_representative = NameField("法定代表人或主要负责人")
    legal_representative_title = ShortText("职务", most=30)
    industry = IndustryField("行业")
    relation = ChoiceField("与其他当事人的关系", terms=PartyRelation, blank="没有特别关系")
    over_age = BooleanField("已超过法定退休年龄")
    migrant = BooleanField("进城务工人员")

    @property
    def is_unit(self) -> bool:
        return self.kind.data is PartyKind.EMPLOYER

    def facts(self) -> PartyFacts:
        """The party that the row describes."""
        number = "" if self.is_unit else self.identity_number.data or ""
        return PartyFacts(
            name=self.name.data, kind=self.kind.data, ref=(self.ref.data or "") if self.ref else "",
            identity_kind=self.identity_kind.data if number else IdentityKind.UNKNOWN, identity_number=number,
            credit_code=self.credit_code.data or "", phone=self.phone.data or "", email=self.email.data or "",
            preferred_channel=self.preferred_channel.data.value if self.preferred_channel.data else "",
            address=self.address.data,
            language=self.language.data, employed_from=self.employed_from.data,
            employment_ended_on=self.employment_ended_on.data, sex=self.sex.data or "", born_on=self.born_on.data,
            ethnic_group=self.ethnic_group.data, occupation=self.occupation.data, native_name=self.native_name.data,
            service_address=self.service_address.data, bank_account=self.bank_account.data,
            legal_representative=self.legal_representative.data,
            legal_representative_title=self.legal_representative_title.data,
            industry=self.industry.data,
            relation=self.relation.data.value if self.relation.data else "", over_age=self.over_age.data,
            migrant=self.migrant.data)

    def fill_blanks(self, known: dict[str, Any]) -> None:
        """Fill in from the book what nobody has typed."""
        for name, value in known.items():
            field = self[name]
            if value and not field.data:
                field.data, field.raw_data = value, None


class RespondentRow(PartyRow):
    """Mostly an employer."""

    kind = ChoiceField("类型", terms=PartyKind, default=PartyKind.EMPLOYER, blank=None)


def shown(party: Any) -> dict[str, Any]:
    """A party as its row shows it."""
    relation = party.relation if party.relation in {member.value for member in PartyRelation} else None
    return {
        "ref": party.public_id, "kind": PartyKind(party.kind), "name": party.name,
        "identity_kind": IdentityKind(party.identity_kind) if party.identity_number else IdentityKind.RESIDENT,
        "language": party.language_term, "relation": PartyRelation(relation) if relation else None,
        "preferred_channel": Channel(party.preferred_channel) if party.preferred_channel else None,
        **{name: getattr(party, name) for name in (
            "identity_number", "credit_code", "phone", "email", "address", "employed_from", "employment_ended_on",
            "sex", "born_on", "ethnic_group", "occupation", "native_name", "service_address", "bank_account",
            "legal_representative", "legal_representative_title", "industry", "over_age",
            "migrant")},
    }
