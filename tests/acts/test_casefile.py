"""The file of a case bound as one book: what is in which part, in which order, and that it holds what was issued."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from flask import Flask
from PIL import Image

from mediation import clock, files
from mediation.casefile.acts import ask_for, is_current
from mediation.casefile.binding import LEFT_AFTER, bind_waiting
from mediation.casefile.models import Book, BookStanding, Part
from mediation.casefile.order import Group
from mediation.casefile.pieces import pieces_of
from mediation.cases.models import Case
from mediation.closing.archiving import ForTheArchive, archive, propose_archive
from mediation.demo.bodies import Bodies
from mediation.documents.acts import register_scan
from mediation.documents.queries import latest_paper, papers_of
from mediation.documents.remembering import recall
from mediation.errors import NotNow, NotPermitted
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.models import Evidence
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.people.models import Affiliation
from mediation.sweep import sweep
from tests.acts.looked import looked_into
from tests.acts.test_closing_archive import EXPLAINED, MONDAY, a_withdrawn_case
from tests.acts.walked import a_case_in_mediation, a_scan
from tests.builders import the_bodies
from tests.documents.reading import text_of


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    made = a_case_in_mediation(bodies)
    db.session.commit()
    return made


def handed_in(case: Case, name: str, zone: Zone, bodies: Bodies, side: int = 300) -> Evidence:
    """A photograph of the worker's in a zone; each has its own content."""
    wang, worker = bodies.people["wangmin"], case.applicants[0]
    first = zone if zone is Zone.PRIVATE else Zone.HANDLING
    made = BytesIO()
    Image.new("RGB", (side, 30), "white").save(made, "JPEG")
    piece = take_in(case, HandedIn(name=name, party=worker, zone=first),
                    Upload(made.getvalue(), "image/jpeg", "a.jpg"), by=wang)
    looked_into(piece)
    if zone is Zone.SHARED:
        move_to_zone(piece, Wish(zone=zone, on=clock.today(), proof=a_scan()), by=wang)
    return piece


def bound(case: Case, part: Part, bodies: Bodies) -> Book:
    book = ask_for(case, part, by=bodies.people["wangmin"])
    db.session.commit()
    bind_waiting()
    return book


def content(book: Book) -> bytes:
    assert book.file_sha256 is not None
    return files.content_of(book.file_sha256)


def titles(case: Case, part: Part) -> list[str]:
    return [piece.title for piece in pieces_of(case, part).pieces]


def test_papers_stand_in_the_order_of_the_archive_and_each_has_its_numbers(case: Case, bodies: Bodies) -> None:
    pieces = pieces_of(case, Part.MAIN).pieces
    assert [piece.place for piece in pieces] == sorted(piece.place for piece in pieces)
    assert pieces[0].place[0] == list(Group).index(Group.APPLICATION)
    book = bound(case, Part.MAIN, bodies)
    text = text_of(content(book))
    with pikepdf.open(BytesIO(content(book))) as opened:
        names = [item.title for item in opened.open_outline().root]
        assert names[0] == "封面" and names[-1] == "备考表" and len(names) == len(pieces) + 3
        assert len(opened.pages) == book.pages + 4
    assert "卷内目录" in text and "案卷现状" in text and f"共{book.pages}页" in text


def test_a_paper_is_bound_as_it_was_issued(case: Case, bodies: Bodies) -> None:
    paper = latest_paper(case, "D05")
    assert paper is not None
    book = bound(case, Part.MAIN, bodies)
    issued = BytesIO(files.content_of(paper.file_sha256))
    with pikepdf.open(BytesIO(content(book))) as opened, pikepdf.open(issued) as own:
        streams = [stream.read_bytes() for page in opened.pages
                   for stream in (page.obj.Contents if isinstance(page.obj.Contents, pikepdf.Array)
                                  else [page.obj.Contents])]
        assert any(own.pages[0].obj.Contents.read_bytes() in stream for stream in streams)
    assert latest_paper(case, "D05") is paper and files.content_of(paper.file_sha256)


def test_what_only_one_side_may_see_is_in_the_inner_part_and_what_is_its_owners_in_none(
        case: Case, bodies: Bodies) -> None:
    handed_in(case, "给对方看的工资条", Zone.SHARED, bodies, 301)
    handed_in(case, "只给办案人看的聊天记录", Zone.HANDLING, bodies, 302)
    handed_in(case, "只有本人看的病历", Zone.PRIVATE, bodies, 303)
    main, inner = (" ".join(titles(case, part)) for part in Part)
    assert "给对方看的工资条" in main and "聊天记录" not in main and "病历" not in main
    assert "聊天记录" in inner and "病历" not in inner and "给对方看的工资条（" not in inner
    said = text_of(content(bound(case, Part.MAIN, bodies)))
    assert "聊天记录" not in said and "病历" not in said


def test_a_receipt_with_a_secret_is_in_no_book_not_even_in_its_first_half_hour(case: Case, bodies: Bodies) -> None:
    slips = [paper for paper in papers_of(case) if paper.code == "D54"]
    assert slips
    kept = {piece.sha256 for part in Part for piece in pieces_of(case, part).pieces}
    assert not kept & {paper.file_sha256 for paper in slips}
    assert any("密码" in words for words in pieces_of(case, Part.MAIN).left_out)


