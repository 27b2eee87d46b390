"""What an element-style complaint says beyond the case (D48, 法〔2025〕82号): claims, facts, the wish to mediate.

What is not known stays open and is filled in by hand; the numbers of the elements (F1–F88) are in
``complaint_elements``.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.documents.particulars import named
from mediation.law.terms import Term

BY_HAND = "留空手填"


class Said(Term):
    """What somebody answers to a question of the form."""

    YES = "yes", "是"
    NO = "no", "否"


class Knows(Term):
    """Whether the plaintiff knows what the form tells of mediation."""

    KNOWS = "knows", "了解"
    KNOWS_NOT = "knows_not", "不了解"


class Wish(Term):
    """Whether the plaintiff thinks of mediation before the suit."""

    YES = "yes", "是"
    NO = "no", "否"
    UNDECIDED = "undecided", "暂不确定"


class UnitKind(Term):
    """The fifteen kinds of unit that the form offers for a defendant."""

    LIMITED = "limited", "有限责任公司"
    SHARES = "shares", "股份有限公司"
    LISTED = "listed", "上市公司"
    OTHER_ENTERPRISE = "other_enterprise", "其他企业法人"
    PUBLIC_INSTITUTION = "public_institution", "事业单位"
    ASSOCIATION = "association", "社会团体"
    FOUNDATION = "foundation", "基金会"
    SOCIAL_SERVICE = "social_service", "社会服务机构"
    STATE_ORGAN = "state_organ", "机关法人"
    RURAL_COLLECTIVE = "rural_collective", "农村集体经济组织法人"
    COOPERATIVE = "cooperative", "城镇农村的合作经济组织法人"
    SELF_GOVERNMENT = "self_government", "基层群众性自治组织法人"
    SOLE_OWNER = "sole_owner", "个人独资企业"
    PARTNERSHIP = "partnership", "合伙企业"
    PROFESSIONAL = "professional", "不具有法人资格的专业服务机构"


class Ownership(Term):
    """Who owns the unit."""

    STATE_CONTROLLED = "state_controlled", "国有（控股）"
    STATE_SHARE = "state_share", "国有（参股）"
    PRIVATE = "private", "民营"


def asked_for(words: str, **more: Any) -> Any:
    """A particular that may stay open."""
    return named(words, BY_HAND, **more)


@dataclass(frozen=True, kw_only=True)
class ClaimDetail:
    """One of the seven claims of the form: whether it is made, and its detail (期间、金额、依据 in one cell)."""

    asked: bool = named("提出这项请求", BY_HAND, False)
    over: str | None = asked_for("期间、年度天数、年限或者分项")
    amount: int | None = asked_for("金额", money=True)
    ground: str | None = asked_for("依据或者计算方法")


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """The elements of the form that the parties' data do not give."""

    court: str | None = named("人民法院", BY_HAND)
    service_address: str | None = asked_for("送达地址", section="送达")
    service_receiver: str | None = asked_for("收件人", section="送达")
    service_phone: str | None = asked_for("收件人电话", section="送达")
    electronic: Said | None = asked_for("是否接受电子送达", section="送达")
    electronic_way: str | None = asked_for("电子送达的方式和号码", section="送达", hint="短信、微信、传真、邮箱或者其他")
    agent_post: str | None = asked_for("代理人职务", section="送达")
    unit_kind: UnitKind | None = asked_for("被告的类型", section="被告")
    ownership: Ownership | None = asked_for("被告的所有制", section="被告")
    wages: ClaimDetail | None = asked_for("工资支付", section="诉讼请求")
    double_pay: ClaimDetail | None = asked_for("未签订书面劳动合同双倍工资", section="诉讼请求")
    overtime: ClaimDetail | None = asked_for("加班费", section="诉讼请求")
    annual_leave: ClaimDetail | None = asked_for("未休年休假工资", section="诉讼请求")
    social_insurance: ClaimDetail | None = asked_for("未依法缴纳社会保险费造成的经济损失", section="诉讼请求")
    severance: ClaimDetail | None = asked_for("解除劳动合同经济补偿", section="诉讼请求")
    unlawful_dismissal: ClaimDetail | None = asked_for("违法解除劳动合同赔偿金", section="诉讼请求")
    other_claims: str | None = asked_for("其他请求", section="诉讼请求", long=True, hint="没有的填“无”")
    costs: str | None = asked_for("诉讼费用负担", section="诉讼请求")
    total: int | None = asked_for("标的总额", section="诉讼请求", money=True)
    forum_agreed: str | None = asked_for("是否约定仲裁、管辖", section="诉讼请求", hint="没有的填“无”")
    preserved: Said | None = asked_for("是否已经诉前保全", section="诉讼请求")
    preserved_by: str | None = asked_for("保全法院", section="诉讼请求")
    preserved_on: str | None = asked_for("保全时间", section="诉讼请求")
    preserved_number: str | None = asked_for("保全文书、案号", section="诉讼请求")
    contract_subject: str | None = asked_for("合同主体", section="劳动合同签订情况")
    contract_on: str | None = asked_for("签订时间", section="劳动合同签订情况")
    contract_place: str | None = asked_for("签订地点", section="劳动合同签订情况")
    contract_term: str | None = asked_for("合同名称、期限", section="劳动合同签订情况")
    entered_on: str | None = asked_for("入职时间", section="劳动合同履行情况")
    employer_name: str | None = asked_for("用人单位", section="劳动合同履行情况")
    post: str | None = asked_for("工作岗位", section="劳动合同履行情况")
    work_place: str | None = asked_for("工作地点", section="劳动合同履行情况")
    agreed_wage: str | None = asked_for("约定的月工资及构成", section="劳动合同履行情况")
    insured: str | None = asked_for("社会保险起止时间和险种", section="劳动合同履行情况")
    actual_wage: str | None = asked_for("实际月工资及构成", section="劳动合同履行情况")
    overtime_base: str | None = asked_for("加班工资计算基数和方法", section="劳动合同履行情况")
    overtime_done: str | None = asked_for("加班时间和加班费", section="劳动合同履行情况")
    leave: str | None = asked_for("年休假情况", section="劳动合同履行情况")
    end_reason: str | None = asked_for("解除或者终止的原因", section="解除或者终止", long=True)
    end_on: str | None = asked_for("解除或者终止的时间", section="解除或者终止")
    end_sum: str | None = asked_for("经济补偿或者赔偿金数额", section="解除或者终止")
    injured: Said | None = asked_for("是否发生工伤", section="工伤情况")
    injured_on: str | None = asked_for("工伤发生时间", section="工伤情况")
    injury_recognised: str | None = asked_for("工伤认定结果", section="工伤情况")
    injury_grade: str | None = asked_for("伤残等级", section="工伤情况")
    injury_costs: str | None = asked_for("工伤费用", section="工伤情况")
    arbitrated: Said | None = asked_for("是否已经劳动仲裁", section="劳动仲裁")
    arbitration_on: str | None = asked_for("申请仲裁时间", section="劳动仲裁")
    arbitration_claims: str | None = asked_for("仲裁请求", section="劳动仲裁", long=True)
    award_number: str | None = asked_for("裁决文号", section="劳动仲裁")
    award_result: str | None = asked_for("裁决结果", section="劳动仲裁", long=True)
    other_facts: str | None = asked_for("其他情况", section="其他", long=True, hint="是否农民工、新就业形态、集体争议等；没有的填“无”")
    legal_basis: str | None = asked_for("诉请依据", section="其他", long=True)
    evidence: tuple[str, ...] = named("证据清单", BY_HAND, (), section="其他")
    knows_mediation: Knows | None = asked_for("是否了解调解", section="对纠纷解决方式的意愿")
    knows_faster: Knows | None = asked_for("立案后先行调解较快，不同意的按序排期", section="对纠纷解决方式的意愿")
    knows_cheaper: Knows | None = asked_for("调解成功自动履行、司法确认、出调解书的费用优惠", section="对纠纷解决方式的意愿")
    knows_again: Knows | None = asked_for("首次调解不成的，可以更换调解组织或者调解员", section="对纠纷解决方式的意愿")
    knows_secret: Knows | None = asked_for("调解全程保密", section="对纠纷解决方式的意愿")
    knows_force: Knows | None = asked_for("协议可以司法确认，有强制执行力", section="对纠纷解决方式的意愿")
    wish: Wish | None = asked_for("是否考虑先行调解", section="对纠纷解决方式的意愿")
