"""What a hand-in holds: each paper with the pages that came, are missing or came twice; each page with its picture."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mediation import files
from mediation.documents.forms import title_of
from mediation.documents.models import Paper
from mediation.documents.page_reading import PagesUnreadable, picture_of_page
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.errors import NotFound
from mediation.returns.models import HandedInPage, ScanHandIn
from mediation.returns.queries import filed_pages_of

SIGNED_IN_THE_GRID = ("D26", "D27", "D28")


@dataclass(frozen=True)
class FoundPaper:
    """A paper of which pages came: which, which came twice, which are missing also counting what was filed before."""

    paper: Paper
    title: str
    lines: list[HandedInPage]
    came: tuple[int, ...]
    twice: tuple[int, ...]
    missing: tuple[int, ...]
    warnings: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.missing

    @property
    def marks_address(self) -> str | None:
        """Where the marks on an agreement are recorded."""
        if self.paper.code not in SIGNED_IN_THE_GRID or self.paper.about_type != "agreement":
            return None
        return f"/desk/cases/{self.paper.case.public_id}/agreements/{self.paper.about_ref}/marks"


@dataclass(frozen=True)
class Review:
    """The hand-in, paper by paper; the lists of pages stand in the order in which they came."""

    hand_in: ScanHandIn
    papers: list[FoundPaper]
    unread: list[HandedInPage]
    strange: list[HandedInPage]
    twice: frozenset[int]


def review_of(row: ScanHandIn) -> Review:
    """What there is to confirm, or what was filed of it."""
    lines = [line for line in row.pages if line.paper is not None]
    papers = {line.paper.id: line.paper for line in lines if line.paper is not None}
    before = [line for line in filed_pages_of(list(papers)) if line.file.hand_in_id != row.id]
    found = [_found(paper, [line for line in lines if line.paper_id == paper.id],
                    [line for line in before if line.paper_id == paper.id]) for paper in papers.values()]
    counted = Counter((line.paper_id, line.paper_page) for line in lines)
    return Review(row, found, [line for line in row.pages if line.paper is None and not line.strange_code],
                  [line for line in row.pages if line.strange_code],
                  frozenset(line.id for line in lines if counted[line.paper_id, line.paper_page] > 1))


def _found(paper: Paper, lines: Sequence[HandedInPage], before: Sequence[HandedInPage]) -> FoundPaper:
    count = Counter(line.paper_page for line in lines if line.paper_page)
    known = set(count) | {line.paper_page for line in before}
    ordered = sorted(lines, key=lambda line: (line.paper_page or 0, line.id))
    return FoundPaper(paper, title_of(paper), ordered, tuple(sorted(count)),
                      tuple(sorted(n for n in count if count[n] > 1)),
                      tuple(n for n in range(1, paper.pages + 1) if n not in known),
                      tuple(_warnings(paper, lines, before)))


def _warnings(paper: Paper, lines: Sequence[HandedInPage], before: Sequence[HandedInPage]) -> list[str]:
    """What a person should know before they confirm."""
    said = []
    ours, theirs = {line.file.file_sha256 for line in lines}, {line.file.file_sha256 for line in before}
    if paper.voided_at is not None:
        said.append("这份文书已经作废，不归位。")
    elif paper not in standing(papers_of(paper.case)):
        said.append("这份文书已由更正本代替，请看是不是拿错了。")
    if ours & theirs:
        said.append("同一个文件以前归位过，再归一次不会重复。")
    elif paper.signed_scan_sha256 and not lines[0].filed:
        said.append("已有签字扫描件；以前的都还在“全部扫描件”里。")
    return said


def picture_for(row: ScanHandIn, file_ref: str, page: str) -> bytes:
    """The picture of one page of a hand-in, upright; raises NotFound where there is no such page."""
    line = next((each for each in row.pages if (each.file.public_id, str(each.number)) == (file_ref, page)), None)
    if line is None:
        raise NotFound("没有这一页。")
    try:
        return _picture(line.file.file_sha256, line.number, line.turned)
    except PagesUnreadable as unreadable:
        raise NotFound("这一页的画面打不开，请下载原件看。") from unreadable


@lru_cache(maxsize=64)
def _picture(sha256: str, number: int, turned: int) -> bytes:
    return picture_of_page(files.content_of(sha256), number, turned)
