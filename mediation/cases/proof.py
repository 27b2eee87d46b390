"""Whether who holds a slip has shown that they are the party, where somebody of the other side's had it in hand (E6).

Whoever prints a slip can read it. Where that is somebody who works for an employer on the other side, the slip lets its
holder read and nothing else: no answer, no withdrawal, no signing password, none of the party's own files. It does all
once a code that went to the telephone on file was typed, or a member of the staff who works for no employer of the case
saw the party with its identity card. A telephone that somebody of the other side's put in proves nothing either.
"""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.requirements import is_affiliated
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.following import visits
from mediation.following.texting import telephone_of
from mediation.law.identity import mask_phone
from mediation.parties.acting import PartyActing
from mediation.parties.models import AccessCode, Party
from mediation.parties.queries import codes_in_force, codes_of_case
from mediation.people.queries import people_by_id


def works_for_the_other_side(person: Any, party: Party) -> bool:
    """Whether somebody of the staff works for an employer of the case whose party is no employer itself."""
    return person is not None and not party.is_employer and is_affiliated(party.case, person)


def is_proven(code: AccessCode) -> bool:
    """Whether the holder of this code acts as the party, and does not only read."""
    return code.proven_at is not None or not works_for_the_other_side(code.given_by, code.party)


def is_the_party() -> bool:
    """Whether who follows in this request may act as the party."""
    row = visits.current()
    return row is not None and row.code is not None and is_proven(row.code)


def telephone_on_file(party: Party) -> str | None:
    """The number to which a code may go; None where it was changed lately, or by somebody of the other side's."""
    return None if works_for_the_other_side(party.phone_changed_by, party) else telephone_of(party)


def masked_number(party: Party) -> str:
    """The telephone on file as a page may show it."""
    return mask_phone(party.phone) if party.phone else ""


def prove(code: AccessCode) -> None:
    """Who holds the slip typed the code that went to the telephone on file."""
    code.proven_at = clock.now()
    trail.record("prove_by_telephone", by=PartyActing(code.party), record=code.party, case=code.party.case)


def lacks_proof(party: Party) -> bool:
    """Whether a slip or a telephone of this party still waits for somebody who saw the party."""
    unproven = any(not is_proven(code) for code in codes_in_force(party))
    return unproven or works_for_the_other_side(party.phone_changed_by, party)


def lacking_proof(case: Case) -> frozenset[int]:
    """Which parties of a case wait for it; asked for all of them at once."""
    codes = codes_of_case(case.id)
    people = {person.id: person for person in people_by_id(
        {code.given_by_id for code in codes} | {party.phone_changed_by_id for party in case.parties})}
    theirs = {number for number, person in people.items() if is_affiliated(case, person)}
    unproven = {code.party_id for code in codes if code.proven_at is None and code.given_by_id in theirs}
    return frozenset(party.id for party in case.parties if not party.is_employer and (
        party.id in unproven or party.phone_changed_by_id in theirs))


def may_witness(person: Any, case: Case) -> bool:
    """Who handles the case and works for none of its employers."""
    return who.staff(person, case) and not is_affiliated(case, person)


def witness(party: Party, *, by: Any) -> None:
    """A second person saw the party with its identity card, its slip in hand, and heard its number from itself.

    Raises NotPermitted for somebody who works for an employer of the case, NotNow where nothing waits for it.
    """
    if not may_witness(by, party.case):
        raise NotPermitted("见证要由本案里不在本案单位任职的办案人员、调解员或者主任来做。")
    if not lacks_proof(party):
        raise NotNow(f"{party.name}的回执不用见证：已经证明过，或者不是本案单位的人打的。")
    if any(code.given_by_id == by.id for code in codes_in_force(party)):
        raise RequirementNotMet("回执是您打的，要由另一个人见证。")
    for code in codes_in_force(party):
        code.proven_at, code.proven_by_id = clock.now(), by.id
    party.phone_changed_by_id = None
    trail.record("witness_slip", by=by, record=party, case=party.case)


def witnesses(case: Case) -> list[str]:
    """Who of those who have the case could see the party, by name."""
    people = [case.clerk, *(member.person for member in case.mediators)]
    return list(dict.fromkeys(person.name for person in people if person is not None and may_witness(person, case)))
