"""The box at the top of the case page: what is to be done now, until when, what is missing, which buttons."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.models import Agreement, AgreementStanding, StrengtheningState
from mediation.agreements.signing import marks_missing
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.service_addresses import without_address
from mediation.closing import requests_sections as requests
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.desk.next_acts import Button, buttons, lines_now, page_of_case, pressable, refusals
from mediation.desk.prepared import Prepared, prepared_for
from mediation.desk.standing import doing_in, fitting
from mediation.desk.wording import ENDINGS, PAGES, doing
from mediation.intake.online.acts import STILL_JOINING
from mediation.intake.online.sections import still_to_ask
from mediation.intake.powers.authority import answer_awaiting_check, is_shut_out
from mediation.intake.powers.queries import representatives_in
from mediation.parties.queries import codes_of_case

MOST_MISSING = 12
WANTED_WHILE = {"confirm_addresses": without_address}
"""Pages that are offered only while something is lacking that is put right there."""
MOST_NAMED = 8
CONTACT = "contact"
OF_STRENGTHENING = ("choose_confirmation", "file_application", "supply_before_docketing", "supply_after_docketing",
                    "file_review", "docket_review", "issue_review_paper", "open_doors_again")

ABOUT_THE_FILE = (("assign-clerk", "换办案人", who.clerk_or_director), ("change-kind", "改争议种类", who.mediator_or_director),
                  ("make-public", "是否公开调解", who.staff), ("enter-elsewhere", "记别的机关做了什么", who.staff))


@dataclass(frozen=True)
class Now:
    """What is to be done now; ``lacks`` is what the law asks for first, each with its article."""

    title: str
    until: Deadline | None
    days: int | None
    tone: str
    lacks: list[str]
    groups: list[tuple[str, list[Button]]]
    prepared: list[Prepared]


def now_box(case: Case, person: Any, agreements: Sequence[Agreement], today: date) -> Now:
    """What this person may do on this case now."""
    until = nearest(case)
    days = (until.ends_on - today).days if until is not None and until.ends_on else None
    tone = "plain" if days is None else "over" if days < 0 else "today" if days <= 1 else "plain"
    lacks = [*_to_ask(case), *_unsettled(case, person), *_marks(agreements), *_to_check(case)]
    groups = list(_groups(case, person, agreements))
    return Now(_title(case, until, days), until, days, tone, lacks[:MOST_MISSING], groups, prepared_for(case, person))


def _to_ask(case: Case) -> list[str]:
    """What whoever applied on line did not know, in one line, while the application is looked at."""
    asked = still_to_ask(case) if case.state_term in STILL_JOINING else []
    return [f"网上申请，还要问清：{'；'.join(asked)}。"] if asked else []


def nearest(case: Case) -> Deadline | None:
    """The period of the body that ends first."""
    counting = [row for row in case.deadlines if row.whose == "body" and row.ends_on is not None and row.is_watched
                and row.state in (DeadlineState.RUNNING.value, DeadlineState.OVER.value)]
    return min(counting, key=lambda row: (row.ends_on or date.max, row.id), default=None)


def _is_wanted(case: Case, name: str) -> bool:
    return name not in WANTED_WHILE or bool(WANTED_WHILE[name](case))


def _title(case: Case, until: Deadline | None, days: int | None) -> str:
    if until is not None and days is not None and days < 0:
        return f"{until.clock.name}已经届满，请决定怎么办"
    return doing_in(case).now


def _unsettled(case: Case, person: Any) -> Iterator[str]:
    """What the acts that come next still need from the file, each said once."""
    wanted = doing_in(case).acts
    said: dict[str, None] = {}
    for line in lines_now(case, person):
        if line.act in wanted and line.act not in ENDINGS:
            for refused in refusals(line, case):
                said[f"{refused.message}（{refused.article}）"] = None
    yield from said


def _marks(agreements: Sequence[Agreement]) -> Iterator[str]:
    """Whose marks are not on the agreement that is out."""
    for agreement in agreements:
        if agreement.standing == AgreementStanding.SIGNING.value:
            missing = marks_missing(agreement)
            names = [mark.party.name for mark in missing if mark.party is not None]
            if names:
                more = f"等{len(names)}方" if len(names) > MOST_NAMED else ""
                yield f"协议上还没有签：{'、'.join(names[:MOST_NAMED])}{more}"
            yield from (f"协议上还缺：{mark.words}" for mark in missing if mark.party is None)


def _to_check(case: Case) -> Iterator[str]:
    """Whose authority to speak for an employer nobody has looked at."""
    came = representatives_in(case)
    if any(each.is_accepted is False for each in came):
        coded = {code.party_id for code in codes_of_case(case.id)}
        yield from (f"{party.name}：来办的人授权没有通过，查询码已经停用；请发新的邀请单（当事人一栏里办）"
                    for party in dict.fromkeys(each.party for each in came) if is_shut_out(party, coded))
    for each in came:
        if each.checked_at is None:
            waits = "；它在网上的答复要等核对了才算数" if answer_awaiting_check(each.party) else ""
            yield f"{each.party.name}来办的{each.name}，授权还没有核对（当事人一栏里办）{waits}"


def file_acts(case: Case, person: Any) -> list[Button]:
    """What may be changed of the file beside its procedure, for those who may change it."""
    found = []
    wanted = [(CONTACT, PAGES[CONTACT], who.staff)] if case.is_open and CONTACT not in doing(case.state).acts else []
    for name, label, predicate in (*wanted, *ABOUT_THE_FILE):
        page = page_of_case(case, name)
        if page and predicate(actor=person, model=case):
            found.append(Button(label, page))
    return found


def _not_lacking(record: Any, person: Any) -> dict[str, str]:
    """The acts that this person may do now and for which the file itself lacks nothing."""
    return {line.act: line.act_name for line in lines_now(record, person) if not refusals(line, record)}


def _groups(case: Case, person: Any, agreements: Sequence[Agreement]) -> Iterator[tuple[str, list[Button]]]:
    """The buttons: what usually comes next, what else may be done, what ends or stops the case, the other records."""
    allowed, open_acts = pressable(case, person), fitting(case, _not_lacking(case, person), agreements)
    now = doing_in(case)
    order = now.acts
    first = buttons(case, {act: name for act, name in open_acts.items() if act == now.leads})
    for name in order:
        page = page_of_case(case, name.replace("_", "-")) if name in PAGES and _is_wanted(case, name) else None
        act = {name: open_acts[name]} if name in open_acts and name not in ENDINGS else {}
        first += [Button(PAGES[name], page)] if page and name not in allowed else buttons(case, act)
    if first:
        first[0] = Button(first[0].label, first[0].url, main=True)
        yield "", first
    for agreement in agreements:
        record = agreement.strengthening
        if record is not None and agreement.standing == AgreementStanding.IN_EFFECT.value:
            found = buttons(record, _not_lacking(record, person), OF_STRENGTHENING)
            if found:
                yield f"强化（{StrengtheningState(record.state).label}）", found
    for line in requests.section(case, person):
        if line.links:
            yield f"{line.request.party.name}在网上提出", [Button(name, url) for name, url in line.links]
    rest = {act: name for act, name in open_acts.items() if act not in order and act not in ENDINGS}
    if others := buttons(case, rest):
        yield "也可以", others
    endings = {act: name for act, name in open_acts.items() if act in ENDINGS and act != now.leads}
    if ends := buttons(case, endings, order):
        yield "停下或者结束", ends
