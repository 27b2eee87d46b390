"""Whose marks an agreement needs, which are there, and what that makes of it (law.agreement, by channel)."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediation.agreements.models import Agreement, AgreementForm, Mark
from mediation.law import agreement as law
from mediation.law.agreement import Effect, PlacedMark, RequiredMarks
from mediation.law.scope import own_basis
from mediation.law.terms import Basis, MarkKind
from mediation.parties.models import HeirStanding, Party
from mediation.people.models import Person

THIRD = "third:"


@dataclass(frozen=True)
class WantedMark:
    """One place on the paper: whose it is, in words, whether the effect waits for it, and the mark if it is there."""

    whose: str
    words: str
    decides: bool
    placed: Mark | None
    party: Party | None = None
    person: Person | None = None


def signers(agreement: Agreement) -> list[Party]:
    """The parties who sign: for a dead worker those first-order heirs who sign themselves (TJ 25, CC 1127)."""
    found: list[Party] = []
    for party in agreement.parties:
        if party.deceased_on is not None:
            found += [heir for heir in party.heirs if heir.heir_standing == HeirStanding.SIGNS.value]
        elif party.heir_of is None:
            found.append(party)
        elif party.heir_standing == HeirStanding.SIGNS.value and party.heir_of not in agreement.parties:
            found.append(party)
    return found


def heirs_unsettled(party: Party) -> int:
    """How many first-order heirs of a dead worker neither sign, nor have authorised somebody, nor are noted."""
    if party.deceased_on is None:
        return 0
    if not any(heir.heir_standing == HeirStanding.SIGNS.value for heir in party.heirs):
        return max(1, sum(heir.heir_standing is None for heir in party.heirs))
    return sum(heir.heir_standing is None for heir in party.heirs)


def mediator_mark(person: Person) -> str:
    """The name under which a mediator's mark is kept."""
    return f"{law.MEDIATOR}:{person.public_id}"


def required(agreement: Agreement) -> RequiredMarks:
    """The marks that this agreement needs on its basis, with names in their words."""
    case = agreement.case
    names = {party.public_id: party.name for party in signers(agreement)}
    people = {mediator_mark(member.person): member.person.name for member in case.mediators}
    asked = law.required_marks(
        case.basis_term, names, oral=agreement.form == AgreementForm.ORAL.value,
        on_court_platform=agreement.on_court_platform, own_basis=own_basis(case.body.type_term), names=names,
        mediators=tuple(people))
    words = {**asked.words, **{whose: f"调解员{name}签名" for whose, name in people.items()},
             law.SEAL: f"加盖{case.body.seal_name or case.body.name}印章"}
    return replace(asked, words=words)


def placed(agreement: Agreement) -> list[PlacedMark]:
    """The marks that are there, as the law reads them."""
    return [PlacedMark(mark.whose, mark.placed_on, mark.placed_at, MarkKind(mark.kind)) for mark in agreement.marks]


def effect_of(agreement: Agreement) -> Effect:
    """When the agreement took effect by its marks, or what is still missing."""
    oral_on = agreement.agreed_on if agreement.form == AgreementForm.ORAL.value else None
    return law.moment_of_effect(agreement.case.basis_term, placed(agreement), required(agreement), oral_on)


def wanted_marks(agreement: Agreement) -> list[WantedMark]:
    """Every place to be marked, the parties first, the seal last (documents.md §13)."""
    asked = required(agreement)
    there = {mark.whose: mark for mark in agreement.marks}
    parties = {law.party_mark(party.public_id): party for party in signers(agreement)}
    people = {mediator_mark(member.person): member.person for member in agreement.case.mediators}
    rows: list[WantedMark] = []
    for whose in dict.fromkeys((*parties, *asked.for_effect, *asked.on_paper)):
        if whose.startswith("court_paper:"):
            continue
        rows.append(WantedMark(whose, asked.words.get(whose, "签名"), whose in asked.for_effect, there.get(whose),
                               parties.get(whose), people.get(whose)))
    rows += [WantedMark(whose, f"代付人{name}签名", False, there.get(whose)) for whose, name in third_parties(agreement)]
    return sorted(rows, key=lambda row: row.whose == law.SEAL)


def third_parties(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Those who pay in a party's place and sign for it, each once."""
    seen: set[str] = set()
    for line in agreement.obligations:
        if line.third_party_payer and line.third_party_signs and line.third_party_payer not in seen:
            seen.add(line.third_party_payer)
            yield f"{THIRD}{line.public_id}", line.third_party_payer


def marks_missing(agreement: Agreement) -> list[WantedMark]:
    """Places without a mark."""
    return [row for row in wanted_marks(agreement) if row.placed is None]


def kinds_allowed(agreement: Agreement, row: WantedMark) -> list[MarkKind]:
    """How this place may be marked as the staff record it, the usual way first; on screens people sign themselves."""
    on_screen = [MarkKind.ELECTRONIC] if agreement.on_court_platform else []
    if row.whose == law.SEAL:
        return [MarkKind.SEAL, *on_screen]
    if row.party is None:
        return [MarkKind.SIGNATURE, *on_screen]
    on_paper = [kind for kind in MarkKind if kind is not MarkKind.ELECTRONIC]
    kinds = [kind for kind in [*on_paper, *on_screen] if law.mark_allowed(
        agreement.case.basis_term, kind, not row.party.is_employer, own_basis(agreement.case.body.type_term))]
    return sorted(kinds, key=lambda kind: kind is not MarkKind.SEAL) if row.party.is_employer else kinds


def waits_for_court(agreement: Agreement) -> bool:
    """委托: the court makes its own paper of the agreement (TY 20, 24)."""
    return agreement.case.basis_term is Basis.COURT_ENTRUSTED
