"""D38, the receipt that who was paid signs."""
from __future__ import annotations

from typing import Any

from mediation.agreements.models import Obligation
from mediation.documents.acts import issue
from mediation.documents.kinds.d38_payment_receipt import Payment as Receipt
from mediation.documents.models import Paper
from mediation.law.agreement import PaymentWay
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
