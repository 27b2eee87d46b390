"""Running text to pieces: titles, paragraphs, clauses, choices, notes, and the lines they are made of."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mediation.documents import blocks
from mediation.documents.blocks import Align, Strong, Text
from mediation.documents.press.pieces import CODE_GAP, MM, Geometry, Piece, Surface, space
from mediation.documents.press.typesetting import Line, Style, Units, lines_of, set_lines, width_of
from mediation.law.citation import in_hanzi

NEW_WORD = re.compile("劳动争议|劳动人事|人民调解|人力资源|法律援助")
WORD_ENDS = re.compile("公司|集团|街道|开发区|自治区|自治州|办事处|工厂")


@dataclass(frozen=True)
class Measure:
    """The sizes of one paper: its sheet, the body, the cells of its tables, its title."""

    geometry: Geometry
    body: Style
    cell: Style
    title: Style = Style(22, 32, True)
    issuer: Style = Style(16, 25)
    small: Style = Style(10.5, 16)

    def across(self, landscape: bool) -> Measure:
        """The measure on a sheet lying across, where lists are set smaller."""
        geometry = self.geometry.turned(landscape)
        return replace(self, geometry=geometry, cell=Style(9.5, 13.5) if landscape else self.cell)

    @property
    def width(self) -> float:
        return self.geometry.width


def text_lines(text: Text, style: Style, width: float, align: Align = "left",
               indent: float = 0.0, hanging: float = 0.0) -> list[Line]:
    """The lines of a text, a new paragraph after each line break in it."""
    return [line for part in _paragraphs(text) for line in set_lines(part, style, width, align, indent, hanging)]


def _paragraphs(text: Text) -> list[Text]:
    """The paragraphs of a text, one after each line break, wherever in it the break stands."""
    parts = text if isinstance(text, tuple) else (text,)
    paragraphs: list[tuple[str | Strong, ...]] = [()]
    for part in parts:
        said = part.text if isinstance(part, Strong) else part
        first, *others = said.replace("\r\n", "\n").split("\n")
        same = Strong if isinstance(part, Strong) else str
        paragraphs[-1] += (same(first),)
        paragraphs += [(same(other),) for other in others]
    return list(paragraphs)


def line_piece(line: Line, style: Style, x: float = 0.0, keep: bool = False, grey: bool = False) -> Piece:
    """A piece that is one line of type, its characters in the middle of the leading."""
    baseline = style.leading / 2 + style.size * 0.38

    def draw(surface: Surface, left: float, top: float) -> None:
        surface.line(line, left + x, top + baseline, grey)
    return Piece(style.leading, draw, keep)


def running(lines: Sequence[Line], style: Style, x: float = 0.0, keep: bool = False) -> list[Piece]:
    """Lines as pieces: the first two and the last two of a paragraph are never parted by a page."""
    last = len(lines) - 1
    return [line_piece(line, style, x, keep or (number == 0 and last > 0) or (last > 1 and number == last - 1))
            for number, line in enumerate(lines)]


def title(block: blocks.Title, measure: Measure) -> list[Piece]:
    made: list[Piece] = []
    if block.issuer:
        style = measure.issuer if len(block.issuer) <= 26 else Style(14, 22)
        made += [line_piece(line, style, keep=True)
                 for line in balanced(block.issuer, style, measure.width)]
        made.append(Piece(4, keep=True))
    made += [line_piece(line, measure.title, keep=True)
             for line in balanced(block.text, measure.title, measure.width)]
    if block.below:
        style = Style(12, 20)
        made += [line_piece(line, style, keep=True) for line in text_lines(block.below, style, measure.width, "centre")]
    return [*made, Piece(8, keep=True)]


def balanced(text: str, style: Style, width: float) -> list[Line]:
    """Centred lines of about the same length; the name of an office is parted between its words."""
    units = Units(text, style)
    count = len(lines_of(units, lambda _: width))
    if count == 2 and (at := _between_words(text)):
        parts = [Units(text[:at], style), Units(text[at:], style)]
        if all(sum(part.advances) <= width for part in parts):
            return [line for part in parts for line in lines_of(part, lambda _: width, "centre")]
    if count == 1:
        return lines_of(units, lambda _: width, "centre")
    narrow = sum(units.advances) / count + style.size * 1.2
    return [moved(line, (width - narrow) / 2) for line in lines_of(units, lambda _: narrow, "centre")]


def _between_words(name: str) -> int:
    """The place nearest to the middle at which the name of an office or firm may be parted; 0 if there is none."""
    places = [found.start() for found in NEW_WORD.finditer(name)] + [found.end() for found in WORD_ENDS.finditer(name)]
    inside = [at for at in places if len(name) * 0.25 <= at <= len(name) * 0.75]
    return min(inside, key=lambda at: (abs(at - len(name) / 2), at), default=0)


def moved(line: Line, by: float) -> Line:
    """A line some points further to the right."""
    return Line(tuple(span._replace(x=span.x + by) for span in line.spans), line.width, line.text)


def paper_number(block: blocks.PaperNumber, measure: Measure) -> list[Piece]:
    style = Style(min(14, measure.body.size), 20)
    made = running(text_lines(block.text, style, measure.width, "right"), style, keep=True)
    if block.ruled:
        made.append(Piece(4 * MM, _rule(measure.width, 2 * MM, 1.2, red=True), keep=True))
    return [*made, Piece(6, keep=True)]


def _rule(width: float, y: float, line: float, red: bool = False, dashed: bool = False,
          x: float = 0.0) -> Callable[[Surface, float, float], None]:
    def draw(surface: Surface, left: float, top: float) -> None:
        surface.rule((left + x, top + y), (left + x + width, top + y), line, red, dashed)
    return draw


def letterhead(block: blocks.Letterhead, measure: Measure) -> list[Piece]:
    style = Style(22, 30, True) if len(block.issuer) <= 18 else Style(16, 24, True)
    made = [line_piece(line, style, keep=True) for line in balanced(block.issuer, style, measure.width)]
    length = 170 * MM
    x = (measure.geometry.sheet[0] - length) / 2 - measure.geometry.left
    low = measure.geometry.sheet[1] - measure.geometry.top - 20 * MM
    end = min(x + length, measure.geometry.width + CODE_GAP - MM)

    def draw(surface: Surface, left: float, top: float) -> None:
        surface.rule((left + x, top + 3), (left + x + length, top + 3), 2.2, red=True)
        surface.rule((left + x, top + 6.5), (left + x + length, top + 6.5), 0.8, red=True)
        surface.rule((left + x, low), (left + end, low), 0.8, red=True)
        surface.rule((left + x, low + 3.5), (left + end, low + 3.5), 2.2, red=True)
    return [*made, Piece(10, draw, keep=True), Piece(8, keep=True)]


def addressee(block: blocks.Addressee, measure: Measure) -> list[Piece]:
    return running(text_lines(f"{block.text}：", measure.body, measure.width), measure.body, keep=True)


def paragraph(block: blocks.Paragraph, measure: Measure) -> list[Piece]:
    style = replace(measure.small if block.small else measure.body, strong=block.strong)
    indent = 2 * style.size if block.indent else 0.0
    made: list[Piece] = []
    for part in _paragraphs(block.text):
        lines = set_lines(part, style, measure.width, block.align, indent)
        made += running(lines, style, keep=block.keep)
    return made


def heading(block: blocks.Heading, measure: Measure) -> list[Piece]:
    style = replace(measure.body, strong=True)
    return running(text_lines(block.text, style, measure.width, indent=2 * style.size), style, keep=True)


def clauses(block: blocks.Clauses, measure: Measure) -> list[Piece]:
    made: list[Piece] = []
    for number, item in enumerate(block.items, start=block.start):
        label = {"一、": f"{in_hanzi(number)}、", "（一）": f"（{in_hanzi(number)}）"}.get(block.rank, f"{number}. ")
        for count, part in enumerate(_paragraphs(item)):
            text = (label, *part) if count == 0 else part
            lines = set_lines(text, measure.body, measure.width, "justify", 2 * measure.body.size)
            made += running(lines, measure.body)
    return made


def labelled(block: blocks.Labelled, measure: Measure) -> list[Piece]:
    parts = block.text if isinstance(block.text, tuple) else (block.text,)
    text = (Strong(f"{block.label}："), *parts)
    hanging = sum(Units(text[0], measure.body).widths)
    hanging = hanging if hanging <= measure.width / 3 else 2 * measure.body.size
    lines = set_lines(text, measure.body, measure.width, "justify", 0.0, hanging)
    return running(lines, measure.body)


def question_answer(block: blocks.QuestionAnswer, measure: Measure) -> list[Piece]:
    style = measure.body
    hanging = 2 * style.size
    question = (Strong("问："), block.question)
    made = running(set_lines(question, style, measure.width, "justify", 0.0, hanging), style, keep=True)
    if block.answer is None:
        ruled = [Piece(style.leading + 4, _rule(measure.width - hanging, style.leading, 0.4, x=hanging), keep=True)
                 for _ in range(block.lines)]
        answer = set_lines(Strong("答："), style, measure.width)[0]
        ruled[0] = _both(line_piece(answer, style), ruled[0])
        ruled[-1] = replace(ruled[-1], keep=False)
        return [*made, *ruled, space(3)]
    for count, part in enumerate(block.answer.split("\n")):
        text = (Strong("答："), part) if count == 0 else (part,)
        indent = hanging if count else 0.0
        made += running(set_lines(text, style, measure.width, "justify", indent, hanging), style)
    return [*made, space(3)]


def _both(first: Piece, second: Piece) -> Piece:
    """Two pieces drawn at the same place."""
    def draw(surface: Surface, left: float, top: float) -> None:
        first.draw(surface, left, top)
        second.draw(surface, left, top)
    return replace(second, draw=draw)


def tickboxes(block: blocks.Tickboxes, measure: Measure) -> list[Piece]:
    indent = 2 * measure.body.size
    lines = tick_lines(block, measure.body, measure.width - indent)
    return [line_piece(line, measure.body, indent, keep=number < len(lines) - 1) for number, line in enumerate(lines)]


def tick_lines(block: blocks.Tickboxes, style: Style, width: float) -> list[Line]:
    """The lines of choices: no choice that fits on a line is parted."""
    lines: list[Line] = []
    current = block.lead
    for tick in block.ticks:
        text = f"{'□√' if tick.ticked else '□'}{tick.text}"
        if block.stacked:
            lines += set_lines(text, style, width, hanging=style.size)
            continue
        joined = f"{current}　{text}" if current and current != block.lead else current + text
        if current and width_of(joined, style) > width:
            lines += set_lines(current, style, width)
            joined = text
        current = joined
    if current:
        lines += set_lines(current, style, width, hanging=style.size)
    return lines


def note(block: blocks.Note, measure: Measure) -> list[Piece]:
    style = measure.small
    lines = text_lines(block.text, style, measure.width, "justify")
    return [space(4), *running(lines, style)]


def enclosures(block: blocks.Enclosures, measure: Measure) -> list[Piece]:
    style = measure.body
    lead = "附件："
    left = 2 * style.size
    hanging = left + len(lead) * style.size
    made: list[Piece] = [space(style.leading / 3)]
    for number, item in enumerate(block.items, start=1):
        label = f"{number}. " if len(block.items) > 1 else ""
        text = f"{lead if number == 1 else ''}{label}{item}"
        indent = left if number == 1 else hanging
        lines = set_lines(text, style, measure.width, "left", indent, hanging)
        made += running(lines, style)
    return made


def gap(block: blocks.Gap, measure: Measure) -> list[Piece]:
    return [space(block.height * MM)]


def small_title(block: blocks.SmallTitle, measure: Measure) -> list[Piece]:
    style = Style(15, 24, True)
    made = [line_piece(line, style, keep=True) for line in text_lines(block.text, style, measure.width, "centre")]
    if block.number:
        small = Style(11, 16)
        made += [line_piece(line, small, keep=True)
                 for line in text_lines(block.number, small, measure.width, "right")]
    return [*made, Piece(3, keep=True)]


def cut_line(block: blocks.CutLine, measure: Measure) -> list[Piece]:
    style = Style(9, 14)
    made = [space(10)]
    if not block.text:
        return [*made, Piece(14, _rule(measure.width, 7, 0.6, dashed=True), keep=True)]
    line = text_lines(block.text, style, measure.width, "centre")[0]
    free = (measure.width - line.width) / 2 - 8

    def draw(surface: Surface, left: float, top: float) -> None:
        surface.rule((left, top + 7), (left + free, top + 7), 0.6, dashed=True)
        surface.rule((left + measure.width - free, top + 7), (left + measure.width, top + 7), 0.6, dashed=True)
        surface.line(line, left, top + 10.5)
    return [*made, Piece(14, draw, keep=True)]


SETTERS = {
    blocks.Title: title, blocks.PaperNumber: paper_number, blocks.Letterhead: letterhead,
    blocks.Addressee: addressee, blocks.Paragraph: paragraph, blocks.Heading: heading, blocks.Clauses: clauses,
    blocks.Labelled: labelled, blocks.QuestionAnswer: question_answer, blocks.Tickboxes: tickboxes,
    blocks.Note: note, blocks.Enclosures: enclosures, blocks.Gap: gap, blocks.SmallTitle: small_title,
    blocks.CutLine: cut_line,
}
