"""What is said of a paper that somebody checks; it gives away nothing beyond what stands on the paper itself."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from mediation import files
from mediation.agreements.models import Agreement, AgreementStanding, Mark
from mediation.documents.check_codes import code_in
from mediation.documents.models import Paper
from mediation.documents.page_reading import PageRead, PagesUnreadable, read_pages
from mediation.extensions import db
from mediation.law.numbers import date_words
from mediation.verification.queries import (agreement_on, has_a_later_print, is_corrected, paper_with_code,
                                            paper_with_file, room_of_paper, room_with_sealed, supplements_in_effect)

if TYPE_CHECKING:
    from mediation.documents.signatures.examining import SealFound

AGREEMENT_CODES = ("D26", "D27", "D28")
PDF = b"%PDF"
UNKNOWN = "本系统没有出具过这份文件，或者它被改得认不出了。"
UNKNOWN_CODE = "没有这个查验码。请照纸上的字再填一次；还是没有的，这份文书不是本系统出具的。"
PHOTOGRAPH = "这是扫描件或者照片，不是电子原件，看不出纸上的字有没有被改。请打开纸上的查验码，和出具单位核对内容。"
OTHER_BYTES = "内容和文字都对得上，但这不是出具的那个文件：它被别的软件重新存过，或者里面看不见的部分被改过。请用原来的文件。"


STRANGERS, WAITS = BoundedSemaphore(2), 15
"""How many files of strangers one process reads at a time, and how many seconds the next one waits for its turn."""


class TooMany(Exception):
    """So many files are being read that this one has to come again."""


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    ``issued``: this installation issued exactly this file (or, by code, a paper with this code). ``paper`` is what
    it is or claims to be. ``stands`` says whether it still counts, ``wrong`` what is wrong, in plain words.
    ``counts`` is False where the paper no longer holds though it is genuine.
    """

    issued: bool
    paper: Paper | None
    stands: str
    counts: bool
    wrong: tuple[str, ...]
    seal: SealFound | None = None
    signed: tuple[str, ...] = ()
    by_file: bool = False

    @property
    def genuine(self) -> bool:
        """Whether it is ours and unchanged."""
        return self.issued and not self.wrong


def check_code(typed: str) -> Verdict:
    """What stands behind the code of a paper."""
    read = code_in(typed)
    paper = paper_with_code(read.code) if read is not None else None
    if paper is None:
        return Verdict(False, None, "", False, (UNKNOWN_CODE,))
    return Verdict(True, paper, *standing_of(paper), wrong=())


def check_file(content: bytes) -> Verdict:
    """Whether this is a paper as it was issued; if it is not, what is wrong with it.

    Nothing is being written, and nobody else waits while a stranger's file is read; few are read at a time, each with
    its own limits: raises TooMany.
    """
    from mediation.documents.signatures.examining import examine, examine_stranger  # a second to load
    paper = _issued_as(hashlib.sha256(content).hexdigest())
    if paper is not None:
        return Verdict(True, paper, *standing_of(paper), wrong=(), seal=_seal_in(content, examine),
                       signed=tuple(signed_on(paper)), by_file=True)
    db.session.rollback()
    if not STRANGERS.acquire(timeout=WAITS):
        raise TooMany
    try:
        seal = _seal_in(content, examine_stranger)
        pages = _pages(content)
    finally:
        STRANGERS.release()
    claimed = _claimed(pages)
    wrong = [seal.wrong] if seal is not None and seal.wrong else []
    if claimed is None:
        return Verdict(False, None, "", False, (*wrong, UNKNOWN), seal)
    return Verdict(False, claimed, *standing_of(claimed), wrong=(*wrong, *_differences(claimed, pages)), seal=seal)


def _seal_in(content: bytes, examined: Callable[[bytes], SealFound]) -> SealFound | None:
    found = examined(content) if content.startswith(PDF) else None
    return found if found is not None and found.present else None


