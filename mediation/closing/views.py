"""The pages of closing a case and of taking it up again."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, make_response, redirect, request
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, act_address, add_act_page, case_address
from mediation.cases.models import Case
from mediation.closing import acts, archiving, reopening
from mediation.closing.forms import (AgainForm, ArbitrationEndForm, ArchiveForm, EndForm, LeaveForm, NewAgreementForm,
                                     PrintWithdrawalForm, ReopenForm, VoidForm, WithdrawForm)
from mediation.errors import RequirementNotMet
from mediation.intake.acceptance.endings import end_for_arbitration as end_filed
from mediation.law.terms import Role
from mediation.web.who_may import may

views = Blueprint("closing", __name__)


@views.get("/desk/cases/<case_id>/withdrawal.pdf")
@may(*HANDLING)
def withdrawal_pdf(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    form = PrintWithdrawalForm(request.args)
    form.validate()
    try:
        content = acts.withdrawal_to_sign(case, form.why.data or None, case.applicants)
    except RequirementNotMet as refused:
        flash(refused.message, "refused")
        return redirect(act_address(case, "withdraw"), 303)
    response = make_response(content)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = "attachment; filename=D25.pdf"
    return response


def withdraw(case: Case, form: WithdrawForm, *, by: Any) -> None:
    """撤回申请"""
    acts.withdraw(case, form.facts(proof=form.scan.kept(by=by)), by=by)


def leave(case: Case, form: LeaveForm, *, by: Any) -> str:
    """部分申请人撤回"""
    acts.leave(case, form.leaving(), form.facts(proof=form.scan.kept(by=by)), by=by)
    return case_address(case, "parties")


def end_without_agreement(case: Case, form: EndForm, *, by: Any) -> str:
    """调解不成，终结"""
    acts.end_without_agreement(case, form.facts(), by=by)
    return case_address(case, "closing")


def stop_suspended(case: Case, form: EndForm, *, by: Any) -> str:
    """中止后不再恢复，终结"""
    acts.stop_suspended(case, form.facts(), by=by)
    return case_address(case, "closing")


def end_for_arbitration(case: Case, form: ArbitrationEndForm, *, by: Any) -> str:
    """当事人已申请仲裁，终结"""
    end_filed(case, form.facts(), by=by, deferred=form.deferred.data)
    return case_address(case, "closing")


def archive(case: Case, form: ArchiveForm, *, by: Any) -> str:
    """提请归档，或者由主任审批归档"""
    if by.holds(Role.DIRECTOR, case.body_id):
        archiving.archive(case, form.facts(), by=by)
    else:
        archiving.propose_archive(case, form.facts(), by=by)
    return case_address(case, "closing")


def reopen(case: Case, form: ReopenForm, *, by: Any) -> None:
    """重新办理"""
    reopening.reopen(case, form.facts(), by=by)


def reopen_for_new_agreement(case: Case, form: NewAgreementForm, *, by: Any) -> None:
    """确认不成，变更协议或者另行达成协议"""
    reopening.reopen_for_new_agreement(case, form.facts(proof=form.scan.kept(by=by)), by=by)


def reopen_void(case: Case, form: VoidForm, *, by: Any) -> None:
    """协议无效、被撤销或者双方解除"""
    reopening.reopen_void(case, form.facts(proof=form.scan.kept(by=by), agreements=form.void()), by=by)


def mediate_again(case: Case, form: AgainForm, *, by: Any) -> None:
    """各方都同意再次调解"""
    reopening.mediate_again(case, form.facts(), by=by, panel=reopening.PanelAnew(
        tuple(form.named), form.people[form.presiding.data], form.chosen_by.data, form.panel_reason.data))


def agreement_stands(case: Case, form: ReopenForm, *, by: Any) -> None:
    """协议继续有效"""
    reopening.agreement_stands(case, form.facts(), by=by)


def end_reopened(case: Case, form: ReopenForm, *, by: Any) -> str:
    """不再调解"""
    reopening.end_reopened(case, form.facts(), by=by)
    return case_address(case, "closing")


def close_reopened(case: Case, form: ReopenForm, *, by: Any) -> None:
    """无需办理，归档"""
    reopening.close_reopened(case, form.facts(), by=by)


add_act_page(views, "withdraw", WithdrawForm, withdraw, template="closing/withdraw.html")
add_act_page(views, "leave", LeaveForm, leave, name="部分申请人撤回", template="closing/leave.html",
             done="已记：部分申请人撤回，其余继续办理。")
add_act_page(views, "end_without_agreement", EndForm, end_without_agreement, template="closing/end.html")
add_act_page(views, "stop_suspended", EndForm, stop_suspended, template="closing/end.html")
add_act_page(views, "end_for_arbitration", ArbitrationEndForm, end_for_arbitration)
add_act_page(views, "archive", ArchiveForm, archive, template="closing/archive.html",
             done="已办。办案人提请的，主任审批后归档。")
add_act_page(views, "reopen", ReopenForm, reopen)
add_act_page(views, "reopen_for_new_agreement", NewAgreementForm, reopen_for_new_agreement)
add_act_page(views, "reopen_void", VoidForm, reopen_void)
add_act_page(views, "mediate_again", AgainForm, mediate_again, template="sessions/act.html")
add_act_page(views, "agreement_stands", ReopenForm, agreement_stands)
add_act_page(views, "end_reopened", ReopenForm, end_reopened)
add_act_page(views, "close_reopened", ReopenForm, close_reopened)
