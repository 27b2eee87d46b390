"""The two ledgers: every case of a body in a year (企业、乡镇、调委会), and the figures of a court-and-union studio."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.models import AgreementForm, StrengtheningState
from mediation.cases.states import CaseState, EndReason
from mediation.desk.queries.ledgers import (LedgerCase, LinkageCase, ledger_rows, linkage_cases, mediators_of,
                                            page_of_year)
from mediation.handoffs.models import HandoffWay
from mediation.law.agreement import PaymentWay
from mediation.law.terms import ClaimType, Source
from mediation.web.workbook import Book, Field

PAGE_ROWS = 50
BATCH = 500
MOST_ROWS = 20_000
BODY_FIELDS = (
    Field("案号", width=26), Field("收件日期", "day", 12), Field("受理日期", "day", 12), Field("来源", width=12),
    Field("单位名称", width=30), Field("单位性质", width=10), Field("行业", width=10), Field("劳动者", width=20),
    Field("人数", "count", 6), Field("集体", width=6), Field("农民工人数", "count", 8), Field("女职工", "count", 8),
    Field("少数民族", "count", 8), Field("涉及金额（元）", "yuan", 14), Field("请求类型", width=24),
    Field("争议原因", width=20), Field("调解员", width=14), Field("期限起", "day", 12), Field("期限止", "day", 12),
    Field("结果", width=14), Field("协议金额（元）", "yuan", 14), Field("已履行（元）", "yuan", 14),
    Field("履行方式", width=12), Field("当场履行", width=8), Field("司法确认申请", "day", 12),
    Field("司法确认受理", "day", 12), Field("司法确认结果", width=14), Field("确认文号", width=26),
    Field("仲裁审查", width=8), Field("支付令", width=8), Field("进入仲裁、诉讼", width=14), Field("回访满意度", width=8),
    Field("归档日期", "day", 12), Field("卷号", width=10))
NOT_YET = "仲裁审查、支付令、回访满意度在本系统里还没有登记的地方，留空待填。好差评不记名，不逐件列，见公开的每月评价。"
LINKAGE_FIELDS = (
    Field("月份", width=8), Field("委派、委托件数", "count", 10), Field("接受", "count", 8), Field("成功", "count", 8),
    Field("撤诉", "count", 8), Field("司法确认", "count", 8), Field("司法确认金额（元）", "yuan", 16),
    Field("自动履行", "count", 8), Field("平均办理天数", "count", 10), Field("提示函", width=8), Field("意见书", width=8),
    Field("建议书", width=8), Field("整改回复率", width=10), Field("调解员人均（件）", width=10), Field("满意率", width=8))
LINKAGE_NOTES = (
    "按收到委派、委托的月份归类，只含来源为法院委派、委托的案件。成功：协议已生效；自动履行：生效协议的每一项都已履行或者免除。",
    "平均办理天数：从收到到协议生效或者终结，未办结的不计；没有办结的月份留空。",
    "提示函、意见书、建议书、整改回复率在本系统里还没有登记的地方，留空待填。满意率留空：好差评不分来源、人数不足十人的不列，见公开的每月评价。")
ENDED = (CaseState.NO_AGREEMENT, CaseState.WITHDRAWN, CaseState.NOT_ACCEPTED, CaseState.REFERRED)


@dataclass(frozen=True)
class LedgerPage:
    """One page of the ledger of a body."""

    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: list[tuple[str, tuple[Any, ...]]]
    older: int | None


@dataclass(frozen=True)
class Month:
    """The figures of one month, or of the year."""

    name: str
    values: tuple[Any, ...]


def body_ledger(person: Any, body_id: int, year: int, before_id: int | None) -> LedgerPage:
    """One page of the cases of a body and year."""
    ids, older = page_of_year(person, body_id, year, PAGE_ROWS, before_id)
    rows = [(f"/desk/cases/{row.public_id}", body_values(row)) for row in ledger_rows(person, ids)]
    return LedgerPage(tuple(each.head for each in BODY_FIELDS), tuple(each.kind for each in BODY_FIELDS), rows, older)


def body_book(person: Any, body_id: int, short_name: str, year: int) -> Book:
    """The whole year as a workbook."""
    return Book(f"{year}年台账", BODY_FIELDS, _all_of_year(person, body_id, year),
                notes=(f"{short_name}，{year}年收件的案件。{NOT_YET}",))


def _all_of_year(person: Any, body_id: int, year: int) -> Iterator[tuple[Any, ...]]:
    before, told = None, 0
    while told < MOST_ROWS:
        ids, before = page_of_year(person, body_id, year, BATCH, before)
        yield from (body_values(row) for row in ledger_rows(person, ids))
        told += len(ids)
        if before is None:
            return


def body_values(row: LedgerCase) -> tuple[Any, ...]:
    """The values of one case in the order of BODY_FIELDS."""
    state, filed, docketed, number = row.confirmation or (None, None, None, None)
    first_worker = row.workers[0] if row.workers else ""
    return (
        row.number or f"收{row.receipt_number}", row.received_on, row.accepted_on, Source(row.source).label,
        "、".join(name for name, _type in row.employers), "、".join({kind for _name, kind in row.employers if kind}),
        "、".join(row.industries),
        f"{first_worker}等{len(row.workers)}人" if len(row.workers) > 1 else first_worker, len(row.workers),
        "是" if row.is_collective else "否", row.migrants, row.women, row.minorities, row.asked_fen,
        "、".join(ClaimType(kind).label for kind in row.claim_types), row.matter, "、".join(row.mediators),
        row.period[0] if row.period else None, row.period[1] if row.period else None, result_of(row), row.agreed_fen,
        row.paid_fen if row.agreed_fen is not None else None,
        "、".join(PaymentWay(way).label for way in row.ways), _on_the_spot(row), filed, docketed,
        StrengtheningState(state).label if state and state != "b_none" else "", row.ruling or number or "", "", "",
        "、".join(HandoffWay(way).label for way in row.handoffs if way != HandoffWay.LEGAL_AID.value), "",
        row.archived_on, row.file_number or "")


def result_of(row: LedgerCase) -> str:
    """How the case ended, or where it stands."""
    if row.effective_on or row.agreement_form:
        return "部分达成协议" if row.is_partial else "达成协议"
    if row.end_reason:
        return f"未达成：{EndReason(row.end_reason).label}"
    state = CaseState(row.state)
    return state.label if state in ENDED or state is CaseState.ARCHIVED else f"未结（{state.label}）"


def _on_the_spot(row: LedgerCase) -> str:
    if row.agreement_form is None:
        return ""
    return "是" if row.agreement_form == AgreementForm.ON_THE_SPOT.value else "否"


def linkage_ledger(person: Any, body_id: int, year: int) -> list[Month]:
    """The twelve months and the year."""
    cases = linkage_cases(person, body_id, year)
    months = [_month(f"{number}月", [case for case in cases if case.month == number]) for number in range(1, 13)]
    return [*months, _month("全年", cases, mediators_of(body_id, date(year, 1, 1), date(year, 12, 31)))]


def _month(name: str, cases: Sequence[LinkageCase], mediators: int = 0) -> Month:
    days = [case.days for case in cases if case.days is not None]
    each = f"{len(cases)}/{mediators}={len(cases) / mediators:.1f}" if mediators else ""
    return Month(name, (
        len(cases), sum(case.taken for case in cases), sum(case.settled for case in cases),
        sum(case.suit_withdrawn for case in cases), sum(case.confirmed for case in cases),
        sum(case.confirmed_fen for case in cases if case.confirmed), sum(case.performed for case in cases),
        round(sum(days) / len(days)) if days else None, "", "", "", "", each, ""))


def linkage_book(person: Any, body_id: int, short_name: str, year: int) -> Book:
    """The studio's ledger as a workbook."""
    return Book(f"{year}年诉调对接台账", LINKAGE_FIELDS,
                ((month.name, *month.values) for month in linkage_ledger(person, body_id, year)),
                notes=(f"{short_name}，{year}年。", *LINKAGE_NOTES))
