"""The page of an act: load the record, show its form, do the one act, go back to the case.

A stage declares its acts with ``add_act_page``; what is special about one is its form and the function that does it.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.acts import may_now, procedure_of
from mediation.cases.models import Case
from mediation.cases.rows import lines
from mediation.errors import NotFound, NotNow
from mediation.law.terms import Role
from mediation.web.forms import BaseForm
from mediation.web.how_large import room_for
from mediation.web.who_may import may

HANDLING = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
MANY_PARTIES = 60
"""From more parties than this on, long parts of the case page are loaded when they are opened."""
Do = Callable[..., Any]
Load = Callable[[Case, str], Any]


@dataclass(frozen=True)
class ActWords:
    """What a page says of an act before it is done: its name, what is required, which clocks, which papers."""

    name: str
    requires: tuple[str, ...]
    clocks: tuple[str, ...]
    papers: tuple[str, ...]


def case_address(case: Case, anchor: str = "") -> str:
    """Where the page of a case is, and a part of it; of a case of many, where long parts wait to be opened, opened."""
    opened = f"?open={anchor}" if anchor and len(case.parties) > MANY_PARTIES else ""
    return f"/desk/cases/{case.public_id}{opened}" + (f"#{anchor}" if anchor else "")


def act_address(record: Any, act: str) -> str:
    """Where the page of an act on a record is."""
    word = act.replace("_", "-")
    if record.record_type == "case":
        return f"/desk/cases/{record.public_id}/{word}"
    return f"/desk/cases/{record.case.public_id}/{record.record_type}s/{record.public_id}/{word}"


def words_of(record: Any, act: str, name: str = "") -> ActWords:
    """The act's line of the procedure as it stands for this record, in words; ``name`` is of an act without one."""
    if name:
        return ActWords(name, (), (), ())
    for line in lines(procedure_of(record)):
        if line.act == act and line.source == record.state:
            return ActWords(line.act_name, tuple((r.__doc__ or "").strip() for r in line.requires),
                            tuple(str(effect) for effect in line.clocks), line.papers)
    return ActWords("", (), (), ())


def add_act_page(views: Blueprint, act: str, form: type[BaseForm], do: Do, *, name: str = "", load: Load | None = None,
                 collection: str = "", template: str = "act.html", roles: tuple[Role, ...] = HANDLING,
                 anchor: str = "", done: str = "", most_bytes: int = 0) -> None:
    """Give an act its page.

    ``do(record, form, by=person)`` does it and may return the address to go on to. ``load(case, ref)`` finds a record
    of the case other than the case itself, under ``collection`` in the address. ``name`` is for acts without a line in
    a procedure. ``done`` is what is said afterwards. ``most_bytes`` is for acts with large files.
    """
    def view(case_id: str, ref: str = "") -> Any:
        case = case_for(current_user, case_id)
        record = load(case, ref) if load else case
        if record is None:
            raise NotFound("没有找到。")
        _check_now(record, act, name)
        words = words_of(record, act, name)
        filled = form(record=record)
        if filled.accepted():
            with filled.refusals():
                onward = do(record, filled, by=current_user)
            if filled.done:
                flash(done or f"已办：{words.name}")
                return redirect(onward if isinstance(onward, str) else case_address(case, anchor), 303)
        return render_template(template, form=filled, case=case, record=record, act=words), filled.status

    view.__name__ = act
    view.__doc__ = (do.__doc__ or "").split("\n")[0]
    where = f"/desk/cases/<case_id>/{collection}/<ref>/" if load else "/desk/cases/<case_id>/"
    if most_bytes:
        room_for(most_bytes)(view)
    views.add_url_rule(where + act.replace("_", "-"), act, may(*roles)(view), methods=["GET", "POST"])


def _check_now(record: Any, act: str, name: str) -> None:
    """Refuse at once what can't be done now, rather than after a form has been filled."""
    if name or act in dict(may_now(record, current_user)):
        return
    raise NotNow("本案现在不能办这一步，或者您的岗位不能办。请回到案件页看现在可以办什么。")
