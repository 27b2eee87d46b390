"""核实笔录: printed from what was asked and answered, kept as printed, and its signed scan when that comes back.

It is the court's own record: it is no paper of the case and stands in no list of the body.
"""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation import clock, files
from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.cases import who
from mediation.confirmations.acts.moving import known_as, only_when
from mediation.confirmations.acts.review import BEFORE_THE_COURT
from mediation.confirmations.review_models import ReviewRecord
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.s06_review_record import HeardOnRecord, PointOnRecord, ReviewOnRecord
from mediation.documents.particulars import Particulars
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.review_points import QUESTIONS, Point

CODE, PDF = "S06", "application/pdf"


def print_record(strengthening: Strengthening, *, by: Any) -> ReviewRecord:
    """Print the record of what was asked so far; an earlier print stays as it was.

    Raises RequirementNotMet listing what it lacks, as when nobody has answered anything yet.
    """
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "打印核实笔录", by=by)
    try:
        printed = make(CODE, Particulars(case=case_on_paper(strengthening.case), number=known_as(strengthening),
                                         made_on=clock.today(), extra=on_record(strengthening, by=by)))
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused
    row = ReviewRecord(
        strengthening=strengthening, kind_version=printed.kind_version, pages=printed.pages,
        file_sha256=files.put(printed.pdf, PDF).sha256, made_on=clock.today(), made_at=clock.now(), by=by)
    db.session.add(row)
    db.session.flush()
    trail.record("print_review_record", by=by, record=strengthening, case=strengthening.case, sha256=printed.sha256)
    return row


def keep_signed_record(record: ReviewRecord, sha256: str, signed_on: date, *, by: Any) -> None:
    """The record came back signed; a better scan takes the place of an earlier one, and both are in the trail."""
    strengthening = record.strengthening
    only_when(strengthening, BEFORE_THE_COURT, who.court_liaison, "归位核实笔录", by=by)
    if not record.made_on <= signed_on <= clock.today():
        raise RequirementNotMet("签名的日期不能早于打印的日期，也不能晚于今天。", field="signed_on")
    trail.record("keep_signed_record", by=by, record=strengthening, case=strengthening.case, sha256=sha256,
                 replaces=record.signed_sha256)
    record.signed_sha256, record.signed_on = sha256, signed_on
    db.session.flush()


def on_record(strengthening: Strengthening, *, by: Any) -> ReviewOnRecord:
    """What S06 says: who was heard when, and each point with the answers by name."""
    agreement = strengthening.agreement
    order = {party.id: place for place, party in enumerate(signers(agreement))}
    rows = sorted((row for row in strengthening.hearings if row.answers_sealed),
                  key=lambda row: order.get(row.party_id, 0))
    said = [(row, row.answers) for row in rows]
    return ReviewOnRecord(
        court=strengthening.court.name if strengthening.court else None, court_number=known_as(strengthening),
        agreement=agreement.number or "口头协议", agreed_on=agreement.agreed_on, judge=strengthening.judge,
        recorder=by.name,
        heard=tuple(HeardOnRecord(name=row.party.name, person=not row.party.is_employer, asked_at=row.asked_at,
                                  alone=row.alone, present=row.present) for row in rows),
        points=tuple(PointOnRecord(
            name=point.label, question=QUESTIONS[point],
            answers=tuple((row.party.name, answers[point.value]) for row, answers in said if point.value in answers))
            for point in Point))
