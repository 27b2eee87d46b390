"""The record of a session: its sections in their fixed order, and the words it begins with."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.cases.models import Case
from mediation.documents import phrases
from mediation.documents.kinds.d20_minutes import RouteTold, SessionResult
from mediation.law.terms import Basis, Side
from mediation.sessions.models import Attendance, Attending, Session


@dataclass(frozen=True)
class Section:
    """One section of the record: its key, its heading, and what is written there."""

    key: str
    heading: str
    help: str = ""


SECTIONS = (
    Section("identity", "一、核对身份与权限", "谁到场、证件是否核对、代理人有什么权限。"),
    Section("told", "二、告知权利义务、询问回避"),
    Section("applicant_says", "三、申请人陈述"),
    Section("respondent_says", "四、被申请人答复"),
    Section("facts_undisputed", "五、核对事实与证据——无争议的"),
    Section("facts_disputed", "五、核对事实与证据——有争议的"),
    Section("law_told", "六、法律与风险提示"),
    Section("negotiation", "七、方案与协商", "双方一起谈的写在这里；背靠背说的话写在“单方谈话”，不进笔录。"),
)
OUT_OR_IN_EFFECT, WRITTEN = ("signing", "in_effect"), "written"
TEXTS = tuple(section.key for section in SECTIONS)
CHOICES = ("apart", "result", "reason", "agreement_number", "without_text", "routes_told", "facts_paper", "recording",
           "sham")


def first_words(session: Session) -> dict[str, Any]:
    """What the record begins with: wording that is said every time, to be changed to what was said."""
    return {
        "identity": _identity(session), "told": _told(session.case), "applicant_says": "", "respondent_says": "",
        "facts_undisputed": "", "facts_disputed": "", "law_told": _law(session.case), "negotiation": "",
        "apart": False, "result": None, "reason": "", "agreement_number": _number(session.case),
        "without_text": _is_without_text(session.case), "routes_told": [],
        "facts_paper": False, "recording": "", "sham": None}


def content_of(session: Session) -> dict[str, Any]:
    """What stands in the record now: what was saved, else what it begins with."""
    saved = session.minutes.sections if session.minutes else {}
    return {**first_words(session), **saved}


def as_text(content: dict[str, Any]) -> str:
    """The record as one text, for laying two of them side by side."""
    lines = [f"{section.heading}\n{content.get(section.key) or '（空）'}" for section in SECTIONS]
    result = content.get("result")
    lines.append("八、结果\n" + (SessionResult(result).label if result else "（没有选）"))
    if content.get("reason"):
        lines.append(f"原因：{content['reason']}")
    told = "、".join(RouteTold(value).label for value in content.get("routes_told") or [])
    return "\n\n".join([*lines, f"已告知：{told or '（没有选）'}"])


def _identity(session: Session) -> str:
    return "\n".join(_came(row) for row in sorted(
        session.attendances, key=lambda row: (list(Side).index(Side(row.party.side)), row.party.ordinal)))


def _came(row: Attendance) -> str:
    who = f"{Side(row.party.side).label}{row.party.name}"
    if row.attending_term is Attending.BY_AGENT and row.agent:
        return f"{who}：由代理人{row.agent.name}（{'特别授权' if row.agent.special else '一般授权'}）到场，已核对授权委托书和证件。"
    if row.attending_term in (Attending.IN_PERSON, Attending.BY_VIDEO):
        return f"{who}：{row.attending_term.label}，已核对身份证件。"
    if row.attending_term is not None:
        return f"{who}：{row.attending_term.label}。"
    return f"{who}："


def _told(case: Case) -> str:
    after = "达成协议的，交人民法院制作调解书。" if case.basis_term is Basis.COURT_ENTRUSTED else (
        f"协议生效后{phrases.period('CONF-30')}内可以共同申请司法确认，{phrases.period('ARBREV-15')}内可以共同申请仲裁审查。")
    return ("调解员：已向各方告知权利义务和调解纪律：调解自愿，可以随时要求终止；调解不公开、不收费；"
            "为达成调解作出的让步不作为后续程序中对其不利的证据；虚假调解要承担法律责任。" + after + "听清楚了吗？\n答：\n"
            "问：对调解员是否申请回避或者更换？\n答：")


def _law(case: Case) -> str:
    return ("不愿调解的，随时可以直接申请仲裁；自收到调解申请之日起"
            f"{phrases.period('TJ14-15')}内未达成协议的，可以申请仲裁。申请仲裁的时效为{phrases.period('LIM-1Y')}。")


def _number(case: Case) -> str:
    numbers = [agreement.number for agreement in getattr(case, "agreements", []) if agreement.number]
    return numbers[-1] if numbers else ""


def _is_without_text(case: Case) -> bool:
    """Whether what was agreed stands in the record alone: made orally, or paid across the table."""
    forms = [agreement.form for agreement in getattr(case, "agreements", []) if agreement.standing in OUT_OR_IN_EFFECT]
    return bool(forms) and WRITTEN not in forms
