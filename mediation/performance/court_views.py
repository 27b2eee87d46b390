"""Pages of payment order, enforcement, and the lines of a title that came of a handoff."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from mediation.agreements.models import Obligation
from mediation.cases.act_pages import add_act_page, case_address
from mediation.performance import court_acts as acts
from mediation.performance import court_forms as forms
from mediation.performance.opening_forms import TitleForm, open_title, title_case
from mediation.performance.queries import line_of

views = Blueprint("court_ways", __name__)
TEMPLATE = "performance/court_act.html"


def _of_the_lines(do: Callable[..., Any]) -> Callable[..., str]:
    """An application for the lines that were ticked."""
    def done(line: Obligation, form: forms.CourtForm, *, by: Any) -> str:
        do(form.chosen, form.facts(proof=form.scan.kept(by=by), on_behalf_of=(line.payee,)), by=by)
        return case_address(line.case, "performance")
    done.__doc__ = do.__doc__
    return done


def _of_the_line(do: Callable[..., Any]) -> Callable[..., str]:
    """A step upon all lines of the application in which this one stands."""
    def done(line: Obligation, form: forms.CourtForm, *, by: Any) -> str:
        do(line, form.facts(proof=form.scan.kept(by=by) if "scan" in form else None), by=by)
        return case_address(line.case, "performance")
    done.__doc__ = do.__doc__
    return done


for act, form_class, do in (
        ("file_payment_order", forms.OrderForm, _of_the_lines(acts.file_payment_order)),
        ("docket_payment_order", forms.DocketOrderForm, _of_the_line(acts.docket_payment_order)),
        ("issue_payment_order", forms.OrderDecisionForm, _of_the_line(acts.issue_payment_order)),
        ("refuse_payment_order", forms.OrderDecisionForm, _of_the_line(acts.refuse_payment_order)),
        ("serve_payment_order", forms.ServeOrderForm, _of_the_line(acts.serve_payment_order)),
        ("dismiss_objection", forms.FlawForm, _of_the_line(acts.dismiss_objection)),
        ("end_payment_order", forms.EndOrderForm, _of_the_line(acts.end_payment_order)),
        ("decline_suit", forms.DeclineForm, _of_the_line(acts.decline_suit)),
        ("close_payment_order", forms.AfterOrderForm, _of_the_line(acts.close_payment_order)),
        ("apply_for_enforcement", forms.EnforceForm, _of_the_lines(acts.apply_for_enforcement)),
        ("pause_enforcement", forms.PauseForm, _of_the_line(acts.pause_enforcement)),
        ("resume_enforcement", forms.ResumeForm, _of_the_line(acts.resume_enforcement)),
        ("refuse_enforcement", forms.EnforcementEndForm, _of_the_line(acts.refuse_enforcement))):
    add_act_page(views, act, form_class, do, load=line_of, collection="obligations", template=TEMPLATE)

add_act_page(views, "open_from_title", TitleForm, open_title, name="登记生效文书的义务", load=title_case,
             collection="handoffs", template=TEMPLATE)
