"""What a party says when it wants to be called."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, PhoneField


class CallMeForm(BaseForm):
    """What it is about; another number than the one on file."""

    words = LongText(_("想问什么、什么时候方便接"), [Filled()], most=300)
    phone = PhoneField(_("打哪个号码"), description=_("不填，就打您登记的号码。"))
