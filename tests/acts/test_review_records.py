"""核实笔录: printed from what each answered, who was asked alone on a sheet apart, kept by the court and by nobody else."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from flask import Flask

from mediation import clock, files
from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.court.scans import scans_for_the_court
from mediation.demo.bodies import Bodies
from mediation.desk.scans import scans_of
from mediation.documents.queries import papers_in
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.law.review_points import Point
from tests.acts.confirmation_world import EFFECT, a_scan, clerk_of, docketed, everyone, filed, liaison_of
from tests.builders import the_bodies
from tests.documents.reading import page_texts


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def both_answer(bodies: Bodies, strengthening: Strengthening, alone: bool = False) -> None:
    worker, employer = everyone(strengthening)
    acts.record_review(strengthening, [], [
        acts.Heard(worker, {Point.VOLUNTARY: "是我自己愿意的。"}, clock.now(), alone, "书记员周某" if alone else ""),
        acts.Heard(employer, {Point.VOLUNTARY: "自愿。", Point.CLEAR: "清楚。"}, clock.now())], by=liaison_of(bodies))


def text_of(sha256: str) -> list[str]:
    return ["".join(page.split()) for page in page_texts(files.content_of(sha256))]


def test_the_record_says_who_was_asked_what_and_answered_what(bodies: Bodies) -> None:
    strengthening = docketed(bodies)
    both_answer(bodies, strengthening)
    record = acts.print_record(strengthening, by=liaison_of(bodies))
    said = "".join(text_of(record.file_sha256))
    for words in ("核实笔录", strengthening.court_number, "李秀英答：是我自己愿意的。", "云岭鑫源建筑劳务有限公司答：清楚。",
                  "有没有人强迫、欺骗", "法院联络员何静", "2026年11月23日15时00分"):
        assert words in said, words
    assert "单独询问" not in said


def test_what_a_worker_says_alone_stands_on_a_sheet_that_the_employer_does_not_sign(bodies: Bodies) -> None:
    strengthening = docketed(bodies)
    both_answer(bodies, strengthening, alone=True)
    acts.record_review(strengthening, [acts.Checked(Point.VOLUNTARY, False, remark="劳动者说是被迫的")],
                       by=liaison_of(bodies))
    pages = text_of(acts.print_record(strengthening, by=liaison_of(bodies)).file_sha256)
    apart = next(number for number, page in enumerate(pages) if "（单独询问）" in page)
    together, alone = "".join(pages[:apart]), "".join(pages[apart:])
    assert "云岭鑫源建筑劳务有限公司答：自愿。" in together and "李秀英" not in together
    assert "核实笔录（单独询问）" in alone and "李秀英答：是我自己愿意的。" in alone and "在场：书记员周某" in alone
    assert "鑫源" not in alone.replace("用人单位", "") and "被迫" not in together + alone


def test_nothing_is_printed_before_somebody_has_answered_and_only_by_the_court(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    with pytest.raises(RequirementNotMet, match="被询问的当事人"):
        acts.print_record(strengthening, by=liaison_of(bodies))
    both_answer(bodies, strengthening)
    for person in (clerk_of(strengthening), liaison_of(bodies, "court2")):
        with pytest.raises(NotPermitted):
            acts.print_record(strengthening, by=person)


def test_an_earlier_print_stays_and_the_signed_scan_belongs_to_its_own(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    both_answer(bodies, strengthening)
    first = acts.print_record(strengthening, by=liaison_of(bodies))
    both_answer(bodies, strengthening, alone=True)
    second = acts.print_record(strengthening, by=liaison_of(bodies))
    assert first.file_sha256 != second.file_sha256
    for day in (EFFECT - timedelta(days=1), EFFECT + timedelta(days=1)):
        with pytest.raises(RequirementNotMet, match="签名的日期"):
            acts.keep_signed_record(first, a_scan(), day, by=liaison_of(bodies))
    acts.keep_signed_record(first, a_scan(), EFFECT, by=liaison_of(bodies))
    assert (first.signed_on, second.signed_sha256) == (EFFECT, None)
    assert "核实笔录（签字）" in [scan.what for scan in scans_for_the_court(strengthening)]


def test_the_record_is_no_paper_of_the_case_and_no_scan_of_it(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    both_answer(bodies, strengthening)
    record = acts.print_record(strengthening, by=liaison_of(bodies))
    acts.keep_signed_record(record, a_scan(), EFFECT, by=liaison_of(bodies))
    assert "S06" not in {paper.code for paper in papers_in(strengthening.case)}
    assert record.signed_sha256 not in {scan.sha256 for scan in scans_of(strengthening.case, clerk_of(strengthening))}
    with pikepdf.open(BytesIO(files.content_of(record.file_sha256))) as document:
        assert len(document.pages) == record.pages
