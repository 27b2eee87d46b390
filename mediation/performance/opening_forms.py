"""The form of what a title orders: the paper, and its obligations as rows of a table."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mediation.cases.act_pages import case_address
from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import ScanField
from mediation.law.money import MoneyError, parse_yuan, yuan
from mediation.law.remedies import Title
from mediation.parties.models import Party
from mediation.performance.court_requirements import CourtFacts
from mediation.performance.opening import NO_TITLES, TitleFacts, TitleLine, open_from_title
from mediation.web.typed import DAY, FULL_WIDTH, existing_day
from mediation.web.widgets import Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText

BETWEEN = re.compile(r"\t|，|,(?!\d{3}(?:\D|$))")
ONLY_A_SUM = re.compile(r"[-¥￥\d.,\s]+元?", re.ASCII)
CELLS, LONGEST_GROUND = 5, 120
HOW = ("一行一项，用逗号或者制表符隔开：义务人，权利人，款项，金额或者要做的事，最后一日。例如：云岭某某公司，李秀英，工资，8200元，2026年12月31日。"
       "没有写明最后一日的不填，按生效的日期。")


class TitleForm(ActForm):
    """The paper of arbitration or court that is in effect, and what it orders."""

    facts_class = CourtFacts
    kind = RadioChoiceField("是什么文书", [Filled()], terms=[each for each in Title if each not in NO_TITLES])
    made_by = ShortText("制作机关", [Filled()], most=120)
    number = ShortText("文号", [Filled()], most=80, description="照文书填写，例如：云劳人仲案〔2026〕12号。")
    effective_on = ShanghaiDateField("生效的日期", [Filled()])
    lines = LongText("文书确定的义务", [Filled()], most=60_000, description=HOW)
    scan = ScanField("生效文书的扫描件")

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.notes: list[str] = []
        self.together: list[Any] = []
        if not self.is_submitted():
            self.made_by.data = record.receiver
            self.lines.data = "\n".join(_begun(record.case))


def _begun(case: Case) -> Iterator[str]:
    """A row for each claim that is still open, to be brought in line with the paper."""
    for claim in case.claims:
        if claim.is_open and not claim.given_up and case.respondents:
            amount = f"{yuan(claim.amount_fen)}元" if claim.amount_fen else ""
            yield f"{case.respondents[0].name}，{claim.claimant.name}，{claim.type_term.label}，{amount}，"


def title_case(case: Case, ref: str) -> Any:
    """The handoff of a case with this address."""
    return next((each for each in case.handoffs if each.public_id == ref), None)


def open_title(handoff: Any, form: TitleForm, *, by: Any) -> str:
    """Write what a title orders into the obligations (row 64b)."""
    rows = read_rows(handoff.case, form.lines.data)
    open_from_title(handoff.case, handoff.public_id, TitleFacts(
        form.kind.data, form.made_by.data, form.number.data, form.effective_on.data), rows,
        CourtFacts(happened_on=form.happened_on.data, late_reason=form.late_reason.data or "",
                   proof=form.scan.kept(by=by)), by=by)
    return case_address(handoff.case, "performance")


def read_rows(case: Case, text: str) -> list[TitleLine]:
    """The rows as they were typed; raises RequirementNotMet naming the row and what is wrong in it."""
    found = []
    for place, row in enumerate((row for row in text.splitlines() if row.strip()), start=1):
        try:
            found.append(_line(case, [cell.strip() for cell in BETWEEN.split(row)]))
        except ValueError as wrong:
            raise RequirementNotMet(f"第{place}行：{wrong}", field="lines") from wrong
    return found


def _line(case: Case, cells: Sequence[str]) -> TitleLine:
    if len(cells) < CELLS - 1 or len(cells) > CELLS:
        raise ValueError("要有义务人、权利人、款项、金额或者要做的事，最后一日可以不写。")
    if len(cells[2]) > LONGEST_GROUND:
        raise ValueError(f"款项最多{LONGEST_GROUND}个字，详细的内容写在要做的事里。")
    payer, payee = _party(case, cells[0]), _party(case, cells[1])
    claim = next((each for each in case.claims if each.claimant is payee and each.type_term.label == cells[2]), None)
    day = None
    if len(cells) == CELLS and cells[4]:
        read = DAY.fullmatch(cells[4].translate(FULL_WIDTH))
        if not read:
            raise ValueError(f"看不懂“{cells[4][:20]}”是哪一天。")
        day = existing_day(*(int(part) for part in read.groups() if part))
    amount = _sum(cells[3])
    return TitleLine(payer, payee, amount, None if amount is not None else cells[3], day, cells[2], claim)


def _sum(words: str) -> int | None:
    """The sum in 分; None where the cell says what is to be done."""
    if not words:
        raise ValueError("没有写金额，也没有写要做的事。")
    if not any(sign.isdigit() for sign in words.translate(FULL_WIDTH)):
        return None
    try:
        return parse_yuan(words.removesuffix("元"))
    except MoneyError as wrong:
        if ONLY_A_SUM.fullmatch(words.translate(FULL_WIDTH)):
            raise ValueError(str(wrong)) from wrong
        return None


def _party(case: Case, name: str) -> Party:
    found = [party for party in case.parties if party.name == name]
    if len(found) != 1:
        raise ValueError(f"本案没有叫“{name[:30]}”的当事人。" if not found else f"本案有几位“{name}”，请联系主任核对。")
    return found[0]
