"""The plain sheet of each worker (S05): what the agreement says of this one; with the pack, and after a change."""
from __future__ import annotations

from mediation.agreements.lines import lines_gone, lines_on_paper
from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.on_paper import line_words, obligation_on_paper
from mediation.agreements.queries import papers_about
from mediation.agreements.signing import signers
from mediation.agreements.wording import breach_words, has_injury
from mediation.documents.filling import claim_on_paper
from mediation.documents.kinds.s05_worker_sheet import WorkerSheet
from mediation.documents.models import Paper
from mediation.documents.phrases import claim_text
from mediation.parties.models import Party

SHEET = "S05"


def readers(agreement: Agreement) -> list[Party]:
    """Who gets a sheet: each worker who signs, in the place of a dead one those heirs who sign."""
    return [party for party in signers(agreement) if party.is_worker or party.heir_of is not None]


def sheet_of(agreement: Agreement, reader: Party) -> WorkerSheet:
    """What the agreement says of one worker; of a supplement only what differs."""
    selves = (reader, reader.heir_of) if reader.heir_of is not None else (reader,)
    lines = lines_on_paper(agreement)
    claims = [claim for claim in agreement.case.claims if claim.claimant in selves and not claim.given_up]
    return WorkerSheet(
        agreement_number=agreement.number,
        gets=tuple(obligation_on_paper(line) for line in lines if line.payee in selves),
        owes=tuple(obligation_on_paper(line) for line in lines if line.payer in selves),
        claims=tuple(claim_on_paper(claim) for claim in claims),
        settles_all=agreement.settles_all and not agreement.is_partial,
        open_claims=tuple(claim_text(claim_on_paper(claim)).rstrip("。") for claim in agreement.open_claims
                          if claim.claimant in selves),
        work_injury=has_injury(agreement), breach=breach_words(agreement) or None,
        supplements=agreement.supplements.number if agreement.supplements is not None else None,
        gone=tuple(line_words(line) for line in lines_gone(agreement) if _concerns(line, selves)))


def concerns_the_reader(sheet: WorkerSheet) -> bool:
    """Whether there is something to tell: a supplement may change nothing for a worker."""
    return sheet.supplements is None or bool(sheet.gets or sheet.owes or sheet.gone)


def _concerns(line: Obligation, selves: tuple[Party | None, ...]) -> bool:
    return line.payee in selves or line.payer in selves


def last_sheets(agreement: Agreement) -> dict[int, Paper]:
    """The last sheet of each worker that still counts, by the row of the worker."""
    return {paper.party_id: paper for paper in papers_about(agreement)
            if paper.code == SHEET and paper.party_id is not None and paper.voided_at is None}
