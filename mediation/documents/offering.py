"""Issuing a paper that is offered: whether it may be made now, how it would print, and the paper itself."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.documents.acts import issue
from mediation.documents.drafts import NOT_YET
from mediation.documents.filling import case_on_paper, party_on_paper
from mediation.documents.models import Paper
from mediation.documents.offers import Offer, To, offers
from mediation.documents.particulars import Particulars
from mediation.documents.phrasing import phrasing_of
from mediation.documents.press import make
from mediation.documents.queries import papers_of, supervision_papers_of
from mediation.documents.refusals import Missing, PaperRefused
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.parties.models import Party


@dataclass(frozen=True)
class OfferLine:
    """One paper of the page 出具文书: where it is made, or why not now; how many there are already."""

    code: str
    title: str
    stage: str
    to: str
    address: str
    not_now: str | None
    issued: int


def offer_lines(case: Case, person: Any) -> list[OfferLine]:
    """Every paper that may be issued besides those that the acts print; raises NotPermitted for who is not staff."""
    _check_staff(case, person)
    made = [paper.code for paper in (*papers_of(case), *supervision_papers_of(case)) if paper.voided_at is None]
    return [OfferLine(code, one.kind.title, one.kind.stage, one.to.label, address_of(case, code),
                      why_not_now(case, one), made.count(code)) for code, one in offers().items()]


def address_of(case: Case, code: str) -> str:
    """Where a paper is made."""
    return f"/desk/cases/{case.public_id}/papers/new/{code}"


def why_not_now(case: Case, one: Offer) -> str | None:
    """Why a paper may not be made now; None where it may."""
    if case.state == CaseState.ARCHIVED.value:
        return "案件已经归档；确有需要的，请先重新办理。"
    why = one.not_now(case)
    if why is None and one.to is not To.NOBODY and not one.parties(case):
        return "本案没有可以收这份文书的当事人。"
    return why


def offer_for(case: Case, code: str, person: Any) -> Offer:
    """The offer of a paper; raises NotFound, NotPermitted, and NotNow with the reason."""
    one = offers().get(code)
    if one is None:
        raise NotFound("没有找到这种文书。")
    _check_staff(case, person)
    if why := why_not_now(case, one):
        raise NotNow(why)
    return one


def preview(case: Case, one: Offer, extra: Any, recipients: Sequence[Party]) -> bytes:
    """The paper as it would print now, with 草稿 on it; nothing is stored. Raises RequirementNotMet."""
    try:
        return make(one.code, _as_it_would_print(case, one, extra, recipients), copy_words="草稿").pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def left_open(case: Case, one: Offer, extra: Any, recipients: Sequence[Party]) -> list[Missing]:
    """What the paper would leave to be filled in by hand."""
    return list(one.kind.left_open(_as_it_would_print(case, one, extra, recipients)))


def _as_it_would_print(case: Case, one: Offer, extra: Any, recipients: Sequence[Party]) -> Particulars:
    return Particulars(
        case=case_on_paper(case), number=NOT_YET, made_on=clock.today(), extra=extra,
        recipients=tuple(party_on_paper(party) for party in _copies(one, recipients)[0]),
        phrasing=phrasing_of(case.body, one.code))


def issue_offered(case: Case, one: Offer, extra: Any, recipients: Sequence[Party], *, by: Any) -> list[Paper]:
    """Print the paper, one for each where each gets its own; raises RequirementNotMet listing what it still lacks."""
    _check_staff(case, by)
    return [issue(case, one.code, extra, by=by, recipients=each) for each in _copies(one, recipients)]


def _copies(one: Offer, recipients: Sequence[Party]) -> list[Sequence[Party]]:
    return [(party,) for party in recipients] if one.to is To.EACH else [recipients]


def _check_staff(case: Case, person: Any) -> None:
    if not who.staff(actor=person, model=case):
        raise NotPermitted("只有本案办案人可以出具文书。")
