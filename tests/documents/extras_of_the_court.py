"""What the record of a review says, in three variants: both sides, forty with two asked alone, one alone."""
from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from mediation.documents.kinds.s06_review_record import HeardOnRecord, PointOnRecord, ReviewOnRecord
from mediation.documents.particulars import CaseOnPaper
from mediation.law.review_points import QUESTIONS, Point
from tests.documents.cases_on_paper import Variant

ASKED_AT = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
LONG = "我在工地干了三个月，包工头一直没有发工资，协议上的数是我们一笔一笔对过的，少的那部分我自己愿意不要，没有人逼我。"


def extra_of_the_court(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of the record of a review."""
    return review(variant, case) if code == "S06" else None


def review(variant: Variant, case: CaseOnPaper) -> ReviewOnRecord:
    names = [(str(party.name), party.person is not None) for party in case.parties]
    if variant == "sparse":
        names = names[:1]
    alone = {"normal": 1, "long": 2, "sparse": 1}[variant]
    heard = tuple(HeardOnRecord(
        name=name, person=person, asked_at=None if variant == "sparse" and place else ASKED_AT, alone=place < alone,
        present="书记员周某、翻译阿某" if place < alone else "") for place, (name, person) in enumerate(names))
    said = LONG * 3 if variant == "long" else LONG
    return ReviewOnRecord(
        court="示例市示例区人民法院", court_number="（2026）粤0699诉前调确12号" if variant != "sparse" else "收法0088",
        agreement="示速人调协〔2026〕12号", agreed_on=date(2026, 11, 12), judge="" if variant == "sparse" else "何某",
        recorder="沈某", heard=heard, points=tuple(PointOnRecord(
            name=point.label, question=QUESTIONS[point],
            answers=tuple((name, said if point is Point.VOLUNTARY else "没有。") for name, _ in names)
            if point is not Point.MORALS else ()) for point in Point))
