"""The base of all forms: its key against double sending, the version that was seen, and refusals on their field."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField

from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.web.once import new_key


class BaseForm(FlaskForm):
    """What every form that changes something carries: CSRF token, key, version of the record it was shown for."""

    class Meta:
        locales = ["zh_CN", "zh"]

    once = HiddenField()
    version = HiddenField()

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        if not self.once.data:
            self.once.data = new_key()
        if record is not None and not self.version.data:
            self.version.data = str(record.version)

    @property
    def status(self) -> int:
        """200 when shown, 422 when it was sent and refused."""
        return 422 if request.method == "POST" and self.errors else 200

    def accepted(self) -> bool:
        """Whether the form was sent and everything in it is well formed; a stale one is a 409."""
        if not self.is_submitted():
            return False
        if self.record is not None and self.version.data != str(self.record.version):
            raise NotNow("在您填写期间，本案有了新的变化。下面是您填的内容；请回到页面看最新情况后再交。")
        return bool(self.validate())

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """What the law still asks for appears on its field; nothing is stored and nothing typed is lost."""
        try:
            yield
            db.session.flush()
        except RequirementNotMet as refused:
            db.session.rollback()
            self.take(refused)

    def take(self, refused: RequirementNotMet) -> None:
        """Show what an act refused."""
        self.refuse(refused.message, refused.field, refused.article)

    def refuse(self, message: str, field: str | None = None, article: str | None = None) -> None:
        """Put a refusal on the field where it belongs, else on the form."""
        words = f"{message}（{article}）" if article else message
        target = self._fields.get(field) if field else None
        if target is not None and not isinstance(target, HiddenField):
            target.errors = [*target.errors, words]
        else:
            self.form_errors.append(words)

    @property
    def done(self) -> bool:
        """After ``refusals``: whether the act went through."""
        return not self.errors


class ConfirmForm(BaseForm):
    """A form without questions, for an act that is done by one press."""
