"""What the administrator reads of the store: when it was last read through, and what is missing or damaged."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_login import current_user

from mediation.evidence.queries import last_round, open_faults
from mediation.law.terms import Role
from mediation.web.frame import place, warning
from mediation.web.who_may import may

views = Blueprint("store", __name__)


@views.get("/desk/store")
@may(Role.ADMINISTRATOR)
def rounds() -> Any:
    """The last round over the store, and every fault that is open."""
    return render_template("evidence/store.html", last=last_round(), faults=open_faults())


def _words() -> str | None:
    """In red on every page of an administrator, while a stored file is missing or damaged."""
    number = len(open_faults()) if current_user.holds(Role.ADMINISTRATOR) else 0
    return f"存档里有{number}个文件损坏或者丢失，请从备份恢复：" if number else None


place("存档核对", "store.rounds", Role.ADMINISTRATOR, at=85)
warning(_words, lambda: url_for("store.rounds"))
