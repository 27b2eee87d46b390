"""The clauses that an agreement's lines make, in plain legal Chinese, with places for what stays tied to its line."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.agreements.lines import lines_on_paper
from mediation.agreements.models import Agreement, Clause, Obligation
from mediation.agreements.places import ALL, filled, place
from mediation.cases.languages import interpreter_of
from mediation.cases.models import Case
from mediation.law.claims import CLAIM_RULES
from mediation.law.scope import own_basis
from mediation.law.terms import Basis, Language

FREE = "free"
INJURY_NOTICE = "不影响工伤认定、劳动能力鉴定等法定权利"
TAKES_OWN_FORM = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.NEW_FORM, Basis.ARB_DELEGATED})
INSTALMENTS_IN_TEXT = 4
PAYEES_IN_TEXT = 3


@dataclass(frozen=True)
class MadeClause:
    """A clause as the lines make it; ``subject`` stays the same as long as it is made from the same lines."""

    subject: str
    words: str


def made_clauses(agreement: Agreement) -> list[MadeClause]:
    """Every clause that follows from the lines and the frame, in the order of the paper."""
    lines = lines_on_paper(agreement)
    total = _total(lines) if agreement.supplements is None else ()
    return [*_payments(lines), *_recurring(lines), *_acts(lines), *total, *_frame(agreement)]


def lines_by_number(agreement: Agreement) -> dict[int, Obligation]:
    """The lines by their number."""
    return {line.ordinal: line for line in agreement.obligations}


def text_of(clause: Clause) -> str:
    """A clause as it prints."""
    return filled(clause.words, lines_by_number(clause.agreement))


def breach_words(agreement: Agreement) -> str:
    """What follows when a payment is late; nothing where nothing is left to pay."""
    later = [line for line in agreement.obligations if line.amount_fen is not None and line.way != "cash"]
    if not later or not (agreement.breach_accelerates or agreement.breach_interest):
        return ""
    parts = ["任何一期（笔）款项逾期未足额支付的，"]
    if agreement.breach_accelerates:
        parts.append("未到期部分全部到期，收款人可以要求立即清偿剩余全部款项")
    if agreement.breach_interest:
        joined = "，并" if agreement.breach_accelerates else "付款人"
        parts.append(f"{joined}自逾期之日起按{agreement.breach_interest}支付违约金")
    parts.append("；逾期后可以依法申请仲裁或者支付令；经司法确认后，一方不履行的，对方可以申请强制执行。")
    return "".join(parts)


def _payments(lines: Iterable[Obligation]) -> Iterator[MadeClause]:
    """One clause for each payer, payee and ground; many payees of one payer and ground share one, with the table."""
    groups: dict[tuple[Any, ...], list[Obligation]] = {}
    for line in lines:
        if line.amount_fen is not None and not line.every_months:
            groups.setdefault(_terms(line), []).append(line)
    for group in groups.values():
        by_payee: dict[int, list[Obligation]] = {}
        for line in group:
            by_payee.setdefault(id(line.payee), []).append(line)
        if len(by_payee) > PAYEES_IN_TEXT:
            yield _made(group, _many(group))
        else:
            yield from (_made(series, _one(series)) for series in by_payee.values())


def _terms(line: Obligation) -> tuple[Any, ...]:
    return (id(line.payer), tuple(id(party) for party in line.joint_payers), line.third_party_payer,
            line.claim.type if line.claim is not None else "", line.ground)


def _one(series: Sequence[Obligation]) -> str:
    """What one payee gets for one ground, at once or by instalments."""
    numbers = [line.ordinal for line in series]
    head = f"{place(numbers[:1], '付款人')}向{place(numbers[:1], '收款人')}支付{place(numbers[:1], '款项')}"
    if len(series) == 1:
        which = f"（{place(numbers, '期次')}）" if series[0].instalment else ""
        return f"{head}{which}{place(numbers, '金额')}，于{place(numbers, '日期')}{place(numbers, '方式')}付清。"
    head += f"共计{place(numbers, '合计')}，分{place(numbers, '期数')}期支付"
    if len(series) > INSTALMENTS_IN_TEXT:
        return f"{head}，各期的日期、金额、方式和账户见付款表。"
    each = "；".join(f"第{count}期{place([number], '金额')}，于{place([number], '日期')}{place([number], '方式')}付清"
                    for count, number in enumerate(numbers, start=1))
    return f"{head}：{each}。"


def _many(group: Sequence[Obligation]) -> str:
    numbers = [line.ordinal for line in group]
    return (f"{place(numbers[:1], '付款人')}向{place(numbers, '收款人')}支付{place(numbers[:1], '款项')}，共{place(numbers, '人数')}人，"
            f"共计{place(numbers, '合计')}；各人的金额、日期、方式和账户见付款表。")


def _recurring(lines: Iterable[Obligation]) -> Iterator[MadeClause]:
    for line in lines:
        if line.amount_fen is not None and line.every_months:
            at = [line.ordinal]
            until = f"，至{place(at, '止日')}止" if line.recurring_until else ""
            yield _made([line], f"{place(at, '付款人')}{place(at, '间隔')}向{place(at, '收款人')}支付{place(at, '款项')}"
                                f"{place(at, '金额')}，第一次于{place(at, '日期')}{place(at, '方式')}付清{until}。")


def _acts(lines: Iterable[Obligation]) -> Iterator[MadeClause]:
    for line in lines:
        if line.act_words is not None:
            at = [line.ordinal]
            yield _made([line], f"{place(at, '义务人')}于{place(at, '日期')}为{place(at, '权利人')}履行：{place(at, '事项')}。")


def _total(lines: Sequence[Obligation]) -> Iterator[MadeClause]:
    if sum(line.amount_fen is not None and not line.every_months for line in lines) > 1:
        yield MadeClause("total", f"以上应付款项合计〔{ALL}.合计〕。")


def _frame(agreement: Agreement) -> Iterator[MadeClause]:
    """What does not hang on one line: taxes, injury, the end of employment, scope, language."""
    if agreement.tax_words:
        yield MadeClause("tax", f"上述款项的税费：{agreement.tax_words.rstrip('。')}。")
    if has_injury(agreement):
        yield MadeClause("injury", f"本协议{INJURY_NOTICE}；依法由工伤保险基金支付的待遇，由基金支付，不包括在上述款项之内。")
    if paper_code(agreement.case) == "D27" and agreement.settles_all and not agreement.is_partial:
        yield MadeClause("scope", "双方就本协议所列请求一次性了结，对本协议所列请求再无争议。")
    for party in agreement.parties:
        own = party.language_term is not Language.MANDARIN and interpreter_of(party) is None
        if own and party.needs_no_interpreter:
            yield MadeClause(f"language:{party.public_id}"[:40],
                             f"{party.name}通晓国家通用语言文字，不需要翻译，已自行阅读并理解本协议的内容。")


def paper_code(case: Case) -> str:
    """D27 where the committee mediates as a people's committee, by this basis or by what it is; else D26."""
    own = own_basis(case.body.type_term)
    peoples = case.basis_term is Basis.PEOPLE or (case.basis_term in TAKES_OWN_FORM and own is Basis.PEOPLE)
    return "D27" if peoples else "D26"


def has_injury(agreement: Agreement) -> bool:
    """Whether a work injury is among what is settled."""
    types = [claim.type_term for claim in agreement.case.claims if claim.claimant in agreement.parties]
    types += [line.claim.type_term for line in agreement.obligations if line.claim is not None]
    return any(CLAIM_RULES[each].injury for each in types)


def _made(lines: Sequence[Obligation], words: str) -> MadeClause:
    key = ",".join(sorted(line.public_id for line in lines))
    return MadeClause("lines:" + hashlib.sha256(key.encode()).hexdigest()[:24], words)
