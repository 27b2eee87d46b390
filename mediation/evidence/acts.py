"""Taking evidence in, from a party at the counter or on its own pages; moving it to another zone as its owner wants."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.hosting import can_be_private
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence import words
from mediation.evidence.check_models import CheckStanding, FileCheck, HandingIn
from mediation.evidence.derivatives import keep_found
from mediation.evidence.kinds import MOST_AN_HOUR, MOST_FILES_OF_A_CASE, MOST_OF_A_CASE
from mediation.evidence.models import Evidence, EvidenceForm, ZoneMove
from mediation.evidence.queries import handed_in_since, hold, is_needed, next_ordinal, size_of
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.files import drop
from mediation.law.terms import Zone
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party

SEEN_BY_OTHERS = (Zone.SIDE, Zone.SHARED)
HOUR = timedelta(hours=1)
MOVES = {
    Zone.PRIVATE: (Zone.HANDLING, Zone.SIDE, Zone.SHARED), Zone.HANDLING: (Zone.PRIVATE, Zone.SIDE, Zone.SHARED),
    Zone.SIDE: (Zone.HANDLING, Zone.SHARED),
}
OWN_MOVES = {Zone.HANDLING: (Zone.SHARED,)}


@dataclass(frozen=True)
class HandedIn:
    """What is said of a piece when it is handed in; ``party`` is None for what the body found itself.

    ``zone`` is None where nothing was said: then those who handle the case see what is handed in at the counter, and
    nobody what a party hands in on its own pages.
    """

    name: str
    party: Party | None = None
    proves: str = ""
    form: EvidenceForm = EvidenceForm.COPY
    pages: int | None = None
    zone: Zone | None = None
    received_on: date | None = None


@dataclass(frozen=True)
class Wish:
    """That the owner wants a piece in another zone: said on which day, in which words, on which signed paper."""

    zone: Zone
    on: date
    words: str = ""
    proof: str | None = None


def take_in(case: Case, handed_in: HandedIn, upload: Upload, *, by: Any) -> Evidence:
    """Seal a piece as it came and list it, seen by its owner and who handles the case unless the owner wants less.

    Raises RequirementNotMet for a piece without a name, or handed in tomorrow.
    """
    _staff(case, by, "收证据")
    zone, received_on = handed_in.zone or Zone.HANDLING, handed_in.received_on or clock.today()
    _check(case, handed_in, zone, received_on)
    return _listed(case, handed_in, zone, upload, received_on, by=by)


def hand_in(party: Party, handed_in: HandedIn, upload: Upload, *, by: Any, is_counted: bool = False) -> Evidence:
    """A party hands a piece in on its own pages: sealed as it came, seen by nobody else unless it says so.

    ``is_counted`` is a file that came in pieces and was counted when it began. Raises NotPermitted for whoever is not
    this party, RequirementNotMet over so many files an hour or a case.
    """
    check_its_own(party, by=by)
    zone = zone_of(handed_in)
    if not is_counted:
        count_in(party, len(upload.content), by=by)
    named = HandedIn(name=handed_in.name.strip() or upload.name, party=party, proves=handed_in.proves,
                     form=handed_in.form, pages=handed_in.pages)
    return _listed(party.case, named, zone, upload, clock.today(), by=by)


def check_its_own(party: Party, *, by: Any) -> None:
    """Only the party itself hands files in, while it takes part in a case that is not archived."""
    _owner(party, by)
    _open(party.case)


def zone_of(handed_in: HandedIn) -> Zone:
    """In which zone a party hands something in; raises RequirementNotMet where it may not begin there."""
    zone = handed_in.zone or handed_in_as()[0]
    if zone not in handed_in_as():
        raise RequirementNotMet(str(words.SHARE_LATER if zone in SEEN_BY_OTHERS else words.NOBODY_ALONE), field="zone")
    return zone


def count_in(party: Party, size: int, *, by: Any) -> None:
    """Count a file of so many bytes that a party hands in, or begins to; raises RequirementNotMet over the limits."""
    check_its_own(party, by=by)
    if handed_in_since(party, clock.now() - HOUR) >= MOST_AN_HOUR:
        raise RequirementNotMet(str(words.TOO_MANY_AN_HOUR), field="files")
    _check_room(party.case, size)
    db.session.add(HandingIn(party_id=party.id, at=clock.now()))


def _listed(case: Case, handed_in: HandedIn, zone: Zone, upload: Upload, received_on: date, *, by: Any) -> Evidence:
    hold(case)
    sha256, now = keep(upload, by=by), clock.now()
    keep_found(sha256, upload.found)
    piece = Evidence(
        name=handed_in.name.strip(), original_name=upload.name, proves=handed_in.proves.strip(), case=case,
        party=handed_in.party, ordinal=next_ordinal(case), form=handed_in.form.value, pages=handed_in.pages,
        zone=zone.value, file_sha256=sha256, received_on=received_on, received_at=now,
        received_by=None if by.is_system else by, open_since=None if zone is Zone.PRIVATE else now)
    db.session.add(piece)
    db.session.flush()
    trail.record("take_in", by=by, record=piece, case=case, sha256=sha256, zone=piece.zone)
    return piece


def taken_in_as() -> tuple[Zone, ...]:
    """Into which zones a piece comes at the counter, the usual one first."""
    return (Zone.HANDLING, Zone.PRIVATE) if can_be_private() else (Zone.HANDLING,)


def handed_in_as() -> tuple[Zone, ...]:
    """Into which zones a party hands a piece in, the usual one first: the most private that can be promised (S15)."""
    return tuple(reversed(taken_in_as()))


def moves_open_to(piece: Evidence) -> tuple[Zone, ...]:
    """Where a piece may be moved: what the other side has seen is never taken back."""
    moves = MOVES if piece.party_id is not None else OWN_MOVES
    return tuple(zone for zone in moves.get(piece.zone_term, ()) if zone is not Zone.PRIVATE or can_be_private())


def move_to_zone(piece: Evidence, wish: Wish, *, by: Any) -> ZoneMove:
    """Move a piece as its owner wants: the owner itself on its own page, or staff by the day and the words or paper.

    Sharing shows it to the other side for good: of the staff it needs the owner's signed paper or a closed record that
    says so; the owner itself shares what it has seen as the other side will see it.
    """
    acts_itself = isinstance(by, PartyActing)
    if acts_itself:
        _owner(piece.party, by)
        _open(piece.case)
    else:
        _staff(piece.case, by, "改变证据的可见范围")
    if wish.zone not in moves_open_to(piece):
        raise NotNow(f"“{piece.zone_term.label}”的证据不能改为“{wish.zone.label}”。")
    if wish.zone in SEEN_BY_OTHERS:
        _check_shareable(piece, acts_itself)
    if not piece.received_on <= wish.on <= clock.today():
        raise RequirementNotMet(f"表示的日期要在收件（{piece.received_on}）到今天之间。", field="wished_on")
    if piece.party_id is not None and not acts_itself and not wish.proof and not wish.words.strip():
        raise RequirementNotMet("请上传本人签字的材料，或者写明记在哪一次笔录里。", field="words")
    move = ZoneMove(evidence=piece, from_zone=piece.zone, to_zone=wish.zone.value, wished_on=wish.on,
                    words=wish.words.strip(), proof=wish.proof, recorded_at=clock.now(),
                    by=None if acts_itself else by, by_party=by.party if acts_itself else None)
    db.session.add(move)
    piece.zone = wish.zone.value
    piece.open_since = piece.open_since or clock.now()
    trail.record("move_to_zone", by=by, record=piece, case=piece.case, from_zone=move.from_zone, to_zone=move.to_zone)
    return move


def check_may_be_shared(piece: Evidence, *, by: Any) -> None:
    """Whether its owner may share a piece now; raises NotNow where it is shared, held back or still being checked."""
    _owner(piece.party, by)
    _open(piece.case)
    if Zone.SHARED not in moves_open_to(piece):
        raise NotNow(str(words.SHARED_ALREADY))
    _check_shareable(piece, True)


def may_be_taken_away(piece: Evidence) -> bool:
    """Whether a piece has been seen by nobody but the party that handed it in on its own pages."""
    return piece.handed_in_online and piece.zone_term is Zone.PRIVATE and not piece.moves


def take_away(piece: Evidence, *, by: Any) -> None:
    """Its owner takes a piece back that nobody has seen; its content goes with the last piece that has it."""
    _owner(piece.party, by)
    if not may_be_taken_away(piece):
        raise NotNow(str(words.STAYS))
    case, sha256 = piece.case, piece.file_sha256
    trail.record("take_away", by=by, record=piece, case=case, sha256=sha256)
    db.session.delete(piece)
    db.session.flush()
    check = db.session.get(FileCheck, sha256)
    if is_needed(sha256):
        return
    pictures = [each.picture_sha256 for each in check.pictures] if check is not None else []
    if check is not None:
        db.session.delete(check)
        db.session.flush()
    for content in (sha256, *pictures):
        if not is_needed(content):
            drop(content)


def _owner(party: Party | None, by: Any) -> None:
    """Only the party itself, while it takes part in the case; with the slip of the dead nobody acts (TJ 25)."""
    if not isinstance(by, PartyActing) or party is None or by.party.id != party.id or not party.is_active \
            or party.deceased_on is not None:
        raise NotPermitted(str(words.ONLY_ITS_OWNER))


def _check_shareable(piece: Evidence, acts_itself: bool) -> None:
    if piece.standing is CheckStanding.HELD_BACK:
        raise NotNow(str(words.HELD_BACK_FROM_ALL))
    if acts_itself and piece.standing is CheckStanding.CHECKING:
        raise NotNow(str(words.NOT_SHARED_YET))


def _check_room(case: Case, size: int) -> None:
    number, together = size_of(case)
    if number >= MOST_FILES_OF_A_CASE or together + size > MOST_OF_A_CASE:
        raise RequirementNotMet(str(words.CASE_FULL), field="files")


def _staff(case: Case, by: Any, what: str) -> None:
    if not who.staff(by, case):
        raise NotPermitted(f"您的岗位不能“{what}”。")
    _open(case)


def _open(case: Case) -> None:
    if case.state_term is CaseState.ARCHIVED:
        raise NotNow("案件已经归档，不再收证据；确有需要的，请先重新办理。")


def _check(case: Case, handed_in: HandedIn, zone: Zone, received_on: date) -> None:
    if not handed_in.name.strip():
        raise RequirementNotMet("请填写证据名称，如“2026年8月工资条”。", field="name")
    if handed_in.party is not None and handed_in.party.case_id != case.id:
        raise RequirementNotMet("请选择本案的当事人。", field="party")
    if zone not in taken_in_as() or (handed_in.party is None and zone is Zone.PRIVATE):
        raise RequirementNotMet("收进来的证据先由本人和办案人看；要给对方看的，收好以后另办“给对方看”。", field="zone")
    if received_on > clock.today():
        raise RequirementNotMet("收到的日期不能晚于今天。", field="received_on")
