"""What the parts of a Word or Excel file say that would run or fetch something: relations, fields, formulas.

A part is read as the XML that it is, so that nothing hides in a sign written as a number, in a section of raw text, in
another prefix or another writing. Nothing is fetched for it: whoever declares anything is not taken.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from mediation.evidence.not_taken import DRAWN, FETCHES, MACROS, NOT_PLAIN, STARTS, NotTaken

DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
IN_PLAIN_WRITING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<(?!\?xml)|<\?xml(?:\s+(?:version|standalone)\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    rb"|\s+encoding\s*=\s*[\"'](?:utf-8|us-ascii)[\"'])*\s*\?>)", re.IGNORECASE)
WORTH_READING = (b"Relationship", b"ContentType", b"instr", b"delInstr", b"ddeLink", b"webPr", b"dbPr")
A_FORMULA = re.compile(rb"<(?:[^<>\s/]+:)?(?:f|formula\d?|definedName)[\s>]")
ODD_IN_FORMULAS = (b"|", b"&#", b"CDATA", b"WEBSERVICE", b"RTD")
"""Without one of these a sheet of very many formulas need not be read as a whole."""
TO_BE_CLICKED = ("/hyperlink", "/externalLinkPath")
RUNS = frozenset({"oleobject", "vbaproject", "wordvbadata", "control", "activexcontrolbinary", "attachedtoolbars",
                  "xlmacrosheet", "xlintlmacrosheet"})
FIELDS, FORMULAS = {"instrText", "delInstrText"}, {"f", "formula", "formula1", "formula2", "definedName"}
CONNECTIONS = {"webPr", "dbPr"}
DDE = re.compile(r"\bDDE(?:AUTO)?\b|\bQUOTE(?:\s+\d{2,3}\b){3}", re.IGNORECASE)
FETCHING_FIELD = re.compile(r"\b(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE)\b[^\n]*?(?:://|\\\\\\\\)",
                            re.IGNORECASE)
IN_QUOTES = re.compile(r'"[^"]*"')
FETCHING_FORMULA = re.compile(r"\b(?:WEBSERVICE|RTD)\s*\(", re.IGNORECASE)


def reasons_in(content: bytes, *, must_be_xml: bool) -> Iterator[str]:
    """Why a document with this part is held back; raises NotTaken for what no part says.

    ``must_be_xml`` is False for drawings of the old kind, which Excel itself writes carelessly.
    """
    if DECLARED.search(content.replace(b"\x00", b"")):
        raise NotTaken(NOT_PLAIN)
    if not content or _is_plain(content) and not _is_worth_reading(content):
        return
    part = _Part()
    try:
        part.read(content)
    except (expat.ExpatError, ValueError, LookupError, OSError) as broken:
        if must_be_xml:
            raise NotTaken(NOT_PLAIN) from broken
    yield from part.reasons
    said = "".join(part.fields)
    if DDE.search(said):
        yield STARTS
    if FETCHING_FIELD.search(said):
        yield FETCHES


def _is_worth_reading(content: bytes) -> bool:
    return any(word in content for word in WORTH_READING) or (
        any(word in content.upper() for word in ODD_IN_FORMULAS) and A_FORMULA.search(content) is not None)


def _is_plain(content: bytes) -> bool:
    """Whether a part is written as almost all are, so that a word can be looked for in its bytes."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content and IN_PLAIN_WRITING.match(content) is not None


class _Part:
    """One part while it is read."""

    def __init__(self) -> None:
        self.reasons: set[str] = set()
        self.fields: list[str] = []
        self._inside: list[str] | None = None
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = self._declared

    def read(self, content: bytes) -> None:
        self._parser.Parse(content, True)

    def _declared(self, *_said: object) -> None:
        raise NotTaken(NOT_PLAIN)

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._inside is not None:
            self._depth += 1
        elif name in FIELDS or name in FORMULAS and not space.endswith("/math"):
            self._inside, self._depth = [name], 1
            self._parser.CharacterDataHandler = self._inside.append
            self._parser.EndElementHandler = self._end
        elif name == "Relationship":
            self._relation(said.get("Type", ""), said.get("TargetMode", ""))
        elif name in ("Default", "Override"):
            if any(word in said.get("ContentType", "").lower() for word in ("macroenabled", "macrosheet")):
                self.reasons.add(MACROS)
        elif name == "ddeLink":
            self.reasons.add(STARTS)
        elif name in CONNECTIONS:
            self.reasons.add(FETCHES)
        elif name in ("fldChar", "fldSimple"):
            self.fields.extend((" ", *(code for key, code in said.items() if key.rpartition(" ")[2] == "instr"), " "))

    def _end(self, _tag: str) -> None:
        self._depth -= 1
        if self._depth or self._inside is None:
            return
        name, *text = self._inside
        self._inside = self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
        if name in FIELDS:
            self.fields.extend(text)
            return
        formula = IN_QUOTES.sub("", "".join(text))
        if "|" in formula:
            self.reasons.add(STARTS)
        if FETCHING_FORMULA.search(formula):
            self.reasons.add(FETCHES)

    def _relation(self, kind: str, mode: str) -> None:
        last = kind.rpartition("/")[2].lower()
        if mode.strip().lower() == "external":
            if not kind.endswith(TO_BE_CLICKED):
                self.reasons.add(FETCHES)
        elif last in RUNS:
            self.reasons.add(MACROS)
        elif last == "afchunk":
            raise NotTaken(DRAWN)
