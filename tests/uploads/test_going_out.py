"""What leaves the house by itself: pictures made anew, never what is held back, unlooked at or of an old format."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation import clock
from mediation.capsule.materials import NOT_BY_ITSELF, materials_of
from mediation.casefile.models import Part
from mediation.casefile.pieces import pieces_of
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.looking import known
from mediation.evidence.models import Evidence
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.law.terms import Zone
from tests.acts.looked import looked_into
from tests.acts.session_cases import MONDAY, the_worker
from tests.acts.test_capsules import a_handoff
from tests.acts.test_casefile import bound
from tests.builders import the_bodies
from tests.uploads import papers, pictures


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def shared(case: Case, bodies: Bodies, name: str, content: bytes, *, looked: bool = True) -> Evidence:
    by = bodies.people["wangmin"]
    piece = take_in(case, HandedIn(name, party=the_worker(case)), Upload(content, known(content).media_type, name),
                    by=by)
    move_to_zone(piece, Wish(Zone.SHARED, clock.today(), "见第1次笔录"), by=by)
    return looked_into(piece) if looked else piece


def some_of_each(case: Case, bodies: Bodies) -> tuple[Evidence, ...]:
    pieces = (shared(case, bodies, "现场照片", pictures.heic()),
              shared(case, bodies, "旧合同", papers.old_office("WordDocument")),
              shared(case, bodies, "带病毒的", pictures.saved("JPEG") + papers.EICAR),
              shared(case, bodies, "还没查的", pictures.saved("PNG"), looked=False))
    db.session.commit()
    return pieces


def test_a_capsule_takes_the_picture_made_anew_and_names_what_it_leaves(bodies: Bodies) -> None:
    handoff = a_handoff(bodies)
    photograph, *others = some_of_each(handoff.case, bodies)
    materials = materials_of(handoff)
    going = {item.evidence: item.sha256 for item in materials.items if item.evidence is not None}
    assert going[photograph] == photograph.check.pictures[0].picture_sha256
    assert not set(others) & set(going)
    left = {each.what: each.why for each in materials.left_out}
    for piece in others:
        assert [why for what, why in left.items() if piece.name in what] == [NOT_BY_ITSELF]


def test_a_bound_file_only_names_what_nobody_may_open(bodies: Bodies) -> None:
    case = a_handoff(bodies).case
    photograph, _old, virus, waiting = some_of_each(case, bodies)
    pieces = {piece.title.split()[1].split("（")[0]: piece for piece in pieces_of(case, Part.MAIN).pieces
              if piece.title.startswith("证据")}
    assert pieces["现场照片"].sha256 == photograph.check.pictures[0].picture_sha256 and not pieces["现场照片"].apart
    assert pieces[virus.name].apart and pieces[virus.name].remark == "已隔离"
    assert pieces[waiting.name].apart and pieces[waiting.name].remark == "检查中"
    assert bound(case, Part.MAIN, bodies).standing == "ready"
