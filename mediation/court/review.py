"""The whole file of one application on one page, as the court's liaison reads it: nothing from behind the wall."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import BEFORE_THE_COURT, Agreement, Clause, Obligation, Strengthening
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.signing import signers
from mediation.agreements.versions import Row, changed_by
from mediation.agreements.wording import text_of
from mediation.bodies.practice import PracticeShown, practice_shown
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.cases.requirements import is_affiliated
from mediation.cases.taking_back import TakingBack, may_take_back
from mediation.confirmations.papers import TITLES, attended, awaited_papers
from mediation.confirmations.places import CLAUSE, LINE, MATERIAL, Place
from mediation.confirmations.readiness import FoundAt, findings, papers_of_application
from mediation.confirmations.requirements import original_last_day
from mediation.confirmations.returned import Asked, asked
from mediation.confirmations.sections import Decision, decision
from mediation.court.drafts import Draft, drafts_for
from mediation.court.flags import FlagShown, Seen, flags_shown
from mediation.court.matching import Matched, matched
from mediation.court.points import PointShown, points_of
from mediation.court.queries import neighbours, of_the_same_employer, shared_evidence
from mediation.court.review_forms import FEW
from mediation.court.scans import originals, originals_missing, powers_and_joinings, texts_in_effect
from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import standing
from mediation.evidence.models import Evidence
from mediation.evidence.scans import Scan
from mediation.law.calendar import LastDay
from mediation.law.capacity import SpecialPower
from mediation.parties.models import Agent, Party
from mediation.sessions.models import AgreedFact, Session
from mediation.sessions.queries import sessions_of, signed_facts

COURT_MAY_READ = ("D01", "D02", "D05", "D09", "D10", "D11", "D12", "D21", "D26", "D27", "D28", "D33", "D40", "D41",
                  "D42", *TITLES)


@dataclass(frozen=True)
class WorkerLine:
    """What one worker asked, what was agreed, and what is given up. Sums in 分."""

    party: Party
    claimed_fen: int | None
    about: bool
    agreed_fen: int
    given_up: list[str]


@dataclass(frozen=True)
class AgentLine:
    """Who acts for whom, with which power and until when; ``settles`` that the power covers settling today."""

    agent: Agent
    acts_for: str
    settles: bool


@dataclass(frozen=True)
class Present:
    """A session with who came."""

    day: date
    names: list[str]


@dataclass(frozen=True)
class Must:
    """What must not be missed: whose body it is, who was there, who acted, in what words it was asked, like cases."""

    warnings: list[str]
    workers: list[WorkerLine]
    present: list[Present]
    agents: list[AgentLine]
    own_words: tuple[str, str] | None
    others: Sequence[Strengthening]


@dataclass(frozen=True)
class Text:
    """An agreement as it reads: its clauses, its lines, its issued paper; the scans of what was signed; of a supplement
    what it changes.
    """

    agreement: Agreement
    clauses: list[tuple[Clause, str]]
    originals: list[Scan]
    changes: list[Row]


@dataclass(frozen=True)
class Act:
    """One act to press."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True)
class AskedApart:
    """One of many workers, whose answers have a page of their own; how many points were answered."""

    party: Party
    answered: int
    alone: bool


@dataclass(frozen=True)
class Review:
    """Everything the page shows."""

    strengthening: Strengthening
    case: Case
    last_day: LastDay
    in_time: bool
    must: Must
    texts: list[Text]
    papers: list[Paper]
    awaited: list[str]
    drafts: list[Draft]
    scans: list[Scan]
    evidence: Sequence[Evidence]
    facts: Sequence[AgreedFact]
    matched: list[Matched]
    parties: list[Party]
    findings: list[FoundAt]
    practice: PracticeShown | None
    points: list[PointShown]
    flags: list[FlagShown]
    asked: list[Asked]
    decisions: list[Decision]
    acts: list[Act]
    may_review: bool
    asked_apart: list[AskedApart]
    take_back: TakingBack | None
    newer: str | None
    older: str | None


