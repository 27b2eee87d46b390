"""Lists of cases: person first, total order, keyset paging."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from mediation.bodies.models import Body
from mediation.cases.access import cases_visible_to
from mediation.cases.journal import StepJournal
from mediation.cases.models import Case, CaseLink, Claim, Step
from mediation.extensions import db
from mediation.parties.models import Party


def cases_of_worker(person: Any, identity_lookup: str) -> Sequence[Case]:
    """Cases visible to this person in which somebody with this identity takes part; for the duplicate warning."""
    ids = select(Party.case_id).where(Party.identity_lookup == identity_lookup)
    found = cases_visible_to(person).where(Case.id.in_(ids)).order_by(Case.id.desc())
    return list(db.session.scalars(found))


def step_by_public_id(case: Case, public_id: str) -> Step | None:
    return db.session.scalars(select(Step).where(Step.case_id == case.id, Step.public_id == public_id)).one_or_none()


def file_numbered(body: Body, number: str) -> Case | None:
    """The case of a body whose file bears this number (卷号)."""
    return db.session.scalars(select(Case).where(Case.body_id == body.id, Case.file_number == number)).one_or_none()


def links_of(case: Case) -> Sequence[CaseLink]:
    """The cases handled together with this one (并案), as they were linked."""
    return db.session.scalars(select(CaseLink).where(or_(CaseLink.first_id == case.id, CaseLink.second_id == case.id))
                              .order_by(CaseLink.id)).all()


def cases_split_from(case: Case) -> Sequence[Case]:
    """The cases that were split off this one (分案)."""
    return db.session.scalars(select(Case).where(Case.split_from_id == case.id).order_by(Case.id)).all()


def rows_before_the_split(case: Case) -> dict[int, Party]:
    """The parties of a case that was split off, by the rows under which they stood in the case that it came from.

    It goes back over several splits.
    """
    rows: dict[int, Party] = {}
    for party in case.parties if case.split_from_id else ():
        earlier = party.split_from
        while earlier is not None:
            rows[earlier.id] = party
            earlier = earlier.split_from
    return rows


def journals_written_before(moment: datetime, kept: datetime, kept_acts: Iterable[str],
                            limit: int = 1000) -> Sequence[StepJournal]:
    """The journals of acts recorded before a moment, of ``kept_acts`` before an earlier one, oldest first."""
    return db.session.scalars(
        select(StepJournal).join(Step, Step.id == StepJournal.step_id).where(
            Step.recorded_at < moment, or_(Step.act.not_in(list(kept_acts)), Step.recorded_at < kept))
        .order_by(StepJournal.step_id).limit(limit)).all()


def case_by_number(person: Any, number: str) -> Case | None:
    """The case of this case number or receipt number, for this person; blanks do not matter."""
    compact = "".join(number.split()).removeprefix("收")
    found = cases_visible_to(person).where(or_(Case.number == compact, Case.receipt_number == compact))
    return next((case for case in db.session.scalars(found)), None)


def claim_of(case: Case, ref: str) -> Claim | None:
    """The claim that an address names, unless it was given up."""
    return next((each for each in case.claims if each.public_id == ref and not each.given_up), None)
