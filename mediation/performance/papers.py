"""D38, the receipt that who was paid signs, and D30, the letter that tells of a default and the ways that are open."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.agreements.models import Obligation, StrengtheningState
from mediation.deadlines.acts import calendar_of
from mediation.deadlines.models import Deadline
from mediation.documents.acts import issue
from mediation.documents.drafts import prepare
from mediation.documents.kinds.d30_closing_letter import Closing
from mediation.documents.kinds.d38_payment_receipt import Payment as Receipt
from mediation.cases.states import EndReason
from mediation.documents.models import Paper, PaperDraft
from mediation.intake.acceptance_endings import ON_THE_LETTER_ANYWAY
from mediation.intake.acceptance_papers import LimitationWords, limitation_words
from mediation.law.agreement import PaymentWay
from mediation.law.limitation import Interruption
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.remedies import DefaultFacts, Title, after_default
from mediation.law.scope import tj10_body
from mediation.law.terms import IdentityKind
from mediation.performance.models import Payment


def print_receipt(payment: Payment, *, by: Any, witness: str = "") -> Paper:
    """Print the receipt of a payment; raises RequirementNotMet naming what it lacks (a cash payment its witness)."""
    line = payment.obligation
    payee = line.payee
    agreement = line.agreement
    kind = IdentityKind.USCC if payee.is_employer else IdentityKind(payee.identity_kind)
    return issue(line.case, "D38", Receipt(
        payer=line.third_party_payer or line.payer.name, payee=payee.name, payee_id_kind=kind,
        payee_id_number=payee.credit_code if payee.is_employer else payee.identity_number,
        agreement_number=agreement.number or line.case.number, ground=_ground(line),
        instalment=line.instalment, amount=payment.amount_fen or None, paid_on=payment.paid_on,
        method=PaymentWay(payment.way).label, witness=witness or None), by=by, recipients=[payee], about=line)


def _ground(line: Obligation) -> str:
    """What the payment is for: as the line says, else the claim that it settles."""
    return line.ground or line.act_words or (line.claim.type_term.label if line.claim else "调解协议约定的款项")


def tell_of_default(line: Obligation, day: date, *, by: Any) -> Paper:
    """Both sides are told in writing that a line was not performed and that one may go to arbitration (O17 30)."""
    case = line.case
    told = limitation_words(case, Interruption.AGREEMENT_UNPERFORMED, day)
    due = f"{date_words(line.due_on)}前（含当日）" if line.due_on else line.due_event
    what = f"支付{_ground(line)}{yuan(line.left_fen)}元" if line.amount_fen is not None else line.act_words
    remedies = after_default(_default_of(line, told, day), calendar_of(case.body))
    ways = [f"{one.key.label}：{one.why}。" for one in remedies if one.key not in ON_THE_LETTER_ANYWAY]
    return issue(case, "D30", Closing(
        ended_on=day, reason=EndReason.OTHER, agreement_number=line.agreement.number or case.number,
        unperformed=(f"{line.payer.name}应于{due}向{line.payee.name}{what}",), limitation_from=told.counted_from,
        limitation_ground=told.ground, limitation=told.clock,
        other_routes=tuple(ways)), by=by, on=day,
        recipients=[line.payer, line.payee], about=line)


def prepare_reminder(period: Deadline, line: Obligation, *, by: Any) -> PaperDraft:
    """The words by which the payer of a line whose day has passed is called on to perform."""
    return prepare(period, "D37", reminder_words(line), by=by, recipients=[line.payer])


def reminder_words(line: Obligation) -> str:
    """What is read out to a payer: the line, its day, what is left, and what may follow."""
    due = f"，应于{date_words(line.due_on)}前（含当日）履行" if line.due_on else ""
    left = f"，还有{yuan(line.left_fen)}元没有付" if line.amount_fen is not None else ""
    return (f"{line.payer.name}：调解协议第{line.ordinal}项{due}{left}。请尽快履行并告诉我们；"
            f"不履行的，{line.payee.name}可以依法申请仲裁、支付令，协议经司法确认的可以申请强制执行。")


def _default_of(line: Obligation, told: LimitationWords, day: date) -> DefaultFacts:
    """The default as the law's picker of remedies asks for it; a confirmed agreement is enforced."""
    case, agreement = line.case, line.agreement
    strengthening = agreement.strengthening
    confirmed = strengthening is not None and strengthening.state == StrengtheningState.CONF_GRANTED.value
    basis = case.body.basis_term
    return DefaultFacts(
        on=day, title=Title.RULING if confirmed else Title.NONE,
        claims=frozenset({line.claim.type_term} if line.claim else ()), kind=case.kind_term,
        tj10_body=basis is not None and bool(tj10_body(basis)), effective_on=agreement.effective_on,
        last_due_on=max((one.due_on for one in agreement.obligations if one.due_on), default=None),
        limitation_last_day=told.clock.last_day, worker_is_creditor=line.payee.is_worker)
