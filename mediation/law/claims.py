"""What the law attaches to each kind of claim: its item of TJ 2, the doors that it opens, what to warn of.

law.md §1.1, §5.3, §6.5, §8.5, §8.8, §12 (T7, T8); documents.md §6.3.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Finding, Severity
from mediation.law.citation import Article, cite
from mediation.law.terms import ClaimType, Term

OVER_AGE_RULES_SINCE = date(2026, 7, 1)


class LabourType(Term):
    """The item of TJ 2 under which a claim falls; NONE where it falls under none."""

    RELATION = "LD-REL", "确认劳动关系"
    CONTRACT = "LD-CON", "订立、履行、变更、解除和终止劳动合同"
    DISMISSAL = "LD-DIS", "除名、辞退和辞职、离职"
    CONDITIONS = "LD-CND", "工作时间、休息休假、社会保险、福利、培训、劳动保护"
    PAY = "LD-PAY", "劳动报酬、工伤医疗费、经济补偿或者赔偿金"
    OTHER = "LD-OTH", "法律、法规规定的其他劳动争议"
    NONE = "none", "不属于劳动争议"


@dataclass(frozen=True)
class ClaimWarning:
    """What the clerk and the worker have to be told when such a claim is entered."""

    code: str
    message: str
    article: Article
    note: str = ""


@dataclass(frozen=True)
class ClaimRule:
    """What the law attaches to one kind of claim.

    ``payment_order_kind``: one of the four kinds of TJ 16. ``final_award_kind``: may fall under TJ 47.
    ``only_wages``: 劳动报酬 in the sense of J1 51(2). ``over_age``: one of the matters of OV 19.
    """

    claim: ClaimType
    labour_type: LabourType
    payment_order_kind: bool = False
    final_award_kind: bool = False
    only_wages: bool = False
    over_age: bool = False
    injury: bool = False
    warnings: tuple[ClaimWarning, ...] = ()
    note: str = ""


_INJURY_FIRST = ClaimWarning(
    "injury_before_recognition",
    "工伤待遇以工伤认定和劳动能力鉴定为前提。用人单位三十日内、职工或者近亲属一年内申请认定，请先告知；未认定就议定金额的，不得写放弃认定",
    cite("WI", 17))
_INJURY_NOT_INSURED = ClaimWarning(
    "injury_not_insured", "没有参加工伤保险的，全部待遇由用人单位按同一标准支付；参保的分清基金支付和单位支付", cite("WI", 62))
_AGENCY = ClaimWarning(
    "insurance_agency_matter",
    "补缴社会保险由征收机构处理，不属于本组织受理范围；只有未办理且不能补办造成的损失才是劳动争议。约定不缴或者折现的无效",
    cite("J2", 19), "欠缴能否诉讼，各地不同")
_RELATION = ClaimWarning(
    "relation_not_confirmable",
    "含确认劳动关系的协议，仲裁委不受理审查，法院也常不确认这一条。请另签一份协议，给付另写", cite("O33", 75, None, 4))
_START_OPEN = "时效起算日各地不同，由本机构设置"

_RULES = (
    ClaimRule(ClaimType.WAGES, LabourType.PAY, True, True, True, True),
    ClaimRule(ClaimType.OVERTIME, LabourType.PAY, True, True, True, True),
    ClaimRule(ClaimType.DOUBLE_PAY, LabourType.CONTRACT, True, True,
              note=f"第二倍工资按赔偿金对待（办案规则第五十条），支付令比照；{_START_OPEN}"),
    ClaimRule(ClaimType.ANNUAL_LEAVE, LabourType.CONDITIONS, False, True, False, True,
              note=f"未休年休假工资是否算劳动报酬，各地不同，默认不算；{_START_OPEN}"),
    ClaimRule(ClaimType.SOCIAL_INSURANCE, LabourType.CONDITIONS, False, True, warnings=(_AGENCY,)),
    ClaimRule(ClaimType.SEVERANCE, LabourType.PAY, True, True),
    ClaimRule(ClaimType.UNLAWFUL_DISMISSAL, LabourType.DISMISSAL, True, True),
    ClaimRule(ClaimType.WORK_INJURY, LabourType.PAY, True, True, over_age=True, injury=True,
              warnings=(_INJURY_FIRST, _INJURY_NOT_INSURED), note="支付令、终局裁决只限工伤医疗费部分"),
    ClaimRule(ClaimType.EMPLOYMENT_RELATION, LabourType.RELATION, warnings=(_RELATION,)),
    ClaimRule(ClaimType.NON_COMPETE, LabourType.CONTRACT, True, True,
              note="竞业限制补偿按经济补偿对待（办案规则第五十条）；向劳动者主张违约金的不适用支付令"),
    ClaimRule(ClaimType.TRAINING, LabourType.CONTRACT),
    ClaimRule(ClaimType.SERVICE_PAY, LabourType.NONE, warnings=(ClaimWarning(
        "service_pay_civil", "个人之间、家庭雇佣的劳务费是民事纠纷：可以人民调解或者直接起诉，不走劳动仲裁；超龄劳动者另看规定",
        cite("J1", 2, None, 4)),)),
    ClaimRule(ClaimType.PERSONAL_INJURY, LabourType.NONE, warnings=(ClaimWarning(
        "personal_injury_civil", "劳务关系中的人身损害是民事纠纷；有劳动关系的，请改按工伤待遇登记", cite("J1", 2, None, 4)),)),
    ClaimRule(ClaimType.MATERNITY, LabourType.CONDITIONS, False, True,
              note="由生育保险基金支付的津贴向经办机构申领"),
    ClaimRule(ClaimType.STOPPAGE_PAY, LabourType.PAY, True, True, True, True),
    ClaimRule(ClaimType.ALLOWANCE, LabourType.CONDITIONS, over_age=True),
    ClaimRule(ClaimType.PAPERS_TRANSFER, LabourType.CONTRACT, warnings=(ClaimWarning(
        "papers_due", "解除或者终止时出具证明，十五日内办理档案和社会保险关系转移，请在协议里写明日期", cite("LCL", 50)),)),
    ClaimRule(ClaimType.DEATH_BENEFIT, LabourType.PAY, over_age=True, injury=True, warnings=(ClaimWarning(
        "death_heirs", "请查明全部第一顺序继承人和供养亲属；一次性工亡补助金、丧葬补助金、供养亲属抚恤金分项写", cite("WI", 39)),
        _INJURY_FIRST)),
    ClaimRule(ClaimType.OCCUPATIONAL_DISEASE, LabourType.PAY, True, True, over_age=True, injury=True,
              warnings=(_INJURY_FIRST, _INJURY_NOT_INSURED), note="支付令、终局裁决只限工伤医疗费部分"),
    ClaimRule(ClaimType.COMMERCIAL_INSURANCE, LabourType.NONE, warnings=(ClaimWarning(
        "commercial_insurance_civil", "商业保险、雇主责任险理赔是保险合同关系；保险公司没有签名的，不能写由其支付",
        cite("CC", 465, 2)),)),
    ClaimRule(ClaimType.MALICIOUS_ARREARS, LabourType.PAY, True, True, True, True, warnings=(ClaimWarning(
        "criminal_clue", "拒不支付劳动报酬的线索移送劳动保障监察、公安机关；欠薪数额照常调解", cite("LI", 20)),)),
    ClaimRule(ClaimType.OTHER, LabourType.OTHER, warnings=(ClaimWarning(
        "other_scope", "请写明请求的内容，并核对是否属于劳动争议；不属于的，告知对方去哪里并记下地址", cite("TJ", 2)),)),
)

CLAIM_RULES: dict[ClaimType, ClaimRule] = {rule.claim: rule for rule in _RULES}
WITHOUT_SUM = frozenset({ClaimType.EMPLOYMENT_RELATION, ClaimType.PAPERS_TRANSFER})
"""What asks for no money."""


def claim_warnings(claims: Iterable[ClaimType]) -> list[Finding]:
    """What to tell the parties about these claims, each warning once, in the order of the claims."""
    found: dict[str, Finding] = {}
    for claim in claims:
        for warning in CLAIM_RULES[claim].warnings:
            found.setdefault(warning.code, Finding(
                warning.code, Severity.YELLOW, warning.message, warning.article, row=claim.value, note=warning.note))
    return list(found.values())


def all_payment_order_kinds(claims: Iterable[ClaimType]) -> bool:
    """Are there claims, and does each belong to the four kinds of TJ 16 (劳动报酬、工伤医疗费、经济补偿、赔偿金)."""
    listed = tuple(claims)
    return bool(listed) and all(CLAIM_RULES[claim].payment_order_kind for claim in listed)


def only_wages(claims: Iterable[ClaimType]) -> bool:
    """Are there claims, and is each 劳动报酬 in the sense of J1 51(2)."""
    listed = tuple(claims)
    return bool(listed) and all(CLAIM_RULES[claim].only_wages for claim in listed)


def over_age_labour_matters(claims: Iterable[ClaimType], on: date) -> frozenset[ClaimType]:
    """The claims of an over-age worker that follow TJ: pay, rest, safety, injury (OV 19, in force since 2026-07-01)."""
    if on < OVER_AGE_RULES_SINCE:
        return frozenset()
    return frozenset(claim for claim in claims if CLAIM_RULES[claim].over_age)
