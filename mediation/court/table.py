"""Many docket numbers or rulings at once: rows, checked one by one by the acts themselves, then recorded.

They are pasted as a table, or read from the court's own papers; a row of the second kind has its file with it.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.papers import OTHER_RULING, awaited_papers
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.court.queries import by_number
from mediation.errors import Refused, RequirementNotMet
from mediation.extensions import db
from mediation.law.confirmation_file import DismissalGround, RefusalGround
from mediation.law.numbers import NumberError, court_number
from mediation.web.widgets import DAY, FULL_WIDTH, existing_day

MOST_ROWS = 300
COLUMNS = ("收件号", "案号", "日期", "结果", "法官", "情形")
RESULTS = {"受理": "docket", "确认有效": "grant", "确认": "grant", "驳回": "dismiss", "驳回申请": "dismiss",
           "不予受理": "refuse", "终结": "terminate", "终结特别程序": "terminate", "准许撤回": "withdraw", "准撤": "withdraw",
           "按撤回处理": "deem", "按撤回": "deem"}
KEPT = {"只存受理通知书": ("E01",), "只存补正通知书": ("E02",), "只存裁定书": ("E03", "E04", "E05", OTHER_RULING)}
"""The result stands in the record already and only the court's paper is added: which codes the paper may have."""
GROUNDS = {ground.label: ground.value for term in (RefusalGround, DismissalGround) for ground in term}
SEPARATORS = re.compile(r"[、；;]")


class TableError(ValueError):
    """What is wrong with a row, in Chinese, with what to do."""


@dataclass
class Line:
    """One row as typed, what it was found to be, and what is wrong with it; ``proof`` is the SHA-256 of its file."""

    number: int
    cells: list[str]
    strengthening: Strengthening | None = None
    act: str = ""
    facts: ConfirmationFacts = field(default_factory=ConfirmationFacts)
    error: str = ""
    proof: str | None = None

    @property
    def known_as(self) -> str:
        return known_as(self.strengthening) if self.strengthening else ""


def read(pasted: str, person: Any, both_notified: bool = False) -> list[Line]:
    """The rows with their applications; what can't be read has its error. Raises TableError if there are too many."""
    rows = [(number, row) for number, row in enumerate(pasted.splitlines(), start=1) if row.strip()]
    if rows and _cells(rows[0][1])[0] == COLUMNS[0]:
        rows = rows[1:]
    if not rows:
        raise TableError("没有看到任何一行，请从表格里复制后粘贴。")
    if len(rows) > MOST_ROWS:
        raise TableError(f"一次最多{MOST_ROWS}行，现在{len(rows)}行，请分几次。")
    return understood([Line(number, _cells(row)) for number, row in rows], person, both_notified)


def understood(lines: list[Line], person: Any, both_notified: bool = False) -> list[Line]:
    """The same rows with the applications they are about; what can't be read has its error."""
    known = by_number(person, [name for line in lines for name in _numbers(line.cells)])
    for line in lines:
        try:
            _understand(line, known, both_notified)
        except (TableError, NumberError) as wrong:
            line.error = str(wrong)
    return lines


def check(lines: Sequence[Line], *, by: Any) -> None:
    """Try every row by the very acts that will record it, and take everything back: each row knows its error."""
    trial = db.session.begin_nested()
    for line in lines:
        if line.error:
            continue
        attempt = db.session.begin_nested()
        try:
            _record(line, by)
            attempt.commit()
        except Refused as refused:
            attempt.rollback()
            line.error = refused.message
    trial.rollback()


def record(lines: Sequence[Line], *, by: Any) -> int:
    """Record every row by its act; raises Refused at the first that is not in order, and nothing is kept."""
    for line in lines:
        _record(line, by)
    return len(lines)


