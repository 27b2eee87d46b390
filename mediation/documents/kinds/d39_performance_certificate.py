"""D39 自动履行（诚信履行）证明书: somebody has done all that was owed without being made to (practice of several courts)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Enclosures, PaperNumber, Paragraph, SealPlace, Strong, Title
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term

CERTIFICATE = "自动履行（诚信履行）证明书"
ISSUER = "由法院出具，或者由法院与工会的联合工作室出具；写法院的，交法院审核、盖章。"


class CertificatePurpose(Term):
    """What the certificate is for."""

    CREDIT = "credit", "信用修复"
    FINANCING = "financing", "融资"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class PerformedLine:
    """One thing that was owed, by whom, with the day on which it was done."""

    debtor: str | None = named("义务人", AGREEMENT_PAGE)
    what: str | None = named("应履行的义务", AGREEMENT_PAGE)
    done_on: date | None = named("履行日期", CERTIFICATE)


@dataclass(frozen=True, kw_only=True)
class PerformanceCertificate:
    """By which agreement or ruling, what was done, who confirmed it, for which purpose, issued by whom."""

    agreement_number: str | None = named("协议或裁定的编号", AGREEMENT_PAGE)
    lines: tuple[PerformedLine, ...] = named("已经履行的义务", CERTIFICATE, default=())
    creditors: str | None = named("确认的权利人", CERTIFICATE)
    confirmed_on: date | None = named("权利人确认的日期", CERTIFICATE, hint="出具前向权利人核实；没有确认的不出具。")
    confirmed_how: str | None = named("怎样确认的", CERTIFICATE, hint="如“电话核实，通话记录存卷”。")
    purpose: CertificatePurpose | None = named("开具目的", CERTIFICATE)
    purpose_words: str | None = named("其他目的", CERTIFICATE, hint="选“其他”的写明。")
    issuer: str | None = named("出具机关", CERTIFICATE, hint=ISSUER)
    enclosures: tuple[str, ...] = named("所附凭证", CERTIFICATE, default=(), hint="每行一件。")


def own(particulars: Particulars) -> list[PerformedLine]:
    """What the one for whom the certificate is had to do."""
    names = {party.name for party in particulars.recipients}
    return [line for line in particulars.extra.lines if line.debtor in names]


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, lines = particulars.case, particulars.extra, own(particulars)
    who = phrases.names(particulars.recipients)
    purpose = extra.purpose_words if extra.purpose is CertificatePurpose.OTHER else extra.purpose.label
    last = max(line.done_on for line in lines)
    return [
        Title(CERTIFICATE, extra.issuer), PaperNumber(particulars.number),
        Paragraph(("兹证明", Strong(who), f"与{_others(particulars)}{phrases.dispute(case)}一案（案号：{case.number}），依照"
                   f"{extra.agreement_number}应当履行的下列义务：")),
        Clauses(tuple(f"{line.what}，已于{phrases.day(line.done_on)}履行。" for line in lines)),
        Paragraph(f"{who}未经强制执行，已于{phrases.day(last)}自动全部履行完毕。上述情况于{phrases.day(extra.confirmed_on)}经权利人"
                  f"{extra.creditors}确认（{extra.confirmed_how}）。"),
        Paragraph(f"本证明用于{purpose}。"), Paragraph("特此证明。", keep=True),
        SealPlace(extra.issuer, phrases.day(particulars.made_on)),
        *([Enclosures(extra.enclosures)] if extra.enclosures else []),
    ]


def _others(particulars: Particulars) -> str:
    names = {party.name for party in particulars.recipients}
    return phrases.names([party for party in particulars.case.parties if party.name not in names])


def also(particulars: Particulars) -> Iterable[Missing]:
    """There is something that this one did; 「其他」 has words."""
    if not own(particulars):
        yield Missing("extra.lines", f"{phrases.names(particulars.recipients)}已经履行的义务", CERTIFICATE)
    if particulars.extra.purpose is CertificatePurpose.OTHER and not particulars.extra.purpose_words:
        yield Missing("extra.purpose_words", "其他目的", CERTIFICATE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Nothing is certified before it happened and was confirmed."""
    extra, day = particulars.extra, particulars.made_on
    if any(line.done_on > day for line in own(particulars)):
        yield "履行日期晚于出具的日期"
    if extra.confirmed_on > day:
        yield "权利人确认的日期晚于出具的日期"


PAPER = Paper(
    code="D39", version=1, title=CERTIFICATE, stage="履行", articles=(cite("RTF", 31),),
    signers="出具的法院或者法院与工会的联合工作室印章", copies="一份", layout="L", number_word="证", extra=PerformanceCertificate,
    requires=("number", "made_on", "case.number", *NAMED, "recipients.name", "extra.agreement_number",
              "extra.lines.what", "extra.lines.done_on", "extra.creditors", "extra.confirmed_on", "extra.confirmed_how",
              "extra.purpose", "extra.issuer"),
    also=also, contradictions=contradictions, body=body,
)
