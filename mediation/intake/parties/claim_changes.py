"""What a party asks for is added to, put otherwise or given up: its own act, on a paper that it signed, kept with what
was asked before.

Until the application is handed in the claims are only being written down; then nothing of this is asked.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.audit import trail
from mediation.cases.acts import write_down
from mediation.cases.facts import Facts
from mediation.cases.limitation import recount
from mediation.cases.models import Case, Claim, Interruption, Step
from mediation.cases.requirements import refuse
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts
from mediation.intake.powers.representation import staff_only
from mediation.intake.registering.entering import add_claims, claimant_of, write_claim
from mediation.intake.registering.models import ClaimChange, ClaimChangeKind
from mediation.law.capacity import SpecialPower
from mediation.law.citation import cite
from mediation.law.limitation import Interruption as Event
from mediation.law.money import yuan
from mediation.law.terms import Term
from mediation.parties.models import Party

NOT_FILED = frozenset({CaseState.NEGOTIATING.value, CaseState.SETTLED_PRIVATE.value, CaseState.DRAFT.value})
KEPT = ("type", "from_on", "until_on", "amount_fen", "is_about", "formula", "ground", "knew_on")
POWERS = {ClaimChangeKind.CHANGED: SpecialPower.CHANGE, ClaimChangeKind.GIVEN_UP: SpecialPower.GIVE_UP}


class SignedBy(Term):
    """Who signed the paper on which a claim is changed or given up."""

    SELF = "self", "本人"
    REPRESENTATIVE = "representative", "代表人"
    AGENT = "agent", "代理人"


@dataclass(frozen=True)
class ClaimDecision(Facts):
    """That a party adds, changes or gives up a claim: why, ``proof`` is the signed paper, ``consent`` the one on which
    who is represented agrees to what the representative signed.
    """

    signed_by: SignedBy = SignedBy.SELF
    consent: str | None = None


def is_filed(case: Case) -> bool:
    """Whether the claims have been made, so that to change them is an act of the party."""
    return case.state not in NOT_FILED


def add_claim(case: Case, facts: ClaimFacts, said: ClaimDecision | None = None, *, by: Any) -> Claim:
    """One claim more; after the application its limitation is interrupted by the day on which it was added."""
    _may_be_changed(case, by)
    if is_filed(case):
        said = _the_partys_own(claimant_of(case, facts, 0), ClaimChangeKind.ADDED, said)
    add_claims(case, [facts])
    claim = case.claims[-1]
    if is_filed(case):
        step = _write_into_history(claim, ClaimChangeKind.ADDED, {}, said, by)
        claim.interruptions.append(Interruption(happened_on=step.happened_on, kind=Event.MEDIATION_APPLIED.value))
    db.session.flush()
    recount(case, claim)
    trail.record("add_claim", by=by, record=claim, case=case)
    return claim


def change_claim(claim: Claim, facts: ClaimFacts, said: ClaimDecision | None = None, *, by: Any) -> None:
    """Type, period, sum or ground of a claim are put otherwise, before anything is agreed on it."""
    _may_be_changed(claim.case, by)
    if claim.agreed_fen is not None:
        raise NotNow("这一项请求已经谈定，不能再改；请在协议里改。")
    before = _as_it_stands(claim)
    if is_filed(claim.case):
        said = _the_partys_own(claim.claimant, ClaimChangeKind.CHANGED, said)
    write_claim(claim, facts)
    if is_filed(claim.case):
        _write_into_history(claim, ClaimChangeKind.CHANGED, before, said, by)
    recount(claim.case, claim)
    trail.record("change_claim", by=by, record=claim, case=claim.case)


def give_up_claim(claim: Claim, said: ClaimDecision | None = None, *, by: Any) -> None:
    """The claimant no longer asks for it, of their own free will."""
    _may_be_changed(claim.case, by)
    before = _as_it_stands(claim)
    if is_filed(claim.case):
        said = _the_partys_own(claim.claimant, ClaimChangeKind.GIVEN_UP, said)
        _write_into_history(claim, ClaimChangeKind.GIVEN_UP, before, said, by)
    claim.given_up, claim.is_open = True, False
    trail.record("give_up_claim", by=by, record=claim, case=claim.case)


def _may_be_changed(case: Case, by: Any) -> None:
    staff_only(case, by)
    if case.state_term not in BEFORE_EFFECT:
        raise NotNow("本案已经办结，请求不能再增改；写错的请用“更正”。")


def _the_partys_own(claimant: Party, kind: ClaimChangeKind, said: ClaimDecision | None) -> ClaimDecision:
    """What was said, once it is sure that it is the party's act: signed, by somebody who may (O33 63, CPL 54, 62)."""
    said = said or ClaimDecision()
    if not said.reason.strip():
        refuse(f"请写明为什么{kind.label}。", "reason", cite("CPL", 54))
    if said.proof is None:
        refuse(f"{kind.label}是当事人自己的决定，请上传签名的材料。", "scan", cite("CPL", 54))
    if said.signed_by is SignedBy.REPRESENTATIVE and not claimant.is_representative and said.consent is None:
        refuse(f"代表人{kind.label}要经{claimant.name}本人同意，请上传本人同意的签字材料。", "consent", cite("O33", 63))
    power = POWERS.get(kind)
    if said.signed_by is SignedBy.AGENT and power is not None and not any(
            agent.speaks_for_them and power.value in agent.special_powers for agent in claimant.agents):
        refuse(f"{claimant.name}的代理人没有“{power.label}”的特别授权，请由本人签名，或者先补交授权委托书。", "signed_by",
               cite("CPL", 62))
    return said


def _write_into_history(claim: Claim, kind: ClaimChangeKind, before: dict[str, Any], said: ClaimDecision | None,
                        by: Any) -> Step:
    """The step of the party's act: what was asked, what is asked now, and why."""
    assert said is not None
    db.session.flush()
    now = () if kind is ClaimChangeKind.GIVEN_UP else (_asked(claim),)
    turned = " → ".join([before["words"], *now] if before else now)
    step = write_down(claim.case, f"claim_{kind.value}", kind.label, by=by, facts=replace(
        said, on_behalf_of=(claim.claimant,), reason=f"{claim.claimant.name}：{turned}。{said.reason.strip()}"))
    db.session.add(ClaimChange(claim=claim, step=step, kind=kind.value, before=before, consent=said.consent))
    return step


def _as_it_stands(claim: Claim) -> dict[str, Any]:
    """Everything that is asked, as it can be kept; ``words`` is how a person reads it."""
    kept = {name: getattr(claim, name) for name in KEPT}
    return {**{name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()},
            "against": [party.public_id for party in claim.against], "words": _asked(claim)}


def _asked(claim: Claim) -> str:
    """The claim in a few words: what, when, how much."""
    during = f"（{claim.from_on or ''}至{claim.until_on or ''}）" if claim.from_on or claim.until_on else ""
    about = "约" if claim.is_about else ""
    sum_asked = f"{about}{yuan(claim.amount_fen)}元" if claim.amount_fen is not None else ""
    return f"{claim.type_term.label}{during}{sum_asked}"
