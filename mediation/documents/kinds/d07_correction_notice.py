"""D07 补正材料通知书: all that is lacking, told once."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term


class Lacking(Term):
    """What may be lacking (documents.md D07)."""

    IDENTITY = "identity", "身份证明"
    EMPLOYER = "employer", "单位登记信息"
    CLAIMS = "claims", "明确的请求及计算方法"
    FACTS = "facts", "事实与理由"
    EVIDENCE = "evidence", "证据目录"
    POWERS = "powers", "委托书权限不明"
    REPRESENTATIVES = "representatives", "代表人推选书"
    ADDRESS = "address", "送达地址确认书"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is asked for and until when."""

    lacking: tuple[Lacking, ...] = named("需要补正的材料", default=())
    words: str | None = named("补正说明")
    by: ClockOnPaper | None = named("补正期限")
    contact: str | None = named("联系人")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    content: list[Block] = [
        *parts.letter_head(particulars, PAPER.title), Addressee(phrases.names(particulars.recipients)),
        Paragraph((f"{phrases.you(particulars.recipients)}于{phrases.day(case.received_on)}提交的调解申请材料不齐或者不规范，"
                   "请于", Strong(phrases.by_day(extra.by.last_day)), "一次性补齐下列勾选的材料：")),
        Tickboxes(tuple(Tick(item.label, item in extra.lacking) for item in Lacking)),
    ]
    if extra.words:
        content.append(Paragraph((Strong("说明："), extra.words)))
    return [
        *content,
        Paragraph("受理期限自补齐之日起计算；逾期不补的，按撤回申请或者不予受理处理，补齐后可以重新申请。"
                  f"补正期间不影响依法直接{phrases.first_forum(case)}。"),
        Paragraph(f"联系人：{extra.contact}，电话：{case.body.phone}。"),
        parts.seal(particulars), *parts.counterfoil(particulars, PAPER.title),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words."""
    if Lacking.OTHER in particulars.extra.lacking and not particulars.extra.words:
        yield Missing("extra.words", "“其他”材料的说明", "案件页")


PAPER = Paper(
    code="D07", version=1, title="补正材料通知书", stage="受理", articles=(cite("O33", 29),),
    signers="调解组织印章", copies="正本一份，存根一份", layout="L", number_word="补", extra=Correction,
    requires=(*LETTER, "case.body.phone", "case.received_on", "extra.lacking", "extra.by.last_day", "extra.contact"),
    also=also, body=body,
)
