"""What is handed in: only what it says it is; who may see it; moved by its owner's wish."""
from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from PIL import Image
from werkzeug.datastructures import FileStorage

from mediation import files
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.demo.bodies import COURIER, COURIER_CODE, Bodies
from mediation.documents.recusal import RecusalGround
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.access import evidence_for, evidence_visible_to
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, moves_open_to, take_in
from mediation.evidence.check_models import FileCheck
from mediation.evidence.models import Evidence
from mediation.evidence.queries import shared_evidence
from mediation.evidence.sections import section
from mediation.evidence.uploads import MOST_BYTES, Upload, looked_at, shown_name, stored_upload
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.sessions.acts import change_mediator
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_scan, picture, the_employer, the_worker
from tests.builders import the_bodies
from tests.uploads import papers, pictures


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def drawn(kind: str, size: tuple[int, int] = (300, 200)) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 40).save(made, kind)
    return made.getvalue()


def a_pdf(**how: object) -> bytes:
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made, **how)
    return made.getvalue()


def zipped() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "b" * 50)
    return made.getvalue()


def one_bit(size: tuple[int, int]) -> bytes:
    made = BytesIO()
    Image.new("1", size).save(made, "PNG")
    return made.getvalue()


def handed(content: bytes, name: str = "工资条.jpg") -> FileStorage:
    return FileStorage(BytesIO(content), name)


TAKEN = {"image/jpeg": drawn("JPEG"), "image/png": drawn("PNG"), "application/pdf": a_pdf()}
REFUSED = {
    "an empty file": (b"", "空的"), "one byte": (b"x", "不是能收的文件"),
    "half a photograph": (TAKEN["image/jpeg"][:-300], "没有传完"), "half a picture": (TAKEN["image/png"][:-30], "没有传完"),
    "half a pdf": (TAKEN["application/pdf"][:-60], "不完整"), "a web page": (b"<html><script>1</script>", "不是能收的文件"),
    "a drawing with scripts": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是能收的文件"),
    "a photograph with a script behind it": (TAKEN["image/jpeg"] + b"<ScRipt>alert(1)</script>", "网页代码"),
    "a picture with an archive behind it": (TAKEN["image/png"] + zipped(), "压缩包"),
    "a pdf that begins as a page": (b"<html>" + TAKEN["application/pdf"], "不是能收的文件"),
    "half a heic": (pictures.heic()[:-500], "没有传完"), "half a webp": (pictures.webp()[:-100], "没有传完"),
    "a heic that is none": (pictures.heic()[:40] + b"\0\0\0\x08meta", "没有传完|打不开"),
    "a film": (papers.film(), "不是能收的文件"),
    "a webp with an archive behind it": (pictures.webp() + zipped(), "压缩包"),
    "an archive": (zipped(), "逐个交"), "a word of a pdf": (b"%PDF-1.4 nothing %%EOF", "打不开"),
    "a pdf behind a password": (a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "密码"),
    "a picture of 400 million points": (one_bit((20000, 20000)), "6000万像素"),
    "21 megabytes": (TAKEN["image/jpeg"] + b"\0" * MOST_BYTES, "20兆"),
    "only the first bytes of a picture": (TAKEN["image/png"][:8], "打不开"),
}


@pytest.mark.parametrize("media_type", TAKEN)
def test_photographs_pictures_and_pdfs_are_taken_whatever_they_are_called(bodies: Bodies, media_type: str) -> None:
    sha256 = stored_upload(handed(TAKEN[media_type], "什么.exe"), by=bodies.people["wangmin"])
    stored = db.session.get_one(files.StoredFile, sha256)
    assert stored.media_type == media_type and files.content_of(sha256) == TAKEN[media_type]


