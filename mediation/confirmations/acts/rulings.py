"""What the court decides, as its liaison records it: number, day, judge, scan; and what is served on whom."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Step
from mediation.confirmations.acts.moving import known_as, move, tell_clerk, tell_court, tell_parties, whether_again
from mediation.confirmations.models import Ruling, RulingKind
from mediation.confirmations.papers import awaited_papers, paper_code, register_court_paper
from mediation.confirmations.queries import docketed_under, papers_about
from mediation.confirmations.requirements import ConfirmationFacts, last_receipt
from mediation.deadlines.acts import begin, end, running
from mediation.documents.acts import serve
from mediation.documents.models import Paper, ServiceWay
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.confirmation_file import DismissalGround, RefusalGround
from mediation.law.numbers import NumberError, court_number
from mediation.parties.models import Party


@dataclass(frozen=True)
class Decided:
    """How a decision is recorded: the act, what it is, what people are told, whether one may apply once more."""

    act: str
    kind: RulingKind
    told: str
    again: bool = False


DECISIONS = {
    "grant": Decided("grant", RulingKind.GRANTED,
                     "法院裁定调解协议有效。请按协议履行；一方不履行的，对方可以申请强制执行"),
    "dismiss": Decided("dismiss", RulingKind.DISMISSED,
                       "法院裁定驳回确认申请。可以通过调解变更协议或者达成新的协议，或者依法先申请仲裁"),
    "refuse": Decided("refuse", RulingKind.REFUSED,
                      "法院裁定不予受理，协议仍然有效", again=True),
    "terminate": Decided("terminate", RulingKind.TERMINATED,
                         "法院认为双方还有争议，裁定终结特别程序。可以再次调解，或者依法先申请仲裁"),
    "reject_objection": Decided("reject_objection", RulingKind.OBJECTION_REJECTED,
                                "法院驳回异议，原裁定维持"),
    "change_ruling": Decided("change_ruling", RulingKind.CHANGED,
                             "异议部分成立，法院变更了确认裁定"),
    "revoke": Decided("revoke", RulingKind.REVOKED, "异议成立，法院撤销了确认裁定，不能再据此申请执行"),
}
GROUNDS = {ground.value: ground.label for term in (RefusalGround, DismissalGround) for ground in term}


def docket(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Step:
    """The court takes the application in under its own number (CPLI 355, O5 4)."""
    _only_here(strengthening, facts.number)
    step = move(strengthening, "docket", by=by, facts=facts)
    number = court_number(facts.number).canonical
    strengthening.court_number, strengthening.docketed_on = number, step.happened_on
    strengthening.judge = facts.judge or strengthening.judge
    strengthening.handled_by = strengthening.handled_by or by
    if facts.proof:
        register_court_paper(strengthening, "E01", facts.proof, number, by=by, on=step.happened_on)
    tell_clerk(strengthening, f"法院已受理，案号{number}。", step, by=by)
    tell_parties(strengthening, f"法院已受理司法确认申请，案号{number}，请等法院通知，双方到场核实。", step, by=by)
    return step


def decide(strengthening: Strengthening, act: str, facts: ConfirmationFacts, *, by: Any) -> Ruling:
    """Record one of the court's decisions (DECISIONS): grant, dismiss, refuse, terminate, or on an objection."""
    decided = DECISIONS[act]
    step = move(strengthening, decided.act, by=by, facts=facts)
    ruling = note_ruling(strengthening, decided.kind, step, facts)
    strengthening.handled_by = strengthening.handled_by or by
    if facts.proof:
        register_court_paper(strengthening, paper_code(decided.kind), facts.proof, ruling.number, by=by,
                             on=step.happened_on)
    if decided.kind is RulingKind.REVOKED:
        _nothing_to_enforce(strengthening, step.happened_on)
    grounds = "、".join(GROUNDS[ground] for ground in facts.grounds if ground in GROUNDS)
    again = f"；{whether_again(strengthening)}" if decided.again else ""
    tell_clerk(strengthening, f"{ruling.number}：{decided.told}{f'（{grounds}）' if grounds else ''}{again}。", step, by=by)
    tell_parties(strengthening, f"{decided.told}{again}。", step, by=by)
    return ruling


