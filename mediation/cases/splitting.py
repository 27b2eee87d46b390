"""分案: chosen workers get a case of their own, which keeps the day of receipt and stands where the first one stands.

The file of the first case is left whole: parties stay in it as split off. The new case carries what goes on: parties,
claims, answers, periods, mediators, interpreters, facts, their evidence. What was done for all of them before
(sessions, minutes, papers) is read in the first case, by the rows under which they stood there
(``queries.rows_before_the_split``).
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect

from mediation import clock
from mediation.cases import who
from mediation.cases.acts import perform, refresh, restore_state, write_down
from mediation.cases.facts import Facts
from mediation.cases.models import Case, Claim, Exclusion, PanelMember
from mediation.cases.naming import name_the_case
from mediation.cases.numbering import number_case, receipt_number
from mediation.cases.states import CaseState
from mediation.deadlines.acts import end
from mediation.deadlines.models import Deadline
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.capacity import COLLECTIVE_FROM
from mediation.law.terms import Zone
from mediation.parties.models import Party, PartyStanding
from mediation.parties.queries import codes_in_force
from mediation.sealed import Sealed

FROM = (CaseState.CONSENT_PENDING, CaseState.CONSENTED, CaseState.ACCEPTED, CaseState.ASSIGNED,
        CaseState.IN_MEDIATION, CaseState.SUSPENDED, CaseState.SIGNING)
NOT_COPIED = frozenset({"id", "public_id", "case_id", "version", "state"})
OF_ONE_CASE = frozenset({
    "number", "year", "sequence", "receipt_number", "title", "search_text", "made_at", "split_from_id", "due_on",
    "is_open", "is_collective", "ended_on", "end_reason"})
STILL_COUNTING = ("running", "over", "paused")
SEEN_BY_STAFF = frozenset({Zone.HANDLING.value, Zone.SIDE.value, Zone.SHARED.value})


def split_off(case: Case, workers: Sequence[Party], facts: Facts, *, by: Any) -> Case:
    """Give these workers a case of their own; returns it. ``facts.reason`` says why.

    It has a number of its own where the first one has one. From SIGNING they go back to mediation: they have signed
    nothing.
    """
    _check(case, workers, facts, by)
    new = Case(**_values(case, OF_ONE_CASE), receipt_number=receipt_number(), split_from=case, made_at=clock.now())
    restore_state(new, case.state)
    db.session.add(new)
    write_down(case, "split_off", "分案", by=by, facts=facts)
    moved = _with_heirs(case, workers)
    parties = _copy_parties(case, new, moved)
    claims = _copy_claims(case, new, moved, parties)
    _copy_what_goes_along(case, new, parties)
    _copy_evidence(case, new, moved, parties)
    db.session.flush()
    _copy_periods(case, new, claims)
    if case.number is not None:
        number_case(new, clock.today())
    write_down(new, "split_off", f"自{case.known_as}分案", by=by, facts=facts)
    if new.state == CaseState.SIGNING.value:
        perform(new, "reject_text", by=by, facts=Facts(happened_on=facts.happened_on, late_reason=facts.late_reason,
                                                       reason=facts.reason))
    _leave_the_first(case, moved, claims, parties)
    for each in (case, new):
        name_the_case(each)
        refresh(each)
    return new


def _check(case: Case, workers: Sequence[Party], facts: Facts, by: Any) -> None:
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以分案。")
    if case.state not in FROM:
        raise NotNow("本案现在不能分案：征询对方之后、协议生效之前可以分。请刷新页面看最新进展。")
    if not workers:
        raise RequirementNotMet("请勾选要分出去的人。", field="parties")
    if not facts.reason.strip():
        raise RequirementNotMet("请写明分案的理由。", field="reason")
    chosen = set(workers)
    if any(party.case is not case or not party.is_active or not party.is_worker for party in chosen):
        raise RequirementNotMet("只能分出本案在案的劳动者。", field="parties")
    sides = {party.side for party in chosen}
    left = [party for party in case.active_parties if party.side in sides and party not in chosen]
    if len(sides) > 1 or not left:
        raise RequirementNotMet("不能把一方的人全部分出去：至少留一人在本案。", field="parties")


def _values(row: Any, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The plain columns of a row; what is sealed is bound to its row and sealed anew."""
    return {name: getattr(row, name) for name in inspect(type(row)).column_attrs.keys()
            if name not in NOT_COPIED | left_out and not name.endswith("_sealed")}


def _copy(row: Any, **changed: Any) -> Any:
    kind = type(row)
    new = kind(**{**_values(row), **changed})
    for name, attribute in vars(kind).items():
        if isinstance(attribute, Sealed):
            setattr(new, name, getattr(row, name))
    db.session.add(new)
    return new


