"""Pages for what may be changed of a case beside its procedure."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases import changes, elsewhere
from mediation.cases.act_pages import add_act_page
from mediation.cases.changes_forms import ClerkForm, ElsewhereForm, KindForm, PublicForm
from mediation.cases.models import Case
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.people.queries import person_by_public_id

views = Blueprint("cases", __name__)


def change_kind(case: Case, form: KindForm, *, by: Any) -> None:
    """改变争议种类"""
    changes.change_kind(case, form.kind.data, form.reason.data, by=by)


def assign_clerk(case: Case, form: ClerkForm, *, by: Any) -> None:
    """换办案人"""
    person = person_by_public_id(form.clerk.data)
    if person is None:
        raise NotFound("没有这个人。")
    changes.assign_clerk(case, person, by=by)


def make_public(case: Case, form: PublicForm, *, by: Any) -> None:
    """是否公开调解"""
    changes.make_public(case, form.is_public.data == "yes", by=by, both_ask=form.both_ask.data)


def enter_elsewhere(case: Case, form: ElsewhereForm, *, by: Any) -> None:
    """登记别的机关做了什么"""
    elsewhere.enter_elsewhere(case, elsewhere.Elsewhere(
        forum=form.forum.data, result=form.result.data, number=form.number.data or "",
        happened_on=form.happened_on.data), by=by)


add_act_page(views, "change_kind", KindForm, change_kind, name="改变争议种类", roles=(Role.MEDIATOR, Role.DIRECTOR))
add_act_page(views, "assign_clerk", ClerkForm, assign_clerk, name="换办案人", roles=(Role.CLERK, Role.DIRECTOR))
add_act_page(views, "make_public", PublicForm, make_public, name="是否公开调解")
add_act_page(views, "enter_elsewhere", ElsewhereForm, enter_elsewhere, name="登记别的机关做了什么")
