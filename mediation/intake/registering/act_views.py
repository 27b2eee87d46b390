"""The pages of the acts before a case is submitted, of its submission, and of taking what a court hands over."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page
from mediation.cases.acts import perform
from mediation.cases.models import Case
from mediation.documents.acts import register_scan
from mediation.intake.registering import acts, negotiation
from mediation.intake.registering.act_forms import (AnswerTalksForm, CloseSettledForm, ConfirmAssignmentForm,
                                                    DefaultOnSettlementForm, EndTalksForm, GiveUpForm,
                                                    SettlePrivatelyForm, SubmitForm)
from mediation.intake.registering.counter import draft_page

views = Blueprint("intake_acts", __name__)


def submit(case: Case, form: SubmitForm, *, by: Any) -> str:
    """Hand in the application."""
    if form.duplicate_reason.data:
        case.application.duplicate_reason = form.duplicate_reason.data
    acts.submit(case, form.submission(form.scan.kept(by=by)), by=by)
    return receipts_page(case)


def give_up_draft(case: Case, form: GiveUpForm, *, by: Any) -> None:
    """Do not go on with a draft."""
    perform(case, "give_up_draft", by=by, facts=form.facts(on_behalf_of=tuple(case.applicants)))


def confirm_assignment(case: Case, form: ConfirmAssignmentForm, *, by: Any) -> str:
    """Sign for what a court handed over."""
    letter = form.scan.upload
    acts.confirm_assignment(case, form.facts(proof=form.scan.kept(by=by)), by=by)
    if letter is not None:
        register_scan(case, "D46", "移送函", letter.content, letter.media_type, by=by)
    return receipts_page(case)


def answer_talks(case: Case, form: AnswerTalksForm, *, by: Any) -> None:
    """Record the agreed period of talks."""
    negotiation.answer_talks(case, form.facts(proof=form.scan.kept(by=by)), by=by)


def settle_privately(case: Case, form: SettlePrivatelyForm, *, by: Any) -> None:
    """Keep the settlement of the parties."""
    negotiation.settle_privately(case, form.facts(proof=form.scan.kept(by=by)), form.scan.upload,
                                 due_on=form.due_on.data, by=by)


def end_talks(case: Case, form: EndTalksForm, *, by: Any) -> str:
    """Talks came to nothing."""
    negotiation.end_talks(case, form.facts(proof=form.scan.kept(by=by)), by=by)
    return draft_page(case)


def default_on_settlement(case: Case, form: DefaultOnSettlementForm, *, by: Any) -> str:
    """The settlement was not kept."""
    negotiation.default_on_settlement(case, form.facts(), by=by)
    return draft_page(case)


def close_settled(case: Case, form: CloseSettledForm, *, by: Any) -> None:
    """The settlement was kept."""
    negotiation.close_settled(case, form.facts(proof=form.scan.kept(by=by)), form.scan.upload, by=by,
                              file_number=form.file_number.data)


def receipts_page(case: Case) -> str:
    return f"/desk/cases/{case.public_id}/receipts"


add_act_page(views, "submit", SubmitForm, submit, done="已提交。请打印回执，交给申请人。")
add_act_page(views, "give_up_draft", GiveUpForm, give_up_draft)
add_act_page(views, "confirm_assignment", ConfirmAssignmentForm, confirm_assignment)
add_act_page(views, "answer_talks", AnswerTalksForm, answer_talks)
add_act_page(views, "settle_privately", SettlePrivatelyForm, settle_privately)
add_act_page(views, "end_talks", EndTalksForm, end_talks, done="已记协商不成。可以接着填写调解申请。")
add_act_page(views, "default_on_settlement", DefaultOnSettlementForm, default_on_settlement)
add_act_page(views, "close_settled", CloseSettledForm, close_settled)
