"""What the case page shows of payment orders and enforcement: each application once, and each line's ways on."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.agreements.states import AT_THE_COURT
from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now, procedure_of
from mediation.cases.models import Case
from mediation.cases.rows import lines as rows_of
from mediation.deadlines.models import OF_A_PAYMENT_ORDER, Deadline, DeadlineState
from mediation.errors import RequirementNotMet
from mediation.law.payment_order import OrderEnd, deemed_suit
from mediation.law.remedies import Remedy, RemedyKey
from mediation.people.models import Person
from mediation.performance.court_models import CourtProceeding, ProceedingKind
from mediation.performance.opening import has_a_title
from mediation.performance.queries import proceedings_in, title_of_handoff
from mediation.performance.remedies import remedies_of
from mediation.performance.requirements import has_fallen_due
from mediation.performance.titles import title_of

ON_ONE_APPLICATION = frozenset({
    "docket_payment_order", "issue_payment_order", "refuse_payment_order", "serve_payment_order", "dismiss_objection",
    "end_payment_order", "decline_suit", "close_payment_order", "pause_enforcement", "resume_enforcement",
    "refuse_enforcement"})
"""Acts of the court on all lines of one application: they stand at the application, not at each line."""
ASKED = {RemedyKey.PAYMENT_ORDER: "file_payment_order", RemedyKey.ENFORCEMENT: "apply_for_enforcement"}
ENDED_ELSEWHERE = {RemedyKey.ARBITRATION: "file-arbitration", RemedyKey.LEGAL_AID: "ask-for-aid"}
ONLY_WHEN_LATE = frozenset({"record_default", "remind_of_performance"})
COUNTED = (*OF_A_PAYMENT_ORDER, "ENF-2Y", "REVIEW", "SUE-30R")
RUNNING = (DeadlineState.RUNNING.value, DeadlineState.OVER.value)


@dataclass(frozen=True)
class WayOn:
    """One way on from a line: the law's answer, and where it is recorded and its paper made."""

    remedy: Remedy
    act: str | None
    paper: str | None


@dataclass(frozen=True)
class ApplicationShown:
    """One application: its lines, where they stand, what runs, what the court did, what follows, what may be done."""

    proceeding: CourtProceeding
    ordinals: str
    stands: str
    periods: Sequence[Deadline]
    advice: str
    acts: tuple[tuple[str, str], ...]


def applications_of(case: Case, person: Person) -> list[ApplicationShown]:
    """Every payment order and enforcement asked in the case, the latest first."""
    return [_shown(each, person) for each in reversed(proceedings_in(case))]


def _shown(proceeding: CourtProceeding, person: Person) -> ApplicationShown:
    there = [line for line in proceeding.lines if _in_hand(proceeding, line)]
    first = there[0] if there else None
    states = dict.fromkeys(ObligationState(line.state).label for line in proceeding.lines)
    return ApplicationShown(
        proceeding=proceeding, ordinals="、".join(f"第{line.ordinal}项" for line in proceeding.lines),
        stands="、".join(states), periods=_periods(first) if first is not None else [],
        advice=_advice(proceeding) if first is not None else "",
        acts=_court_acts(first, person) if first is not None else ())


def _in_hand(proceeding: CourtProceeding, line: Obligation) -> bool:
    """Whether a line is before the court by this application."""
    if line.state not in AT_THE_COURT:
        return False
    enforced = line.state in (ObligationState.ENFORCING.value, ObligationState.ENFORCE_PAUSED.value)
    own = [each for each in line.proceedings
           if (each.kind == ProceedingKind.ENFORCEMENT.value) == enforced]
    return bool(own) and own[-1] is proceeding


def _periods(line: Obligation) -> list[Deadline]:
    return [row for row in line.case.deadlines if row.record_ref == line.public_id and row.clock_id in COUNTED
            and row.state in RUNNING and row.ends_on is not None]


def _advice(proceeding: CourtProceeding) -> str:
    """What the end of an order means for the way on (J1 13; CPLI 439)."""
    gate = proceeding.gate_term
    if gate is None or not proceeding.ended_as or proceeding.ended_as not in set(OrderEnd):
        return ""
    if not deemed_suit(gate, OrderEnd(proceeding.ended_as)):
        return ""
    if proceeding.suit_declined_on is not None:
        return "申请人已经表明不同意起诉，不视为起诉。"
    return "申请人收到裁定之日起七日内没有向法院表明不同意起诉的，视为向受理支付令申请的法院起诉。"


def _court_acts(line: Obligation, person: Person) -> tuple[tuple[str, str], ...]:
    wanted = {*ON_ONE_APPLICATION, *(("apply_for_enforcement",) if line.state == "payorder_served" else ())}
    return tuple((name, act_address(line, act)) for act, name in may_now(line, person)
                 if act in wanted and not lacks(line, act))


def lacks(line: Obligation, act: str) -> list[RequirementNotMet]:
    """What the file itself says against an act on a line, whatever is typed on its form.

    Enforcement waits for a title: of a payment order until the debtor's fifteen days are over (CPL 227). Nobody is
    late on the last day, which counts in full (O17 31).
    """
    if act in ONLY_WHEN_LATE and not has_fallen_due(line, clock.today()):
        return [RequirementNotMet(f"履行日是{line.due_on}（含当日），还没有过。", article="企业劳动争议协商调解规定第三十一条")]
    if act == "apply_for_enforcement" and title_of(line) is None:
        return [RequirementNotMet("还没有可以执行的文书，或者债务人的十五日还没有过完。", article="民事诉讼法第二百二十七条")]
    row = next((row for row in rows_of(procedure_of(line)) if row.act == act and row.source == line.state), None)
    return [refused for requirement in (row.requires if row else ()) if (refused := _refusal(requirement, line))]


def _refusal(requirement: Callable[..., None], line: Obligation) -> RequirementNotMet | None:
    if requirement.__code__.co_varnames[:requirement.__code__.co_argcount] != ("model",):
        return None
    try:
        requirement(model=line)
    except RequirementNotMet as refused:
        return refused
    return None


def ways_on(line: Obligation, person: Person, day: date) -> list[WayOn]:
    """The remedies open on a line, each with the page of its act and of its paper, for whoever handles the case."""
    if not who.staff(person, line):
        return []
    acts = {act for act, _name in may_now(line, person) if not lacks(line, act)}
    return [WayOn(remedy, _act_page(line, remedy, acts), _paper_page(line, remedy))
            for remedy in remedies_of(line, day)]


def _act_page(line: Obligation, remedy: Remedy, acts: set[str]) -> str | None:
    act = ASKED.get(remedy.key)
    if act is not None:
        return act_address(line, act) if act in acts else None
    page = ENDED_ELSEWHERE.get(remedy.key)
    return f"{case_address(line.case)}/{page}" if page else None


def _paper_page(line: Obligation, remedy: Remedy) -> str | None:
    if remedy.paper not in ("D44", "D45", "D47", "D48"):
        return None
    return f"{case_address(line.case)}/papers/new/{remedy.paper}?{urlencode({'for': line.payee.public_id})}"


def titles_to_open(case: Case, person: Person) -> list[tuple[str, str]]:
    """Handoffs that came to a title whose lines have not been written in: the receiver, the address of the page."""
    if not who.clerk_or_director(person, case):
        return []
    return [(each.receiver, f"{case_address(case)}/handoffs/{each.public_id}/open-from-title") for each in case.handoffs
            if has_a_title(each) and each.way != "legal_aid" and title_of_handoff(each.public_id) is None]