@pytest.mark.parametrize(("name", "content"), [("IMG.HEIC", pictures.heic()), ("a.webp", pictures.webp())])
def test_a_photograph_of_a_telephone_is_made_anew_upright_and_its_original_sealed_beside(
        bodies: Bodies, name: str, content: bytes) -> None:
    db.session.commit()
    sha256 = stored_upload(handed(content, name), by=bodies.people["wangmin"])
    shown = files.content_of(sha256)
    with Image.open(BytesIO(shown)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (480, 640)) and not opened.getexif()
    original = hashlib.sha256(content).hexdigest()
    assert files.content_of(original) == content
    assert [each.picture_sha256 for each in db.session.get_one(FileCheck, original).pictures] == [sha256]
    assert stored_upload(handed(content, name), by=bodies.people["wangmin"]) == sha256


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_surely_one_of_them_is_refused_with_what_to_do_and_nothing_is_stored(
        bodies: Bodies, app: Flask, kind: str) -> None:
    content, says = REFUSED[kind]
    with pytest.raises(RequirementNotMet, match=says) as refused:
        stored_upload(handed(content), by=bodies.people["wangmin"])
    assert refused.value.field == "scan"
    folder = Path(app.config["DATA_DIR"])
    assert not [each for each in folder.rglob("*") if each.is_file()]


@pytest.mark.parametrize(("name", "shown"), [
    ("../../etc/passwd.jpg", "passwd.jpg"), ("C:\\我的\\工资条.png", "工资条.png"), ("\u202egpj.exe", "gpj.exe"),
    ("", "未命名.png"), ("...", "未命名.png"), ("a\r\nb.png", "ab.png"), ("𬱖" * 300 + ".png", "𬱖" * 196 + ".png")])
def test_the_name_of_a_file_is_shown_without_folders_and_tricks(name: str, shown: str) -> None:
    assert shown_name(name, "image/png") == shown


def an_upload(content: bytes | None = None, name: str = "工资条.jpg") -> Upload:
    return looked_at(handed(content or picture(), name))


def a_piece(case: Case, by: str, bodies: Bodies, zone: Zone = Zone.HANDLING, **more: object) -> Evidence:
    piece = take_in(case, HandedIn(**{"name": "2026年8月工资条", "party": the_worker(case), "zone": zone, **more}),
                    an_upload(), by=bodies.people[by])
    db.session.commit()
    return piece


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def test_a_piece_is_sealed_as_it_came_and_seen_by_who_handles_the_case(bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, "wangmin", bodies, proves="八月工资没有发")
    assert files.content_of(piece.file_sha256) == picture() and piece.ordinal == 1
    assert "工资条" not in f"{piece.name_sealed}{piece.proves_sealed}{piece.original_name_sealed}"
    for login in ("wangmin", "zhouhui", "liguoqiang"):
        assert list(evidence_visible_to(bodies.people[login], case)) == [piece]
    assert list(evidence_visible_to(bodies.people["chenzhiyuan"], case)) == []


def test_the_same_content_handed_in_twice_is_two_pieces_and_one_file(bodies: Bodies, case: Case) -> None:
    first, second = (a_piece(case, "wangmin", bodies) for _ in range(2))
    assert (first.ordinal, second.ordinal) == (1, 2) and first.file_sha256 == second.file_sha256


def test_nothing_is_shared_by_being_taken_in(bodies: Bodies, case: Case) -> None:
    for zone in (Zone.SHARED, Zone.SIDE, Zone.CAUCUS, Zone.SEALED):
        with pytest.raises(RequirementNotMet) as refused:
            a_piece(case, "wangmin", bodies, zone)
        assert refused.value.field == "zone"
    with pytest.raises(RequirementNotMet):
        a_piece(case, "wangmin", bodies, Zone.PRIVATE, party=None)
    assert list(shared_evidence(case)) == []


def test_what_a_party_keeps_to_itself_only_who_took_it_in_has_seen(bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, "zhouhui", bodies, Zone.PRIVATE)
    assert evidence_for(bodies.people["zhouhui"], case, piece.public_id) is piece
    for login in ("wangmin", "liguoqiang"):
        with pytest.raises(NotFound):
            evidence_for(bodies.people[login], case, piece.public_id)
        shown = section(case, bodies.people[login])
        assert (len(shown.lines), shown.kept_private) == (0, 1)


@pytest.fixture
def against_the_employer(bodies: Bodies) -> Case:
    """A case against the employer of the clerk and the director; the mediator comes from elsewhere."""
    case = a_case_in_mediation(bodies, "zhouhui", "wangmin", employers=(COURIER,))
    the_employer(case).credit_code = COURIER_CODE
    db.session.commit()
    return case


