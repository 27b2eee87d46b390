"""A page left idle asks for the password again; what was being sent is kept and sent on."""
from __future__ import annotations

from typing import Any

from flask import g, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf

from mediation.people import sessions
from mediation.people.forms import UnlockForm
from mediation.web.addresses import inside

ITS_OWN = {"password", "next", "csrf_token"}
OPEN_WHILE_LOCKED = {"people.unlock", "people.sign_out", "people.sign_in", "static"}
BY_ITSELF = "again"
"""In the address of what an open page asks for without its person: that is no use, and the page locks all the same."""


def check_idle() -> Any:
    """Before each request of who is signed in: after too long a pause the password comes first."""
    row = sessions.current()
    if row is None or request.endpoint in OPEN_WHILE_LOCKED:
        return None
    if not sessions.is_idle(row):
        g.session_used = BY_ITSELF not in request.args and sessions.is_to_be_noted(row)
        return None
    if request.method == "GET":
        return redirect(url_for("people.unlock", next=request.full_path.rstrip("?")), 303)
    return page(UnlockForm(formdata=None, next=request.path), status=401)


def note_use(response: Any) -> Any:
    """After each request, when its own transaction has ended: the pause begins anew."""
    if g.pop("session_used", False):
        sessions.note_use()
    return response


def page(form: UnlockForm, status: int | None = None) -> Any:
    """The locked page, with what was being sent kept in it."""
    row = sessions.current()
    kept = [(name, value) for name in request.form if name not in ITS_OWN for value in request.form.getlist(name)]
    if request.accept_mimetypes.best == "application/json":
        return jsonify(problem="密码不对"), 403
    page = render_template("public/locked.html", form=form, kept=kept, action=url_for("people.unlock"),
                           person_name=row.person.name if row else None)
    return page, status or (422 if form.errors else 200)


def go_on(next_address: str | None, home: str) -> Any:
    """On to where the person was: a form that waited is sent there as it was."""
    if request.accept_mimetypes.best == "application/json":
        return jsonify(csrf_token=generate_csrf())
    address = inside(next_address)
    waiting = set(request.form) - ITS_OWN
    if address and waiting:
        return redirect(address, 307)
    return redirect(address or home, 303)
