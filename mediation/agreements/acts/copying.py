"""A text taken up anew: the same frame, lines and clauses in another draft."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.acts.drafting import FRAME, remake
from mediation.agreements.acts.keeping import keep_version
from mediation.agreements.lines import SAYS
from mediation.agreements.models import Agreement, AgreementStanding, Clause, Obligation, TermsConsent
from mediation.agreements.wording import FREE
from mediation.extensions import db

SEALED = "account_number"


def copy_as_draft(agreement: Agreement, *, by: Any, supplements: Agreement | None = None) -> Agreement:
    """A draft that says the same; consents of the represented come along, marks do not."""
    values = {name: getattr(agreement, name) for name in FRAME}
    draft = Agreement(case=agreement.case, form=agreement.form, standing=AgreementStanding.DRAFT.value,
                      drafted_on=clock.today(), is_partial=agreement.is_partial, supplements=supplements, **values)
    db.session.add(draft)
    draft.parties = list(agreement.parties)
    draft.open_claims = list(agreement.open_claims)
    db.session.flush()
    for line in agreement.obligations:
        twin = Obligation(ordinal=line.ordinal, **{name: getattr(line, name) for name in SAYS if name != SEALED})
        twin.account_number = line.account_number
        twin.joint_payers = list(line.joint_payers)
        twin.replaces = line if supplements is not None else None
        draft.obligations.append(twin)
    db.session.flush()
    _copy_clauses(agreement, draft)
    if supplements is None:
        draft.consents = [TermsConsent(party=row.party, consented_on=row.consented_on, proof_sha256=row.proof_sha256,
                                       recorded_at=row.recorded_at, by_id=row.by_id) for row in agreement.consents]
    db.session.flush()
    keep_version(draft, by=by)
    return draft


def _copy_clauses(agreement: Agreement, draft: Agreement) -> None:
    """Clauses are made anew in the same order; what was worded by hand is taken over."""
    remake(draft)
    made = [clause for clause in agreement.clauses if clause.subject != FREE]
    for old, new in zip(made, draft.clauses, strict=False):
        if old.is_edited and draft.supplements is None:
            new.words, new.is_edited = old.words, True
    for clause in agreement.clauses:
        if clause.subject == FREE:
            draft.clauses.append(Clause(ordinal=len(draft.clauses) + 1, subject=FREE, words=clause.words))
