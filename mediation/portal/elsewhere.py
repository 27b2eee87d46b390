"""The way that is open at any time instead of mediating on: to the commission, or straight to a court (TJ 5, 14)."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.handoffs.ways_facts import dispute_of
from mediation.law.answers import Verdict
from mediation.law.routes import arbitrable
from mediation.law.terms import Basis
from mediation.parties.models import Party

IDENTITY = _("身份证和一份复印件")
PROOFS = _("能证明在那里上班、欠多少钱的材料")
OURS = _("这里给您的文书，有几张带几张")
TO_THE_COMMISSION = (_("仲裁申请书：对方有几个带几份，再加一份"), IDENTITY, PROOFS, OURS)
TO_A_COURT = (_("起诉状：对方有几个带几份，再加一份"), IDENTITY, PROOFS, OURS)
BACK_TO_ITS_JUDGE = (IDENTITY, OURS)
COMPANY = _("营业执照复印件、法定代表人身份证明书；委托别人去的，再带授权委托书")
COMPANY_PROOFS = _("能证明自己说法的材料")
AFTER_EFFECT = _("协议已经生效，双方都要照着办。过了约定的日子对方不办的，可以去仲裁（劳动争议调解仲裁法第十五条）。")
ARBITRATE = _("调解是自愿的。您随时可以不调，直接申请仲裁，不用等这里办完。")
ASK_THE_COMMISSION = _("调解是自愿的。您随时可以不调，先去仲裁委申请。仲裁委不收的，请它出书面的不予受理通知，再拿着去法院。")


@dataclass(frozen=True)
class Elsewhere:
    """What it is called, why it may be gone, to whom, with what."""

    title: Any
    words: Any
    forum: Body | None
    to_bring: tuple[Any, ...]


def elsewhere_of(party: Party) -> Elsewhere:
    """The open way as it is shown to one party: an employer brings other papers than a worker.

    An agreement in effect binds; what is open then is arbitration over what the other did not do (TJ 15).
    """
    found = elsewhere_for(party.case)
    if party.case.state_term is CaseState.EFFECTIVE and found.to_bring is TO_THE_COMMISSION:
        found = replace(found, title=_("对方不照协议办，去仲裁"), words=AFTER_EFFECT)
    if not party.is_employer:
        return found
    return replace(found, to_bring=tuple(COMPANY if each is IDENTITY else COMPANY_PROOFS if each is PROOFS else each
                                         for each in found.to_bring))


def elsewhere_for(case: Case) -> Elsewhere:
    """The open way: a suit that waits for us goes on; what no commission takes goes to a court; else arbitration.

    Where it is not found yet what a rider's work is, the commission comes first: who goes to a court too early may lose
    the year, and a written refusal of the commission opens the court (TJ 27, 29).
    """
    body = case.body
    if case.basis_term is Basis.COURT_ENTRUSTED:
        return Elsewhere(_("不调了，回法院接着审"), _("调解是自愿的。您随时可以不调，告诉法院，案子接着审。"),
                         body.court, BACK_TO_ITS_JUDGE)
    taken = arbitrable(dispute_of(case, frozenset(claim.type_term for claim in case.claims if not claim.given_up)))
    if not case.arbitration_done and taken is not Verdict.NO:
        words = ARBITRATE if taken is Verdict.YES else ASK_THE_COMMISSION
        return Elsewhere(_("不等了，直接去仲裁"), words, body.commission, TO_THE_COMMISSION)
    return Elsewhere(_("不等了，直接去法院"), _("调解是自愿的。您随时可以不调，直接去法院起诉，不用等这里办完。"),
                     body.court, TO_A_COURT)
