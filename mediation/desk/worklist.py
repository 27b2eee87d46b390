"""The worklist: what is due, whose turn it is, what this person may do on each row."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from mediation import clock
from mediation.agreements.models import ObligationState, StrengtheningState
from mediation.agreements.states import AT_THE_COURT
from mediation.cases.models import Case
from mediation.cases.states import MEETING, CaseState
from mediation.desk.asking import Asked, handled_bodies, words_of
from mediation.desk.next_acts import Button, buttons, open_in_a_list, page_of_case
from mediation.desk.queries import choosing
from mediation.desk.queries.choosing import MOST_COUNTED, Due
from mediation.desk.queries.listed import ListedCase, rows_of
from mediation.desk.queries.news import News, counted, seen_until
from mediation.desk.queries.today import interpreters_in
from mediation.desk.standing import with_a_session
from mediation.desk.wording import PAGES, Doing, doing
from mediation.grievances.access import waiting_count
from mediation.handoffs.models import HandoffState
from mediation.law.calendar import CHINA
from mediation.law.terms import Basis, Language
from mediation.law.time_limits import CLOCKS
from mediation.notices.queries import failed_count, to_call_count
from mediation.performance.court_sections import ONLY_WHEN_LATE
from mediation.ratings.access import follow_ups_for
from mediation.sessions.models import Interpreter, Session
from mediation.sessions.queries import planned_between

PAGE_ROWS = 50
MOST_BUTTONS = 3
LIST = "/desk"
CONTACT = "contact"
WAYS_TO_REGISTER = (("登记申请（含法院委派、委托）", "/desk/register"), ("即时办结", "/desk/on-the-spot"),
                    ("名单导入", "/desk/register/list"))
PAGES_OF_THE_DAY = (("打印", "/desk/sessions/today"), ("日历", "/desk/calendar.ics"))
ACTS_OF_RECORDS = {"obligation": ("payments", "record_default", "remind_of_performance", "docket_payment_order",
                                  "issue_payment_order", "serve_payment_order", "end_payment_order",
                                  "close_payment_order", "resume_enforcement"),
                   "handoff": ("record_answer", "file_after_ending", "file_at_any_time", "drop", "resume_arbitration",
                               "sue_after_annulment", "judgment_takes_effect", "close_handoff"),
                   "strengthening": ("choose_confirmation", "file_application", "file_review", "docket_review",
                                     "issue_review_paper", "open_doors_again")}


@dataclass(frozen=True)
class Row:
    """One case as the worklist shows it."""

    case: ListedCase
    address: str
    days: int | None
    late: int
    who: str
    what: str
    fen: int | None
    about: bool
    step: str
    why: str
    how: str
    provisional: bool
    delegated: str
    contact: str | None
    acts: tuple[Button, ...]
    only_archive: bool = False


@dataclass(frozen=True)
class Filter:
    """A link that narrows the list, and how many cases stand behind it."""

    label: str
    url: str
    count: str | None
    current: bool
    tone: str | None = None


@dataclass(frozen=True)
class NewsLine:
    """How much came in of one kind since it was last looked at."""

    kind: News
    label: str
    count: str


@dataclass(frozen=True)
class SessionLine:
    """A session of today, and what is still to be seen to."""

    session: Session
    case: Case
    warnings: tuple[str, ...]
    ready: tuple[str, ...]


@dataclass(frozen=True)
class Worklist:
    """Everything the page shows."""

    rows: list[Row]
    filters: list[Filter]
    posts: list[Filter]
    mine: Filter
    news: list[NewsLine]
    sessions: list[SessionLine]
    newer: str | None
    older: str | None
    words: str
    export: str
    waiting: int
    to_call: int
    failed: int
    grievances: int
    bad_ratings: int
    chosen: Due


def worklist(person: Any, asked: Asked) -> Worklist:
    """The page for this person, in a number of statements that does not depend on the number of cases."""
    choice = asked.choice
    found = choosing.page(person, choice, PAGE_ROWS, after=asked.after, before=asked.before)
    counts = choosing.counts(person, choice)
    here = asked.address(LIST, after=words_of(asked.after), before=words_of(asked.before))
    return Worklist(
        rows=[row_of(each, person, choice.today, here, each.id in found.archive)
              for each in rows_of(person, found.ids)],
        filters=[_filter(due, counts[due], asked) for due in Due], posts=_posts(person, asked),
        mine=Filter("只看我的", asked.address(LIST, mine="" if choice.mine else "1"), None, choice.mine),
        news=_news(person), sessions=today_sessions(person, choice.today),
        newer=asked.address(LIST, before=words_of(found.newer)) if found.newer else None,
        older=asked.address(LIST, after=words_of(found.older)) if found.older else None,
        words=f"共{capped(counts[choice.due])}件", export=asked.address("/desk/worklist.xlsx"),
        waiting=counts[Due.WAITING], to_call=to_call_count(person, clock.now(), MOST_COUNTED + 1),
        failed=failed_count(person, MOST_COUNTED + 1), grievances=waiting_count(person),
        bad_ratings=len(follow_ups_for(person)), chosen=choice.due)


def capped(count: int) -> str:
    """A number that was not counted to its end says so."""
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


def _filter(due: Due, count: int, asked: Asked) -> Filter:
    tone = {Due.OVER: "over", Due.TODAY: "today"}.get(due) if count else None
    chosen = "" if due is Due.ALL else due.value
    return Filter(due.label, asked.address(LIST, due=chosen), capped(count), asked.choice.due is due, tone)


def _posts(person: Any, asked: Asked) -> list[Filter]:
    bodies = handled_bodies(person)
    if len(bodies) < 2:
        return []
    counts = choosing.counts_by_body(person, asked.choice)
    links = [Filter("全部", asked.address(LIST, body=""), None, asked.choice.body_id is None)]
    for ref, body in bodies.items():
        links.append(Filter(f"{body.short_name} {capped(counts[body.id])}", asked.address(LIST, body=ref), None,
                            asked.choice.body_id == body.id))
    return links


def _news(person: Any) -> list[NewsLine]:
    counts = counted(person, seen_until(person))
    return [NewsLine(kind, kind.label, capped(count)) for kind, count in counts.items() if count]


def row_of(case: ListedCase, person: Any, today: date, here: str = LIST, only_archive: bool = False) -> Row:
    """One row: the nearest day with its reason, who asks what, where it stands, what may be done.

    ``here`` is the address of the list, to which one comes back after a contact.
    """
    nearest = case.nearest
    days = (case.due_on - today).days if case.due_on else None
    late = CHINA.working_days_between(case.due_on, today) if case.due_on and days is not None and days < 0 else 0
    who, what, fen, about = _matter(case)
    return Row(
        case=case, address=f"/desk/cases/{case.public_id}", days=days, late=late, who=who, what=what, fen=fen,
        about=about,
        step=step_words(case, today), why="只等归档" if only_archive else _why(case), how=nearest.how if nearest else "",
        provisional=bool(nearest and nearest.provisional), delegated=_delegated(case),
        contact=_contact(case, here), acts=tuple(_acts(case, person, here, only_archive)), only_archive=only_archive)


def _matter(case: ListedCase) -> tuple[str, str, int | None, bool]:
    """Who wants what of whom, and how much."""
    paid = case.payment
    if paid is None:
        fen = case.agreed_fen if case.agreed_fen is not None else case.asked_fen
        return case.title, case.matter, fen, case.agreed_fen is None and case.asked_about
    left = None if paid.amount_fen is None else paid.amount_fen - paid.paid_fen
    return f"{paid.payer} → {paid.payee}", paid.act_words or "应付", left, False


def step_words(case: ListedCase, today: date) -> str:
    """Where the case stands, in the words of a colleague."""
    state = CaseState(case.state)
    if case.payment is not None:
        number = case.payment.instalment or case.payment.ordinal
        which = f"第{number}期" if case.payment.instalment else f"第{number}项"
        stands = case.record.state if case.record is not None else ""
        return f"{ObligationState(stands).label}·{which}" if stands in AT_THE_COURT else f"履行·{which}"
    words = state.label
    if state is CaseState.CONSENT_PENDING and case.tries:
        words += f"·已联系{case.tries}次"
    if state is CaseState.IN_MEDIATION and case.nearest and case.nearest.clock_id.startswith(("MED", "ARBDEL")):
        gone, whole = (today - case.nearest.starts_on).days, (case.nearest.ends_on - case.nearest.starts_on).days
        words += f"·第{gone}天/{whole}天"
    if state is CaseState.SIGNING and case.signed:
        words += f"·已签{case.signed[0]}/{case.signed[1]}"
    if state is CaseState.EFFECTIVE and case.strengthening:
        words += f"·{StrengtheningState(case.strengthening.state).label}"
        if case.returned_for:
            words += f"：{case.returned_for}"
    if case.record is not None and case.record.record_type == "handoff":
        words += f"·{HandoffState(case.record.state).label}"
    return words


def _doing(case: ListedCase) -> Doing:
    """What is done in the state of the case; with a session that is fixed, what comes after the planning."""
    state, found = CaseState(case.state), doing(case.state)
    return with_a_session(state, case.session, found) if state in MEETING else found


def _why(case: ListedCase) -> str:
    """Which period it is that ends on the day, since when, and by which article."""
    if case.nearest is None:
        return _doing(case).now
    period = CLOCKS[case.nearest.clock_id]
    article = f"，{period.articles[0]}" if period.articles else ""
    counted = "" if period.fixed_date else f"：{case.nearest.starts_on:%m-%d}起算"
    return f"{period.name}{article}{counted}"


def _delegated(case: ListedCase) -> str:
    """A case that others have handed over says so."""
    handed_over = (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED)
    return Basis(case.basis).label if Basis(case.basis) in handed_over else ""


def _contact(case: ListedCase, here: str) -> str | None:
    """Where a try to reach a party is entered, with the way back; a case in the archive is not tried any more."""
    page = page_of_case(case, CONTACT) if case.state != CaseState.ARCHIVED.value else None
    return f"{page}?{urlencode({'onward': here})}" if page else None


def _acts(case: ListedCase, person: Any, here: str, only_archive: bool) -> Iterator[Button]:
    """At most three buttons: those of the record whose day is near, else of the case, in the order of the work."""
    record = case.record or case
    order = ACTS_OF_RECORDS.get(record.record_type, ()) if case.record else _doing(case).acts
    order = ("archive",) if only_archive else order
    allowed = _without_what_waits(open_in_a_list(record, person), case)
    found: list[Button] = []
    if record.state == StrengtheningState.CONF_CORRECT.value:
        found.append(Button("看法院要什么", f"/desk/cases/{case.public_id}#confirmation"))
    for name in order:
        page = page_of_case(case, name.replace("_", "-")) if name in PAGES else None
        page = _contact(case, here) if name == CONTACT else page
        act = {name: allowed[name]} if name in allowed else {}
        found += [Button(PAGES[name], page)] if page else buttons(record, act)
    contact = _contact(case, here)
    if not found and contact:
        found = [Button(PAGES[CONTACT], contact)]
    yield from found[:MOST_BUTTONS]


def _without_what_waits(acts: dict[str, str], case: ListedCase) -> dict[str, str]:
    """Nobody is late before their last day is over: it counts in full (O17 31)."""
    day = case.nearest
    if day is None or day.clock_id != "PERF" or day.ends_on < clock.today():
        return acts
    return {act: name for act, name in acts.items() if act not in ONLY_WHEN_LATE}


def today_sessions(person: Any, today: date) -> list[SessionLine]:
    """Today's sessions of the cases the person may see, with what is still missing for each."""
    sessions = planned_between(person, today, today)
    booked = interpreters_in([each.case_id for each in sessions])
    return [SessionLine(each, each.case, *((("不再举行",), ()) if each.falls_away else _readiness(each.case, booked)))
            for each in sessions]


def _readiness(case: Case, booked: Sequence[Interpreter]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is missing for a session, and what has been seen to."""
    warnings, ready = [], []
    served = {each.party_id for each in booked}
    for party in case.taking_part:
        if party.language == Language.MANDARIN.value or party.needs_no_interpreter:
            continue
        words = f"{party.name} {party.language_term.label}"
        (ready if party.id in served else warnings).append(f"{words}·翻译{'已约' if party.id in served else '未约'}")
    warnings += [f"{agent.name}委托书缺" for agent in case.agents if agent.power_file is None]
    return tuple(warnings), tuple(ready)
