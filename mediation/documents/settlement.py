"""What the papers of an agreement share: its particulars, checks of its sums, and the sentences of its end."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Paragraph, Place, Signatures
from mediation.documents.particulars import (
    AGREEMENT_PAGE,
    ObligationOnPaper,
    Particulars,
    PartyOnPaper,
    named,
)
from mediation.documents.refusals import Missing
from mediation.law.agreement_facts import PaymentWay
from mediation.law.terms import Basis


TO_AN_ACCOUNT = {PaymentWay.TRANSFER.label, PaymentWay.WECHAT.label, PaymentWay.ALIPAY.label}


@dataclass(frozen=True, kw_only=True)
class TranslationOnPaper:
    """That the text was read out in a party's language before it signed."""

    interpreter: str | None = named("翻译人员", AGREEMENT_PAGE)
    language: str | None = named("宣读的语言", AGREEMENT_PAGE)
    party: str | None = named("听取宣读的当事人", AGREEMENT_PAGE)


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """The agreement as its paper says it; ``clauses`` come from its obligations and may be worded by hand.

    ``supplements`` is the number of the agreement that this one mends.
    """

    parties: tuple[PartyOnPaper, ...] = named("协议当事人", AGREEMENT_PAGE, ())
    place: str | None = named("调解地点", AGREEMENT_PAGE)
    facts: str | None = named("主要事实、争议事项及各方责任", AGREEMENT_PAGE)
    clauses: tuple[str, ...] = named("协议条款", AGREEMENT_PAGE, ())
    obligations: tuple[ObligationOnPaper, ...] = named("协议义务", AGREEMENT_PAGE, ())
    breach: str | None = named("违约责任", AGREEMENT_PAGE)
    settles_all: bool | None = named("是否一次性了结", AGREEMENT_PAGE)
    open_claims: tuple[str, ...] = named("保留未达成的请求", AGREEMENT_PAGE, ())
    work_injury: bool = False
    translations: tuple[TranslationOnPaper, ...] = named("翻译宣读", AGREEMENT_PAGE, ())
    to_court: bool = False
    supplements: str | None = named("原协议书编号", AGREEMENT_PAGE)


SUPPLEMENT = "补充协议"
SETTLEMENT = ("extra.parties.name", "extra.clauses", "extra.obligations?.debtor", "extra.obligations?.creditor",
              "extra.settles_all", "extra.translations?.interpreter", "extra.translations?.language",
              "extra.translations?.party")


def also(particulars: Particulars) -> Iterable[Missing]:
    """What each line needs; and which claims stay open, where not all are settled."""
    extra = particulars.extra
    yield from lines_missing(extra.obligations)
    if extra.settles_all is False and not extra.open_claims:
        yield Missing("extra.open_claims", "保留未达成的请求", AGREEMENT_PAGE)


def lines_missing(obligations: Sequence[ObligationOnPaper]) -> Iterable[Missing]:
    """A payment needs day, way and (unless paid in cash on the spot) account; an act its day or event."""
    for number, line in enumerate(obligations, start=1):
        which = f"第{number}项义务"
        if line.amount is None and not line.act:
            yield Missing("extra.obligations.amount", f"{which}的金额或内容", AGREEMENT_PAGE)
        if line.amount is not None and line.due is None:
            yield Missing("extra.obligations.due", f"{which}的应付日期", AGREEMENT_PAGE)
        if line.amount is not None and not line.method:
            yield Missing("extra.obligations.method", f"{which}的支付方式", AGREEMENT_PAGE)
        if line.amount is not None and line.method in TO_AN_ACCOUNT and not line.account:
            yield Missing("extra.obligations.account", f"{which}的收款账户（当场付现金的，支付方式选“当场现金”）",
                          AGREEMENT_PAGE)
        if line.act and not (line.due or line.due_words):
            yield Missing("extra.obligations.due", f"{which}的履行期限", AGREEMENT_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Instalments follow each other in time (documents.md §14)."""
    lines: dict[tuple[str | None, str | None, str | None], date] = {}
    for line in particulars.extra.obligations:
        if line.amount is None or line.due is None or not line.instalment:
            continue
        key = (line.debtor, line.creditor, line.ground)
        if key in lines and line.due <= lines[key]:
            yield f"{line.creditor}的分期款项第{line.instalment}期的应付日期应当晚于上一期"
        lines[key] = line.due


def last_due(obligations: Sequence[ObligationOnPaper]) -> date | None:
    """The day on which all is performed, if every line has a day."""
    days = [line.due for line in obligations]
    return max(days) if days and all(days) else None


def acts(obligations: Sequence[ObligationOnPaper]) -> tuple[str, ...]:
    """What is owed besides money, with its day or event."""
    return tuple(f"{line.debtor}向{line.creditor}履行：{line.act}；期限："
                 f"{phrases.by_day(line.due) if line.due else line.due_words}。"
                 for line in obligations if line.act)


def translations(particulars: Particulars) -> list[Block]:
    """That the text was interpreted before it was signed."""
    return [Paragraph(f"本协议已由{one.interpreter}以{one.language}向{one.party}宣读，{one.party}表示理解并自愿签署。")
            for one in particulars.extra.translations]


def effect(particulars: Particulars) -> str:
    """When the agreement takes effect, by channel (law.md §4.1)."""
    case = particulars.case
    how = "签名、盖章或者按指印" if phrases.fingerprint_does(case) else "签名或者盖章"
    if case.basis is Basis.COURT_ENTRUSTED:
        return "本协议经各方签署后交人民法院，由人民法院审查后制作调解书，各方签收后生效；或者由当事人依据本协议申请撤诉。"
    if case.basis is Basis.COURT_DELEGATED:
        return f"本协议自各方当事人{how}后生效。"
    return f"本协议自各方当事人{how}、调解员签名并加盖{case.body.name}印章之日起生效。"


def signatures(particulars: Particulars, recorder: bool) -> list[Block]:
    """The parties first, then the mediators, the recorder where one signs, the body's seal last."""
    case = particulars.case
    staff = [Place(f"调解员 {name}", "签名") for name in case.mediators]
    if recorder:
        staff.append(Place(f"记录人 {case.recorder}", "签名"))
    return [*parts.party_signatures(case, particulars.extra.parties), Signatures(tuple(staff))]