def test_a_damaged_file_is_named_in_the_contents_and_on_its_page(case: Case, bodies: Bodies) -> None:
    piece = handed_in(case, "考勤表", Zone.SHARED, bodies, 304)
    db.session.commit()
    files._path(piece.file_sha256).write_bytes(b"rotten")
    book = bound(case, Part.MAIN, bodies)
    text = text_of(content(book)).replace("\n", "")
    assert book.standing_term is BookStanding.READY and any("考勤表" in name for name in book.damaged)
    assert text.count("存档文件损坏") >= 2 and "从备份恢复" in text


def test_what_can_not_be_shown_is_listed_with_its_sum(case: Case, bodies: Bodies) -> None:
    scan = register_scan(case, "D18", "车间录像", b"film", "video/mp4", by=bodies.people["wangmin"])
    text = text_of(content(bound(case, Part.MAIN, bodies))).replace("\n", "")
    assert "车间录像" in text and scan.file_sha256 in text.replace(" ", "") and "另存" in text


def test_a_book_is_bound_once_until_the_file_changes_and_the_earlier_one_is_not_kept(
        case: Case, bodies: Bodies) -> None:
    first = bound(case, Part.MAIN, bodies)
    old = first.file_sha256
    assert ask_for(case, Part.MAIN, by=bodies.people["liguoqiang"]) is first
    handed_in(case, "新证据", Zone.SHARED, bodies, 305)
    assert not is_current(first)
    second = bound(case, Part.MAIN, bodies)
    assert second is not first and second.file_sha256 != old and old is not None
    assert db.session.get(files.StoredFile, old) is None and not files._path(old).exists()


def test_one_book_at_a_time_is_bound_of_a_case(case: Case, bodies: Bodies) -> None:
    handed_in(case, "聊天记录", Zone.HANDLING, bodies, 306)
    waiting = ask_for(case, Part.MAIN, by=bodies.people["wangmin"])
    assert ask_for(case, Part.MAIN, by=bodies.people["liguoqiang"]) is waiting
    with pytest.raises(NotNow, match="正卷"):
        ask_for(case, Part.INNER, by=bodies.people["wangmin"])


def test_a_book_left_by_a_process_that_died_is_bound_by_the_next_sweep(
        case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    book = ask_for(case, Part.MAIN, by=bodies.people["wangmin"])
    book.standing, book.worked_at, book.tries = BookStanding.BINDING.value, clock.now(), 1
    db.session.commit()
    assert bind_waiting() == 0
    book.worked_at = clock.now() - LEFT_AFTER - timedelta(seconds=1)
    db.session.commit()
    sweep()
    assert book.standing_term is BookStanding.READY and book.tries == 2


def test_a_book_that_fails_three_times_is_given_up(case: Case, bodies: Bodies) -> None:
    book = ask_for(case, Part.MAIN, by=bodies.people["wangmin"])
    book.tries = 3
    db.session.commit()
    bind_waiting()
    assert book.standing_term is BookStanding.FAILED
    assert ask_for(case, Part.MAIN, by=bodies.people["wangmin"]) is not book


def test_a_mediator_does_not_bind_and_who_works_for_the_firm_has_no_inner_part(case: Case, bodies: Bodies) -> None:
    with pytest.raises(NotPermitted):
        ask_for(case, Part.MAIN, by=bodies.people["hejing"])
    wang = bodies.people["wangmin"]
    firm = next(party for party in case.parties if party.is_employer)
    db.session.add(Affiliation(person=wang, employer_name=firm.name, employer_code=firm.credit_code))
    db.session.commit()
    with pytest.raises(NotPermitted, match="副卷"):
        ask_for(case, Part.INNER, by=wang)
    assert ask_for(case, Part.MAIN, by=wang)


def test_cover_contents_and_note_are_issued_with_the_archive_and_the_approval_before(bodies: Bodies) -> None:
    case = a_withdrawn_case(bodies)
    archive(case, EXPLAINED, by=bodies.people["liguoqiang"])
    issued = [paper for paper in papers_of(case) if paper.code in ("D32", "D50")]
    assert [(paper.code, paper.number) for paper in issued] == [
        ("D32", None), ("D50", "2026-0001"), ("D50", "2026-0001（副卷）")]
    text = text_of(files.content_of(issued[1].file_sha256)).replace("\n", "")
    assert "2026-0001" in text and "5年" in text and "李国强" in text and "案卷现状" not in text
    assert "撤回" in text_of(files.content_of(issued[0].file_sha256))
    db.session.commit()
    book = bound(case, Part.MAIN, bodies)
    said = recall(issued[1])
    assert said is not None and said.extra.pages == book.pages and "案卷现状" not in text_of(content(book))


def test_an_approval_that_was_printed_with_the_proposal_is_not_printed_again(bodies: Bodies) -> None:
    case = a_withdrawn_case(bodies)
    propose_archive(case, EXPLAINED, by=bodies.people["wangmin"])
    archive(case, ForTheArchive(), by=bodies.people["liguoqiang"])
    assert [paper.code for paper in papers_of(case)].count("D32") == 1


@pytest.mark.parametrize("code", ["D52", "S06"])
def test_letters_of_supervision_and_the_record_of_the_court_are_in_no_part(
        case: Case, bodies: Bodies, code: str) -> None:
    register_scan(case, code, "不入卷的一份", b"apart", "application/pdf", by=bodies.people["wangmin"])
    assert not any("不入卷的一份" in title for part in Part for title in titles(case, part))
