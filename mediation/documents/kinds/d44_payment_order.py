"""D44 支付令申请书: a worker asks the court to order what is due of an agreement (调解仲裁法第十六条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import owed, parts, phrases
from mediation.documents.blocks import (
    Block,
    Enclosures,
    Heading,
    Labelled,
    Paragraph,
    Place,
    Signatures,
    Strong,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, PERSON, each
from mediation.documents.owed import OwedOnPaper
from mediation.documents.particulars import AGREEMENT_PAGE, BODY_PAGE, PARTY_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.payment_order import INTEREST_ONLY_IF_AGREED, OrderCondition, conditions_open
from mediation.law.terms import Side


@dataclass(frozen=True, kw_only=True)
class PaymentOrderApplication:
    """What is due and by which agreement; ``penalty`` in the words of the agreement, ``early_ground`` likewise.

    ``conditions`` are those of CPLI 427 that have been gone through; the others are left to the applicant to tick.
    """

    debtor: str | None = named("被申请人（用人单位）", PARTY_PAGE)
    court: str | None = named("人民法院（用人单位住所地基层人民法院）", BODY_PAGE)
    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    lines: tuple[OwedOnPaper, ...] = named("到期未付的款项", AGREEMENT_PAGE, ())
    early_ground: str | None = named("协议关于提前到期的约定", AGREEMENT_PAGE, long=True)
    penalty: str | None = named("协议约定的利息或者违约金", AGREEMENT_PAGE, hint="协议没有约定的不填，不能请求", long=True)
    conditions: tuple[OrderCondition, ...] = named("逐项核对过的受理条件（民诉解释第四百二十七条）", default=())
    evidence: tuple[str, ...] = named("附件", default=())


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    lines, one = owed.own(particulars), particulars.recipients[0]
    debtor = owed.party_called(particulars, extra.debtor)
    kinds = "、".join(dict.fromkeys(line.kind.label for line in lines))
    penalty = f"，以及协议约定的{extra.penalty.rstrip('。')}" if extra.penalty else ""
    return [
        Title("支付令申请书"), Labelled("申请人", phrases.party_text(one)), *parts.agent_lines([one]),
        Labelled("被申请人", phrases.party_text(debtor, unknown=True)),
        Heading("请求事项："),
        Paragraph((f"请求向被申请人发出支付令，责令其支付{kinds}共计", Strong(phrases.sum_in_full(owed.total_left(lines))),
                   f"{penalty}。")),
        Heading("事实与理由："),
        Paragraph(f"申请人与被申请人因{phrases.dispute(case)}（案号：{case.number}），于{phrases.day(extra.agreed_on)}经"
                  f"{case.body.name}调解达成{extra.agreement_number}调解协议。截至{phrases.day(particulars.made_on)}，"
                  "下列款项已经到期，被申请人没有足额支付：", keep=True),
        owed.table(lines), *_early(extra, lines),
        Paragraph("因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，用人单位在协议约定期限内不履行的，"
                  f"劳动者可以持调解协议书依法申请支付令（{cite('TJ', 16)}）。"),
        Paragraph((Strong("声明"), "（逐项核对，符合的打“√”）", Strong("：")), keep=True),
        *(Tickboxes((Tick(condition.label, condition in extra.conditions),), stacked=True)
          for condition in OrderCondition),
        *parts.closing_to(extra.court), Signatures((Place(f"申请人 {one.name}", "签名"),)),
        Enclosures(extra.evidence),
    ]


def _early(extra: PaymentOrderApplication, lines: Sequence[OwedOnPaper]) -> list[Block]:
    """By which words of the agreement the later instalments have fallen due."""
    if not any(line.early for line in lines):
        return []
    return [Paragraph(f"其中提前到期的款项，依照协议的约定：{extra.early_ground}")]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Each sum is of one of the four kinds; what fell due early rests on the agreement; the debtor is a party."""
    extra = particulars.extra
    yield from owed.lines_missing(particulars)
    for number, line in enumerate(owed.own(particulars), start=1):
        if line.kind is None:
            yield Missing("extra.lines.kind", f"第{number}项属于四类款项中的哪一类（二倍工资、工伤待遇请先问法院）", AGREEMENT_PAGE)
    if any(line.early for line in owed.own(particulars)) and not extra.early_ground:
        yield Missing("extra.early_ground", "协议关于提前到期的约定", AGREEMENT_PAGE)
    debtor = owed.party_called(particulars, extra.debtor)
    if extra.debtor and (debtor is None or not debtor.employer or not debtor.employer.address):
        yield Missing("extra.debtor", f"{extra.debtor}的住所地", PARTY_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Nothing is asked before it is due, and a worker asks."""
    yield from owed.contradictions(particulars)
    one = particulars.recipients[0]
    if one.employer or one.side is Side.THIRD:
        yield "依调解协议申请支付令的是劳动者"


def left_open(particulars: Particulars) -> Iterable[Missing]:
    """The conditions that nobody has gone through yet: the applicant ticks them by hand, or can't apply."""
    for condition, article in conditions_open(particulars.extra.conditions):
        yield Missing("extra.conditions", f"{condition.label}（{article.number}）", "受理条件")


PAPER = Paper(
    code="D44", version=1, title="支付令申请书", stage="履行",
    articles=(cite("TJ", 16), cite("CPL", 225), cite("CPLI", 427), INTEREST_ONLY_IF_AGREED),
    signers="申请人签名或盖章", copies="人民法院一份，被申请人每人一份", layout="L", extra=PaymentOrderApplication,
    requires=("made_on", "case.body.name", "case.number", "recipients.name", *each("recipients", (*PERSON, *AGENT)),
              "extra.debtor", "extra.court", "extra.agreement_number", "extra.agreed_on", "extra.evidence"),
    also=also, left_open=left_open, contradictions=contradictions, body=body,
)
