"""The press: a kind of paper and the particulars of a case, made into a PDF; the only room that knows reportlab."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO

from mediation.documents import blocks, kinds
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars, missing
from mediation.documents.press.composing import pages_of
from mediation.documents.press.sheet import Footer, SigningPlace, pdf_of
from mediation.documents.refusals import ParticularsContradictory, ParticularsMissing

CORRECTED = "（更正本）"
SIGNED_PAGES = "被记录人签名："


@dataclass(frozen=True)
class Printed:
    """A paper as it was made: its bytes, what they hash to, and which version of which kind it is,
    and where on it people sign."""

    pdf: bytes
    pages: int
    sha256: str
    kind_code: str
    kind_version: int
    places: tuple[SigningPlace, ...] = ()


def make(code: str, particulars: Particulars, *, corrected: bool = False, copy_words: str | None = None) -> Printed:
    """Prints one paper.

    ``corrected`` writes 更正本 below the title; ``copy_words`` names the copy there, as 存根 or 副本.
    Raises UnknownPaper, ParticularsMissing, ParticularsContradictory and UnprintableCharacter; each names all
    that is in the way.
    """
    paper = kinds.paper(code)
    _refuse_gaps(paper, particulars)
    content = _marked(paper.content(particulars), corrected, copy_words)
    pages = pages_of(content, paper.layout, paper.long)
    footer = Footer(particulars.number or particulars.case.number or "", SIGNED_PAGES if paper.layout == "N" else "",
                    particulars.check, paper.numbered)
    pdf, places = pdf_of(pages, paper.title, particulars.case.body.name or "", footer)
    return Printed(pdf, len(pages), sha256(pdf).hexdigest(), paper.code, paper.version, tuple(places))


def pack(printed: Iterable[Printed], copies: Sequence[int] | None = None) -> bytes:
    """Several papers in one file to be printed in one go; ``copies`` says how often each comes, else once."""
    import pikepdf  # only several papers in one file need it
    papers = list(printed)
    with pikepdf.new() as whole:
        for paper, count in zip(papers, copies or [1] * len(papers), strict=True):
            with pikepdf.open(BytesIO(paper.pdf)) as one:
                for _ in range(count):
                    whole.pages.extend(one.pages)
        whole.Root.Lang = pikepdf.String("zh-CN")
        buffer = BytesIO()
        whole.save(buffer, deterministic_id=True)
        return buffer.getvalue()


def _refuse_gaps(paper: Paper, particulars: Particulars) -> None:
    gaps = missing(paper, particulars)
    if gaps:
        raise ParticularsMissing(paper.title, gaps)
    contradictions = list(paper.contradictions(particulars))
    if contradictions:
        raise ParticularsContradictory(paper.title, contradictions)


def _marked(content: Sequence[blocks.Block], corrected: bool, copy_words: str | None) -> list[blocks.Block]:
    marks = [CORRECTED] if corrected else []
    if copy_words:
        marks.append(f"（{copy_words}）")
    if not marks:
        return list(content)
    at = next(number for number, block in enumerate(content) if isinstance(block, blocks.Title))
    title = content[at]
    below = "　".join(part for part in ("".join(marks), title.below) if part)
    return [*content[:at], replace(title, below=below), *content[at + 1:]]
