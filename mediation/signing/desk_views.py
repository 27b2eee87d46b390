"""The staff's side of signing on screens: the door, the links, the mediator's own signature, the seal."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation import files
from mediation.agreements.models import Agreement
from mediation.agreements.signing import WantedMark, mediator_mark, wanted_marks
from mediation.agreements.views.rooms import address, found
from mediation.audit import trail
from mediation.cases.act_pages import HANDLING
from mediation.documents.views import handed_over
from mediation.errors import NotFound, RequirementNotMet
from mediation.law.signing import Door
from mediation.parties.models import Agent, Party
from mediation.parties.queries import agent_of
from mediation.people.passwords import matches
from mediation.people.throttle import Tried
from mediation.signing import acts, sealing
from mediation.signing.forms import DoorForm, MediatorSignForm, SealForm
from mediation.signing.models import SigningRoom
from mediation.signing.queries import room_of
from mediation.web.forms import BaseForm, ConfirmForm
from mediation.web.who_may import may

views = Blueprint("signing_desk", __name__)
HOME = "/desk/cases/<case_id>/agreements/<ref>/signing"


@views.route(HOME, methods=["GET", "POST"])
@may(*HANDLING)
def room(case_id: str, ref: str) -> Any:
    """First what the agreement is meant for; then who has signed and who has not."""
    text = found(case_id, ref)
    form = DoorForm(record=text)
    if form.accepted():
        with form.refusals():
            acts.open_room(text, Door(form.door.data), by=current_user)
        if form.done:
            return redirect(address(text, "signing"), 303)
    return _page(text, form)


@views.post(f"{HOME}/link")
@may(*HANDLING)
def link(case_id: str, ref: str) -> Any:
    """Send a party its link; it is shown this once, to be handed over in person where nothing can be sent."""
    text = found(case_id, ref)
    form = ConfirmForm(record=text)
    given = None
    if form.accepted():
        with form.refusals():
            given = acts.send_link(_room(text), request.form.get("whose", ""), by=current_user, agent=_agent(text))
    return _page(text, form, given=given, given_to=request.form.get("whose", ""))


@views.route(f"{HOME}/mediator", methods=["GET", "POST"])
@may(*HANDLING)
def mediator(case_id: str, ref: str) -> Any:
    """A mediator of the case signs for themselves."""
    text = found(case_id, ref)
    form = MediatorSignForm(record=text, data={"shown": _room(text).paper.file_sha256})
    if form.accepted():
        with form.refusals():
            _check_password(form)
            acts.sign_as_mediator(_room(text), mediator_mark(current_user), form.shown.data,
                                  acts.read_signature(form.points.data or ""), form.typed_name.data or "",
                                  by=current_user)
        if form.done:
            flash("已签。")
            return redirect(address(text, "signing"), 303)
    return render_template("signing/mediator.html", form=form, case=text.case, agreement=text), form.status


@views.route(f"{HOME}/seal", methods=["GET", "POST"])
@may(*HANDLING)
def seal(case_id: str, ref: str) -> Any:
    """The body's electronic seal, last of all."""
    text = found(case_id, ref)
    form = SealForm(record=text)
    if form.accepted():
        with form.refusals():
            _check_password(form)
            sealing.place_seal(_room(text), by=current_user)
        if form.done:
            flash(f"已盖电子印章，协议自{text.effective_on}生效。" if text.effective_on else "已盖电子印章。")
            return redirect(address(text, "signing"), 303)
    return render_template("signing/seal.html", form=form, case=text.case, agreement=text,
                           lacking=sealing.still_to_sign(_room(text))), form.status


@views.get(f"{HOME}/sealed.pdf")
@may(*HANDLING)
def sealed(case_id: str, ref: str) -> Any:
    """The agreement with all marks under the seal, as it was sealed."""
    place = _room(found(case_id, ref))
    if place.sealed_sha256 is None:
        raise NotFound("还没有盖电子印章。")
    trail.record_look("open_sealed_agreement", by=current_user, record=place, case=place.case)
    return handed_over(files.content_of(place.sealed_sha256), "application/pdf",
                       f"{place.paper.title} {place.paper.number or ''} 电子签署", keep=False)


def _room(agreement: Agreement) -> SigningRoom:
    place = room_of(agreement)
    if place is None:
        raise NotFound("这份文本还没有开通电子签署。")
    return place


def _agent(agreement: Agreement) -> Agent | None:
    """The agent to whom a link goes, where it does not go to the party itself."""
    asked = request.form.get("agent", "")
    if not asked:
        return None
    agent = agent_of(agreement.case_id, asked)
    if agent is None:
        raise RequirementNotMet("本案没有这个代理人，请刷新页面。")
    return agent


def _check_password(form: Any) -> None:
    """Whoever signs or seals shows their password again now; guesses count as at the sign-in."""
    tried = Tried("sign-in", current_user.login, request.remote_addr or "")
    if not tried.allowed:
        raise RequirementNotMet("试的次数太多了，请过十五分钟再试。", field="password")
    if not matches(form.password.data, current_user.password_hash):
        raise RequirementNotMet("密码不对。", field="password")
    tried.succeeded()


def _page(agreement: Agreement, form: BaseForm, **more: Any) -> Any:
    place = room_of(agreement)
    signers = {(signer.whose, signer.agent_id): signer for signer in place.signers} if place is not None else {}
    rows = wanted_marks(agreement)
    return render_template(
        "signing/room.html", form=form, confirm=ConfirmForm(record=agreement), case=agreement.case, room=place,
        agreement=agreement, rows=rows, signers=signers, own=mediator_mark(current_user),
        certified=place is not None and acts.asks_certificate(place),
        agents={row.whose: _who_may_sign_for(row.party) for row in rows if row.party is not None},
        ways_shown={row.whose: _how_known(row, place) for row in rows},
        **{"given": None, "given_to": None, **more}), form.status


def _who_may_sign_for(party: Party) -> list[Agent]:
    """The agents of a party whose signed power is in the file; whether it reaches far enough the act says in words."""
    return [agent for agent in party.agents if agent.speaks_for_them]


def _how_known(row: WantedMark, place: SigningRoom | None) -> list[str]:
    """How whoever signed here showed who they are, and under whose certificate."""
    of_it = [signer for signer in place.signers if signer.whose == row.whose and signer.signed_at] if place else []
    certificate = f"证书：{row.placed.certificate}" if row.placed is not None and row.placed.certificate else ""
    return [words for signer in of_it for words in (signer.identified_by, certificate, signer.power) if words]
