"""What the staff do for a party at the desk: a code for opening an account, stopping a new code it did not want."""
from __future__ import annotations

from flask import Blueprint, flash

from mediation.accounts import acts, lost_slips
from mediation.cases.forms import WitnessForm
from mediation.cases import proof
from mediation.cases.act_pages import add_act_page
from mediation.cases.models import Case
from mediation.parties.models import Party
from mediation.parties.queries import party_of
from mediation.people.models import Person
from mediation.web.forms import ConfirmForm

views = Blueprint("party_accounts_at_the_desk", __name__)


def party(case: Case, ref: str) -> Party | None:
    """The party of the case that an address names."""
    return party_of(case.id, ref)


def invite(record: Party, _form: ConfirmForm, *, by: Person) -> None:
    """给开账号的码"""
    code = acts.invite(record, by=by)
    flash(f"给{record.name}开账号的码：{code[:5]} {code[5:]}。半小时内有效，用一次。请他自己在手机或者窗口的电脑上打开“查我的案件”，选“办案人给了我码”，密码由他自己填，不要替他填。")


def stop_new_code(record: Party, _form: ConfirmForm, *, by: Person) -> None:
    """停掉换查询码"""
    lost_slips.stop(record, by=by)


def witness_slip(record: Party, _form: WitnessForm, *, by: Person) -> None:
    """见证是本人拿的回执"""
    proof.witness(record, by=by)


add_act_page(views, "invite", ConfirmForm, invite, name="给开账号的码", load=party, collection="parties",
             anchor="parties", done="码在上面，只显示这一次。")
add_act_page(views, "stop_new_code", ConfirmForm, stop_new_code, name="停掉换查询码", load=party, collection="parties",
             anchor="parties")
add_act_page(views, "witness_slip", WitnessForm, witness_slip, name="见证是本人拿的回执", load=party, collection="parties",
             anchor="parties", done="记下了：从现在起，本人用这张回执可以在网上办事。")
