"""Draws every paper side by side and lists them in docs/papers.md: ``.venv/bin/python docs/contact_sheet.py``.

The papers are the ordinary samples of the tests, each page of each; look at the sheets as a lawyer would, after every
change of a paper.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from mediation.documents import kinds  # noqa: E402
from mediation.documents.press.faces import FOLDER  # noqa: E402
from tests.documents.samples import printed  # noqa: E402

SHEETS = ROOT / "docs" / "images"
LIST = ROOT / "docs" / "papers.md"
PAGE, CAPTION, GAP = (330, 467), 30, 14
ACROSS, DOWN = 5, 4
HEAD = """# 文书

本文件由 `.venv/bin/python docs/contact_sheet.py` 写出，与代码一致（测试比对）；`flask --app wsgi papers` 列出同样的内容。
样张上的人名、单位均为虚构。

| 编号 | 文书 | 版 | 阶段 | 依据 | 签章 | 份数 | 样张页数 |
|---|---|---|---|---|---|---|---|
"""


def listed() -> str:
    """The table of all kinds, with how many pages the ordinary sample has."""
    rows = [(line.code, line.title, kinds.paper(line.code).version, line.stage, line.articles or "—", line.signers,
             line.copies, printed(line.code, "normal").pages) for line in kinds.catalogue()]
    return HEAD + "".join(f"| {' | '.join(str(cell) for cell in row)} |\n" for row in rows)


def pages() -> Iterator[Image.Image]:
    """Each page of each paper, with its caption over it."""
    face = ImageFont.truetype(str(FOLDER / "CaseworkSong-Regular.ttf"), 18)
    for code, kind in kinds.papers().items():
        document = pypdfium2.PdfDocument(printed(code, "normal").pdf)
        for number, page in enumerate(document, start=1):
            tile = Image.new("L", (PAGE[0], PAGE[1] + CAPTION), 235)
            picture = page.render(scale=1.2, grayscale=True).to_pil()
            picture.thumbnail(PAGE, Image.Resampling.LANCZOS)
            tile.paste(picture, ((PAGE[0] - picture.width) // 2, CAPTION))
            words = f"{code} {kind.title}" + (f" {number}/{len(document)}" if len(document) > 1 else "")
            ImageDraw.Draw(tile).text((4, 4), words, font=face, fill=30)
            yield tile


def sheets(tiles: list[Image.Image]) -> Iterator[Image.Image]:
    """Twenty pages on each sheet."""
    width, height = PAGE[0] + GAP, PAGE[1] + CAPTION + GAP
    for first in range(0, len(tiles), ACROSS * DOWN):
        some = tiles[first:first + ACROSS * DOWN]
        sheet = Image.new("L", (ACROSS * width + GAP, -(-len(some) // ACROSS) * height + GAP), 235)
        for place, tile in enumerate(some):
            sheet.paste(tile, (GAP + place % ACROSS * width, GAP + place // ACROSS * height))
        yield sheet


def main() -> None:
    """Write the sheets and the list."""
    for old in SHEETS.glob("papers-*.png"):
        old.unlink()
    names = []
    for number, sheet in enumerate(sheets(list(pages())), start=1):
        names.append(f"papers-{number:02d}.png")
        sheet.quantize(16).save(SHEETS / names[-1], optimize=True)
    LIST.write_text(listed() + "".join(f"\n![样张](images/{name})\n" for name in names), encoding="utf-8")


if __name__ == "__main__":
    main()
