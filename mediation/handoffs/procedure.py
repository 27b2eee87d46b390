"""The procedure of handing a case on (record H): to the receiver's door, and what a commission and a court decide."""
from __future__ import annotations

from statemachine import State

from mediation.cases import acts, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.deadlines.effects import new_end, restart_limitation, start, stop, stop_all
from mediation.handoffs import after_agreement as line
from mediation.handoffs import before_commission as arb
from mediation.handoffs import before_court as court
from mediation.handoffs import requirements as law
from mediation.handoffs.models import Handoff
from mediation.handoffs.models import HandoffState as S

SENT = stop("REVIEW")
TO_COMMISSION = (SENT, start("ARB-5WD", whose="other"))
DOCKET = start("DOCKET-7", whose="court")
NO_DECISION = (stop("ARB-5WD"), stop("ARB-45"))
NO_APPEAL = (stop("APPEAL-15"), stop("APPEAL-10"))
TITLE = (start("ENF-2Y", from_day=arb.last_day_to_perform),
         start("PRES-3M", when=arb.property_is_held))
AWARD_RESTS = (stop("SUE-15"), stop("ANNUL-30"), stop("ANNUL-30B"), stop("PRES-3M"))


class HandoffProcedure(Procedure):
    """To arbitration, to the court, to legal aid; what they decide is a step or a result here, never of the case."""

    record_letter = "H"
    record_name = "移送（每条出路）"

    unopened = State(S.UNOPENED.label, initial=True)
    prepared, aid_asked, aid_granted = State(S.PREPARED.label), State(S.AID_ASKED.label), State(S.AID_GRANTED.label)
    arbitration, arb_mediating = State(S.ARBITRATION.label), State(S.ARB_MEDIATING.label)
    awarded, award_annulled = State(S.AWARDED.label), State(S.AWARD_ANNULLED.label)
    litigation, suit_mediating = State(S.LITIGATION.label), State(S.SUIT_MEDIATING.label)
    judged, enforce_title = State(S.JUDGED.label), State(S.ENFORCE_TITLE.label)
    ended = State(S.ENDED.label, final=True)

    prepare_handoff = act("准备移送", row(
        "29a", unopened.to(prepared, cond=who.staff, validators=[law.only_allowed_papers]),
        clocks=[start("REVIEW")], papers="D46"))
    drop = act("不再移送", row("29b", prepared.to(ended, cond=who.staff_for_party), clocks=[SENT]))
    ask_for_aid = act("申请法律援助", row(
        "29c", aid_asked.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.worker_asks_for_aid]),
        clocks=[SENT, start("LAID-7", whose="other")], papers="D55"))
    record_aid_granted = act("法律援助已批准", row(
        "29d", aid_asked.to(aid_granted, cond=who.clerk_or_director),
        clocks=[stop("LAID-7"), start("LAID-3", whose="other")]))
    record_aid_ended = act("法律援助办结", row(
        "29e", ended.from_(aid_asked, aid_granted, cond=who.clerk_or_director),
        clocks=[stop("LAID-7"), stop("LAID-3")]))

    file_after_ending = act("终结后申请仲裁", row(
        "30", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.case_has_ended]),
        clocks=[*TO_COMMISSION, restart_limitation()], papers="D47"))
    file_at_any_time = act("直接申请仲裁", row(
        "32", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[law.before_effect]),
        clocks=[*TO_COMMISSION, restart_limitation()], papers="D47"))
    file_after_review = act("审查不成，申请仲裁", row(
        "50b", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[line.review_has_failed]),
        clocks=[*TO_COMMISSION, restart_limitation()], papers="D47"))
    file_after_payment_order = act("支付令终结，申请仲裁", row(
        "58", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[
            line.payment_order_has_ended]), clocks=TO_COMMISSION, papers="D47"))
    file_after_default = act("协议未履行，申请仲裁", row(
        "59", arbitration.from_(unopened, prepared, cond=who.staff_for_party, validators=[
            line.line_is_late_without_title]), clocks=[*TO_COMMISSION, restart_limitation()], papers="D47"))

    hand_to_court = act("移交法院", row(
        "31", litigation.from_(unopened, prepared, cond=who.staff_or_court, validators=[
            law.came_from_a_court, law.the_party_insists_on_a_suit, law.arbitration_came_first]),
        clocks=[SENT, start("DOCKET-7", when=law.delegated, whose="court")], papers="D46"))
    sue_on_agreement = act("确认不成，持协议起诉", row(
        "45", litigation.from_(unopened, prepared, cond=who.staff_for_party, validators=[
            line.confirmation_has_failed, line.agreement_is_of_the_four_kinds]), clocks=[SENT, DOCKET], papers="D48"))
    sue_after_payment_order = act("支付令终结，持协议起诉", row(
        "58", litigation.from_(unopened, prepared, cond=who.staff_for_party, validators=[
            line.payment_order_has_ended, line.order_was_on_an_agreement]), clocks=[SENT, DOCKET], papers="D48"))
    sue_for_wages = act("只有劳动报酬，直接起诉", row(
        "60", litigation.from_(unopened, prepared, cond=who.staff_for_party, validators=[line.only_wages_or_an_iou]),
        clocks=[SENT, DOCKET], papers="D48"))
    sue_after_refused_enforcement = act("不予执行后起诉", row(
        "61b", litigation.from_(unopened, prepared, cond=who.staff_for_party, validators=[
            line.enforcement_was_refused]), clocks=[SENT, stop("SUE-30R"), DOCKET], papers="D48"))

    delegate_mediation = act("仲裁委委托调解", row(
        "62", arbitration.to(arb_mediating, cond=who.clerk_or_director, validators=[arb.acceptance_is_told]),
        papers="D46"))
    resume_arbitration = act("恢复仲裁", row(
        "62", arb_mediating.to(arbitration, cond=who.clerk_or_director),
        clocks=[SENT, start("ARB-5WD", when=arb.not_accepted, whose="other")], papers="D46"))
    defer_acceptance = act("仲裁委暂缓受理，先调解", row(
        "62a", arbitration.to(arb_mediating, cond=who.clerk_or_director, validators=[arb.not_yet_accepted]),
        clocks=[stop("ARB-5WD"), start("REVIEW")], papers="E08"))
    sign_arbitration_paper = act("签收仲裁调解书", row(
        "62c", arb_mediating.to(awarded, cond=who.clerk_or_director, validators=[
            arb.agreed_before_commission, law.result_is_told, law.received_after_it_was_decided]),
        clocks=[stop_all()]))
    record_award = act("登记裁决、仲裁调解书", row(
        "62d", arbitration.to(awarded, cond=who.clerk_or_director, validators=[
            arb.acceptance_is_told, arb.award_is_described, law.result_is_told, law.received_after_it_was_decided]),
        clocks=[*NO_DECISION, start("SUE-15", when=arb.an_award, from_day=arb.day_to_sue_from),
                start("ANNUL-30", when=arb.a_final_award, from_day=arb.employers_day)]))
    sue_without_award = act("没有裁决，起诉", row(
        "63", arbitration.to(litigation, cond=who.staff_for_party, validators=[arb.commission_did_not_award]),
        clocks=[*NO_DECISION, DOCKET], papers="D48"))

    entrust_suit = act("法院委托调解", row(
        "63c", litigation.to(suit_mediating, cond=who.court_or_clerk, validators=[court.docketing_is_told]),
        clocks=[stop("DOCKET-7")], papers="D46"))
    resume_trial = act("恢复审理", row(
        "63c", suit_mediating.to(litigation, cond=who.court_or_clerk), papers="D46"))
    sign_court_paper = act("签收法院调解书", row(
        "63d", suit_mediating.to(judged, cond=who.court_or_clerk, validators=[
            court.both_signed_the_courts_paper, law.result_is_told])))
    record_judgment = act("登记判决、裁定、法院调解书", row(
        "63e", litigation.to(judged, cond=who.court_or_clerk, validators=[
            court.docketing_is_told, court.court_has_decided, law.result_is_told, law.received_after_it_was_decided]),
        clocks=[stop("DOCKET-7"), start("APPEAL-15", when=court.a_judgment, from_day=arb.day_of_receipt),
                start("APPEAL-10", when=court.a_ruling, from_day=arb.day_of_receipt)]))
    appeal = act("上诉", row(
        "63f", judged.to(litigation, cond=who.staff_for_party, validators=[court.appealed_in_time]),
        clocks=NO_APPEAL))
    judgment_takes_effect = act("裁判生效，可以申请执行", row(
        "63g", judged.to(enforce_title, cond=who.court_or_clerk, validators=[court.no_appeal_is_open]),
        clocks=[*NO_APPEAL, *TITLE]))

    sue_on_award = act("不服裁决，起诉", row(
        "64", litigation.from_(awarded, enforce_title, cond=who.staff_for_party, validators=[
            arb.whoever_may_sue_sues_in_time]), clocks=[stop("SUE-15"), stop("ENF-2Y"), DOCKET], papers="D48"))
    award_takes_effect = act("裁决生效，可以申请执行", row(
        "64", awarded.to(enforce_title, cond=who.staff_for_party, validators=[arb.award_is_in_effect]),
        clocks=TITLE, papers="D45"))
    record_annulled = act("裁决被撤销", row(
        "64a", award_annulled.from_(awarded, enforce_title, cond=who.court_or_clerk, validators=[
            arb.a_final_award_is_set_aside, law.result_is_told, law.received_after_it_was_decided]),
        clocks=[stop("ANNUL-30"), stop("ANNUL-30B"), stop("ENF-2Y"), stop("PRES-3M"),
                start("SUE-15A", from_day=arb.day_of_receipt)]))
    sue_after_annulment = act("裁决撤销后起诉", row(
        "64c", award_annulled.to(litigation, cond=who.staff_for_party, validators=[
            arb.still_fifteen_days_after_annulment]), clocks=[stop("SUE-15A"), DOCKET], papers="D48"))
    award_stands = act("撤诉、驳回起诉，裁决恢复", row(
        "64e", litigation.to(awarded, cond=who.court_or_clerk, validators=[
            court.suit_fell_away, law.result_is_told, law.received_after_it_was_decided]),
        clocks=[stop("DOCKET-7"), start("ANNUL-30B", when=arb.stands_final, from_day=arb.employers_day)]))

    close_handoff = act(
        "结束这条出路",
        row("62c", arb_mediating.to(ended, cond=who.clerk_or_director, validators=[
            arb.withdrawn_while_mediated, law.result_is_told]), clocks=[stop_all()]),
        row("62e", arbitration.to(ended, cond=who.staff_for_party, validators=[
            arb.nothing_was_decided, law.result_is_told]), clocks=NO_DECISION),
        row("63b", litigation.to(ended, cond=who.staff_or_court, validators=[
            court.no_award_stands_behind, law.result_is_told]), clocks=[stop("DOCKET-7")]),
        row("63d", suit_mediating.to(ended, cond=who.court_or_clerk, validators=[
            court.withdrawn_on_an_agreement, law.result_is_told])),
        row("63g", judged.to(ended, cond=who.court_or_clerk, validators=[
            court.no_appeal_is_open, law.result_is_told]), clocks=NO_APPEAL),
        row("64c", award_annulled.to(ended, cond=who.clerk_or_director, validators=[
            arb.nobody_sued_after_annulment, law.result_is_told]), clocks=[stop("SUE-15A")]),
        row("64d", ended.from_(awarded, enforce_title, cond=who.clerk_or_director, validators=[
            arb.no_step_before_a_court_is_left, law.result_is_told]), clocks=AWARD_RESTS))

    side_acts = {
        "record_answer": side_act(
            "登记接收单位的答复", [S.PREPARED, S.AID_ASKED, S.ARBITRATION, S.LITIGATION], who=who.staff_or_court,
            number="29f", requires=[law.receiver_says_why],
            clocks=[stop("REVIEW", when=law.nothing_waits_here), start("REVIEW", when=law.returned)]),
        "record_accepted": side_act(
            "登记仲裁受理、重新起算", [S.ARBITRATION], who=who.clerk_or_director, number="62b",
            clocks=[*NO_DECISION, start("ARB-45", whose="other")]),
        "extend_award": side_act(
            "裁决期限延长", [S.ARBITRATION], who=who.clerk_or_director, number="62b",
            requires=[arb.extended_by_fifteen_days_at_most], clocks=[new_end("ARB-45")]),
        "record_docketed": side_act(
            "登记法院立案", [S.LITIGATION], who=who.court_or_clerk, number="63a",
            requires=[court.not_yet_docketed, court.a_number_is_told], clocks=[stop("DOCKET-7")]),
    }


acts.bind(Handoff, HandoffProcedure)
