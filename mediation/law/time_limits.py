"""The clock registry: every period of the procedure, its start, length, end and article (law.md §9.4).

What an end does: OVER marks the file "decide", a person acts. CLOSES shuts its door by itself. RUNS_OUT ends a
right of a party by law, nothing in the record moves. TARGET is an own aim or another body's duty, alert only.
INFO is another body's clock, shown and not started here. The ids are those of the registry without "CLK-".
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.law.calendar import CHINA, Calendar, LastDay
from mediation.law.citation import Article, cite
from mediation.law.numbers import date_words
from mediation.law.settings import SETTINGS
from mediation.law.terms import Basis, CourtProcedure

NEW_FORM_EXTENSION_DAYS = 15
MEDIATION_CLOCKS = ("MED-15", "MED-1M", "MED-30", "MED-15C", "MED-7C", "ARBDEL-10")
"""The periods of which a case has one as that of its mediation (law.md §3.3)."""


class AtEnd(StrEnum):
    """What the end of a period does."""

    OVER = "over"
    CLOSES = "closes"
    RUNS_OUT = "runs_out"
    TARGET = "target"
    INFO = "info"


class Unit(StrEnum):
    """In what a period is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    AS_AGREED = "as_agreed"


@dataclass(frozen=True)
class Clock:
    """One period. ``length`` None: the setting's, or as agreed; ``setting`` names the setting of the length.

    ``starts`` says in Chinese from which day it counts; that day itself is not counted. ``extendable`` says how
    it may be extended, None that it may not. ``rows`` are the rows of the transition table in which a person
    acts after the end. ``backward`` counts towards the past; ``fixed_date`` is a date that never rolls.
    """

    id: str
    name: str
    starts: str
    length: int | None
    unit: Unit
    at_end: AtEnd
    articles: tuple[Article, ...]
    setting: str | None = None
    soft: bool = False
    extendable: str | None = None
    rows: tuple[str, ...] = ()
    note: str = ""
    backward: bool = False
    fixed_date: bool = False

    @property
    def article(self) -> str:
        """The provisions as a page cites them; empty where the law says nothing."""
        return "；".join(str(article) for article in self.articles)


DAYS, WORKING, MONTHS, YEARS, AGREED = (
    Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS, Unit.AS_AGREED)
OVER, CLOSES, RUNS_OUT, TARGET, INFO = (
    AtEnd.OVER, AtEnd.CLOSES, AtEnd.RUNS_OUT, AtEnd.TARGET, AtEnd.INFO)
BY_BOTH = "双方当事人同意可以延长"
BY_BODY = "由调解组织另定日期"
BY_COURT = "由人民法院决定"

