"""The same blocks as a .docx, for whoever goes on writing: the drafts of the court's papers (GB/T 9704 proportions).

Faces are named, not embedded: 小标宋 for titles, 仿宋 for the text, 黑体 for headings. Only this module knows
python-docx.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mediation.documents import blocks
from mediation.documents.blocks import DATE_BY_HAND, Handwritten, Lines, Right, Strong, Text, Tick, Tickboxes
from mediation.law.citation import in_hanzi
from mediation.law.money import in_words, yuan

SONG_TITLE, FANGSONG, HEI, SONG = "方正小标宋简体", "仿宋", "黑体", "宋体"
LARGE, CELL, SMALL, TITLE, ISSUER = 16.0, 12.0, 10.5, 22.0, 16.0
"""三号 for the text, 二号 for the title."""
LEADING = 28.95
"""Twenty-two lines of 三号 on the text area of 225 mm."""
PAGE, MARGINS = (210, 297), {"top": 37, "left": 28, "right": 26, "bottom": 35}
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
         "justify": WD_ALIGN_PARAGRAPH.JUSTIFY}
TEXT_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]


@dataclass(frozen=True)
class Type:
    """A face by name, its size and its leading in points."""

    face: str = FANGSONG
    size: float = LARGE
    leading: float = LEADING
    strong: bool = False


BODY, IN_CELL, IN_NOTE = Type(), Type(FANGSONG, CELL, 18), Type(FANGSONG, SMALL, 16)


def docx_of(content: Sequence[blocks.Block], title: str, author: str) -> bytes:
    """The blocks of a paper as a .docx that can be written on."""
    document = Document()
    _page(document.sections[0])
    document.core_properties.title, document.core_properties.author = title, author
    document.core_properties.comments = ""
    for block in content:
        SETTERS[type(block)](document, block)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(section: Any, across: bool = False) -> None:
    """A4 with the margins of an official paper, and the number of the page between two dashes."""
    width, height = reversed(PAGE) if across else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side, wide in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(wide))
    section.footer_distance = Mm(28)
    footer = section.footer
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, "— ", Type(SONG, 14))
    _page_number(_run(line, "", Type(SONG, 14)))
    _run(line, " —", Type(SONG, 14))


def _page_number(run: Any) -> None:
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def _run(line: Any, text: str, of: Type) -> Any:
    """A run in a face that is named for Chinese signs too."""
    run = line.add_run(text)
    run.font.name, run.font.size, run.font.bold = of.face, Pt(of.size), of.strong
    faces = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:ascii"):
        faces.set(qn(script), of.face)
    return run


def _write(line: Any, text: Text, of: Type) -> None:
    """A text with its strong parts; a line break in it stays one."""
    for part in text if isinstance(text, tuple) else (text,):
        strong = isinstance(part, Strong)
        said = part.text if isinstance(part, Strong) else part
        _run(line, said, Type(of.face, of.size, of.leading, of.strong or strong))


def _line(where: Any, text: Text, of: Type = BODY, align: str = "left", indent: float = 0.0, keep: bool = False) -> Any:
    """A paragraph; ``indent`` in characters."""
    line = where.add_paragraph()
    shape = line.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(of.leading)
    shape.space_before = shape.space_after = Pt(0)
    shape.first_line_indent, shape.keep_with_next = Pt(indent * of.size), keep
    line.alignment = ALIGN[align]
    _write(line, text, of)
    return line


def _title(document: Any, block: blocks.Title) -> None:
    if block.issuer:
        _line(document, block.issuer, Type(SONG_TITLE, ISSUER, LEADING), "centre", keep=True)
    _line(document, block.text, Type(SONG_TITLE, TITLE, 34), "centre", keep=True)
    if block.below:
        _line(document, block.below, IN_CELL, "centre", keep=True)


def _paragraph(document: Any, block: blocks.Paragraph) -> None:
    of = IN_NOTE if block.small else Type(strong=block.strong)
    _line(document, block.text, of, block.align, 2 if block.indent else 0, block.keep)


def _clauses(document: Any, block: blocks.Clauses) -> None:
    for number, item in enumerate(block.items, start=block.start):
        label = {"一、": f"{in_hanzi(number)}、", "（一）": f"（{in_hanzi(number)}）"}.get(block.rank, f"{number}. ")
        _line(document, (label, *(item if isinstance(item, tuple) else (item,))), BODY, "justify", 2)


def _labelled(document: Any, block: blocks.Labelled) -> None:
    parts = block.text if isinstance(block.text, tuple) else (block.text,)
    _line(document, (Strong(f"{block.label}："), *parts), BODY, "justify")


def _tick(tick: Tick) -> str:
    return f"{'☑' if tick.ticked else '□'}{tick.text}"


def _tickboxes(document: Any, block: blocks.Tickboxes) -> None:
    for words in _tick_lines(block):
        _line(document, words, BODY, indent=2)


def _tick_lines(block: blocks.Tickboxes) -> list[str]:
    ticks = [_tick(tick) for tick in block.ticks]
    return ticks if block.stacked else [block.lead + "　".join(ticks)]


def _seal(document: Any, block: blocks.SealPlace) -> None:
    for words in (*(f"{who}：" for who in block.beside), block.name, block.mark, block.day):
        _line(document, f"{words}　　　　", BODY, "right", keep=words != block.day)


def _signatures(document: Any, block: blocks.Signatures) -> None:
    for place in block.places:
        _line(document, f"{place.who}（{place.how}）：", BODY, keep=place.dated)
        if place.dated:
            _line(document, DATE_BY_HAND, BODY, "right")


def _enclosures(document: Any, block: blocks.Enclosures) -> None:
    for number, item in enumerate(block.items, start=1):
        label = f"{number}. " if len(block.items) > 1 else ""
        _line(document, f"{'附件：' if number == 1 else '　　　'}{label}{item}", BODY, indent=2)


def _new_sheet(document: Any, block: blocks.NewSheet) -> None:
    _page(document.add_section(), block.landscape)


def _key_table(document: Any, block: blocks.KeyTable) -> None:
    """A table for each run of rows with as many pairs: the widths of a form change from row to row."""
    for row in block.rows:
        table = _grid(document, 1, 2 * len(row.pairs))
        for at, (label, value) in enumerate(row.pairs):
            _cell(table.rows[0].cells[2 * at], label, "centre")
            _cell(table.rows[0].cells[2 * at + 1], value)


def _wide_table(document: Any, block: blocks.WideTable) -> None:
    table = _grid(document, 1, len(block.columns))
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _cell(cell, Strong(column.title), "centre")
    _head_returns(table.rows[0])
    for values in block.rows:
        for cell, column, value in zip(table.add_row().cells, block.columns, values, strict=True):
            align = {"money": "right", "centre": "centre"}.get(column.kind, "left")
            _cell(cell, _shown(value, column), align)
    if block.totals:
        _totals(table, block)
    _widths(table, [column.share for column in block.columns])


def _widths(table: Any, shares: Sequence[float]) -> None:
    """The columns in their shares of the text's width, on each row: that is what writing programmes read."""
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(TEXT_WIDTH * share / sum(shares))
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Mm(TEXT_WIDTH * share / sum(shares))


