"""A party hands in by itself: what is sealed, who may see it, what it may do with it, and every refusal."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation import files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.access import own_piece, piece_shown_to, pieces_of_others, pieces_of_party
from mediation.evidence.acts import (HandedIn, Wish, check_may_be_shared, hand_in, may_be_taken_away, move_to_zone,
                                     take_away)
from mediation.evidence.check_models import CheckStanding, FileCheck, HandingIn
from mediation.evidence.derivatives import as_printed, goes_along, original_leaves
from mediation.evidence.kinds import MOST_AN_HOUR
from mediation.evidence.looking import known, look
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of, is_needed
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.law.terms import Zone
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party, PartyStanding
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import the_bodies
from tests.uploads import papers, pictures


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def upload(content: bytes, name: str = "a") -> Upload:
    kept = known(content)
    return Upload(content, kept.media_type, name, look(content, kept))


def handed(party: Party, content: bytes | None = None, *, by: object = None, **said: object) -> Evidence:
    piece = hand_in(party, HandedIn(**{"name": "录音", **said}), upload(content or papers.amr()),
                    by=by or PartyActing(party))
    db.session.commit()
    return piece


def test_it_is_sealed_and_nobody_elses_unless_it_is_said(bodies: Bodies, case: Case) -> None:
    worker = the_worker(case)
    piece = handed(worker)
    assert piece.zone_term is Zone.PRIVATE and piece.handed_in_online and piece.open_since is None
    assert files.content_of(piece.file_sha256) == papers.amr() and piece.standing is CheckStanding.NOT_SHOWN
    assert list(pieces_of_party(worker)) == [piece] and not pieces_of_others(the_employer(case))
    with pytest.raises(NotFound):
        piece_shown_to(the_employer(case), piece.public_id)
    with pytest.raises(NotFound):
        own_piece(the_employer(case), piece.public_id)


def test_only_the_party_itself_hands_in_moves_and_takes_away(bodies: Bodies, case: Case) -> None:
    worker, employer = the_worker(case), PartyActing(the_employer(case))
    piece = handed(worker)
    for by in (employer, bodies.people["wangmin"]):
        with pytest.raises(NotPermitted):
            handed(worker, by=by)
        with pytest.raises(NotPermitted):
            take_away(piece, by=by)
        with pytest.raises(NotPermitted):
            check_may_be_shared(piece, by=by)
    with pytest.raises(NotPermitted):
        move_to_zone(piece, Wish(Zone.SHARED, MONDAY), by=employer)
    worker.standing = PartyStanding.LEFT.value
    with pytest.raises(NotPermitted):
        handed(worker)


def test_who_has_left_the_case_keeps_its_own_files_and_sees_none_of_the_other_side(bodies: Bodies, case: Case) -> None:
    worker, employer = the_worker(case), the_employer(case)
    theirs, own = handed(worker), handed(employer)
    move_to_zone(theirs, Wish(Zone.SHARED, MONDAY), by=PartyActing(worker))
    assert piece_shown_to(employer, theirs.public_id) is theirs
    employer.standing = PartyStanding.LEFT.value
    with pytest.raises(NotFound):
        piece_shown_to(employer, theirs.public_id)
    assert not pieces_of_others(employer) and piece_shown_to(employer, own.public_id) is own


def test_nothing_is_shared_by_being_handed_in(bodies: Bodies, case: Case) -> None:
    for zone in (Zone.SHARED, Zone.SIDE, Zone.CAUCUS, Zone.SEALED):
        with pytest.raises(RequirementNotMet) as refused:
            handed(the_worker(case), zone=zone)
        assert refused.value.field == "zone"


def test_so_many_an_hour_also_where_some_were_taken_away_again(bodies: Bodies, case: Case) -> None:
    worker = the_worker(case)
    for _ in range(MOST_AN_HOUR):
        take_away(handed(worker), by=PartyActing(worker))
    with pytest.raises(RequirementNotMet) as refused:
        handed(worker)
    assert refused.value.field == "files" and db.session.query(HandingIn).count() == MOST_AN_HOUR


def test_the_owner_shares_for_good_and_the_step_names_the_party(bodies: Bodies, case: Case) -> None:
    worker = the_worker(case)
    piece = handed(worker, pictures.jpeg_with_gps())
    move = move_to_zone(piece, Wish(Zone.SHARED, MONDAY), by=PartyActing(worker))
    assert (move.by, move.by_party, move.by_words) == (None, worker, f"{worker.name}本人")
    assert list(pieces_of_others(the_employer(case))) == [piece] and not may_be_taken_away(piece)
    for zone in (Zone.PRIVATE, Zone.HANDLING):
        with pytest.raises(NotNow):
            move_to_zone(piece, Wish(zone, MONDAY), by=PartyActing(worker))
    with pytest.raises(NotNow):
        take_away(piece, by=PartyActing(worker))
    with pytest.raises(NotNow):
        check_may_be_shared(piece, by=PartyActing(worker))


def test_what_is_held_back_or_still_checked_is_not_shared(bodies: Bodies, case: Case) -> None:
    worker = the_worker(case)
    held = handed(worker, papers.EICAR)
    assert held.standing is CheckStanding.HELD_BACK and not goes_along(held) and not original_leaves(held)
    waiting = hand_in(worker, HandedIn("图"), Upload(pictures.saved("PNG"), "image/png", "a.png"),
                      by=PartyActing(worker))
    assert waiting.standing is CheckStanding.CHECKING and not goes_along(waiting)
    for piece in (held, waiting):
        with pytest.raises(NotNow):
            move_to_zone(piece, Wish(Zone.SHARED, MONDAY), by=PartyActing(worker))
    held.zone = Zone.HANDLING.value
    with pytest.raises(NotNow):
        move_to_zone(held, Wish(Zone.SHARED, MONDAY, "见第1次笔录"), by=bodies.people["wangmin"])


def test_one_content_in_two_pieces_is_kept_until_the_last_is_taken_away(bodies: Bodies, case: Case) -> None:
    worker = the_worker(case)
    first, second = (handed(worker, pictures.jpeg_with_gps()) for _ in range(2))
    sha256 = first.file_sha256
    take_away(first, by=PartyActing(worker))
    db.session.commit()
    assert list(evidence_of(case)) == [second] and is_needed(sha256)
    take_away(second, by=PartyActing(worker))
    db.session.commit()
    assert not is_needed(sha256) and db.session.get(StoredFile, sha256) is None
    assert db.session.get(FileCheck, sha256) is None


def test_what_goes_to_a_court_by_itself(bodies: Bodies, case: Case) -> None:
    """A heic as the picture made of it; an old document, in which programs hide, not at all."""
    worker = the_worker(case)
    heic, old, sound = (handed(worker, content) for content in (
        pictures.heic(), papers.old_office("WordDocument"), papers.amr(True)))
    assert as_printed(heic) == heic.check.pictures[0].picture_sha256 and as_printed(sound) == sound.file_sha256
    assert [goes_along(piece) for piece in (heic, old, sound)] == [True, False, True]
    assert [original_leaves(piece) for piece in (heic, old, sound)] == [False, True, True]