_TALKS_AND_ACCEPTANCE = (
    Clock("NEG-5", "协商答复期限", "收到协商要求之日", 5, DAYS, OVER, (cite("O17", 10),), rows=("3",),
          note="届满未答复视为不愿协商。"),
    Clock("NEG-AGREED", "约定的协商期限", "书面约定协商期限之日", None, AGREED, OVER, (cite("O17", 10),),
          extendable="双方书面约定可以延长", rows=("3",), note="期限内没有达成一致视为协商不成。"),
    Clock("CONFIRM-ORG-3WD", "确认接受委派委托期限", "收到法院指派之日", 3, WORKING, OVER, (cite("ONL", 12),),
          rows=("10a",), note="届满未确认，法院可以另行指派。"),
    Clock("CONTACT-3WD", "联系对方当事人", "接受法院指派之日；其他来源为收到申请之日", 3, WORKING, TARGET,
          (cite("ONL", 15),), note="条文用“可以”，是目标不是义务；其他来源比照，可设置。"),
    Clock("CORRECT", "补正期限", "告知补正之日", None, WORKING, OVER, (cite("O33", 29),), "CORRECT_DAYS",
          extendable=BY_BODY, rows=("9a",), note="法律没有规定，参照办案规则。"),
    Clock("CONSENT-WAIT", "等待对方答复期限", "向对方征询意愿之日", None, WORKING, OVER, (), "CONSENT_WAIT_DAYS",
          extendable=BY_BODY, rows=("13",), note="法律没有规定，长于三个工作日。"),
    Clock("ACC-3WD", "受理期限", "双方同意均已记录之日（可设为收到申请之日）", 3, WORKING, OVER, (cite("O17", 22),),
          rows=("12", "13"), note="起算日见设置“受理期限起算”。"),
    Clock("PICK-2WD", "共同选择调解员期限", "双方同意在线调解之日", 2, WORKING, OVER, (cite("ONL", 10),),
          rows=("12a",), note="届满未选定，请法院指定。"),
    Clock("NAME-3WD", "法院指定调解员期限", "法院收到指定请求之日", 3, WORKING, TARGET, (cite("ONL", 10),),
          rows=("15",)),
    Clock("TJ14-15", "收到申请后十五日", "收到调解申请之日", 15, DAYS, RUNS_OUT, (cite("TJ", 14, 3),),
          note="届满未达成协议，当事人可以申请仲裁；调解可以继续，此前也随时可以申请仲裁（同法第五条）。"),
)
_MEDIATION = (
    Clock("MED-15", "调解期限", "受理之日（浙江为收到申请之日，可设置）", 15, DAYS, OVER,
          (cite("O17", 29), cite("YZ"), cite("ZJ", 10)), extendable=BY_BOTH + "，新就业形态最长延长十五日",
          rows=("28", "28a"), note="起算日见设置“十五日调解期限起算”；届满视为调解不成，由人结案。"),
    Clock("MED-1M", "人民调解一般期限", "受理之日", 1, MONTHS, OVER, (cite("MOJ75", 33),), soft=True,
          extendable="可以延长", rows=("18", "28"), note="“一般”在一个月内调结；人民调解法没有规定期限。"),
    Clock("MED-30", "委派调解期限", "签收法院材料或者在平台上确认接受之日", 30, DAYS, OVER,
          (cite("TY", 27), cite("ONL", 24)), extendable=BY_BOTH, rows=("28", "28a"), note="届满退回法院。"),
    Clock("MED-15C", "委托调解期限（普通程序）", "签收法院材料或者在平台上确认接受之日", 15, DAYS, OVER,
          (cite("TY", 27), cite("ONL", 24)), extendable=BY_BOTH, rows=("28", "31"),
          note="延长的期间不计入审理期限；届满恢复审理。"),
    Clock("MED-7C", "委托调解期限（简易程序）", "签收法院材料或者在平台上确认接受之日", 7, DAYS, OVER,
          (cite("TY", 27), cite("ONL", 24)), extendable=BY_BOTH, rows=("28", "31"),
          note="延长的期间不计入审理期限；届满恢复审理。"),
    Clock("ARBDEL-10", "仲裁委托调解期限", "双方同意委托调解之日", 10, WORKING, OVER,
          (cite("O33", 70), cite("O33", 80)), rows=("28", "62"), note="届满未达成协议，开庭审理。"),
    Clock("REVIEW", "复查日期", "开始等待之日", None, DAYS, OVER, (), "REVIEW_DAYS", extendable="可以另定日期",
          note="法律没有规定期限的等待；届满作出决定，或者另定日期。"),
    Clock("REQUEST", "当事人请求的答复期限", "当事人在网上提出之日", None, WORKING, TARGET, (), "REQUEST_DAYS",
          note="法律没有规定；撤回要单独核实，换调解员由主任决定。"),
    Clock("LANGUAGE-1WD", "给当事人回电话", "当事人提出之日", 1, WORKING, TARGET, (),
          note="本系统的办案规则，不是法定期限；用当事人选的语言说上了话，才算办了。"),
    Clock("ARCHIVE", "归档等待期", "结案文书送达之日", None, DAYS, OVER, (), "ARCHIVE_WAIT_DAYS",
          extendable=BY_BODY, rows=("65",)),
)
_STRENGTHENING = (
    Clock("ARBREV-15", "仲裁审查申请期间", "协议生效之日", 15, DAYS, CLOSES, (cite("O17", 27), cite("O33", 74)),
          "ARBREV_TIME_LIMIT", rows=("48b",), note="双方共同申请；浙江没有期限。"),
    Clock("ARBREV-5WD", "仲裁审查期限", "仲裁委受理之日", 5, WORKING, TARGET, (cite("O33", 76), cite("O33", 80)),
          extendable="经批准可以延长五个工作日"),
    Clock("CONF-30", "司法确认申请期间", "协议生效之日", 30, DAYS, CLOSES,
          (cite("CPL", 205), cite("RTF", 33)), extendable="法律没有规定延长；民事诉讼法第八十六条的顺延由人民法院决定",
          rows=("35", "35a", "50a"), note="双方共同申请；退回后再申请的，仍以原来的最后一日为准。"),
    Clock("CONF-TAKE", "确认申请受理审查期限", "提出确认申请之日", 3, DAYS, TARGET, (cite("O5", 4),),
          "CONFIRM_TAKE_DAYS"),
    Clock("CONF-SUPPLY", "法院指定的补充期限", "收到法院补正通知之日", None, AGREED, OVER,
          (cite("CPLI", 354, 2), cite("CPLI", 356), cite("CPLI", 357, 2)), extendable=BY_COURT, rows=("37",),
          note="不按第三百五十六条补充的，可以按撤回申请处理；第三百五十四条没有规定后果。"),
    Clock("CONF-REVIEW", "司法确认审查期限", "法院立案之日", 30, DAYS, TARGET, (cite("CPL", 187), cite("O5", 5)),
          "CONFIRM_REVIEW_SLA", extendable="经院长批准可以延长"),
    Clock("OBJ-15", "当事人异议期间", "收到确认裁定之日", 15, DAYS, RUNS_OUT, (cite("CPLI", 372),)),
    Clock("OBJ-6M", "利害关系人异议期间", "知道或者应当知道之日", 6, MONTHS, RUNS_OUT,
          (cite("CPLI", 372), cite("CPLI", 127)), note="不变期间，不中止、不中断、不延长。"),
)
_PERFORMANCE = (
    Clock("PERF", "履行期限", "约定的履行日（当日届满）", None, AGREED, OVER, (cite("TJ", 14, 2), cite("RTF", 31)),
          extendable="双方约定可以延长", rows=("52", "53"), fixed_date=True,
          note="按约定的日期，不顺延；工资遇节假日应提前支付（工资支付暂行规定第七条）。"),
    Clock("PO-5", "支付令受理通知期限", "提出支付令申请之日", 5, DAYS, TARGET, (cite("CPL", 226),)),
    Clock("PO-15", "支付令发出期限", "受理支付令申请之日", 15, DAYS, TARGET, (cite("CPL", 227),)),
    Clock("PO-30S", "支付令送达期限", "支付令发出之日", 30, DAYS, OVER, (cite("CPLI", 430, None, 2),), rows=("57",),
          note="届满不能送达，法院裁定终结督促程序。"),
    Clock("PO-15D", "债务人清偿或者异议期间", "债务人收到支付令之日", 15, DAYS, OVER, (cite("CPL", 227),),
          rows=("56b", "57"), note="不异议又不履行的，可以申请强制执行。"),
    Clock("PO-7", "表明不同意起诉的期间", "收到终结督促程序裁定之日", 7, DAYS, OVER,
          (cite("CPLI", 438), cite("CPLI", 439), cite("J1", 13)), rows=("58", "58a"),
          note="依调解协议申请的，不表明的视为起诉；依劳动合同法第三十条申请的，先申请仲裁。"),
    Clock("ENF-2Y", "申请执行期间", "履行期间的最后一日（分期的为最后一期）", 2, YEARS, RUNS_OUT, (cite("CPL", 250),),
          extendable="中止、中断适用诉讼时效的规定", note="届满后仍应受理，只是对方可以抗辩。"),
)
_ARBITRATION_AND_COURT = (
    Clock("LIM-1Y", "仲裁时效", "知道或者应当知道权利被侵害之日", 1, YEARS, RUNS_OUT, (cite("TJ", 27),),
          extendable="中断后重新计算，中止后继续计算", note="只是对方的抗辩，不妨碍申请；每项请求分别计算。"),
    Clock("ARB-5WD", "仲裁受理期限", "仲裁委收到申请之日", 5, WORKING, OVER,
          (cite("TJ", 29), cite("O33", 30), cite("O33", 80)), rows=("63",), note="届满未决定，可以起诉。"),
    Clock("ARB-45", "仲裁裁决期限", "仲裁委受理之日", 45, DAYS, OVER, (cite("TJ", 43), cite("O33", 45)),
          extendable="经批准可以延长十五日", rows=("63",), note="遇办案规则第四十六条情形重新计算；届满可以起诉。"),
    Clock("ARB-COPY-5WD", "仲裁申请书副本送达期限", "仲裁委受理之日", 5, WORKING, INFO, (cite("O33", 33),)),
    Clock("ARB-ANSWER-10WD", "仲裁答辩期限", "被申请人收到申请书副本之日", 10, WORKING, INFO, (cite("O33", 33),)),
    Clock("ARB-PANEL-5WD", "仲裁庭组成告知期限", "仲裁委受理之日", 5, WORKING, INFO, (cite("O33", 37),)),
    Clock("ARB-HEARING-5WD", "仲裁开庭通知期限", "开庭之日（向前计算）", 5, WORKING, INFO, (cite("O33", 38),),
          backward=True),
    Clock("DOCKET-7", "法院立案期限", "法院收到起诉状之日", 7, DAYS, TARGET, (cite("CPL", 126),)),
    Clock("SUE-15", "不服裁决起诉期间", "收到仲裁裁决书之日", 15, DAYS, RUNS_OUT, (cite("TJ", 48), cite("TJ", 50)),
          rows=("64",), note="期满不起诉的，非终局裁决生效。"),
    Clock("ANNUL-30", "申请撤销终局裁决期间", "用人单位收到终局裁决书之日", 30, DAYS, RUNS_OUT, (cite("TJ", 49),)),
    Clock("ANNUL-30B", "劳动者诉讼终结后申请撤销期间", "收到驳回起诉或者准许撤诉裁定之日", 30, DAYS, RUNS_OUT,
          (cite("J1", 21, 2),)),
    Clock("SUE-15A", "裁决被撤销后起诉期间", "收到撤销裁决裁定之日", 15, DAYS, OVER, (cite("TJ", 49, 3),),
          rows=("64c",), note="届满不得再起诉。"),
    Clock("SUE-30R", "不予执行后起诉期间", "收到不予执行裁定之日（次日为第一日）", 30, DAYS, RUNS_OUT,
          (cite("J1", 24),), note="条文写“自收到裁定书之次日起”，与起算日不计入是同一个算法，不要再加一日。"),
    Clock("APPEAL-15", "判决上诉期间", "判决书送达之日", 15, DAYS, OVER, (cite("CPL", 171, 1),), rows=("63g",)),
    Clock("APPEAL-10", "裁定上诉期间", "裁定书送达之日", 10, DAYS, OVER, (cite("CPL", 171, 2),), rows=("63g",)),
    Clock("PRES-3M", "保全后申请执行期间", "裁决、判决生效之日（财产已保全）", 3, MONTHS, RUNS_OUT,
          (cite("J1", 49),), note="届满不申请执行的，解除保全。"),
    Clock("LAID-7", "法律援助审查期限", "提出法律援助申请之日", 7, DAYS, TARGET, (cite("LA", 43),)),
    Clock("LAID-3", "指派援助人员期限", "决定给予法律援助之日", 3, DAYS, TARGET, (cite("LA", 43),)),
)
CLOCKS: dict[str, Clock] = {
    clock.id: clock for group in (
        _TALKS_AND_ACCEPTANCE, _MEDIATION, _STRENGTHENING, _PERFORMANCE, _ARBITRATION_AND_COURT)
    for clock in group}


