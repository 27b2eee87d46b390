"""The lines as a table: written out for a spreadsheet, and read back from what is pasted, with errors by row."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from mediation.agreements.facts import ObligationFacts
from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.patterns import Due, only_claim
from mediation.agreements.places import ground_words
from mediation.cases.models import Claim
from mediation.errors import RequirementNotMet
from mediation.law.agreement import PaymentWay
from mediation.law.identity import normal_name
from mediation.law.money import MoneyError, parse_yuan, yuan
from mediation.parties.models import Party
from mediation.web.typed import DAY, FULL_WIDTH, existing_day, readable

HEAD = ("付款人", "收款人", "款项", "金额", "要做的事", "最迟日期", "方式", "户名", "开户行", "账号", "第几期", "共几期", "连带付款人")
LIST_HEAD = ("姓名", "金额", "户名", "开户行", "账号")
MOST_ROWS = 600
BETWEEN = re.compile(r"，|\s{2,}|,(?!\d{3}(?:\D|$))")
WAYS = {way.label: way for way in PaymentWay} | {"转账": PaymentWay.TRANSFER, "现金": PaymentWay.CASH}


Read = TypeVar("Read")


class RowWrong(Exception):
    """A row of a pasted table can't be read; the message says which cell and what to do."""


def rows_of(agreement: Agreement) -> list[tuple[str, ...]]:
    """The table as it is exported, head first."""
    return [HEAD, *(_row(line) for line in agreement.obligations)]


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as they are copied into a spreadsheet."""
    return "\n".join("\t".join(row) for row in rows)


def read_table(agreement: Agreement, text: str) -> list[ObligationFacts]:
    """The lines that somebody pasted; raises RequirementNotMet with every row that can't be read."""
    return _read(text, "付款人", lambda cells: _line(agreement, cells))


def read_list(agreement: Agreement, text: str) -> list[Due]:
    """A list of names and sums, one worker a row; raises RequirementNotMet with every row that can't be read."""
    return _read(text, "姓名", lambda cells: _due(agreement, cells))


def _read(text: str, first_head: str, read: Callable[[list[str]], Read]) -> list[Read]:
    rows = list(_rows(text, first_head))
    if not rows:
        raise RequirementNotMet("没有粘贴内容。请从电子表格复制各行，粘贴到这里。", field="table")
    if len(rows) > MOST_ROWS:
        raise RequirementNotMet(f"一次最多{MOST_ROWS}行，请分几次粘贴。", field="table")
    read_rows, wrong = [], []
    for number, cells in rows:
        try:
            read_rows.append(read(cells))
        except RowWrong as error:
            wrong.append(f"第{number}行：{error}")
    if wrong:
        more = f"；另有{len(wrong) - 12}行" if len(wrong) > 12 else ""
        raise RequirementNotMet("；".join(wrong[:12]) + more, field="table")
    return read_rows


def _rows(text: str, first_head: str) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(readable(text).split("\n"), start=1):
        cells = [cell.strip() for cell in (row.split("\t") if "\t" in row else BETWEEN.split(row))]
        if any(cells) and cells[0] != first_head:
            yield number, cells


def _row(line: Obligation) -> tuple[str, ...]:
    return (line.payer.name, line.payee.name, ground_words(line) if line.act_words is None else "",
            yuan(line.amount_fen).replace(",", "") if line.amount_fen is not None else "", line.act_words or "",
            line.due_on.isoformat() if line.due_on else line.due_event, PaymentWay(line.way).label,
            line.account_holder, line.bank, line.account_number or "", str(line.instalment or ""),
            str(line.instalments or ""), "、".join(party.name for party in line.joint_payers))


def _line(agreement: Agreement, cells: list[str]) -> ObligationFacts:
    cells = cells + [""] * (len(HEAD) - len(cells))
    payer, payee = _party(agreement, cells[0], "付款人"), _party(agreement, cells[1], "收款人")
    fen = _money(cells[3]) if cells[3] else None
    if (fen is None) == (not cells[4]):
        raise RowWrong("“金额”和“要做的事”填一个")
    claim, ground = _ground(agreement, payee, cells[2])
    day = _day(cells[5]) if cells[5] else None
    return ObligationFacts(
        payer=payer, payee=payee, amount_fen=fen, act_words=cells[4], claim=claim, ground=ground, due_on=day,
        way=_way(cells[6]), account_holder=cells[7], bank=cells[8], account_number=cells[9].lstrip("'"),
        instalment=_count(cells[10]), instalments=_count(cells[11]),
        joint_with=tuple(_party(agreement, name, "连带付款人") for name in cells[12].split("、") if name))


def _due(agreement: Agreement, cells: list[str]) -> Due:
    cells = cells + [""] * (len(LIST_HEAD) - len(cells))
    payee = _party(agreement, cells[0], "姓名")
    if not cells[1]:
        raise RowWrong(f"{payee.name}没有填金额")
    return Due(payee, _money(cells[1]), only_claim(agreement, payee), "", cells[2] or payee.name, cells[3],
               cells[4].lstrip("'"))


def _party(agreement: Agreement, name: str, column: str) -> Party:
    wanted = normal_name(name)
    found = [party for party in agreement.parties if normal_name(party.name) == wanted]
    if len(found) != 1:
        why = "有几个同名的人，请单独加这一行" if found else "不在这份协议的当事人里"
        raise RowWrong(f"{column}“{name[:20]}”{why}" if name else f"没有填{column}")
    return found[0]


def _ground(agreement: Agreement, payee: Party, words: str) -> tuple[Claim | None, str]:
    """A claim of the payee by its name; other words stay words; nothing said is the only claim."""
    if not words:
        return only_claim(agreement, payee), ""
    found = [claim for claim in agreement.case.claims if claim.claimant is payee and claim.type_term.label == words]
    return (found[0], "") if len(found) == 1 else (None, words[:120])


def _money(text: str) -> int:
    try:
        return parse_yuan(text)
    except MoneyError as wrong:
        raise RowWrong(f"金额“{text[:20]}”：{wrong}") from wrong


def _day(text: str) -> date:
    found = DAY.fullmatch(text.translate(FULL_WIDTH).strip())
    if not found:
        raise RowWrong(f"日期“{text[:20]}”看不懂，请写成 2026-12-15")
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return existing_day(year, month, day)
    except ValueError as wrong:
        raise RowWrong(str(wrong)) from wrong


def _way(text: str) -> PaymentWay:
    if text and text not in WAYS:
        raise RowWrong(f"方式“{text[:10]}”请填{'、'.join(way.label for way in PaymentWay)}")
    return WAYS[text] if text else PaymentWay.TRANSFER


def _count(text: str) -> int | None:
    if not text:
        return None
    if not text.isdigit() or not 0 < int(text) <= 999:
        raise RowWrong(f"期数“{text[:10]}”应为正整数")
    return int(text)
