"""D28 人民调解口头协议登记表: an oral agreement, in effect on the day it was made (人民调解法第三十条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases, settlement
from mediation.documents.blocks import (
    Block,
    KeyRow,
    KeyTable,
    Lines,
    PaperNumber,
    Paragraph,
    Place,
    SealPlace,
    Signatures,
    Tick,
    Tickboxes,
    Title,
    row,
)
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import EMPLOYER, PERSON, each
from mediation.documents.particulars import AGREEMENT_PAGE, ObligationOnPaper, Particulars, PartyOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class OralAgreement:
    """What was agreed, when, and whether it was performed on the spot."""

    parties: tuple[PartyOnPaper, ...] = named("协议当事人", AGREEMENT_PAGE, ())
    facts: str | None = named("纠纷简要情况", AGREEMENT_PAGE)
    clauses: tuple[str, ...] = named("协议主要内容", AGREEMENT_PAGE, ())
    obligations: tuple[ObligationOnPaper, ...] = named("协议义务", AGREEMENT_PAGE, ())
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    performed_at_once: bool | None = named("是否当场履行", AGREEMENT_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    clauses = tuple(f"{number}. {text}" for number, text in enumerate(extra.clauses, start=1))
    ways = tuple(_way(line) for line in extra.obligations)
    return [
        Title("人民调解口头协议登记表", case.body.name), PaperNumber(f"编号：{particulars.number}"),
        KeyTable((
            *_parties(extra.parties), row(("纠纷简要情况", extra.facts)), row(("协议主要内容", Lines(clauses))),
            row(("履行方式、期限", Lines(ways))),
            row(("当场履行", Tickboxes((Tick("是（附收条）", extra.performed_at_once),
                                    Tick("否", not extra.performed_at_once))))),
            row(("达成协议日期", phrases.day(extra.agreed_on)), ("登记日期", phrases.day(particulars.made_on))),
        )),
        Paragraph(f"口头协议自{phrases.day(extra.agreed_on)}达成之日起生效。当事人确认以上内容属实。", keep=True),
        *parts.party_signatures(case, extra.parties),
        Signatures(tuple(Place(f"人民调解员 {name}", "签名") for name in case.mediators)),
        SealPlace(case.body.name, phrases.day(particulars.made_on), mark="（人民调解委员会印）"),
    ]


def _parties(parties: Sequence[PartyOnPaper]) -> tuple[KeyRow, ...]:
    return tuple(row(("当事人", phrases.party_text(party))) for party in parties)


def _way(line: ObligationOnPaper) -> str:
    if line.amount is None:
        return f"{line.debtor}：{line.act}，{phrases.by_day(line.due) if line.due else line.due_words}。"
    account = f"，账户{line.account}" if line.account else ""
    return (f"{line.debtor}向{line.creditor}支付{phrases.sum_in_full(line.amount)}，"
            f"{phrases.by_day(line.due)}，{line.method}{account}。")


def also(particulars: Particulars) -> Iterable[Missing]:
    """As for a written agreement."""
    return settlement.lines_missing(particulars.extra.obligations)


PAPER = Paper(
    code="D28", version=2, title="人民调解口头协议登记表", stage="结案", articles=(cite("RTF", 28), cite("RTF", 30)),
    signers="人民调解员签名，当事人签名、盖章或按指印，人民调解委员会印章", copies="一份", layout="T", number_word="口",
    extra=OralAgreement,
    requires=("number", "made_on", "case.body.name", "case.mediators", "extra.parties.name",
              *each("extra.parties", (*PERSON, *EMPLOYER)), "extra.facts", "extra.clauses",
              "extra.obligations.debtor", "extra.obligations.creditor", "extra.agreed_on", "extra.performed_at_once"),
    also=also, body=body, contact_stands=ON_OWN_CONFIRMATION,
)
