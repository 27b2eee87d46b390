"""The elements F1–F88 of the element-style complaint: what each is called, where its value stands, when it matters.

An element that does not matter here prints 无; one that matters and is not known is a blank to be filled in by hand,
and is listed to whoever makes the paper (documents.md §6.1).
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from mediation.documents import owed, phrases
from mediation.documents.blocks import BLANK_BY_HAND
from mediation.documents.complaint import BY_HAND, ClaimDetail, Complaint, Said
from mediation.documents.particulars import AgentOnPaper, Particulars, PartyOnPaper
from mediation.documents.refusals import Missing
from mediation.law.money import yuan
from mediation.law.terms import Term

When = Callable[[Particulars], bool]


def always(particulars: Particulars) -> bool:
    """Matters in each case."""
    return True


def plaintiff(particulars: Particulars) -> PartyOnPaper | None:
    """Who sues."""
    return owed.applicant(particulars)


def agent(particulars: Particulars) -> AgentOnPaper | None:
    """The first of those who act for the plaintiff."""
    one = plaintiff(particulars)
    return one.agents[0] if one and one.agents else None


def defendant(particulars: Particulars) -> PartyOnPaper | None:
    """The first unit on the other side."""
    return next((party for party in owed.opponents(particulars) if party.employer), None)


def third(particulars: Particulars) -> str | None:
    """The third parties, each in a sentence."""
    return "；".join(phrases.party_text(party).rstrip("。") for party in particulars.case.third) or None


def is_asked(detail: ClaimDetail | None) -> bool:
    """Whether one of the seven claims is made."""
    return detail is not None and detail.asked


def _asked(claim: str) -> When:
    return lambda particulars: is_asked(getattr(particulars.extra, claim))


def _said(question: str) -> When:
    return lambda particulars: getattr(particulars.extra, question) is not Said.NO


def _power(particulars: Particulars) -> str | None:
    one = agent(particulars)
    return phrases.powers_text(one) if one else None


def _insurance(particulars: Particulars) -> str | None:
    """What was lost with which insurance, and how much, in one element."""
    detail = particulars.extra.social_insurance
    if detail is None:
        return None
    said = [detail.over, words_of(detail.amount) if detail.amount is not None else None]
    return "，".join(part for part in said if part) or None


ROOTS: dict[str, Callable[[Particulars], Any]] = {
    "plaintiff": plaintiff, "agent": agent, "defendant": defendant, "third": third, "power": _power,
    "insurance": _insurance, "extra": lambda particulars: particulars.extra}


@dataclass(frozen=True)
class Element:
    """One element: its number, its words on the form, the path of its value from one of ``ROOTS``, when it matters.

    Where people write it themselves in any case (the signature, its day), the path is empty.
    """

    number: str
    words: str
    path: str
    matters: When = always

    def value(self, particulars: Particulars) -> Any:
        """The value, None where it is not known."""
        if not self.path:
            return None
        root, *steps = self.path.split(".")
        found = ROOTS[root](particulars)
        for step in steps:
            found = getattr(found, step) if found is not None else None
        return found if found not in ("", ()) else None


def _numbered(first: int, *rows: tuple[str, str], matters: When = always) -> Iterator[Element]:
    for number, (words, path) in enumerate(rows, start=first):
        yield Element(f"F{number}", words, path, matters)


def _has_agent(particulars: Particulars) -> bool:
    return agent(particulars) is not None


def _has_third(particulars: Particulars) -> bool:
    return bool(particulars.case.third)


_ALL: tuple[Element, ...] = (
    *_numbered(1, ("姓名", "plaintiff.person.name"), ("性别", "plaintiff.person.sex"),
               ("出生日期", "plaintiff.person.birth"), ("民族", "plaintiff.person.ethnic"),
               ("工作单位", "plaintiff.person.workplace"), ("职务", "plaintiff.person.occupation"),
               ("联系电话", "plaintiff.person.phone"), ("住所地（户籍所在地）", "plaintiff.person.address"),
               ("经常居住地", "plaintiff.person.habitual_address"), ("证件类型", "plaintiff.person.id_kind"),
               ("证件号码", "plaintiff.person.id_number")),
    *_numbered(12, ("姓名", "agent.name"), ("单位", "agent.workplace"), ("职务", "extra.agent_post"),
               ("联系电话", "agent.phone"), ("代理权限", "power"), matters=_has_agent),
    *_numbered(17, ("地址", "extra.service_address"), ("收件人", "extra.service_receiver"),
               ("电话", "extra.service_phone")),
    *_numbered(20, ("方式", "extra.electronic_way"), matters=_said("electronic")),
    *_numbered(21, ("名称", "defendant.employer.name"), ("住所地（主要办事机构所在地）", "defendant.employer.address"),
               ("注册地、登记地", "defendant.employer.registered_at"),
               ("法定代表人、主要负责人", "defendant.employer.legal_rep"), ("职务", "defendant.employer.legal_rep_title"),
               ("联系电话", "defendant.employer.phone"), ("统一社会信用代码", "defendant.employer.uscc"),
               ("类型", "extra.unit_kind"), ("所有制性质", "extra.ownership")),
    *_numbered(30, ("第三人", "third"), matters=_has_third),
    *_numbered(31, ("期间", "extra.wages.over"), ("金额", "extra.wages.amount"), ("依据", "extra.wages.ground"),
               matters=_asked("wages")),
    *_numbered(34, ("期间", "extra.double_pay.over"), ("金额", "extra.double_pay.amount"), matters=_asked("double_pay")),
    *_numbered(36, ("分项（平时、休息日、法定节假日）", "extra.overtime.over"), ("金额", "extra.overtime.amount"),
               matters=_asked("overtime")),
    *_numbered(38, ("年度、天数", "extra.annual_leave.over"), ("金额", "extra.annual_leave.amount"),
               matters=_asked("annual_leave")),
    *_numbered(40, ("项目和金额", "insurance"), matters=_asked("social_insurance")),
    *_numbered(41, ("年限", "extra.severance.over"), ("金额", "extra.severance.amount"), matters=_asked("severance")),
    *_numbered(43, ("年限", "extra.unlawful_dismissal.over"), ("金额", "extra.unlawful_dismissal.amount"),
               matters=_asked("unlawful_dismissal")),
    *_numbered(45, ("其他请求", "extra.other_claims"), ("诉讼费用负担", "extra.costs")),
    *_numbered(47, ("保全法院", "extra.preserved_by"), ("保全时间", "extra.preserved_on"),
               ("保全文书、案号", "extra.preserved_number"), matters=_said("preserved")),
    *_numbered(50, ("标的总额", "extra.total"), ("是否约定仲裁、管辖", "extra.forum_agreed"),
               ("合同主体", "extra.contract_subject"), ("签订时间", "extra.contract_on"),
               ("签订地点", "extra.contract_place"), ("合同名称、期限", "extra.contract_term"),
               ("入职时间", "extra.entered_on"), ("用人单位", "extra.employer_name"), ("工作岗位", "extra.post"),
               ("工作地点", "extra.work_place"), ("约定的月工资及构成", "extra.agreed_wage"),
               ("社会保险起止时间和险种", "extra.insured"), ("实际月工资及构成", "extra.actual_wage"),
               ("加班工资计算基数和方法", "extra.overtime_base"), ("加班时间和加班费", "extra.overtime_done"),
               ("年休假情况", "extra.leave"), ("解除或者终止的原因", "extra.end_reason"),
               ("解除或者终止的时间", "extra.end_on"), ("经济补偿或者赔偿金数额", "extra.end_sum")),
    *_numbered(69, ("发生时间", "extra.injured_on"), ("工伤认定结果", "extra.injury_recognised"),
               ("伤残等级", "extra.injury_grade"), ("费用", "extra.injury_costs"), matters=_said("injured")),
    *_numbered(73, ("申请仲裁时间", "extra.arbitration_on"), ("仲裁请求", "extra.arbitration_claims"),
               ("裁决文号", "extra.award_number"), ("裁决结果", "extra.award_result"), matters=_said("arbitrated")),
    *_numbered(77, ("其他情况", "extra.other_facts"), ("诉请依据", "extra.legal_basis"), ("证据清单", "extra.evidence"),
               ("是否了解调解", "extra.knows_mediation"), ("立案后先行调解较快", "extra.knows_faster"),
               ("费用优惠", "extra.knows_cheaper"), ("可以更换调解组织或者调解员", "extra.knows_again"),
               ("调解全程保密", "extra.knows_secret"), ("协议可以司法确认", "extra.knows_force"),
               ("是否考虑先行调解", "extra.wish")),
    Element("F87", "具状人（签字或者盖章）", ""), Element("F88", "日期", ""),
)
ELEMENTS: dict[str, Element] = {element.number: element for element in _ALL}
SIGNED_BY_HAND = frozenset({"F87", "F88"})


def words_of(value: Any) -> str:
    """A value as the form writes it."""
    if isinstance(value, Term):
        return value.label
    if isinstance(value, date):
        return phrases.day(value)
    if isinstance(value, int):
        return f"{yuan(value)}元"
    if isinstance(value, tuple):
        return "\n".join(f"{number}. {item}" for number, item in enumerate(value, start=1))
    return str(value)


def text_of(number: str, particulars: Particulars) -> str:
    """What stands for an element: its value, 无 where it does not matter here, else a blank."""
    element = ELEMENTS[number]
    value = element.value(particulars)
    if value is not None:
        return words_of(value)
    return BLANK_BY_HAND if element.matters(particulars) else phrases.NONE


def unknown(particulars: Particulars) -> Iterable[Missing]:
    """The elements that matter and are not known: they are left to be filled in by hand."""
    for element in ELEMENTS.values():
        if element.number in SIGNED_BY_HAND or element.value(particulars) is not None:
            continue
        if element.matters(particulars):
            yield Missing(element.number, f"{_of(element)}{element.words}", BY_HAND)


OF_WHAT = {"F14": "代理人的", "F17": "送达", "F18": "送达的", "F19": "送达的", "F20": "电子送达的", "F28": "被告的",
           "F29": "被告的", "F40": "社会保险损失的", "F69": "工伤", "F72": "工伤"}


def _of(element: Element) -> str:
    """Of whom or what the element speaks."""
    root, _, rest = element.path.partition(".")
    claim, _, part = rest.partition(".")
    if root == "extra" and part:
        return next(str(one.metadata["words"]) for one in fields(Complaint) if one.name == claim) + "的"
    if element.number in OF_WHAT:
        return OF_WHAT[element.number]
    return {"plaintiff": "原告的", "agent": "代理人的", "power": "代理人的", "defendant": "被告的"}.get(root, "")
