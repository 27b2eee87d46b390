"""S02 签署提示单: who signs where on which paper of a pack, and how many copies there are."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Column, Heading, KeyTable, Note, Title, WideTable, row
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named


@dataclass(frozen=True, kw_only=True)
class SigningLine:
    """One place of one paper: who signs, how, on which page."""

    paper: str | None = named("文书", "文书")
    copies: int | None = named("份数", "文书")
    who: str | None = named("签署人", "文书")
    how: str | None = named("签署方式", "文书")
    where: str | None = named("签署位置", "文书")


@dataclass(frozen=True, kw_only=True)
class SigningSlip:
    """All places of the pack, in the order of signing."""

    lines: tuple[SigningLine, ...] = named("签署清单", "文书", ())


COLUMNS = (Column("序号", 9, "centre"), Column("文书", 42), Column("份数", 11, "centre"), Column("谁签", 40),
           Column("怎样签", 28), Column("签在哪里", 26), Column("已签", 14, "hand"))
ORDER = ("先当事人，后代理人、调解员、记录人，最后盖组织章。", "每一份都要签；各人签名时写明日期。",
         "签名与身份证件上的姓名一致；单位盖公章。", "有改动的地方，由各方在改动处签名或盖章。")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    rows = tuple((str(number), one.paper, str(one.copies), one.who, one.how, one.where, None)
                 for number, one in enumerate(extra.lines, start=1))
    return [
        Title("签署提示单"),
        KeyTable((row(("案号", case.number), ("案由", phrases.dispute(case))),
                  row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))))),
        WideTable(COLUMNS, rows), Heading("签署时请注意："), Clauses(ORDER),
        Note("本单供工作人员使用，不入卷，不交当事人。"),
    ]


PAPER = Paper(
    code="S02", version=1, title="签署提示单", stage="结案", articles=(), signers="无", copies="每套文书一份", layout="T",
    extra=SigningSlip,
    requires=("case.number", "case.applicants.name", "case.respondents.name", "extra.lines.paper",
              "extra.lines.copies", "extra.lines.who", "extra.lines.how", "extra.lines.where"),
    body=body,
)
