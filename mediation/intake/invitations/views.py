"""The staff's side: inviting an employer, looking at the authority of who came."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, render_template
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page
from mediation.cases.models import Case
from mediation.errors import NotFound
from mediation.intake.invitations import authority_acts, acts
from mediation.intake.invitations.forms import AuthorityForm
from mediation.intake.invitations.queries import open_invitation
from mediation.intake.powers.authority import may_be_invited
from mediation.intake.powers.models import EmployerRepresentative
from mediation.intake.powers.queries import representative_of
from mediation.parties.queries import codes_in_force, party_of
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("invitations", __name__)


@views.route("/desk/cases/<case_id>/parties/<ref>/ask-in", methods=["GET", "POST"])
@may(*HANDLING)
def invite(case_id: str, ref: str) -> Any:
    """Invite an employer; the slip with its code is shown this once, to be printed and handed over."""
    case = case_for(current_user, case_id)
    party = party_of(case.id, ref)
    if party is None or not party.is_employer:
        raise NotFound("没有找到这个单位。")
    form, given = ConfirmForm(), None
    if form.accepted():
        with form.refusals():
            given = acts.invite(party, by=current_user)
    return render_template("intake/invite.html", form=form, case=case, party=party, given=given if form.done else None,
                           now=open_invitation(party)), form.status


def check_authority(record: EmployerRepresentative, form: AuthorityForm, *, by: Any) -> str | None:
    """核对授权"""
    authority_acts.check_authority(record, form.holds, form.found(), form.remark.data or "", form.scan.upload,
                                   form.until_on.data, by=by)
    if form.holds or codes_in_force(record.party) or not may_be_invited(record.party):
        return None
    flash("这个人拿到的查询码已经停用，打开着的页面也退出了。单位换人来办的，在这里发新的邀请单。")
    return f"/desk/cases/{record.case.public_id}/parties/{record.party.public_id}/ask-in"


def representative(case: Case, ref: str) -> EmployerRepresentative | None:
    """Who came in for an employer, as an address names them."""
    return representative_of(case, ref)


add_act_page(views, "check_authority", AuthorityForm, check_authority, name="核对授权", load=representative,
             collection="came-for-employers", anchor="parties", template="intake/check_authority.html")
