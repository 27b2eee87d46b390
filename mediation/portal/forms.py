"""The look-up form."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LocatorField, SecretField


class FollowForm(BaseForm):
    """What the slip shows: nine digits, and fourteen that are the key."""

    locator = LocatorField(_("查询码（9位）"), validators=[Filled()])
    secret = SecretField(_("密码（14位）"), validators=[Filled()])
