"""The procedure of handing a case on (record H), as far as the receiver's door."""
from __future__ import annotations

from statemachine import State

from mediation.cases import acts, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.deadlines.effects import restart_limitation, start, stop
from mediation.handoffs import requirements as law
from mediation.handoffs.models import Handoff
from mediation.handoffs.models import HandoffState as S


class HandoffProcedure(Procedure):
    """To arbitration, to the court, to legal aid; what they decide is an entry here, never a state of the case."""

    record_letter = "H"
    record_name = "移送（每条出路）"

    unopened = State(S.UNOPENED.label, initial=True)
    prepared, aid_asked, aid_granted = State(S.PREPARED.label), State(S.AID_ASKED.label), State(S.AID_GRANTED.label)
    arbitration, litigation = State(S.ARBITRATION.label), State(S.LITIGATION.label)
    ended = State(S.ENDED.label, final=True)

    prepare_handoff = act("准备移送", row(
        "29a", unopened.to(prepared, cond=who.staff, validators=[law.only_allowed_papers]),
        clocks=[start("REVIEW")], papers="D46"))
    drop = act("不再移送", row("29b", prepared.to(ended, cond=who.staff_for_party), clocks=[stop("REVIEW")]))
    ask_for_aid = act("申请法律援助", row(
        "29c", aid_asked.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.worker_asks_for_aid]),
        clocks=[stop("REVIEW"), start("LAID-7", whose="other")], papers="D55"))
    record_aid_granted = act("法律援助已批准", row(
        "29d", aid_asked.to(aid_granted, cond=who.clerk_or_director),
        clocks=[stop("LAID-7"), start("LAID-3", whose="other")]))
    record_aid_ended = act("法律援助办结", row(
        "29e", ended.from_(aid_asked, aid_granted, cond=who.clerk_or_director),
        clocks=[stop("LAID-7"), stop("LAID-3")]))
    file_after_ending = act("终结后申请仲裁", row(
        "30", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.case_has_ended]),
        clocks=[stop("REVIEW"), start("ARB-5WD", whose="other"), restart_limitation()], papers="D47"))
    hand_to_court = act("移交法院", row(
        "31", litigation.from_(unopened, prepared, cond=who.staff_or_court, validators=[
            law.came_from_a_court, law.the_party_insists_on_a_suit]),
        clocks=[stop("REVIEW"), start("DOCKET-7", when=law.delegated, whose="court")], papers="D46"))
    file_at_any_time = act("直接申请仲裁", row(
        "32", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.before_effect]),
        clocks=[stop("REVIEW"), start("ARB-5WD", whose="other"), restart_limitation()], papers="D47"))
    close_handoff = act(
        "有了结果，移送办结",
        row("62e", arbitration.to(ended, cond=who.clerk_or_director, validators=[law.a_result_is_entered]),
            clocks=[stop("ARB-5WD")]),
        row("63b", litigation.to(ended, cond=who.staff_or_court, validators=[law.a_result_is_entered]),
            clocks=[stop("DOCKET-7")]))

    side_acts = {
        "record_result": side_act("登记结果", [S.ARBITRATION, S.LITIGATION], who=who.staff_or_court, number="62d",
                                  requires=[law.result_is_told]),
    }


acts.bind(Handoff, HandoffProcedure)
