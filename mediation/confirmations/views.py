"""Pages of the body's side of a confirmation."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.agreements.models import Strengthening
from mediation.cases.act_pages import add_act_page, case_address
from mediation.confirmations import acts
from mediation.confirmations.forms import (
    ChooseForm,
    CourtPaperForm,
    FileForm,
    JoinForm,
    ObjectForm,
    ReopenForm,
    SaidForm,
    ServiceForm,
    SupplyForm,
    WithdrawForm,
)
from mediation.confirmations.queries import strengthening_of
from mediation.web.forms import ConfirmForm

views = Blueprint("confirmations", __name__)
ANCHOR = "confirmation"


def choose(strengthening: Strengthening, form: ChooseForm, *, by: Any) -> None:
    """Both sides choose confirmation and a court."""
    acts.choose_confirmation(strengthening, form.choosing, form.facts(court=form.choosing.court), by=by)


def join(strengthening: Strengthening, form: JoinForm, *, by: Any) -> None:
    """Parties join the application."""
    acts.join_application(strengthening, form.chosen, form.confirmed_on.data, form.scan.kept(by=by), by=by)


def file(strengthening: Strengthening, form: FileForm, *, by: Any) -> None:
    """The joint application goes to the court."""
    acts.file_application(strengthening, form.facts(), by=by)


def drop(strengthening: Strengthening, form: SaidForm, *, by: Any) -> None:
    """One side no longer wants it."""
    acts.drop_confirmation(strengthening, form.facts(), by=by)


def withdraw(strengthening: Strengthening, form: WithdrawForm, *, by: Any) -> None:
    """The application is taken back."""
    acts.withdraw_application(strengthening, form.facts(proof=form.scan.kept(by=by)), by=by)


def supply(strengthening: Strengthening, form: SupplyForm, *, by: Any) -> None:
    """What the court asked is supplied."""
    said = form.said
    acts.supply(strengthening, form.facts(supplement=said.supplement, proof=form.scan.kept(by=by)), by=by)


def reopen(strengthening: Strengthening, form: ReopenForm, *, by: Any) -> None:
    """Another court or another door, within the original thirty days."""
    acts.open_doors_again(strengthening, form.facts(), by=by)


def object_to(strengthening: Strengthening, form: ObjectForm, *, by: Any) -> None:
    """An objection to the ruling."""
    acts.object_to_ruling(strengthening, form.facts(on_behalf_of=form.who, proof=form.scan.kept(by=by)), by=by)


def serve(strengthening: Strengthening, form: ServiceForm, *, by: Any) -> None:
    """A ruling reached these parties."""
    acts.record_service(form.ruling, form.received, form.served_on.data, form.way.data, by=by,
                        proof=form.scan.kept(by=by))


def keep_paper(strengthening: Strengthening, form: CourtPaperForm, *, by: Any) -> None:
    """A paper of the court that was still to come is here."""
    acts.keep_court_paper(strengthening, form.code.data, form.scan.kept(by=by), by=by, number=form.number.data)


def tell_of_expiry(strengthening: Strengthening, form: ConfirmForm, *, by: Any) -> str:
    """Print the notice that the thirty days are over."""
    acts.issue_expiry_notice(strengthening, by=by)
    return case_address(strengthening.case, "papers")


PAGES = (
    ("choose_confirmation", ChooseForm, choose, "", "confirmations/choose.html"),
    ("join_application", JoinForm, join, "确认共同申请", "confirmations/join.html"),
    ("file_application", FileForm, file, "", "confirmations/file.html"),
    ("drop_confirmation", SaidForm, drop, "", "confirmations/act.html"),
    ("withdraw_application", WithdrawForm, withdraw, "", "confirmations/act.html"),
    ("supply_before_docketing", SupplyForm, supply, "", "confirmations/supply.html"),
    ("supply_after_docketing", SupplyForm, supply, "", "confirmations/supply.html"),
    ("open_doors_again", ReopenForm, reopen, "", "confirmations/reopen.html"),
    ("object_to_ruling", ObjectForm, object_to, "", "confirmations/act.html"),
    ("record_service", ServiceForm, serve, "登记送达", "confirmations/act.html"),
    ("keep_court_paper", CourtPaperForm, keep_paper, "补登法院文书", "confirmations/act.html"),
    ("tell_of_expiry", ConfirmForm, tell_of_expiry, "出期间届满告知", "confirmations/act.html"),
)
for act, form, do, name, template in PAGES:
    add_act_page(views, act, form, do, name=name, load=strengthening_of, collection="strengthenings", anchor=ANCHOR,
                 template=template)