def last_day(clock_id: str, start: date, calendar: Calendar = CHINA, length: int | None = None,
             extended_to: date | None = None) -> LastDay:
    """The last day (included) of a period that counts from ``start``, which itself is not counted.

    ``length`` is the body's or court's own number in the clock's unit, else the law's, else the setting's
    default. ``extended_to`` is the last day that was agreed or set; it rolls like a counted one. PERF ends on
    its agreed date, given as ``start`` or ``extended_to``, and never rolls.
    KeyError for an unknown clock; ValueError if a last day is missing, lies before the start, or may not be set.
    """
    clock = CLOCKS[clock_id]
    if extended_to is not None:
        if clock.extendable is None:
            raise ValueError(f"{clock.name}不能延长。")
        if extended_to < start:
            raise ValueError(f"{clock.name}的最后一日不能早于起算日，请核对。")
    if clock.fixed_date:
        return _agreed_date(extended_to or start)
    if extended_to is not None:
        return calendar.roll(extended_to)
    if length is None:
        length = clock.length or (SETTINGS[clock.setting].default if clock.setting else None)
    if length is None:
        raise ValueError(f"{clock.name}没有固定长度，请填写约定或者指定的最后一日。")
    return _counted(clock, start, calendar, length)


def _agreed_date(day: date) -> LastDay:
    return LastDay(day, day, False, f"以约定的{date_words(day)}为最后一日，不顺延。")


