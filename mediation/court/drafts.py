"""Drafts of the court's own papers (E01–E05) from the record of an application, as PDF or .docx to go on writing.

They are made when they are asked for and never kept: the paper of the court comes back as a scan under the same code.
"""
from __future__ import annotations

from dataclasses import dataclass

from mediation import clock
from mediation.agreements.models import Agreement, Strengthening, StrengtheningState
from mediation.agreements.on_paper import settlement_of
from mediation.agreements.signing import signers
from mediation.confirmations.queries import open_request
from mediation.court.scans import texts_in_effect
from mediation.documents import kinds
from mediation.documents.court_drafts import BY_COURT, DOCX, CourtDraft, TextOnPaper
from mediation.documents.filling import case_on_paper, party_on_paper
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.errors import NotFound, RequirementNotMet

S = StrengtheningState
UNDECIDED = (S.CONF_FILED, S.CONF_CORRECT, S.CONF_DOCKETED)
CODES = ("E01", "E02", "E03", "E04", "E05")
MEDIA_TYPES = {"pdf": "application/pdf", "docx": DOCX}


@dataclass(frozen=True)
class Draft:
    """One draft that the court may take."""

    code: str
    title: str


def drafts_for(strengthening: Strengthening) -> list[Draft]:
    """What may be drafted: all five while the court has not decided; afterwards its own paper is there."""
    if strengthening.state_term not in UNDECIDED:
        return []
    return [Draft(code, kinds.paper(code).title) for code in CODES]


def draft_file(strengthening: Strengthening, code: str, ending: str) -> bytes:
    """One draft in the form that is asked for; raises NotFound where there is none, RequirementNotMet if it lacks."""
    if code not in {draft.code for draft in drafts_for(strengthening)} or ending not in MEDIA_TYPES:
        raise NotFound("没有找到这份草稿。")
    kind, said = kinds.paper(code), particulars_of(strengthening)
    try:
        printed = make(code, said)
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused
    return printed.pdf if ending == "pdf" else docx(kind, said)


def docx(kind: Paper, said: Particulars) -> bytes:
    """The same blocks as the PDF, to be written on."""
    from mediation.documents.docx_press import docx_of

    return docx_of(kind.content(said), f"{kind.title}（草稿）", said.case.body.name or "")


def particulars_of(strengthening: Strengthening) -> Particulars:
    """What the drafts are made from: the record of the application, and the agreement as it stands."""
    return Particulars(case=case_on_paper(strengthening.case), made_on=clock.today(), extra=draft_of(strengthening))


def draft_of(strengthening: Strengthening) -> CourtDraft:
    """The application as the drafts say it; what the court has not said yet stays open."""
    parties, request = signers(strengthening.agreement), open_request(strengthening)
    court = strengthening.court
    return CourtDraft(
        court=court.name if court else None, number=strengthening.court_number,
        receipt_number=strengthening.receipt_number, judge=strengthening.judge or None,
        parties=tuple(party_on_paper(party) for party in parties),
        addresses=tuple(party.service_address or party.address or BY_COURT for party in parties),
        filed_on=strengthening.filed_on, docketed_on=strengthening.docketed_on,
        texts=tuple(text_on_paper(text) for text in texts_in_effect(strengthening.agreement)),
        asked=tuple(request.reasons) if request else (), asked_words=request.words or None if request else None,
        due_on=request.due_on if request else None)


def text_on_paper(agreement: Agreement) -> TextOnPaper:
    """An agreement, or a supplement, clause by clause."""
    settled = settlement_of(agreement)
    return TextOnPaper(
        number=agreement.number, agreed_on=agreement.agreed_on or agreement.effective_on, clauses=settled.clauses,
        obligations=settled.obligations, breach=settled.breach)
