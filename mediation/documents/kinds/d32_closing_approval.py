"""D32 结案审批表: how the case ended and what came of it, with what the clerk proposes and the director decides."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import Block, KeyTable, Lines, Right, Tick, Tickboxes, Title, row
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite
from mediation.law.money import yuan
from mediation.law.terms import Term

CLOSING_PAGE = "办结"
BY_HAND = Right("签名：　　　　　　　　年　　月　　日")


class ClosingWay(Term):
    """How the case ended (documents.md D32)."""

    AGREEMENT = "agreement", "达成协议"
    SETTLED = "settled", "和解撤回"
    WITHDRAWN = "withdrawn", "撤回"
    ENDED = "ended", "终止"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    REFERRED = "referred", "转介"


class WentOn(Term):
    """Where the case went on."""

    CONFIRMATION = "confirmation", "司法确认"
    REVIEW = "review", "仲裁审查"
    PAYMENT_ORDER = "payment_order", "支付令"
    ARBITRATION = "arbitration", "移送仲裁"
    COURT = "court", "移送法院"
    NOWHERE = "nowhere", "无"


@dataclass(frozen=True, kw_only=True)
class ClosingApproval:
    """The end of the case in figures; sums in 分, ``days`` from acceptance (or receipt) to the end."""

    file_number: str | None = named("卷号", CLOSING_PAGE)
    ended_on: date | None = named("结案日期", CLOSING_PAGE)
    days: int | None = named("办理天数", CLOSING_PAGE)
    extended: bool = named("是否延期", CLOSING_PAGE, False)
    people: str | None = named("人数", CLOSING_PAGE)
    way: ClosingWay | None = named("结案方式", CLOSING_PAGE)
    agreed: int | None = named("协议金额", CLOSING_PAGE)
    paid_at_once: int | None = named("当场履行额", CLOSING_PAGE)
    instalments: int | None = named("分期期数", CLOSING_PAGE)
    went_on: tuple[WentOn, ...] = named("后续", CLOSING_PAGE, ())
    clerk: str | None = named("承办人", CLOSING_PAGE)
    proposal: str | None = named("承办人意见", CLOSING_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    went_on = extra.went_on or (WentOn.NOWHERE,)
    asked = [claim for claim in case.claims if claim.amount is not None]
    return [
        Title("结案审批表", case.body.name),
        KeyTable((
            row(("卷号", extra.file_number or "归档时编号"), ("案号", case.number or case.receipt_no)),
            row(("案件来源", case.source.label), ("承办人", extra.clerk)),
            row(("受理日期", phrases.day(case.accepted_on) if case.accepted_on else "未受理"),
                ("结案日期", phrases.day(extra.ended_on))),
            row(("办理天数", f"{extra.days}日"), ("是否延期", "是" if extra.extended else "否")),
            row(("当事人", f"申请人：{phrases.names(case.applicants)}；被申请人：{phrases.names(case.respondents)}")),
            row(("请求类型", "、".join(dict.fromkeys(str(claim.type) for claim in case.claims)) or "—")),
            row(("请求合计", f"{yuan(phrases.claims_total(case.claims))}元" if asked else "—"), ("人数", extra.people)),
            row(("结案方式", Tickboxes(tuple(Tick(one.label, one is extra.way) for one in ClosingWay)))),
            row(("协议金额", _sum(extra.agreed)), ("当场履行", _sum(extra.paid_at_once))),
            row(("分期期数", f"{extra.instalments}期" if extra.instalments else "—"),
                ("调解员", "、".join(case.mediators) or "—")),
            row(("后续", Tickboxes(tuple(Tick(one.label, one in went_on) for one in WentOn)))),
            row(("承办人意见", Lines((extra.proposal, "", BY_HAND)))),
            row(("负责人意见", Lines(("", "", BY_HAND)))),
        )),
    ]


def _sum(fen: int | None) -> str:
    return f"{yuan(fen)}元" if fen is not None else "—"


def contradictions(particulars: Particulars) -> Iterable[str]:
    """A case does not end before it was accepted."""
    case, extra = particulars.case, particulars.extra
    if case.accepted_on and extra.ended_on < case.accepted_on:
        yield "结案日期早于受理日期"


PAPER = Paper(
    code="D32", version=1, title="结案审批表", stage="归档", articles=(cite("O17", 32),), signers="承办人、负责人签名", copies="卷内一份",
    layout="T", extra=ClosingApproval,
    requires=("case.body.name", *NAMED, "case.source", "extra.ended_on", "extra.days", "extra.people", "extra.way",
              "extra.clerk", "extra.proposal"),
    contradictions=contradictions, body=body,
)