def review_of(strengthening: Strengthening, person: Any) -> Review:
    """The page of one application for the liaison of its court."""
    case, agreement = strengthening.case, strengthening.agreement
    evidence, facts, sessions = shared_evidence(case), signed_facts(case), sessions_of(case)
    last, (newer, older) = original_last_day(strengthening), neighbours(person, strengthening)
    return Review(
        strengthening=strengthening, case=case, last_day=last,
        in_time=strengthening.filed_on is not None and strengthening.filed_on <= last.on,
        must=what_must_not_be_missed(strengthening, sessions, person), texts=list(texts_of(agreement)),
        papers=papers_for_the_court(strengthening), awaited=[TITLES[code] for code in awaited_papers(strengthening)],
        drafts=drafts_for(strengthening), scans=powers_and_joinings(strengthening), evidence=evidence, facts=facts,
        matched=list(matched(texts_in_effect(agreement), evidence, facts)), parties=list(agreement.parties),
        findings=[FoundAt(finding, "") for finding in findings(strengthening)],
        practice=practice_shown(strengthening.court), points=points_of(strengthening),
        flags=flags_shown(strengthening, Seen(evidence, facts, sessions), person),
        asked=[asked(request, here) for request in strengthening.court_requests],
        decisions=[decision(ruling) for ruling in strengthening.rulings],
        acts=list(acts_of(strengthening, person)), may_review=strengthening.state_term in BEFORE_THE_COURT,
        asked_apart=asked_apart(strengthening), take_back=may_take_back(case, by=person),
        newer=newer, older=older)


def here(place: Place) -> str:
    """Where on this page a place of a return stands."""
    anchors = {CLAUSE: f"#clause-{place.ref}", LINE: f"#line-{place.ref}", MATERIAL: "#papers"}
    return anchors.get(place.kind, "#identity")


def asked_apart(strengthening: Strengthening) -> list[AskedApart]:
    """The workers who are asked one by one on pages of their own, where many signed."""
    parties = signers(strengthening.agreement)
    if len(parties) <= FEW:
        return []
    rows = {row.party_id: row for row in strengthening.hearings}
    return [AskedApart(party, len(rows[party.id].answers) if party.id in rows else 0,
                       party.id in rows and rows[party.id].alone) for party in parties if party.is_worker]


def papers_for_the_court(strengthening: Strengthening) -> list[Paper]:
    """The papers that go with the application; records of sessions and letters to one side do not."""
    return [paper for paper in papers_of_application(strengthening, standing(papers_in(strengthening.case)))
            if paper.code in COURT_MAY_READ]


def texts_of(agreement: Agreement) -> Iterator[Text]:
    """The agreement as signed, then each supplement in effect."""
    for each in texts_in_effect(agreement):
        yield Text(each, [(clause, text_of(clause)) for clause in each.clauses], originals(each),
                   changed_by(each) if each.supplements_id else [])


def what_must_not_be_missed(strengthening: Strengthening, sessions: Sequence[Session], by: Any) -> Must:
    """The top of the page."""
    case, agreement = strengthening.case, strengthening.agreement
    today, holding = clock.today(), lines_that_hold(agreement)
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    others = of_the_same_employer(by, strengthening, first, today)
    return Must(
        warnings=list(_warnings(case, agreement)),
        workers=[worker_line(agreement, party, holding) for party in agreement.parties if party.is_worker],
        present=[Present(clock.day_of(session.starts_at), names) for session in sessions
                 if (names := attended(case, session))],
        agents=list(_agents(agreement)), own_words=own_words(case), others=others)


def own_words(case: Case) -> tuple[str, str] | None:
    """Who applied, and in what words of their own: the application goes to the court anyhow."""
    if case.application is None or not case.application.facts_and_reasons or not case.applicants:
        return None
    return case.applicants[0].name, case.application.facts_and_reasons


def _warnings(case: Case, agreement: Agreement) -> Iterator[str]:
    """What was not kept of the signed paper; whose body and mediators they are; who does not speak Mandarin."""
    for text in texts_in_effect(agreement):
        yield from originals_missing(text)
    yield from warnings_of_the_parties(case, agreement)
    for member in case.mediators:
        if is_affiliated(case, member.person):
            yield f"调解员{member.person.name}与本案单位有隶属关系"