def _record(line: Line, by: Any) -> None:
    assert line.strengthening is not None
    if line.act in KEPT:
        assert line.proof is not None
        acts.keep_court_paper(line.strengthening, _kept_as(line), line.proof, by=by, number=line.facts.number,
                              on=line.facts.happened_on)
    elif line.act == "docket":
        acts.docket(line.strengthening, line.facts, by=by)
    elif line.act == "withdraw":
        acts.withdraw_application(line.strengthening, line.facts, by=by)
    elif line.act == "deem":
        acts.deem_withdrawn(line.strengthening, line.facts, by=by)
    else:
        acts.decide(line.strengthening, line.act, line.facts, by=by)


def _kept_as(line: Line) -> str:
    """Under which code the paper is kept: the one of its kind that the file still lacks; raises Refused."""
    assert line.strengthening is not None
    awaited = [code for code in awaited_papers(line.strengthening) if code in KEPT[line.act]]
    if not awaited:
        raise RequirementNotMet(f"这件不缺{line.act.removeprefix('只存')}：已经有了，或者结果还没有登记。请改选结果。", field="result")
    return awaited[0]


def _cells(row: str) -> list[str]:
    """The cells of a row: by tabs as a spreadsheet copies them, else by commas."""
    parts = row.split("\t") if "\t" in row else re.split("[,，]", row)
    cells = [part.strip() for part in parts]
    return (cells + [""] * len(COLUMNS))[:max(len(COLUMNS), len(cells))]


def _numbers(cells: Sequence[str]) -> list[str]:
    """The numbers by which a row may be found: the receipt's, or the court's."""
    return [_receipt(cells[0]), *([number] if (number := _court_number(cells[1])) else [])]


def _receipt(text: str) -> str:
    return "".join(text.translate(FULL_WIDTH).split()).removeprefix("收法")


def _court_number(text: str) -> str:
    try:
        return court_number(text).canonical
    except NumberError:
        return ""


def _understand(line: Line, known: dict[str, Strengthening], both_notified: bool) -> None:
    if len(line.cells) > len(COLUMNS):
        raise TableError(f"这一行有{len(line.cells)}列，应为：{'、'.join(COLUMNS)}。")
    receipt, number, day, result, judge, ground = line.cells
    found = known.get(_receipt(receipt)) if receipt else known.get(_court_number(number))
    if found is None:
        raise TableError(f"没有找到收件号“{receipt}”的申请。" if receipt else "请填写收件号；已经受理的可以只填案号。")
    line.strengthening = found
    result, _, after = result.partition("：")
    line.act = _act(result.strip(), line.proof)
    line.facts = ConfirmationFacts(
        happened_on=_day(day), number=number or found.court_number or "", judge=judge, both_notified=both_notified,
        grounds=_grounds(ground or after), reason=f"按法院{'文书' if line.proof else '名单'}登记", proof=line.proof,
        late_reason=f"按法院{'文书' if line.proof else '名单'}批量补记")


def _act(result: str, proof: str | None) -> str:
    if result in KEPT and proof is not None:
        return result
    if result not in RESULTS:
        raise TableError(f"结果“{result}”不认识，请写：受理、确认有效、驳回、不予受理、准许撤回、按撤回处理、终结。")
    return RESULTS[result]


def _day(text: str) -> date:
    if not text:
        return clock.today()
    typed = DAY.fullmatch(text.translate(FULL_WIDTH).strip())
    if typed is None:
        raise TableError(f"看不懂日期“{text}”，请写成 2026-11-23。")
    try:
        return existing_day(*(int(part) for part in typed.groups() if part))
    except ValueError as wrong:
        raise TableError(str(wrong)) from wrong


def _grounds(text: str) -> tuple[str, ...]:
    """The grounds in the law's words, one after the other; a part of the words is enough where it fits only one."""
    found = []
    for part in filter(None, (piece.strip() for piece in SEPARATORS.split(text))):
        fitting = {value for label, value in GROUNDS.items() if label == part} or {
            value for label, value in GROUNDS.items() if part in label}
        if len(fitting) != 1:
            raise TableError(f"情形“{part}”不认识，请照法条的写法，如：内容不明确、违反自愿原则。")
        found.append(fitting.pop())
    return tuple(found)
