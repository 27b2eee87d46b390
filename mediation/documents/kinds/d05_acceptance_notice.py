"""D05 受理通知书: the body takes the case, by whom it is mediated and until when."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Enclosures, Paragraph, Strong
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED
from mediation.documents.particulars import CaseOnPaper, ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Source

HANDED_OVER = {Source.COURT_DELEGATED: "委派", Source.COURT_ENTRUSTED: "委托", Source.ARBITRATION: "委托"}


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What the notice says beyond the case."""

    clock: ClockOnPaper | None = named("调解期限")
    counted_from: str | None = named("调解期限的起算日", default="受理之日")
    chosen_by_parties: bool | None = named("调解员由谁确定")
    change_by: str | None = named("申请更换调解员的期限", default="首次调解开始前")
    materials: tuple[str, ...] = named("需要补充的材料", default=())
    materials_by: ClockOnPaper | None = named("补充材料的期限")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    here = phrases.itself(case.body)
    content = [
        *parts.letter_head(particulars, "受理通知书"), Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{_came_in(case, here)}{here}决定自{phrases.day(case.accepted_on)}起受理，案号为{case.case_no}。"),
        Paragraph((Strong("调解员："), _mediators(particulars), f"如需申请回避或者更换，请在{extra.change_by}提出。")),
        Paragraph((Strong("调解期限："), f"自{extra.counted_from}起{extra.clock.words}内结束，至",
                   Strong(phrases.clock_end(extra.clock)), "止；双方同意的，可以延长。")),
    ]
    if extra.materials:
        content.append(Paragraph((Strong("需要补充的材料："), f"{'、'.join(extra.materials)}。请于"
                                  f"{phrases.clock_end(extra.materials_by)}前（含当日）提交。")))
    begun = "起诉、申请仲裁或者申请调解" if case.source in HANDED_OVER else "申请调解"
    content.append(Paragraph(f"{begun}，{phrases.limitation_name(case)}中断，重新计算。调解不影响任何一方依法"
                             f"{phrases.first_forum(case)}的权利；不愿继续调解的，可以随时提出。"))
    return [*content, Enclosures(("权利义务告知书", "送达地址确认书")), parts.seal(particulars),
            *parts.counterfoil(particulars, "受理通知书")]


def _came_in(case: CaseOnPaper, here: str) -> str:
    """Who brought the dispute before the body: a court, a commission, the body itself, else the applicant."""
    between = f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}之间的{phrases.dispute(case)}"
    if case.source in HANDED_OVER:
        number = f"（{case.source_number}）" if case.source_number else ""
        return (f"{case.source_body}{number}于{phrases.day(case.received_on)}{HANDED_OVER[case.source]}{here}调解"
                f"{between}。经审查，属于调解范围，且各方同意调解，")
    if case.source is Source.OWN_MOTION:
        return f"{here}于{phrases.day(case.received_on)}主动提出调解{between}。经审查，属于调解范围，且各方同意调解，"
    return (f"{phrases.names(case.applicants)}于{phrases.day(case.received_on)}申请调解与{phrases.names(case.respondents)}"
            f"之间的{phrases.dispute(case)}。经审查，属于调解范围，且对方同意调解，")


def _mediators(particulars: Particulars) -> str:
    """Who mediates and by whom chosen; at acceptance often nobody is named yet."""
    case, here = particulars.case, phrases.itself(particulars.case.body)
    if not case.mediators:
        return f"由双方共同选定，或者由{here}指定，确定后另行书面告知。"
    chosen = "由双方共同选定" if particulars.extra.chosen_by_parties else f"由{here}指定"
    return f"{'、'.join(case.mediators)}，{chosen}。"


def also(particulars: Particulars) -> Iterable[Missing]:
    """Materials that are asked for need a day; mediators who are named, by whom they were chosen."""
    extra = particulars.extra
    if particulars.case.source in HANDED_OVER and not particulars.case.source_body:
        yield Missing("case.source_body", "移送机关", "案件页")
    if particulars.case.mediators and extra.chosen_by_parties is None:
        yield Missing("extra.chosen_by_parties", "调解员由谁确定", "案件页")
    if extra.materials and not (extra.materials_by and extra.materials_by.last_day):
        yield Missing("extra.materials_by.last_day", "补充材料的期限", "案件页")


PAPER = Paper(
    code="D05", version=2, title="受理通知书", stage="受理", articles=(cite("O17", 22),),
    signers="调解组织印章", copies="每方一份，存根一份", layout="L", number_word="受", extra=Acceptance,
    requires=(*LETTER, "case.case_no", "case.received_on", "case.accepted_on", *NAMED,
              "extra.clock.words", "extra.clock.last_day", "extra.change_by"),
    also=also, body=body,
)
