"""Rows of a form that can be repeated: people, claims, things handed in. What was typed stays in every row."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wtforms import BooleanField, FieldList, Form, FormField, SelectField

from mediation.web.widgets import PublicIdField, TypedField

HIGHEST_INDEX = 4


class Row(Form):
    """One of several like rows; ``ref`` is the public id of the record that it shows, when there is one."""

    class Meta:
        locales = ["zh_CN", "zh"]

    ref = PublicIdField()
    wanted: tuple[tuple[str, str], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed, ticked or chosen other than it stood there before."""
        return not any(_said(field) for field in self if field.short_name != "ref")

    def validate(self, extra_validators: Any = None) -> bool:
        """A row in which anything was said needs what is ``wanted`` of it."""
        fine = super().validate(extra_validators)
        if self.is_blank:
            return fine
        for name, message in self.wanted:
            field = self[name]
            if field.data in (None, "") and not field.errors:
                field.errors = [*field.errors, message]
                fine = False
        return fine


def _said(field: Any) -> bool:
    if isinstance(field, BooleanField):
        return bool(field.data)
    if isinstance(field, TypedField):
        return any(text.strip() for text in field.raw_data or []) or bool(field.data)
    if isinstance(field, SelectField):
        return field.data not in (None, [], field.default)
    return False


class Rows(FieldList):
    """Repeated rows of one kind; ``most`` of them, ``shown`` blank ones to begin with."""

    _together: Sequence[str] = ()

    def __init__(self, row: type[Row], label: str, *, most: int, shown: int = 1, **kwargs: Any) -> None:
        super().__init__(FormField(row), label, min_entries=shown, max_entries=most, **kwargs)

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Only plain numbers count rows, whatever else somebody sends."""
        for name in formdata:
            if name.startswith(f"{prefix}-"):
                index = name[len(prefix) + 1:].split("-", 1)[0]
                if index.isascii() and index.isdigit() and len(index) <= HIGHEST_INDEX:
                    yield int(index)

    @property
    def errors(self) -> list[Any]:
        """What is wrong now with each row and with the rows together, also when it was found after validation."""
        nested = [entry.errors for entry in getattr(self, "entries", ())]
        return [*nested, *self._together] if self._together or any(nested) else []

    @errors.setter
    def errors(self, found: Sequence[Any]) -> None:
        self._together = [error for error in found if isinstance(error, str)]

    @property
    def rows(self) -> list[Any]:
        return [entry.form for entry in self.entries]

    @property
    def filled(self) -> list[tuple[int, Any]]:
        """The rows in which something was said, each with its place on the page."""
        return [(place, row) for place, row in enumerate(self.rows) if not row.is_blank]

    def one_more(self) -> None:
        """A blank row at the end."""
        if self.max_entries is None or len(self.entries) < self.max_entries:
            self.append_entry()

    def without(self, place: int) -> None:
        """The rows but one; the others keep what was typed."""
        if 0 <= place < len(self.entries):
            del self.entries[place]
            self._compact_indices()
        while len(self.entries) < self.min_entries:
            self.append_entry()

    @property
    def refused(self) -> Sequence[str]:
        """What is wrong with the rows together."""
        return self._together