def test_whoever_works_for_the_employer_never_sees_what_is_private(bodies: Bodies, against_the_employer: Case) -> None:
    case = against_the_employer
    private = a_piece(case, "wangmin", bodies, Zone.PRIVATE)
    handling = a_piece(case, "zhouhui", bodies)
    assert [each for each in evidence_visible_to(bodies.people["wangmin"], case)] == [handling]
    assert list(evidence_visible_to(bodies.people["liguoqiang"], case)) == []
    assert private not in evidence_visible_to(bodies.people["zhouhui"], case)


def test_of_the_employers_people_the_unnamed_see_only_what_is_shared(
        bodies: Bodies, against_the_employer: Case) -> None:
    case = against_the_employer
    piece = a_piece(case, "zhouhui", bodies)
    director = bodies.people["liguoqiang"]
    assert list(evidence_visible_to(director, case)) == []
    move_to_zone(piece, Wish(Zone.SHARED, MONDAY, "见第1次笔录"), by=bodies.people["zhouhui"])
    assert list(evidence_visible_to(director, case)) == [piece]


def test_whoever_is_recused_sees_no_evidence_any_more(bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, "wangmin", bodies)
    zhou = bodies.people["zhouhui"]
    assert evidence_for(zhou, case, piece.public_id) is piece
    change_mediator(case, case.mediators[0], None, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                    facts=Facts(reason="近亲属"))
    with pytest.raises(NotFound):
        evidence_for(zhou, case, piece.public_id)


def test_sharing_is_its_owners_wish_and_recorded_with_what_it_rests_on(bodies: Bodies, case: Case) -> None:
    piece, clerk = a_piece(case, "wangmin", bodies), bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet) as refused:
        move_to_zone(piece, Wish(Zone.SHARED, MONDAY), by=clerk)
    assert refused.value.field == "words"
    with pytest.raises(RequirementNotMet) as refused:
        move_to_zone(piece, Wish(Zone.SHARED, date(2026, 11, 24), "明天同意"), by=clerk)
    assert refused.value.field == "wished_on"
    move = move_to_zone(piece, Wish(Zone.SHARED, MONDAY, proof=a_scan()), by=clerk)
    assert (move.from_zone, move.to_zone, move.by) == ("handling", "shared", clerk)
    assert list(shared_evidence(case)) == [piece]


def test_what_the_other_side_has_seen_is_never_taken_back(bodies: Bodies, case: Case) -> None:
    piece, clerk = a_piece(case, "wangmin", bodies), bodies.people["wangmin"]
    move_to_zone(piece, Wish(Zone.SHARED, MONDAY, "见第1次笔录"), by=clerk)
    assert moves_open_to(piece) == ()
    with pytest.raises(NotNow):
        move_to_zone(piece, Wish(Zone.PRIVATE, MONDAY, "后悔了"), by=clerk)


def test_what_the_body_found_itself_needs_nobodys_wish_to_be_shared(bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, "wangmin", bodies, party=None)
    assert moves_open_to(piece) == (Zone.SHARED,)
    move_to_zone(piece, Wish(Zone.SHARED, MONDAY), by=bodies.people["wangmin"])


@pytest.mark.parametrize(("more", "field"), [
    ({"name": " "}, "name"), ({"received_on": date(2026, 11, 24)}, "received_on")])
def test_a_piece_has_a_name_and_came_in_by_today(
        bodies: Bodies, case: Case, more: dict[str, object], field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        a_piece(case, "wangmin", bodies, **more)
    assert refused.value.field == field


def test_a_party_of_another_case_hands_nothing_in_here(bodies: Bodies, case: Case) -> None:
    other = a_case_in_mediation(bodies, workers=("孙某",))
    with pytest.raises(RequirementNotMet) as refused:
        a_piece(case, "wangmin", bodies, party=the_worker(other))
    assert refused.value.field == "party"


def test_only_the_staff_of_the_case_take_evidence_in(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        a_piece(case, "chenzhiyuan", bodies)
