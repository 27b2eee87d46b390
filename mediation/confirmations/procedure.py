"""The procedure of strengthening (record S): judicial confirmation, arbitration review, the court's own paper."""
from __future__ import annotations

from statemachine import State

from mediation.agreements.models import Strengthening
from mediation.agreements.models import StrengtheningState as S
from mediation.cases import acts, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.confirmations import arbitration_requirements as review
from mediation.confirmations import requirements as law
from mediation.deadlines.effects import new_end, pause, resume, start, stop, stop_all

OBJECTION_DECIDED = [law.decision_on_objection_is_on_paper]
CHOOSING = [law.the_agreement_stands, law.this_court_confirms_this_body, law.court_is_competent]


class StrengtheningProcedure(Procedure):
    """From the effect of an agreement to what makes it enforceable, and what follows an objection to a ruling."""

    record_letter = "S"
    record_name = "强化（每份生效协议）"

    unopened = State(S.UNOPENED.label, initial=True)
    b_none, conf_prep = State(S.B_NONE.label), State(S.CONF_PREP.label)
    conf_filed, conf_correct = State(S.CONF_FILED.label), State(S.CONF_CORRECT.label)
    conf_docketed, conf_granted = State(S.CONF_DOCKETED.label), State(S.CONF_GRANTED.label)
    conf_refused, conf_withdrawn = State(S.CONF_REFUSED.label), State(S.CONF_WITHDRAWN.label)
    conf_dismissed = State(S.CONF_DISMISSED.label, final=True)
    conf_terminated = State(S.CONF_TERMINATED.label, final=True)
    conf_objection, conf_revoked = State(S.CONF_OBJECTION.label), State(S.CONF_REVOKED.label, final=True)
    arbrev_filed, arbrev_docketed = State(S.ARBREV_FILED.label), State(S.ARBREV_DOCKETED.label)
    arbrev_refused, arbrev_withdrawn = State(S.ARBREV_REFUSED.label), State(S.ARBREV_WITHDRAWN.label)
    arbrev_nopaper, arbrev_issued = State(S.ARBREV_NOPAPER.label), State(S.ARBREV_ISSUED.label, final=True)
    b_expired, court_doc = State(S.B_EXPIRED.label, final=True), State(S.COURT_DOC.label, final=True)

    open_doors = act("协议生效，可以申请确认", row(
        "24a", unopened.to(b_none, cond=who.whoever_placed_the_last_mark),
        clocks=[start("CONF-30", when=law.doors_open, from_day=law.day_of_effect),
                start("ARBREV-15", when=law.doors_open, from_day=law.day_of_effect)]))
    open_with_court_paper = act("法院调解书签收", row(
        "51a", unopened.to(court_doc, cond=who.court_or_clerk), clocks=[start("ENF-2Y", from_day=law.last_due_day)]))
    choose_confirmation = act("选择司法确认", row(
        "33", b_none.to(conf_prep, cond=who.staff_for_party, validators=CHOOSING), papers="D40 D41 D42"), row(
        "50", conf_prep.from_(arbrev_refused, arbrev_withdrawn, arbrev_nopaper, cond=who.staff_for_party,
                              validators=[*CHOOSING, law.within_the_thirty_days])))
    drop_confirmation = act("一方不再申请确认", row("33a", conf_prep.to(b_none, cond=who.staff_for_party)))
    file_application = act("共同提交确认申请", row(
        "34", conf_prep.to(conf_filed, cond=who.staff_for_party, validators=[
            law.the_agreement_stands, law.everyone_joins, law.within_the_thirty_days, law.court_is_competent]),
        clocks=[stop("CONF-30"), start("CONF-TAKE", whose="court")], papers="D40"))
    expire = act("三十日届满", row(
        "35", conf_prep.to(b_expired, cond=who.the_system, validators=[law.thirty_days_are_over]), papers="D56"), row(
        "35a", b_none.to(b_expired, cond=who.the_system, validators=[law.thirty_days_are_over]), papers="D56"), row(
        "50a", b_expired.from_(arbrev_refused, arbrev_withdrawn, arbrev_nopaper, cond=who.the_system,
                               validators=[law.thirty_days_are_over]), papers="D56"))
    ask_for_papers = act("法院要求补充材料", row(
        "36", conf_filed.to(conf_correct, cond=who.court_liaison, validators=[law.request_says_what_and_when]),
        clocks=[pause("CONF-TAKE"), start("CONF-SUPPLY")], papers="E02"))
    ask_for_statements = act("法院要求补充陈述", row(
        "40", conf_docketed.to(conf_correct, cond=who.court_liaison, validators=[law.request_says_what_and_when]),
        clocks=[start("CONF-SUPPLY")], papers="E02"))
    supply_before_docketing = act("已补齐，回到立案前", row(
        "37", conf_correct.to(conf_filed, cond=who.staff_or_court, validators=[
            law.was_asked_before_docketing, law.what_was_asked_is_supplied]),
        clocks=[stop("CONF-SUPPLY"), resume("CONF-TAKE")], papers="E02"))
    supply_after_docketing = act("已补充，回到审查", row(
        "37", conf_correct.to(conf_docketed, cond=who.staff_or_court, validators=[
            law.was_asked_after_docketing, law.what_was_asked_is_supplied]),
        clocks=[stop("CONF-SUPPLY")], papers="E02"))
    deem_withdrawn = act("未补充，按撤回处理", row(
        "37", conf_correct.to(conf_withdrawn, cond=who.court_liaison, validators=[law.decision_is_on_paper]),
        clocks=[stop_all()], papers="E02"))
    docket = act("法院受理", row(
        "38", conf_filed.to(conf_docketed, cond=who.court_liaison, validators=[law.number_is_well_formed]),
        clocks=[stop("CONF-TAKE"), start("CONF-REVIEW", whose="court")], papers="E01"))
    refuse = act("裁定不予受理", row(
        "39", conf_filed.to(conf_refused, cond=who.court_liaison, validators=[law.refusal_names_its_ground]),
        clocks=[stop("CONF-TAKE")], papers="E03"))
    open_doors_again = act("改走其他途径", row(
        "39a", b_none.from_(conf_refused, conf_withdrawn, cond=who.staff_or_court),
        clocks=[start("CONF-30", from_day=law.day_of_the_thirty)]))
    withdraw_application = act("撤回确认申请", row(
        "41", conf_withdrawn.from_(conf_filed, conf_correct, conf_docketed, cond=who.staff_or_court,
                                   validators=[law.withdrawal_is_allowed]), clocks=[stop_all()]))
    grant = act("裁定确认有效", row(
        "42", conf_docketed.to(conf_granted, cond=who.court_liaison, validators=[
            law.both_were_notified, law.decision_is_on_paper]),
        clocks=[stop("CONF-REVIEW"), stop("ARBREV-15"),
                start("OBJ-15", when=law.everyone_has_received_it, from_day=law.last_receipt), start("OBJ-6M"),
                start("ENF-2Y", from_day=law.last_due_day)], papers="E04 D34"))
    dismiss = act("裁定驳回", row(
        "43", conf_docketed.to(conf_dismissed, cond=who.court_liaison, validators=[
            law.dismissal_names_its_ground, law.decision_is_on_paper]), clocks=[stop("CONF-REVIEW")], papers="E05"))
    terminate = act("终结特别程序", row(
        "43a", conf_docketed.to(conf_terminated, cond=who.court_liaison, validators=[law.decision_is_on_paper]),
        clocks=[stop("CONF-REVIEW")]))
    object_to_ruling = act("提出异议", row(
        "46", conf_granted.to(conf_objection, cond=who.staff_or_court, validators=[law.objection_is_in_time]),
        clocks=[stop("OBJ-15", when=law.by_a_party), stop("OBJ-6M", when=law.by_an_interested_person),
                start("REVIEW", whose="court")]))
    reject_objection = act("驳回异议，维持裁定", row(
        "47", conf_objection.to(conf_granted, cond=who.court_liaison, validators=OBJECTION_DECIDED),
        clocks=[stop("REVIEW")]))
    change_ruling = act("异议部分成立，变更裁定", row(
        "47", conf_objection.to(conf_granted, cond=who.court_liaison, validators=OBJECTION_DECIDED),
        clocks=[stop("REVIEW")]))
    revoke = act("撤销确认裁定", row(
        "47", conf_objection.to(conf_revoked, cond=who.court_liaison, validators=OBJECTION_DECIDED),
        clocks=[stop("REVIEW")]))
    file_review = act("共同申请仲裁审查", row(
        "48", arbrev_filed.from_(b_none, conf_prep, cond=who.staff_for_party, validators=[
            review.not_entrusted_by_a_court, law.the_agreement_stands, review.the_commission_may_review_it,
            review.within_the_days_for_review, review.the_commission_is_named,
            review.everyone_signed_the_application]), clocks=[stop("ARBREV-15")], papers="D43"))
    docket_review = act("仲裁委受理审查", row(
        "48a", arbrev_filed.to(arbrev_docketed, cond=who.clerk_or_director, validators=[
            review.the_commission_numbers_it]), clocks=[start("ARBREV-5WD", whose="other")], papers="E07"))
    refuse_review = act("仲裁委不予受理审查", row(
        "49", arbrev_filed.to(arbrev_refused, cond=who.clerk_or_director, validators=[
            review.the_refusal_names_its_ground, review.the_decision_is_in_writing]), papers="E07"))
    give_no_paper = act("仲裁委不予制作调解书", row(
        "49", arbrev_docketed.to(arbrev_nopaper, cond=who.clerk_or_director, validators=[
            review.the_commission_says_why_no_paper, review.the_decision_is_in_writing]),
        clocks=[stop("ARBREV-5WD")], papers="E07"))
    withdraw_review = act("撤回审查申请", row(
        "49", arbrev_withdrawn.from_(arbrev_filed, arbrev_docketed, cond=who.staff_for_party, validators=[
            review.somebody_withdraws_in_writing]), clocks=[stop("ARBREV-5WD")]))
    issue_review_paper = act("双方签收仲裁调解书", row(
        "49", arbrev_docketed.to(arbrev_issued, cond=who.clerk_or_director, validators=[
            review.everyone_signed_for_the_paper, review.the_decision_is_in_writing]),
        clocks=[stop("ARBREV-5WD"), stop("CONF-30"), start("ENF-2Y", from_day=law.last_due_day)], papers="E07"))
    leave_review_unsigned = act("一方未签收仲裁调解书", row(
        "49a", arbrev_docketed.to(b_none, cond=who.clerk_or_director, validators=[
            review.somebody_has_not_signed_for_the_paper, review.the_commission_numbers_it]),
        clocks=[stop("ARBREV-5WD")], papers="E07"))
    issue_court_paper = act("双方签收诉前调书", row(
        "51", b_none.to(court_doc, cond=who.court_or_clerk, validators=[
            review.delegated_by_this_court, law.the_agreement_stands, review.the_court_numbers_its_paper,
            review.everyone_signed_for_the_courts_paper, review.the_courts_paper_is_scanned]),
        clocks=[stop("CONF-30"), stop("ARBREV-15"), start("ENF-2Y", from_day=law.last_due_day)]))

    side_acts = {
        "close_review_door": side_act("仲裁审查十五日届满", [S.B_NONE, S.CONF_PREP], who=who.the_system, number="48b"),
        "extend_review": side_act(
            "仲裁委延长审查期限", [S.ARBREV_DOCKETED], who=who.clerk_or_director, number="48a",
            requires=[review.the_extension_is_approved, review.the_decision_is_in_writing],
            clocks=[new_end("ARBREV-5WD")], papers="E07"),
        "leave_court_paper_unsigned": side_act(
            "一方未签收诉前调书", [S.B_NONE], who=who.court_or_clerk, number="51b",
            requires=[review.delegated_by_this_court, review.somebody_has_not_signed_for_the_courts_paper]),
    }


acts.bind(Strengthening, StrengtheningProcedure)
