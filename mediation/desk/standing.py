"""What a case asks for now, in the light of what is recorded in it: a refusal, a session that is fixed, a text out."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementForm, AgreementStanding
from mediation.cases.models import Case
from mediation.cases.states import MEETING, CaseState
from mediation.desk.wording import Doing, doing
from mediation.law.numbers import date_words
from mediation.law.terms import Basis, CaseKind, Side
from mediation.parties.models import Answer

SAID_NO = {Answer.REFUSED.value: "不同意调解", Answer.UNREACHABLE.value: "联系不上", Answer.NO_ANSWER.value: "逾期没有答复"}
REFUSE, PLAN = "refuse_acceptance", "plan_session"


def doing_in(case: Case) -> Doing:
    """What the body does now, and which acts usually come next, for this case rather than for its state alone."""
    found = doing(case.state)
    if case.state_term is CaseState.CONSENT_PENDING:
        return _after_a_refusal(case, found)
    if case.state_term in MEETING:
        return _with_a_session(case, found)
    return found


def _after_a_refusal(case: Case, found: Doing) -> Doing:
    """A party that is still in the case does not mediate: nobody waits for it any more."""
    out = [party for party in case.active_parties if party.answer in SAID_NO]
    if not out:
        return found
    first = out[0]
    more = f"等{len(out)}方" if len(out) > 1 else ""
    others = [party for party in case.side(Side(first.side)) if party not in out]
    words = "决定不予受理" if not others else "决定不予受理，或者与其余各方继续（记答复时勾选）"
    return replace(found, now=f"{first.name}{more}{SAID_NO[first.answer]}：{words}", leads=REFUSE, waits=False)


def _with_a_session(case: Case, found: Doing) -> Doing:
    """A session is fixed: it is prepared and held, and another one is only planned afterwards."""
    fixed = min((each for each in case.sessions if each.is_planned and clock.day_of(each.starts_at) >= clock.today()),
                key=lambda each: (each.starts_at, each.id), default=None)
    return with_a_session(case.state_term, fixed, found)


def with_a_session(state: CaseState, fixed: Any, found: Doing) -> Doing:
    """The same for a case of a list, of which only the next session is known: ``fixed``, None where there is none."""
    if fixed is None or state is CaseState.SIGNING:
        return found
    at = fixed.starts_at.astimezone(clock.SHANGHAI)
    words = "到时核对身份、开始调解" if state is CaseState.ASSIGNED else "开完记到场和笔录，谈成的起草协议"
    rest = tuple(act for act in found.acts if act != PLAN)
    return replace(found, now=f"{date_words(at.date())}{at:%H:%M}开第{fixed.ordinal}次调解会：{words}",
                   acts=(*rest, PLAN))


def fitting(case: Case, acts: Mapping[str, str], agreements: Sequence[Agreement]) -> dict[str, str]:
    """The acts without those by which an agreement of another form than the one that is out takes effect."""
    out = [each for each in agreements if each.standing == AgreementStanding.SIGNING.value]
    oral = any(each.form == AgreementForm.ORAL.value for each in out)
    on_the_spot = (case.basis_term is Basis.NEW_FORM or case.kind_term is CaseKind.NEW_FORM
                   or bool(case.body.setting("SPOT_PAYMENT_WITHOUT_AGREEMENT")))
    fits = {"take_effect_orally": oral and case.basis_term is not Basis.COURT_DELEGATED,
            "take_effect_paid": on_the_spot and not any(each.marks for each in out)}
    return {act: name for act, name in acts.items() if fits.get(act, True)}
