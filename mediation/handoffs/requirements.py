"""What is asked before a case is handed on."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.deadlines.models import Deadline
from mediation.handoffs.models import HandoffState, ReceiverAnswer
from mediation.law.citation import cite
from mediation.law.suit_first import StraightToCourt, arbitration_first
from mediation.law.terms import Basis

NEVER_GOES_ALONG = frozenset({"offers", "concessions", "caucus", "notes"})


@dataclass(frozen=True)
class HandoffFacts(Facts):
    """What is said when a handoff moves: whether the party insists, what the receiver decided.

    ``kind``, ``number``, ``result``, ``decided_on`` are those of the receiver's paper; ``received_on`` and
    ``employer_received_on`` the days on which the worker and the employer got it; ``force`` says whether an award is
    final. ``performance_ends_on`` is the last due day of a title. ``ground`` and ``waits`` are of a suit without an
    award, where a case goes back to its court the exception from arbitration first, and ``arbitration_done`` that a
    commission has heard it; ``iou`` says that a signed note of wages owed is there; ``new_last_day`` moves the end
    of a period.
    """

    kind: str = ""
    number: str = ""
    result: str = ""
    decided_on: date | None = None
    received_on: date | None = None
    employer_received_on: date | None = None
    force: str = ""
    performance_ends_on: date | None = None
    preserved: bool = False
    ground: str = ""
    waits: tuple[str, ...] = ()
    iou: bool = False
    insists: bool = False
    answer: str = ""
    new_last_day: date | None = None
    arbitration_done: bool = False


def delegated(handoff: Any, facts: Any) -> bool:
    """委派"""
    return handoff.case.basis_term is Basis.COURT_DELEGATED


def only_allowed_papers(model: Any) -> None:
    """让步和单方谈话不随案移送（在线规则第18条、特邀规定第22条）"""
    if NEVER_GOES_ALONG & set(model.items):
        refuse("为达成调解所作的让步、单方谈话和内部笔记不能移送。", "items", cite("ONL", 18))


def worker_asks_for_aid(model: Any) -> None:
    """劳动者本人同意转介（法律援助法第31条）"""
    if model.party is None or not model.party.is_worker:
        refuse("请选择申请法律援助的劳动者。", "party", cite("LA", 31))


def case_has_ended(model: Any) -> None:
    """调解不成，或部分达成后的未决请求（令17第30条）"""
    case = model.case
    if case.state == CaseState.NO_AGREEMENT.value:
        return
    if case.state == CaseState.EFFECTIVE.value and case.is_partial:
        return
    refuse("本案还没有终结；当事人可以随时直接申请仲裁，请用“直接申请仲裁”。", None, cite("TJ", 5))


def came_from_a_court(model: Any) -> None:
    """法院委派、委托的案件交回法院（特邀规定第21、26条）"""
    if model.case.basis_term not in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED):
        refuse("只有法院委派、委托的案件交回法院；其他劳动争议先申请仲裁。", None, cite("TJ", 5))


def the_party_insists_on_a_suit(model: Any, facts: Any) -> None:
    """委派的案件，当事人坚持起诉（特邀规定第27条）"""
    if model.case.basis_term is Basis.COURT_DELEGATED and not facts.insists:
        refuse("委派的案件，当事人坚持起诉的才移交法院立案。请问明当事人：坚持起诉的，勾选“当事人坚持起诉”；"
               "改走仲裁的，用“登记申请仲裁”。", "insists", cite("TY", 27))


def arbitration_came_first(model: Any, facts: Any) -> None:
    """委派的劳动争议，已经仲裁，或者可以不经仲裁直接起诉（调解仲裁法第5条）"""
    case = model.case
    if case.basis_term is not Basis.COURT_DELEGATED:
        return
    ground = StraightToCourt(facts.ground) if facts.ground else None
    if ground is StraightToCourt.BY_THE_COURT and not facts.reason.strip():
        refuse("请在说明里写明为什么可以不经仲裁直接立案。", "reason", cite("TJ", 5))
    if arbitration_first(case.kind_term, case.arbitration_done or facts.arbitration_done, ground):
        refuse("劳动争议先申请仲裁（各地法院做法不一）：请告知当事人向仲裁委申请，用“登记申请仲裁”；已经仲裁的，勾选“已经仲裁”；"
               "可以直接起诉的，选明属于哪一种。", "ground", cite("TJ", 5))


def before_effect(model: Any) -> None:
    """协议生效前随时可以申请仲裁（调解仲裁法第5条）"""
    before = {state.value for state in BEFORE_EFFECT} | {
        CaseState.NOT_ACCEPTED.value, CaseState.REFERRED.value, CaseState.WITHDRAWN.value}
    if model.case.state not in before:
        refuse("协议已生效或调解已终结；终结后请用“终结后申请仲裁”。", None, cite("TJ", 5))


def result_is_told(model: Any, facts: Any) -> None:
    """写明结果和文书日期（令17第32条）"""
    if not facts.kind:
        refuse("请选择结果。", "kind", cite("O17", 32))
    if not facts.result.strip():
        refuse("请写明结果的内容。", "result", cite("O17", 32))
    if facts.decided_on is not None and facts.decided_on > facts.happened_on:
        refuse("文书的日期不能晚于发生的日期。", "decided_on", cite("O17", 32))


def received_after_it_was_decided(model: Any, facts: Any) -> None:
    """各方收到文书的日期（起诉、撤销、上诉的期间从收到之日起算）"""
    today = clock.today()
    for name in ("received_on", "employer_received_on"):
        day = getattr(facts, name)
        if day is not None and day > today:
            refuse("收到的日期不能晚于今天。", name, cite("TJ", 50))
        if day is not None and facts.decided_on is not None and day < facts.decided_on:
            refuse("收到的日期不能早于文书的日期。", name, cite("TJ", 50))


def receiver_says_why(model: Any, facts: Any) -> None:
    """接收或者退回；退回的写明理由"""
    if not facts.answer:
        refuse("请选择接收单位的答复。", "answer", cite("O17", 30))
    if facts.answer == ReceiverAnswer.RETURNED.value and not facts.reason.strip():
        refuse("退回的，请写明接收单位说的理由。", "reason", cite("ONL", 12))


def returned(handoff: Any, facts: Any) -> bool:
    """退回的"""
    return facts.answer == ReceiverAnswer.RETURNED.value


def nothing_waits_here(handoff: Any, facts: Any) -> bool:
    """退回的，或者已经送出的"""
    return returned(handoff, facts) or handoff.state != HandoffState.PREPARED.value


def period_of(record: Any, clock_id: str) -> Deadline | None:
    """The last period of a record under a clock, whether it runs or not."""
    rows = [row for row in record.case.deadlines
            if row.record_type == record.record_type and row.record_ref == record.public_id
            and row.clock_id == clock_id]
    return max(rows, key=lambda row: row.id, default=None)


def must_be_over(model: Any, clock_id: str, facts: Any, why: str) -> None:
    """Refuse while a period of a record still counts on the day of the act."""
    row = period_of(model, clock_id)
    if row is not None and row.ends_on is not None and facts.happened_on <= row.ends_on:
        refuse(f"{row.clock.name}到{row.ends_on}（含当日）才满，{why}", "happened_on", row.clock.articles[0])


def must_be_in_time(model: Any, clock_id: str, facts: Any, why: str) -> None:
    """Refuse after the last day of a period that gave a right."""
    row = period_of(model, clock_id)
    if row is not None and row.ends_on is not None and facts.happened_on > row.ends_on:
        refuse(f"{row.clock.name}已于{row.ends_on}届满，{why}当日或者以前提出的，请填写提出的那一天。", "happened_on",
               row.clock.articles[0])
