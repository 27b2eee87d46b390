"""D46, the letter with which a file is handed on, and D55, the referral to legal aid."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation.cases.models import Case
from mediation.cases.states import CaseState, EndReason
from mediation.documents.acts import issue
from mediation.documents.filling import clock_on_paper
from mediation.documents.kinds.d46_transfer_letter import Transfer
from mediation.documents.kinds.d55_legal_aid_referral import AidMatter, Referral
from mediation.documents.first_case import papers_before_the_split
from mediation.documents.models import Paper
from mediation.documents.particulars import ClockOnPaper, MaterialOnPaper
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.evidence.queries import evidence_of
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.law.citation import cite
from mediation.law.remedies import Receiver, legal_aid_no_means_test, less_than_seven_days, transfer_materials
from mediation.law.terms import ClaimType
from mediation.parties.models import Party
from mediation.sessions.queries import signed_facts

NOTHING_AGREED = "双方没有书面确认的无争议事实"
PAPERS_OF = {"application": ("D01", "D02"), "registration": ("D05",), "undisputed_facts": ("D21",),
             "agreement": ("D26", "D27", "D28"), "closing_letter": ("D30",), "address_confirmation": ("D33",),
             "proofs_of_service": ("D34",), "minutes": ("D20",)}
CALLED = {HandoffWay.ARBITRATION: "贵委", HandoffWay.COURT: "贵院", HandoffWay.LEGAL_AID: "贵中心"}
PAY_CLAIMS = frozenset({ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.STOPPAGE_PAY, ClaimType.DOUBLE_PAY,
                        ClaimType.ANNUAL_LEAVE, ClaimType.SERVICE_PAY, ClaimType.ALLOWANCE})
INJURY_CLAIMS = frozenset({ClaimType.WORK_INJURY, ClaimType.PERSONAL_INJURY, ClaimType.OCCUPATIONAL_DISEASE,
                           ClaimType.DEATH_BENEFIT})


def print_transfer_letter(handoff: Handoff, issues: str, difficulties: str, day: date, *, by: Any) -> Paper:
    """The letter with its list; what was conceded is not in it (TY 22, ONL 18)."""
    case = handoff.case
    way = HandoffWay(handoff.way)
    facts = "；".join(fact.words for fact in signed_facts(case) if not fact.is_disputed)
    return issue(case, "D46", Transfer(
        receiver=handoff.receiver, receiver_calls_itself=CALLED[way], ended_on=case.ended_on or day,
        agreed=case.state == CaseState.EFFECTIVE.value,
        reason=EndReason(case.end_reason).label if case.end_reason else "当事人要求移送",
        ground=str(cite("TY", 26) if way is HandoffWay.COURT else cite("O17", 30)),
        materials=tuple(listed_materials(case, way, handoff.items)), undisputed=facts or NOTHING_AGREED,
        issues=issues or None, difficulties=difficulties or None, contact=by.name), by=by, about=handoff)


def listed_materials(case: Case, way: HandoffWay, items: Sequence[str]) -> list[MaterialOnPaper]:
    """The chosen papers with their pages, as the file holds them."""
    names = {item.key: item.name for item in transfer_materials(Receiver(way.value)) if item.allowed}
    issued = [*papers_before_the_split(case), *standing(papers_of(case))]
    listed = []
    for key in items:
        pages = sum(paper.pages for paper in issued if paper.code in PAPERS_OF.get(key, ()))
        if key in ("evidence", "own_evidence"):
            pages = sum(piece.pages or 1 for piece in evidence_of(case))
        listed.append(MaterialOnPaper(name=names[key], copies=1, pages=pages or 1, form="复印件"))
    return listed


def print_aid_referral(handoff: Handoff, day: date, *, by: Any) -> Paper | None:
    """The referral of one worker to legal aid; without the day on which limitation ends there is none to print."""
    party = handoff.party
    if party is None:
        return None
    case = handoff.case
    types = [claim.type_term for claim in party.claims] or [claim.type_term for claim in case.claims]
    means = legal_aid_no_means_test(types, party.migrant)
    ends = _limitation(party)
    return issue(case, "D55", Referral(
        matter=_matter(types), matter_words="、".join(dict.fromkeys(one.label for one in types)) or None,
        no_means_test=bool(means), no_means_test_ground=means.why if means else None, ends=ends,
        under_seven_days=ends is not None and ends.last_day is not None and less_than_seven_days(ends.last_day, day),
        summary=case.application.facts_and_reasons if case.application else case.matter,
        materials=len(handoff.items) or 1), by=by, recipients=[party], about=handoff)


def _matter(types: list[ClaimType]) -> AidMatter:
    if PAY_CLAIMS & set(types):
        return AidMatter.PAY
    return AidMatter.INJURY if INJURY_CLAIMS & set(types) else AidMatter.OTHER


def _limitation(party: Party) -> ClockOnPaper | None:
    refs = {claim.public_id for claim in party.claims}
    rows = [row for row in party.case.deadlines
            if row.clock_id == "LIM-1Y" and row.record_ref in refs and row.is_running]
    rows = sorted(rows, key=lambda row: (row.ends_on, row.id))
    return clock_on_paper(rows[0]) if rows else None
