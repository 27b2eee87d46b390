"""The data of a capsule (data.json) by its published schema: what its receiver needs to take the case in, no more.

Sums are in 分, days as YYYY-MM-DD; what the file does not know is null. To legal aid the other side goes by name only.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mediation.agreements.models import Agreement, AgreementStanding, Strengthening
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.wording import text_of
from mediation.capsule.materials import Item, needed_parties, receiver_name, receiver_of
from mediation.cases.models import Case, Claim
from mediation.cases.states import EndReason
from mediation.confirmations.scans import texts_in_effect
from mediation.documents.filling import cause_words
from mediation.handoffs.models import Handoff
from mediation.law.remedies import Receiver
from mediation.parties.models import Party

SCHEMA = "labour-mediation-capsule-data/1"


def told(record: Handoff | Strengthening, capsule: str, filed: Sequence[tuple[str, Item]]) -> dict[str, Any]:
    """Everything that data.json says; ``filed`` are the pieces with the names of their files."""
    case, needed, receiver = record.case, needed_parties(record), receiver_of(record)
    application = case.application
    return {
        "schema": SCHEMA, "capsule": capsule,
        "receiver": {"kind": receiver.value, "name": receiver_name(record)},
        "body": {"name": case.body.name, "address": case.body.address, "phone": case.body.phone},
        "case": _case(case),
        "parties": [_party(party, _in_full(record, party)) for party in needed],
        "claims": [_claim(claim) for claim in case.claims if not claim.given_up and claim.claimant in needed],
        "facts": application.facts_and_reasons or None if application and _may_tell(record) else None,
        "agreements": [_agreement(each) for each in _agreements(record)],
        "confirmation": _confirmation(record) if isinstance(record, Strengthening) else None,
        "files": [_file(name, item) for name, item in filed],
    }


def _may_tell(record: Handoff | Strengthening) -> bool:
    """What the applicants told is the receiver's to know where the application itself goes along."""
    return not isinstance(record, Handoff) or "application" in record.items


def _in_full(record: Handoff | Strengthening, party: Party) -> bool:
    return receiver_of(record) is not Receiver.LEGAL_AID or (isinstance(record, Handoff) and party is record.party)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _case(case: Case) -> dict[str, Any]:
    return {"number": case.number, "receipt_number": case.receipt_number, "source_number": case.source_number or None,
            "cause": cause_words(case), "kind": case.kind_term.label, "basis": case.basis_term.label,
            "received_on": _day(case.received_on), "accepted_on": _day(case.accepted_on),
            "ended_on": _day(case.ended_on),
            "end_reason": EndReason(case.end_reason).label if case.end_reason else None}


def _party(party: Party, in_full: bool) -> dict[str, Any]:
    known: dict[str, Any] = {
        "side": party.side, "is_worker": party.is_worker, "is_employer": party.is_employer, "name": party.name}
    more = {
        "credit_code": party.credit_code, "identity_number": party.identity_number, "sex": party.sex,
        "born_on": _day(party.born_on), "ethnic_group": party.ethnic_group, "phone": party.phone,
        "address": party.address, "service_address": party.service_address or party.address,
        "legal_representative": party.legal_representative,
        "legal_representative_title": party.legal_representative_title,
        "agents": [{"name": agent.name, "firm": agent.firm or None, "phone": agent.phone, "special": agent.special}
                   for agent in party.agents]}
    empty: Mapping[str, Any] = {**dict.fromkeys(more), "agents": []}
    return {**known, **({key: value or empty[key] for key, value in more.items()} if in_full else empty)}


def _claim(claim: Claim) -> dict[str, Any]:
    return {"claimant": claim.claimant.name, "type": claim.type, "words": claim.type_term.label,
            "from_on": _day(claim.from_on), "until_on": _day(claim.until_on), "amount_fen": claim.amount_fen,
            "formula": claim.formula or None}


def _agreements(record: Handoff | Strengthening) -> Sequence[Agreement]:
    """The texts that go along: those of an application; of a handoff those in effect, where an agreement goes along.

    What an award or judgment orders is watched like an agreement, but is none.
    """
    if isinstance(record, Strengthening):
        return texts_in_effect(record.agreement)
    if "agreement" not in record.items:
        return []
    return [each for each in record.case.agreements
            if each.effective_on is not None and each.standing != AgreementStanding.TITLE.value]


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {"number": agreement.number, "agreed_on": _day(agreement.agreed_on), "place": agreement.place or None,
            "effective_on": _day(agreement.effective_on), "terms": [text_of(clause) for clause in agreement.clauses],
            "obligations": [{
                "payer": line.payer.name, "payee": line.payee.name, "ground": line.ground or None,
                "amount_fen": line.amount_fen, "act": line.act_words or None, "due_on": _day(line.due_on)}
                for line in lines_that_hold(agreement)]}


def _confirmation(strengthening: Strengthening) -> dict[str, Any]:
    return {"court": strengthening.court.name if strengthening.court else None,
            "receipt_number": strengthening.receipt_number, "filed_on": _day(strengthening.filed_on),
            "court_number": strengthening.court_number}


def _file(name: str, item: Item) -> dict[str, Any]:
    paper, piece = item.paper, item.evidence
    return {"file": name, "title": item.title,
            "stored_sha256": piece.file_sha256 if piece is not None else item.sha256,
            "paper": None if paper is None else {"code": paper.code, "number": paper.number,
                                                 "issued_on": _day(paper.issued_on), "pages": paper.pages},
            "evidence": None if piece is None else {
                "ordinal": piece.ordinal, "name": piece.name, "form": piece.form_term.label,
                "giver": piece.party.name if piece.party else None, "proves": piece.proves or None}}
