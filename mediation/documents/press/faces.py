"""The faces that papers are set in: a Song subset opened first, the full face behind it, Naskh for Uyghur.

Only the glyphs of a paper are embedded in it. What no face holds is refused with its code point.
"""
from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import arabic_reshaper
import bidi
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from mediation.documents.press.numerals import numeral
from mediation.documents.refusals import UnprintableCharacter

FOLDER = Path(__file__).parents[1] / "fonts"
FILES = {
    "Song": "CaseworkSong-Regular.ttf",
    "SongBold": "CaseworkSong-Bold.ttf",
    "SongFull": "NotoSerifSC_400Regular.ttf",
    "Naskh": "NotoNaskhArabic_400Regular.ttf",
}
PLAIN, BOLD = ("Song", "SongFull"), ("SongBold", "Song", "SongFull")
ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe"
ARABIC_RUN = re.compile(f"[{ARABIC}][{ARABIC}\u200c\u200d]*(?: +[{ARABIC}][{ARABIC}\u200c\u200d]*)*")
AE = "\u06d5"
AE_JOINED = "\ufc00"
"""The joined shape of the Uyghur letter ە borrows the code of a ligature that is never formed here: its glyph is
that of the joined ه, but a reader of the file must get ە back."""


class EmbeddedFace(TTFont):
    """A face of which each document gets the glyphs it uses, with a right way back from glyph to text."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False, shapable=False)
        if name == "Naskh":
            self.face.charToGlyph[ord(AE_JOINED)] = self.face.charToGlyph[0xFEEA]
            self.face.charWidths[ord(AE_JOINED)] = self.face.charWidths[0xFEEA]
        self.widths = {chr(point): width / 1000 for point, width in self.face.charWidths.items()
                       if point in self.face.charToGlyph}

    def addObjects(self, doc) -> None:
        """As in the library, which writes a wrong way back for characters beyond U+FFFF and for joined letters."""
        state = self.state[doc]
        state.frozen = 1
        for number, points in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            base = (SUBSETN(number) + b"+" + self.face.name).decode("ascii")
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = name, base
            font.FirstChar, font.LastChar = 0, len(points) - 1
            font.Widths = f"[ {' '.join(map(numeral, map(self.face.getCharWidth, points)))} ]"
            way_back = pdfdoc.PDFStream(content=to_unicode(points), filters=[pdfdoc.PDFZCompress])
            font.ToUnicode = doc.Reference(way_back, "toUnicode:" + base)
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, points)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


def to_unicode(points: list[int]) -> str:
    """The table from the codes of a subset back to text (PDF 32000-1, 9.10.3), with surrogate pairs."""
    rows = [f"<{code:02X}> <{plain_letters(chr(point)).encode('utf-16-be').hex().upper()}>"
            for code, point in enumerate(points) if point > 31]
    parts = [rows[first:first + 100] for first in range(0, len(rows), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")


def plain_letters(character: str) -> str:
    """A joined Arabic shape as the letters it stands for; anything else as it is."""
    if character == AE_JOINED:
        return AE
    return unicodedata.normalize("NFKC", character) if "\ufb50" <= character <= "\ufefe" else character


@cache
def face(name: str) -> EmbeddedFace:
    """A face, read from its file once in the life of the process."""
    made = EmbeddedFace(name, FOLDER / FILES[name])
    pdfmetrics.registerFont(made)
    return made


@cache
def face_of(character: str, strong: bool) -> tuple[str, float]:
    """The face that holds this character and its width at one point; the empty name if none does."""
    for name in BOLD if strong else PLAIN:
        width = face(name).widths.get(character)
        if width is not None:
            return name, width
    return "", 0.0


def located(character: str, strong: bool, text: str) -> tuple[str, float]:
    """As ``face_of``; raises UnprintableCharacter if no face holds it."""
    name, width = face_of(character, strong)
    if not name:
        raise UnprintableCharacter(character, text)
    return name, width


def printable(words: str, instead: str = "〓") -> str:
    """The words with a sign in the place of each character that no face holds: for names that are only listed."""
    return "".join(one if face_of(one, False)[0] or one in face("Naskh").widths else instead for one in words)


@cache
def _reshaper() -> arabic_reshaper.ArabicReshaper:
    """Joins letters as Uyghur writes them: here ە joins the letter before it, as it does not in Arabic lists."""
    reshaper = arabic_reshaper.ArabicReshaper({"language": "ArabicV2", "support_ligatures": True})
    reshaper.letters = {**reshaper.letters, AE: (AE, "", "", AE_JOINED)}
    return reshaper


def shaped(words: str) -> str:
    """Arabic-script words joined and put in the order in which they are drawn, left to right."""
    drawn = bidi.get_display(_joined(words))
    return "".join(one for one in drawn if one not in "\u200c\u200d")


def joined_letters(words: str) -> str:
    """A text with its Arabic-script words in the shapes in which their letters join; the rest as it is."""
    return ARABIC_RUN.sub(lambda run: _joined(run.group()), words)


def ordered_rightward(line: str) -> str:
    """The characters of a line of a right-to-left paragraph from left to right; brackets are not turned."""
    return bidi.get_display(line, base_dir="R")


def _joined(words: str) -> str:
    """Arabic-script words in the shapes in which their letters join, in the order of speech."""
    return _reshaper().reshape(unicodedata.normalize("NFKC", words))


def naskh_width(drawn: str, text: str) -> float:
    """The width of shaped words at one point; raises UnprintableCharacter for a letter without glyph."""
    widths = face("Naskh").widths
    for character in drawn:
        if character not in widths:
            raise UnprintableCharacter(character, text)
    return sum(widths[character] for character in drawn)
