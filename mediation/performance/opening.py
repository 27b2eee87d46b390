"""The lines of a title that came of a handoff: an award, a judgment, a commission's or court's paper (row 64b)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.ledger import print_ledger
from mediation.agreements.models import Agreement, AgreementStanding, Obligation
from mediation.cases.acts import perform
from mediation.cases.models import Case, Claim
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.remedies import Title
from mediation.parties.models import Party
from mediation.performance.court_models import HandoffTitle
from mediation.performance.court_requirements import CourtFacts
from mediation.performance.queries import title_of_handoff

ENFORCEABLE = "enforce_title"
"""The state of a handoff whose receiver has decided with effect (rows 63g, 64)."""
DECIDED = frozenset({"award", "mediation_paper", "judgment", "last_judgment", "court_paper"})
"""The results that order something; that a commission accepted or a court registered a suit orders nothing."""
NO_TITLES = frozenset({Title.NONE, Title.SETTLEMENT, Title.RULING, Title.PAYMENT_ORDER})


@dataclass(frozen=True)
class TitleLine:
    """One thing that the title orders: who owes whom, a sum in 分 or an act, the last day (None where none is set)."""

    payer: Party
    payee: Party
    amount_fen: int | None = None
    act_words: str | None = None
    due_on: date | None = None
    ground: str = ""
    claim: Claim | None = None


@dataclass(frozen=True)
class TitleFacts:
    """The paper: what it is, who made it, its number, since when it is in effect."""

    kind: Title
    made_by: str
    number: str
    effective_on: date


def open_from_title(case: Case, handoff_ref: str, title: TitleFacts, lines: Sequence[TitleLine], facts: CourtFacts, *,
                    by: Any) -> list[Obligation]:
    """Write what a title orders into the obligations, so that it is watched, paid and enforced like any line.

    A line whose day is over stands in default at once, any other is watched until its day. Raises NotNow where the
    handoff has no title in effect or was written in before, RequirementNotMet for what is missing on the paper.
    """
    handoff = next((each for each in case.handoffs if each.public_id == handoff_ref), None)
    if handoff is None or not has_a_title(handoff):
        raise NotNow("这条移送还没有生效的裁决、判决或者调解书，不能登记其中的义务。请先登记结果。")
    if title_of_handoff(handoff_ref) is not None:
        raise NotNow("这份文书的义务已经登记过了。")
    _check(title, lines)
    kept = Agreement(case=case, standing=AgreementStanding.TITLE.value, drafted_on=facts.happened_on or clock.today(),
                     agreed_on=title.effective_on, effective_on=title.effective_on, settles_all=False,
                     breach_accelerates=False, facts_words="", parties=_parties(lines))
    kept.obligations = [Obligation(
        ordinal=place, payer=line.payer, payee=line.payee, amount_fen=line.amount_fen, act_words=line.act_words,
        due_on=line.due_on or title.effective_on, ground=line.ground, claim=line.claim)
        for place, line in enumerate(lines, start=1)]
    db.session.add(kept)
    db.session.add(HandoffTitle(
        agreement=kept, handoff_ref=handoff_ref, kind=title.kind.value, made_by=title.made_by.strip(),
        number=title.number.strip(), effective_on=title.effective_on, scan_sha256=facts.proof))
    db.session.flush()
    for line in kept.obligations:
        late = line.due_on is not None and line.due_on < (facts.happened_on or clock.today())
        perform(line, "open_late_title_line" if late else "open_title_line", by=by, facts=facts)
    print_ledger(kept, by=by)
    return list(kept.obligations)


def has_a_title(handoff: Any) -> bool:
    """Whether the receiver of a handoff has decided with effect: it stands so, or it ended with what was decided."""
    return handoff.state == ENFORCEABLE or (
        handoff.state == "ended" and any(result.kind in DECIDED for result in handoff.results))


def _check(title: TitleFacts, lines: Sequence[TitleLine]) -> None:
    if title.kind in NO_TITLES:
        raise RequirementNotMet("请选择生效文书的种类：仲裁裁决、仲裁调解书、判决或者法院调解书。", field="kind",
                                article="民事诉讼法解释第四百六十一条")
    if not title.made_by.strip() or not title.number.strip():
        raise RequirementNotMet("请照文书填写制作机关和文号。", field="number", article="民事诉讼法解释第四百六十一条")
    if title.effective_on > clock.today():
        raise RequirementNotMet("生效的日期不能晚于今天。", field="effective_on")
    if not lines:
        raise RequirementNotMet("请至少写一项义务。", field="lines")
    for line in lines:
        if line.payer is line.payee:
            raise RequirementNotMet("义务人和权利人不能是同一个人。", field="lines")
        if (line.amount_fen is None) == (not (line.act_words or "").strip()):
            raise RequirementNotMet("每一项写明金额，或者写明要做的事，二者选一。", field="lines")
        if line.amount_fen is not None and line.amount_fen <= 0:
            raise RequirementNotMet("金额要大于零。", field="lines")


def _parties(lines: Sequence[TitleLine]) -> list[Party]:
    return list({party.id: party for line in lines for party in (line.payer, line.payee)}.values())
