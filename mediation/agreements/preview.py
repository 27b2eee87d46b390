"""The paper as it will print, before it is issued: its blocks for the page, its bytes with the word 草稿 on them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation import clock, files
from mediation.agreements.models import Agreement, AgreementForm
from mediation.agreements.on_paper import OF_THE_PACK, clauses_on_paper, oral_agreement_of, settlement_of
from mediation.agreements.queries import last_of_each
from mediation.agreements.wording import paper_code
from mediation.agreements.worker_sheets import last_sheets
from mediation.documents import kinds
from mediation.documents.blocks import Block
from mediation.documents.filling import case_on_paper
from mediation.documents.models import Paper
from mediation.documents.particulars import Particulars, missing
from mediation.documents.press import Printed, make, pack
from mediation.documents.refusals import PaperRefused
from mediation.errors import RequirementNotMet

NOT_YET = "（交付签署时编号）"
SLIP = "S02"


@dataclass(frozen=True)
class Preview:
    """The blocks of the paper; or, while it still lacks something, its clauses and the list of what it lacks."""

    title: str
    blocks: Sequence[Block]
    clauses: Sequence[str]
    lacks: Sequence[str]


def preview_of(agreement: Agreement) -> Preview:
    """What the page shows at the right of the lines."""
    kind, particulars = kinds.paper(code_of(agreement)), _particulars(agreement)
    gaps = [str(gap) for gap in missing(kind, particulars)]
    if not gaps:
        gaps = list(kind.contradictions(particulars))
    if gaps:
        return Preview(kind.title, (), tuple(clauses_on_paper(agreement)), gaps)
    return Preview(kind.title, tuple(kind.content(particulars)), (), ())


def draft_pdf(agreement: Agreement) -> bytes:
    """The draft as a PDF marked 草稿; raises RequirementNotMet listing what it lacks."""
    try:
        return make(code_of(agreement), _particulars(agreement), copy_words="草稿").pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def pack_pdf(agreement: Agreement) -> bytes:
    """The pack of the stage in one file, each paper in as many copies as the law asks for, the slip on top."""
    papers = sorted(papers_of_pack(agreement), key=lambda paper: paper.code != SLIP)
    if not papers:
        raise RequirementNotMet("还没有出文书，条款谈定后再打印。")
    printed = [Printed(files.content_of(paper.file_sha256), paper.pages, paper.file_sha256, paper.code,
                       paper.kind_version) for paper in papers]
    return pack(printed, [paper.copies for paper in papers])


def papers_of_pack(agreement: Agreement) -> list[Paper]:
    """The papers that are to be signed now: the last version of each, the slip, and the sheet of each worker."""
    return [*last_of_each(agreement, (*OF_THE_PACK, SLIP)), *last_sheets(agreement).values()]


def code_of(agreement: Agreement) -> str:
    """D28 for what was agreed orally before a people's committee, else the written form of the basis."""
    code = paper_code(agreement.case)
    return "D28" if agreement.form == AgreementForm.ORAL.value and code == "D27" else code


def _particulars(agreement: Agreement) -> Particulars:
    extra = oral_agreement_of(agreement) if code_of(agreement) == "D28" else settlement_of(agreement)
    return Particulars(case=case_on_paper(agreement.case), number=agreement.number or NOT_YET,
                       made_on=agreement.agreed_on or clock.today(), recipients=(), extra=extra)
