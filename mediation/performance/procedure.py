"""The procedure of performance (record P) on each obligation: paid, not paid, waived."""
from __future__ import annotations

from statemachine import State

from mediation.agreements.models import Obligation
from mediation.agreements.models import ObligationState as S
from mediation.cases import acts, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.deadlines.effects import restart_limitation, start, stop, stop_all
from mediation.performance import requirements as law


class PerformanceProcedure(Procedure):
    """From effect to the last payment; payment order and enforcement stand on DEFAULTED."""

    record_letter = "P"
    record_name = "履行（每一项义务）"

    unopened = State(S.UNOPENED.label, initial=True)
    performing, performed = State(S.PERFORMING.label), State(S.PERFORMED.label)
    defaulted, waived = State(S.DEFAULTED.label), State(S.WAIVED.label, final=True)

    open_performance = act("开始跟踪履行", row(
        "24b", unopened.to(performing, cond=who.whoever_placed_the_last_mark),
        clocks=[start("PERF", when=law.has_a_due_day, from_day=law.due_day)], papers="D36"))
    record_performed = act("已履行", row(
        "52", performing.to(performed, cond=who.staff_for_party, validators=[law.fully_paid_with_proof]),
        clocks=[stop_all()], papers="D36 D38"))
    record_late_performance = act("逾期后履行", row(
        "52a", defaulted.to(performed, cond=who.staff_for_party, validators=[law.fully_paid_with_proof]),
        clocks=[stop_all()], papers="D36 D38"))
    waive = act("免除或被替代", row(
        "52b", waived.from_(performing, defaulted, cond=who.staff_or_court, validators=[law.waiver_is_signed]),
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

    side_acts = {
        "record_part_payment": side_act("部分履行", [S.PERFORMING, S.DEFAULTED], who=who.staff_for_party, number="52",
                                        papers="D36 D38"),
        "remind_of_performance": side_act("催告履行", [S.PERFORMING, S.DEFAULTED], who=who.staff, number="53",
                                          requires=[law.due_day_has_passed], papers="D37"),
    }


acts.bind(Obligation, PerformanceProcedure)
