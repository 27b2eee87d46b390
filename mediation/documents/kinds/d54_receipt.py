"""D54 收件回执: what was handed in and when; from that day the fifteen days of 劳动争议调解仲裁法第十四条 are counted."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    Code,
    Column,
    Note,
    PaperNumber,
    Paragraph,
    SealPlace,
    Strong,
    Title,
    WideTable,
)
from mediation.documents.kinds import Paper
from mediation.documents.particulars import CaseOnPaper, ClockOnPaper, MaterialOnPaper, Particulars, named
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the receipt says beyond the case."""

    received_at: datetime | None = named("收到时间")
    how: str | None = named("收到方式")
    what: str | None = named("收到的是申请还是补充材料", default="调解申请")
    materials: tuple[MaterialOnPaper, ...] = named("材料清单", default=())
    lacking: tuple[str, ...] = named("尚缺的材料", default=())
    next_step: str | None = named("下一步")
    next_by: ClockOnPaper | None = named("下一步的日期")
    look_up_address: str | None = named("查询网址")
    look_up_code: str | None = named("查询码")


COLUMNS = (Column("序号", 10, "centre"), Column("材料名称", 62), Column("份数", 12, "centre"),
           Column("页数", 12, "centre"), Column("原件/复印件", 22, "centre"))


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    issuer = case.body
    here, you = phrases.itself(issuer), phrases.you(particulars.recipients)
    rows = tuple((str(number), one.name, str(one.copies), str(one.pages), one.form)
                 for number, one in enumerate(extra.materials, start=1))
    content = [
        Title("收件回执", issuer.name), PaperNumber(f"回执号：{particulars.number}"),
        Addressee(phrases.names(particulars.recipients)),
        Paragraph(f"{here}于{phrases.moment(extra.received_at)}以{extra.how}方式收到{you}提交的{extra.what}，"
                  f"案由为{phrases.dispute(case)}。收到的材料如下：", keep=True),
        WideTable(COLUMNS, rows),
    ]
    if extra.lacking:
        content.append(Paragraph((Strong("尚缺的材料："), f"{'、'.join(extra.lacking)}。以补正材料通知书所列为准。")))
    content += [
        Paragraph((Strong(f"收到申请之日：{phrases.day(case.received_on)}。"),
                   _open_routes(case))),
        Paragraph((Strong("下一步："), f"{extra.next_step}，最迟{phrases.clock_end(extra.next_by)}。")),
        Code(extra.look_up_address, (
            Strong("查询办理进度"), f"扫描左侧二维码，或者打开 {extra.look_up_address.split('?')[0]}",
            ("查询码：", Strong(extra.look_up_code)), f"电话：{issuer.phone}")),
        SealPlace(issuer.name, phrases.day(particulars.made_on), beside=("经办人（签名）",)),
        Note("查询码等同于钥匙，请妥善保管，不要转给他人。"),
    ]
    return content


def _open_routes(case: CaseOnPaper) -> str:
    """From the day of receipt the fifteen days run; another forum is open before their end too."""
    if not phrases.arbitrable(case):
        return f"不愿调解的，随时可以直接{phrases.first_forum(case)}。"
    return f"自该日起{phrases.period('TJ14-15')}内未达成调解协议的，可以申请仲裁；不愿调解的，随时可以直接申请仲裁。"


PAPER = Paper(
    code="D54", version=1, title="收件回执", stage="申请", articles=(cite("O33", 29), cite("TJ", 14, 3)),
    signers="经办人签名，调解组织印章", copies="每次提交一份，存根一份", layout="L", extra=Receipt,
    requires=("number", "made_on", "recipients", "case.body.name", "case.body.phone", "case.received_on",
              "extra.received_at", "extra.how", "extra.what", "extra.materials.name", "extra.materials.copies",
              "extra.materials.pages", "extra.materials.form", "extra.next_step", "extra.next_by.last_day",
              "extra.look_up_address", "extra.look_up_code"),
    body=body,
)
