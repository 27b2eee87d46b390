"""D05 受理通知书: the body takes the case, by whom it is mediated and until when."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    CutLine,
    Enclosures,
    Handwritten,
    KeyTable,
    PaperNumber,
    Paragraph,
    SealPlace,
    SmallTitle,
    Strong,
    Title,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What the notice says beyond the case."""

    clock: ClockOnPaper | None = named("调解期限")
    chosen_by_parties: bool | None = named("调解员由谁确定")
    change_by: str | None = named("申请更换调解员的期限", default="首次调解开始前")
    materials: tuple[str, ...] = named("需要补充的材料", default=())
    materials_by: ClockOnPaper | None = named("补充材料的期限")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    issuer, to = case.body, particulars.recipients
    you, here = phrases.you(to), phrases.itself(issuer)
    chosen = "由双方共同选定" if extra.chosen_by_parties else f"由{here}指定"
    text = [
        Addressee(phrases.names(to)),
        Paragraph(f"{phrases.names(case.applicants)}于{phrases.day(case.received_on)}申请调解与"
                  f"{phrases.names(case.respondents)}之间的{phrases.dispute(case)}。经审查，属于调解范围，双方均同意调解，"
                  f"{here}决定自{phrases.day(case.accepted_on)}起受理，案号为{case.case_no}。"),
        Paragraph((Strong("调解员："), f"{'、'.join(case.mediators)}，{chosen}。如需申请回避或者更换，请在{extra.change_by}提出。")),
        Paragraph((Strong("调解期限："), f"自受理之日起{extra.clock.words}，至", Strong(phrases.clock_end(extra.clock)),
                   "止；双方同意的，可以延长。")),
    ]
    if extra.materials:
        text.append(Paragraph((Strong("需要补充的材料："), f"{'、'.join(extra.materials)}。请于"
                               f"{phrases.clock_end(extra.materials_by)}前（含当日）提交。")))
    text.append(Paragraph(f"申请调解的，仲裁时效自申请之日起中断。调解不影响{you}依法申请仲裁的权利；"
                          f"不愿继续调解的，可以随时提出。"))
    return [
        Title("受理通知书", issuer.name), PaperNumber(particulars.number, ruled=True), *text,
        Enclosures(("权利义务告知书", "送达地址确认书")),
        SealPlace(issuer.name, phrases.day(particulars.made_on)),
        *counterfoil(particulars),
    ]


def counterfoil(particulars: Particulars) -> list[Block]:
    """The part that stays with the body: to whom, how and when the notice was handed over."""
    return [
        CutLine(f"（骑缝）{particulars.number}"),
        SmallTitle("受理通知书（存根）"),
        KeyTable((
            row(("案号", particulars.case.case_no), ("收件人", phrases.names(particulars.recipients))),
            row(("送达方式", Handwritten()), ("送达日期", Handwritten())),
            row(("收件人签收", Handwritten()), ("经办人", Handwritten())),
        )),
    ]


PAPER = Paper(
    code="D05", version=1, title="受理通知书", stage="受理", articles=(cite("O17", 22),),
    signers="调解组织印章", copies="每方一份，存根一份", layout="L", number_word="受", extra=Acceptance,
    requires=("number", "made_on", "recipients", "case.body.name", "case.case_no", "case.received_on",
              "case.accepted_on", "case.applicants.person?.name", "case.applicants.employer?.name",
              "case.respondents.person?.name", "case.respondents.employer?.name", "case.mediators",
              "extra.clock.words", "extra.clock.last_day", "extra.chosen_by_parties", "extra.change_by"),
    body=body,
)
