"""The form in which a party says who helps it at the screen."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, NameField


class BesideForm(BaseForm):
    """The name of whoever sits beside the party."""

    name = NameField(_("他叫什么"), [Filled(_("请写他叫什么名字。"))], description=_("办案人、工会的人、家里人都可以。"))
