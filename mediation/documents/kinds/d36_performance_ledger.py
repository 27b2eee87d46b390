"""D36 履行情况台账: what an agreement gives, line by line: due, arrived, left, days late, called on (RTF 31, O17 32)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import Block, Column, KeyTable, NewSheet, Note, Title, WideTable, row
from mediation.documents.kinds import Paper
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Sentence
from mediation.law.citation import cite
from mediation.law.money import yuan

PERFORMANCE_PAGE = "履行"
COLUMNS = (Column("项", 8, "centre"), Column("义务人、权利人和事项", 50), Column("应付日", 24, "centre"),
           Column("应付额（元）", 22, "money"), Column("实付日、方式和凭证", 48), Column("实付额（元）", 22, "money"),
           Column("差额（元）", 22, "money"), Column("逾期", 12, "centre"), Column("催告日", 22, "centre"),
           Column("处置", 20, "centre"), Column("经办", 16, "centre"))


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """One payment that arrived, or an act that was done (no sum): when, how, with which proof."""

    on: date | None = named("实付日", PERFORMANCE_PAGE)
    amount: int | None = named("实付额", PERFORMANCE_PAGE)
    how: str | None = named("方式", PERFORMANCE_PAGE)
    proof: str | None = named("凭证", PERFORMANCE_PAGE)


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """One line of the agreement; ``due`` is what was to be paid of it so far, ``state`` how it stands."""

    ordinal: int | None = named("项次", AGREEMENT_PAGE)
    debtor: str | None = named("义务人", AGREEMENT_PAGE)
    creditor: str | None = named("权利人", AGREEMENT_PAGE)
    what: str | None = named("事项", AGREEMENT_PAGE)
    due_on: date | None = named("应付日", AGREEMENT_PAGE)
    due_words: str | None = named("履行时间", AGREEMENT_PAGE)
    due: int | None = named("应付额", AGREEMENT_PAGE)
    arrived: tuple[Arrived, ...] = named("实付", PERFORMANCE_PAGE, ())
    is_closed: bool = False
    reminded_on: tuple[date, ...] = named("催告日", PERFORMANCE_PAGE, ())
    state: str | None = named("处置", PERFORMANCE_PAGE)
    recorded_by: str | None = named("经办", PERFORMANCE_PAGE)

    @property
    def name(self) -> str:
        """How a list of what is missing calls this line."""
        return self.what or ""

    @property
    def paid(self) -> int | None:
        """What arrived of a sum, in 分; None of an act."""
        return None if self.due is None else sum(one.amount or 0 for one in self.arrived)

    def days_late(self, on: date) -> int:
        """How many days after its day it was closed by the last payment, or stands open."""
        if self.due_on is None:
            return 0
        last = max((one.on for one in self.arrived if one.on), default=None)
        until = last if self.is_closed else on
        return max((until - self.due_on).days, 0) if until else 0


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The agreement and its lines."""

    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    effective_on: date | None = named("生效日期", AGREEMENT_PAGE)
    lines: tuple[LedgerLine, ...] = named("协议义务", AGREEMENT_PAGE, ())

    @property
    def due(self) -> int:
        return sum(line.due or 0 for line in self.lines)

    @property
    def paid(self) -> int:
        return sum(line.paid or 0 for line in self.lines)


SENTENCES = (
    Sentence("reckoned", "差额为应付减实付；免除、被替代的只计已付部分。逾期按自然日计，履行完毕的算到最后一笔到账之日。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, day = particulars.case, particulars.extra, particulars.made_on
    effective = phrases.day(extra.effective_on) if extra.effective_on else "—"
    sums = any(line.due is not None for line in extra.lines)
    due, paid = (f"{yuan(extra.due)}元", f"{yuan(extra.paid)}元") if sums else ("—", "—")
    return [
        NewSheet(landscape=True), Title("履行情况台账", case.body.name, below=f"截至{phrases.day(day)}"),
        KeyTable((row(("协议编号", extra.agreement_number), ("生效日期", effective)),
                  row(("当事人", f"{phrases.names(case.applicants)}；{phrases.names(case.respondents)}"),
                      ("案号", case.number or case.receipt_no)))),
        WideTable(COLUMNS, tuple(_row(line, day) for line in extra.lines),
                  totals="合计" if sums else ""),
        KeyTable((row(("应付合计", due), ("实付合计", paid), ("履行率", rate_words(extra))),)),
        Note(PAPER.speech(particulars)("reckoned")),
    ]


def rate_words(ledger: Ledger) -> str:
    """How much of it is performed: of the sums in per cent, rounded down, and of the lines by number."""
    closed = f"{sum(line.is_closed for line in ledger.lines)}/{len(ledger.lines)}项"
    if not ledger.due:
        return closed
    tenths = ledger.paid * 1000 // ledger.due
    return f"{tenths // 10}.{tenths % 10}%（{closed}）"


def _row(line: LedgerLine, day: date) -> tuple[str | int | None, ...]:
    due_on = phrases.day(line.due_on) if line.due_on else line.due_words or "—"
    late = line.days_late(day)
    due, paid = (line.due, line.paid) if line.due is not None else ("—", "—")
    left = line.due - (line.paid or 0) if line.due is not None else "—"
    reminded = "、".join(phrases.day(one) for one in line.reminded_on) or "—"
    return (str(line.ordinal), f"{line.debtor}→{line.creditor}：{line.what}", due_on, due,
            "；".join(_arrived(one) for one in line.arrived) or "—", paid, left, f"{late}日" if late else "—", reminded,
            line.state, line.recorded_by or "—")


def _arrived(one: Arrived) -> str:
    said = "，".join(part for part in (one.how, one.proof) if part)
    amount = f"{yuan(one.amount)}元" if one.amount is not None else "已办"
    return f"{phrases.day(one.on)} {amount}（{said}）" if said else f"{phrases.day(one.on)} {amount}"


def also(particulars: Particulars) -> Iterable[Missing]:
    """Each payment has its day."""
    for line in particulars.extra.lines:
        if any(one.on is None for one in line.arrived):
            yield Missing("extra.lines.arrived.on", f"“{line.what}”的实付日", PERFORMANCE_PAGE)


PAPER = Paper(
    code="D36", version=1, title="履行情况台账", stage="履行", articles=(cite("RTF", 31), cite("O17", 32)),
    signers="无（由系统按登记生成，经办人栏为登记人）", copies="卷内一份", layout="T", extra=Ledger,
    requires=("made_on", "case.body.name", "extra.agreement_number", "extra.lines.ordinal", "extra.lines.debtor",
              "extra.lines.creditor", "extra.lines.what", "extra.lines.state"),
    also=also, body=body, sentences=SENTENCES, own_words=True,
)
