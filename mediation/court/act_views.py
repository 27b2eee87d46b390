"""The pages on which the liaison records what the court did."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.confirmations.forms import (
    CourtPaperForm,
    ObjectForm,
    ReopenForm,
    ServiceForm,
    SupplyForm,
    WithdrawForm,
)
from mediation.confirmations.models import Ruling
from mediation.court.act_pages import add_court_page
from mediation.court.forms import (
    DecisionForm,
    DismissForm,
    DocketForm,
    GrantForm,
    ObjectionDecidedForm,
    RefuseForm,
)
from mediation.court.return_forms import ReturnForm

views = Blueprint("court_acts", __name__)


def docket(strengthening: Strengthening, form: DocketForm, *, by: Any) -> None:
    """The court takes the application in."""
    acts.docket(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def send_back(strengthening: Strengthening, form: ReturnForm, *, by: Any) -> None:
    """The court asks for a paper, a statement, a supplement."""
    acts.return_application(strengthening, form.asked, form.facts(proof=form.scan.kept(by=by)), by=by)


def deciding(act: str) -> Callable[..., None]:
    """What the page of one decision does."""
    def do(strengthening: Strengthening, form: DecisionForm, *, by: Any) -> None:
        """A decision of the court."""
        decide(strengthening, form, act, by)
    return do


def decide(strengthening: Strengthening, form: DecisionForm, act: str, by: Any) -> None:
    """Record the decision, and whom it has reached already."""
    facts = form.facts(proof=form.scan.kept(by=by), **grounds_of(form))
    serve_at_once(acts.decide(strengthening, act, facts, by=by), form, by)


def grounds_of(form: DecisionForm) -> dict[str, tuple[str, ...]]:
    """The grounds that were ticked, where the form asks for them."""
    return {"grounds": tuple(form.grounds.data or ())} if "grounds" in form else {}


def serve_at_once(ruling: Ruling, form: DecisionForm, by: Any) -> None:
    """Those who received the ruling on the spot."""
    if form.received:
        acts.record_service(ruling, form.received, form.served_on.data or ruling.decided_on, form.way.data, by=by)


def decide_objection(strengthening: Strengthening, form: ObjectionDecidedForm, *, by: Any) -> None:
    """What the court decided on the objection."""
    decide(strengthening, form, form.outcome.data, by)


def deem_withdrawn(strengthening: Strengthening, form: DecisionForm, *, by: Any) -> None:
    """Nothing was supplied: treated as withdrawn."""
    acts.deem_withdrawn(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def withdraw(strengthening: Strengthening, form: WithdrawForm, *, by: Any) -> None:
    """A party takes the application back."""
    acts.withdraw_application(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def supply(strengthening: Strengthening, form: SupplyForm, *, by: Any) -> None:
    """What the court asked came straight to the court."""
    acts.supply(strengthening, form.facts(supplement=form.said.supplement, proof=form.scan.kept(by=by)), by=by)


def object_to(strengthening: Strengthening, form: ObjectForm, *, by: Any) -> None:
    """An objection to the ruling."""
    acts.object_to_ruling(strengthening, form.facts(on_behalf_of=form.who, proof=form.scan.kept(by=by)), by=by)


def open_again(strengthening: Strengthening, form: ReopenForm, *, by: Any) -> None:
    """Another court or another door, within the original thirty days."""
    acts.open_doors_again(strengthening, form.facts(), by=by)


def serve(strengthening: Strengthening, form: ServiceForm, *, by: Any) -> None:
    """A ruling reached these parties."""
    acts.record_service(form.ruling, form.received, form.served_on.data, form.way.data, by=by,
                        proof=form.scan.kept(by=by))


def keep_paper(strengthening: Strengthening, form: CourtPaperForm, *, by: Any) -> None:
    """A paper of the court that was still to come is here."""
    acts.keep_court_paper(strengthening, form.code.data, form.scan.kept(by=by), by=by, number=form.number.data)


add_court_page(views, "docket", "登记受理", DocketForm, docket, ("docket",))
add_court_page(views, "return", "退回补正", ReturnForm, send_back, ("ask_for_papers", "ask_for_statements"),
               "court/return.html")
add_court_page(views, "supply", "登记补充", SupplyForm, supply, ("supply_before_docketing", "supply_after_docketing"),
               "court/supply.html")
add_court_page(views, "refuse", "不予受理", RefuseForm, deciding("refuse"), ("refuse",))
add_court_page(views, "grant", "确认有效", GrantForm, deciding("grant"), ("grant",))
add_court_page(views, "dismiss", "驳回申请", DismissForm, deciding("dismiss"), ("dismiss",))
add_court_page(views, "withdraw", "撤回申请", WithdrawForm, withdraw, ("withdraw_application",))
add_court_page(views, "deem-withdrawn", "按撤回处理", DecisionForm, deem_withdrawn, ("deem_withdrawn",))
add_court_page(views, "terminate", "终结特别程序", DecisionForm, deciding("terminate"), ("terminate",))
add_court_page(views, "objection", "登记异议", ObjectForm, object_to, ("object_to_ruling",))
add_court_page(views, "decide-objection", "异议的结果", ObjectionDecidedForm, decide_objection,
               ("reject_objection", "change_ruling", "revoke"))
add_court_page(views, "open-doors-again", "改走其他途径", ReopenForm, open_again, ("open_doors_again",))
add_court_page(views, "record-service", "登记裁定送达", ServiceForm, serve)
add_court_page(views, "keep-court-paper", "补登法院文书", CourtPaperForm, keep_paper)
