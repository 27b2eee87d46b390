"""What each worker asked, what was agreed, whether it is in effect, confirmed, paid: the figures are never mixed."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.agreements.models import Agreement, AgreementStanding, ObligationState, StrengtheningState
from mediation.cases.models import Case
from mediation.law.terms import Term
from mediation.parties.models import Answer, Party, PartyStanding

FIRST_ROWS = 12
OUT = (AgreementStanding.SIGNING.value, AgreementStanding.IN_EFFECT.value)


class Which(Term):
    """To which workers the table is narrowed."""

    ALL = "all", "全部"
    UNSIGNED = "unsigned", "未签"
    DISAGREE = "disagree", "不同意"
    SPLIT = "split", "已分案"


@dataclass(frozen=True)
class WorkerRow:
    """One worker with the four figures of the matter."""

    party: Party
    asked_fen: int | None
    about: bool
    agreed_fen: int | None
    paid_fen: int
    effect: str
    confirmed: str
    tone: str
    unsigned: bool
    disagrees: bool
    split: bool


@dataclass(frozen=True)
class WorkerTable:
    """The rows that are shown, how many there are behind each filter, and the sums over all that take part."""

    rows: list[WorkerRow]
    counts: dict[Which, int]
    which: Which
    hidden: int
    asked_fen: int | None
    about: bool
    agreed_fen: int | None
    paid_fen: int


def worker_table(case: Case, agreements: Sequence[Agreement], which: Which, whole: bool) -> WorkerTable:
    """One row a worker; a long list shows its first rows until all are asked for."""
    everybody = [_row(party, agreements) for party in case.parties if party.is_worker]
    taking_part = [row for row in everybody if row.party.is_active]
    chosen = [row for row in everybody if _stands(row, which)]
    shown = chosen if whole or len(chosen) <= FIRST_ROWS + 3 else chosen[:FIRST_ROWS]
    asked = [row.asked_fen for row in taking_part if row.asked_fen is not None]
    agreed = [row.agreed_fen for row in taking_part if row.agreed_fen is not None]
    return WorkerTable(
        rows=shown, counts={each: sum(_stands(row, each) for row in everybody) for each in Which}, which=which,
        hidden=len(chosen) - len(shown), asked_fen=sum(asked) if asked else None,
        about=any(row.about for row in taking_part), agreed_fen=sum(agreed) if agreed else None,
        paid_fen=sum(row.paid_fen for row in taking_part))


def _stands(row: WorkerRow, which: Which) -> bool:
    return {Which.ALL: True, Which.UNSIGNED: row.unsigned, Which.DISAGREE: row.disagrees, Which.SPLIT: row.split}[which]


def _row(party: Party, agreements: Sequence[Agreement]) -> WorkerRow:
    claims = [claim for claim in party.claims if not claim.given_up]
    sums = [claim.amount_fen for claim in claims if claim.amount_fen is not None]
    own = [each for each in agreements if each.standing in OUT and party in each.parties]
    lines = [line for each in own for line in each.obligations if line.payee_id == party.id]
    agreed = [line.amount_fen for line in lines
              if line.amount_fen is not None and line.state != ObligationState.WAIVED.value]
    unsigned = any(_waits_for(party, each) for each in own)
    effect, tone = _effect(party, own, unsigned)
    return WorkerRow(
        party=party, asked_fen=sum(sums) if sums else None,
        about=any(claim.is_about for claim in claims) or len(sums) < len(claims),
        agreed_fen=sum(agreed) if agreed else None, paid_fen=sum(line.paid_fen for line in lines), effect=effect,
        confirmed=_confirmed(own), tone=tone, unsigned=unsigned,
        disagrees=PartyStanding.REFUSED.value == party.standing or party.answer == Answer.REFUSED.value,
        split=party.standing == PartyStanding.SPLIT_OFF.value)


def _waits_for(party: Party, agreement: Agreement) -> bool:
    """Whether the agreement is out and this party's mark is not on it; heirs sign for a dead worker."""
    signs = {party.id, *(heir.id for heir in party.heirs)}
    return (agreement.standing == AgreementStanding.SIGNING.value
            and not any(mark.party_id in signs for mark in agreement.marks))


def _effect(party: Party, own: Sequence[Agreement], unsigned: bool) -> tuple[str, str]:
    if party.standing != PartyStanding.ACTIVE.value:
        return PartyStanding(party.standing).label, "ended"
    in_effect = [each for each in own if each.standing == AgreementStanding.IN_EFFECT.value]
    if in_effect and in_effect[-1].effective_on:
        return f"已生效 {in_effect[-1].effective_on:%m-%d}", "done"
    if own:
        return ("待签", "wait") if unsigned else ("已签，待生效", "open")
    return "", ""


def _confirmed(own: Sequence[Agreement]) -> str:
    records = [each.strengthening for each in own if each.strengthening is not None]
    return StrengtheningState(records[-1].state).label if records else ""
