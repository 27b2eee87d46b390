"""Asking for a book needs no more than which part."""
from __future__ import annotations

from mediation.casefile.models import Part
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, RadioChoiceField


class BookForm(BaseForm):
    """Which part is to be bound."""

    part = RadioChoiceField("哪一卷", [Filled("请选择正卷或者副卷。")], terms=Part)
