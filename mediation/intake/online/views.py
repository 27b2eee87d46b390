"""The desk's pages of an application made on line: what was found out, slips for the list, who signed on paper."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case
from mediation.errors import NotNow
from mediation.intake.online import acts
from mediation.intake.online.forms import LearntForm, SignJoiningForm
from mediation.intake.online.models import NamedWorker, OpenQuestion
from mediation.intake.online.queries import named_of, question_of
from mediation.intake.online.slips import slips_of
from mediation.intake.registering.receipts import paper_page
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("online", __name__)
ANCHOR = "online"


@views.post("/desk/cases/<case_id>/named-slips")
@may(*HANDLING)
def named_slips(case_id: str) -> Any:
    """A slip for everybody on the list who has not answered; the links of earlier slips are dead."""
    case = case_for(current_user, case_id)
    if not ConfirmForm(record=case).accepted():
        raise NotNow("请回到案件页再打印一次。")
    return Response(slips_of(case, acts.give_links(case, by=current_user)), mimetype="application/pdf",
                    headers={"Content-Disposition": "inline; filename=slips.pdf"})


def question(case: Case, ref: str) -> OpenQuestion | None:
    """The open question that an address names."""
    return question_of(case.id, ref)


def named(case: Case, ref: str) -> NamedWorker | None:
    """The name on the list that an address names."""
    return named_of(case.id, ref)


def print_for_signature(record: Case, form: ConfirmForm, *, by: Any) -> str:
    """打印申请书，请申请人签名"""
    return paper_page([acts.print_for_signature(record, by=by)])


def settle_question(record: OpenQuestion, form: LearntForm, *, by: Any) -> None:
    """记问清的事"""
    acts.settle_question(record, form.learnt.data, by=by)


def sign_joining(record: NamedWorker, form: SignJoiningForm, *, by: Any) -> str | None:
    """记名单上的人参加不参加"""
    if form.word.data == "declines":
        acts.decline_to_join(record, by=by)
        return None
    acts.join_application(record, form.party(), form.amount.data, by=by, proof=form.scan.upload)
    return f"{case_address(record.case)}/receipts"


add_act_page(views, "print_for_signature", ConfirmForm, print_for_signature, name="打印申请书，请申请人签名", anchor=ANCHOR)
add_act_page(views, "settle_question", LearntForm, settle_question, name="记问清的事", load=question,
             collection="questions", anchor=ANCHOR, done="已记。")
add_act_page(views, "sign_joining", SignJoiningForm, sign_joining, name="记参加不参加", load=named, collection="named",
             anchor=ANCHOR, done="已记。参加的，请打印回执交给本人。")
