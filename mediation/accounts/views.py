"""Pages of a party that follows: making an account with its slip; with an account all its cases, its password."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.accounts import acts, lost_slips, phone_codes
from mediation.accounts.forms import AddCaseForm, ChangePinForm, NewPinForm, ProveForm
from mediation.cases import proof
from mediation.cases.proof import is_proven
from mediation.audit import trail
from mediation.following import visits
from mediation.following.guessing import Guess
from mediation.following.models import AccountCase, CodePurpose, PartyAccount
from mediation.following.offers import Place, offer
from mediation.following.queries import cases_of, code_with_locator, waiting_losses_of
from mediation.following.texting import has_text_messages, may_text
from mediation.following.told import is_told_of
from mediation.following.visits import ACCOUNT, PARTY, READER
from mediation.parties.acting import PartyActing
from mediation.parties.models import AccessCode, Party
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting, visitors

views = Blueprint("party_accounts", __name__)
visitors(ACCOUNT, visits.account_is_here, "portal.follow")
visitors(PARTY, proof.is_the_party, "portal.follow")
visitors(READER, visits.is_here, "portal.follow")
offer(lazy_gettext("先证明是您本人，才能在这里办事"), "party_accounts.prove", lambda party: not proof.is_the_party(), Place.NOW,
      at=0)
offer(lazy_gettext("有人在换您的查询码：不是我，停掉"), "party_accounts.lost_slip",
      lambda party: bool(waiting_losses_of(party)), Place.NOW, at=1)
offer(lazy_gettext("开个账号（下次不用带回执）"), "party_accounts.make",
      lambda party: not visits.account_is_here(), Place.OTHER, at=85)
offer(lazy_gettext("我的几件事、账号密码"), "party_accounts.cases", lambda party: visits.account_is_here(), Place.MAY, at=95)


@views.route("/my/account", methods=["GET", "POST"])
@visiting(PARTY)
def make() -> Any:
    """An account for whoever came in with a slip: the password is chosen here and known to nobody else."""
    row = visits.current()
    assert row is not None and row.code is not None
    form = NewPinForm()
    if form.accepted():
        with form.refusals():
            account = acts.make_account(row.code, form.pin.data)
        if form.done:
            visits.come_in(account)
            return redirect(url_for("party_accounts.cases", new=1), 303)
    return render_template("accounts/make.html", form=form), form.status


@views.get("/my/cases")
@visiting(ACCOUNT)
def cases() -> Any:
    """All cases of the person who came in."""
    account = _account()
    return render_template("accounts/cases.html", account=account, rows=_told(account), form=ConfirmForm(),
                           new="new" in request.args)


@views.post("/my/cases/<locator>")
@visiting(ACCOUNT)
def turn_to(locator: str) -> Any:
    """To one of them."""
    party = visits.turn_to(locator)
    trail.record("follow", by=PartyActing(party), case=party.case, record=party)
    return redirect(url_for("portal.status"), 303)


@views.route("/my/cases/add", methods=["GET", "POST"])
@visiting(ACCOUNT)
def add() -> Any:
    """Another case, by the slip of it."""
    form = AddCaseForm()
    if form.accepted():
        code, heard = visits.code_tried(form.locator.data, form.secret.data, request.remote_addr or "")
        if code is None:
            form.refuse(_("查询码或密码不对，请照回执再填一次。") if heard else visits.too_many(), "secret")
            return render_template("accounts/add.html", form=form), form.status
        with form.refusals():
            acts.add_case(_account(), code)
        if form.done:
            return redirect(url_for("party_accounts.cases"), 303)
    return render_template("accounts/add.html", form=form), form.status


@views.route("/my/account/password", methods=["GET", "POST"])
@visiting(ACCOUNT)
def password() -> Any:
    """A new password; every other visit with the account ends."""
    form = ChangePinForm()
    if form.accepted():
        guess = Guess("account", _account().number, request.remote_addr or "")
        if not guess.heard:
            form.refuse(visits.too_many(), "old")
            return render_template("accounts/password.html", form=form), form.status
        with form.refusals():
            acts.change_pin(_account(), form.old.data, form.pin.data)
        if form.done:
            guess.was_right()
            flash(_("密码改好了。别处开着的都退出了。"))
            return redirect(url_for("party_accounts.cases"), 303)
    return render_template("accounts/password.html", form=form), form.status


@views.route("/my/account/close", methods=["GET", "POST"])
@visiting(ACCOUNT)
def close() -> Any:
    """No account any more; the slips go on as before."""
    form = ConfirmForm()
    if form.accepted():
        acts.close_account(_account())
        visits.end()
        return redirect(url_for("portal.start"), 303)
    return render_template("accounts/close.html", form=form)


@views.route("/my/lost-slip", methods=["GET", "POST"])
@visiting(PARTY)
def lost_slip() -> Any:
    """Somebody asked for a new code by telephone: whoever still has the slip says that it was not they."""
    party = visits.party_here()
    form = ConfirmForm()
    if form.accepted():
        lost_slips.stop(party, by=PartyActing(party))
        flash(_("停掉了，原来的回执照样用。"))
        return redirect(url_for("portal.status"), 303)
    return render_template("accounts/lost_slip.html", form=form, rows=waiting_losses_of(party))


@views.route("/my/prove", methods=["GET", "POST"])
@visiting(READER)
def prove() -> Any:
    """Who came in with a slip that somebody of the employer's printed shows that it is theirs."""
    row = visits.current()
    assert row is not None and row.code is not None
    if is_proven(row.code):
        return redirect(url_for("portal.status"), 303)
    form = ProveForm()
    if form.accepted():
        if "send" in request.form:
            return _prove_page(form, row.code.party, sent=_sent_to_prove(row.code))
        if _typed_right(form):
            flash(_("好了，是您本人。现在可以在这里办事了。"))
            return redirect(url_for("portal.status"), 303)
    return _prove_page(form, row.code.party)


def _sent_to_prove(code: AccessCode) -> bool:
    """Send a code to the telephone on file, unless there were too many."""
    telephone, locator = proof.telephone_on_file(code.party), code.locator
    if telephone is None or not has_text_messages() or not may_text(telephone, request.remote_addr or ""):
        return False
    kept = code_with_locator(locator)
    assert kept is not None
    phone_codes.send_code(CodePurpose.PROVE, locator, kept.party)
    return True


def _typed_right(form: ProveForm) -> bool:
    """Whether the code is right; then the slip proves who holds it from now on."""
    row = visits.current()
    assert row is not None and row.code is not None
    locator = row.code.locator
    right = phone_codes.code_is_right(CodePurpose.PROVE, locator, form.secret.data or "", request.remote_addr or "")
    code = code_with_locator(locator)
    if not right or code is None:
        form.refuse(_("验证码不对，或者过了十分钟。"), "secret")
        return False
    proof.prove(code)
    return True


def _prove_page(form: ProveForm, party: Party, sent: bool | None = None) -> Any:
    by_phone = has_text_messages() and proof.telephone_on_file(party) is not None
    return render_template("accounts/prove.html", form=form, party=party, sent=sent, by_phone=by_phone,
                           phone=proof.masked_number(party),
                           witnesses=proof.witnesses(party.case)), form.status


def _account() -> PartyAccount:
    account = visits.account_here()
    assert account is not None
    return account


def _told(account: PartyAccount) -> list[AccountCase]:
    return [row for row in cases_of(account) if is_told_of(row.code.party) and code_with_locator(row.locator)]
