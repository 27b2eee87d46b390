"""Where in an application something is wrong, a clause, a line, a paper, a party; and the row where it is mended."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from mediation.agreements.models import Agreement, Strengthening
from mediation.agreements.queries import texts_that_hold
from mediation.agreements.signing import signers
from mediation.agreements.wording import text_of
from mediation.cases.act_pages import case_address
from mediation.confirmations.queries import papers_about
from mediation.law.confirmation_file import Material

CLAUSE, LINE, MATERIAL, PARTY = "clause", "line", "material", "party"
LONGEST = 80
ON_THE_CASE_PAGE = {Material.APPLICATION: ("D40",), Material.PROOF_OF_MEDIATION: ("D42",),
                    Material.UNDERTAKING: ("D41",)}
OF_THE_PARTIES = (Material.IDENTITY, Material.CONTACTS, Material.POWER_OF_ATTORNEY)


@dataclass(frozen=True)
class Place:
    """One place: of what kind, which one (its public id, for a paper its material), and its words."""

    kind: str
    ref: str
    words: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.ref}"

    def kept(self, reason: str) -> dict[str, str]:
        """As a return keeps it for one of its reasons."""
        return {"reason": reason, **asdict(self)}


def places_of(strengthening: Strengthening) -> Iterator[Place]:
    """The clauses and lines of the agreement and its supplements, the papers of the pack, the parties."""
    for text in texts_that_hold(strengthening.agreement):
        name = "补充协议" if text.supplements_id else ""
        for number, clause in enumerate(text.clauses, start=1):
            yield Place(CLAUSE, clause.public_id, f"{name}第{number}条：{text_of(clause)}"[:LONGEST])
        for line in text.obligations:
            what = line.act_words or line.ground or (line.claim.type_term.label if line.claim else "")
            yield Place(LINE, line.public_id, f"{name}第{line.ordinal}行：{line.payee.name}，{what}"[:LONGEST])
    for party in signers(strengthening.agreement):
        yield Place(PARTY, party.public_id, party.name)


def of_material(material: Material) -> Place:
    """A paper of the pack."""
    return Place(MATERIAL, material.value, material.label)


def of_finding(strengthening: Strengthening, row: str | None) -> Place | None:
    """The place of a finding of the checks, by the row that it names."""
    if row is None:
        return None
    kind, _, ref = row.partition(":")
    if ref:
        return Place(kind, ref, "") if kind in (CLAUSE, PARTY) else None
    if row in set(Material):
        return of_material(Material(row))
    line = next((each for each in strengthening.agreement.obligations if str(each.ordinal) == row), None)
    return Place(LINE, line.public_id, "") if line else None


def address_of(strengthening: Strengthening, place: Place) -> str:
    """The row on the pages of the body where this is mended."""
    case = strengthening.case
    if place.kind in (CLAUSE, LINE):
        return _in_the_text(strengthening, place)
    if place.kind == PARTY:
        return f"{case_address(case)}/parties#party-{place.ref}"
    material = Material(place.ref)
    if material in OF_THE_PARTIES:
        return f"{case_address(case)}/parties#{_first_lacking(strengthening, material)}"
    if material is Material.AGREEMENT:
        return _text_address(strengthening.agreement)
    codes = ON_THE_CASE_PAGE.get(material, ())
    printed = [paper for paper in papers_about(strengthening) if paper.code in codes and not paper.is_registered_scan]
    return case_address(case, f"paper-{printed[-1].public_id}" if printed else "confirmation")


def _in_the_text(strengthening: Strengthening, place: Place) -> str:
    """A clause or a line, in the text in which it stands."""
    for text in texts_that_hold(strengthening.agreement):
        if place.kind == CLAUSE and any(clause.public_id == place.ref for clause in text.clauses):
            return f"{_text_address(text)}#clause-{place.ref}"
        line = next((each for each in text.obligations if each.public_id == place.ref), None)
        if place.kind == LINE and line is not None:
            return f"{_text_address(text)}#line-{line.ordinal}"
    return _text_address(strengthening.agreement)


def _text_address(agreement: Agreement) -> str:
    return f"{case_address(agreement.case)}/agreements/{agreement.public_id}"


def _first_lacking(strengthening: Strengthening, material: Material) -> str:
    """The party whose number, address or power is missing; the first of them where nothing tells which."""
    parties = signers(strengthening.agreement)
    for party in parties:
        known = {
            Material.IDENTITY: bool(party.credit_code if party.is_employer else party.identity_lookup),
            Material.CONTACTS: bool((party.service_address_sealed or party.address_sealed) and party.phone_sealed),
            Material.POWER_OF_ATTORNEY: all(agent.power_file for agent in party.agents)}[material]
        if not known:
            return f"party-{party.public_id}"
    return f"party-{parties[0].public_id}"
