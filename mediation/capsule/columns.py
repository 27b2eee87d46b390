"""The data in the columns in which a receiver takes a case in, as a table (XLSX) and as the copy sheet (抄录单).

A court: the particulars that a joint application needs (民事诉讼法解释 351–354). A commission: those of an application
(办案规则 29). Legal aid: those of its own form (法律援助法 41). How a receiver's own system orders them differs from
place to place and could not be verified; one row for each person.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mediation.law.money import yuan
from mediation.law.remedies import Receiver
from mediation.law.terms import Side
from mediation.web.workbook import Book, Field, written

Told = Mapping[str, Any]
Value = Callable[[Told, Told], str]
SIDES = {Side.APPLICANT.value: "申请人", Side.RESPONDENT.value: "被申请人", Side.THIRD.value: "第三人"}
NOTE = "列按接收单位登记通常需要的项目排，各地系统的次序不同，以接收单位的为准。金额单位：元。"


def _of(key: str) -> Value:
    return lambda told, party: str(party[key] or "")


def _side(told: Told, party: Told) -> str:
    """In a joint application both are applicants."""
    return "申请人" if told["confirmation"] else SIDES.get(party["side"], "")


def _agents(told: Told, party: Told) -> str:
    return "；".join(f"{agent['name']} {agent['phone'] or ''}".strip() for agent in party["agents"])


def _own(told: Told, party: Told) -> Sequence[Told]:
    return [claim for claim in told["claims"] if claim["claimant"] == party["name"]]


def _claims(told: Told, party: Told) -> str:
    return "；".join(claim["words"] for claim in _own(told, party))


def _asked(told: Told, party: Told) -> str:
    sums = [claim["amount_fen"] for claim in _own(told, party) if claim["amount_fen"] is not None]
    return yuan(sum(sums)).replace(",", "") if sums else ""


def _paid(told: Told, party: Told) -> str:
    sums = [line["amount_fen"] for each in told["agreements"] for line in each["obligations"]
            if line["payee"] == party["name"] and line["amount_fen"] is not None]
    return yuan(sum(sums)).replace(",", "") if sums else ""


def _agreed(key: str) -> Value:
    return lambda told, party: "；".join(str(each[key]) for each in told["agreements"] if each[key])


WHO: tuple[tuple[str, Value], ...] = (
    ("诉讼地位", _side), ("姓名或者名称", _of("name")), ("性别", _of("sex")), ("出生日期", _of("born_on")),
    ("民族", _of("ethnic_group")), ("证件号码", _of("identity_number")), ("统一社会信用代码", _of("credit_code")),
    ("住所", _of("address")), ("送达地址", _of("service_address")), ("联系电话", _of("phone")),
    ("法定代表人", _of("legal_representative")), ("职务", _of("legal_representative_title")), ("代理人", _agents))
COLUMNS: dict[Receiver, tuple[tuple[str, Value], ...]] = {
    Receiver.COURT: (*WHO, ("调解组织", lambda told, party: told["body"]["name"]), ("协议编号", _agreed("number")),
                     ("达成日期", _agreed("agreed_on")), ("生效日期", _agreed("effective_on")), ("应收金额", _paid)),
    Receiver.ARBITRATION: (*WHO, ("仲裁请求", _claims), ("请求金额", _asked),
                           ("调解组织", lambda told, party: told["body"]["name"]),
                           ("调解案号", lambda told, party: told["case"]["number"] or told["case"]["receipt_number"])),
    Receiver.LEGAL_AID: (*(each for each in WHO if each[0] not in ("法定代表人", "职务", "代理人")),
                         ("申请事项", _claims), ("涉及金额", _asked),
                         ("转介单位", lambda told, party: told["body"]["name"])),
}


def rows_of(told: Told) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each person what stands under each head."""
    columns = COLUMNS[Receiver(told["receiver"]["kind"])]
    return [(party["name"], [(head, value(told, party)) for head, value in columns]) for party in told["parties"]]


def workbook(told: Told) -> bytes:
    """The table, for the receiver to take in as it is; no cell of it is a formula."""
    heads = [head for head, _value in COLUMNS[Receiver(told["receiver"]["kind"])]]
    return written(Book("移送数据", [Field(head) for head in heads],
                        [[words for _head, words in row] for _name, row in rows_of(told)], (NOTE,)))
