"""D37 calls on the payer, D38 is signed by who was paid, D30 tells of a default and the ways that are open."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.deadlines.acts import calendar_of
from mediation.deadlines.models import Deadline
from mediation.documents import phrases
from mediation.documents.acts import issue
from mediation.documents.drafts import prepare
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.d30_closing_letter import Closing
from mediation.documents.kinds.d35_follow_up_visit import FollowUpVisit, HowFarPerformed
from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.kinds.d38_payment_receipt import Payment as Receipt
from mediation.documents.kinds.d39_performance_certificate import PerformanceCertificate, PerformedLine
from mediation.cases.models import Case
from mediation.cases.states import EndReason
from mediation.documents.models import Paper, PaperDraft
from mediation.documents.offers import Offer, To, offer
from mediation.intake.acceptance.endings import ON_THE_LETTER_ANYWAY
from mediation.intake.acceptance.papers import limitation_words
from mediation.law.agreement import PaymentWay
from mediation.law.limitation import Interruption
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.remedies import after_default
from mediation.law.terms import IdentityKind
from mediation.parties.models import Party
from mediation.performance.models import Payment, SaidBy
from mediation.performance.queries import last_paid_on, lines_in_effect
from mediation.performance.remedies import default_of
from mediation.performance.requirements import DAYS_AFTER_A_REMINDER, PerformanceFacts
from mediation.performance.titles import title_of

AT_REST = frozenset({ObligationState.PERFORMED.value, ObligationState.WAIVED.value})


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
    remedies = after_default(default_of(line, told.clock.last_day, day), calendar_of(case.body))
    ways = [f"{one.key.label}：{one.why}。" for one in remedies if one.key not in ON_THE_LETTER_ANYWAY]
    return issue(case, "D30", Closing(
        ended_on=day, reason=EndReason.OTHER, agreement_number=line.agreement.number or case.number,
        unperformed=(f"{line.payer.name}应于{due}向{line.payee.name}{what}",), limitation_from=told.counted_from,
        limitation_ground=told.ground, limitation=told.clock,
        other_routes=tuple(ways)), by=by, on=day,
        recipients=[line.payer, line.payee], about=line)


def prepare_reminder(period: Deadline, line: Obligation, *, by: Any) -> PaperDraft:
    """The letter by which the payer of a line whose day has passed is called on to perform."""
    return prepare(period, "D37", reminder_of(line, contact_of(line.case, by)), by=by, recipients=[line.payer])


def issue_reminder(line: Obligation, facts: PerformanceFacts, *, by: Any) -> Paper:
    """D37: called on in writing to perform within some days (O17 32)."""
    return issue(line.case, "D37", reminder_of(line, contact_of(line.case, by), facts.days, facts.reason), by=by,
                 recipients=[line.payer], about=line)


def reminder_of(line: Obligation, contact: str, days: int = DAYS_AFTER_A_REMINDER, words: str = "") -> Reminder:
    """What the letter says of a line: a sum with what is left of it, or an act; what follows if it is not heeded."""
    what = f"支付{_ground(line)}" if line.amount_fen is not None else line.act_words
    return Reminder(
        agreement_number=line.agreement.number or line.case.number, days=days, contact=contact, words=words or None,
        follows=WhatFollows.ENFORCEMENT if title_of(line) is not None else WhatFollows.SEEK_A_TITLE,
        lines=(OverdueLine(instalment=line.instalment, what=what, creditor=line.payee.name, due=line.due_on,
                           due_words=line.due_event or None,
                           left=line.left_fen if line.amount_fen is not None else None),))


def contact_of(case: Case, by: Any) -> str:
    """Whom the payer asks: whoever issues the letter; of one that nobody has issued yet, who keeps the case."""
    person = case.clerk if by.is_system else by
    return person.name if person is not None else case.body.name


def reminder_words(line: Obligation) -> str:
    """What is read out to a payer: the line, its day, what is left, and what may follow."""
    due = f"，应于{date_words(line.due_on)}前（含当日）履行" if line.due_on else ""
    left = f"，还有{yuan(line.left_fen)}元没有付" if line.amount_fen is not None else ""
    return (f"{line.payer.name}：调解协议第{line.ordinal}项{due}{left}。请尽快履行并告诉我们；"
            f"不履行的，{line.payee.name}可以依法申请仲裁、支付令，协议经司法确认或者已出调解书的可以申请强制执行。")


def begin_follow_up(case: Case, by: Any) -> FollowUpVisit:
    """The record of a visit as far as the file knows: which agreements, how much has been paid."""
    lines = lines_in_effect(case)
    sums = [line for line in lines if line.amount_fen is not None and line.state != ObligationState.WAIVED.value]
    left = [line for line in lines if line.state not in AT_REST]
    paid, owed = sum(line.paid_fen for line in sums), sum(max(line.left_fen, 0) for line in left)
    begun = paid > 0 or len(left) < len(lines)
    return FollowUpVisit(
        agreement_number=numbers_of(case, lines) or None, matter=phrases.dispute(case_on_paper(case)),
        performed=HowFarPerformed.ALL if not left else HowFarPerformed.PART if begun else HowFarPerformed.NOTHING,
        paid=paid if sums else None, left=owed or None, visitor=by.name)


def numbers_of(case: Case, lines: Sequence[Obligation]) -> str:
    """The numbers of the agreements in which these lines stand; one without a number goes by the case's."""
    return "、".join(dict.fromkeys(line.agreement.number or case.number or "" for line in lines))


