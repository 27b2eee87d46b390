"""The one door of the parties: by a slip, by an account, by a code of the desk's; a lost slip; out in a hurry.

No door takes an identity number, a telephone number, a name or a bank account: whoever employs somebody knows them all.
What is wrong is answered alike, whether the number exists or not.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from mediation.accounts import acts, lost_slips, phone_codes
from mediation.accounts.forms import AccountForm, InvitationForm, LostForm
from mediation.cases.proof import is_the_party, telephone_on_file
from mediation.audit import trail
from mediation.bodies.queries import open_bodies
from mediation.following import visits
from mediation.following.models import CodePurpose, PartyAccount
from mediation.following.queries import account_with_number, code_with_locator, waiting_loss
from mediation.following.guessing import Guess
from mediation.following.texting import has_text_messages, may_text
from mediation.following.told import is_told_of
from mediation.intake.invitations.invited_views import by_paper_and_link
from mediation.parties.acting import PartyActing
from mediation.parties.models import AccessCode, Party
from mediation.people.passwords import spend_the_same_time
from mediation.portal.forms import FollowForm
from mediation.web.forms import BaseForm

AWAY = "https://www.weather.com.cn/"
CODE_DIGITS = phone_codes.DIGITS


def by_slip() -> Any:
    """The two groups of digits on one's own slip; who came in with an account chooses a case."""
    if request.method == "GET" and visits.account_is_here():
        return redirect(url_for("party_accounts.cases"))
    if request.method == "GET" and "q" not in request.args and visits.is_here() and not is_the_party():
        return redirect(url_for("party_accounts.prove"))
    form = FollowForm(data={"locator": request.args.get("q", "")[:12]} if request.method == "GET" else None)
    if form.accepted():
        party, heard = visits.begin(form.locator.data, form.secret.data, _address())
        if party is not None:
            trail.record("follow", by=PartyActing(party), case=party.case, record=party)
            return redirect(url_for("portal.status"), 303)
        _refused(form, _("查询码或密码不对，请照回执再填一次。"), heard)
    return _page("portal/follow.html", form)


def by_account() -> Any:
    """The number of an account with its password, or with a code that was sent to the telephone on file."""
    form = AccountForm()
    if form.accepted() and "send" in request.form:
        return _send(form, form.number.data, _party_of_account, CodePurpose.COME_IN)
    if form.errors or not form.is_submitted():
        return _page("portal/by_account.html", form)
    if not form.secret.data:
        form.refuse(_("请填写密码。"), "secret")
        return _page("portal/by_account.html", form)
    account, heard = _account_of(form.number.data, form.secret.data)
    if account is not None:
        trail.record("follow", record=account)
        return redirect(url_for("party_accounts.cases"), 303)
    _refused(form, _("账号、密码或者验证码不对。"), heard)
    return _page("portal/by_account.html", form)


def _account_of(number: str, typed: str) -> tuple[PartyAccount | None, bool]:
    """Who came in with a password, or with a code of six digits; and whether the try was heard."""
    if len(typed) != CODE_DIGITS:
        return visits.begin_with_account(number, typed, _address())
    right = phone_codes.code_is_right(CodePurpose.COME_IN, number, typed, _address())
    account = account_with_number(number) if right else None
    if account is not None:
        visits.come_in(account)
    return account, True


def by_invitation() -> Any:
    """The code that was given at the desk, and a password that its holder chooses here."""
    form = InvitationForm()
    if form.accepted():
        guess = Guess("invitation", form.invitation.data, _address())
        if not guess.heard:
            _refused(form, "", heard=False, field="invitation")
            return _page("portal/by_invitation.html", form)
        with form.refusals():
            account = acts.take_invitation(form.invitation.data, form.pin.data)
        if form.done:
            guess.was_right()
            visits.come_in(account)
            return redirect(url_for("party_accounts.cases", new=1), 303)
    return _page("portal/by_invitation.html", form)


def lost() -> Any:
    """A new code without the slip: with the telephone on file, after twelve hours."""
    form = LostForm()
    if not form.accepted() or not has_text_messages():
        return _page("portal/lost.html", form)
    if "send" in request.form:
        return _send(form, form.locator.data, _party_of_code, CodePurpose.LOST_SLIP, "portal/lost.html")
    if not form.secret.data:
        form.refuse(_("请填写短信里的六位验证码。"), "secret")
        return _page("portal/lost.html", form)
    right = phone_codes.code_is_right(CodePurpose.LOST_SLIP, form.locator.data, form.secret.data, _address())
    code = code_with_locator(form.locator.data)
    if not right or code is None or not is_told_of(code.party):
        _refused(form, _("验证码不对，或者过了十分钟。"), True)
        return _page("portal/lost.html", form)
    return _new_code(code)


def _new_code(code: AccessCode) -> Any:
    """Ask, wait, or be given: whichever the clock says."""
    waiting = waiting_loss(code.locator)
    if waiting is not None and lost_slips.is_ready(waiting):
        return render_template("portal/new_code.html", code=lost_slips.give(waiting))
    return render_template("portal/asked_for_code.html", row=lost_slips.ask(code))


def _send(form: BaseForm, number: str, party_of: Callable[[str], Party | None], purpose: CodePurpose,
          template: str = "portal/by_account.html") -> Any:
    """Send a code where one can be sent; the page says the same whatever there is."""
    party = party_of(number) if has_text_messages() else None
    telephone = telephone_on_file(party) if party is not None else None
    allowed = may_text(telephone or number, _address())
    party = party_of(number) if telephone is not None else None
    if party is not None and allowed:
        phone_codes.send_code(purpose, number, party)
    else:
        spend_the_same_time(number)
    return _page(template, form, sent=True)


def _party_of_account(number: str) -> Party | None:
    account = account_with_number(number)
    return phone_codes.party_with_telephone(account) if account is not None else None


def _party_of_code(locator: str) -> Party | None:
    code = code_with_locator(locator)
    return code.party if code is not None and is_told_of(code.party) else None


def away() -> Any:
    """Out in a hurry: the visit ends here and in the browser, and a page of the weather stands in its place."""
    visits.leave_at_once()
    return redirect(AWAY, 302)


WAYS: dict[str, Callable[[], Any]] = {
    "": by_slip, "account": by_account, "desk": by_invitation, "lost": lost, "away": away,
    "invited": by_paper_and_link}


def _refused(form: BaseForm, words: str, heard: bool, field: str = "secret") -> None:
    trail.record_look("follow", outcome="refused")
    form.refuse(words if heard else visits.too_many(), field)


def _page(template: str, form: BaseForm, sent: bool = False) -> Any:
    return render_template(template, form=form, sent=sent, texting=has_text_messages(),
                           open_bodies=open_bodies), form.status


def _address() -> str:
    return request.remote_addr or ""
