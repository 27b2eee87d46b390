"""A party's own pages: whether it wants mediation, where papers reach it."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.audit import trail
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.intake.answers import acts
from mediation.intake.answers.forms import NO, YES, ConsentForm, ContactForm, OwnAddressForm
from mediation.intake.language_calls.acts import ask_for_call
from mediation.intake.powers.authority import answer_awaiting_check, unproven
from mediation.parties.acting import PartyActing
from mediation.parties.models import Answer, Party
from mediation.web.who_may import visiting

views = Blueprint("party_answer", __name__)


def _has_answered(party: Party) -> bool:
    return acts.may_answer(party) and (party.answer != Answer.ASKED.value or answer_awaiting_check(party) is not None)


offer(lazy_gettext("答复：愿不愿意调解"), "party_answer.consent",
      lambda party: acts.may_answer(party) and not _has_answered(party), Place.NOW, at=10)
offer(lazy_gettext("改答复：愿不愿意调解"), "party_answer.consent", _has_answered, Place.MAY, at=10)
offer(lazy_gettext("写明文书寄到哪里"), "party_answer.address", acts.is_asked_for_address, Place.NOW, at=20)
offer(lazy_gettext("改文书寄到哪里"), "party_answer.address",
      lambda party: acts.may_say_address(party) and not acts.is_asked_for_address(party), Place.OTHER, at=20)
offer(lazy_gettext("改：电话、住址给不给对方看"), "party_answer.contact", lambda party: not party.is_employer, Place.SEEN)


@views.route("/my/consent", methods=["GET", "POST"])
@visiting(PARTY)
def consent() -> Any:
    """Yes, no, or first a call."""
    party = visits.party_here()
    if not acts.may_answer(party):
        raise NotNow(_("现在不用答复：还没有问到您，或者双方的答复都齐了。"))
    trail.record_look("see_question", record=party, case=party.case)
    form = ConsentForm()
    if form.accepted():
        with form.refusals():
            said = _answered(party, form)
        if form.done:
            flash(said)
            return redirect(url_for("portal.status"), 303)
    return render_template("intake/my_consent.html", form=form, party=party, case=party.case,
                           other_side=acts.who_asked(party), waiting=acts.waited_until(party)), form.status


def _answered(party: Party, form: ConsentForm) -> str:
    """Do what was chosen; returns what is said of it."""
    by = PartyActing(party)
    if form.wants_a_call:
        ask_for_call(party, party.language_term, form.words.data or "", by=by)
        return _("记下了，办案人会打电话给您。您还没有答复，想好了再来选。")
    acts.answer_for_oneself(party, form.said, form.words.data, by=by)
    if answer_awaiting_check(party) is not None:
        return _("您的答复记下了，等核对授权：核对通过那天起算数。在那以前还可以改。")
    return _("您的答复记下了。没办完这一步以前，还可以改。")


@views.route("/my/address", methods=["GET", "POST"])
@visiting(PARTY)
def address() -> Any:
    """Where papers reach the party, and whether it takes them here."""
    party = visits.party_here()
    if unproven(party) is not None:
        raise NotNow(_("送达地址要由有授权的人填：请先交授权委托书，等办案人核对通过。"))
    if not acts.may_say_address(party):
        raise NotNow(_("现在不用填送达地址。"))
    form = OwnAddressForm(party=party)
    if form.accepted():
        with form.refusals():
            acts.say_own_address(party, form.address_said(), by=PartyActing(party))
        if form.done:
            flash(_("送达地址记下了。变了请再来改。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("intake/my_address.html", form=form, party=party, case=party.case), form.status


@views.route("/my/contact", methods=["GET", "POST"])
@visiting(PARTY)
def contact() -> Any:
    """Whether papers of both sides say where the party lives and is called."""
    party = visits.party_here()
    form = ContactForm(data={"shown": YES if party.contact_is_open else NO})
    if form.accepted():
        with form.refusals():
            acts.open_contact(party, form.shown.data == YES, by=PartyActing(party))
        if form.done:
            flash(_("记下了，从下一份文书起照办。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("intake/my_contact.html", form=form, party=party, case=party.case), form.status
