"""The scanner of the house: what it finds in evidence is held back, and it fails closed."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence import scanner
from mediation.evidence.checking import check_waiting
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.uploads import papers, pictures
from tests.uploads.clamd import SIGNATURE, Server
from tests.uploads.portal import following, pieces, sends

ANSWERS = {"says nothing": b"", "says nonsense": b"stream: maybe\0",
           "says that it failed": b"INSTREAM size limit exceeded. ERROR\0"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def test_the_whole_content_is_shown_to_the_scanner(clamd: Server) -> None:
    content = bytes(range(256)) * 4000
    assert scanner.found_in(content) is None and clamd.scanned == [content]
    assert scanner.found_in(content + SIGNATURE) == "House.Test"


@pytest.mark.parametrize("what", ANSWERS)
def test_what_is_no_answer_is_no_clean_file(clamd: Server, what: str) -> None:
    clamd.answer = ANSWERS[what]
    with pytest.raises(scanner.ScannerSilent):
        scanner.found_in(b"words")


def test_what_the_scanner_finds_is_held_back_from_everybody(client: PageClient, clamd: Server, case: Case) -> None:
    worker = following(client, the_worker(case))
    sends(worker, [(pictures.saved("JPEG") + SIGNATURE, "甲.jpg"), (papers.amr(), "乙.amr")], zone="handling")
    first, second = pieces(case)
    assert (first.standing.value, second.standing.value) == ("held_back", "not_shown")
    at = f"/my/files/{first.public_id}"
    assert "查出病毒特征" in worker.see(at).text and first.file_sha256 in worker.see(f"{at}/receipt").text
    for rest in ("/original", "/pictures/1", "/share"):
        assert worker.get(f"{at}{rest}").status_code == 409


def test_a_silent_scanner_keeps_files_in_checking_until_it_speaks(
        client: PageClient, clamd: Server, case: Case) -> None:
    worker, clamd.answer = following(client, the_worker(case)), b""
    sends(worker, [(pictures.saved("JPEG"), "甲.jpg"), (papers.docx(), "乙.docx")])
    assert {piece.standing.value for piece in pieces(case)} == {"checking"} and check_waiting() == 0
    clamd.answer = None
    assert check_waiting() == 2 and [piece.standing.value for piece in pieces(case)] == ["shown", "not_shown"]
    assert check_waiting() == 0
