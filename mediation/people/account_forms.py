"""Forms of keeping accounts: opening, posts, affiliations, passwords."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wtforms import PasswordField

from mediation import clock
from mediation.bodies.models import Body
from mediation.law.terms import LegalType, MemberSide, Role
from mediation.people.models import Person, Post
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, NameField, RadioChoiceField, ShanghaiDateField, ShortText

OF_COURTS = (Role.LIAISON, Role.ADMINISTRATOR)
OF_MEDIATORS = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR, Role.OBSERVER, Role.ADMINISTRATOR)
OF_OTHERS = (Role.OBSERVER, Role.ADMINISTRATOR)
PASSWORD_HELP = "至少12个字符，可以用一句话。请当面告诉本人，让他登录后在“我的账号”里改掉。"


def roles_in(body: Body) -> tuple[Role, ...]:
    """The posts that there are in a body of this kind."""
    if body.legal_type == LegalType.COURT.value:
        return OF_COURTS
    return OF_MEDIATORS if body.mediates else OF_OTHERS


def key_of(post: Post) -> str:
    """How a post is named in a form."""
    return f"{post.role}:{post.from_on.isoformat()}:{post.side or ''}"


def words_of(post: Post) -> str:
    """How a post is read."""
    side = f"（{MemberSide(post.side).label}）" if post.side else ""
    until = f"至 {post.until_on}" if post.until_on else "起"
    return f"{Role(post.role).label}{side} {post.from_on} {until}"


class PersonForm(BaseForm):
    """A form about somebody with a post in a body."""

    def __init__(self, *args: Any, body: Body, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body, self.person = body, person
        if "role" in self._fields:
            self.role.offer([(role.value, role.label) for role in roles_in(body)])
        if "side" in self._fields and body.legal_type != LegalType.ENTERPRISE_COMMITTEE.value:
            del self.side

    def chosen_side(self) -> MemberSide | None:
        """On which side of a company committee the person sits."""
        return self.side.data if "side" in self._fields else None

    def chosen_role(self) -> Role:
        return Role(self.role.data)


class PostForm(PersonForm):
    """A role in the body, from a day on."""

    role = RadioChoiceField("岗位", [Filled()])
    side = RadioChoiceField("在委员会里代表哪一方", terms=MemberSide, description="企业劳动争议调解委员会由职工方和企业方成员人数相等组成。")
    from_on = ShanghaiDateField("从哪一天起", [Filled()], default=clock.today)


class NewPersonForm(PostForm):
    """An account with its first post."""

    name = NameField("姓名", [Filled()])
    login = ShortText("账号", [Filled()], most=60, description="登录时用，建议用姓名拼音；不能与别人相同。")
    password = PasswordField("初始密码", [Filled()], description=PASSWORD_HELP)
    employer = ShortText("在哪个单位任职", most=120, description="在用人单位任职的必须填：与本案单位有隶属关系的会标出来。")
    employer_code = ShortText("该单位统一社会信用代码", most=18)


class KnownPersonForm(PostForm):
    """A post for somebody who has an account already."""

    login = ShortText("已有的账号", [Filled()], most=60)
    name = NameField("姓名", [Filled()], description="与账号上的姓名一致，防止填错人。")


class EndPostForm(PersonForm):
    """Which post ends, and its last day."""

    post = RadioChoiceField("结束哪个岗位", [Filled()])
    last_day = ShanghaiDateField("最后在岗的一天", [Filled()], default=lambda: clock.today() - timedelta(days=1),
                                 latest=date(2099, 12, 31), description="填昨天或者更早：从现在起就不能再用这个岗位。")

    def __init__(self, *args: Any, body: Body, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, body=body, person=person, **kwargs)
        self.posts = {key_of(post): post for post in person.posts_today() if post.body_id == body.id}
        self.post.offer([(key, words_of(post)) for key, post in self.posts.items()])


class AffiliationForm(PersonForm):
    """For which employer the person works."""

    employer = ShortText("单位名称", [Filled()], most=120, description="集团内有几家的，每家登记一次。")
    employer_code = ShortText("统一社会信用代码", most=18)


class EndAffiliationForm(PersonForm):
    """For which employer the person no longer works."""

    employer = RadioChoiceField("不再任职的单位", [Filled()])

    def __init__(self, *args: Any, body: Body, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, body=body, person=person, **kwargs)
        self.rows = {row.employer_name: row for row in person.affiliations}
        self.employer.offer([(name, name) for name in self.rows])


class PasswordForm(PersonForm):
    """A new password for somebody who has forgotten theirs."""

    password = PasswordField("新密码", [Filled()], description=PASSWORD_HELP)


class DisableForm(PersonForm):
    """Closing an account asks nothing more."""


class OwnPasswordForm(BaseForm):
    """One's own password is changed."""

    old = PasswordField("现在的密码", [Filled()])
    password = PasswordField("新密码", [Filled()], description="至少12个字符，可以用一句话。改了以后要重新登录。")
    again = PasswordField("再输一遍新密码", [Filled()])
