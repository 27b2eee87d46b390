"""Accounts, posts, passwords, sessions."""
from __future__ import annotations

from datetime import timedelta

import pytest

from mediation import clock
from mediation.audit import trail
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.people.acts import disable, end_post, give_post, open_account
from mediation.people.models import SYSTEM
from mediation.people.passwords import matches
from tests.builders import PASSWORD, the_bodies


def test_an_account_is_opened_with_a_password_kept_only_as_a_hash(app) -> None:
    person = open_account("newcomer", "新来的", PASSWORD, by=SYSTEM)
    assert PASSWORD not in person.password_hash and matches(PASSWORD, person.password_hash)
    assert not matches(PASSWORD + "x", person.password_hash)


@pytest.mark.parametrize("password", ["short", "password1234", "newcomer-one", "x" * 129])
def test_a_weak_password_is_refused_with_what_to_do(app, password: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        open_account("newcomer-one", "新来的", password, by=SYSTEM)
    assert refused.value.field == "password"


def test_a_login_is_given_once(app) -> None:
    open_account("twice", "甲", PASSWORD, by=SYSTEM)
    with pytest.raises(RequirementNotMet):
        open_account("twice", "乙", PASSWORD, by=SYSTEM)


def test_one_account_holds_posts_in_several_bodies(app) -> None:
    bodies = the_bodies()
    wang = bodies.people["wangmin"]
    assert wang.holds(Role.CLERK, bodies["courier"].id) and wang.holds(Role.CLERK, bodies["township"].id)
    assert not wang.holds(Role.CLERK, bodies["studio"].id)


def test_a_post_that_has_ended_gives_nothing_from_that_day_on(app) -> None:
    bodies = the_bodies()
    wang = bodies.people["wangmin"]
    post = next(post for post in wang.posts if post.body is bodies["township"])
    end_post(post, by=SYSTEM, on=clock.today() - timedelta(days=1))
    assert not wang.holds(Role.CLERK, bodies["township"].id) and wang.holds(Role.CLERK, bodies["courier"].id)


def test_a_disabled_account_holds_nothing(app) -> None:
    bodies = the_bodies()
    disable(bodies.people["wangmin"], by=SYSTEM)
    assert not bodies.people["wangmin"].holds(Role.CLERK)


def test_every_act_on_accounts_stands_in_the_audit_trail_and_the_chain_is_whole(app) -> None:
    bodies = the_bodies()
    give_post(bodies.people["majun"], bodies["studio"], Role.CLERK, by=bodies.people["aygul"])
    db.session.commit()
    from mediation.audit.models import AuditEvent

    actions = [event.action for event in db.session.query(AuditEvent)]
    assert "open_account" in actions and "give_post" in actions
    assert trail.first_broken_number() is None
