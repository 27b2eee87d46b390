"""S04 签署记录: who signed an electronic agreement, how each showed who they were, when, which file (电子签名法 5, 13)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents.blocks import Block, Column, KeyTable, Lines, Note, Paragraph, Title, WideTable, row
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class SignedLine:
    """One mark: whose, by which way, how identified, when, and what proves it (SHA-256)."""

    who: str | None = named("签署人", "签署")
    way: str | None = named("签署方式", "签署")
    identified: str | None = named("身份核实", "签署")
    at: str | None = named("签署时间", "签署")
    proof: str | None = named("凭据", "签署")


@dataclass(frozen=True, kw_only=True)
class SigningRecord:
    """What was signed and by whom, in the order of signing; ``effect`` says when and by which rule it took effect."""

    paper: str | None = named("签署的文书", "签署")
    text_sha256: str | None = named("签署前文件的校验值", "签署")
    door: str | None = named("协议的用途", "签署")
    effect: str | None = named("生效", "签署")
    certificate: str | None = named("电子印章的证书", "签署")
    lines: tuple[SignedLine, ...] = named("签署人", "签署", ())


COLUMNS = (Column("序号", 9, "centre"), Column("签署人", 30), Column("怎样签", 18), Column("怎样核实本人", 59),
           Column("签署时间（北京时间）", 28), Column("凭据（SHA-256前16位）", 26))


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    rows = tuple((str(number), one.who, one.way, one.identified, Lines(tuple((one.at or "").split(" "))), one.proof)
                 for number, one in enumerate(extra.lines, start=1))
    return [
        Title("电子签署记录"),
        KeyTable((row(("文书", extra.paper)), row(("编号", particulars.number)),
                  row(("签署的文件", Lines(("SHA-256", f"{extra.text_sha256[:32]}", f"{extra.text_sha256[32:]}")))),
                  row(("用途", extra.door)), row(("生效", extra.effect)), row(("电子印章", extra.certificate)))),
        WideTable(COLUMNS, rows),
        Paragraph("签署人签署前均已同意使用电子签名，逐页看过上面所列文件；签名写在屏幕上的，笔迹的位置、时间和力度与本记录一并保存。"),
        Note("任何人可以在页脚的网址查验本文件：字节被改动、增页、换页、去掉印章，都会查出来。"),
    ]


PAPER = Paper(
    code="S04", version=2, title="电子签署记录", stage="结案",
    articles=(cite("ES", 3), cite("ES", 5), cite("ES", 13)), signers="电子印章", copies="附在协议之后", layout="T",
    extra=SigningRecord,
    requires=("number", "extra.paper", "extra.text_sha256", "extra.door", "extra.effect", "extra.certificate",
              "extra.lines.who", "extra.lines.way", "extra.lines.identified", "extra.lines.at", "extra.lines.proof"),
    body=body,
)
