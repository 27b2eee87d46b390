"""Forms of signing in."""
from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, ShortText


class SignInForm(BaseForm):
    """Login and password."""

    login = ShortText("账号", validators=[Filled()])
    password = PasswordField("密码", validators=[Filled()])


class UnlockForm(FlaskForm):
    """The password, again, of who is signed in; what was being sent waits beside it, with its own key and version."""

    class Meta:
        locales = ["zh_CN", "zh"]

    next = HiddenField()
    password = PasswordField("密码", validators=[Filled()])
