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
from mediation.documents.sentences import Said, Sentence, Speech
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


SENTENCES = (
    Sentence("received", "〔本组织〕于〔收到时间〕以〔方式〕方式收到〔你〕提交的〔材料〕，案由为〔案由〕。收到的材料如下："),
    Sentence("lacking", "〖尚缺的材料：〗〔尚缺〕。以补正材料通知书所列为准。"),
    Sentence("day", "〖收到申请之日：〔收到日期〕。〗", cite("TJ", 14, 3)),
    Sentence("arbitration", "自该日起〔期间〕内未达成调解协议的，可以申请仲裁；不愿调解的，随时可以直接申请仲裁。", cite("TJ", 14, 3)),
    Sentence("forum", "不愿调解的，随时可以直接〔途径〕。", cite("TJ", 5)),
    Sentence("next", "〖下一步：〗〔下一步〕，最迟〔日期〕。"),
    Sentence("no_day", "〖下一步：〗〔本组织〕有了安排就告诉〔你〕；办到哪一步，随时可以查询。"),
    Sentence("follow", "扫描左侧二维码，或者打开 〔网址〕"),
    Sentence("key", "查询码等同于钥匙，请妥善保管，不要转给他人。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    issuer = case.body
    here, you = phrases.itself(issuer), phrases.you(particulars.recipients)
    rows = tuple((str(number), one.name, str(one.copies), str(one.pages), one.form)
                 for number, one in enumerate(extra.materials, start=1))
    content = [
        Title("收件回执", issuer.name), PaperNumber(f"回执号：{particulars.number}"),
        Addressee(phrases.names(particulars.recipients)),
        Paragraph(say("received", {"本组织": here, "收到时间": phrases.moment(extra.received_at), "方式": extra.how,
                                   "你": you, "材料": extra.what, "案由": phrases.dispute(case)}), keep=True),
        WideTable(COLUMNS, rows),
    ]
    if extra.lacking:
        content.append(Paragraph(say("lacking", {"尚缺": "、".join(extra.lacking)})))
    content += [
        Paragraph((*say("day", {"收到日期": phrases.day(case.received_on)}), *_open_routes(case, say))),
        Paragraph(say("next", {"下一步": extra.next_step, "日期": phrases.clock_end(extra.next_by)}) if extra.next_by
                  else say("no_day", {"本组织": here, "你": you})),
        Code(extra.look_up_address, (
            Strong("查询办理进度"), say("follow", {"网址": extra.look_up_address.split("?")[0]}),
            ("查询码：", Strong(extra.look_up_code)), f"电话：{issuer.phone}")),
        SealPlace(issuer.name, phrases.day(particulars.made_on), beside=("经办人（签名）",)),
        Note(say("key")),
    ]
    return content


def _open_routes(case: CaseOnPaper, say: Speech) -> Said:
    """From the day of receipt the fifteen days run; another forum is open before their end too."""
    if not phrases.arbitrable(case):
        return say("forum", {"途径": phrases.first_forum(case)})
    return say("arbitration", {"期间": phrases.period("TJ14-15")})


PAPER = Paper(
    code="D54", version=2, title="收件回执", stage="申请", articles=(cite("O33", 29), cite("TJ", 14, 3)),
    signers="经办人签名，调解组织印章", copies="每次提交一份，存根一份", layout="L", extra=Receipt,
    requires=("number", "made_on", "recipients", "case.body.name", "case.body.phone", "case.received_on",
              "extra.received_at", "extra.how", "extra.what", "extra.materials.name", "extra.materials.copies",
              "extra.materials.pages", "extra.materials.form", "extra.look_up_address", "extra.look_up_code"),
    body=body, sentences=SENTENCES, own_words=True,
)