def grant(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Ruling:
    """The agreement is confirmed (CPL 206): it can be enforced, and arbitration review is barred."""
    return decide(strengthening, "grant", facts, by=by)


def dismiss(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Ruling:
    """The application is dismissed on a ground of CPLI 358, or of 355 found later."""
    return decide(strengthening, "dismiss", facts, by=by)


def refuse(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Ruling:
    """The court does not take the application in, on one of the five grounds of CPLI 355."""
    return decide(strengthening, "refuse", facts, by=by)


def terminate(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Ruling:
    """A real dispute has come to light: the special procedure ends (CPL 186)."""
    return decide(strengthening, "terminate", facts, by=by)


def object_to_ruling(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Step:
    """A party (fifteen days from receipt) or an interested person (six months from knowing) objects (CPLI 372)."""
    step = move(strengthening, "object_to_ruling", by=by, facts=facts)
    whose = "利害关系人" if facts.by_interested_person else "、".join(party.name for party in facts.on_behalf_of)
    tell_court(strengthening, f"{whose}对确认裁定提出异议。", step, by=by)
    tell_clerk(strengthening, f"{whose}对确认裁定提出异议，法院审查中。", step, by=by)
    tell_parties(strengthening, "有人对司法确认裁定提出异议，法院正在审查。", step, by=by)
    return step


def note_ruling(strengthening: Strengthening, kind: RulingKind, step: Step, facts: ConfirmationFacts) -> Ruling:
    """Keep what the court decided beside the step that records it."""
    ruling = Ruling(
        strengthening=strengthening, kind=kind.value, number=court_number(facts.number).canonical,
        decided_on=step.happened_on, judge=facts.judge.strip(), grounds=list(facts.grounds), words=facts.reason,
        scan_sha256=facts.proof, served={}, recorded_at=clock.now())
    strengthening.judge = ruling.judge
    db.session.add(ruling)
    db.session.flush()
    return ruling


def record_service(ruling: Ruling, parties: Sequence[Party], served_on: date, way: ServiceWay, *, by: Any,
                   proof: str | None = None) -> None:
    """A ruling reached these parties; when all have received a confirmation, the fifteen days to object begin."""
    strengthening = ruling.strengthening
    if not who.court_or_clerk(actor=by, model=strengthening):
        raise NotPermitted("您的岗位不能登记送达。")
    if not parties:
        raise RequirementNotMet("请选择送达了哪些当事人。", field="served")
    if not ruling.decided_on <= served_on <= clock.today():
        raise RequirementNotMet("送达的日期不能早于裁定，也不能晚于今天。", field="served_on")
    paper = _paper_of(ruling)
    for party in parties:
        if party not in signers(strengthening.agreement) or ruling.served_on(party):
            raise RequirementNotMet(f"{party.name}的送达已经记过，或者不是本件当事人。", field="served")
        ruling.served = {**ruling.served, party.public_id: served_on.isoformat()}
        if paper is not None:
            serve(paper, party, way, served_on, by=by, proof=proof)
    trail.record("record_service", by=by, record=strengthening, case=strengthening.case, parties=len(parties))
    db.session.flush()
    if ruling.kind == RulingKind.GRANTED.value and running(strengthening, strengthening.case, "OBJ-15") is None:
        _begin_days_to_object(strengthening)


def keep_court_paper(strengthening: Strengthening, code: str, sha256: str, *, by: Any, number: str = "",
                     on: date | None = None) -> Paper:
    """A paper of the court that was still to come is here."""
    if not who.court_or_clerk(actor=by, model=strengthening):
        raise NotPermitted("您的岗位不能登记法院文书。")
    if code not in awaited_papers(strengthening):
        raise RequirementNotMet("这份文书已经有了，或者本件没有这份文书，请刷新页面。", field="code")
    waiting = next((ruling for ruling in strengthening.rulings
                    if paper_code(ruling.kind_term) == code and ruling.scan_sha256 is None), None)
    if waiting is not None:
        waiting.scan_sha256 = sha256
        number, on = waiting.number, waiting.decided_on
    return register_court_paper(strengthening, code, sha256, number or strengthening.court_number or "", by=by, on=on)


def _begin_days_to_object(strengthening: Strengthening) -> None:
    received = last_receipt(strengthening, None)
    if received is not None:
        begin(strengthening, strengthening.case, "OBJ-15", received)


def _paper_of(ruling: Ruling) -> Paper | None:
    """The scan of this ruling among the papers of the application."""
    return next((paper for paper in papers_about(ruling.strengthening)
                 if paper.is_registered_scan and paper.file_sha256 == ruling.scan_sha256), None)


def _nothing_to_enforce(strengthening: Strengthening, day: date) -> None:
    """A ruling that is revoked is no title any more."""
    row = running(strengthening, strengthening.case, "ENF-2Y")
    if row is not None:
        end(row, day)


def _only_here(strengthening: Strengthening, typed: str) -> None:
    """One number, one application; what is no number at all is for the requirement to refuse."""
    try:
        number = court_number(typed).canonical
    except NumberError:
        return
    other = docketed_under(strengthening.court, number) if strengthening.court else None
    if other is not None and other is not strengthening:
        raise RequirementNotMet(f"案号{number}已经记在{known_as(other)}（{other.case.known_as}）上，请核对。", field="number")
