"""The procedure of performance (record P) on each obligation: paid, not paid, waived, ordered and enforced."""
from __future__ import annotations

from statemachine import State

from mediation.agreements.models import Obligation
from mediation.agreements.models import ObligationState as S
from mediation.agreements.states import OWED
from mediation.cases import acts, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.deadlines.effects import restart_limitation, start, stop, stop_all
from mediation.performance import court_requirements as court
from mediation.performance import requirements as law


class PerformanceProcedure(Procedure):
    """From effect to the last payment, through payment order and enforcement where a line is in default."""

    record_letter = "P"
    record_name = "履行（每一项义务）"

    unopened = State(S.UNOPENED.label, initial=True)
    performing, performed = State(S.PERFORMING.label), State(S.PERFORMED.label)
    defaulted, waived = State(S.DEFAULTED.label), State(S.WAIVED.label, final=True)
    payorder_filed, payorder_docketed = State(S.PAYORDER_FILED.label), State(S.PAYORDER_DOCKETED.label)
    payorder_issued, payorder_served = State(S.PAYORDER_ISSUED.label), State(S.PAYORDER_SERVED.label)
    payorder_ended, enforcing = State(S.PAYORDER_ENDED.label), State(S.ENFORCING.label)
    enforce_paused = State(S.ENFORCE_PAUSED.label)

    open_performance = act("开始跟踪履行", row(
        "24b", unopened.to(performing, cond=who.whoever_placed_the_last_mark),
        clocks=[start("PERF", when=law.has_a_due_day, from_day=law.due_day)], papers="D36"))
    record_performed = act("已履行", row(
        "52", performing.to(performed, cond=who.staff_for_party, validators=[law.fully_paid_with_proof]),
        clocks=[stop_all()], papers="D36 D38"))
    record_late_performance = act("逾期后履行", row(
        "52a", performed.from_(
            defaulted, payorder_filed, payorder_docketed, payorder_issued, payorder_served, payorder_ended, enforcing,
            enforce_paused, cond=who.staff_or_court, validators=[law.fully_paid_with_proof]),
        clocks=[stop_all()], papers="D36 D38"))
    waive = act("免除或被替代", row(
        "52b", waived.from_(performing, defaulted, enforce_paused, cond=who.staff_or_court,
                            validators=[law.waiver_is_signed]),
        clocks=[stop_all()], papers="D36"))
    record_default = act("逾期未履行", row(
        "53", performing.to(defaulted, cond=who.staff_for_party, validators=[law.due_day_has_passed]),
        clocks=[stop("PERF"), restart_limitation()], papers="D36 D30"))
    agree_new_day = act("双方另定履行日", row(
        "53a", defaulted.to(performing, cond=who.staff_for_party, validators=[law.new_day_is_signed]),
        clocks=[start("PERF", from_day=law.new_due_day)], papers="D36"))
    undo_performed = act("款项未到，重新催收", row(
        "66c", performed.to(defaulted, cond=who.director, validators=[law.case_is_open_again]),
        clocks=[restart_limitation()], papers="D36 D37"))

    open_title_line = act("生效文书的义务，开始跟踪", row(
        "64b", unopened.to(performing, cond=who.court_or_clerk, validators=[court.the_title_is_told]),
        clocks=[start("PERF", when=law.has_a_due_day, from_day=law.due_day)], papers="D36"))
    open_late_title_line = act("生效文书的义务，已经逾期", row(
        "64b", unopened.to(defaulted, cond=who.court_or_clerk, validators=[
            court.the_title_is_told, law.due_day_has_passed]), papers="D36"))
    file_payment_order = act("申请支付令", row(
        "55", defaulted.to(payorder_filed, cond=who.staff_for_party, validators=[
            court.a_labour_dispute, court.owed_to_a_worker_in_money, court.one_of_the_four_kinds, court.no_title_yet,
            court.the_seven_conditions, court.the_application_is_signed]),
        clocks=[start("PO-5", whose="court")], papers="D44"))
    docket_payment_order = act("法院受理支付令申请", row(
        "55a", payorder_filed.to(payorder_docketed, cond=who.court_or_clerk, validators=[
            court.docketed_under_its_number]), clocks=[stop("PO-5"), start("PO-15", whose="court")]))
    issue_payment_order = act("法院发出支付令", row(
        "56", payorder_docketed.to(payorder_issued, cond=who.court_or_clerk, validators=[court.the_order_is_on_paper]),
        clocks=[stop("PO-5"), stop("PO-15"), start("PO-30S")], papers="E06"))
    refuse_payment_order = act("法院不予受理或驳回申请", row(
        "56", defaulted.from_(payorder_filed, payorder_docketed, cond=who.court_or_clerk, validators=[
            court.the_order_is_on_paper]), clocks=[stop("PO-5"), stop("PO-15")]))
    serve_payment_order = act("支付令送达债务人", row(
        "56a", payorder_issued.to(payorder_served, cond=who.court_or_clerk, validators=[court.served_in_thirty_days]),
        clocks=[stop("PO-30S"), start("PO-15D"), start("ENF-2Y", from_day=court.day_the_order_comes_into_force)],
        papers="D34"))
    end_payment_order = act("终结督促程序", row(
        "57", payorder_ended.from_(payorder_docketed, payorder_issued, payorder_served, cond=who.staff_or_court,
                                   validators=[court.the_end_fits_the_order]),
        clocks=[stop_all(), start("PO-7", from_day=court.day_received)]))
    close_payment_order = act("支付令终结后的情况", row(
        "58a", payorder_ended.to(defaulted, cond=who.staff_for_party, validators=[court.what_followed_is_said]),
        clocks=[stop("PO-7")], papers="D36"))
    apply_for_enforcement = act(
        "申请强制执行",
        row("54", defaulted.to(enforcing, cond=who.staff_for_party, validators=[
            court.a_title_stands_behind_it, court.enforcement_is_asked]),
            clocks=[stop("ENF-2Y"), stop("PRES-3M")], papers="D45"),
        row("56b", payorder_served.to(enforcing, cond=who.staff_for_party, validators=[
            court.fifteen_days_are_over, court.enforcement_is_asked]),
            clocks=[stop("PO-15D"), stop("ENF-2Y")], papers="D45"))
    pause_enforcement = act("终结本次执行或中止执行", row(
        "61", enforcing.to(enforce_paused, cond=who.staff_or_court, validators=[court.paused_on_paper]),
        clocks=[start("REVIEW")]))
    resume_enforcement = act("恢复执行", row(
        "61", enforce_paused.to(enforcing, cond=who.staff_or_court, validators=[court.assets_or_result_are_told]),
        clocks=[stop("REVIEW")]))
    refuse_enforcement = act("不予执行或执行依据被撤销", row(
        "61a", defaulted.from_(enforcing, enforce_paused, cond=who.court_or_clerk, validators=[
            court.refused_on_paper]),
        clocks=[stop_all(), start("SUE-30R", when=court.an_arbitral_paper_was_refused,
                                  from_day=court.day_received)]))

    side_acts = {
        "record_part_payment": side_act("部分履行", OWED, who=who.staff_or_court, number="52", papers="D36 D38"),
        "remind_of_performance": side_act("催告履行", [S.PERFORMING, S.DEFAULTED], who=who.staff, number="53",
                                          requires=[law.due_day_has_passed], papers="D37"),
        "dismiss_objection": side_act("异议不成立", [S.PAYORDER_SERVED], who=who.court_or_clerk, number="57",
                                      requires=[court.the_flaw_is_named]),
        "decline_suit": side_act("表明不同意起诉", [S.PAYORDER_ENDED], who=who.staff_for_party, number="57",
                                 requires=[court.may_decline_the_suit]),
    }


acts.bind(Obligation, PerformanceProcedure)
