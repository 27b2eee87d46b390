"""Letters prepared at the end of a period: kept sealed, looked at with 草稿 on them, done with when they are issued."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.deadlines.models import Deadline
from mediation.documents import kinds
from mediation.documents.filling import case_on_paper, party_on_paper
from mediation.documents.models import PaperDraft
from mediation.documents.particulars import Particulars
from mediation.documents.phrasing import phrasing_of
from mediation.documents.press import make
from mediation.documents.queries import draft_for, drafts_of
from mediation.documents.refusals import PaperRefused
from mediation.documents.remembering import Remembered, recall, remember
from mediation.errors import NotFound, RequirementNotMet
from mediation.extensions import db
from mediation.parties.models import Party
from mediation.sealed import public_id

NOT_YET = "（出具时编号）"
PREPARED = frozenset({"D06", "D30", "D37", "D56"})


def prepare(period: Deadline, code: str, extra: Any, *, by: Any, recipients: Sequence[Party] = ()) -> PaperDraft:
    """Keep what a letter is to say after a period has ended; prepared anew, it takes the place of the earlier draft."""
    draft = draft_for(period, code)
    if draft is None:
        draft = PaperDraft(public_id=public_id(), case=period.case, deadline=period, code=code)
        db.session.add(draft)
    draft.made_at, draft.done_at = clock.now(), None
    remember(draft, extra, recipients, None)
    trail.record("prepare_paper", by=by, record=draft, case=period.case, code=code)
    return draft


def standing_drafts(case: Case) -> list[PaperDraft]:
    """What is prepared and waits for a person."""
    return [draft for draft in drafts_of(case) if draft.stands]


def standing_draft(case: Case, code: str) -> Remembered | None:
    """What the prepared letter of a kind says; None where none waits."""
    found = [draft for draft in standing_drafts(case) if draft.code == code]
    return recall(found[-1]) if found else None


def done_with(case: Case, code: str, record: Any) -> None:
    """The letter about a record has been issued, or told: what was prepared for it is done with."""
    for draft in drafts_of(case) if code in PREPARED else ():
        if draft.code == code and draft.deadline.record_ref == record.public_id:
            draft.done_at = clock.now()


def title_of(draft: PaperDraft) -> str:
    """What the draft is called: the title of its kind."""
    return kinds.paper(draft.code).title


def words_of(draft: PaperDraft) -> str:
    """The text to read out of a reminder that was prepared before reminders were printed; else nothing."""
    said = recall(draft)
    return said.extra if said is not None and isinstance(said.extra, str) else ""


def draft_pdf(draft: PaperDraft) -> bytes:
    """The draft as a PDF marked 草稿; raises RequirementNotMet listing what it lacks, NotFound where nothing was kept."""
    said = recall(draft)
    if said is None or words_of(draft):
        raise NotFound("这一份没有打印的草稿。")
    particulars = Particulars(
        case=case_on_paper(draft.case), number=NOT_YET, made_on=clock.today(), extra=said.extra,
        recipients=tuple(party_on_paper(party) for party in said.recipients),
        phrasing=phrasing_of(draft.case.body, draft.code))
    try:
        return make(draft.code, particulars, copy_words="草稿").pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused
