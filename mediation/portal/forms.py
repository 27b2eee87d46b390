"""The look-up form, and what a party says that can't come."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LocatorField, LongText, PhoneField, SecretField


class FollowForm(BaseForm):
    """What the slip shows: nine digits, and fourteen that are the key."""

    locator = LocatorField(_("查询码（9位）"), validators=[Filled()])
    secret = SecretField(_("密码（14位）"), validators=[Filled()])


class CannotComeForm(BaseForm):
    """Why a party can't come to the session, when it could, under which number it is called."""

    words = LongText(_("为什么来不了、哪几天能来"), [Filled(_("请写为什么来不了、哪几天能来。"))], most=200)
    phone = PhoneField(_("打哪个号码"))
