"""The courts' cause codes (民事案件案由) in both editions, chosen by the day of docketing (law.md §1.5, T29).

The numbers are data from secondary sources: 2026 from one code table (Vp), 2020 remembered (R). A cause whose number
was not found has none and is shown by name only.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Mark
from mediation.law.terms import CaseKind, ClaimType


@dataclass(frozen=True)
class Edition:
    """One edition of the rules on causes, and from which docket date it is used."""

    key: str
    instrument: str
    since: date
    mark: Mark
    note: str


@dataclass(frozen=True)
class Cause:
    """One cause of action: number in its edition (empty where not found), name, and the cause above it."""

    edition: str
    code: str
    name: str
    above: str = ""


EDITION_2020 = Edition("2020", "民事案件案由规定（法〔2020〕347号）", date(2021, 1, 1), Mark.REMEMBERED, "案由号未核原文")
EDITION_2026 = Edition("2026", "民事案件案由规定（法〔2025〕226号）", date(2026, 1, 1), Mark.EXCERPT, "案由号来自第三方代码表")
EDITIONS = (EDITION_2020, EDITION_2026)

_CONTRACT_BRANCHES = ("确认劳动关系纠纷", "集体合同纠纷", "劳务派遣合同纠纷", "非全日制用工纠纷", "追索劳动报酬纠纷",
                      "经济补偿金纠纷", "竞业限制纠纷")
_INSURANCE_BRANCHES = ("养老保险待遇纠纷", "工伤保险待遇纠纷", "医疗保险待遇纠纷", "生育保险待遇纠纷", "失业保险待遇纠纷")


def _branches(edition: str, code: str, name: str, branches: tuple[str, ...]) -> list[Cause]:
    return [Cause(edition, code, name)] + [
        Cause(edition, f"{code}({number})", branch, code) for number, branch in enumerate(branches, start=1)]


CAUSES_2020: tuple[Cause, ...] = (
    Cause("2020", "十七", "劳动争议"),
    *_branches("2020", "186", "劳动合同纠纷", _CONTRACT_BRANCHES),
    *_branches("2020", "187", "社会保险纠纷", _INSURANCE_BRANCHES),
    Cause("2020", "188", "福利待遇纠纷"),
    Cause("2020", "十八", "人事争议"),
    Cause("2020", "189", "聘用合同纠纷"),
    Cause("2020", "190", "聘任合同纠纷"),
    Cause("2020", "191", "辞职纠纷"),
    Cause("2020", "192", "辞退纠纷"),
    Cause("2020", "", "劳务合同纠纷"),
    Cause("2020", "", "提供劳务者受害责任纠纷"),
    Cause("2020", "", "保险合同纠纷"),
    Cause("2020", "", "申请司法确认调解协议"),
)

CAUSES_2026: tuple[Cause, ...] = (
    Cause("2026", "十九", "劳动争议"),
    *_branches("2026", "205", "劳动合同纠纷", _CONTRACT_BRANCHES),
    *_branches("2026", "206", "社会保险纠纷", _INSURANCE_BRANCHES),
    Cause("2026", "207", "福利待遇纠纷"),
    Cause("2026", "208", "超龄劳动者用工纠纷"),
    Cause("2026", "209", "承包人、被挂靠人用工主体责任纠纷"),
    Cause("2026", "二十", "人事争议"),
    Cause("2026", "210", "聘用合同纠纷"),
    Cause("2026", "211", "聘任合同纠纷"),
    Cause("2026", "212", "辞职纠纷"),
    Cause("2026", "213", "辞退纠纷"),
    Cause("2026", "二十一", "新就业形态用工纠纷"),
    *_branches("2026", "214", "新就业形态用工合同纠纷", ("确认劳动关系纠纷", "追索劳动报酬纠纷")),
    *_branches("2026", "215", "新就业形态社会保险纠纷", ("工伤保险待遇纠纷",)),
    Cause("2026", "216", "职业伤害保障纠纷"),
    Cause("2026", "448", "申请司法确认调解协议"),
    Cause("2026", "449", "申请撤销确认调解协议裁定"),
    Cause("2026", "", "劳务合同纠纷"),
    Cause("2026", "", "提供劳务者受害责任纠纷"),
    Cause("2026", "", "保险合同纠纷"),
)

_CAUSES = {"2020": CAUSES_2020, "2026": CAUSES_2026}

# Names, because the numbers differ between the editions.
_LABOUR: dict[ClaimType, str] = {
    ClaimType.WAGES: "追索劳动报酬纠纷",
    ClaimType.OVERTIME: "追索劳动报酬纠纷",
    ClaimType.DOUBLE_PAY: "劳动合同纠纷",
    ClaimType.ANNUAL_LEAVE: "福利待遇纠纷",
    ClaimType.SOCIAL_INSURANCE: "社会保险纠纷",
    ClaimType.SEVERANCE: "经济补偿金纠纷",
    ClaimType.UNLAWFUL_DISMISSAL: "劳动合同纠纷",
    ClaimType.WORK_INJURY: "工伤保险待遇纠纷",
    ClaimType.EMPLOYMENT_RELATION: "确认劳动关系纠纷",
    ClaimType.NON_COMPETE: "竞业限制纠纷",
    ClaimType.TRAINING: "劳动合同纠纷",
    ClaimType.SERVICE_PAY: "劳务合同纠纷",
    ClaimType.PERSONAL_INJURY: "提供劳务者受害责任纠纷",
    ClaimType.MATERNITY: "生育保险待遇纠纷",
    ClaimType.STOPPAGE_PAY: "追索劳动报酬纠纷",
    ClaimType.ALLOWANCE: "福利待遇纠纷",
    ClaimType.PAPERS_TRANSFER: "劳动合同纠纷",
    ClaimType.DEATH_BENEFIT: "工伤保险待遇纠纷",
    ClaimType.OCCUPATIONAL_DISEASE: "工伤保险待遇纠纷",
    ClaimType.COMMERCIAL_INSURANCE: "保险合同纠纷",
    ClaimType.MALICIOUS_ARREARS: "追索劳动报酬纠纷",
    ClaimType.OTHER: "劳动争议",
}
_PERSONNEL = {ClaimType.UNLAWFUL_DISMISSAL: "辞退纠纷", ClaimType.OTHER: "人事争议"}
_CIVIL = {
    ClaimType.PERSONAL_INJURY: "提供劳务者受害责任纠纷",
    ClaimType.WORK_INJURY: "提供劳务者受害责任纠纷",
    ClaimType.DEATH_BENEFIT: "提供劳务者受害责任纠纷",
    ClaimType.COMMERCIAL_INSURANCE: "保险合同纠纷",
}
_NEW_FORM_CODES = {
    ClaimType.EMPLOYMENT_RELATION: "214(1)",
    ClaimType.WAGES: "214(2)",
    ClaimType.OVERTIME: "214(2)",
    ClaimType.SERVICE_PAY: "214(2)",
    ClaimType.STOPPAGE_PAY: "214(2)",
    ClaimType.WORK_INJURY: "215(1)",
    ClaimType.SOCIAL_INSURANCE: "215",
    ClaimType.PERSONAL_INJURY: "216",
    ClaimType.DEATH_BENEFIT: "216",
}


def edition_on(docketed: date) -> Edition:
    """The edition of the causes used for a case docketed on this day; the oldest one kept for earlier days."""
    return EDITION_2026 if docketed >= EDITION_2026.since else EDITION_2020


def _named(edition: Edition, name: str) -> Cause:
    return next(cause for cause in _CAUSES[edition.key] if cause.name == name)


def _coded(edition: Edition, code: str) -> Cause:
    return next(cause for cause in _CAUSES[edition.key] if cause.code == code)


def cause_of(kind: CaseKind, claim_type: ClaimType, on: date, *, over_age: bool = False,
             contractor_liability: bool = False) -> Cause:
    """The cause of action of a claim, in the edition of the day of docketing.

    ``over_age``: the worker is past retirement age (208 since 2026, before that a contract for services);
    ``contractor_liability``: claimed from a contractor or 被挂靠人 (209 since 2026). 法〔2025〕226号, 法〔2020〕347号.
    """
    edition = edition_on(on)
    current = edition is EDITION_2026
    if kind is CaseKind.PERSONNEL:
        return _named(edition, _PERSONNEL.get(claim_type, "聘用合同纠纷"))
    if kind is CaseKind.NEW_FORM and current:
        return _coded(edition, _NEW_FORM_CODES.get(claim_type, "214"))
    if kind is CaseKind.LABOUR and current and contractor_liability:
        return _coded(edition, "209")
    if kind is CaseKind.LABOUR and current and over_age:
        return _coded(edition, "208")
    if kind is CaseKind.LABOUR and not over_age:
        return _named(edition, _LABOUR[claim_type])
    return _named(edition, _CIVIL.get(claim_type, "劳务合同纠纷"))


def confirmation_cause(on: date) -> Cause:
    """The cause of an application for judicial confirmation (448 since 2026)."""
    return _named(edition_on(on), "申请司法确认调解协议")


def causes_of(edition: Edition) -> tuple[Cause, ...]:
    """All causes of an edition that this field uses, in its order."""
    return _CAUSES[edition.key]
