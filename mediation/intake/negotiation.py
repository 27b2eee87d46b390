"""Talks before any mediation (O17 10-12): asked for, answered, settled in writing, failed, kept or broken."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.deadlines.acts import begin, running
from mediation.documents.acts import register_scan
from mediation.documents.models import Paper
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.intake.entering import new_case
from mediation.intake.facts import RegisteringFacts
from mediation.law.citation import cite
from mediation.law.terms import Source, Term


class TalksOver(Term):
    """How talks came to nothing (O17 10, 31)."""

    REFUSED = "refused", "对方不愿协商"
    NO_ANSWER = "no_answer", "五日内没有答复"
    PERIOD_OVER = "period_over", "约定的期限届满没有谈成"
    NO_RESULT = "no_result", "没有谈成，一方不再协商"


ENDED_BY = {TalksOver.NO_ANSWER: "NEG-5", TalksOver.PERIOD_OVER: "NEG-AGREED"}


def ask_to_talk(facts: RegisteringFacts, *, by: Any) -> Case:
    """One side asks the other to talk (row 1): five days to answer."""
    case = new_case(replace(facts, source=Source.NEGOTIATION), by=by)
    perform(case, "ask_to_talk", by=by, facts=Facts(
        happened_on=facts.received_on, late_reason=facts.late_reason, on_behalf_of=tuple(case.applicants)))
    return case


def answer_talks(case: Case, facts: Facts, *, by: Any) -> None:
    """The other side answers, or both agree in writing on a period or a longer one (row 1a)."""
    if facts.until is None:
        raise RequirementNotMet("请填写双方书面约定的协商期限届满日。", field="until", article=str(cite("O17", 10)))
    if facts.until < (facts.happened_on or clock.today()):
        raise RequirementNotMet("协商期限的届满日不能早于约定的那一天。", field="until")
    perform(case, "answer_talks", by=by, facts=facts)


def settle_privately(case: Case, facts: Facts, agreement: Upload, *, due_on: date | None, by: Any) -> Paper:
    """Both sign a settlement of their own (row 2, D29): it is kept as a scan; what is due runs by its day."""
    perform(case, "settle_privately", by=by, facts=facts)
    if due_on is not None:
        begin(case, case, "PERF", facts.happened_on or clock.today(), until=due_on)
    return register_scan(case, "D29", "和解协议书", agreement.content, agreement.media_type, by=by)


def end_talks(case: Case, facts: Facts, *, by: Any) -> None:
    """The talks came to nothing (row 3): limitation begins anew, an application may be made."""
    if facts.reason_code is None:
        raise RequirementNotMet("请选择协商怎么结束的。", field="reason_code", article=str(cite("O17", 10)))
    clock_id = ENDED_BY.get(TalksOver(facts.reason_code))
    row = running(case, case, clock_id) if clock_id else None
    day = facts.happened_on or clock.today()
    if clock_id and row is None:
        raise RequirementNotMet("本案没有正在计算的这一期限，请改选协商怎么结束的。", field="reason_code")
    if row is not None and row.ends_on is not None and day <= row.ends_on:
        raise RequirementNotMet(f"期限到{row.ends_on}（含当日）届满，届满后才能这样结束；对方已明确拒绝的，请改选。",
                                field="reason_code", article=str(cite("O17", 10)))
    perform(case, "end_talks", by=by, facts=facts)


def default_on_settlement(case: Case, facts: Facts, *, by: Any) -> None:
    """The settlement was not kept (row 4): an application for mediation may be made, limitation begins anew."""
    perform(case, "default_on_settlement", by=by, facts=facts)


def close_settled(case: Case, facts: Facts, proof: Upload, *, by: Any) -> Paper:
    """The settlement was kept (row 4a): the proof of payment is filed, and the case with it."""
    perform(case, "close_settled", by=by, facts=facts)
    return register_scan(case, "D38", "履行凭证", proof.content, proof.media_type, by=by)
