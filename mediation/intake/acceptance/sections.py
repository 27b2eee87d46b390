"""What the case page shows of the way to acceptance: who answered what, who may act alone, where papers reach them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.cases.service_addresses import without_address
from mediation.deadlines.acts import running
from mediation.deadlines.models import Deadline
from mediation.intake.acceptance.acts import MAY_ANSWER
from mediation.intake.acceptance.models import AnswerWay, PartyAnswer
from mediation.intake.powers.authority import may_be_invited, Unproven, answer_awaiting_check, unproven
from mediation.law.capacity import Capacity, capacity_on
from mediation.law.terms import Side
from mediation.parties.models import Answer, Party, PartyStanding
from mediation.people.models import Person


@dataclass(frozen=True)
class CapacityLine:
    """Whether one worker may act alone, by the date of birth; unknown where no date of birth is in the file."""

    name: str
    words: str
    needs_somebody: bool
    alert: bool = False


def capacities(case: Case, on: date) -> list[CapacityLine]:
    """Those of whom somebody must make sure: minors, and workers of unknown age (CC 18-20, LL 15, TJ 25)."""
    lines = []
    for worker in case.workers:
        if worker.born_on is None:
            lines.append(CapacityLine(worker.name, "没有登记出生日期，请核对证件", True))
            continue
        answer = capacity_on(worker.born_on, on)
        if answer.capacity is not Capacity.FULL:
            lines.append(CapacityLine(worker.name, answer.why, answer.guardian_needed, answer.alert_inspection))
    return lines


def all_may_act_alone(lines: Sequence[CapacityLine]) -> bool:
    """Whether the dates of birth leave nothing to be checked."""
    return not any(line.needs_somebody for line in lines)


@dataclass(frozen=True)
class AnswerLine:
    """One party: its answer, when and how it came, where papers reach it.

    ``unproven``: it answered by somebody whose authority does not hold, so that the answer does not count yet.
    """

    party: Party
    side: str
    answer: str
    tone: str
    last: PartyAnswer | None
    way: str
    electronic: str
    answer_url: str | None
    address_url: str | None
    unproven: Unproven | None
    invite_url: str | None


@dataclass(frozen=True)
class AcceptanceSection:
    """The answers of all parties, and until when they are waited for."""

    lines: Sequence[AnswerLine]
    waiting: Deadline | None
    answer_url: str | None
    addresses_url: str | None


TONES = {Answer.AGREED: "done", Answer.ASKED: "wait", Answer.NOT_ASKED: "wait", Answer.REFUSED: "ended",
         Answer.NO_ANSWER: "ended", Answer.UNREACHABLE: "ended"}
ELECTRONIC = {None: "未确认", True: "接受电子送达", False: "只用纸质送达"}


def section(case: Case, person: Person) -> AcceptanceSection:
    """The section for one reader."""
    may = who.staff(actor=person, model=case)
    here = case_address(case)
    invites = f"{here}/parties" if may else None
    answers = f"{here}/record-answer" if may and case.state in MAY_ANSWER else None
    addresses = f"{here}/confirm-address" if may and case.is_open else None
    shown = [party for party in case.parties if party.standing != PartyStanding.SPLIT_OFF.value]
    return AcceptanceSection([_line(party, answers, addresses, invites) for party in shown],
                             running(case, case, "CONSENT-WAIT"), answers,
                             f"{here}/confirm-addresses" if addresses and without_address(case) else None)


def _line(party: Party, answers: str | None, addresses: str | None, invites: str | None) -> AnswerLine:
    last = next((row for row in reversed(party.case.party_answers) if row.party_id == party.id), None)
    return AnswerLine(
        party=party, side=Side(party.side).label, answer=party.answer_term.label, tone=TONES[party.answer_term],
        last=last, way=AnswerWay(last.way).label if last and last.way else "",
        electronic=ELECTRONIC[party.electronic_service],
        answer_url=f"{answers}?party={party.public_id}" if answers else None,
        address_url=f"{addresses}?party={party.public_id}" if addresses and party.is_active else None,
        unproven=unproven(party) if last and last.representative_id and answer_awaiting_check(party) else None,
        invite_url=f"{invites}/{party.public_id}/ask-in" if invites and may_be_invited(party) else None)
