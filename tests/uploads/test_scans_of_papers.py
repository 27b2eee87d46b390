"""Scans that come in with an act are shown to the scanner of the house before anything is recorded or kept."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_wtf.file import FileField, MultipleFileField

from mediation import clock, files
from mediation.agreements.models import Agreement
from mediation.agreements.signing import marks_missing
from mediation.capsule import receipts
from mediation.capsule.acts import ask_for_capsule
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.check_models import CheckStanding, FileCheck
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.intake.registering.list_forms import ListForm
from mediation.returns.models import ScanHandIn
from tests.acts.agreement_cases import DAY, a_case_in_mediation, out_for_signing
from tests.acts.test_capsules import a_handoff, a_statement
from tests.builders import the_bodies
from tests.capsule.made import keys
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in
from tests.uploads import pictures
from tests.uploads.clamd import SIGNATURE, Server
from tests.uploads.papers import EICAR, box

PHOTOGRAPH = pictures.saved("JPEG")
INFECTED = PHOTOGRAPH + SIGNATURE
BY_OUR_OWN_RULES = {"behind a photograph": PHOTOGRAPH + EICAR, "in a pdf": pictures.pdf_with_attachment(EICAR)}
CHECKED = {"OptionalScan", "ScanField", "ScansField", "EvidenceField", "MultipleEvidence", "SoundField",
           "ReceiptFileField"}
"""Fields whose files are looked at before they are kept."""
NEVER_KEPT = {"HeldFile", "CapsuleFile"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "wangmin")


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


@pytest.fixture
def agreement(bodies: Bodies, case: Case) -> Agreement:
    made = out_for_signing(case, bodies.people["wangmin"])
    db.session.commit()
    return made


def marks(clerk: PageClient, agreement: Agreement, content: bytes, name: str = "签名页.jpg") -> Any:
    """The clerk records that everybody signed, with this scan."""
    grid = f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}/marks"
    ticks = {f"placed-{row.whose.replace(':', '-')}": "y" for row in marks_missing(agreement)}
    return clerk.submit(clerk.see(grid), {**ticks, "scan": (BytesIO(content), name)})


def kept(app: Flask) -> tuple[int, int]:
    """How many files the tables know, and how many lie on the disk."""
    db.session.expire_all()
    folder = Path(app.config["DATA_DIR"])
    return db.session.query(StoredFile).count(), sum(each.is_file() for each in folder.rglob("*"))


def test_a_scan_is_shown_whole_to_the_scanner_and_one_with_a_virus_is_refused_on_its_field(
        app: Flask, clerk: PageClient, agreement: Agreement, clamd: Server) -> None:
    before = kept(app)
    refused = marks(clerk, agreement, INFECTED)
    assert refused.status_code == 422 and clamd.scanned == [INFECTED] and kept(app) == before
    assert "查出了病毒特征" in refused.text and not agreement.marks
    assert marks(clerk, agreement, PHOTOGRAPH).status_code == 303 and clamd.scanned[1:] == [PHOTOGRAPH]
    db.session.expire_all()
    assert files.content_of(agreement.marks[0].proof_sha256) == PHOTOGRAPH


def test_while_the_scanner_is_silent_no_act_is_recorded_with_a_scan(
        app: Flask, clerk: PageClient, agreement: Agreement, clamd: Server) -> None:
    before, clamd.answer = kept(app), b""
    refused = marks(clerk, agreement, PHOTOGRAPH)
    assert refused.status_code == 422 and "没有回音" in refused.text and kept(app) == before
    db.session.expire_all()
    assert not agreement.marks
    clamd.answer = None
    assert marks(clerk, agreement, PHOTOGRAPH).status_code == 303


def test_the_photograph_of_a_telephone_is_scanned_as_it_came_not_only_as_it_was_made_anew(
        app: Flask, clerk: PageClient, agreement: Agreement, clamd: Server) -> None:
    before, photograph = kept(app), pictures.heic()
    infected = photograph + box(b"free", SIGNATURE)
    assert marks(clerk, agreement, infected, "IMG.HEIC").status_code == 422 and kept(app) == before
    assert marks(clerk, agreement, photograph, "IMG.HEIC").status_code == 303
    assert clamd.scanned == [infected, photograph]


@pytest.mark.parametrize("where", BY_OUR_OWN_RULES)
def test_the_test_virus_is_known_in_a_house_without_a_scanner_too(
        app: Flask, clerk: PageClient, agreement: Agreement, where: str) -> None:
    before = kept(app)
    refused = marks(clerk, agreement, BY_OUR_OWN_RULES[where])
    assert refused.status_code == 422 and "查出了病毒特征" in refused.text and kept(app) == before


def test_signed_papers_that_come_back_are_refused_together_with_the_one_that_is_infected(
        app: Flask, clerk: PageClient, case: Case, clamd: Server) -> None:
    db.session.commit()
    before, address = kept(app), f"/desk/cases/{case.public_id}/scans"
    scans = [(BytesIO(PHOTOGRAPH), "一.jpg"), (BytesIO(INFECTED), "二.jpg")]
    refused = clerk.submit(clerk.see(address), {"scans": scans}, action=address)
    assert refused.status_code == 422 and "二.jpg：在这个文件里查出了病毒特征" in refused.text
    assert clamd.scanned == [PHOTOGRAPH, INFECTED] and kept(app) == before
    assert not db.session.query(ScanHandIn).count()


def test_a_signed_receipt_is_shown_to_the_scanner_before_it_is_kept(
        bodies: Bodies, clerk: PageClient, clamd: Server, tmp_path: Path) -> None:
    capsule = ask_for_capsule(a_handoff(bodies), by=bodies.people["wangmin"])
    db.session.commit()
    good = receipts.written(a_statement(capsule, clock.today()), keys(tmp_path, "commission").signer)
    address = f"/desk/cases/{capsule.case.public_id}/capsules/{capsule.public_id}/signed-receipt"
    clamd.answer = b"stream: House.Test FOUND\0"
    refused = clerk.submit(clerk.see(address), {"file": (BytesIO(good), "r.json")})
    assert refused.status_code == 422 and "查出了病毒特征" in refused.text
    clamd.answer = None
    assert clerk.submit(clerk.see(address), {"file": (BytesIO(good), "r.json")}).status_code == 303
    assert clamd.scanned[-2:] == [good, good]


def test_what_two_people_found_harmless_is_taken_as_a_scan_too(
        clerk: PageClient, agreement: Agreement, clamd: Server) -> None:
    found = files.put(INFECTED, "image/jpeg")
    db.session.add(FileCheck(sha256=found.sha256, standing=CheckStanding.SHOWN.value, harmless_since=clock.now()))
    db.session.commit()
    assert marks(clerk, agreement, INFECTED).status_code == 303 and clamd.scanned == []


def test_every_field_for_files_either_looks_at_them_or_keeps_none(app: Flask) -> None:
    named = {each.__name__ for kind in (FileField, MultipleFileField) for each in below(kind)
             if each.__module__.startswith("mediation.")}
    assert named == CHECKED | NEVER_KEPT
    plain = [name for name, field in vars(ListForm).items() if getattr(field, "field_class", None) is FileField]
    assert plain == ["sheet"]


def below(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)
