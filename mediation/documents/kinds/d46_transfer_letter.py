"""D46 案件移送函（诉调对接反馈函）: a letter between offices with the list of what goes along; never a concession."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    Column,
    CutLine,
    Handwritten,
    KeyTable,
    Letterhead,
    PaperNumber,
    Paragraph,
    SmallTitle,
    Strong,
    Title,
    WideTable,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import MaterialOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite

HANDOFF_PAGE = "移送"


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """To whom, with what result, what goes along."""

    receiver: str | None = named("接收单位", HANDOFF_PAGE)
    receiver_calls_itself: str | None = named("接收单位的称谓", HANDOFF_PAGE, "贵单位")
    ended_on: date | None = named("终止或达成协议的日期", HANDOFF_PAGE)
    agreed: bool | None = named("是否达成协议", HANDOFF_PAGE)
    reason: str | None = named("未达成的原因", HANDOFF_PAGE)
    ground: str | None = named("移送依据", HANDOFF_PAGE)
    materials: tuple[MaterialOnPaper, ...] = named("移送材料清单", HANDOFF_PAGE, ())
    undisputed: str | None = named("双方无争议的事实", HANDOFF_PAGE)
    issues: str | None = named("争议焦点", HANDOFF_PAGE)
    difficulties: str | None = named("调解难点", HANDOFF_PAGE)
    conduct: str | None = named("造成对方额外支出的行为", HANDOFF_PAGE)
    asks: str | None = named("请接收单位办理的事项", HANDOFF_PAGE, "请收到后依法处理，并将结果告知")
    contact: str | None = named("联系人", HANDOFF_PAGE)


COLUMNS = (Column("序号", 10, "centre"), Column("材料名称", 78), Column("份数", 14, "centre"), Column("页数", 14, "centre"),
           Column("原件/复印件", 24, "centre"))


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    here = phrases.itself(case.body)
    result = "已达成协议" if extra.agreed else f"未达成协议，原因：{extra.reason}"
    taken = phrases.day(case.accepted_on or case.received_on)
    rows = tuple((str(number), one.name, str(one.copies), str(one.pages), one.form)
                 for number, one in enumerate(extra.materials, start=1))
    return [
        Letterhead(case.body.name), PaperNumber(particulars.number), Title("案件移送函"), Addressee(extra.receiver),
        Paragraph(f"{case.number}{phrases.names(case.applicants)}与{phrases.names(case.respondents)}"
                  f"{phrases.dispute(case)}，"
                  f"{here}于{taken}{'受理' if case.accepted_on else '收到'}，于{phrases.day(extra.ended_on)}终结，结果：{result}。"
                  f"现依照{extra.ground}，将下列材料移送{extra.receiver_calls_itself}：", keep=True),
        WideTable(COLUMNS, rows),
        Paragraph((Strong("双方无争议："), extra.undisputed)), Paragraph((Strong("争议焦点："), extra.issues)),
        *([Paragraph((Strong("调解难点："), extra.difficulties))] if extra.difficulties else []),
        *([Paragraph((Strong("造成对方额外支出的行为："), extra.conduct))] if extra.conduct else []),
        Paragraph(f"{extra.asks}{here}。联系人：{extra.contact}，电话：{case.body.phone}。"),
        parts.seal(particulars), *_return_slip(particulars),
    ]


def _return_slip(particulars: Particulars) -> list[Block]:
    return [
        CutLine(f"（骑缝）{particulars.number}"), SmallTitle("回执"),
        KeyTable((row(("接收单位", particulars.extra.receiver)),
                  row(("收到材料", "　　份　　页"), ("收件编号", Handwritten(7))),
                  row(("签收人", Handwritten(9)), ("日期", Handwritten(9)))), label_width=23, small=True),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Without agreement the reason is told (特邀调解规定第二十六条)."""
    if particulars.extra.agreed is False and not particulars.extra.reason:
        yield Missing("extra.reason", "未达成的原因", HANDOFF_PAGE)


PAPER = Paper(
    code="D46", version=3, title="案件移送函", stage="移送",
    articles=(cite("TY", 21), cite("TY", 26), cite("ONL", 21)),
    signers="调解组织印章；接收单位在回执上签收", copies="两份，其中一份作回执", layout="L", number_word="移", extra=Transfer,
    requires=("number", "made_on", "case.body.name", "case.body.phone", "case.number", "case.received_on", *NAMED,
              "extra.receiver", "extra.receiver_calls_itself", "extra.ended_on", "extra.agreed", "extra.ground",
              "extra.materials.name", "extra.materials.copies", "extra.materials.pages", "extra.materials.form",
              "extra.undisputed", "extra.issues", "extra.asks", "extra.contact"),
    also=also, body=body,
)
