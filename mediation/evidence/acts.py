"""Taking evidence in for a party, and moving it to another zone by its owner's wish."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.models import Evidence, EvidenceForm, ZoneMove
from mediation.evidence.queries import next_ordinal
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.parties.models import Party

TAKEN_IN_AS = (Zone.HANDLING, Zone.PRIVATE)
MOVES = {
    Zone.PRIVATE: (Zone.HANDLING, Zone.SIDE, Zone.SHARED), Zone.HANDLING: (Zone.PRIVATE, Zone.SIDE, Zone.SHARED),
    Zone.SIDE: (Zone.HANDLING, Zone.SHARED),
}
OWN_MOVES = {Zone.HANDLING: (Zone.SHARED,)}


@dataclass(frozen=True)
class HandedIn:
    """What is said of a piece when it is handed in; ``party`` is None for what the body found itself."""

    name: str
    party: Party | None = None
    proves: str = ""
    form: EvidenceForm = EvidenceForm.COPY
    pages: int | None = None
    zone: Zone = Zone.HANDLING
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
    received_on = handed_in.received_on or clock.today()
    _check(case, handed_in, received_on)
    sha256 = keep(upload, by=by)
    piece = Evidence(
        name=handed_in.name.strip(), original_name=upload.name, proves=handed_in.proves.strip(), case=case,
        party=handed_in.party, ordinal=next_ordinal(case), form=handed_in.form.value, pages=handed_in.pages,
        zone=handed_in.zone.value, file_sha256=sha256, received_on=received_on, received_at=clock.now(),
        received_by=by)
    db.session.add(piece)
    db.session.flush()
    trail.record("take_in", by=by, record=piece, case=case, sha256=sha256, zone=piece.zone)
    return piece


def moves_open_to(piece: Evidence) -> tuple[Zone, ...]:
    """Where a piece may be moved: what the other side has seen is never taken back."""
    moves = MOVES if piece.party_id is not None else OWN_MOVES
    return moves.get(piece.zone_term, ())


def move_to_zone(piece: Evidence, wish: Wish, *, by: Any) -> ZoneMove:
    """Move a piece by the wish of its owner, recorded with the day, the words or the signed paper.

    Sharing shows it to the other side for good: it needs the owner's signed paper or a closed record that says so.
    """
    _staff(piece.case, by, "改变证据的可见范围")
    if wish.zone not in moves_open_to(piece):
        raise NotNow(f"“{piece.zone_term.label}”的证据不能改为“{wish.zone.label}”。")
    if not piece.received_on <= wish.on <= clock.today():
        raise RequirementNotMet(f"表示的日期要在收件（{piece.received_on}）到今天之间。", field="wished_on")
    if piece.party_id is not None and not wish.proof and not wish.words.strip():
        raise RequirementNotMet("请上传本人签字的材料，或者写明记在哪一次笔录里。", field="words")
    move = ZoneMove(evidence=piece, from_zone=piece.zone, to_zone=wish.zone.value, wished_on=wish.on,
                    words=wish.words.strip(), proof=wish.proof, recorded_at=clock.now(), by=by)
    db.session.add(move)
    piece.zone = wish.zone.value
    trail.record("move_to_zone", by=by, record=piece, case=piece.case, from_zone=move.from_zone, to_zone=move.to_zone)
    return move


def _staff(case: Case, by: Any, what: str) -> None:
    if not who.staff(by, case):
        raise NotPermitted(f"您的岗位不能“{what}”。")
    if case.state_term is CaseState.ARCHIVED:
        raise NotNow("案件已经归档，不再收证据；确有需要的，请先重新办理。")


def _check(case: Case, handed_in: HandedIn, received_on: date) -> None:
    if not handed_in.name.strip():
        raise RequirementNotMet("请填写证据名称，如“2026年8月工资条”。", field="name")
    if handed_in.party is not None and handed_in.party.case_id != case.id:
        raise RequirementNotMet("请选择本案的当事人。", field="party")
    if handed_in.zone not in TAKEN_IN_AS or (handed_in.party is None and handed_in.zone is Zone.PRIVATE):
        raise RequirementNotMet("收进来的证据先由本人和办案人看；要给对方看的，收好以后另办“给对方看”。", field="zone")
    if received_on > clock.today():
        raise RequirementNotMet("收到的日期不能晚于今天。", field="received_on")
