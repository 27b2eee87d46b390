"""What is asked of who comes back: the number of an account, its password, a code, a new password twice."""
from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import widgets
from wtforms.validators import StopValidation

from mediation.web.forms import BaseForm
from mediation.web.widgets import FULL_WIDTH, Filled, LocatorField, SecretField, TypedField

FEWEST, MOST = 6, 12
DIGITS = re.compile(rf"\d{{{FEWEST},{MOST}}}", re.ASCII)


class DigitsField(TypedField[str]):
    """A password or a code of six to twelve digits; never shown again once typed."""

    widget = widgets.PasswordInput()

    def read(self, text: str) -> str:
        digits = re.sub(r"[\s\-－—]", "", text).translate(FULL_WIDTH)
        if not DIGITS.fullmatch(digits):
            raise ValueError(gettext("请填%(fewest)s到%(most)s位数字。", fewest=FEWEST, most=MOST))
        return digits


class NewPinForm(BaseForm):
    """A password of one's own, twice."""

    pin = DigitsField(_("自己定一个密码（8到12位数字）"), validators=[Filled(_("请定一个密码，8到12位数字。"))],
                      description=_("不要用生日、手机号、身份证号里的数字。"))
    again = DigitsField(_("再填一次"), validators=[Filled(_("请把密码再填一次。"))])

    def validate_again(self, field: Any) -> None:
        if field.data and self.pin.data and field.data != self.pin.data:
            raise StopValidation(_("两次填的不一样，请再填一次。"))


class InvitationForm(NewPinForm):
    """The code that was given at the desk."""

    invitation = DigitsField(_("办案人给的码（10位）"), validators=[Filled()])


class ChangePinForm(NewPinForm):
    """The old password first."""

    old = DigitsField(_("现在的密码"), validators=[Filled()])


class AccountForm(BaseForm):
    """The number of an account, and its password or the code that came by telephone."""

    number = LocatorField(_("账号（9位）"), validators=[Filled()])
    secret = DigitsField(_("密码"))


class AddCaseForm(BaseForm):
    """Another slip of one's own."""

    locator = LocatorField(_("查询码（9位）"), validators=[Filled()])
    secret = SecretField(_("密码（14位）"), validators=[Filled()])


class LostForm(BaseForm):
    """The nine digits, which are no secret, and the code that came by telephone."""

    locator = LocatorField(_("查询码（9位）"), validators=[Filled()])
    secret = DigitsField(_("验证码（6位）"))


class ProveForm(BaseForm):
    """The code that came by telephone."""

    secret = DigitsField(_("验证码（6位）"))
