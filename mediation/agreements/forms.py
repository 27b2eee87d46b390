"""Forms of the agreement: its frame, its lines, patterns and tables, wording."""
from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField

from mediation.agreements.facts import DraftFacts, ObligationFacts
from mediation.agreements.models import Agreement, AgreementForm, Obligation
from mediation.cases.models import Case, Claim
from mediation.law.agreement import PaymentWay
from mediation.law.citation import cite
from mediation.law.money import yuan
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import (
    ChoiceField,
    ChoicesField,
    Filled,
    LongText,
    MoneyField,
    RadioChoiceField,
    ShanghaiDateField,
    ShortText,
    WholeNumberField,
)

SCOPES = (("all", "双方就本协议所列请求一次性了结"), ("part", "部分达成：列明保留的请求"))
MADE = ((AgreementForm.WRITTEN.value, "书面协议书"), (AgreementForm.ORAL.value, "口头协议，记入登记表或者笔录"))


def claim_words(claim: Claim) -> str:
    """A claim as a choice: whose, what for, how much."""
    money = f"　{'约' if claim.is_about else ''}{yuan(claim.amount_fen)}元" if claim.amount_fen is not None else ""
    return f"{claim.claimant.name} · {claim.type_term.label}{money}"


class FrameForm(BaseForm):
    """What is said of the whole text."""

    form_of = RadioChoiceField("怎样订立", choices=MADE, default=AgreementForm.WRITTEN.value)
    place = ShortText("调解地点", most=120)
    facts_words = LongText("主要事实、争议事项和各方责任", most=3000, description="人民调解协议书印这一段；司法确认申请书的争议概况也用它。")
    scope = RadioChoiceField("了结的范围", choices=SCOPES)
    open_claims = ChoicesField("保留（没有达成）的请求", description="选“部分达成”的勾选；生效后另出告知书，写明各自的仲裁时效。")
    breach_accelerates = BooleanField("任何一期逾期，未付部分全部到期")
    breach_interest = ShortText("逾期的违约金或者利息", most=120, description="写明数额或者算法，如：未付金额每日0.5‰；固定数额1,000元。")
    tax_words = ShortText("税费由谁承担、税前还是税后", most=120)
    employment_ends_on = ShanghaiDateField("本协议解除劳动关系的日期", description="不解除的不填；填了的，要写离职证明和档案、社保转移的日期。",
                                           near=())
    injury_recognised = BooleanField("已有工伤认定")
    injury_graded = BooleanField("已有劳动能力鉴定结论")
    wants_confirmation = BooleanField("双方要共同申请司法确认（申请书、承诺书随协议一次签）")
    on_court_platform = BooleanField("在人民法院调解平台上用电子签章签署")

    def __init__(self, *args: Any, agreement: Agreement | None = None, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, data=_frame_of(agreement) if agreement is not None else {"scope": "all"}, **kwargs)
        self.open_claims.offer([(claim.public_id, claim_words(claim)) for claim in case.claims if not claim.given_up])
        self.case = case

    def facts(self) -> DraftFacts:
        """The frame as it was filled in."""
        open_claims = tuple(claim for claim in self.case.claims if claim.public_id in (self.open_claims.data or []))
        part = self.scope.data == "part"
        return DraftFacts(
            form=AgreementForm(self.form_of.data or AgreementForm.WRITTEN.value), place=self.place.data or "",
            facts_words=self.facts_words.data or "", settles_all=self.scope.data == "all",
            open_claims=open_claims if part else (), breach_accelerates=self.breach_accelerates.data,
            breach_interest=self.breach_interest.data or "", tax_words=self.tax_words.data or "",
            employment_ends_on=self.employment_ends_on.data, injury_recognised=self.injury_recognised.data,
            injury_graded=self.injury_graded.data, wants_confirmation=self.wants_confirmation.data,
            on_court_platform=self.on_court_platform.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """A partial agreement names what stays open."""
        valid = bool(super().validate(extra_validators))
        if self.scope.data == "part" and not self.open_claims.data:
            self.refuse("部分达成协议的，请勾选保留的请求。", "open_claims")
            return False
        return valid


def _frame_of(agreement: Agreement) -> dict[str, Any]:
    return {
        "form_of": agreement.form, "place": agreement.place, "facts_words": agreement.facts_words,
        "scope": "part" if agreement.is_partial else "all" if agreement.settles_all else None,
        "open_claims": [claim.public_id for claim in agreement.open_claims],
        **{name: getattr(agreement, name) for name in (
            "breach_accelerates", "breach_interest", "tax_words", "employment_ends_on", "injury_recognised",
            "injury_graded", "wants_confirmation", "on_court_platform")}}


class LineForm(BaseForm):
    """One line: who owes whom what, by when, how."""

    payer = ChoiceField("谁付（谁做）", validators=[Filled()])
    payee = ChoiceField("付给谁（为谁做）", validators=[Filled()])
    claim = ChoiceField("了结哪项请求", blank="不对应某一项请求")
    ground = ShortText("款项名称", most=120, description="对应请求的可以不填，用请求的名称。")
    amount_fen = MoneyField("金额", least=1)
    act_words = LongText("不是付钱的，要做的事", most=500, description="如：出具离职证明；返还毕业证书原件。")
    due_on = ShanghaiDateField("最迟哪一天（含当日）", near=())
    way = ChoiceField("怎么付", terms=PaymentWay, blank=None, default=PaymentWay.TRANSFER)
    account_holder = ShortText("户名", most=60)
    bank = ShortText("开户行", most=120)
    account_number = ShortText("账号", most=60)
    joint_with = ChoicesField("连带付款的其他人")
    third_party_payer = ShortText("由案外人代付的，写他的名称", most=120)
    third_party_signs = BooleanField("代付人在协议上签名")
    due_event = ShortText("以某件事为准的，写这件事", most=120, description="如：竣工结算之日。付钱的仍要填最迟日期。")
    due_event_certain = BooleanField("这件事一定会发生")
    instalment = WholeNumberField("第几期", least=1, most=999)
    instalments = WholeNumberField("共几期", least=1, most=999)
    every_months = WholeNumberField("每几个月付一次", least=1, most=60, description="只用于长期按月付的，如伤残津贴。")
    recurring_until = ShanghaiDateField("付到哪一天为止", near=())

    def __init__(self, *args: Any, agreement: Agreement, line: Obligation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, data=_line_of(agreement, line), record=agreement, **kwargs)
        self.agreement = agreement
        named = [(party.public_id, party.name) for party in agreement.parties]
        self.payer.offer(named, "请选择")
        self.payee.offer(named, "请选择")
        self.joint_with.offer([(party.public_id, party.name) for party in agreement.parties if not party.is_worker])
        self.claim.offer([(claim.public_id, claim_words(claim)) for claim in claims_of(agreement)], "不对应某一项请求")

    def facts(self) -> ObligationFacts:
        """The line as it was filled in."""
        parties = {party.public_id: party for party in self.agreement.parties}
        claims = {claim.public_id: claim for claim in claims_of(self.agreement)}
        same = ("amount_fen", "due_on", "due_event_certain", "third_party_signs", "instalment", "instalments",
                "every_months", "recurring_until")
        words = ("act_words", "ground", "due_event", "third_party_payer", "account_holder", "bank", "account_number")
        return ObligationFacts(
            payer=parties[self.payer.data], payee=parties[self.payee.data], claim=claims.get(self.claim.data or ""),
            joint_with=tuple(parties[ref] for ref in self.joint_with.data or []), way=self.way.data,
            **{name: self[name].data for name in same}, **{name: self[name].data or "" for name in words})


def claims_of(agreement: Agreement) -> list[Claim]:
    """The claims that a line of this agreement can settle."""
    return [claim for claim in agreement.case.claims if claim.claimant in agreement.parties and not claim.given_up]


def _line_of(agreement: Agreement, line: Obligation | None) -> dict[str, Any]:
    if line is None:
        return _usual(agreement)
    same = ("ground", "amount_fen", "due_on", "due_event", "due_event_certain", "third_party_payer",
            "third_party_signs", "instalment", "instalments", "every_months", "recurring_until", "account_holder",
            "bank", "account_number")
    return {"payer": line.payer.public_id, "payee": line.payee.public_id, "act_words": line.act_words or "",
            "claim": line.claim.public_id if line.claim is not None else "", "way": PaymentWay(line.way),
            "joint_with": [party.public_id for party in line.joint_payers],
            **{name: getattr(line, name) for name in same}}


def _usual(agreement: Agreement) -> dict[str, Any]:
    """A new line begins with the employer as payer, and with the only worker and claim where there is but one."""
    employers = [party for party in agreement.parties if party.is_employer]
    workers = [party for party in agreement.parties if party.is_worker]
    claims = claims_of(agreement)
    usual: dict[str, Any] = {"way": PaymentWay.TRANSFER}
    if employers:
        usual["payer"] = employers[0].public_id
    if len(workers) == 1:
        usual |= {"payee": workers[0].public_id, "account_holder": workers[0].name}
        if len(claims) == 1:
            usual["claim"] = claims[0].public_id
    return usual


BASES = (("percent", "按请求金额的百分之几"), ("same", "每人相同的金额"), ("list", "各人不同：粘贴名单"))
TIMES = (("once", "一次付清"), ("split", "一部分在前、其余在后"), ("months", "按月分期"))


class PatternForm(BaseForm):
    """Lines by pattern: who pays, what each gets, when."""

    payer = ChoiceField("谁付", validators=[Filled()])
    joint_with = ChoicesField("连带付款的其他人")
    payees = ChoicesField("付给哪些人", description="不勾就是全部劳动者；按名单的以名单为准。")
    base = RadioChoiceField("付多少", choices=BASES, validators=[Filled()], default="percent")
    percent = WholeNumberField("百分之几", least=1, most=100, default=100)
    amount_fen = MoneyField("每人的金额", least=1)
    table = LongText("名单", most=60000, description="每行：姓名、金额、户名、开户行、账号；从电子表格复制来即可，后三列可以不填。")
    times = RadioChoiceField("什么时候付", choices=TIMES, validators=[Filled()], default="once")
    first_on = ShanghaiDateField("最迟哪一天；分期的填第一期", validators=[Filled()], near=())
    first_percent = WholeNumberField("先付百分之几", least=1, most=99, default=50)
    rest_on = ShanghaiDateField("其余最迟哪一天", near=())
    count = WholeNumberField("共几期", least=2, most=120)
    way = ChoiceField("怎么付", terms=PaymentWay, blank=None, default=PaymentWay.TRANSFER)
    replaces = BooleanField("替换现有的各行")

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, record=agreement, **kwargs)
        self.agreement = agreement
        others = [party for party in agreement.parties if not party.is_worker]
        self.payer.offer([(party.public_id, party.name) for party in agreement.parties], "请选择")
        if self.payer.data is None and others and not self.is_submitted():
            self.payer.data = others[0].public_id
        self.joint_with.offer([(party.public_id, party.name) for party in others])
        self.payees.offer([(party.public_id, party.name) for party in agreement.parties if party.is_worker])

    def chosen(self, refs: list[str] | None) -> tuple[Party, ...]:
        """The parties of these addresses."""
        return tuple(party for party in self.agreement.parties if party.public_id in (refs or []))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each way of saying how much and when asks for what it needs."""
        valid = bool(super().validate(extra_validators))
        needs = {"percent": ("percent", "请填写百分之几。"), "same": ("amount_fen", "请填写每人的金额。"),
                 "list": ("table", "请粘贴名单。"), "split": ("rest_on", "请填写其余款项的日期。"), "months": ("count", "请填写共几期。")}
        for said in (self.base.data, self.times.data):
            name, words = needs.get(said or "", ("", ""))
            if name and not self[name].data and not self[name].errors:
                self.refuse(words, name)
                valid = False
        if self.times.data == "split" and isinstance(self.rest_on.data, date) and isinstance(self.first_on.data, date) \
                and self.rest_on.data <= self.first_on.data:
            self.refuse("其余款项的日期要晚于第一笔。", "rest_on")
            valid = False
        return valid


class TableForm(BaseForm):
    """The whole table pasted."""

    table = LongText("各行", most=200000, validators=[Filled("请从电子表格复制各行，粘贴到这里。")])


class WordsForm(BaseForm):
    """One clause worded by hand."""

    words = LongText("条款", most=3000, validators=[Filled("请填写条款内容。")])


class LeavingForm(BaseForm):
    """The certificate of leaving and the transfer of file and insurance."""

    payer = ChoiceField("由谁办", validators=[Filled()])
    certificate_on = ShanghaiDateField("离职证明最迟哪一天", validators=[Filled()], near=())
    transfer_on = ShanghaiDateField("档案和社保关系转移最迟哪一天", validators=[Filled()], near=(),
                                    description=f"解除或者终止后的期限见{cite('LCL', 50)}；晚了检查里会提示。")

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, record=agreement, **kwargs)
        self.payer.offer([(party.public_id, party.name) for party in agreement.parties if party.is_employer], "请选择")
