"""A party's own pages of what was agreed: whether it came, whether it was paid, and what can be done if not."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.errors import NotFound
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.performance.party_acts import own_lines, say_of_payment
from mediation.performance.party_forms import PaymentWordForm
from mediation.performance.remedies import remedies_of
from mediation.performance.requirements import has_fallen_due
from mediation.web.who_may import visiting

views = Blueprint("party_performance", __name__)


def _waits_for(party: Party) -> list[Obligation]:
    return [line for line in own_lines(party) if line.payee_id == party.id]


def _owes(party: Party) -> list[Obligation]:
    return [line for line in own_lines(party) if line.payer_id == party.id]


offer(lazy_gettext("没收到、收到了：说一声"), "party_performance.lines", lambda party: bool(_waits_for(party)), Place.MONEY,
      at=10)
offer(lazy_gettext("付了：交凭证"), "party_performance.lines",
      lambda party: bool(_owes(party)) and not _waits_for(party), Place.NOW, at=60)


@views.get("/my/payments")
@visiting(PARTY)
def lines() -> Any:
    """Each line that is still owed: what was agreed, what was said of it."""
    party = visits.party_here()
    found = [(line, [row for row in line.payment_words if _is_told(row, party)]) for line in own_lines(party)]
    return render_template("performance/my_lines.html", party=party, case=party.case, lines=found,
                           only_owes=bool(_owes(party)) and not _waits_for(party))


@views.route("/my/payments/<ref>", methods=["GET", "POST"])
@visiting(PARTY)
def line(ref: str) -> Any:
    """What this party says of one line; where it was not paid, what can be done."""
    party = visits.party_here()
    owed = found(party, ref)
    form = PaymentWordForm(line=owed, party=party)
    if form.accepted():
        by = PartyActing(party)
        with form.refusals():
            say_of_payment(owed, party, form.word(form.proof.kept(by=by)), by=by)
        if form.done:
            flash(_("记下了。要办案人核对的，核对完会写在这里。"))
            return redirect(url_for("party_performance.lines"), 303)
    return render_template("performance/my_line.html", form=form, party=party, case=party.case, line=owed,
                           is_due=has_fallen_due(owed, clock.today()),
                           ways=remedies_of(owed, clock.today()) if form.is_payee else (),
                           theirs=_said_by_the_other(owed, party)), form.status


def found(party: Party, ref: str) -> Obligation:
    """A line of this party that is still owed; any other does not exist."""
    one = next((line for line in own_lines(party) if line.public_id == ref), None)
    if one is None:
        raise NotFound(_("没有找到这一项，或者已经付清了。"))
    return one


def _is_told(row: Any, party: Party) -> bool:
    return bool(row.party_id == party.id)


def _said_by_the_other(line: Obligation, party: Party) -> list[Any]:
    """That the other side says it has paid, and when; what else it wrote, and its voucher, go to the staff."""
    return [row for row in line.payment_words if row.is_open and row.party_id != party.id and row.said != "not_paid"]