def _issued_as(sha256: str) -> Paper | None:
    """The paper that this file is, as it was printed or with all electronic marks under the seal."""
    room = room_with_sealed(sha256)
    return room.paper if room is not None else paper_with_file(sha256)


def _pages(content: bytes) -> list[PageRead]:
    try:
        return read_pages(content)
    except PagesUnreadable:
        return []


def _claimed(pages: Sequence[PageRead]) -> Paper | None:
    """The paper whose code the pages show."""
    for page in pages:
        for text in page.codes:
            read = code_in(text)
            paper = paper_with_code(read.code) if read is not None else None
            if paper is not None:
                return paper
    return None


def _differences(paper: Paper, pages: Sequence[PageRead]) -> list[str]:
    """Where the text differs from the one that was issued, page by page."""
    if not any(page.text.strip() for page in pages):
        return [PHOTOGRAPH]
    room = room_of_paper(paper)
    sealed = room.sealed_sha256 if room is not None and len(pages) > paper.pages else None
    issued = read_pages(files.content_of(sealed or paper.file_sha256))
    wrong = []
    if len(issued) != len(pages):
        wrong.append(f"出具时共{len(issued)}页，这个文件有{len(pages)}页。")
    changed = [str(number) for number, (ours, theirs) in enumerate(zip_longest(issued, pages), start=1)
               if ours is not None and theirs is not None and ours.text != theirs.text]
    if changed:
        wrong.append(f"第{'、'.join(changed)}页的文字与出具时的不一样。")
    return wrong or [OTHER_BYTES]


def standing_of(paper: Paper) -> tuple[str, bool]:
    """Whether a genuine paper still counts, in words."""
    if paper.voided_at is not None:
        return "这份文书已经作废，出具它的那一步后来撤回了。", False
    if is_corrected(paper):
        return "这份文书已由更正本代替，请以更正本为准。", False
    if has_a_later_print(paper):
        return "之后又出具了新的一份，记到更晚的日期，请以最新的为准。", False
    agreement = agreement_on(paper) if paper.code in AGREEMENT_CODES else None
    if agreement is None:
        return "这份文书没有被更正或者作废。", True
    return _agreement_stands(agreement, paper)


def _agreement_stands(agreement: Agreement, paper: Paper) -> tuple[str, bool]:
    if agreement.paper_id not in (None, paper.id):
        return "这是协议的旧文本，后来出过新的文本，请以新文本为准。", False
    if agreement.standing == AgreementStanding.IN_EFFECT.value and agreement.effective_on is not None:
        more = supplements_in_effect(agreement)
        words = f"协议自{date_words(agreement.effective_on)}起生效，现在有效。"
        return words + (f"之后另有{more}份补充协议，请一并看。" if more else ""), True
    return NOT_IN_EFFECT[AgreementStanding(agreement.standing)], False


NOT_IN_EFFECT = {
    AgreementStanding.DRAFT: "这份协议还在起草，没有生效。",
    AgreementStanding.SIGNING: "这份协议还没有签完，没有生效。",
    AgreementStanding.IN_EFFECT: "协议生效的日期没有记录，请向出具单位核对。",
    AgreementStanding.REPLACED: "这份协议已被新的协议代替。",
    AgreementStanding.VOID: "这份协议已经无效或者被撤销。",
    AgreementStanding.DROPPED: "这份协议没有被采用，没有生效。",
}


def signed_on(paper: Paper) -> list[str]:
    """Who signed and when, for somebody who holds the whole file, on which the names stand anyway."""
    agreement = agreement_on(paper) if paper.code in AGREEMENT_CODES else None
    marks = agreement.marks if agreement is not None else []
    return [f"{_whose(mark)}　{date_words(mark.placed_on)}{'　本人证书' if mark.certificate else ''}" for mark in marks]


def _whose(mark: Mark) -> str:
    if mark.party is not None:
        agent = f"（代理人{mark.signed_by_agent}）" if mark.signed_by_agent else ""
        return f"{mark.party.name}{agent}"
    return str(mark.person.name) if mark.person is not None else "调解组织印章"
