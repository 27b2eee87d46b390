"""Pages on which a way out is opened, from the case or from what was prepared."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page, case_address
from mediation.cases.models import Case
from mediation.handoffs import acts, forms
from mediation.handoffs.forms import AidForm, CourtForm, FileForm, HandoffForm, PlainHandoffForm
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.queries import handoff_of
from mediation.handoffs.requirements import HandoffFacts

views = Blueprint("handoffs", __name__)
prepared_views = Blueprint("prepared_handoffs", __name__)


def _planned(form: HandoffForm, by: Any) -> tuple[acts.HandoffPlan, HandoffFacts]:
    plan = form.plan()
    return plan, form.facts(proof=form.scan.kept(by=by), on_behalf_of=(plan.party,) if plan.party else ())


def file_arbitration(case: Case, form: FileForm, *, by: Any) -> str:
    """当事人直接申请仲裁"""
    plan, facts = _planned(form, by)
    acts.file_arbitration(case, plan, facts, by=by, deferred=form.deferred.data)
    return case_address(case, "handoffs")


def prepare_handoff(case: Case, form: HandoffForm, *, by: Any) -> str:
    """准备移送材料"""
    plan, facts = _planned(form, by)
    acts.prepare(case, plan, facts, by=by)
    return case_address(case, "handoffs")


def _opens(do: Any) -> Any:
    """A way out is opened from the case."""
    def done(case: Case, form: HandoffForm, *, by: Any) -> str:
        plan, facts = _planned(form, by)
        do(case, plan, facts, by=by)
        return case_address(case, "handoffs")
    done.__doc__ = do.__doc__
    return done


def _plain(do: Any) -> Any:
    def done(handoff: Handoff, form: PlainHandoffForm, *, by: Any) -> str:
        do(handoff, form.facts(), by=by)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


def _send_prepared(do: Any) -> Any:
    """What has been prepared is sent: receiver and papers are the handoff's own."""
    def done(handoff: Handoff, form: Any, *, by: Any) -> str:
        plan = acts.HandoffPlan(way=HandoffWay(handoff.way), receiver=handoff.receiver, party=handoff.party)
        facts = form.facts()
        if isinstance(form, HandoffForm):
            plan, facts = _planned(form, by)
        do(handoff.case, plan, facts, by=by, prepared=handoff)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


FROM_AN_AGREEMENT = (
    ("file_after_review", forms.NotReviewedForm, acts.file_after_review, "审查不成，申请仲裁"),
    ("file_after_payment_order", forms.OnLineForm, acts.file_after_payment_order, "支付令终结，申请仲裁"),
    ("file_after_default", forms.OnLineForm, acts.file_after_default, "协议未履行，申请仲裁"),
    ("sue_on_agreement", forms.NotConfirmedForm, acts.sue_on_agreement, "确认不成，持协议起诉"),
    ("sue_after_payment_order", forms.LineToCourtForm, acts.sue_after_payment_order, "支付令终结，持协议起诉"),
    ("sue_for_wages", forms.WageSuitForm, acts.sue_for_wages, "只有劳动报酬，直接起诉"),
    ("sue_after_refused_enforcement", forms.LineToCourtForm, acts.sue_after_refused_enforcement, "不予执行后起诉"))

add_act_page(views, "prepare_handoff", forms.PrepareForm, prepare_handoff, name="准备移送")
add_act_page(views, "file_arbitration", FileForm, file_arbitration, name="登记申请仲裁")
add_act_page(views, "hand_to_court", CourtForm, _opens(acts.hand_to_court), name="移交法院")
add_act_page(views, "ask_for_aid", AidForm, _opens(acts.ask_for_aid), name="申请法律援助")
for act, form, do, name in FROM_AN_AGREEMENT:
    add_act_page(views, act, form, _opens(do), name=name)
    add_act_page(prepared_views, act, form, _send_prepared(do), load=handoff_of, collection="handoffs")
for act, do in (("drop", _plain(acts.drop)), ("record_aid_granted", _plain(acts.record_aid_granted)),
                ("record_aid_ended", _plain(acts.record_aid_ended)),
                ("file_after_ending", _send_prepared(acts.file_arbitration)),
                ("file_at_any_time", _send_prepared(acts.file_arbitration))):
    add_act_page(views, act, PlainHandoffForm, do, load=handoff_of, collection="handoffs")
