"""The cover of a capsule: it is printed and goes with the disc; below it the receipt that the receiver stamps."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import blocks
from mediation.documents.press.composing import pages_of
from mediation.documents.press.sheet import Footer, pdf_of

MOST_LISTED = 12


@dataclass(frozen=True)
class Cover:
    """What the cover says; ``data_sha256`` ties the paper to the disc."""

    capsule: str
    ordinal: int
    case: str
    title: str
    issuer: str
    receiver: str
    made_on: str
    titles: Sequence[str]
    data_sha256: str

    @property
    def code(self) -> str:
        """What the QR code says: which capsule of which case, and the sum over its data."""
        return f"移送包 {self.capsule} {self.case} data.json SHA-256 {self.data_sha256}"


def printed(cover: Cover) -> bytes:
    """The cover as a PDF of one page."""
    shown = [f"{number}. {title}" for number, title in enumerate(cover.titles[:MOST_LISTED], start=1)]
    more = [f"……共{len(cover.titles)}件，全部见 index.html"] if len(cover.titles) > MOST_LISTED else []
    content: Sequence[blocks.Block] = [
        blocks.Title("移送包", cover.issuer, below=f"第{cover.ordinal}份"),
        blocks.KeyTable((
            blocks.row(("接收单位", cover.receiver)), blocks.row(("案件", cover.title)),
            blocks.row(("案号", cover.case), ("制作日期", cover.made_on)),
            blocks.row(("移送包编号", cover.capsule)),
            blocks.row(("材料", blocks.Lines(tuple([*shown, *more] or ["（没有文书）"])))))),
        blocks.Code(cover.code, ("打开光盘或者U盘里的压缩包，双击 index.html。",
                                 f"data.json 的 SHA-256：{cover.data_sha256[:32]} {cover.data_sha256[32:]}")),
        blocks.CutLine(f"移送包 {cover.capsule}"), blocks.SmallTitle("回执"),
        blocks.KeyTable((
            blocks.row(("接收单位（章）", blocks.Handwritten(12)), ("收件编号", blocks.Handwritten(12))),
            blocks.row(("收件人签名", blocks.Handwritten(10)), ("收到日期", blocks.Handwritten(10)))), label_width=30,
            small=True)]
    return pdf_of(pages_of(content, "T", False), "移送包封面", cover.issuer, Footer("", numbered=False))[0]