def no_agreement_yet(case: Case) -> str | None:
    """Nobody is asked how an agreement is kept before there is one."""
    return None if lines_in_effect(case) else "协议生效以后才能出具。"


offer(Offer("D35", To.NOBODY, begin_follow_up, no_agreement_yet))


def begin_certificate(case: Case, by: Any) -> PerformanceCertificate:
    """What was done of the agreements in effect, with its day; confirmed where the payee said so of every line."""
    lines = [line for party in who_performed(case) for line in lines_in_effect(case) if line.payer is party]
    said = [payment for line in lines for payment in line.payments if not payment.bounced]
    confirmed = bool(said) and all(payment.said_by == SaidBy.PAYEE.value for payment in said)
    return PerformanceCertificate(
        agreement_number=numbers_of(case, lines) or None,
        lines=tuple(PerformedLine(debtor=line.payer.name, what=_owed_words(line), done_on=last_paid_on(line))
                    for line in lines),
        creditors="、".join(dict.fromkeys(line.payee.name for line in lines)) or None,
        confirmed_on=max(clock.day_of(payment.recorded_at) for payment in said) if confirmed else None,
        confirmed_how="收款人逐项确认到账，已记录在案" if confirmed else None,
        issuer=case.body.court.name if case.body.court is not None else None)


def who_performed(case: Case) -> Sequence[Party]:
    """Who has done by itself all that it owed by agreements in effect: nothing waived, nothing enforced."""
    lines = lines_in_effect(case)
    owing = {line.payer.public_id for line in lines if line.state != ObligationState.PERFORMED.value
             or any(payment.said_by == SaidBy.COURT.value for payment in line.payments)}
    return list(dict.fromkeys(line.payer for line in lines if line.payer.public_id not in owing))


def not_performed_yet(case: Case) -> str | None:
    """A certificate tells of what is done in full."""
    return no_agreement_yet(case) or (None if who_performed(case) else "还没有一方自动履行完全部义务。")


def _owed_words(line: Obligation) -> str:
    return f"向{line.payee.name}支付{_ground(line)}{phrases.sum_in_full(line.amount_fen)}" \
        if line.amount_fen is not None else f"向{line.payee.name}履行：{line.act_words}"


offer(Offer("D39", To.ONE, begin_certificate, not_performed_yet, who_performed))
