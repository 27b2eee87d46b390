"""The pages of the way to acceptance."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page, case_address
from mediation.cases.models import Case
from mediation.intake.acceptance import acts, gaps, referral
from mediation.intake.acceptance.address_forms import AddressesForm
from mediation.intake.acceptance.forms import (AcceptForm, AddressForm, AnswerForm, AskForm, CompletedForm, GapsForm,
                                               LapseForm, ReasonForm, ReferForm, RefuseForm)
from mediation.law.terms import Role

views = Blueprint("acceptance", __name__)


def ask_correction(case: Case, form: GapsForm, *, by: Any) -> None:
    """一次性告知补正"""
    gaps.ask_correction(case, form.facts(lacking=tuple(form.lacking.data)), by=by)


def complete_correction(case: Case, form: CompletedForm, *, by: Any) -> str:
    """补正材料收到"""
    gaps.complete_correction(case, form.completed(by), by=by)
    return f"/desk/cases/{case.public_id}/receipts"


def lapse_correction(case: Case, form: LapseForm, *, by: Any) -> None:
    """逾期没有补正"""
    gaps.lapse_correction(case, form.facts(proof=form.scan.kept(by=by)), by=by)


def refer(case: Case, form: ReferForm, *, by: Any) -> str:
    """转介到有权处理的机关：办案人提请，主任办理"""
    do = referral.refer if by.holds(Role.DIRECTOR, case.body_id) else referral.propose_referral
    do(case, form.referred(), by=by)
    return case_address(case, "closing")


def refer_out_of_scope(case: Case, form: ReferForm, *, by: Any) -> str:
    """后来发现不属调解范围：调解员提请，主任办理"""
    do = referral.refer_out_of_scope if by.holds(Role.DIRECTOR, case.body_id) else referral.propose_referral
    do(case, form.referred(), by=by)
    return case_address(case, "closing")


def decline_assignment(case: Case, form: ReasonForm, *, by: Any) -> None:
    """退回委派、委托"""
    referral.decline_assignment(case, form.facts(), by=by)


def ask_other_side(case: Case, form: AskForm, *, by: Any) -> str:
    """征询对方是否同意调解"""
    acts.ask_other_side(case, form.facts(), by=by)
    return case_address(case, "answers")


def record_answer(case: Case, form: AnswerForm, *, by: Any) -> str:
    """记答复"""
    acts.record_answer(case, form.answered(by), by=by)
    return case_address(case, "answers")


def accept(case: Case, form: AcceptForm, *, by: Any) -> None:
    """受理"""
    acts.accept(case, form.facts(), by=by)


def refuse_acceptance(case: Case, form: RefuseForm, *, by: Any) -> None:
    """不予受理"""
    acts.refuse_acceptance(case, form.facts(), by=by)


def confirm_address(case: Case, form: AddressForm, *, by: Any) -> str:
    """登记送达地址"""
    acts.confirm_address(case, form.whose(), form.said(), form.facts(), by=by)
    return case_address(case, "answers")


def confirm_addresses(case: Case, form: AddressesForm, *, by: Any) -> str:
    """一次登记各方的送达地址"""
    acts.confirm_addresses(case, form.said(), form.facts(), form.scan.upload, by=by)
    return case_address(case, "answers")


add_act_page(views, "ask_correction", GapsForm, ask_correction)
add_act_page(views, "complete_correction", CompletedForm, complete_correction,
             template="intake/acceptance_completed.html")
add_act_page(views, "lapse_correction", LapseForm, lapse_correction)
REFERRED = "已办。办案人提请的，主任确认后转介。"
add_act_page(views, "refer", ReferForm, refer, template="intake/acceptance_refer.html", done=REFERRED)
add_act_page(views, "refer_out_of_scope", ReferForm, refer_out_of_scope, template="intake/acceptance_refer.html",
             done=REFERRED)
add_act_page(views, "decline_assignment", ReasonForm, decline_assignment)
add_act_page(views, "ask_other_side", AskForm, ask_other_side, template="intake/acceptance_ask.html")
add_act_page(views, "record_answer", AnswerForm, record_answer, name="记答复", done="答复已记。")
add_act_page(views, "accept", AcceptForm, accept, template="intake/acceptance_accept.html")
add_act_page(views, "refuse_acceptance", RefuseForm, refuse_acceptance)
add_act_page(views, "confirm_address", AddressForm, confirm_address, name="登记送达地址",
             template="intake/acceptance_address.html", done="送达地址确认书已制作，请打印后由当事人签名。")
add_act_page(views, "confirm_addresses", AddressesForm, confirm_addresses, name="登记各方送达地址",
             template="intake/acceptance_addresses.html", done="送达地址已登记。没有签回的，请打印送达地址确认书来签。")
