"""The case page: who, what is claimed, where it stands, what is next and until when; then the file, top to bottom."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.strengthening_states import TITLES
from mediation.bodies.models import CopySheet
from mediation.bodies.queries import copy_sheets_of
from mediation.cases.languages import interpreter_of
from mediation.cases.models import Case, Step
from mediation.cases.requirements import is_affiliated
from mediation.cases.states import CaseState
from mediation.cases.taking_back import TakingBack, may_take_back
from mediation.desk import sections
from mediation.desk.case_doing import Now, file_acts, now_box
from mediation.desk.case_packs import CasePack, packs_of
from mediation.desk.case_periods import Period, TimeLine, finished_periods, periods_of, time_line
from mediation.desk.case_workers import Which, WorkerTable, worker_table
from mediation.desk.models import CaseNote
from mediation.desk.next_acts import Button
from mediation.desk.queries import case_file
from mediation.desk.queries.news import note_of
from mediation.desk.scans import scans_of
from mediation.documents.queries import papers_in, supervision_papers_of
from mediation.documents.stage_papers import StagePapers, pack_of_stage, stage_papers
from mediation.evidence.scans import Scan, once_each
from mediation.intake.powers.representation import Liability
from mediation.law.terms import Language, Source
from mediation.parties.models import Party

MOST_NAMED = 3
MOST_PAST = 60
TONES = {CaseState.EFFECTIVE: "done", CaseState.ARCHIVED: "ended", CaseState.WITHDRAWN: "ended",
         CaseState.REFERRED: "ended", CaseState.NOT_ACCEPTED: "ended", CaseState.NO_AGREEMENT: "ended",
         CaseState.SUSPENDED: "wait", CaseState.CONSENT_PENDING: "wait", CaseState.NEED_CORRECTION: "wait"}


@dataclass(frozen=True)
class Tongue:
    """A party that does not speak Mandarin, and whether it can be understood."""

    name: str
    language: str
    settled: bool
    how: str


@dataclass(frozen=True)
class Milestone:
    """One dot of the line that shows how far the case has come."""

    label: str
    state: str
    day: date | None


@dataclass(frozen=True)
class Happened:
    """One entry of the history."""

    day: date
    recorded: Any
    title: str
    by: str
    text: str
    kind: str
    proof: str | None


@dataclass(frozen=True)
class Head:
    """The top of the page."""

    parties: str
    roles: str
    state: str
    tone: str
    handler: str
    source: str
    tongues: list[Tongue]
    affiliated: list[str]
    milestones: list[Milestone]


@dataclass(frozen=True)
class CasePage:
    """Everything the page shows."""

    case: Case
    head: Head
    now: Now
    periods: list[Period]
    finished: list[Any]
    line: TimeLine
    doors: list[str]
    workers: WorkerTable
    papers: StagePapers
    pack: int
    packs: Sequence[CasePack]
    sections: list[sections.Shown]
    history: list[Happened]
    earlier: int
    scans: list[Scan]
    note: CaseNote | None
    take_back: TakingBack | None
    copy_sheets: Sequence[CopySheet]
    file_acts: list[Button]
    split_off: Sequence[Case]
    together: Sequence[Case]


def case_page(case: Case, person: Any, which: Which = Which.ALL, whole: bool = False,
              opened: Collection[str] = ()) -> CasePage:
    """The page of one case for one reader."""
    case_file.read_whole(case)
    agreements, issued = case_file.agreements_in(case), papers_in(case)
    today = clock.today()
    periods, milestones = periods_of(case, today), list(_milestones(case, agreements))
    stood, past = [(each.label, each.day) for each in milestones if each.day], list(_history(case))
    short = len(past) > MOST_PAST and not {"past", sections.EVERYTHING} & set(opened)
    return CasePage(
        case=case, head=_head(case, person, milestones), now=now_box(case, person, agreements, today), periods=periods,
        finished=finished_periods(case), line=time_line(case, stood, periods, today), doors=list(_doors(case)),
        workers=worker_table(case, agreements, which, whole), papers=stage_papers(case, issued, signed_of(agreements)),
        pack=sum(paper.copies for paper in pack_of_stage(case, issued)),
        packs=packs_of(case, agreements, issued, supervision_papers_of(case)),
        sections=sections.shown_to(case, person, opened), history=past[:MOST_PAST] if short else past,
        earlier=len(past) - MOST_PAST if short else 0,
        scans=once_each(scans_of(case, person)), note=note_of(person, case),
        take_back=may_take_back(case, by=person), copy_sheets=copy_sheets_of(case.body),
        file_acts=file_acts(case, person),
        split_off=case_file.split_from_this(person, case), together=case_file.handled_with(person, case))


def signed_of(agreements: Sequence[Agreement]) -> tuple[int, int] | None:
    """How many of the parties have signed the agreements that are out."""
    out = [each for each in agreements if each.standing == AgreementStanding.SIGNING.value]
    if not out:
        return None
    marks = sum(1 for each in out for mark in each.marks if mark.party_id is not None)
    return marks, sum(len(each.parties) for each in out)


def _head(case: Case, person: Any, milestones: list[Milestone]) -> Head:
    state = case.state_term
    names = [member.person.name for member in case.mediators] or ([case.clerk.name] if case.clerk else [])
    return Head(
        parties=f"{_named(case.applicants)} → {_named(case.respondents)}", roles="、".join(_roles(case)),
        state=state.label, tone=TONES.get(state, "open"), handler="、".join(names), source=_source(case),
        tongues=list(_tongues(case)), affiliated=list(_affiliated(case, person)), milestones=milestones)


def _named(parties: Sequence[Party]) -> str:
    """The parties of a side by name, of many the first and their number."""
    if not parties:
        return "待填"
    names = [party.name for party in parties]
    return "、".join(names) if len(names) <= MOST_NAMED else f"{names[0]}等{len(names)}人"


def _roles(case: Case) -> Iterator[str]:
    if case.is_collective:
        representatives = sum(party.is_representative for party in case.applicants)
        yield f"集体·代表{representatives}人" if representatives else "集体"
    if any(party.liability == Liability.JOINTLY.value for party in case.respondents):
        yield "被申请人连带"
    if case.is_partial:
        yield "部分达成"
    if case.legal_hold:
        yield "保全案卷"


def _source(case: Case) -> str:
    words = [Source(case.source).label, case.source_body or "", case.source_number or ""]
    return " ".join(word for word in words if word)


def _tongues(case: Case) -> Iterator[Tongue]:
    for party in case.taking_part:
        if party.language == Language.MANDARIN.value:
            continue
        interpreter = interpreter_of(party)
        how = "不需要翻译（已签字）" if party.needs_no_interpreter else "翻译" if interpreter else "还没有翻译"
        yield Tongue(party.name, party.language_term.label, bool(party.needs_no_interpreter or interpreter), how)


def _affiliated(case: Case, person: Any) -> Iterator[str]:
    """Staff of this case who work for an employer of it, the reader among them."""
    staff = {member.person_id: member.person for member in case.mediators}
    if case.clerk is not None:
        staff[case.clerk.id] = case.clerk
    staff[person.id] = person
    for each in staff.values():
        if is_affiliated(case, each):
            employers = "、".join(sorted({row.employer_name for row in each.affiliations}))
            yield f"{'您' if each.id == person.id else each.name}与本案单位有隶属关系（{employers}）"


def _milestones(case: Case, agreements: Sequence[Agreement]) -> Iterator[Milestone]:
    """收件 受理 调解 签署 确认 履行, or where the case left this way."""
    state = case.state_term
    stood = {step.act: step.happened_on for step in case.steps if step.taken_back_at is None}
    begun, effect = stood.get("begin_mediation"), _effect_day(agreements)
    ended = state in (CaseState.NO_AGREEMENT, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.REFERRED) \
        or (state is CaseState.ARCHIVED and effect is None)
    yield _milestone("收件", case.received_on, state in (CaseState.DRAFT, CaseState.NEGOTIATING))
    yield _milestone("受理", case.accepted_on, state in BEFORE_ACCEPTANCE, ended)
    yield _milestone("调解", begun, state in MEDIATING, ended)
    if ended:
        yield Milestone(state.label, "done", case.ended_on)
        return
    yield _milestone("签署", effect, state is CaseState.SIGNING)
    confirmed = [each.strengthening for each in agreements if each.strengthening is not None]
    granted = any(record.state_term in TITLES for record in confirmed)
    yield Milestone("确认", "done" if granted else "now" if any(
        record.state.startswith(("conf_", "arbrev_")) for record in confirmed) else "todo", None)
    lines = [line for each in agreements if each.standing == AgreementStanding.IN_EFFECT.value
             for line in each.obligations]
    paid = bool(lines) and all(line.state in ("performed", "waived") for line in lines)
    yield Milestone("履行", "done" if paid else "now" if lines else "todo", None)


BEFORE_ACCEPTANCE = (CaseState.SUBMITTED, CaseState.NEED_CORRECTION, CaseState.CONSENT_PENDING, CaseState.CONSENTED)
MEDIATING = (CaseState.ACCEPTED, CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.SUSPENDED, CaseState.REOPENED)


def _effect_day(agreements: Sequence[Agreement]) -> date | None:
    return min((each.effective_on for each in agreements if each.effective_on), default=None)


def _milestone(label: str, day: date | None, now: bool, ended: bool = False) -> Milestone:
    return Milestone(label, "now" if now else "done" if day else "skipped" if ended else "todo", day)


def _doors(case: Case) -> Iterator[str]:
    """What stays open to the parties whatever happens here."""
    state = case.state_term
    if state is CaseState.EFFECTIVE:
        yield "协议生效后：双方可以共同申请仲裁审查（15日）或者司法确认（30日）。"
    elif state is not CaseState.ARCHIVED:
        yield "当事人随时可以申请仲裁（调解自愿，劳动争议调解仲裁法第五条）。"
    if case.is_open and any(claim.is_open for claim in case.claims):
        yield "时效只是对方的抗辩，不妨碍申请；每项请求分别计算。"


def _history(case: Case) -> Iterator[Happened]:
    """What happened, the latest first: the day it happened, and the day it was recorded where that is another."""
    names = {party.public_id: party.name for party in case.parties}
    for step in reversed(case.steps):
        kind = "look" if step.taken_back_at else "act"
        title = f"{step.act_words}（已撤回）" if step.taken_back_at else step.act_words
        yield Happened(step.happened_on, step.recorded_at, title, step.by_words, _said(step, names), kind, step.proof)


def _said(step: Step, names: dict[str, str]) -> str:
    behalf = [names[ref] for ref in step.on_behalf_of if ref in names]
    who = f"代 {'、'.join(behalf[:MOST_NAMED])}{f'等{len(behalf)}方' if len(behalf) > MOST_NAMED else ''}" if behalf else ""
    late = f"补记原因：{step.late_reason}" if step.late_reason else ""
    return "\n".join(part for part in (who, step.reason or "", late) if part)
