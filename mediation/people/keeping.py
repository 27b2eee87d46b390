"""Keeping the accounts of a body: what its director or administrator may do with whom."""
from __future__ import annotations

from typing import Any

from mediation.bodies.access import KEEPERS
from mediation.bodies.models import Body
from mediation.errors import NotFound, RequirementNotMet
from mediation.people import acts
from mediation.people.account_forms import (AffiliationForm, EndAffiliationForm, EndPostForm, KnownPersonForm,
                                            NewPersonForm, PasswordForm, PostForm)
from mediation.people.models import Person, Post
from mediation.people.passwords import matches
from mediation.people.queries import person_by_login, person_with_post


def person_of(body: Body, ref: str) -> Person:
    """Somebody who holds or held a post in this body; raises NotFound."""
    person = person_with_post(body, ref)
    if person is None:
        raise NotFound("没有找到这个人。")
    return person


def open_account(body: Body, form: NewPersonForm, *, by: Any) -> Person:
    """An account with its first post and, where there is one, its employer."""
    person = acts.open_account(form.login.data, form.name.data, form.password.data, by=by)
    give_post(body, person, form, by=by)
    if form.employer.data:
        acts.affiliate(person, form.employer.data, form.employer_code.data or None, by=by)
    return person


def take_in(body: Body, form: KnownPersonForm, *, by: Any) -> Person:
    """Somebody with an account gets a post here; the name guards against a wrong login."""
    person = person_by_login(form.login.data)
    if person is None or person.disabled or person.name != form.name.data:
        raise RequirementNotMet("没有这个账号，或者姓名与账号不符，请核对。", field="login")
    give_post(body, person, form, by=by)
    return person


def give_post(body: Body, person: Person, form: PostForm, *, by: Any) -> Post:
    """A role in the body; the same one twice is refused."""
    role, side = form.chosen_role(), form.chosen_side()
    if any(post.body_id == body.id and post.role == role.value for post in person.posts_today()):
        raise RequirementNotMet(f"{person.name}已经是本机构的{role.label}。", field="role")
    return acts.give_post(person, body, role, by=by, side=side, from_on=form.from_on.data)


def end_post(_body: Body, _person: Person, form: EndPostForm, *, by: Any) -> None:
    acts.end_post(form.posts[form.post.data], by=by, on=form.last_day.data)


def affiliate(_body: Body, person: Person, form: AffiliationForm, *, by: Any) -> None:
    """Record for which employer the person works."""
    if any(row.employer_name == form.employer.data for row in person.affiliations):
        raise RequirementNotMet("这个单位已经登记过了。", field="employer")
    acts.affiliate(person, form.employer.data, form.employer_code.data or None, by=by)


def end_affiliation(_body: Body, _person: Person, form: EndAffiliationForm, *, by: Any) -> None:
    acts.end_affiliation(form.rows[form.employer.data], by=by)


def reset_password(_body: Body, person: Person, form: PasswordForm, *, by: Any) -> None:
    """A new password, for somebody who works for nobody else."""
    _only_ours(person, by, "重设密码")
    acts.set_password(person, form.password.data, by=by)


def disable(_body: Body, person: Person, _form: Any, *, by: Any) -> None:
    """Close an account; whoever also works elsewhere only loses the post here."""
    if person.id == by.id:
        raise RequirementNotMet("不能停用自己的账号；请由另一位主任或者系统管理员办理。")
    _only_ours(person, by, "停用账号")
    acts.disable(person, by=by)


def _only_ours(person: Person, by: Any, what: str) -> None:
    elsewhere = [post.body.short_name for post in person.posts_today()
                 if not any(by.holds(role, post.body_id) for role in KEEPERS)]
    if elsewhere:
        raise RequirementNotMet(f"{person.name}在{'、'.join(dict.fromkeys(elsewhere))}还有岗位，您不能{what}；可以结束本机构的岗位。")


def change_own_password(person: Person, old: str, new: str, again: str) -> None:
    """One's own password, with the present one as proof."""
    if not matches(old, person.password_hash):
        raise RequirementNotMet("现在的密码不对。", field="old")
    if new != again:
        raise RequirementNotMet("两遍新密码不一样，请再输一遍。", field="again")
    acts.set_password(person, new, by=person)
