"""The values of a copy sheet (抄录单): each datum of the case as another system takes it, in full."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, StrengtheningState
from mediation.agreements.wording import text_of
from mediation.bodies.copy_fields import COPY_FIELDS
from mediation.bodies.models import CopySheet
from mediation.cases.models import Case
from mediation.cases.states import EndReason
from mediation.deadlines.acts import running
from mediation.desk.queries import case_file
from mediation.documents.filling import cause_words
from mediation.law.money import in_words, yuan
from mediation.law.terms import Source
from mediation.parties.models import Party

STANDING = (AgreementStanding.IN_EFFECT.value, AgreementStanding.SIGNING.value)


@dataclass(frozen=True)
class Copied:
    """One row of the sheet; what the file does not know stays empty and says so."""

    key: str
    label: str
    value: str


class CaseInFull:
    """A case with what is derived from its agreements, for the values to ask."""

    def __init__(self, case: Case, agreements: Sequence[Agreement]) -> None:
        self.case = case
        self.agreements = [each for each in agreements if each.standing in STANDING]

    @cached_property
    def asked_fen(self) -> int | None:
        sums = [claim.amount_fen for claim in self.case.claims if claim.amount_fen is not None and not claim.given_up]
        return sum(sums) if sums else None

    @cached_property
    def agreed_fen(self) -> int | None:
        return sum(each.held_fen for each in self.agreements) if self.agreements else None

    @property
    def paid_fen(self) -> int | None:
        lines = [line for each in self.agreements for line in each.obligations]
        return sum(line.paid_fen for line in lines) if lines else None

    @property
    def last_confirmation(self) -> Any:
        records = [each.strengthening for each in self.agreements if each.strengthening is not None]
        return records[-1] if records else None


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _of(parties: Iterable[Party], value: Callable[[Party], Any]) -> str:
    return "；".join(str(found) for found in map(value, parties) if found)


def _sum(fen: int | None) -> str:
    return yuan(fen).replace(",", "") if fen is not None else ""


def _claims(full: CaseInFull) -> str:
    return "；".join(f"{claim.claimant.name}：{claim.type_term.label}"
                    f"{f' {yuan(claim.amount_fen)}元' if claim.amount_fen is not None else ''}"
                    for claim in full.case.claims if not claim.given_up)


def _until(full: CaseInFull) -> str:
    row = running(full.case, full.case, full.case.mediation_clock)
    return _day(row.ends_on) if row else ""


def _facts(full: CaseInFull) -> str:
    application = full.case.application
    return application.facts_and_reasons if application else ""


VALUES: dict[str, Callable[[CaseInFull], str]] = {
    "number": lambda full: full.case.number or "", "receipt_number": lambda full: full.case.receipt_number,
    "source_number": lambda full: full.case.source_number or "",
    "source": lambda full: Source(full.case.source).label, "basis": lambda full: full.case.basis_term.label,
    "kind": lambda full: full.case.kind_term.label, "cause": lambda full: cause_words(full.case) or "",
    "state": lambda full: full.case.state_term.label, "body": lambda full: full.case.body.name,
    "clerk": lambda full: full.case.clerk.name if full.case.clerk else "",
    "mediators": lambda full: "、".join(member.person.name for member in full.case.mediators),
    "received_on": lambda full: _day(full.case.received_on), "accepted_on": lambda full: _day(full.case.accepted_on),
    "ended_on": lambda full: _day(full.case.ended_on), "mediation_until": _until,
    "effective_on": lambda full: "；".join(_day(each.effective_on) for each in full.agreements if each.effective_on),
    "is_collective": lambda full: "是" if full.case.is_collective else "否",
    "worker_count": lambda full: str(len(full.case.workers)), "asked": lambda full: _sum(full.asked_fen),
    "asked_words": lambda full: in_words(full.asked_fen) if full.asked_fen is not None else "", "claims": _claims,
    "facts": _facts,
    "agreement_number": lambda full: "；".join(each.number for each in full.agreements if each.number),
    "agreed": lambda full: _sum(full.agreed_fen),
    "agreed_words": lambda full: in_words(full.agreed_fen) if full.agreed_fen is not None else "",
    "agreement_terms": lambda full: "\n".join(text_of(clause) for each in full.agreements for clause in each.clauses),
    "paid": lambda full: _sum(full.paid_fen),
    "end_reason": lambda full: EndReason(full.case.end_reason).label if full.case.end_reason else "",
    "court": lambda full: full.case.body.court.name if full.case.body.court else "",
    "court_number": lambda full: full.last_confirmation.court_number or "" if full.last_confirmation else "",
    "confirmation": lambda full: (StrengtheningState(full.last_confirmation.state).label
                                  if full.last_confirmation else ""),
    "applicant_names": lambda full: _of(full.case.applicants, lambda party: party.name),
    "applicant_numbers": lambda full: _of(full.case.applicants,
                                          lambda party: party.identity_number or party.credit_code),
    "applicant_phones": lambda full: _of(full.case.applicants, lambda party: party.phone),
    "applicant_addresses": lambda full: _of(full.case.applicants, lambda party: party.address),
    "applicant_sexes": lambda full: _of(full.case.applicants, lambda party: party.sex),
    "applicant_births": lambda full: _of(full.case.applicants, lambda party: party.born_on),
    "applicant_ethnic": lambda full: _of(full.case.applicants, lambda party: party.ethnic_group),
    "respondent_names": lambda full: _of(full.case.respondents, lambda party: party.name),
    "respondent_codes": lambda full: _of(full.case.respondents, lambda party: party.credit_code),
    "respondent_heads": lambda full: _of(full.case.respondents, lambda party: party.legal_representative),
    "respondent_phones": lambda full: _of(full.case.respondents, lambda party: party.phone),
    "respondent_addresses": lambda full: _of(full.case.respondents, lambda party: party.address),
    "agents": lambda full: "；".join(agent.name for agent in full.case.agents),
    "today": lambda full: _day(clock.today()),
}


def copied(case: Case, sheet: CopySheet) -> list[Copied]:
    """The rows of a sheet, in the order that the body has given it."""
    case_file.read_whole(case)
    full = CaseInFull(case, case_file.agreements_in(case))
    return [Copied(key, COPY_FIELDS[key], VALUES[key](full)) for key in sheet.fields if key in VALUES]
