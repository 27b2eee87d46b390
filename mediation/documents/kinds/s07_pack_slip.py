"""S07 签署顺序单: the cover of a whole pack: what is in it for whom, who signs in which order, what is still lacking."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Column, Heading, KeyTable, Note, Paragraph, Title, WideTable, row
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named

PACK = "成套文书"


@dataclass(frozen=True, kw_only=True)
class PackedPaper:
    """One paper of the pack: how many pages it has, how many copies there are and for whom."""

    title: str | None = named("文书", PACK)
    pages: int | None = named("页数", PACK)
    copies: int | None = named("份数", PACK)
    holders: str | None = named("各份给谁", PACK)


@dataclass(frozen=True, kw_only=True)
class SigningTurn:
    """Whose turn it is to sign, and what."""

    who: str | None = named("签署人", PACK)
    papers: tuple[str, ...] = named("签哪些", PACK, ())


@dataclass(frozen=True, kw_only=True)
class PackSlip:
    """The pack by its name, its papers in order, the turns of signing (documents.md §13), the papers not there yet."""

    pack: str | None = named("整包名称", PACK)
    papers: tuple[PackedPaper, ...] = named("整包文书", PACK, ())
    turns: tuple[SigningTurn, ...] = named("签署顺序", PACK, ())
    lacking: tuple[str, ...] = named("还缺的文书", PACK, ())


PAPERS = (Column("序号", 10, "centre"), Column("文书", 68), Column("页数", 12, "centre"), Column("份数", 12, "centre"),
          Column("各份给谁", 62))
TURNS = (Column("次序", 10, "centre"), Column("谁签", 44), Column("签哪些", 94), Column("已签", 16, "hand"))
BEFORE_SIGNING = ("每一份都要签，各人签名时写明日期；已经签过的不再签。", "组织印章在其他人都签完以后加盖，日期不早于任何一个签名。",
                  "有改动的地方，由各方在改动处签名或者盖章。")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    papers = tuple((str(number), one.title, str(one.pages), str(one.copies), one.holders)
                   for number, one in enumerate(extra.papers, start=1))
    sheets = sum(one.pages * one.copies for one in extra.papers)
    copies = sum(one.copies for one in extra.papers)
    return [
        Title("签署顺序单", below=extra.pack),
        KeyTable((row(("案号", particulars.number or case.number or "—"), ("打印日期", phrases.day(particulars.made_on))),
                  row(("申请人", phrases.names(case.applicants)), ("被申请人", phrases.names(case.respondents))))),
        Heading("一、整包文书"), WideTable(PAPERS, papers),
        Paragraph(f"共{len(papers)}件、{copies}份、{sheets}页，按上表顺序排列。", small=True),
        *_turns(extra.turns), *_lacking(extra.lacking, "三" if extra.turns else "二"),
        Note("本单供工作人员使用，不入卷，不交当事人。"),
    ]


def _turns(turns: Sequence[SigningTurn]) -> list[Block]:
    if not turns:
        return []
    rows = tuple((str(number), one.who, "、".join(one.papers), None) for number, one in enumerate(turns, start=1))
    return [Heading("二、按下列顺序签名、盖章"), WideTable(TURNS, rows), Clauses(BEFORE_SIGNING)]


def _lacking(lacking: Sequence[str], ordinal: str) -> list[Block]:
    return [Heading(f"{ordinal}、打印时还缺"), Clauses(tuple(f"{each}。" for each in lacking))] if lacking else []


PAPER = Paper(
    code="S07", version=1, title="签署顺序单", stage="结案", articles=(), signers="无", copies="每包文书一份", layout="T",
    extra=PackSlip,
    requires=("made_on", "case.applicants.name", "case.respondents.name", "extra.pack", "extra.papers.title",
              "extra.papers.pages", "extra.papers.copies", "extra.papers.holders", "extra.turns?.who"),
    body=body,
)
