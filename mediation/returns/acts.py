"""Handing in scans of signed papers, and filing them with the papers once a person has confirmed it.

Nothing else follows: the marks on an agreement are recorded by a person in their own place.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.documents.acts import keep_signed_scan
from mediation.documents.models import Paper
from mediation.documents.page_reading import PageRead
from mediation.documents.serving import check_staff
from mediation.errors import NotNow, RequirementNotMet
from mediation.evidence.uploads import keep
from mediation.extensions import db
from mediation.returns.models import HandedInFile, HandedInPage, ScanHandIn
from mediation.returns.queries import filed_pages_of, papers_with_codes
from mediation.returns.reading import FileRead, codes_on


def hand_in(read: Sequence[FileRead], case: Case | None, *, by: Any) -> ScanHandIn:
    """Keep the files as they came and note which page of which paper each page is; nothing is filed yet."""
    if case is not None:
        check_staff(case, by)
    codes = {code.code for file in read for page in file.pages for code in codes_on(page)}
    papers = papers_with_codes(by, codes)
    row = ScanHandIn(case=case, by=by, handed_in_at=clock.now())
    for ordinal, file in enumerate(read, start=1):
        kept = HandedInFile(ordinal=ordinal, name=file.upload.name, file_sha256=keep(file.upload, by=by))
        kept.rows = [line for number, page in enumerate(file.pages, start=1) for line in _lines(number, page, papers)]
        row.files.append(kept)
    db.session.add(row)
    db.session.flush()
    trail.record("hand_in_scans", by=by, record=row, case=case, files=len(row.files), pages=len(row.pages))
    return row


def _lines(number: int, page: PageRead, papers: Mapping[str, Paper]) -> list[HandedInPage]:
    """What a page is: a page of each paper whose code it bears, else one line that a person may assign."""
    codes = codes_on(page)
    known = [(papers[code.code], code.page) for code in codes if code.code in papers]
    lines = [HandedInPage(number=number, turned=page.turned, paper=paper, paper_page=at) for paper, at in known
             if at is not None and 1 <= at <= paper.pages]
    return lines or [HandedInPage(number=number, turned=page.turned, strange_code=bool(codes))]


def file_pages(row: ScanHandIn, assigned: Mapping[int, tuple[Paper, int]], left_out: Sequence[int], *, by: Any) -> int:
    """File what was confirmed: each paper gets the scan on which it stands; returns how many papers that were.

    ``assigned`` says what pages without a readable code are, ``left_out`` which are not to be filed. Raises
    RequirementNotMet when a file would show one case to the staff of another.
    """
    if row.filed_at is not None:
        raise NotNow("这批扫描件已经归位过了。")
    for line in row.pages:
        if line.id in assigned and line.paper is None and not line.strange_code:
            (line.paper, line.paper_page), line.by_hand = assigned[line.id], True
    chosen = [line for line in row.pages if line.paper is not None and line.id not in left_out and not is_void(line)]
    if not chosen:
        raise RequirementNotMet("没有勾选要归位的页。")
    _check(row, chosen, by=by)
    papers = {line.paper.id: line.paper for line in chosen if line.paper is not None}
    for line in chosen:
        line.filed = True
    row.filed_at = clock.now()
    db.session.flush()
    for paper in papers.values():
        _link(paper, by=by)
    trail.record("file_scans", by=by, record=row, case=row.case, papers=len(papers), pages=len(chosen))
    return len(papers)


def is_void(line: HandedInPage) -> bool:
    """Whether the paper counts no more, so that nothing is filed with it."""
    return line.paper is not None and line.paper.voided_at is not None


def _check(row: ScanHandIn, chosen: Sequence[HandedInPage], *, by: Any) -> None:
    """Whoever opens a scan sees all of it: a file is of one case, also with the pages that are left out."""
    for line in chosen:
        if line.paper is not None:
            check_staff(line.paper.case, by)
    wanted = {line.file_id for line in chosen}
    for file in row.files:
        cases = {line.paper.case_id for line in file.rows if line.paper is not None}
        if file.id in wanted and (len(cases) > 1 or any(line.strange_code for line in file.rows)):
            raise RequirementNotMet(f"“{file.name}”里有别的案件的、或者认不得的码，归位以后本案的人都看得见。请把各案分开扫描再交。")


def _link(paper: Paper, *, by: Any) -> None:
    """The signed scan of a paper is the file with most of its pages, of equals the last one."""
    lines = filed_pages_of([paper.id])
    pages = Counter(sha256 for sha256, _page in {(line.file.file_sha256, line.paper_page) for line in lines})
    last = {line.file.file_sha256: line.id for line in lines}
    best = max(last, key=lambda sha256: (pages[sha256], last[sha256]))
    if paper.signed_scan_sha256 != best:
        keep_signed_scan([paper], best, by=by)
