"""Who may see a piece of evidence: by its zone, by who handles the case, and by whom somebody works for (S2, S3)."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.requirements import is_affiliated
from mediation.errors import NotFound
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of
from mediation.evidence.words import NOT_THERE
from mediation.following.told import is_told_of
from mediation.law.terms import Zone
from mediation.parties.models import Party

READ_BY_STAFF = frozenset({Zone.SHARED, Zone.SIDE, Zone.HANDLING})
READ_BY_NAMED = frozenset({Zone.SHARED, Zone.HANDLING})


def is_named(case: Case, person: Any) -> bool:
    """Whether a person is the clerk or a mediator of this case, whom the worker has been told of."""
    return person.id == case.clerk_id or any(member.person_id == person.id for member in case.mediators)


def may_see(evidence: Evidence, person: Any) -> bool:
    """Whether this person may know that the piece exists, and open it.

    Whoever works for an employer of the case sees what is shared, and as its named clerk or mediator what is for
    handling; never what a party keeps to itself. That is seen, besides its owner, only by who took it in.
    """
    case = evidence.case
    if case.excludes(person) or not who.staff(person, case):
        return False
    if is_affiliated(case, person):
        return evidence.zone_term in (READ_BY_NAMED if is_named(case, person) else {Zone.SHARED})
    return evidence.zone_term in READ_BY_STAFF or (
        evidence.zone_term is Zone.PRIVATE and evidence.received_by_id == person.id)


def evidence_visible_to(person: Any, case: Case) -> Sequence[Evidence]:
    """What this person may see of the evidence of a case, in its order."""
    return [piece for piece in evidence_of(case) if may_see(piece, person)]


def evidence_for(person: Any, case: Case, public_id: str) -> Evidence:
    """One piece, for this person; raises NotFound alike for what is not there and what may not be seen."""
    found = next((piece for piece in evidence_visible_to(person, case) if piece.public_id == public_id), None)
    if found is None:
        raise NotFound("没有找到这份证据。")
    return found


def pieces_of_party(party: Party) -> Sequence[Evidence]:
    """What a party handed in, or had handed in for it."""
    return [piece for piece in evidence_of(party.case) if piece.party_id == party.id]


def pieces_of_others(party: Party) -> Sequence[Evidence]:
    """What others let a party see: what is shared with both sides, and what its own side shares among itself.

    Whoever has left the case, or does not know of it yet, sees nothing of others.
    """
    if not party.is_active or not is_told_of(party):
        return []
    return [piece for piece in evidence_of(party.case) if piece.party_id != party.id and (
        piece.zone_term is Zone.SHARED
        or piece.zone_term is Zone.SIDE and piece.party is not None and piece.party.side == party.side)]


def own_piece(party: Party, public_id: str) -> Evidence:
    """A piece of this party's; raises NotFound for every other."""
    return _among(pieces_of_party(party), public_id)


def piece_shown_to(party: Party, public_id: str) -> Evidence:
    """A piece that this party may see, its own or another's; raises NotFound alike for all others."""
    return _among([*pieces_of_party(party), *pieces_of_others(party)], public_id)


def _among(pieces: Sequence[Evidence], public_id: str) -> Evidence:
    found = next((piece for piece in pieces if piece.public_id == public_id), None)
    if found is None:
        raise NotFound(str(NOT_THERE))
    return found


def who_handles(case: Case) -> Sequence[tuple[str, bool]]:
    """The clerk and the mediators of a case by name, and of each whether they work for an employer of the case."""
    people = [case.clerk, *(member.person for member in case.mediators)]
    return [(person.name, is_affiliated(case, person))
            for person in {person.id: person for person in people if person is not None}.values()]
