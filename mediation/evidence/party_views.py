"""A party's own pages of files: handed in, listed with their state, shared after a look at what others will see."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext, ngettext

from mediation import clock
from mediation.audit import trail
from mediation.bodies.hosting import host
from mediation.cases.states import CaseState
from mediation.errors import NotFound, RequirementNotMet
from mediation.evidence import acts, handing_over
from mediation.evidence.access import own_piece, piece_shown_to, pieces_of_others, pieces_of_party, who_handles
from mediation.evidence.derivatives import may_be_opened, original_leaves, pictures_in
from mediation.evidence.kinds import MOST_AT_ONCE
from mediation.evidence.models import Evidence
from mediation.evidence.party_forms import HandInForm, ShareForm, TakeAwayForm, WhoSeesForm
from mediation.evidence.queries import unfinished_files
from mediation.evidence.words import NOT_THERE, why_held_back
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY, party_here
from mediation.law.terms import Zone
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.forms import ConfirmForm
from mediation.web.how_large import room_for
from mediation.web.who_may import visiting

views = Blueprint("own_files", __name__)


def takes_files(party: Party) -> bool:
    """Whether a party may hand files in now."""
    return party.is_active and party.deceased_on is None and party.case.state_term is not CaseState.ARCHIVED


offer(lazy_gettext("交材料（拍照、文件、录音）"), "own_files.add", takes_files, Place.MAY, at=20)
offer(lazy_gettext("我的材料，谁看得见"), "own_files.listed", lambda party: True, Place.SEEN, at=20)


@views.get("/my/files")
@visiting(PARTY)
def listed() -> Any:
    """What the party handed in with its state, and what others let it see."""
    party = party_here()
    return render_template("evidence/my_files.html", own=pieces_of_party(party), others=pieces_of_others(party),
                           may_add=takes_files(party), unfinished=unfinished_files(party))


@views.route("/my/files/add", methods=["GET", "POST"])
@room_for(MOST_AT_ONCE)
@visiting(PARTY)
def add() -> Any:
    """Hand files in: those that can be taken stay, whatever becomes of the others."""
    form = HandInForm()
    if form.accepted() and _handed_in(party_here(), form):
        return redirect(url_for("own_files.listed"), 303)
    handlers = who_handles(party_here().case)
    return render_template("evidence/my_files_add.html", form=form, handlers=handlers, host=host(),
                           giving_up=ConfirmForm(), unfinished=unfinished_files(party_here())), form.status


@views.get("/my/files/<ref>")
@visiting(PARTY)
def one(ref: str) -> Any:
    """One piece as its reader may see it."""
    party, piece = _shown(ref)
    is_own = piece.party_id == party.id
    trail.record_look("look_at_piece", by=PartyActing(party), record=piece, case=party.case)
    return render_template(
        "evidence/my_file.html", piece=piece, is_own=is_own, numbers=pictures_in(piece),
        original=original_leaves(piece) or is_own and may_be_opened(piece),
        moves=acts.moves_open_to(piece) if is_own else (), may_go=is_own and acts.may_be_taken_away(piece),
        held_back=why_held_back(piece.check.why if piece.check else ""))


@views.get("/my/files/<ref>/pictures/<number>")
@visiting(PARTY)
def picture(ref: str, number: str) -> Any:
    """One picture of a piece."""
    return handing_over.picture(_shown(ref)[1], number)


@views.get("/my/files/<ref>/original")
@visiting(PARTY)
def original(ref: str) -> Any:
    """The original: to its owner; to others only of what can't be made anew."""
    party, piece = _shown(ref)
    trail.record_look("fetch_piece", by=PartyActing(party), record=piece, case=party.case)
    handing_over.check_leaves(piece)
    if piece.party_id != party.id and not original_leaves(piece):
        raise NotFound(str(NOT_THERE))
    return handing_over.original_of(piece)


@views.get("/my/files/<ref>/receipt")
@visiting(PARTY)
def receipt(ref: str) -> Any:
    """That a file arrived, when, and by which hash it can be known again; to be printed or kept as a picture."""
    piece = own_piece(party_here(), ref)
    return render_template("evidence/my_file_receipt.html", piece=piece, body=piece.case.body)


@views.route("/my/files/<ref>/who-sees", methods=["GET", "POST"])
@visiting(PARTY)
def who_sees(ref: str) -> Any:
    """Its owner says who may see a piece; the other side only after a look at what it will see."""
    party, piece = party_here(), own_piece(party_here(), ref)
    form = WhoSeesForm(record=piece)
    if form.accepted():
        if form.zone.data == Zone.SHARED.value:
            return redirect(url_for("own_files.share", ref=ref), 303)
        acts.move_to_zone(piece, acts.Wish(Zone(form.zone.data), clock.today()), by=PartyActing(party))
        flash(gettext("已改。"))
        return redirect(url_for("own_files.one", ref=ref), 303)
    return render_template("evidence/my_file_who_sees.html", form=form, piece=piece,
                           handlers=who_handles(party.case)), form.status


@views.route("/my/files/<ref>/share", methods=["GET", "POST"])
@visiting(PARTY)
def share(ref: str) -> Any:
    """What the other side will see, exactly; then, for good, that it may."""
    party, piece = party_here(), own_piece(party_here(), ref)
    acts.check_may_be_shared(piece, by=PartyActing(party))
    form = ShareForm(record=piece)
    if form.accepted():
        acts.move_to_zone(piece, acts.Wish(Zone.SHARED, clock.today()), by=PartyActing(party))
        flash(gettext("对方现在看得见这份材料了。"))
        return redirect(url_for("own_files.one", ref=ref), 303)
    return render_template("evidence/my_file_share.html", form=form, piece=piece, numbers=pictures_in(piece),
                           original=original_leaves(piece)), form.status


@views.route("/my/files/<ref>/take-away", methods=["GET", "POST"])
@visiting(PARTY)
def take_away(ref: str) -> Any:
    """Its owner takes back a piece that nobody has seen."""
    party, piece = party_here(), own_piece(party_here(), ref)
    form = TakeAwayForm(record=piece)
    if form.accepted():
        acts.take_away(piece, by=PartyActing(party))
        flash(gettext("已删。"))
        return redirect(url_for("own_files.listed"), 303)
    return render_template("evidence/my_file_take_away.html", form=form, piece=piece), form.status


def _shown(ref: str) -> tuple[Party, Evidence]:
    party = party_here()
    return party, piece_shown_to(party, ref)


def _handed_in(party: Party, form: HandInForm) -> bool:
    """Hand in file by file; where none could be taken it stands on the form, else each that was not is named."""
    arrived, refused = 0, [(name, str(words)) for name, words in form.not_taken]
    for number, upload in enumerate(form.uploads, start=1):
        try:
            acts.hand_in(party, form.said_of(number, len(form.uploads)), upload, by=PartyActing(party))
            arrived += 1
        except RequirementNotMet as not_taken:
            refused.append((upload.name, not_taken.message))
    if not arrived:
        form.refuse("；".join(words for _name, words in refused), "files")
        return False
    flash(ngettext("收到%(num)s个文件，已经封存。", "收到%(num)s个文件，已经封存。", arrived))
    for name, words in refused:
        flash(gettext("没有收“%(name)s”：%(why)s", name=name, why=words), "refused")
    return True
