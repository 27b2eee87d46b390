"""The rows of the queue as they are read: what is due at the court, whose it is, how much, by which body."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import BEFORE_THE_COURT, Strengthening, StrengtheningState
from mediation.agreements.queries import sums_that_hold
from mediation.bodies.models import Body
from mediation.confirmations.acts.cover import covered_by
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.hours_models import CourtBooking, LiaisonCover
from mediation.confirmations.queries import bookings_between
from mediation.confirmations.readiness import lacking
from mediation.court.access import FINISHED
from mediation.court.asking import HINTS, PACKS, STATES, Asked
from mediation.court.queries import (
    CLOSED,
    EVERY,
    MOST_COUNTED,
    OPEN,
    Alike,
    bodies_seen,
    codes_of,
    counts,
    everything,
    queue,
    told,
)
from mediation.court.review import warnings_of_the_parties
from mediation.law.confirmation_file import Material
from mediation.law.numbers import date_words
from mediation.law.terms import Basis, CaseKind, Role
from mediation.law.time_limits import CLOCKS
from mediation.notices.models import Notice
from mediation.parties.models import Party
from mediation.web.workbook import Book, Field

S = StrengtheningState
WHAT_IS_DUE = {S.CONF_FILED: "CONF-TAKE", S.CONF_CORRECT: "CONF-SUPPLY", S.CONF_DOCKETED: "CONF-REVIEW",
               S.CONF_OBJECTION: "REVIEW"}
NAMES = {"CONF-TAKE": "决定是否受理", "CONF-SUPPLY": "补充期满", "CONF-REVIEW": "审查期满", "REVIEW": "异议审查"}
PACK = {Material.APPLICATION: "申请书", Material.AGREEMENT: "协议书", Material.PROOF_OF_MEDIATION: "主持调解证明",
        Material.IDENTITY: "身份", Material.CONTACTS: "住所电话", Material.UNDERTAKING: "承诺书",
        Material.POWER_OF_ATTORNEY: "委托书"}
TOLD_FOR = timedelta(days=7)
MOST_NAMED = 2
MOST_EXPORTED = 5000


@dataclass(frozen=True)
class Row:
    """One application in the queue. Sums are in 分; ``lacking`` is what must go along and is not there."""

    strengthening: Strengthening
    number: str
    parties: str
    workers: int
    claimed_fen: int | None
    about: bool
    agreed_fen: int
    body: str
    basis: str
    kind: str
    days: int | None
    due_on: date | None
    due_what: str
    due_article: str
    state: str
    lacking: list[str]
    hints: list[str]
    keeper: str
    alike: int = 1

    @property
    def filed_on_day(self) -> int | None:
        return self.strengthening.filed_on_day


@dataclass(frozen=True)
class Link:
    """A filter to press, with how many stand behind it."""

    label: str
    url: str
    count: str | None
    current: bool


@dataclass(frozen=True)
class Queue:
    """One page of the queue with its filters."""

    asked: Asked
    rows: list[Row]
    links: list[Link]
    mine: Link
    bodies: Sequence[Body]
    kinds: list[tuple[str, str]]
    states: list[tuple[str, str]]
    packs: list[tuple[str, str]]
    hints: list[tuple[str, str]]
    told: Sequence[tuple[Notice, str | None]]
    today: Sequence[CourtBooking]
    covers: Sequence[LiaisonCover]
    newer: str | None
    older: str | None
    export: str


def shown_queue(person: Any, asked: Asked) -> Queue:
    """The page of the queue for this liaison."""
    page = queue(person, asked.wanted, after=asked.after, before=asked.before)
    rows = rows_of(page.rows, page.folded)
    mine = Link("看全院的" if asked.wanted.mine else "只看我的", asked.address(mine=not asked.wanted.mine), None,
                asked.wanted.mine)
    return Queue(
        asked=asked, rows=rows, links=list(_links(asked, counts(person))), mine=mine, bodies=bodies_seen(person),
        kinds=CaseKind.choices(), states=STATES, packs=PACKS, hints=HINTS,
        today=_booked_today(person), covers=covered_by(person, person.body_ids(Role.LIAISON)),
        told=told(person, clock.now() - TOLD_FOR),
        newer=asked.address(before=rows[0].strengthening.public_id) if page.newer and rows else None,
        older=asked.address(after=rows[-1].strengthening.public_id) if page.older and rows else None,
        export=asked.address("/court/queue.xlsx"))


def _booked_today(person: Any) -> Sequence[CourtBooking]:
    """Who comes to the court today, in the order of the clock."""
    first = clock.instant(clock.today(), time(0))
    return bookings_between(person.body_ids(Role.LIAISON), first, first + timedelta(days=1), person)


def _links(asked: Asked, standing: dict[str, int]) -> Iterator[Link]:
    """The states that an application goes through at the court, and all that is closed."""
    groups = [(OPEN, "在办", BEFORE_THE_COURT), *((each.value, each.label, (each,)) for each in BEFORE_THE_COURT),
              (CLOSED, "已办结", FINISHED)]
    for value, label, states in groups:
        number = sum(standing.get(state.value, 0) for state in states)
        yield Link(label, asked.address(state=value), _capped(number), asked.wanted.state == value)
    yield Link("全部", asked.address(state=EVERY), _capped(sum(standing.values())), asked.wanted.state == EVERY)


def _capped(number: int) -> str:
    """A total, which is never counted further than MOST_COUNTED."""
    return str(number) if number <= MOST_COUNTED else f"{MOST_COUNTED}+"


def rows_of(found: Sequence[Strengthening], folded: Mapping[int, Alike] | None = None) -> list[Row]:
    """Applications as rows; one into which like ones are folded has their number, their workers and their sums."""
    folded = folded or {}
    inside = {agreement for each in folded.values() for agreement in each.agreements}
    codes, sums = codes_of(found), sums_that_hold(list(inside | {each.agreement_id for each in found}))
    rows = [row_of(each, codes[each.id], sums[each.agreement_id]) for each in found]
    return [_folding(row, folded.get(row.strengthening.id), sums) for row in rows]


def _folding(row: Row, alike: Alike | None, sums: Mapping[int, int]) -> Row:
    """The row for all that are folded into it; where there are too many to add up, the sums stay those of the first."""
    if alike is None:
        return row
    if alike.workers is None:
        return replace(row, alike=alike.number)
    return replace(row, alike=alike.number, workers=alike.workers, claimed_fen=alike.claimed_fen,
                   agreed_fen=sum(sums[each] for each in alike.agreements))


def row_of(strengthening: Strengthening, codes: set[str], agreed_fen: int) -> Row:
    """One application as a row; ``agreed_fen`` is what its agreement comes to now."""
    case, agreement, due = strengthening.case, strengthening.agreement, strengthening.court_due_on
    here = {party.id for party in agreement.parties}
    claims = [claim for claim in case.claims if claim.claimant_id in here]
    known = [claim.amount_fen for claim in claims if claim.amount_fen is not None]
    clock_id = WHAT_IS_DUE.get(strengthening.state_term, "") if due else ""
    return Row(
        strengthening=strengthening, number=known_as(strengthening), parties=" / ".join(sides(agreement.parties)),
        workers=sum(party.is_worker for party in agreement.parties), claimed_fen=sum(known) if known else None,
        about=any(claim.is_about or claim.amount_fen is None for claim in claims), agreed_fen=agreed_fen,
        body=case.body.short_name, basis=Basis(case.basis).label, kind=CaseKind(case.kind).label,
        days=(due - clock.today()).days if due else None, due_on=due, due_what=NAMES.get(clock_id, ""),
        due_article=str(CLOCKS[clock_id].articles[0]) if clock_id and CLOCKS[clock_id].articles else "",
        state=strengthening.state_term.label, lacking=[PACK[each] for each in lacking(agreement, codes)],
        hints=list(warnings_of_the_parties(case, agreement)),
        keeper=strengthening.handled_by.name if strengthening.handled_by else "")


def sides(parties: Iterable[Party]) -> Iterator[str]:
    """Workers and employers by name, of many the first and their number."""
    for workers, unit in ((True, "人"), (False, "家")):
        names = [party.name for party in parties if party.is_worker is workers]
        if names:
            yield "、".join(names) if len(names) <= MOST_NAMED else f"{names[0]}等{len(names)}{unit}"


FIELDS = (
    Field("下一到期", "day", 12), Field("到期的是", width=14), Field("收件号", width=10), Field("法院案号", width=28),
    Field("当事人", width=36), Field("劳动者人数", "count", 10), Field("主张（元）", "yuan", 14), Field("约数", width=6),
    Field("议定（元）", "yuan", 14), Field("机构", width=16), Field("依据", width=18), Field("事项", width=14),
    Field("申请", "day", 12), Field("第几天申请", "count", 10), Field("状态", width=14), Field("提示", width=30),
    Field("还缺", width=24), Field("法官", width=10), Field("经办", width=10))


def queue_book(person: Any, asked: Asked) -> Book:
    """The queue as it is filtered, as a sheet."""
    return Book("司法确认队列", FIELDS, [_values(row) for row in rows_of(everything(person, asked.wanted, MOST_EXPORTED))],
                notes=(f"{date_words(clock.today())}导出；范围：{dict(STATES)[asked.wanted.state]}；最多{MOST_EXPORTED}件。",))


def _values(row: Row) -> tuple[Any, ...]:
    one = row.strengthening
    return (row.due_on, row.due_what, f"收法{one.receipt_number}" if one.receipt_number else "", one.court_number,
            row.parties, row.workers, row.claimed_fen, "约" if row.about else "", row.agreed_fen, row.body, row.basis,
            row.kind, one.filed_on, one.filed_on_day, row.state,
            "；".join(row.hints), "、".join(row.lacking), one.judge, row.keeper)
