"""Payment order and enforcement, act by act: one application is on several lines, and each line moves for itself.

A court has no account: its acts are recorded by its liaison or by the clerk, with number, judge, day and scan.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation import clock, files
from mediation.agreements.ledger import print_ledgers
from mediation.agreements.models import Agreement, Obligation, ObligationState
from mediation.cases.acts import perform
from mediation.cases.models import Step
from mediation.deadlines.acts import end, running
from mediation.documents.acts import register_scan
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.law.numbers import NumberError, court_number, date_words
from mediation.law.payment_order import ObjectionFlaw, OrderEnd
from mediation.notices.acts import tell
from mediation.performance.court_models import CourtProceeding, ProceedingEntry, ProceedingKind
from mediation.performance.court_requirements import CourtFacts, EnforcementEnd, Pause
from mediation.performance.titles import (
    enforcement_of,
    first_agreement,
    last_day_to_pay_or_object,
    payment_order_of,
    title_of,
)


def file_payment_order(lines: Sequence[Obligation], facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """A worker asks the court to order what is late, one application for all lines chosen (row 55; TJ 16, LCL 30)."""
    _of_one_application(lines)
    steps = [perform(line, "file_payment_order", by=by, facts=facts) for line in lines]
    first = lines[0]
    order = CourtProceeding(
        case=first.case, kind=ProceedingKind.PAYMENT_ORDER.value, gate=facts.gate.value if facts.gate else None,
        creditor=first.payee, debtor=first.payer, court_name=facts.court_name.strip(), filed_on=steps[0].happened_on,
        lines=list(lines))
    return _begun(order, steps[0], facts, f"已经替您向{order.court_name}申请支付令，等法院受理", by)


def docket_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The court takes the application in (row 55a; CPL 226)."""
    return _on(line, "docket_payment_order", facts, "法院已经受理支付令申请，受理后十五日内发出支付令", by=by)


def issue_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The court orders the debtor to pay (row 56; CPL 227): its paper is kept as E06."""
    order = _on(line, "issue_payment_order", facts, "法院已经发出支付令，正在送达单位", by=by)
    if facts.proof is not None:
        stored = db.session.get_one(StoredFile, facts.proof)
        register_scan(line.case, "E06", "支付令", files.content_of(facts.proof), stored.media_type, by=by,
                      number=order.number or None, about=line, on=order.entries[-1].happened_on)
    return order


def refuse_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The court does not take it in, or dismisses it (row 56; CPLI 428): the lines stand in default as before."""
    order = _on(line, "refuse_payment_order", facts, "法院没有发支付令，可以申请仲裁", by=by)
    order.ended_on, order.ended_as = order.entries[-1].happened_on, "refused"
    return order


def serve_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The debtor has the order (row 56a; CPLI 429): fifteen days to pay or to object in writing."""
    waiting = payment_order_of(line)
    if waiting is not None and line.state == ObligationState.PAYORDER_ISSUED.value:
        waiting.served_on = facts.happened_on or clock.today()  # from its fifteen days the two years are counted
    order = _on(line, "serve_payment_order", facts, "", by=by)
    last = last_day_to_pay_or_object(order)
    assert last is not None and order.served_on is not None
    for party, words in ((order.creditor, "满了还不付、也没有异议的，可以申请强制执行"),
                         (order.debtor, "在此以前付清，或者向法院提出书面异议")):
        tell(line.case, party, key=f"order-served:{order.public_id}:{party.public_id}", by=by,
             read_out=f"{party.name}：法院的支付令已于{date_words(order.served_on)}送达，最迟{date_words(last)}（含当日）；{words}。")
    return order


def dismiss_objection(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """An objection without effect, such as "cannot pay now" (CPLI 436): the order stands and the days run on."""
    why = ObjectionFlaw(facts.reason_code).label if facts.reason_code else ""
    return _on(line, "dismiss_objection", facts, f"单位的异议不成立（{why}），支付令继续有效", by=by)


def end_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The court ends the procedure (row 57): what follows depends on the gate by which it was asked (J1 13)."""
    order = _on(line, "end_payment_order", facts, "支付令程序已由法院终结，请到本机构商量下一步", by=by)
    order.ended_on, order.ended_as = order.entries[-1].happened_on, OrderEnd(facts.reason_code).value
    order.ruled_on = facts.received_on or order.ended_on
    return order