def _with_heirs(case: Case, workers: Sequence[Party]) -> list[Party]:
    """The chosen, with the heirs of those of them who have died, in the order of the file."""
    chosen = {party.id for party in workers}
    return [party for party in case.active_parties if party.id in chosen or party.heir_of_id in chosen]


def _copy_parties(case: Case, new: Case, moved: Sequence[Party]) -> dict[int, Party]:
    """The moved, and the whole other side; by the row that each one is copied from."""
    side = moved[0].side
    parties: dict[int, Party] = {}
    places: dict[str, int] = {}
    for party in [party for party in case.active_parties if party.side != side or party in moved]:
        places[party.side] = places.get(party.side, 0) + 1
        parties[party.id] = _copy(party, case=new, ordinal=places[party.side], heir_of_id=None, split_from_id=party.id,
                                  is_representative=False)
    db.session.flush()
    for party_id, copied in parties.items():
        heir_of = next((party.heir_of_id for party in moved if party.id == party_id), None)
        copied.heir_of = parties.get(heir_of) if heir_of else None
    for agent in case.agents:
        theirs = [parties[party.id] for party in agent.parties if party.id in parties]
        if theirs:
            _copy(agent, case=new, parties=theirs)
    new.is_collective = len(new.workers) >= COLLECTIVE_FROM
    return parties


def _copy_claims(case: Case, new: Case, moved: Sequence[Party], parties: dict[int, Party]) -> dict[str, Claim]:
    """The claims of the moved, and those that the other side has against them alone; by the first one's address."""
    ids = {party.id for party in moved}
    claims: dict[str, Claim] = {}
    for claim in case.claims:
        against_them = bool(claim.against) and {party.id for party in claim.against} <= ids
        if claim.claimant_id in ids or (claim.claimant_id in parties and against_them):
            copied = _copy(claim, case=new, claimant_id=None, claimant=parties[claim.claimant_id],
                           against=[parties[party.id] for party in claim.against if party.id in parties])
            for event in claim.interruptions:
                _copy(event, claim_id=None, claim=copied)
            claims[claim.public_id] = copied
    return claims


def _copy_what_goes_along(case: Case, new: Case, parties: dict[int, Party]) -> None:
    """Mediators, exclusions, the application's words, facts, answers, interpreters and tries to reach the parties."""
    rows: list[PanelMember | Exclusion] = [*case.mediators, *case.exclusions]
    for row in [*rows, *getattr(case, "agreed_facts", ())]:
        _copy(row, case=new)
    application = getattr(case, "application", None)
    if application is not None:
        _copy(application, case=new)
    for row in [*case.contacts, *getattr(case, "party_answers", ()), *getattr(case, "interpreters", ())]:
        if row.party_id in parties:
            _copy(row, case=new, party_id=None, party=parties[row.party_id])


def _copy_evidence(case: Case, new: Case, moved: Sequence[Party], parties: dict[int, Party]) -> None:
    """The pieces of the moved whatever their zone, those of the body, and of the other side what is not private.

    Each has a zone of its own from now on. What belongs to workers who stay stays with them.
    """
    theirs = {None, *(party.id for party in moved)}
    pieces = [piece for piece in getattr(case, "evidence", ()) if piece.party_id in theirs or (
        piece.party_id in parties and piece.zone in SEEN_BY_STAFF)]
    for ordinal, piece in enumerate(sorted(pieces, key=lambda piece: piece.ordinal), start=1):
        copied = _copy(piece, case=new, party_id=None, party=parties.get(piece.party_id), ordinal=ordinal,
                       name=piece.name, original_name=piece.original_name)
        for move in piece.moves:
            _copy(move, evidence_id=None, evidence=copied)


def _copy_periods(case: Case, new: Case, claims: dict[str, Claim]) -> None:
    for row in list(case.deadlines):
        if row.state not in STILL_COUNTING:
            continue
        if row.record_type == case.record_type:
            _copy(row, case=new, record_ref=new.public_id, state=row.state)
        elif row.record_ref in claims:
            _copy(row, case=new, record_ref=claims[row.record_ref].public_id, state=row.state)


def _leave_the_first(case: Case, moved: Sequence[Party], claims: dict[str, Claim], parties: dict[int, Party]) -> None:
    """In the first case they stand as split off: their claims are no longer open there, their codes lead to the new."""
    for party in moved:
        party.standing = PartyStanding.SPLIT_OFF.value
        for code in codes_in_force(party):
            code.party = parties[party.id]
    for claim in case.claims:
        if claim.public_id in claims:
            claim.is_open = False
    gone: list[Deadline] = [row for row in case.deadlines if row.record_ref in claims and row.state in STILL_COUNTING]
    for row in gone:
        end(row, clock.today())
    case.is_collective = len(case.workers) >= COLLECTIVE_FROM
