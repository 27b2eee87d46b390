"""One case walked to any state with the fewest parties: what tests and the demo world's odd states begin from.

All acts happen on the present day, a few hours before the present moment, so that nothing is recorded late.
"""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import StrengtheningState
from mediation.bodies.models import Body
from mediation.cases.states import CaseState, EndReason
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code, mobile, resident_number
from mediation.demo.walk import Walk, in_days
from mediation.extensions import db
from mediation.intake.acceptance.acts import NotTaken
from mediation.intake.acceptance.models import PartyWord
from mediation.intake.facts import ClaimFacts, MaterialFacts, PartyFacts, RegisteringFacts
from mediation.intake.from_court.assigning import sent_before
from mediation.law.terms import Basis, ClaimType, CourtProcedure, IdentityKind, PartyKind, Source
from mediation.sessions.models import SuspensionGround

S = CaseState
Step = Callable[[Walk, RegisteringFacts], None]
BEGAN, TALKS, BETWEEN = timedelta(hours=4), timedelta(hours=2), timedelta(minutes=5)
BASES = {"courier": Basis.PEOPLE, "studio": Basis.UNION_SELF, "township": Basis.TOWNSHIP, "company": Basis.ENTERPRISE}
NUMBER, FIRST_NUMBER = "（2026）粤0699诉前调{}号", 501
HANDED_OVER = {Basis.COURT_DELEGATED: Source.COURT_DELEGATED, Basis.COURT_ENTRUSTED: Source.COURT_ENTRUSTED,
               Basis.ARB_DELEGATED: Source.ARBITRATION}


def a_worker(name: str = "李秀英", **more: Any) -> PartyFacts:
    """Somebody who asks for wages, fully described."""
    seed = sum(map(ord, name))
    return PartyFacts(kind=PartyKind.WORKER, name=name, **{
        "phone": mobile(seed), "identity_kind": IdentityKind.RESIDENT, "identity_number": resident_number(seed),
        "address": "云岭市青溪区石桥镇示例路8号", **more})


def an_employer(name: str = "云岭鑫源建筑劳务有限公司", **more: Any) -> PartyFacts:
    """Who is asked, fully described."""
    seed = sum(map(ord, name))
    return PartyFacts(kind=PartyKind.EMPLOYER, name=name, **{
        "credit_code": credit_code(seed), "address": "云岭市青溪区工业路12号", "legal_representative": "刘大海",
        "legal_representative_title": "经理", "phone": "0757-00003002", **more})


def unused_number(body: Body, source: Source | None) -> str:
    """A number that the court has not used for another case."""
    number = FIRST_NUMBER
    while sent_before(body, source, NUMBER.format(number)) is not None:
        number += 1
    return NUMBER.format(number)


def registering(bodies: Bodies, *, body: str = "courier", basis: Basis | None = None,
                workers: tuple[str, ...] = ("李秀英",), employers: tuple[str, ...] = ("云岭鑫源建筑劳务有限公司",),
                amount_fen: int | None = 820000, **more: Any) -> RegisteringFacts:
    """What is said at the counter: each worker asks for wages."""
    basis = basis or BASES[body]
    handed = HANDED_OVER.get(basis)
    from_others = {"source": handed, "source_number": unused_number(bodies[body], handed), "source_body": "云岭市青溪区人民法院"}
    return RegisteringFacts(**{
        "body": bodies[body], "basis": basis, "choice_told": True,
        "applicants": tuple(a_worker(name) for name in workers),
        "respondents": tuple(an_employer(name) for name in employers),
        "claims": tuple(ClaimFacts(type=ClaimType.WAGES, of=place, amount_fen=amount_fen)
                        for place in range(len(workers))),
        "facts_and_reasons": "做了三个月，工资一直没有发。", "materials": (MaterialFacts("工资条"),),
        "duplicate_reason": "与另一件不是同一笔工资。",
        "court_procedure": CourtProcedure.ORDINARY if basis is Basis.COURT_ENTRUSTED else None,
        **(from_others if handed else {}), **more})


def a_walk(bodies: Bodies, state: CaseState = S.SUBMITTED, *, body: str = "courier", **said: Any) -> Walk:
    """A case led to a state of its mediation, with everything that can be done with it from there."""
    walk = Walk(bodies, body)
    facts = registering(bodies, body=body, **said)
    moment = clock.now() - BEGAN
    for step in WAYS[state]:
        moment += TALKS if step is _talked else BETWEEN
        with clock.set_back(moment):
            step(walk, facts)
        db.session.commit()
    return walk


def a_case(bodies: Bodies, state: CaseState = S.SUBMITTED, **said: Any) -> Any:
    """A case that stands in a state; ``said`` are the body, the basis, names of workers and employers, the sum."""
    return a_walk(bodies, state, **said).case


def a_confirmation(bodies: Bodies, state: StrengtheningState = StrengtheningState.CONF_FILED, **said: Any) -> Walk:
    """A case whose agreement is in effect and whose confirmation stands in a state that the court's acts lead to."""
    walk = a_walk(bodies, S.EFFECTIVE, **said)
    for step in CONFIRMING[state]:
        step(walk)
        db.session.commit()
    return walk


def _taken_in(walk: Walk, facts: RegisteringFacts) -> None:
    if facts.basis in HANDED_OVER:
        walk.is_handed(facts)
    else:
        walk.takes_in(facts)


def _signed_for(walk: Walk, facts: RegisteringFacts) -> None:
    if facts.basis in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED):
        walk.signs_for_the_file()


