"""Places in the wording of clauses, as 〔1.金额〕: each is filled from its line, so that text and line can't differ."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mediation.law.agreement import PaymentWay
from mediation.law.money import in_words, yuan
from mediation.law.numbers import date_words, last_day_words

PLACE = re.compile(r"〔([0-9、\-]+|全部)\.([^〔〕.]+)〕")
ALL = "全部"


def sum_words(fen: int) -> str:
    """人民币叁仟元整（¥3,000.00）."""
    return f"人民币{in_words(fen)}（¥{yuan(fen)}）"


def payer_words(line: Any) -> str:
    """Who pays: the payer, those jointly with it, and who pays in its place."""
    words = str(line.payer.name)
    if line.joint_payers:
        words += f"和{'、'.join(party.name for party in line.joint_payers)}连带"
    if line.third_party_payer:
        words += f"（由{line.third_party_payer}代付）"
    return words


def ground_words(line: Any) -> str:
    """What a sum is for."""
    if line.ground:
        return str(line.ground)
    return str(line.claim.type_term.label) if line.claim is not None else "款项"


def due_words(line: Any) -> str:
    """By when: a last day, an event, or both."""
    if line.due_on is not None and line.way == PaymentWay.CASH.value:
        return f"{date_words(line.due_on)}当场"
    day = last_day_words(line.due_on) if line.due_on is not None else ""
    event = f"{line.due_event}之日" if line.due_event and not line.due_event.endswith(("日", "时", "后")) else line.due_event
    if day and event:
        return f"{event}、最迟{day}"
    return day or event or "（未定日期）"


def way_words(line: Any) -> str:
    """By which way, and to which account."""
    way = PaymentWay(line.way).label
    account = account_words(line)
    return f"以{way}方式{f'付至{account}' if account else ''}"


def account_words(line: Any) -> str:
    """Holder, bank and number of the account."""
    parts = (line.account_holder and f"户名{line.account_holder}", line.bank and f"开户行{line.bank}",
             line.account_number and f"账号{line.account_number}")
    return "，".join(part for part in parts if part)


def payee_words(lines: Sequence[Any]) -> str:
    """Who gets it; of many the first and their number."""
    names = list(dict.fromkeys(line.payee.name for line in lines))
    return "、".join(names) if len(names) <= MANY else f"{names[0]}等{len(names)}人"


MANY = 3
ONE = {
    "付款人": payer_words, "收款人": lambda line: line.payee.name, "款项": ground_words,
    "金额": lambda line: sum_words(line.amount_fen) if line.amount_fen is not None else "（未定金额）",
    "日期": due_words, "方式": way_words, "义务人": payer_words, "权利人": lambda line: line.payee.name,
    "事项": lambda line: line.act_words or "",
    "期次": lambda line: f"第{line.instalment}期" if line.instalment else "",
    "止日": lambda line: date_words(line.recurring_until) if line.recurring_until else "（未定止日）",
    "间隔": lambda line: f"每{line.every_months}个月" if line.every_months and line.every_months > 1 else "每月",
}
SEVERAL = {
    "付款人": lambda lines: payer_words(lines[0]), "收款人": payee_words, "款项": lambda lines: ground_words(lines[0]),
    "合计": lambda lines: sum_words(sum(line.amount_fen or 0 for line in lines if not line.every_months)),
    "期数": lambda lines: str(len(lines)),
    "人数": lambda lines: str(len({id(line.payee) for line in lines})),
}


def numbers_words(ordinals: Sequence[int]) -> str:
    """1、2、3、5 → 1-3、5."""
    runs: list[list[int]] = []
    for number in sorted(ordinals):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def numbers_in(words: str) -> list[int] | None:
    """1-3、5 → 1, 2, 3, 5; None where it can't be read."""
    numbers: list[int] = []
    for part in words.split("、"):
        ends = part.split("-")
        if not all(end.isdigit() and len(end) <= 4 for end in ends) or len(ends) > 2:
            return None
        numbers += range(int(ends[0]), int(ends[-1]) + 1)
    return numbers


def place(ordinals: Sequence[int], name: str) -> str:
    """The place of a datum of one line or several."""
    return f"〔{numbers_words(ordinals)}.{name}〕"


def places_of(words: str) -> list[str]:
    """The places of a wording, each once, in order."""
    return list(dict.fromkeys(found.group() for found in PLACE.finditer(words)))


def lines_of(words: str, lines: Mapping[int, Any]) -> list[Any]:
    """The lines that a wording takes something from."""
    numbers: list[int] = []
    for found in PLACE.finditer(words):
        numbers += list(lines) if found[1] == ALL else numbers_in(found[1]) or []
    return [lines[number] for number in dict.fromkeys(numbers) if number in lines]


def filled(words: str, lines: Mapping[int, Any]) -> str:
    """The wording with its places filled; one that can't be filled stays as it is."""
    return PLACE.sub(lambda found: _value(found[1], found[2], lines) or found.group(), words)


def unfillable(words: str, lines: Mapping[int, Any]) -> Iterator[str]:
    """Places that name no line or no datum."""
    for found in PLACE.finditer(words):
        if _value(found[1], found[2], lines) is None:
            yield found.group()


def _value(which: str, name: str, lines: Mapping[int, Any]) -> str | None:
    numbers = list(lines) if which == ALL else numbers_in(which)
    if not numbers or any(number not in lines for number in numbers):
        return None
    chosen = [lines[number] for number in numbers]
    if which != ALL and len(chosen) == 1 and name in ONE:
        return str(ONE[name](chosen[0]))
    return str(SEVERAL[name](chosen)) if name in SEVERAL else None
