"""The catalogue of papers, packs of several, and the faces in the repository."""
from __future__ import annotations

import runpy
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf

from mediation.documents import kinds, press
from mediation.documents.press.faces import FOLDER, face
from tests.documents.people_on_paper import HARD_NAMES
from tests.documents.samples import printed
from tests.structure.source import ROOT

DUE = {"D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13", "D14", "D15", "D16",
       "D17", "D18", "D19", "D20", "D21", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30", "D32", "D33",
       "D34", "D35", "D36", "D37", "D38", "D39", "D40", "D41", "D42", "D43", "D44", "D45", "D46", "D47", "D48",
       "D50", "D52A", "D52B", "D52C", "D54", "D55", "D56", "E01", "E02", "E03", "E04", "E05", "S01", "S02",
       "S03", "S04", "S05", "S06", "S07", "S08"}


def test_each_paper_that_is_due_is_declared() -> None:
    assert DUE <= set(kinds.papers())


def test_each_file_declares_the_paper_it_is_named_for() -> None:
    files = {path.stem.split("_")[0].upper() for path in Path(kinds.__file__).parent.glob("[des][0-9]*.py")}
    assert files == set(kinds.papers())


def test_the_catalogue_says_of_each_paper_on_which_articles_it_rests_and_who_signs() -> None:
    for line in kinds.catalogue():
        assert line.title and line.stage and line.signers and line.copies
        assert line.articles or line.code.startswith("S")


def test_a_pack_holds_each_paper_in_its_copies() -> None:
    papers = [printed("D26", "normal"), printed("D40", "normal"), printed("S02", "normal")]
    pack = press.pack(papers, [3, 2, 1])
    with pikepdf.open(BytesIO(pack)) as document:
        assert len(document.pages) == 3 * papers[0].pages + 2 * papers[1].pages + papers[2].pages
    assert press.pack(papers, [3, 2, 1]) == pack


def test_a_paper_knows_its_own_hash_and_version() -> None:
    paper = printed("D05", "normal")
    assert paper.sha256 == sha256(paper.pdf).hexdigest()
    assert (paper.kind_code, paper.kind_version) == ("D05", kinds.paper("D05").version)


def test_a_file_says_in_which_language_it_is_and_what_it_is_called() -> None:
    with pikepdf.open(BytesIO(printed("D05", "normal").pdf)) as document:
        assert str(document.Root.Lang) == "zh-CN"
        assert str(document.docinfo.Title) == "受理通知书"


def test_the_faces_are_the_ones_whose_sums_are_kept() -> None:
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    kept = dict(reversed(line.split("  ")) for line in lines if line and not line.startswith("#"))
    faces = {path.name: path for path in FOLDER.glob("*.ttf")}
    assert kept == {name: sha256(path.read_bytes()).hexdigest() for name, path in faces.items()}
    assert sum(path.stat().st_size for path in faces.values()) < 26_000_000
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_the_faces_opened_first_hold_all_of_gb2312_and_the_hard_names() -> None:
    hanzi = {bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)}
    names = {character for name in HARD_NAMES[:4] for character in name}
    for name in ("Song", "SongBold"):
        assert not (hanzi - {""} | names | {"〇", "□", "√", "¥"}) - set(face(name).widths)


def test_a_character_only_the_full_face_holds_is_printed_from_it() -> None:
    assert "黠" in face("Song").widths
    only_full = set(face("SongFull").widths) - set(face("Song").widths)
    assert "㐀" in only_full


def test_the_list_of_papers_in_the_docs_is_that_of_the_code() -> None:
    """After a change of a kind: ``.venv/bin/python docs/contact_sheet.py``, and look at the sheets."""
    listed = runpy.run_path(str(ROOT / "docs/contact_sheet.py"))["listed"]()
    written = (ROOT / "docs/papers.md").read_text(encoding="utf-8")
    assert written.startswith(listed)
    shown = [line for line in written.removeprefix(listed).splitlines() if line]
    assert shown and all((ROOT / "docs" / line.removeprefix("![样张](").removesuffix(")")).exists() for line in shown)
