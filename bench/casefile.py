"""A file of three hundred pages bound as one book: papers of ours, scans as PDF, photographs."""
from __future__ import annotations

import statistics
import time
from datetime import date
from io import BytesIO

from PIL import Image

from bench.agreement import CODE, particulars
from mediation.documents import press
from mediation.documents.kinds.d50_case_file import PAGES_BEHIND, CaseFile, ContentsRow
from mediation.documents.particulars import Particulars
from mediation.documents.press.book import PDF, Book, Leaf

PAGES = 300
PHOTOGRAPH = (1600, 2200)


def table(rounds: int) -> str:
    """A line in Markdown: how long the book takes (median of the rounds), its pages and its size."""
    paper, photograph = press.make(CODE, particulars()), _photograph()
    found = [_bound(paper.pdf, photograph) for _ in range(rounds)]
    seconds = statistics.median(one[0] for one in found)
    _, pages, size = found[0]
    return f"| pages | bound in, s | size, MB |\n|---|---|---|\n| {pages} | {seconds:.1f} | {size / 1e6:.0f} |"


def _photograph() -> bytes:
    buffer = BytesIO()
    Image.effect_noise(PHOTOGRAPH, 40).convert("RGB").save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


def _bound(paper: bytes, photograph: bytes) -> tuple[float, int, int]:
    """Half of the pages are papers of ours, the others scans as PDF and photographs in turn."""
    started = time.perf_counter()
    book, rows = Book(), []
    leaves = (Leaf(paper, PDF, own=True), Leaf(photograph, "image/jpeg"), Leaf(paper, PDF))
    while book.pages < PAGES:
        first, last = book.add(f"第{len(rows) + 1}件", leaves[len(rows) % len(leaves)])
        rows.append(ContentsRow(title=f"第{len(rows) + 1}件", first=first, last=last))
    frame = press.make("D50", Particulars(case=particulars().case, made_on=date(2026, 11, 20), extra=CaseFile(
        part="正卷", title="卷", retention="10年", rows=tuple(rows), pages=book.pages)))
    content = book.closed(frame.pdf, PAGES_BEHIND, "案卷")
    return time.perf_counter() - started, book.pages, len(content)
