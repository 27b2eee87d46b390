"""Where a page sends a file piece by piece (``static/js/files.js``); each answer says how far the file has come."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext

from mediation.errors import Refused
from mediation.evidence import in_pieces
from mediation.evidence.party_forms import BeginForm
from mediation.evidence.pieces_store import MOST_OF_A_PIECE
from mediation.evidence.queries import file_in_pieces
from mediation.extensions import db
from mediation.following.visits import PARTY, party_here
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("own_pieces", __name__)
LONGEST_NUMBER = 12


@views.post("/my/files/pieces")
@visiting(PARTY)
def begin() -> Any:
    """Begin a file, or go on with it: where its pieces go, how far it has come, how large a piece may be."""
    party, form = party_here(), BeginForm()
    try:
        if not form.accepted():
            return _problem(form.said, 422)
        row = in_pieces.begin(party, form.beginning(), by=PartyActing(party))
    except Refused as refused:
        return _problem(refused.message, refused.status)
    return {"to": url_for("own_pieces.add", ref=row.public_id), "at": row.reached, "most": MOST_OF_A_PIECE}


@views.post("/my/files/pieces/<ref>")
@visiting(PARTY)
def add(ref: str) -> Any:
    """One piece, as it is, from byte ``at`` on; 409 with the right place where it does not follow the last one.

    What came of a piece whose line broke counts: the next one begins there.
    """
    db.session.rollback()
    content = request.stream.read(MOST_OF_A_PIECE + 1)
    party, said = party_here(), request.args.get("at", "")
    at = int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER else -1
    try:
        is_added = in_pieces.add_piece(party, ref, at, content, by=PartyActing(party))
    except Refused as refused:
        return _problem(refused.message, refused.status)
    return {"at": _reached(party, ref)}, 200 if is_added else 409


@views.post("/my/files/pieces/<ref>/finish")
@visiting(PARTY)
def finish(ref: str) -> Any:
    """The whole file is here: where its page is, or why it is not taken."""
    party = party_here()
    try:
        ended = in_pieces.finish(party, ref, by=PartyActing(party))
    except Refused as refused:
        return _problem(refused.message, refused.status)
    if ended.refused:
        return {"refused": ended.refused}
    return {"piece": url_for("own_files.one", ref=ended.piece_ref)}


@views.post("/my/files/pieces/<ref>/give-up")
@visiting(PARTY)
def give_up(ref: str) -> Any:
    """An unfinished file is let go."""
    party = party_here()
    if ConfirmForm().accepted():
        in_pieces.give_up(party, ref, by=PartyActing(party))
        flash(gettext("已删。"))
    return redirect(url_for("own_files.add"), 303)


def _reached(party: Party, ref: str) -> int:
    row = file_in_pieces(party, ref)
    return row.reached if row is not None else 0


def _problem(words: str, status: int) -> Any:
    return {"problem": words}, status
