"""The forms of what is recorded of the parties: who they are, and who acts for them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wtforms import BooleanField, HiddenField

from mediation import clock
from mediation.cases.models import Case
from mediation.documents.kinds.d12_representatives import RepresentativePower
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.intake.borne import borne_by
from mediation.intake.facts import PartyFacts
from mediation.intake.parties.papers import HeadFacts
from mediation.intake.powers.representation import AgentKind, Heir, Liability, PowerGiven
from mediation.intake.registering.forms import MaterialRow
from mediation.intake.registering.party_rows import PartyRow, shown
from mediation.law.capacity import SpecialPower
from mediation.law.identity import mask_number
from mediation.law.money import MoneyError, parse_yuan
from mediation.law.routes import NewFormTier
from mediation.law.terms import IdentityKind, PartyKind, Side
from mediation.parties.models import Agent, HeirStanding, Party
from mediation.web.forms import BaseForm
from mediation.web.repeated import Rows
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, IdentityField, NameField, PhoneField,
                                   RadioChoiceField, ShanghaiDateField, ShortText)

AGENT_KINDS = {kind.label: kind for kind in AgentKind}


def named(parties: Sequence[Party]) -> list[tuple[str, str]]:
    """Parties as they can be chosen."""
    return [(party.public_id, f"{party.name}（{Side(party.side).label}）") for party in parties]


def those(parties: Sequence[Party], chosen: Sequence[str]) -> list[Party]:
    """The chosen ones, in the order of the file."""
    return [party for party in parties if party.public_id in set(chosen or ())]


class PartyForm(BaseForm, PartyRow):
    """Everything that is known of one party."""

    ref = None
    new_form_tier = ChoiceField("新就业形态（调解员查明后认定）", terms=NewFormTier, blank="不是或者还没有认定")
    bankrupt_administrator = ShortText("已进入破产程序：管理人", most=120)
    unit_type = ShortText("单位类型", most=40)

    def __init__(self, *args: Any, record: Party, **kwargs: Any) -> None:
        super().__init__(*args, record=record, data=filled_with(record), **kwargs)
        self.kind.offer([(record.kind, PartyKind(record.kind).label)])
        if record.identity_number:
            self.identity_number.description = f"现在是 {mask_number(record.identity_number)}，要改才填。"
        for column, titles in borne_by(record).items():
            field = self._fields.get(column)
            if field is not None:
                field.description = f"{field.description}已写入：{titles}。写错的请用“更正”。"

    def party(self) -> PartyFacts:
        """The party as it now reads; a number that nobody typed anew stays."""
        facts = party_facts(self)
        if self.is_unit or facts.identity_number or not self.record.identity_number:
            return facts
        return replace(facts, identity_kind=IdentityKind(self.record.identity_kind),
                       identity_number=self.record.identity_number)


class NewPartyForm(BaseForm, PartyRow):
    """Somebody more takes part."""

    ref = None
    side = ChoiceField("加到哪一方", [Filled()], terms=Side)

    def party(self) -> PartyFacts:
        return party_facts(self)


def filled_with(party: Party) -> dict[str, Any]:
    """A party as its own page shows it."""
    tier = NewFormTier(party.new_form_tier) if party.new_form_tier else None
    return {**shown(party), "identity_number": None, "new_form_tier": tier, "unit_type": party.unit_type,
            "bankrupt_administrator": party.bankrupt_administrator}


def party_facts(form: Any) -> PartyFacts:
    """The facts of a page that shows one party."""
    facts = PartyRow.facts(form)
    more = {name: form[name].data for name in ("bankrupt_administrator", "unit_type") if name in form._fields}
    tier = form._fields.get("new_form_tier")
    return replace(facts, **more, new_form_tier=tier.data.value if tier is not None and tier.data else "")


class PowerForm(BaseForm):
    """Somebody with a power of attorney."""

    do = HiddenField()
    parties = ChoicesField("委托人（同一方的可以一起委托）", [Filled("请勾选委托人。")])
    name = NameField("代理人姓名", [Filled()])
    kind = ChoiceField("代理人类型", [Filled()], terms=AgentKind)
    firm = ShortText("所在单位", most=120)
    licence = ShortText("执业证号", most=40)
    phone = PhoneField("联系电话")
    identity_number = IdentityField("身份证号", kind=IdentityKind.RESIDENT)
    powers = ChoicesField("特别授权（委托书写明的才勾；一项不勾就是一般授权）", terms=SpecialPower)
    account = ShortText("代为收取款项的收款账户", most=120)
    from_on = ShanghaiDateField("委托开始", [Filled()], default=clock.today, near=(0, -1))
    until_on = ShanghaiDateField("委托到期", near=(30, 90), description="委托书没有写到期日的可不填。")
    scan = OptionalScan("签了名的授权委托书（扫描件）", description="还没有签好的，先登记，签好再交回；没有委托书不能代为签字。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.people = record.active_parties
        self.parties.offer(named(self.people))

    def chosen(self) -> list[Party]:
        return those(self.people, self.parties.data)

    def given(self) -> PowerGiven:
        """The power as the page says it."""
        return PowerGiven(
            name=self.name.data, kind=self.kind.data, from_on=self.from_on.data, until_on=self.until_on.data,
            firm=self.firm.data, licence=self.licence.data, phone=self.phone.data or "",
            identity_number=self.identity_number.data or "", powers=tuple(self.powers.data or ()),
            account=self.account.data)


class HandInPowerForm(BaseForm):
    """The signed power of an agent comes in."""

    powers = ChoicesField("特别授权（委托书写明的才勾；一项不勾就是一般授权）", terms=SpecialPower)
    account = ShortText("代为收取款项的收款账户", most=120)
    from_on = ShanghaiDateField("委托开始", [Filled()], default=clock.today, near=(0, -1))
    until_on = ShanghaiDateField("委托到期", near=(30, 90))
    scan = ScanField("签了名的授权委托书（扫描件）")

    def given(self, agent: Agent) -> PowerGiven:
        """What the signed paper says of this agent."""
        return PowerGiven(name=agent.name, kind=AGENT_KINDS.get(agent.kind, AgentKind.RECOMMENDED),
                          from_on=self.from_on.data, until_on=self.until_on.data, powers=tuple(self.powers.data or ()),
                          account=self.account.data)


class EndPowerForm(BaseForm):
    """A power of attorney comes to its end."""

    until_on = ShanghaiDateField("委托到哪一天为止（含当日）", [Filled()], default=clock.today)


class RepresentativesForm(BaseForm):
    """Ten or more workers put up three to five."""

    do = HiddenField()
    parties = ChoicesField("代表人（三至五名）", [Filled("请勾选代表人三至五名。")])
    powers = ChoicesField("代表权限", [Filled()], terms=RepresentativePower, default=list(RepresentativePower))
    scan = OptionalScan("全体签了名的推选书（扫描件）")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.workers = record.workers
        self.parties.offer([(party.public_id, party.name) for party in self.workers])

    def chosen(self) -> list[Party]:
        return those(self.workers, self.parties.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """The signed paper is asked for when the choice is recorded, not when it is printed."""
        fine = super().validate(extra_validators)
        if self.do.data != "print" and self.scan.upload is None and not self.scan.errors:
            self.scan.errors = ["请选择全体签了名的推选书；还没有签的，先“打印推选书”。"]
            return False
        return fine


class HeirRow(PartyRow):
    """A first-order heir."""

    kind = ChoiceField("类型", terms=[PartyKind.PERSON], default=PartyKind.PERSON, blank=None)
    standing = ChoiceField("怎样参加", terms=HeirStanding, blank="还不清楚")


class DeathForm(BaseForm):
    """A worker has died."""

    do = HiddenField()
    died_on = ShanghaiDateField("去世的日期", [Filled()], latest=clock.today)
    heirs = Rows(HeirRow, "第一顺序继承人（配偶、子女、父母）", most=12)

    @property
    def wants_rows(self) -> bool:
        return self.is_submitted() and bool(self.do.data) and self.do.data.startswith(("more-", "less-"))

    def change_rows(self) -> None:
        """One row more, or one less."""
        word, _, place = (self.do.data or "").rpartition("-")
        if word == "more-heirs":
            self.heirs.one_more()
        elif word == "less-heirs" and place.isascii() and place.isdigit():
            self.heirs.without(int(place[:3]))

    def found(self) -> list[Heir]:
        return [Heir(row.facts(), row.standing.data) for _, row in self.heirs.filled]


class HeirStandingForm(BaseForm):
    """How an heir takes part."""

    standing = RadioChoiceField("怎样参加", [Filled()], terms=HeirStanding)


class LiabilityForm(BaseForm):
    """How several respondents answer."""

    liability = RadioChoiceField("被申请人怎样承担", [Filled()], terms=Liability)
    shares = ShortText("按份的数额", description="按名单顺序写各家的数额（元），用顿号隔开，如 6000、4000。", most=400)

    def amounts(self, case: Case) -> list[tuple[Party, int]]:
        """The share of each respondent, in the order of the file; raises RequirementNotMet with what to do."""
        said = [text for text in self.shares.data.replace("，", "、").replace(" ", "").split("、") if text]
        try:
            return list(zip(case.respondents, map(parse_yuan, said)))
        except MoneyError as wrong:
            raise RequirementNotMet(str(wrong), field="shares") from wrong


class HeadForm(BaseForm):
    """Who heads an employing unit."""

    name = NameField("法定代表人或主要负责人姓名", [Filled()])
    identity_number = IdentityField("身份证号", [Filled()], kind=IdentityKind.RESIDENT)
    principal = BooleanField("是主要负责人（分支机构、个人独资企业、合伙企业）")

    def __init__(self, *args: Any, record: Party, **kwargs: Any) -> None:
        super().__init__(*args, record=record, data={"name": record.legal_representative}, **kwargs)

    def head(self) -> HeadFacts:
        return HeadFacts(self.name.data, self.identity_number.data, self.principal.data)


class ReceiptForm(BaseForm):
    """A party hands something in, or needs a new code."""

    what = ShortText("收到的是", [Filled()], most=40, default="补充材料")
    materials = Rows(MaterialRow, "收到的材料", most=12, shown=3)
    new_code = BooleanField("给一个新的查询码和密码（旧的马上作废）")

    def validate(self, extra_validators: Any = None) -> bool:
        """A receipt is for something; a new code is given without one too."""
        fine = super().validate(extra_validators)
        if fine and not self.materials.filled and not self.new_code.data:
            self.materials.rows[0].name.errors = ["请写明收到了什么材料，如“征询意愿回执”；只换查询码的，勾选下面的“给一个新的查询码”。"]
            return False
        return fine