def warnings_of_the_parties(case: Case, agreement: Agreement) -> Iterator[str]:
    """What the parties themselves give to look at; the queue counts these."""
    for party in agreement.parties:
        if party.is_employer and (party.name == case.body.employer_name or (
                party.credit_code and party.credit_code == case.body.employer_code)):
            yield f"调解组织设在{party.name}（本案用人单位）内"
        if party.language_term.value != "zh":
            yield f"{party.name}使用{party.language_term.label}"
        if party.bankrupt_administrator:
            yield f"{party.name}已进入破产程序，管理人{party.bankrupt_administrator}"


def worker_line(agreement: Agreement, party: Party, holding: Sequence[Obligation]) -> WorkerLine:
    """One worker's claims and what the agreement makes of them, by the lines that hold now.

    Where one sum is agreed for several claims together, nothing says which of them was given up.
    """
    claims = [claim for claim in agreement.case.claims if claim.claimant_id == party.id]
    known = [claim.amount_fen for claim in claims if claim.amount_fen is not None]
    lines = [line for line in holding if line.payee_id == party.id]
    paid = {line.claim_id for line in lines}
    open_claims = {claim.id for claim in agreement.open_claims}
    given_up = [claim.type_term.label for claim in claims if claim.given_up or (
        None not in paid and claim.id not in paid and claim.id not in open_claims)]
    return WorkerLine(party, sum(known) if known else None,
                      any(claim.is_about or claim.amount_fen is None for claim in claims),
                      sum(line.amount_fen or 0 for line in lines if not line.every_months), given_up)


def _agents(agreement: Agreement) -> Iterator[AgentLine]:
    today = clock.today()
    for agent in {agent.id: agent for party in signers(agreement) for agent in party.agents}.values():
        whose = "、".join(party.name for party in agent.parties)
        in_force = agent.until_on is None or today <= agent.until_on
        yield AgentLine(agent, whose, agent.special and SpecialPower.SETTLE.value in agent.special_powers and in_force)


def acts_of(strengthening: Strengthening, person: Any) -> Iterator[Act]:
    """What the liaison may record now, each with its page, in the order in which a court goes."""
    allowed = dict(may_now(strengthening, person))
    docketed = strengthening.court_number is not None
    for act, label in PAGES.items():
        names = NAMES.get(act, (act,))
        if any(name in allowed for name in names) and act != ("supply" if not strengthening.court_requests else ""):
            yield Act(label, address(strengthening, act), act in ("docket", "grant") and not _returned(strengthening))
    if any(day is None for ruling in strengthening.rulings for _, day in decision(ruling).served):
        yield Act("登记裁定送达", address(strengthening, "record-service"))
    if awaited_papers(strengthening) and (docketed or strengthening.rulings or strengthening.court_requests):
        yield Act("补登法院文书", address(strengthening, "keep-court-paper"))


def _returned(strengthening: Strengthening) -> bool:
    return any(request.supplied_on is None for request in strengthening.court_requests)


def address(strengthening: Strengthening, page: str = "") -> str:
    """Where a page of the court about an application is."""
    return f"/court/{strengthening.public_id}" + (f"/{page}" if page else "")


PAGES = {"docket": "登记受理", "return": "退回补正", "supply": "登记补充", "refuse": "不予受理", "grant": "确认有效",
         "dismiss": "驳回申请", "withdraw": "撤回申请", "deem-withdrawn": "按撤回处理", "terminate": "终结特别程序",
         "objection": "登记异议", "decide-objection": "异议的结果", "open-doors-again": "改走其他途径"}
NAMES = {"return": ("ask_for_papers", "ask_for_statements"),
         "supply": ("supply_before_docketing", "supply_after_docketing"), "withdraw": ("withdraw_application",),
         "deem-withdrawn": ("deem_withdrawn",), "objection": ("object_to_ruling",),
         "decide-objection": ("reject_objection", "change_ruling", "revoke"), "open-doors-again": ("open_doors_again",)}
