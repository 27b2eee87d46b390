"""Where an invited employer comes in: the link and the code from the paper, who it is, then its own pages."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.audit import trail
from mediation.errors import NotFound, NotNow
from mediation.following import visits
from mediation.following.guessing import Guess
from mediation.following.offers import Place, offer
from mediation.following.queries import code_with_locator
from mediation.following.told import has_applied
from mediation.following.visits import PARTY
from mediation.intake.answers.forms import ANSWERED
from mediation.intake.invitations import acts
from mediation.intake.invitations.authority_acts import hand_in_authority, may_hand_in, register_oneself
from mediation.intake.invitations.forms import InvitationCodeForm, OwnPowerForm, RepresentativeForm
from mediation.intake.invitations.models import Invitation
from mediation.intake.invitations.queries import claims_against, invitation_with_link, invitation_with_visit
from mediation.intake.powers.authority import answer_awaiting_check, unproven
from mediation.law.numbers import locator_words
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.who_may import visiting, visitors

views = Blueprint("invited", __name__)
INVITED, KEY = "invited", "invited"


def _inside() -> Invitation | None:
    """The invitation that whoever is here entered, while they may still register."""
    key = session.get(KEY)
    found = invitation_with_visit(acts.hashed(key)) if isinstance(key, str) else None
    return found if acts.is_inside(found) else None


def _lacks_a_paper(party: Party) -> bool:
    """Whether nothing is handed in that the staff could look at, or what was handed in does not hold."""
    found = unproven(party)
    return found is not None and found.why != "waiting"


visitors(INVITED, lambda: _inside() is not None, "portal.follow")
offer(lazy_gettext("交授权委托书"), "invited.power",
      lambda party: may_hand_in(party) and _lacks_a_paper(party), Place.NOW, at=5)
offer(lazy_gettext("补交、换新的授权委托书"), "invited.power",
      lambda party: may_hand_in(party) and bool(party.came) and not _lacks_a_paper(party), Place.OTHER, at=15)
offer(lazy_gettext("登记谁来办，交授权委托书"), "invited.power", lambda party: may_hand_in(party) and not party.came,
      Place.MAY, at=60)
offer(lazy_gettext("看对方要什么"), "invited.claims", lambda party: not has_applied(party), Place.MAY, at=5)


def by_paper_and_link() -> Any:
    """Where the link of an invitation leads, at the door of all parties: the code from the paper is asked for."""
    token = request.args.get("token", "")
    _with_link(token)
    form = InvitationCodeForm()
    if form.accepted():
        with form.refusals():
            key = _entered(token, form.code.data)
        if form.done:
            session.clear()
            session[KEY] = key
            return redirect(url_for("invited.register"), 303)
    return render_template("intake/invited_door.html", form=form, token=token), form.status


def _entered(token: str, typed: str) -> str:
    """The key of the visit; each wrong code counts."""
    guess = Guess("invited", acts.hashed(token), request.remote_addr or "")
    invitation = _with_link(token)
    key = acts.enter(invitation, typed, session.get(KEY), guess.heard)
    guess.was_right()
    return key


def _with_link(token: str) -> Invitation:
    """The invitation of this link; a dead one is answered as one that never was."""
    invitation = invitation_with_link(acts.hashed(token))
    if not acts.works(invitation) or invitation is None:
        raise NotFound(_("这个链接打不开：过了三天、已经用过，或者又发了新的。请打通知上的电话。"))
    return invitation


@views.route("/invited", methods=["GET", "POST"])
@visiting(INVITED)
def register() -> Any:
    """Who comes for the employer; afterwards the code is shown this once, and they are in."""
    form = RepresentativeForm()
    invitation = _inside()
    if invitation is None:
        raise NotFound(_("停得太久了。请再用链接和邀请码进来。"))
    code = None
    if form.accepted():
        with form.refusals():
            code = acts.register_representative(invitation, form.said())
        if form.done and code is not None:
            return _welcome(code)
    return render_template("intake/invited_register.html", form=form, case=invitation.case), form.status


def _welcome(code: Any) -> Any:
    """The code by which the employer follows its case from now on, shown this once; they are in already."""
    row = code_with_locator(code.locator)
    assert row is not None
    visits.come_in_by(row)
    trail.record("follow", case=row.party.case, record=row.party)
    secret = " ".join(code.secret[start:start + 4] for start in range(0, len(code.secret), 4))
    address = f"{current_app.config['BASE_URL'].rstrip('/')}{url_for('portal.follow')}"
    return render_template("intake/invited_done.html", locator=locator_words(code.locator), secret=secret,
                           address=address, case=row.party.case)


@views.get("/my/claims")
@visiting(PARTY)
def claims() -> Any:
    """What the other side asks of this party, and nothing else of them."""
    party = visits.party_here()
    if has_applied(party):
        raise NotFound("没有这一页。")
    trail.record_look("see_claims", record=party, case=party.case)
    return render_template("intake/my_claims.html", party=party, case=party.case, claims=claims_against(party))


@views.route("/my/power", methods=["GET", "POST"])
@visiting(PARTY)
def power() -> Any:
    """The power of attorney of who came for this employer: handed in later, or a newer one."""
    party = visits.party_here()
    if not may_hand_in(party):
        raise NotNow(_("现在不能在网上交授权委托书：还没有登记谁来办，或者已经办结。请打电话给办案人。"))
    is_first = not party.came
    form = RepresentativeForm() if is_first else OwnPowerForm()
    if form.accepted():
        with form.refusals():
            _handed_in(party, form, is_first)
        if form.done:
            flash(_("收到了。办案人核对以后，结果会告诉您。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("intake/my_power.html", form=form, party=party, case=party.case,
                           who=None if is_first else party.came[-1]), form.status


def _handed_in(party: Party, form: Any, is_first: bool) -> None:
    """Who comes and on what, where nobody is registered yet; else the power alone."""
    by = PartyActing(party)
    if is_first:
        register_oneself(party, form.said(), by=by)
    else:
        hand_in_authority(party, form.scan.upload, form.special(), form.until_on.data, by=by)


@views.app_context_processor
def authority() -> dict[str, Any]:
    """For the pages of a party: whether who came for it speaks for it yet."""
    return {"unproven": unproven, "answered_words": ANSWERED, "answer_awaiting_check": answer_awaiting_check}
