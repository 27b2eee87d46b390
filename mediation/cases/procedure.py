"""THE procedure of mediation (record M): states, acts, who, requirement, clocks, papers.

Row numbers are those of the table of transitions; ``flask procedure`` prints this file as docs/procedure.md.
"""
from __future__ import annotations

from statemachine import State

from mediation.cases import assignments
from mediation.cases import conditions as only
from mediation.cases import requirements as law
from mediation.cases import talks, who
from mediation.cases.rows import Procedure, act, row, side_act
from mediation.cases.states import CaseState as S
from mediation.deadlines.effects import new_end, pause, restart_limitation, resume, start, stop, stop_all

CONTACT = start("CONTACT-3WD", when=only.contact_is_counted)
ENDED = (stop_all(), start("ARCHIVE"), restart_limitation())
MEDIATION_ANEW = (start("MED", when=only.by_own_bodies, from_day=only.first_day_of_mediation),)


class MediationProcedure(Procedure):
    """From the first talk to the archive, and back when an ended case is taken up again."""

    record_letter = "M"
    record_name = "调解（案件）"

    unopened = State(S.UNOPENED.label, initial=True)
    negotiating, settled_private, draft, submitted = (
        State(S.NEGOTIATING.label), State(S.SETTLED_PRIVATE.label), State(S.DRAFT.label), State(S.SUBMITTED.label))
    need_correction, referred, consent_pending, consented = (
        State(S.NEED_CORRECTION.label), State(S.REFERRED.label), State(S.CONSENT_PENDING.label),
        State(S.CONSENTED.label))
    accepted, not_accepted, withdrawn, assigned = (
        State(S.ACCEPTED.label), State(S.NOT_ACCEPTED.label), State(S.WITHDRAWN.label), State(S.ASSIGNED.label))
    in_mediation, suspended, signing, effective = (
        State(S.IN_MEDIATION.label), State(S.SUSPENDED.label), State(S.SIGNING.label), State(S.EFFECTIVE.label))
    no_agreement, reopened, archived = (
        State(S.NO_AGREEMENT.label), State(S.REOPENED.label), State(S.ARCHIVED.label))

    ask_to_talk = act("提出协商", row("1", unopened.to(negotiating, cond=who.staff_for_party), clocks=[start("NEG-5")]))
    settle_privately = act("签订和解协议", row(
        "2", negotiating.to(settled_private, cond=who.staff_for_party, validators=[talks.settlement_is_written]),
        clocks=[stop("NEG-5"), stop("NEG-AGREED"), start("PERF", when=talks.has_a_due_day)], papers="D29"))
    end_talks = act("协商不成", row(
        "3", negotiating.to(draft, cond=who.staff_for_party, validators=[talks.talks_have_ended]),
        clocks=[stop("NEG-5"), stop("NEG-AGREED"), start("REVIEW"), restart_limitation()], papers="D20"))
    default_on_settlement = act("和解协议未履行", row(
        "4", settled_private.to(draft, cond=who.staff_for_party, validators=[talks.settlement_was_not_kept]),
        clocks=[stop("PERF"), start("REVIEW"), restart_limitation()], papers="D36 D37"))
    close_settled = act("和解履行完毕", row(
        "4a", settled_private.to(archived, cond=who.clerk_or_director, validators=[talks.payment_is_proven]),
        clocks=[stop("PERF")], papers="D38"))
    begin_application = act("登记申请", row(
        "4b", unopened.to(draft, cond=who.staff_for_party), clocks=[start("REVIEW")]))
    submit = act("提交申请", row(
        "5", draft.to(submitted, cond=who.staff_for_party, validators=[
            law.somebody_asks_something_of_somebody, law.this_side_may_apply, law.oral_request_is_recorded]),
        clocks=[stop("REVIEW"), start("TJ14-15"), CONTACT, start("ACC-3WD", when=only.counts_from_receipt),
                restart_limitation()], papers="D01 D54"))
    give_up_draft = act("不再申请", row("5a", draft.to(withdrawn, cond=who.staff_for_party), clocks=[stop("REVIEW")]))
    receive_assignment = act("接收委派、委托", row(
        "6", unopened.to(submitted, cond=who.court_or_clerk, validators=[law.consent_to_hand_over_is_recorded]),
        clocks=[start("CONFIRM-ORG-3WD", when=only.by_a_court), start("TJ14-15"), restart_limitation(),
                start("ARBDEL-10", when=only.by_a_commission, from_day=only.day_of_consent)], papers="D46"))
    start_own_motion = act("主动调解", row(
        "7", unopened.to(submitted, cond=who.director, validators=[law.somebody_asks_something_of_somebody]),
        papers="D04"))
    ask_correction = act("要求补正", row(
        "8", submitted.to(need_correction, cond=who.clerk, validators=[law.all_gaps_are_told]),
        clocks=[start("CORRECT"), stop("ACC-3WD")], papers="D07"))
    complete_correction = act("补正完毕", row(
        "9", need_correction.to(submitted, cond=who.staff_for_party, validators=[law.completed_in_time]),
        clocks=[stop("CORRECT"), start("ACC-3WD", when=only.counts_anew_when_completed)], papers="D54"))
    lapse_correction = act("未补正结案", row(
        "9a", need_correction.to(withdrawn, cond=who.clerk_or_director, validators=[
            law.a_reason_is_given, law.not_completed_or_given_up]),
        clocks=[stop_all()], papers="D25"))
    refer = act("转介", row(
        "10", submitted.to(referred, cond=who.clerk_or_director, validators=[
            law.reason_and_address_are_given, law.the_director_does_it]),
        clocks=[stop_all()], papers="D06 D55"))
    decline_assignment = act("退回委派、委托", row(
        "10a", submitted.to(referred, cond=who.staff_or_court, validators=[
            law.handed_over_by_others, law.a_reason_is_given, assignments.the_court_may_take_back]),
        clocks=[stop_all()], papers="D46"))
    refer_out_of_scope = act(
        "不属调解范围，转介",
        row("10b", referred.from_(consent_pending, consented, cond=who.mediator_or_director,
                                  validators=[law.reason_and_address_are_given, law.the_director_does_it]),
            clocks=[stop_all()], papers="D06 D55"),
        row("10b", referred.from_(accepted, assigned, in_mediation, cond=who.mediator_or_director,
                                  validators=[law.reason_and_address_are_given, law.the_director_does_it]),
            clocks=[stop_all()], papers="D30 D55"))
    ask_other_side = act("征询对方意愿", row(
        "11", submitted.to(consent_pending, cond=who.clerk, validators=[assignments.assignment_is_taken]),
        clocks=[start("CONSENT-WAIT")], papers="D04"))
    store_consents = act("双方同意调解", row(
        "11a", consent_pending.to(consented, cond=who.staff_for_party, validators=[law.every_party_has_agreed]),
        clocks=[stop("CONTACT-3WD"), stop("CONSENT-WAIT"), start("ACC-3WD"),
                start("PICK-2WD", when=only.on_the_platform)], papers="D04"))
    accept = act("受理", row(
        "12", consented.to(accepted, cond=who.clerk_or_director, validators=[
            law.every_party_has_agreed, law.capacity_and_no_judgment]),
        clocks=[stop("ACC-3WD"), *MEDIATION_ANEW], papers="D05 D09 D33"))
    refuse_acceptance = act("不予受理", row(
        "13", not_accepted.from_(consent_pending, consented, cond=who.clerk_or_director,
                                 validators=[law.other_side_refused_or_unreachable]),
        clocks=ENDED, papers="D06"))
    withdraw = act(
        "撤回申请",
        row("14", withdrawn.from_(submitted, consent_pending, consented, cond=who.staff_for_party,
                                  validators=[law.spoken_with_alone, law.a_signed_paper_is_attached]),
            clocks=[stop_all()], papers="D25"),
        row("14a", withdrawn.from_(accepted, assigned, suspended, signing, cond=who.staff_for_party,
                                   validators=[law.spoken_with_alone, law.a_signed_paper_is_attached]),
            clocks=[stop_all()], papers="D25"),
        row("22", withdrawn.from_(in_mediation, cond=who.staff_for_party, validators=[
            law.spoken_with_alone, law.a_signed_paper_is_attached]), clocks=[stop_all()], papers="D25"))
    name_mediators = act("指定调解员", row(
        "15", accepted.to(assigned, cond=who.clerk_director_or_court, validators=[
            assignments.the_court_was_asked, law.panel_is_in_order]),
        clocks=[stop("PICK-2WD"), stop("NAME-3WD")], papers="D13"))
    begin_mediation = act("开始调解", row(
        "17", assigned.to(in_mediation, cond=who.mediator, validators=[
            law.parties_are_told, law.addresses_are_confirmed]), papers="D08 D34"))
    suspend_for_sham = act("涉嫌虚假调解，中止", row(
        "19", in_mediation.to(suspended, cond=who.mediator_or_director, validators=[law.sham_is_reported]),
        clocks=[pause("MED"), start("REVIEW")], papers="D24"))
    suspend = act("中止调解", row(
        "20", in_mediation.to(suspended, cond=who.mediator_or_director, validators=[law.suspension_has_ground]),
        clocks=[pause("MED"), start("REVIEW")], papers="D24"))
    resume = act("恢复调解", row(
        "21", suspended.to(in_mediation, cond=who.mediator_director_or_court), clocks=[stop("REVIEW"), resume("MED")],
        papers="D24"))
    stop_suspended = act("中止后终结", row(
        "21", suspended.to(no_agreement, cond=who.mediator_director_or_court, validators=[law.reason_fits_the_file]),
        clocks=ENDED, papers="D24 D30"))
    settle_terms = act("条款谈定，交付签署", row(
        "23", in_mediation.to(signing, cond=who.staff_for_party, validators=[
            law.no_sham_is_suspected, law.text_has_no_red_finding]), papers="D26 D21"))
    take_effect = act("协议生效", row(
        "24", signing.to(effective, cond=who.whoever_placed_the_last_mark,
                         validators=[law.not_entrusted_by_a_court, law.every_mark_is_on_the_agreement]),
        clocks=[stop_all()], papers="D26 D34"))
    take_effect_at_court = act("法院调解书签收", row(
        "24c", signing.to(effective, cond=who.court_or_clerk, validators=[
            law.entrusted_by_a_court, law.the_court_has_made_its_paper]),
        clocks=[stop_all()], papers="D34"))
    take_effect_orally = act("口头协议生效", row(
        "25", signing.to(effective, cond=who.mediator, validators=[
            law.oral_agreements_are_lawful, law.nothing_is_missing_orally]),
        clocks=[stop_all()], papers="D28"))
    take_effect_paid = act("当场履行完毕", row(
        "26", signing.to(effective, cond=who.mediator, validators=[law.paid_on_the_spot]),
        clocks=[stop_all()], papers="D20 D38"))
    take_partial_effect = act("部分协议生效", row(
        "29", signing.to(effective, cond=who.whoever_placed_the_last_mark, validators=[
            law.not_entrusted_by_a_court, law.every_mark_is_on_the_agreement, law.some_claims_stay_open]),
        clocks=[stop_all(), restart_limitation(when=only.is_partial)], papers="D26 D30"))
    reject_text = act("不同意文本，继续调解", row(
        "27", signing.to(in_mediation, cond=who.staff_for_party, validators=[law.a_reason_is_given]), papers="D20"))
    end_without_agreement = act(
        "调解不成，终结",
        row("28", no_agreement.from_(signing, in_mediation, cond=who.mediator_or_director,
                                     validators=[law.reason_fits_the_file]), clocks=ENDED, papers="D30 D21 D34"),
        row("28a", no_agreement.from_(accepted, assigned, suspended, cond=who.mediator_or_director,
                                      validators=[law.reason_fits_the_file]), clocks=ENDED, papers="D30 D34"))
    end_for_arbitration = act("当事人已申请仲裁，终结", row(
        "32a", no_agreement.from_(negotiating, settled_private, submitted, need_correction, consent_pending,
                                  consented, accepted, assigned, in_mediation, suspended, signing, cond=who.staff,
                                  validators=[law.filing_is_recorded]), clocks=ENDED, papers="D30"))
    reopen_for_new_agreement = act("变更或另行达成协议", row(
        "44", effective.to(reopened, cond=who.staff_for_party, validators=[law.confirmation_has_failed]),
        clocks=[start("REVIEW")], papers="D26"))
    reopen_void = act("协议无效或被撤销", row(
        "44a", effective.to(reopened, cond=who.staff_or_court, validators=[law.agreement_is_void]),
        clocks=[start("REVIEW")]))
    archive = act("归档", row(
        "65", archived.from_(referred, not_accepted, withdrawn, no_agreement, effective, cond=who.clerk_or_director,
                             validators=[law.file_is_complete]), clocks=[stop("ARCHIVE")], papers="D50"))
    reopen = act("重新办理", row(
        "66", archived.to(reopened, cond=who.director, validators=[law.a_reason_is_given]), clocks=[start("REVIEW")]))
    mediate_again = act("再次调解", row(
        "66a", reopened.to(assigned, cond=who.director, validators=[
            law.every_party_has_agreed, law.panel_is_in_order]),
        clocks=[stop("REVIEW"), start("MED")], papers="D05 D13"))
    agreement_stands = act("协议继续有效", row(
        "66b", reopened.to(effective, cond=who.director, validators=[law.a_reason_is_given]),
        clocks=[stop("REVIEW")], papers="D36"))
    end_reopened = act("不再调解", row(
        "66d", reopened.to(no_agreement, cond=who.director, validators=[law.a_reason_is_given]),
        clocks=[stop("REVIEW"), start("ARCHIVE")], papers="D30"))
    close_reopened = act("无需办理，归档", row(
        "66e", reopened.to(archived, cond=who.director, validators=[law.a_reason_is_given]), clocks=[stop("REVIEW")]))

    side_acts = {
        "answer_talks": side_act("答复协商、约定期限", [S.NEGOTIATING], who=who.staff_for_party, number="1a",
                                 requires=[talks.a_period_is_agreed],
                                 clocks=[stop("NEG-5"), stop("NEG-AGREED"), start("NEG-AGREED")]),
        "confirm_assignment": side_act(
            "确认接受委派、委托", [S.SUBMITTED], who=who.staff, number="6a",
            requires=[law.from_a_court, assignments.not_yet_taken],
            clocks=[stop("CONFIRM-ORG-3WD"), CONTACT, start("MED-30", when=only.delegated),
                    start("MED-15C", when=only.entrusted_ordinary), start("MED-7C", when=only.entrusted_summary)],
            papers="D54"),
        "return_to_court": side_act(
            "交回法院", [S.SIGNING, *assignments.ENDED], who=who.staff, number="28",
            requires=[assignments.goes_back_to_a_court, assignments.is_not_on_its_way,
                      assignments.the_applicant_was_asked], papers="D46"),
        "receive_return": side_act(
            "法院签收交回的材料", [S.SIGNING, *assignments.ENDED], who=who.court_or_clerk, number="28",
            requires=[assignments.something_came_back]),
        "leave_choice_to_court": side_act(
            "请法院指定调解员", [S.ACCEPTED], who=who.staff_or_court, number="12a",
            requires=[law.from_a_court, assignments.the_court_is_not_asked_yet],
            clocks=[stop("PICK-2WD"), start("NAME-3WD", whose="court")], papers="D13"),
        "change_mediator": side_act(
            "回避、更换调解员", [S.ASSIGNED, S.IN_MEDIATION], who=who.director, number="16",
            requires=[law.a_reason_is_given], papers="D14 D15 D16"),
        "extend": side_act("双方同意延期", [S.IN_MEDIATION], who=who.staff_for_party, number="18",
                           requires=[law.both_extend_before_the_end], clocks=[new_end("MED")], papers="D23"),
        "correct_error": side_act(
            "更正", [state for state in S if state is not S.UNOPENED], who=who.director, number="67",
            requires=[law.two_people_correct]),
    }