def decline_suit(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The applicant says within seven days that it wants no suit (CPLI 438–439): nothing is deemed filed."""
    order = _on(line, "decline_suit", facts, "", by=by)
    order.suit_declined_on = order.entries[-1].happened_on
    for each in order.lines:
        period = running(each, each.case, "PO-7")
        if period is not None:
            end(period, order.suit_declined_on)
    return order


def close_payment_order(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """A suit or arbitration was opened, or nothing was done (row 58a): the lines stand in default again."""
    order = _on(line, "close_payment_order", facts, "", by=by)
    print_ledgers(order.lines, by=by)
    return order


def apply_for_enforcement(lines: Sequence[Obligation], facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """Enforcement of a title, or of a payment order after the fifteen days (rows 54, 56b; CPL 227, 250)."""
    _of_one_application(lines)
    day = facts.happened_on or clock.today()
    held = title_of(lines[0], day)
    steps = [perform(line, "apply_for_enforcement", by=by, facts=facts) for line in lines]
    assert held is not None
    first = lines[0]
    enforcement = CourtProceeding(
        case=first.case, kind=ProceedingKind.ENFORCEMENT.value, title=held.title.value, title_number=held.number,
        creditor=first.payee, debtor=first.payer, court_name=facts.court_name.strip(), filed_on=steps[0].happened_on,
        number=_canonical(facts.number) if facts.number.strip() else "", lines=list(lines))
    db.session.add(enforcement)
    _stop_the_two_years(first_agreement(first), steps[0].happened_on)
    return _begun(enforcement, steps[0], facts, f"已经替您向{enforcement.court_name}申请强制执行", by)


def pause_enforcement(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """No assets were found, or the award is attacked (row 61; CPLI 517, J1 25): to be looked at again on a day."""
    why = Pause(facts.reason_code).label if facts.reason_code else ""
    return _on(line, "pause_enforcement", facts, f"{why}；发现财产线索请随时告诉我们，再申请不受时间限制", by=by)


def resume_enforcement(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """Assets were found, or what held it up is over (row 61; CPLI 517)."""
    return _on(line, "resume_enforcement", facts, "法院恢复执行", by=by)


def refuse_enforcement(line: Obligation, facts: CourtFacts, *, by: Any) -> CourtProceeding:
    """The title is enforced no more (row 61a): after a refusal of an arbitral paper one may sue in 30 days (J1 24)."""
    enforcement = _on(line, "refuse_enforcement", facts, "执行已经结束，请到本机构商量下一步", by=by)
    enforcement.ended_on = enforcement.entries[-1].happened_on
    enforcement.ended_as = EnforcementEnd(facts.reason_code).value
    return enforcement


def lines_together(line: Obligation) -> list[Obligation]:
    """The lines that may go into one application with this one: same two parties, same agreement, standing alike."""
    alike = [each for text in (first_agreement(line), *_supplements(line)) for each in text.obligations]
    return [each for each in alike if each.state == line.state and each.left_fen > 0
            and (each.payer_id, each.payee_id) == (line.payer_id, line.payee_id)
            and (line.state == ObligationState.DEFAULTED.value or set(each.proceedings) & set(line.proceedings))]


def _supplements(line: Obligation) -> list[Agreement]:
    first = first_agreement(line)
    return [each for each in line.case.agreements if each.supplements_id == first.id]


def _of_one_application(lines: Sequence[Obligation]) -> None:
    if not lines:
        raise RequirementNotMet("请勾选这次申请的项目。", field="lines")
    if len({(line.payer_id, line.payee_id, first_agreement(line).id) for line in lines}) != 1:
        raise RequirementNotMet("一份申请只能由同一个权利人、就同一份文书、对同一个义务人提出。", field="lines")


def _begun(proceeding: CourtProceeding, step: Step, facts: CourtFacts, told: str, by: Any) -> CourtProceeding:
    db.session.add(proceeding)
    _enter(proceeding, step, facts, by)
    tell(proceeding.case, proceeding.creditor, key=f"court:{step.public_id}", by=by,
         read_out=f"{proceeding.creditor.name}：{told}。（{proceeding.case.body.name}）")
    return proceeding


def _on(line: Obligation, act: str, facts: CourtFacts, told: str, *, by: Any) -> CourtProceeding:
    """One act of the court upon all lines of the application that stand where this one stands."""
    enforced = line.state in (ObligationState.ENFORCING.value, ObligationState.ENFORCE_PAUSED.value)
    proceeding = enforcement_of(line) if enforced else payment_order_of(line)
    stands = line.state
    alike = [line] if proceeding is None else [each for each in proceeding.lines if each.state == stands]
    steps = [perform(each, act, by=by, facts=facts) for each in alike]
    assert proceeding is not None
    if facts.number.strip():
        proceeding.number = _canonical(facts.number)
    proceeding.judge = facts.judge.strip() or proceeding.judge
    _enter(proceeding, steps[0], facts, by)
    if told:
        tell(line.case, proceeding.creditor, key=f"court:{steps[0].public_id}", by=by,
             read_out=f"{proceeding.creditor.name}：{told}。（{line.case.body.name}）")
    return proceeding


def _canonical(number: str) -> str:
    try:
        return court_number(number).canonical
    except NumberError as error:
        raise RequirementNotMet(str(error), field="number") from error


def _enter(proceeding: CourtProceeding, step: Step, facts: CourtFacts, by: Any) -> None:
    """Keep what was done beside the step: number, judge and scan are the court's."""
    proceeding.entries.append(ProceedingEntry(
        act=step.act, act_words=step.act_words, happened_on=step.happened_on,
        number=_canonical(facts.number) if facts.number.strip() else "", judge=facts.judge.strip(), words=_words(facts),
        scan_sha256=facts.proof, recorded_at=clock.now(), by_id=None if by.is_system else by.id))
    db.session.flush()


def _words(facts: CourtFacts) -> str:
    """The ground in words, and what was said besides."""
    terms = (*OrderEnd, *ObjectionFlaw, *Pause, *EnforcementEnd)
    ground = next((term.label for term in terms if term.value == facts.reason_code), "")
    return "；".join(words for words in (ground, facts.reason.strip()) if words)


def _stop_the_two_years(agreement: Agreement, day: date) -> None:
    """The two years of the title are kept once nothing of it is left to be enforced (CPL 250)."""
    record = agreement.strengthening
    period = running(record, agreement.case, "ENF-2Y") if record is not None else None
    waiting = (ObligationState.PERFORMING.value, ObligationState.DEFAULTED.value)
    if period is not None and not any(line.state in waiting for line in agreement.obligations):
        end(period, day)
