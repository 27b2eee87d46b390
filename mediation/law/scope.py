"""Is it a labour dispute, who may take it, and where to go with what is none (law.md §1, §2.1, §12 T36).

The routes that stay open are in ``routes``, the persons in ``capacity``; both can be imported from here.
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from mediation.law.answers import Answer, Mark, Refusal, Verdict
from mediation.law.capacity import (
    PARTY_RELATIONS,
    AuthorityScope,
    Capacity,
    CapacityAnswer,
    PartyRelation,
    PowerOfAttorney,
    RelationRule,
    SpecialPower,
    age_on,
    agent_may,
    capacity_on,
    collective,
    representatives_error,
)
from mediation.law.citation import Article, cite
from mediation.law.routes import NewFormTier, Route, RouteFacts, RouteKey, open_routes
from mediation.law.terms import Basis, CaseKind, LegalBasis, LegalType

__all__ = [
    "MATTERS_OUTSIDE", "PARTY_RELATIONS", "AuthorityScope", "Capacity", "CapacityAnswer", "NewFormTier",
    "OutsideMatter", "PartyRelation", "PowerOfAttorney", "RelationRule", "Route", "RouteFacts", "RouteKey",
    "SpecialPower", "age_on", "agent_may", "bases_of", "capacity_on", "collective", "kinds_of",
    "matters_outside", "may_take", "open_routes", "outside_matter", "own_basis", "representatives_error", "tj10_body",
]


@dataclass(frozen=True)
class OutsideMatter:
    """A matter that is no labour dispute, and the door it belongs to.

    ``as_kind`` is set where a people's committee may still mediate it as a civil matter.
    """

    key: str
    name: str
    where: str
    deadline_words: str
    articles: tuple[Article, ...]
    mark: Mark
    as_kind: CaseKind | None = None
    note: str = ""


_V, _P, _R, _CFG = Mark.VERIFIED, Mark.PRACTICE, Mark.REMEMBERED, Mark.LOCAL

MATTERS_OUTSIDE: tuple[OutsideMatter, ...] = (
    OutsideMatter(
        "insurance_agency", "请求社会保险经办机构发放社会保险金", "社会保险行政部门行政复议，或者人民法院行政诉讼",
        "行政复议六十日，行政诉讼六个月", (cite("J1", 2, None, 1), cite("SI", 83)), _V, note="期限系实务资料，未核原文"),
    OutsideMatter(
        "insurance_back_payment", "补缴社会保险费、缴费基数争议", "社会保险费征收机构（税务）、劳动保障监察",
        "", (cite("SI", 63), cite("SI", 86)), _CFG, note="欠缴能否诉讼，各地不同"),
    OutsideMatter(
        "housing_fund", "住房公积金缴存争议", "住房公积金管理中心", "", (cite("TJ", 2),), _R,
        note="北京口径已核，其他地方未核"),
    OutsideMatter(
        "housing_reform", "住房制度改革后的公有住房转让争议", "人民法院（民事诉讼）", "诉讼时效三年",
        (cite("J1", 2, None, 2),), _V),
    OutsideMatter(
        "grade_objection", "对伤残等级鉴定结论或者职业病诊断鉴定结论有异议", "上一级劳动能力鉴定委员会再次鉴定、职业病鉴定",
        "收到结论之日起十五日", (cite("J1", 2, None, 3), cite("WI", 26)), _V, note="天数系实务资料"),
    OutsideMatter(
        "household_service", "家庭或者个人与家政服务人员、个体工匠与帮工学徒、农村承包经营户与受雇人的纠纷",
        "人民法院（民事诉讼），也可以人民调解", "诉讼时效三年",
        (cite("J1", 2, None, 4), cite("J1", 2, None, 5), cite("J1", 2, None, 6), cite("CC", 188)), _V,
        as_kind=CaseKind.CIVIL_SERVICE),
    OutsideMatter(
        "injury_recognition", "工伤认定", "社会保险行政部门",
        "用人单位三十日内申请；职工、近亲属、工会一年内申请", (cite("WI", 17), cite("WI", 20)), _V),
    OutsideMatter(
        "administrative_matters", "退休手续、户口、人事档案等行政性事项", "主管部门", "", (cite("TJ", 2),), _V,
        note="北京口径，其他地方未核"),
    OutsideMatter(
        "inspection_matters", "工资支付、工时、童工、社会保险登记、职业中介等劳动保障监察事项", "劳动保障监察机构",
        "违法行为发生之日起二年内；已在调解、仲裁、诉讼的，按该程序办理",
        (cite("LI", 20), cite("LI", 17), cite("LI", 21)), _V),
    OutsideMatter(
        "civil_between_them", "同一双方之间的侵权、股权、借款、知识产权纠纷", "人民法院（民事诉讼）", "诉讼时效三年",
        (cite("CC", 188),), _R),
    OutsideMatter(
        "collective_contract_conclusion", "签订集体合同发生的争议", "劳动行政部门组织有关各方协调处理", "",
        (cite("LL", 84),), _R),
    OutsideMatter(
        "collective_contract_performance", "履行集体合同发生的争议", "劳动人事争议仲裁委员会（由工会申请）", "一年",
        (cite("LCL", 56), cite("O33", 63)), _V),
)


def matters_outside(*, arrears_suit: bool) -> tuple[OutsideMatter, ...]:
    """Every matter with its door at one place; ``arrears_suit``: the courts there hear suits on unpaid premiums."""
    if not arrears_suit:
        return MATTERS_OUTSIDE
    back_payment = outside_matter("insurance_back_payment")
    also = replace(back_payment, where="社会保险费征收机构（税务）、劳动保障监察，欠缴的也可以向当地人民法院起诉", note="")
    return tuple(also if matter is back_payment else matter for matter in MATTERS_OUTSIDE)


def outside_matter(key: str) -> OutsideMatter:
    """The matter with this key; KeyError when there is none."""
    return _BY_KEY[key]


_BY_KEY = {matter.key: matter for matter in MATTERS_OUTSIDE}

_L, _PE, _C, _N = CaseKind.LABOUR, CaseKind.PERSONNEL, CaseKind.CIVIL_SERVICE, CaseKind.NEW_FORM

_KINDS: dict[Basis, frozenset[CaseKind]] = {
    Basis.ENTERPRISE: frozenset({_L, _PE}),
    Basis.PEOPLE: frozenset({_L, _PE, _C, _N}),
    Basis.TOWNSHIP: frozenset({_L, _PE, _N}),
    Basis.UNION_SELF: frozenset({_L, _PE, _N}),
    Basis.COURT_DELEGATED: frozenset({_L, _PE, _C, _N}),
    Basis.COURT_ENTRUSTED: frozenset({_L, _PE, _C, _N}),
    Basis.ARB_DELEGATED: frozenset({_L, _PE}),
    Basis.NEW_FORM: frozenset({_L, _N}),
}

_KIND_ARTICLES: dict[Basis, tuple[Article, ...]] = {
    Basis.ENTERPRISE: (cite("TJ", 2), cite("TJ", 10)),
    Basis.PEOPLE: (cite("RTF", 2),),
    Basis.TOWNSHIP: (cite("TJ", 2), cite("TJ", 10)),
    Basis.UNION_SELF: (cite("UL", 29),),
    Basis.COURT_DELEGATED: (cite("TY", 11),),
    Basis.COURT_ENTRUSTED: (cite("TY", 11),),
    Basis.ARB_DELEGATED: (cite("O33", 2), cite("O33", 70)),
    Basis.NEW_FORM: (cite("YZ"),),
}


def kinds_of(basis: Basis) -> frozenset[CaseKind]:
    """The kinds of dispute that may be taken on this basis; a body's own list may only narrow it.

    TJ 2, 10, 52; RTF 2; O33 2; new-form 人社厅发〔2024〕4号 (employment found there stays a labour dispute).
    """
    return _KINDS[basis]


def may_take(kind: CaseKind, basis: Basis, allowed_kinds: frozenset[CaseKind]) -> Refusal | None:
    """Why a body may not take a case of this kind on this basis; None when it may.

    ``allowed_kinds`` is the body's own list. A company committee takes labour and personnel disputes of its firm; a
    people's committee, also one inside a company, takes civil ones too (TJ 2, 10; RTF 2).
    """
    if kind not in kinds_of(basis):
        return Refusal(
            "kind_outside_basis",
            f"{basis.label}不能受理{kind.label}，请转交人民调解委员会或者告知对方向有权处理的机构提出，并记下地址。",
            _KIND_ARTICLES[basis])
    if kind not in allowed_kinds:
        return Refusal(
            "kind_outside_body",
            f"本组织的受理范围没有列{kind.label}。确实可以受理的，请主任先在机构设置里加上；否则转交并记下地址。",
            _KIND_ARTICLES[basis])
    return None


_OWN: dict[LegalType, Basis] = {
    LegalType.ENTERPRISE_COMMITTEE: Basis.ENTERPRISE,
    LegalType.PEOPLES_COMMITTEE: Basis.PEOPLE,
    LegalType.TOWNSHIP_BODY: Basis.TOWNSHIP,
    LegalType.UNION_STUDIO: Basis.UNION_SELF,
    LegalType.COURT_INVITED: Basis.COURT_DELEGATED,
}
_BY_LEGAL_BASIS: dict[LegalBasis, tuple[Basis, ...]] = {
    LegalBasis.TJ10_1: (Basis.ENTERPRISE,),
    LegalBasis.TJ10_2: (Basis.PEOPLE,),
    LegalBasis.TJ10_3: (Basis.TOWNSHIP,),
    LegalBasis.RTF34: (Basis.PEOPLE,),
    LegalBasis.COURT_LIST: (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED),
    LegalBasis.NEW_FORM: (Basis.NEW_FORM,),
}


def own_basis(legal_type: LegalType) -> Basis | None:
    """The basis that a body of this type has by itself; None for a court, a commission, a federation and the like."""
    return _OWN.get(legal_type)


def bases_of(legal_type: LegalType, legal_basis: LegalBasis) -> tuple[Basis, ...]:
    """The bases on which a body may take cases by default, its own first; empty for those that do not mediate.

    TJ 10; RTF 34; TY 6; O33 70. A people's committee also takes what a court hands to it (司发〔2023〕1号, P); the
    body's settings may narrow the list.
    """
    own = own_basis(legal_type)
    if own is None:
        return ()
    found = [own, *_BY_LEGAL_BASIS[legal_basis]]
    if legal_type in (LegalType.PEOPLES_COMMITTEE, LegalType.COURT_INVITED):
        found += _BY_LEGAL_BASIS[LegalBasis.COURT_LIST]
    if legal_type is not LegalType.COURT_INVITED:
        found.append(Basis.ARB_DELEGATED)
    return tuple(dict.fromkeys(found))


_TJ10 = frozenset({LegalBasis.TJ10_1, LegalBasis.TJ10_2, LegalBasis.TJ10_3})


def tj10_body(legal_basis: LegalBasis) -> Answer:
    """Is the body one of the three that TJ 10 lists; only their agreements carry TJ 16 and J1 51(2) safely (T36)."""
    article = cite("TJ", 10)
    if legal_basis in _TJ10:
        return Answer(Verdict.YES, f"依{legal_basis.label}设立", (article,))
    if legal_basis is LegalBasis.RTF34:
        return Answer(
            Verdict.YES, "人民调解委员会属于依法设立的基层人民调解组织", (article, cite("RTF", 34)),
            note="工会等依人民调解法第三十四条设立的，按此理解；法律没有明文，个别法院可能另有看法")
    return Answer(
        Verdict.NO, "调解仲裁法第十条只列企业劳动争议调解委员会、依法设立的基层人民调解组织、乡镇街道调解组织",
        (article,), note="工会工作室另设为人民调解委员会最稳妥")
