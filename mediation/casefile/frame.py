"""D50: cover, contents and note of a part, as they stand now or as they were issued when the file was archived."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mediation import clock, files
from mediation.agreements.models import AgreementStanding
from mediation.casefile.models import Part
from mediation.casefile.pieces import Piece, Pieces, pieces_of
from mediation.casefile.queries.books import kinds_of
from mediation.cases.models import Case
from mediation.documents import phrases
from mediation.documents.acts import issue
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.d50_case_file import CaseFile, ContentsRow
from mediation.documents.models import Paper
from mediation.documents.packing import bytes_of
from mediation.documents.particulars import Particulars
from mediation.documents.press import make
from mediation.documents.press.book import SHOWN, Leaf, PageCount, PieceBroken
from mediation.documents.press.faces import printable
from mediation.documents.queries import papers_of
from mediation.documents.remembering import recall
from mediation.documents.stage_papers import standing
from mediation.law.numbers import date_words

CODE = "D50"
Kinds = Mapping[str, tuple[int, str]]
MOST_BYTES = 400 * 1024 * 1024
"""What is bound in one book; what comes after it is kept apart."""
LONGEST_TITLE = 120
DAMAGED = "这一件的存档文件损坏或者丢失，没有能够装入。请立即告诉系统管理员，从备份恢复。SHA-256 {}"


class Bound(Protocol):
    """What pieces are added to: a book, or a count of its pages."""

    pages: int

    def add(self, title: str, leaf: Leaf) -> tuple[int, int]: ...

    def add_words(self, title: str, words: str) -> tuple[int, int]: ...


@dataclass(frozen=True)
class Laid:
    """The rows of the contents, and what the note says."""

    rows: tuple[ContentsRow, ...]
    damaged: tuple[str, ...]
    apart: int


def kinds_in(pieces: Pieces) -> Kinds:
    """Size and media type of what is to be bound."""
    return kinds_of({piece.sha256 for piece in pieces.pieces})


def lay(pieces: Sequence[Piece], known: Kinds, bound: Bound,
        progress: Callable[[int], None] = lambda done: None) -> Laid:
    """Add the pieces one by one; what can't be shown or opened is named, with its SHA-256.

    Nothing is read from the database meanwhile: it takes its time, and nobody else waits for it.
    """
    rows, damaged, taken = [], [], 0
    for number, piece in enumerate(pieces, start=1):
        size, media_type = known[piece.sha256]
        title = printable(piece.title)[:LONGEST_TITLE]
        taken += size
        if piece.apart or media_type not in SHOWN or taken > MOST_BYTES:
            taken -= size
            why = f"{piece.remark}，" if piece.apart and piece.remark else ""
            rows.append(ContentsRow(title=title, remark=f"{why}另存，SHA-256 {piece.sha256}"))
        else:
            leaf = _leaf(piece, media_type)
            (first, last), remark = _added(bound, title, piece, leaf)
            if remark:
                damaged.append(title)
            said = "，".join(part for part in (piece.remark, remark) if part)
            rows.append(ContentsRow(title=title, first=first, last=last, remark=said or None))
        progress(number)
    return Laid(tuple(rows), tuple(damaged), sum(row.first is None for row in rows))


def _leaf(piece: Piece, media_type: str) -> Leaf | None:
    try:
        return Leaf(files.content_of(piece.sha256), media_type, piece.own_pages is not None, piece.only)
    except files.FileDamaged:
        return None


def _added(bound: Bound, title: str, piece: Piece, leaf: Leaf | None) -> tuple[tuple[int, int], str]:
    try:
        if leaf is not None:
            return bound.add(title, leaf), ""
    except PieceBroken:
        pass
    return bound.add_words(title, DAMAGED.format(piece.sha256)), f"存档文件损坏，SHA-256 {piece.sha256}"


def frame_of(case: Case, part: Part, pieces: Pieces, laid: Laid, pages: int) -> bytes:
    """The pages around a book: those that were issued with the archive if they still say the same, else as of today."""
    issued = _issued(case, part)
    if issued is not None:
        said = recall(issued)
        if said is not None and said.extra.rows == laid.rows and said.extra.pages == pages:
            return bytes_of(issued)
    now = f"{part.label}（案卷现状，{date_words(clock.today())}）"
    return make(CODE, Particulars(case=case_on_paper(case), number=case.number or case.receipt_number,
                                  made_on=clock.today(), extra=_on_paper(case, now, pieces, laid, pages))).pdf


def issue_frames(case: Case, *, by: Any) -> None:
    """Cover, contents and note as papers, when the file goes to the archive: of the inner part only if there is one."""
    for part in Part:
        pieces = pieces_of(case, part)
        if part is Part.INNER and not pieces.pieces:
            continue
        count = PageCount()
        laid = lay(pieces.pieces, kinds_in(pieces), count)
        issue(case, CODE, _on_paper(case, part.label, pieces, laid, count.pages, by.name), by=by, about=case,
              number=_number(case, part))


def _number(case: Case, part: Part) -> str:
    return f"{case.file_number or case.known_as}{'（副卷）' if part is Part.INNER else ''}"


def _issued(case: Case, part: Part) -> Paper | None:
    number = _number(case, part)
    return next((paper for paper in standing(papers_of(case)) if paper.code == CODE and paper.number == number), None)


def _on_paper(case: Case, part: str, pieces: Pieces, laid: Laid, pages: int, checked_by: str | None = None) -> CaseFile:
    begun = next((step.happened_on for step in case.steps if step.act == "begin_mediation"
                  and step.taken_back_at is None), case.accepted_on)
    with_agreement = any(agreement.effective_on and agreement.standing != AgreementStanding.TITLE.value
                         for agreement in case.agreements)
    years = case.body.setting("RETENTION_YEARS_WITH" if with_agreement else "RETENTION_YEARS_WITHOUT")
    return CaseFile(
        part=part, title=printable(_name(case)), file_number=case.file_number, begun_on=begun, ended_on=case.ended_on,
        bound_by=case.clerk.name if case.clerk else None, bound_on=clock.today(), checked_by=checked_by,
        retention=f"{years}年", rows=laid.rows, pages=pages, notes=tuple(_notes(pieces, laid)))


def _name(case: Case) -> str:
    on_paper = case_on_paper(case)
    sides = [phrases.names(side) for side in (on_paper.applicants, on_paper.respondents) if side]
    return f"{'与'.join(sides)}{phrases.dispute(on_paper)}" if sides else case.known_as


def _notes(pieces: Pieces, laid: Laid) -> list[str]:
    """What the note says: damaged, kept apart, replaced, left out."""
    found = [f"存档文件损坏{len(laid.damaged)}件：{'、'.join(laid.damaged)}。"] if laid.damaged else []
    if laid.apart:
        found.append(f"不能印成页或者太大、另存的{laid.apart}件，目录里写明名称和 SHA-256。")
    replaced = sum(bool(row.remark) and row.remark.startswith("已") for row in laid.rows)
    if replaced:
        found.append(f"已被更正或者作废、但已送出的文书{replaced}件，仍在卷内，目录里注明。")
    return [*found, *pieces.left_out]
