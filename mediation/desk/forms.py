"""Forms of the desk."""
from __future__ import annotations

from typing import Any

from mediation.web.forms import BaseForm, ConfirmForm
from mediation.web.widgets import LongText


class SeenForm(ConfirmForm):
    """Opens what came in; it has no questions."""


class NoteForm(BaseForm):
    """One's own note on a case."""

    words = LongText("我的笔记", description="只有您自己看得见，不进案卷。")

    def __init__(self, *args: Any, note: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=note, data={"words": note.words or ""} if note is not None else None, **kwargs)
