"""D16 回避决定书: whether a mediator is recused or changed, and who mediates instead (特邀规定第十五条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED
from mediation.documents.particulars import Particulars, named
from mediation.documents.recusal import PANEL_PAGE, RecusalGround, ground_ticks
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

AFTERWARDS = ("已退出的调解员不再接触本案；依照《最高人民法院关于人民法院特邀调解的规定》第十六条，"
              "在后续的诉讼程序中也不得担任人民陪审员、诉讼代理人、证人、鉴定人以及翻译人员等。")


@dataclass(frozen=True, kw_only=True)
class RecusalDecision:
    """Who asked, against whom, what was found, what is decided; ``granted`` with who mediates from now on."""

    asked_by: str | None = named("提出的人", PANEL_PAGE)
    asked_on: date | None = named("提出的日期", PANEL_PAGE)
    mediator: str | None = named("被申请回避（更换）的调解员", PANEL_PAGE)
    ground: RecusalGround | None = named("回避（更换）的事由", PANEL_PAGE)
    findings: str | None = named("审查意见", PANEL_PAGE)
    granted: bool | None = named("决定", PANEL_PAGE)
    panel: tuple[str, ...] = named("继续调解的调解员", PANEL_PAGE, ())
    successor: str | None = named("另行指定的调解员", PANEL_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    recusal = extra.ground is not RecusalGround.WISH
    what = f"调解员{extra.mediator}回避" if recusal else f"更换调解员{extra.mediator}"
    by_law = "特邀调解的规定》第十五条" if recusal else "在线调解规则》第十四条"
    rule = f"《{'最高人民法院关于人民法院' if recusal else '人民法院'}{by_law}"
    return [
        *parts.letter_head(particulars, "回避决定书"),
        Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{extra.asked_by}于{phrases.day(extra.asked_on)}就{phrases.names(case.applicants)}与"
                  f"{phrases.names(case.respondents)}{phrases.dispute(case)}（案号：{case.number}），"
                  f"提出{what}。所提事由："),
        ground_ticks((extra.ground,)),
        Paragraph((Strong("审查意见："), extra.findings)),
        Paragraph(f"参照{rule}，{phrases.itself(case.body)}决定：", keep=True),
        Tickboxes((Tick(_granted(particulars), extra.granted), Tick("驳回，由其继续调解", not extra.granted)), stacked=True),
        *([Paragraph(f"本案由{'、'.join(extra.panel)}调解。")] if extra.granted else []),
        *([Paragraph(AFTERWARDS)] if extra.granted and recusal else []),
        Paragraph(f"决定作出前，{extra.mediator}暂停参与本案调解。"),
        parts.seal(particulars),
        *parts.counterfoil(particulars, "回避决定书"),
    ]


def _granted(particulars: Particulars) -> str:
    extra = particulars.extra
    return "准许，" + (f"另行指定{extra.successor}为调解员" if extra.granted and extra.successor else "不再另行指定"
                    if extra.granted else "另行指定调解员")


def also(particulars: Particulars) -> Iterable[Missing]:
    """Where it is granted, somebody mediates from now on."""
    extra = particulars.extra
    if extra.granted and not extra.panel:
        yield Missing("extra.panel", "继续调解的调解员", PANEL_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Whoever left is not among those who mediate from now on."""
    extra = particulars.extra
    if extra.granted and extra.mediator in extra.panel:
        yield f"{extra.mediator}已经退出，不能列为继续调解的调解员"


PAPER = Paper(
    code="D16", version=1, title="回避决定书", stage="调解",
    articles=(cite("TY", 15), cite("TY", 16), cite("ONL", 14)),
    signers="调解组织印章", copies="每方一份，存根一份", layout="L", number_word="回", extra=RecusalDecision,
    requires=(*LETTER, "case.number", *NAMED, "extra.asked_by", "extra.asked_on", "extra.mediator", "extra.ground",
              "extra.findings", "extra.granted"),
    also=also, contradictions=contradictions, body=body,
)
