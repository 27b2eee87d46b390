"""Pages of arbitration review and of the court's own paper, on the body's side."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.agreements.models import Strengthening
from mediation.cases.act_pages import add_act_page
from mediation.confirmations import acts
from mediation.confirmations.arbitration_forms import (
    CommissionForm,
    CourtsPaperForm,
    CourtUnsignedForm,
    FileReviewForm,
    NoPaperForm,
    RefuseReviewForm,
    ReviewPaperForm,
    ReviewUnsignedForm,
    WithdrawReviewForm,
    courts_paper_form,
    review_paper_form,
)
from mediation.confirmations.queries import strengthening_of

views = Blueprint("arbitration_review", __name__)
ANCHOR = "confirmation"


def file(strengthening: Strengthening, form: FileReviewForm, *, by: Any) -> None:
    """Both sides have asked the commission."""
    acts.file_review(strengthening, form.chosen, form.facts(proof=form.scan.kept(by=by)), by=by)


def docket(strengthening: Strengthening, form: CommissionForm, *, by: Any) -> None:
    """The commission takes it in."""
    acts.docket_review(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def extend(strengthening: Strengthening, form: CommissionForm, *, by: Any) -> None:
    """The review takes five working days longer."""
    acts.extend_review(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def refuse(strengthening: Strengthening, form: RefuseReviewForm, *, by: Any) -> None:
    """The commission does not take it in."""
    acts.refuse_review(strengthening, form.facts(grounds=tuple(form.grounds.data or ()),
                                                 proof=form.scan.kept(by=by)), by=by)


def no_paper(strengthening: Strengthening, form: NoPaperForm, *, by: Any) -> None:
    """The commission makes no paper of the agreement."""
    acts.give_no_paper(strengthening, form.facts(grounds=tuple(form.grounds.data or ()),
                                                 proof=form.scan.kept(by=by)), by=by)


def withdraw(strengthening: Strengthening, form: WithdrawReviewForm, *, by: Any) -> None:
    """The application for review is taken back."""
    acts.withdraw_review(strengthening, form.facts(on_behalf_of=form.named(form.withdrawing),
                                                   proof=form.scan.kept(by=by)), by=by)


def issue(strengthening: Strengthening, form: ReviewPaperForm, *, by: Any) -> None:
    """Both have signed for the commission's paper."""
    acts.issue_review_paper(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def unsigned(strengthening: Strengthening, form: ReviewUnsignedForm, *, by: Any) -> None:
    """A party does not sign for the commission's paper."""
    acts.leave_review_unsigned(strengthening, form.facts(on_behalf_of=form.named(form.unsigned),
                                                         proof=form.scan.kept(by=by)), by=by)


def court_paper(strengthening: Strengthening, form: CourtsPaperForm, *, by: Any) -> None:
    """Both have signed for the court's own paper."""
    acts.issue_court_paper(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def court_unsigned(strengthening: Strengthening, form: CourtUnsignedForm, *, by: Any) -> None:
    """A party does not sign for the court's own paper."""
    acts.leave_court_paper_unsigned(strengthening, form.facts(on_behalf_of=form.named(form.unsigned),
                                                              proof=form.scan.kept(by=by)), by=by)


PAGES = (
    ("file_review", FileReviewForm, file, "confirmations/file_review.html"),
    ("docket_review", CommissionForm, docket, "confirmations/commission.html"),
    ("extend_review", CommissionForm, extend, "confirmations/commission.html"),
    ("refuse_review", RefuseReviewForm, refuse, "confirmations/commission.html"),
    ("give_no_paper", NoPaperForm, no_paper, "confirmations/commission.html"),
    ("withdraw_review", WithdrawReviewForm, withdraw, "confirmations/commission.html"),
    ("leave_review_unsigned", ReviewUnsignedForm, unsigned, "confirmations/commission.html"),
    ("issue_review_paper", review_paper_form, issue, "confirmations/signed_for.html"),
    ("issue_court_paper", courts_paper_form, court_paper, "confirmations/signed_for.html"),
    ("leave_court_paper_unsigned", CourtUnsignedForm, court_unsigned, "confirmations/commission.html"),
)
for act, form, do, template in PAGES:
    add_act_page(views, act, form, do, load=strengthening_of, collection="strengthenings", anchor=ANCHOR,
                 template=template)
