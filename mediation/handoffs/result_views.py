"""Pages on which it is recorded what the commission and the court decided, and what the parties did about it."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page, case_address
from mediation.handoffs import acts
from mediation.handoffs import result_forms as forms
from mediation.handoffs.models import Handoff
from mediation.handoffs.queries import handoff_of

result_views = Blueprint("handoff_results", __name__)


def _decided(do: Any) -> Any:
    """A step that another body took, or that nobody needs to be named for."""
    def done(handoff: Handoff, form: forms.StepForm, *, by: Any) -> str:
        do(handoff, form.said(by), by=by)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


def _to_a_court(do: Any) -> Any:
    """A party goes to a court."""
    def done(handoff: Handoff, form: forms.SuitForm, *, by: Any) -> str:
        do(handoff, form.court_name.data or "", form.said(by), by=by)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


DECIDED = (
    ("record_answer", forms.AnswerForm, acts.record_answer), ("record_accepted", forms.AcceptedForm,
                                                              acts.record_accepted),
    ("extend_award", forms.ExtendForm, acts.extend_award), ("defer_acceptance", forms.DeferForm, acts.defer_acceptance),
    ("delegate_mediation", forms.StepForm, acts.delegate_mediation),
    ("resume_arbitration", forms.StepForm, acts.resume_arbitration),
    ("sign_arbitration_paper", forms.ArbitrationPaperForm, acts.sign_arbitration_paper),
    ("record_award", forms.AwardForm, acts.record_award),
    ("award_takes_effect", forms.TitleForm, acts.award_takes_effect),
    ("record_annulled", forms.AnnulledForm, acts.record_annulled),
    ("record_docketed", forms.DocketedForm, acts.record_docketed), ("entrust_suit", forms.StepForm, acts.entrust_suit),
    ("resume_trial", forms.StepForm, acts.resume_trial),
    ("sign_court_paper", forms.CourtPaperForm, acts.sign_court_paper),
    ("record_judgment", forms.JudgmentForm, acts.record_judgment),
    ("judgment_takes_effect", forms.TitleForm, acts.judgment_takes_effect),
    ("award_stands", forms.AwardStandsForm, acts.award_stands), ("close_handoff", forms.CloseForm, acts.close_handoff))
TO_A_COURT = (
    ("sue_without_award", forms.NoAwardForm, acts.sue_without_award),
    ("sue_on_award", forms.SuitForm, acts.sue_on_award),
    ("sue_after_annulment", forms.SuitForm, acts.sue_after_annulment), ("appeal", forms.SuitForm, acts.appeal))

for act, form, do in DECIDED:
    add_act_page(result_views, act, form, _decided(do), load=handoff_of, collection="handoffs")
for act, form, do in TO_A_COURT:
    add_act_page(result_views, act, form, _to_a_court(do), load=handoff_of, collection="handoffs")
