"""What an applicant says when it wants to withdraw."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.web.forms import BaseForm
from mediation.web.widgets import LongText


class WithdrawalWishForm(BaseForm):
    """Why, if the applicant wants to say so."""

    words = LongText(_("为什么想撤回"), most=500)
