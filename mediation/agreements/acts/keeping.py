"""Each text that an agreement has had is kept: when it changes, and when it is issued."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.agreements.queries import last_version
from mediation.agreements.versions import lines_of
from mediation.agreements.versions_models import AgreementVersion
from mediation.documents.models import Paper
from mediation.extensions import db


def keep_version(agreement: Agreement, *, by: Any, paper: Paper | None = None) -> AgreementVersion | None:
    """Keep the text as it reads now; nothing where it reads as before, unless it was issued."""
    lines, last = lines_of(agreement), last_version(agreement)
    if paper is None and last is not None and last.voided_at is None and last.lines == lines:
        return None
    kept = AgreementVersion(lines, agreement_ref=agreement.public_id, number=last.number + 1 if last else 1,
                            made_at=clock.now(), by_id=by.id, paper=paper)
    db.session.add(kept)
    db.session.flush()
    return kept
