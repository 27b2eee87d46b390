"""Issued papers as they are printed again: the stored bytes, alone or as the pack of a stage with its slip."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from mediation import clock, files
from mediation.cases.models import Case
from mediation.documents import kinds
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.s02_signing_slip import SigningLine, SigningSlip
from mediation.documents.kinds.s07_pack_slip import PackSlip
from mediation.documents.models import Paper
from mediation.documents.particulars import Particulars
from mediation.documents.press import Printed, make, pack
from mediation.documents.signing_order import NOBODY
from mediation.errors import NotNow
from mediation.extensions import db

SLIP, COVER = "S02", "S07"
ON_PAPER = "落款处"
SECRET = ":secret"
SECRET_SHOWN = timedelta(minutes=30)
"""How long a receipt with somebody's secret on it can be printed: then only its holder has it."""


def bytes_of(paper: Paper) -> bytes:
    """The paper as it was issued; it is never made anew.

    Raises NotNow for a receipt whose secret is by now its holder's alone, and where the stored file is damaged.
    """
    if not can_be_opened(paper):
        raise NotNow("这张回执上有本人的密码，只在出具后半小时内打印，现在只有本人那一张。丢了的，请在当事人页“出回执、换查询码”，旧的就作废。")
    try:
        return files.content_of(paper.file_sha256)
    except files.FileDamaged as damaged:
        raise NotNow(f"“{paper.title}”的存档文件损坏或者丢失，请立即告诉系统管理员。") from damaged


def can_be_opened(paper: Paper) -> bool:
    """Whether the staff may still print it: a receipt that bears a secret only when they have just issued it.

    One that was given to somebody on line was never theirs.
    """
    bears_secret = any(key.endswith(SECRET) for key in paper.bears)
    return not bears_secret or (paper.issued_by_id is not None and clock.now() - paper.issued_at < SECRET_SHOWN)


def handed_in(sha256: str) -> tuple[bytes, str]:
    """A file that came from outside, with its media type."""
    row = db.session.get(files.StoredFile, sha256)
    assert row is not None
    return files.content_of(sha256), row.media_type


def stored(paper: Paper) -> Printed:
    """An issued paper in the form in which the press packs it."""
    return Printed(bytes_of(paper), paper.pages, paper.file_sha256, paper.code, paper.kind_version)


def whole_pack(case: Case, papers: Sequence[Paper]) -> bytes:
    """Every copy of these papers as one file, a slip in front that says who signs what; the slip is not kept."""
    slip = [] if any(paper.code == SLIP for paper in papers) else [_slip(case, papers)]
    copies = [*(1 for _ in slip), *(paper.copies for paper in papers)]
    return pack([*slip, *(stored(paper) for paper in papers)], copies)


def covered_pack(case: Case, cover: PackSlip, papers: Sequence[tuple[Paper, int]]) -> bytes:
    """These papers in their order, each as often as is said, below a cover that is not kept."""
    front = make(COVER, Particulars(case=case_on_paper(case), number=case.number or case.receipt_number,
                                    made_on=clock.today(), extra=cover))
    return pack([front, *(stored(paper) for paper, _ in papers)], [1, *(copies for _, copies in papers)])


def _slip(case: Case, papers: Sequence[Paper]) -> Printed:
    return make(SLIP, Particulars(case=case_on_paper(case), number=case.number or case.receipt_number,
                                  made_on=clock.today(), extra=SigningSlip(lines=tuple(_lines(papers)))))


def _lines(papers: Sequence[Paper]) -> Iterator[SigningLine]:
    for paper in papers:
        if kinds.paper(paper.code).signers == NOBODY:
            continue
        to = f"（{paper.party.name}）" if paper.party is not None else ""
        signers = kinds.paper(paper.code).signers
        yield SigningLine(paper=f"{paper.title}{to}", copies=paper.copies, who=signers,
                          how="盖章" if "签" not in signers else "签名或盖章", where=ON_PAPER)