def _talked(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.meets()


def _in_effect(walk: Walk, facts: RegisteringFacts) -> None:
    if facts.basis is Basis.COURT_ENTRUSTED:
        walk.receives_court_paper("（2026）新2999民初77号")
    else:
        walk.signs(seal=True)


def _refused(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.answers(PartyWord.REFUSED, walk.case.respondents, goes_on=False)
    walk.refuses(NotTaken.OTHER_SIDE_REFUSES)


def _referred(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.refers("云岭市青溪区人民法院", "云岭市青溪区法院路6号，0757-0000 1001", "双方没有劳动关系，属于民事纠纷。",
                matter="household_service")


def _split_terms(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.drafts(walk.lines_for((1000, in_days(10))))
    walk.settles()


def _suspended(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.suspends(SuspensionGround.ILLNESS, in_days(30))


def _as_said(name: str, *said: Any) -> Step:
    """A verb of the walk that needs nothing else to be known."""
    def step(walk: Walk, _facts: RegisteringFacts) -> None:
        getattr(walk, name)(*said)
    return step


def _registered(walk: Walk, facts: RegisteringFacts) -> None:
    walk.registers(facts)


def _asks_to_talk(walk: Walk, facts: RegisteringFacts) -> None:
    walk.asks_to_talk(facts)


def _settled_privately(walk: Walk, _facts: RegisteringFacts) -> None:
    walk.settles_privately(in_days(10))


SUBMITTED = (_taken_in, _signed_for)
PENDING = (*SUBMITTED, _as_said("asks"))
CONSENTED = (*PENDING, _as_said("answers"))
ACCEPTED = (*CONSENTED, _as_said("accepts"))
ASSIGNED = (*ACCEPTED, _as_said("names"))
MEDIATING = (*ASSIGNED, _talked)
SIGNING = (*MEDIATING, _as_said("keeps_the_panel"), _split_terms)
EFFECTIVE = (*SIGNING, _in_effect)
WITHDRAWN = (*SUBMITTED, _as_said("withdraws", "已经自行解决。"))
WAYS: dict[CaseState, tuple[Step, ...]] = {
    S.NEGOTIATING: (_asks_to_talk,), S.SETTLED_PRIVATE: (_asks_to_talk, _settled_privately), S.DRAFT: (_registered,),
    S.SUBMITTED: SUBMITTED, S.NEED_CORRECTION: (*SUBMITTED, _as_said("asks_for_the_missing")),
    S.REFERRED: (*SUBMITTED, _referred), S.CONSENT_PENDING: PENDING, S.CONSENTED: CONSENTED, S.ACCEPTED: ACCEPTED,
    S.NOT_ACCEPTED: (*PENDING, _refused), S.WITHDRAWN: WITHDRAWN, S.ASSIGNED: ASSIGNED, S.IN_MEDIATION: MEDIATING,
    S.SUSPENDED: (*MEDIATING, _suspended), S.SIGNING: SIGNING,
    S.EFFECTIVE: EFFECTIVE, S.NO_AGREEMENT: (*MEDIATING, _as_said("ends", EndReason.TOO_FAR_APART)),
    S.ARCHIVED: (*WITHDRAWN, _as_said("archives")),
    S.REOPENED: (*WITHDRAWN, _as_said("archives"), _as_said("reopens", "申请人又来反映没有解决。")),
}


def _returned(walk: Walk) -> None:
    walk.court_returns(in_days(7), "identity_missing", words="缺被申请人的主体资格证明。")


def _objected(walk: Walk) -> None:
    walk.objects(walk.case.respondents[0], "裁定的金额与实际欠付不符。")


def _done(name: str, *said: Any) -> Callable[[Walk], None]:
    """A verb of the walk after the effect."""
    return lambda walk: getattr(walk, name)(*said)


FILED = (_done("applies"),)
DOCKETED = (*FILED, _done("court_dockets"))
GRANTED = (*DOCKETED, _done("is_granted"))
REVIEWED = (_done("asks_for_review"), _done("commission_dockets"))
OBJECTED = (*GRANTED, _done("court_serves"), _objected)
T = StrengtheningState
CONFIRMING: dict[StrengtheningState, tuple[Callable[[Walk], None], ...]] = {
    T.B_NONE: (), T.CONF_PREP: (_done("chooses_confirmation"),), T.CONF_FILED: FILED,
    T.CONF_CORRECT: (*FILED, _returned), T.CONF_DOCKETED: DOCKETED, T.CONF_GRANTED: GRANTED,
    T.CONF_REFUSED: (*FILED, _done("court_decides", "refuse", "not_court_matter")),
    T.CONF_WITHDRAWN: (*FILED, _done("withdraws_application")),
    T.CONF_DISMISSED: (*DOCKETED, _done("court_decides", "dismiss", "unclear")),
    T.CONF_TERMINATED: (*DOCKETED, _done("court_decides", "terminate")),
    T.CONF_OBJECTION: OBJECTED, T.CONF_REVOKED: (*OBJECTED, _done("court_decides", "revoke")),
    T.ARBREV_FILED: REVIEWED[:1], T.ARBREV_DOCKETED: REVIEWED,
    T.ARBREV_REFUSED: (*REVIEWED[:1], _done("commission_refuses", "late")),
    T.ARBREV_WITHDRAWN: (*REVIEWED, _done("withdraws_review")),
    T.ARBREV_NOPAPER: (*REVIEWED, _done("commission_gives_no_paper", "unclear")),
    T.ARBREV_ISSUED: (*REVIEWED, _done("signs_for_review_paper")),
}
