"""Pages of the ways out."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page, case_address
from mediation.cases.models import Case
from mediation.handoffs import acts
from mediation.handoffs.forms import (AidForm, ArbitrationForm, CourtForm, HandoffForm, PlainHandoffForm, ResultForm)
from mediation.handoffs.models import Handoff
from mediation.handoffs.queries import handoff_of
from mediation.handoffs.requirements import HandoffFacts

views = Blueprint("handoffs", __name__)


def _planned(form: HandoffForm, by: Any) -> tuple[acts.HandoffPlan, HandoffFacts]:
    plan = form.plan()
    return plan, form.facts(proof=form.scan.kept(by=by), on_behalf_of=(plan.party,) if plan.party else ())


def file_arbitration(case: Case, form: ArbitrationForm, *, by: Any) -> str:
    """当事人直接申请仲裁"""
    plan, facts = _planned(form, by)
    acts.file_arbitration(case, plan, facts, by=by)
    return case_address(case, "handoffs")


def prepare_handoff(case: Case, form: ArbitrationForm, *, by: Any) -> str:
    """准备移送材料"""
    plan, facts = _planned(form, by)
    acts.prepare(case, plan, facts, by=by)
    return case_address(case, "handoffs")


def hand_to_court(case: Case, form: CourtForm, *, by: Any) -> str:
    """移交法院"""
    plan, facts = _planned(form, by)
    acts.hand_to_court(case, plan, facts, by=by)
    return case_address(case, "handoffs")


def ask_for_aid(case: Case, form: AidForm, *, by: Any) -> str:
    """申请法律援助"""
    plan, facts = _planned(form, by)
    acts.ask_for_aid(case, plan, facts, by=by)
    return case_address(case, "handoffs")


def record_result(handoff: Handoff, form: ResultForm, *, by: Any) -> str:
    """登记结果"""
    acts.record_result(
        handoff, form.kind.data, form.forum_number.data or "", form.decided_on.data, form.words.data or "", by=by,
        scan=form.scan.kept(by=by), late_reason=form.late_reason.data or "")
    return case_address(handoff.case, "handoffs")


def _plain(do: Any) -> Any:
    def done(handoff: Handoff, form: PlainHandoffForm, *, by: Any) -> str:
        do(handoff, form.facts(), by=by)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


def _send_prepared(do: Any) -> Any:
    """What has been prepared is sent: the plan is the handoff's own."""
    def done(handoff: Handoff, form: PlainHandoffForm, *, by: Any) -> str:
        plan = acts.HandoffPlan(way=acts.HandoffWay(handoff.way), receiver=handoff.receiver, party=handoff.party)
        do(handoff.case, plan, form.facts(), by=by, prepared=handoff)
        return case_address(handoff.case, "handoffs")
    done.__doc__ = do.__doc__
    return done


add_act_page(views, "prepare_handoff", ArbitrationForm, prepare_handoff, name="准备移送")
add_act_page(views, "file_arbitration", ArbitrationForm, file_arbitration, name="登记申请仲裁")
add_act_page(views, "hand_to_court", CourtForm, hand_to_court, name="移交法院")
add_act_page(views, "ask_for_aid", AidForm, ask_for_aid, name="申请法律援助")
for act, do in (("drop", _plain(acts.drop)), ("record_aid_granted", _plain(acts.record_aid_granted)),
                ("record_aid_ended", _plain(acts.record_aid_ended)), ("close_handoff", _plain(acts.close_handoff)),
                ("file_after_ending", _send_prepared(acts.file_arbitration)),
                ("file_at_any_time", _send_prepared(acts.file_arbitration))):
    add_act_page(views, act, PlainHandoffForm, do, load=handoff_of, collection="handoffs")
add_act_page(views, "record_result", ResultForm, record_result, load=handoff_of, collection="handoffs")
