"""D47 劳动人事争议仲裁申请书: who asks whom for what, how each sum is worked out, on which evidence (调解仲裁法第二十八条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import confirmation, owed, parts, phrases
from mediation.documents.blocks import (
    Block,
    Clauses,
    Column,
    Enclosures,
    Heading,
    Paragraph,
    Strong,
    Text,
    Title,
    WideTable,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.particulars import BODY_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Side

EVIDENCE = (Column("序号", 10, "centre"), Column("证据", 50), Column("证据来源", 44), Column("证明什么", 54))

CLAIMS = (Column("序号", 10, "centre"), Column("请求人", 26), Column("请求事项", 28), Column("计算期间", 34),
          Column("计算方法", 34), Column("金额（元）", 26, "money"))


@dataclass(frozen=True, kw_only=True)
class ArbitrationClaim:
    """One claim: for which time, how the sum is worked out; an act has words and no sum."""

    claimant: str | None = named("请求人")
    what: str | None = named("请求事项")
    period: str | None = named("计算期间")
    formula: str | None = named("计算方法", hint="写出基数和算式")
    amount: int | None = named("请求金额", money=True)
    without_sum: bool = named("不是给付钱款", default=False)

    @property
    def name(self) -> str:
        """How a list of what is missing calls this claim."""
        return self.what or ""


@dataclass(frozen=True, kw_only=True)
class EvidenceOnPaper:
    """One piece of evidence: from where it comes and what it is to prove (O33 29)."""

    name: str | None = named("证据名称")
    source: str | None = named("证据来源")
    proves: str | None = named("证明什么")


@dataclass(frozen=True, kw_only=True)
class WitnessOnPaper:
    """A witness by name and domicile (O33 29)."""

    name: str | None = named("证人姓名")
    address: str | None = named("证人住所")


@dataclass(frozen=True, kw_only=True)
class ArbitrationApplication:
    """The claims, the facts, the evidence, and to which commission it goes."""

    commission: str | None = named("仲裁委", BODY_PAGE)
    claims: tuple[ArbitrationClaim, ...] = named("仲裁请求", default=())
    facts: str | None = named("事实与理由", long=True)
    evidence: tuple[EvidenceOnPaper, ...] = named("证据和证据来源", default=())
    witnesses: tuple[WitnessOnPaper, ...] = named("证人", default=())
    enclosures: tuple[str, ...] = named("其他附件", default=())


def own_claims(particulars: Particulars) -> tuple[ArbitrationClaim, ...]:
    """The claims of those who apply."""
    names = {party.name for party in particulars.recipients}
    return tuple(claim for claim in particulars.extra.claims if claim.claimant in (None, *names))


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, applicants = particulars.case, particulars.extra, particulars.recipients
    respondents, claims = owed.opponents(particulars), own_claims(particulars)
    several = len(applicants) > 1
    witnesses = "；".join(f"{one.name}，住{one.address}" for one in extra.witnesses)
    return [
        Title("劳动人事争议仲裁申请书"),
        *parts.party_lines(applicants, Side.APPLICANT), *parts.party_lines(respondents, Side.RESPONDENT, unknown=True),
        *parts.party_lines(case.third, Side.THIRD, unknown=True),
        Heading("仲裁请求："), *_claims(claims, several),
        Heading("事实与理由："), Paragraph(extra.facts),
        Heading("证据和证据来源、证人姓名和住所："), *_evidence(extra),
        Paragraph(f"证人：{witnesses or phrases.NONE}。"),
        *parts.closing_to(extra.commission), *confirmation.signatures(applicants, "签名或盖章"),
        Enclosures((f"申请书副本{len(respondents)}份（按被申请人人数）", *(("证据材料",) if extra.evidence else ()),
                    "身份证明", "送达地址确认书", *extra.enclosures)),
        *parts.roster(applicants, "申请人名单"),
    ]


def _claims(claims: Sequence[ArbitrationClaim], several: bool) -> list[Block]:
    """Each claim as a sentence; many of them in a table."""
    total = sum(claim.amount or 0 for claim in claims)
    if len(claims) > parts.CLAIMS_IN_TEXT:
        rows = tuple((str(number), claim.claimant or phrases.NONE, claim.what, claim.period or "—",
                      claim.formula or "—", claim.amount if claim.amount is not None else "—")
                     for number, claim in enumerate(claims, start=1))
        return [WideTable(CLAIMS, rows, totals="合计" if total else "", in_words=bool(total))]
    summed = [Paragraph(("以上金额合计", Strong(phrases.sum_in_full(total)), "。"))] if len(claims) > 1 and total else []
    return [Clauses(tuple(_claim(claim, several) for claim in claims)), *summed]


def _claim(claim: ArbitrationClaim, several: bool) -> Text:
    """Name, period, formula, sum."""
    who = f"{claim.claimant}：" if several and claim.claimant else ""
    span = f"（{claim.period}）" if claim.period else ""
    how = f"；计算方法：{claim.formula.rstrip('。')}" if claim.formula else ""
    if claim.amount is None:
        return f"{who}{claim.what}{span}{how}。"
    return (f"{who}{claim.what}{span}，", Strong(phrases.sum_in_full(claim.amount)), f"{how}。")


def _evidence(extra: ArbitrationApplication) -> list[Block]:
    if not extra.evidence:
        return [Paragraph("证据：暂无，开庭前另行提交。")]
    rows = tuple((str(number), one.name, one.source, one.proves or "—")
                 for number, one in enumerate(extra.evidence, start=1))
    return [WideTable(EVIDENCE, rows)]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Each claim of money says its sum and how it is worked out."""
    claims = own_claims(particulars)
    if not claims:
        yield Missing("extra.claims", "仲裁请求", "案件页")
    for number, claim in enumerate(claims, start=1):
        if not claim.what:
            yield Missing("extra.claims.what", f"第{number}项请求的事项", "案件页")
        if not claim.without_sum and claim.amount is None:
            yield Missing("extra.claims.amount", f"第{number}项请求（{claim.what}）的金额", "案件页")
        if not claim.without_sum and not claim.formula:
            yield Missing("extra.claims.formula", f"第{number}项请求（{claim.what}）的计算方法", "案件页")


PAPER = Paper(
    code="D47", version=1, title="劳动人事争议仲裁申请书", stage="移送",
    articles=(cite("TJ", 28), cite("O33", 29)),
    signers="申请人签名或盖章", copies="仲裁委一份，按被申请人人数提交副本", layout="L", extra=ArbitrationApplication, long=True,
    requires=("recipients.name", *each("recipients", (*PERSON, *EMPLOYER, *AGENT)), "case.respondents.name",
              "extra.commission", "extra.facts", "extra.evidence?.name", "extra.evidence?.source",
              "extra.witnesses?.name", "extra.witnesses?.address"),
    also=also, body=body,
)
