"""D35 回访记录: how the agreement is being kept, asked some time after it (司发通〔2010〕239号; documents.md §4 D35)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import phrases
from mediation.documents.blocks import Block, KeyTable, Lines, Place, Signatures, Text, Tick, Tickboxes, Title, row
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import AGREEMENT_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term

VISIT = "回访记录"
HOW_OFTEN = ("建议：分期付款的每一期到期后3日内，司法确认后30日，结案后90日各回访一次（没有统一规定）。"
             "写成 2026-11-23 09:30。")


class VisitWay(Term):
    """How somebody was asked."""

    PHONE = "phone", "电话"
    CALL = "call", "上门"
    VIDEO = "video", "视频"


class HowFarPerformed(Term):
    """How much of the agreement has been performed."""

    ALL = "all", "全部履行"
    PART = "part", "部分履行"
    NOTHING = "nothing", "未履行"


class Satisfaction(Term):
    """What the party thinks of the mediation."""

    VERY = "very", "很满意"
    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "一般"
    NOT = "not", "不满意"


@dataclass(frozen=True, kw_only=True)
class FollowUpVisit:
    """Who was asked, when and how, and what was found; sums in 分."""

    agreement_number: str | None = named("调解协议编号", AGREEMENT_PAGE)
    matter: str | None = named("回访事由（纠纷名称）", VISIT)
    visited_at: datetime | None = named("回访时间", VISIT, hint=HOW_OFTEN)
    way: VisitWay | None = named("回访方式", VISIT)
    spoken_with: str | None = named("被回访人", VISIT)
    performed: HowFarPerformed | None = named("履行情况", VISIT)
    paid: int | None = named("已付金额", VISIT, money=True)
    left: int | None = named("尚欠金额", VISIT, money=True)
    details: str | None = named("履行的日期、没有履行的原因", VISIT, long=True, hint="没有全部履行的要写明。")
    satisfaction: Satisfaction | None = named("满意程度", VISIT)
    opinion: str | None = named("意见", VISIT, long=True, hint="不满意的要写明。")
    suit: str | None = named("履行争议起诉及裁判结果", VISIT, long=True, default="没有。")
    faults: str | None = named("有无错误调解、激化或遗留隐患", VISIT, long=True, default="没有发现。")
    measures: str | None = named("采取的措施", VISIT, long=True, default="不需要采取措施。")
    visitor: str | None = named("回访人", VISIT)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    rows = (
        row(("当事人", f"{phrases.names(case.applicants)}、{phrases.names(case.respondents)}")),
        row(("案号", case.number), ("协议编号", extra.agreement_number)),
        row(("回访事由", extra.matter)),
        row(("回访时间", phrases.moment(extra.visited_at)), ("被回访人", extra.spoken_with)),
        row(("方式", _ticks(VisitWay, extra.way))),
        row(("履行情况", _ticks(HowFarPerformed, extra.performed))),
        row(("金额、日期和原因", Lines(tuple(_details(extra))))),
        row(("满意程度", _ticks(Satisfaction, extra.satisfaction))),
        *((row(("意见", Lines(_lines(extra.opinion)))),) if extra.opinion else ()),
        row(("履行争议起诉及裁判结果", Lines(_lines(extra.suit)))),
        row(("有无错误调解、激化或遗留隐患", Lines(_lines(extra.faults)))),
        row(("采取的措施", Lines(_lines(extra.measures)))),
    )
    return [Title("回访记录", case.body.name), KeyTable(rows, label_width=34),
            Signatures((Place(f"回访人 {extra.visitor}", "签名"),))]


def _ticks(choices: type[Term], chosen: Term | None) -> Tickboxes:
    return Tickboxes(tuple(Tick(one.label, one is chosen) for one in choices))


def _details(extra: FollowUpVisit) -> Iterable[Text]:
    """The sums where any are known, then what was said of them."""
    if extra.paid is not None:
        yield f"已付{phrases.sum_in_full(extra.paid)}"
    if extra.left is not None:
        yield f"尚欠{phrases.sum_in_full(extra.left)}"
    yield from _lines(extra.details)
    if extra.paid is None and extra.left is None and not extra.details:
        yield phrases.NONE


def _lines(text: str | None) -> tuple[Text, ...]:
    return tuple(text.split("\n")) if text else ()


def also(particulars: Particulars) -> Iterable[Missing]:
    """What was not performed has a reason, what does not satisfy has words."""
    extra = particulars.extra
    if extra.performed in (HowFarPerformed.PART, HowFarPerformed.NOTHING) and not extra.details:
        yield Missing("extra.details", "没有全部履行的原因", VISIT)
    if extra.satisfaction is Satisfaction.NOT and not extra.opinion:
        yield Missing("extra.opinion", "不满意的意见", VISIT)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """What is performed in full is not owed; what happened is not ahead."""
    extra = particulars.extra
    if extra.performed is HowFarPerformed.ALL and extra.left:
        yield "履行情况是“全部履行”，却还有尚欠的金额"
    if extra.visited_at.astimezone(phrases.SHANGHAI).date() > particulars.made_on:
        yield "回访时间晚于今天；请回访以后再制作"


PAPER = Paper(
    code="D35", version=1, title="回访记录", stage="履行", articles=(cite("RTF", 31), cite("O17", 32)),
    signers="回访人签名", copies="一份", layout="T", extra=FollowUpVisit,
    requires=("case.body.name", "case.number", *NAMED, "extra.agreement_number", "extra.matter", "extra.visited_at",
              "extra.way", "extra.spoken_with", "extra.performed", "extra.satisfaction", "extra.suit", "extra.faults",
              "extra.measures", "extra.visitor"),
    also=also, contradictions=contradictions, body=body,
)
