"""What is left of an agreement, as the applications for its enforcement list it: agreed, paid, left, since when."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import Column, WideTable
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, PartyOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.payment_order import PaymentOrderKind
from mediation.law.terms import Side

COLUMNS = (Column("序号", 10, "centre"), Column("款项", 36), Column("应付日期", 37, "centre"),
           Column("约定（元）", 25, "money"), Column("已付（元）", 25, "money"), Column("尚欠（元）", 25, "money"))


@dataclass(frozen=True, kw_only=True)
class OwedOnPaper:
    """One sum of the agreement that was not paid in full; ``early`` where it fell due because another was late."""

    creditor: str | None = named("权利人", AGREEMENT_PAGE)
    ground: str | None = named("款项名称", AGREEMENT_PAGE)
    kind: PaymentOrderKind | None = named("属于哪一类", AGREEMENT_PAGE)
    due: date | None = named("应付日期", AGREEMENT_PAGE)
    amount: int | None = named("约定金额", AGREEMENT_PAGE, money=True)
    paid: int | None = named("已付金额", AGREEMENT_PAGE, money=True)
    early: bool = named("因其他款项逾期提前到期", AGREEMENT_PAGE, False)

    @property
    def name(self) -> str:
        """How a list of what is missing calls this line."""
        return self.ground or ""

    @property
    def left(self) -> int:
        """What is still owed, in 分."""
        return (self.amount or 0) - (self.paid or 0)


def applicant(particulars: Particulars) -> PartyOnPaper | None:
    """Whose application it is: the one for whom the paper is made."""
    return particulars.recipients[0] if particulars.recipients else None


def party_called(particulars: Particulars, name: str | None) -> PartyOnPaper | None:
    """The party of the case with this name."""
    return next((party for party in particulars.case.parties if party.name == name), None)


def opponents(particulars: Particulars) -> tuple[PartyOnPaper, ...]:
    """The other side of those for whom the paper is made."""
    sides = {party.side for party in particulars.recipients}
    return tuple(party for party in particulars.case.parties if party.side not in (*sides, Side.THIRD))


def own(particulars: Particulars) -> tuple[OwedOnPaper, ...]:
    """The sums of the applicant, of all that the agreement owes to several."""
    one = applicant(particulars)
    return tuple(line for line in particulars.extra.lines if one is None or line.creditor in (None, one.name))


def total_left(lines: Iterable[OwedOnPaper]) -> int:
    """What is left of all, in 分."""
    return sum(line.left for line in lines)


def table(lines: Sequence[OwedOnPaper]) -> WideTable:
    """The sums one by one: what was agreed, paid and is left."""
    rows = tuple((str(number), line.ground, phrases.day(line.due) + ("\n（提前到期）" if line.early else ""), line.amount,
                  line.paid or 0, line.left) for number, line in enumerate(lines, start=1))
    return WideTable(COLUMNS, rows, totals="合计")


def lines_missing(particulars: Particulars) -> Iterable[Missing]:
    """Each sum says how much and by when; the applicant has at least one."""
    lines = own(particulars)
    if not lines:
        yield Missing("extra.lines", "到期未付的款项", AGREEMENT_PAGE)
    for number, line in enumerate(lines, start=1):
        for name, words in (("ground", "款项名称"), ("amount", "约定金额"), ("due", "应付日期")):
            if getattr(line, name) is None:
                yield Missing(f"extra.lines.{name}", f"第{number}项的{words}", AGREEMENT_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Nothing is claimed before its day, nothing that was paid."""
    for line in own(particulars):
        if line.left <= 0:
            yield f"“{line.ground}”已经付清，不再申请"
        if line.due >= particulars.made_on and not line.early:
            yield f"“{line.ground}”应于{phrases.by_day(line.due)}支付，还没有到期"