def _counted(clock: Clock, start: date, calendar: Calendar, length: int) -> LastDay:
    if clock.backward:
        return calendar.working_days_before(start, length)
    if clock.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start, length)
    if clock.unit is Unit.MONTHS:
        return calendar.add_months(start, length)
    if clock.unit is Unit.YEARS:
        return calendar.add_years(start, length)
    return calendar.add_days(start, length)


def mediation_clock(basis: Basis, procedure: CourtProcedure | None = None) -> str:
    """The one mediation period of a case: MED-15, MED-1M, MED-30, MED-15C, MED-7C or ARBDEL-10 (law.md §3.3).

    ``procedure`` is the suit's, needed for a 委托 (TY 27); ValueError if it is missing there.
    """
    if basis is Basis.PEOPLE:
        return "MED-1M"
    if basis is Basis.COURT_DELEGATED:
        return "MED-30"
    if basis is Basis.ARB_DELEGATED:
        return "ARBDEL-10"
    if basis is not Basis.COURT_ENTRUSTED:
        return "MED-15"
    if procedure is None:
        raise ValueError("法院委托调解的期限取决于审理程序，请先登记普通程序还是简易程序。")
    return "MED-7C" if procedure is CourtProcedure.SUMMARY else "MED-15C"


def extension_cap_days(basis: Basis) -> int | None:
    """By how many days at most both sides may extend: 15 in the new-form rules (YZ), else no cap in law."""
    return NEW_FORM_EXTENSION_DAYS if basis is Basis.NEW_FORM else None
