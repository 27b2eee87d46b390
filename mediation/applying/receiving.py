"""The receipt of an application made on line: shown to whoever handed it in, as a page, a paper and a picture."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from mediation import files
from mediation.applying.models import DraftVisit
from mediation.cases.ahead import Ahead, next_for
from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.documents.page_pictures import page_picture
from mediation.errors import NotFound
from mediation.following import visits as following
from mediation.intake.registering.receipts import Slip, look_up_address, receipts_of
from mediation.parties.models import Party


@dataclass(frozen=True)
class ReceiptShown:
    """What the page of the receipt shows; ``secret`` is empty once it is not shown any more."""

    case: Case
    party: Party
    locator: str
    secret: str = field(repr=False)
    person: Any
    ahead: Ahead | None
    address: str


def party_of(visit: DraftVisit) -> Party | None:
    """The party that a visitor has become; None for who has handed in nothing."""
    if visit.named is not None:
        return visit.named.party
    case = visit.draft.case if visit.draft is not None else None
    return case.applicants[0] if case is not None and case.applicants else None


def kept(slip: Slip) -> str:
    """What a visit keeps of the slip while its owner has it before their eyes."""
    return json.dumps([slip.locator, slip.secret])


def receipt_of(visit: DraftVisit) -> ReceiptShown:
    """The receipt of the application that was just handed in; raises NotFound where it was not, or is over."""
    party = party_of(visit)
    if party is None:
        raise NotFound(_("这份申请还没有交。"))
    if not visit.shown or _follows_already(party):
        raise NotFound(_("密码只给看这一次。请用您记下的查询码和密码进“查我的案件”；没记下的，带身份证来换一张。"))
    locator, secret = json.loads(visit.shown)
    case = party.case
    return ReceiptShown(case=case, party=party, locator=locator, secret=secret, person=case.clerk,
                        ahead=next_for(party), address=look_up_address(locator))


def _follows_already(party: Party) -> bool:
    """Whether the key has been used in this browser: then it is not shown once more."""
    return following.is_here() and following.party_here().id == party.id


def paper_of(visit: DraftVisit) -> bytes:
    """The receipt as it was issued."""
    return files.content_of(_paper(visit).file_sha256)


def picture_of(visit: DraftVisit) -> bytes:
    """Its only page as a picture."""
    return page_picture(_paper(visit).file_sha256, 1)


def _paper(visit: DraftVisit) -> Paper:
    receipt = receipt_of(visit)
    return next(paper for paper in reversed(receipts_of(receipt.case)) if paper.party_id == receipt.party.id)