def _shown(value: Text | int | None, column: blocks.Column) -> Text:
    if isinstance(value, int):
        return yuan(value) if column.kind == "money" else str(value)
    return "" if value is None else value


def _totals(table: Any, block: blocks.WideTable) -> None:
    """The label before the first sum, then the sums; the last of them in words where that is asked."""
    sums = [sum(value for value in (row[at] for row in block.rows) if isinstance(value, int))
            if column.kind == "money" else None for at, column in enumerate(block.columns)]
    cells = table.add_row().cells
    _cell(cells[0], Strong(block.totals), "centre")
    for cell, total in list(zip(cells, sums))[1:]:
        _cell(cell, Strong(yuan(total)) if total is not None else "—", "right" if total is not None else "centre")
    if block.in_words:
        cells = table.add_row().cells
        total = next(total for total in sums if total is not None)
        _cell(cells[0].merge(cells[-1]), ("合计大写：", Strong(f"人民币{in_words(total)}")))


def _grid(document: Any, rows: int, columns: int) -> Any:
    return document.add_table(rows, columns, style="Table Grid")


def _head_returns(row: Any) -> None:
    """The head of a list returns on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _cell(cell: Any, value: Text | Handwritten | Tickboxes | Lines, align: str = "left") -> None:
    """What a cell says; its first paragraph is there already."""
    first = cell.paragraphs[0]
    for said, at in _cell_lines(value, align):
        _line(cell, said, IN_CELL, at)
    first._p.getparent().remove(first._p)


def _cell_lines(value: Text | Handwritten | Tickboxes | Lines, align: str) -> list[tuple[Text, str]]:
    if isinstance(value, Handwritten):
        return [("", align)]
    if isinstance(value, Tickboxes):
        return [(line, align) for line in _tick_lines(value)]
    if isinstance(value, Lines):
        return [(text.text, "right") if isinstance(text, Right) else (text, align) for text in value.texts]
    return [(value, align)]


def _notice(document: Any, block: blocks.Notice) -> None:
    _cell(_grid(document, 1, 1).rows[0].cells[0], Lines(block.texts))


SETTERS: dict[type, Callable[[Any, Any], Any]] = {
    blocks.Title: _title, blocks.Paragraph: _paragraph, blocks.Clauses: _clauses, blocks.Labelled: _labelled,
    blocks.PaperNumber: lambda document, block: _line(document, block.text, BODY, "right"),
    blocks.Addressee: lambda document, block: _line(document, f"{block.text}：", BODY, keep=True),
    blocks.Heading: lambda document, block: _line(document, block.text, Type(HEI), indent=2, keep=True),
    blocks.Note: lambda document, block: _line(document, block.text, IN_NOTE, "justify"),
    blocks.Gap: lambda document, block: _line(document, ""),
    blocks.Tickboxes: _tickboxes, blocks.SealPlace: _seal, blocks.Signatures: _signatures,
    blocks.Enclosures: _enclosures, blocks.NewSheet: _new_sheet, blocks.KeyTable: _key_table,
    blocks.WideTable: _wide_table, blocks.Notice: _notice,
}
