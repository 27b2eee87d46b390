"""What the case page shows of the agreements: each text, how many have signed, what is missing, where to go on."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.agreements.models import Agreement, AgreementForm, AgreementStanding
from mediation.agreements.queries import agreements_of, consents_with_proof, copies_with_proof
from mediation.agreements.scans import of_consents, of_copies, of_marks
from mediation.agreements.signing import effect_of, wanted_marks
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.evidence.scans import Scan, once_each
from mediation.people.models import Person

MOST_MISSING = 4
BEGUN_IN = (CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.SUSPENDED)


@dataclass(frozen=True)
class AgreementRow:
    """One text with where it stands."""

    agreement: Agreement
    name: str
    address: str
    parties: str
    placed: int
    wanted: int
    missing: Sequence[str]
    scans: Sequence[Scan]
    links: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class AgreementSection:
    """All texts of the case, those not used last."""

    rows: Sequence[AgreementRow]
    may_begin: bool
    begin_address: str


def section(case: Case, person: Person) -> AgreementSection:
    """The section for one reader."""
    agreements = sorted(agreements_of(case), key=lambda each: each.standing == AgreementStanding.DROPPED.value)
    begins = case.state_term in BEGUN_IN and who.staff(person, case) and not any(
        each.standing == AgreementStanding.DRAFT.value and each.supplements_id is None for each in agreements)
    kept = _scans(case)
    return AgreementSection([_row(each, once_each([*of_marks(each.marks), *kept.get(each.public_id, [])]))
                             for each in agreements], begins,
                            f"/desk/cases/{case.public_id}/draft-agreement")


def _scans(case: Case) -> dict[str, list[Scan]]:
    """The scans of what goes with each agreement, by its address: papers signed with it, consents to its terms."""
    found: dict[str, list[Scan]] = {}
    for copy in copies_with_proof(case):
        found.setdefault(str(copy.paper.about_ref), []).extend(of_copies([copy]))
    for consent in consents_with_proof(case):
        found.setdefault(consent.agreement.public_id, []).extend(of_consents([consent]))
    return found


def _row(agreement: Agreement, scans: Sequence[Scan]) -> AgreementRow:
    address = f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}"
    out = agreement.standing in (AgreementStanding.SIGNING.value, AgreementStanding.IN_EFFECT.value) \
        and agreement.form != AgreementForm.ON_THE_SPOT.value
    wanted = wanted_marks(agreement) if out else []
    missing = list(effect_of(agreement).missing) if agreement.standing == AgreementStanding.SIGNING.value else []
    shown = missing[:MOST_MISSING] + ([f"等{len(missing)}处"] if len(missing) > MOST_MISSING else [])
    return AgreementRow(agreement, _name(agreement), address, _parties(agreement),
                        sum(row.placed is not None for row in wanted), len(wanted), shown, scans,
                        _links(agreement, address))


def _name(agreement: Agreement) -> str:
    kind = "补充协议" if agreement.supplements_id else agreement.form_term.label
    return f"{kind} {agreement.number}" if agreement.number else kind


def _parties(agreement: Agreement) -> str:
    names = [party.name for party in agreement.parties]
    return "、".join(names) if len(names) <= 3 else f"{names[0]}等{len(names)}方"


def _links(agreement: Agreement, address: str) -> list[tuple[str, str]]:
    if agreement.standing == AgreementStanding.DRAFT.value:
        return [("继续起草", address)]
    if agreement.standing == AgreementStanding.SIGNING.value:
        return [("记签名与盖章", f"{address}/marks"), ("打印整套", f"{address}/pack.pdf")]
    return []
