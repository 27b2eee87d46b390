"""How the settings of the law are said on the page: groups, choices and values in Chinese."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation.errors import NotFound
from mediation.law.settings import SETTINGS, Setting
from mediation.law.terms import Basis, Language, LegalType

GROUPS = {"ACCEPT_CLOCK_START": "受理", "NO_SHOW_LIMIT": "调解", "COURT_PLATFORM": "司法确认与仲裁审查",
          "FILE_NUMBERS": "结案与归档", "FINAL_AWARD_MINWAGE_DATE": "数额计算与日历", "QUIET_FROM": "外发的消息"}
CHOICES: dict[str, dict[str, str]] = {
    "ACCEPT_CLOCK_START": {"consent": "双方同意均已记录之日", "receipt": "收到申请之日"},
    "MED15_START": {"acceptance": "受理之日", "receipt": "收到申请之日"},
    "APPLICANT_ROLES": {"both": "双方都可以", "workers": "只有劳动者", "employers": "只有用人单位"},
    "NEW_FORM_TIER_B_ROUTE": {"ask": "向当地仲裁委、法院问清", "arbitration": "劳动仲裁", "court": "人民法院"},
    "FILE_NUMBERS": {"series": "年度加流水，系统给号", "case_number": "与案号相同", "typed": "归档时由人填写"},
    "SIGN_LEVEL_FOR_CONFIRMATION": {"CA": "纸质签名，或者有认证的电子签名", "any": "任何电子签名"},
    "FINAL_AWARD_MINWAGE_DATE": {"application": "申请仲裁时", "award": "裁决时"},
    "DOUBLE_PAY_START": {"month_later": "满一个月之日起（3月1日入职为4月1日）", "day_after_month": "满一个月的次日起（为4月2日）"},
    "OVERTIME_BASE": {"contract": "合同工资", "normal": "正常工资", "average_12": "前十二个月平均工资"},
    "PAYMENT_ORDER_FEE": {"third": "财产案件受理费的三分之一", "labour": "按劳动争议案件", "none": "不收"},
    "CONFIRMABLE_ORG_TYPES": {"yes": "可以", "no": "不可以", "ask": "先问法院", "own": "按组织自身的类型"},
}
UNITS = {"days": "日", "working_days": "个工作日", "integer": ""}
MARKS = {"CFG": "各地不同", "R": "未核原文", "P": "实务做法"}
NO_LIMIT, NONE_GIVEN = "没有这项限制", "没有填"
ORGANISATIONS: dict[str, str] = {**{basis.value: f"渠道：{basis.label}" for basis in Basis},
                                 **{kind.value: f"组织：{kind.label}" for kind in LegalType}}


def value_words(setting: Setting, value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return NONE_GIVEN if setting.kind == "words" else NO_LIMIT
    if setting.kind == "words":
        return str(value)
    if setting.kind == "flag":
        return "是" if value else "否"
    if setting.kind == "choice":
        return CHOICES[setting.key][value]
    if setting.kind in UNITS:
        return f"{value}{UNITS[setting.kind]}"
    return _table_words(setting, value)


def _table_words(setting: Setting, value: Any) -> str:
    if setting.key == "LANGS":
        return "、".join(Language(each).label for each in value)
    if setting.key == "CONFIRMABLE_ORG_TYPES":
        return "；".join(f"{ORGANISATIONS[key]} {CHOICES[setting.key][answer]}" for key, answer in value.items())
    if setting.key == "CALENDAR":
        added = f"；另加放假{len(value['off'])}天、上班{len(value['on'])}天" if value["off"] or value["on"] else ""
        return f"放假安排已公布到{value['published_through']}年{added}"
    if isinstance(value, Mapping):
        return "；".join(f"{name} {said}" for name, said in value.items()) or "还没有填"
    return "、".join(str(each) for each in value)


def mark_of(setting: Setting) -> str:
    """How sure the rule behind a setting is: the marks with which its note begins, in words."""
    return "、".join(MARKS[mark] for mark in _marks(setting))


def note_of(setting: Setting) -> str:
    """Why the setting can be changed, without the marks."""
    return setting.note.partition("；")[2] if _marks(setting) else setting.note


def _marks(setting: Setting) -> list[str]:
    return [mark for mark in setting.note.partition("；")[0].split("、") if mark in MARKS]


def grouped() -> list[tuple[str, list[Setting]]]:
    """All settings in the order of the law's table, under their headings."""
    found: list[tuple[str, list[Setting]]] = []
    for key, setting in SETTINGS.items():
        if key in GROUPS:
            found.append((GROUPS[key], []))
        if setting.in_use:
            found[-1][1].append(setting)
    return [(heading, settings) for heading, settings in found if settings]


def setting_called(key: str) -> Setting:
    """The setting of this name; raises NotFound."""
    if key not in SETTINGS or not SETTINGS[key].in_use:
        raise NotFound("没有这一项设置。")
    return SETTINGS[key]
