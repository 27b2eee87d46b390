"""A form made from a kind's own particulars: each that has a name is a question; the answers make them again.

A text is a line or (``long``) a box, a ``money`` number is asked in 元, a list of like things has rows, a thing within
the thing a part of its own. What has no name, or is not ``asked``, stays as the file said it.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from wtforms import BooleanField, Form, FormField

from mediation.documents.extra_fields import LinesField, MomentField, YesNoField
from mediation.law.terms import Term
from mediation.web.repeated import Row, Rows
from mediation.web.widgets import (ChoiceField, ChoicesField, LongText, MoneyField, RadioChoiceField,
                                   ShanghaiDateField, ShortText, WholeNumberField)

MOST_ROWS = 60
SPARE_ROWS = 2
MOST_CIRCLES = 8
OWN_FIELDS = frozenset({"ref"})


class Answers(Form):
    """The questions about one thing; ``made_of`` is the class of particulars that the answers make."""

    class Meta:
        locales = ["zh_CN", "zh"]

    made_of: type

    def as_particulars(self, begun: Any = None) -> Any:
        """The particulars as the form says them; ``begun`` keeps what the form does not ask."""
        said = {field.short_name: _answer(field, self.when_blank(field.short_name)) for field in self
                if field.short_name not in OWN_FIELDS}
        return self.made_of(**said) if begun is None else replace(begun, **said)

    @property
    def by_section(self) -> Iterator[tuple[str, list[Any]]]:
        """The questions by the section in which they stand, in the order of the particulars."""
        sections: dict[str, list[Any]] = {}
        for one in fields(self.made_of):
            if one.name in self:
                sections.setdefault(one.metadata.get("section", ""), []).append(self[one.name])
        return iter(sections.items())

    def when_blank(self, name: str) -> Any:
        """What a particular is where nothing is said of it."""
        default = next(one.default for one in fields(self.made_of) if one.name == name)
        return default if default in ((), "") else None

    def show_spare_rows(self) -> None:
        """Blank rows at the end of each list, for more than the file knew."""
        for rows in _lists(self):
            for _ in range(SPARE_ROWS):
                rows.one_more()


@cache
def form_of(made_of: type) -> type[Answers]:
    """The form of a class of particulars."""
    return type(f"{made_of.__name__}Form", (Answers,), {"made_of": made_of, **_questions(made_of, False)})


@cache
def _row_of(made_of: type) -> type[Row]:
    return type(f"{made_of.__name__}Row", (Answers, Row), {"made_of": made_of, **_questions(made_of, True)})


def _questions(made_of: type, in_row: bool) -> dict[str, Any]:
    hints = get_type_hints(made_of)
    return {one.name: _question(one, hints[one.name], in_row) for one in fields(made_of)
            if one.metadata.get("words") and one.metadata.get("asked", True)}


def _question(one: Field[Any], hint: Any, in_row: bool) -> Any:
    """The field that asks for one particular; raises TypeError for what no form can ask."""
    kind, several, may_be_none = _kind_of(hint)
    said = {"label": one.metadata["words"], "description": one.metadata.get("hint", "")}
    if several and is_dataclass(kind) and not in_row:
        return Rows(_row_of(kind), most=MOST_ROWS, **said)
    if several and issubclass(kind, Term):
        return ChoicesField(terms=kind, **said)
    if several and kind is str:
        return LinesField(**said)
    if several or (is_dataclass(kind) and in_row):
        raise TypeError(f"{one.name}: a row of a form can't hold rows")
    if is_dataclass(kind):
        return FormField(form_of(kind), **said)
    if issubclass(kind, Term):
        field = ChoiceField if in_row or len(kind) > MOST_CIRCLES else RadioChoiceField
        return field(terms=kind, **said)
    if kind is bool:
        return YesNoField(**said) if may_be_none else BooleanField(**said)
    return _typed(kind, one)(**said)


def _typed(kind: type, one: Field[Any]) -> Any:
    """The field into which a text, a number, a day or a moment is typed."""
    by_type = {str: LongText if one.metadata.get("long") else ShortText, datetime: MomentField,
               int: MoneyField if one.metadata.get("money") else WholeNumberField, date: ShanghaiDateField}
    if kind not in by_type:
        raise TypeError(f"{one.name}: no form asks for {kind}")
    return by_type[kind]


def _kind_of(hint: Any) -> tuple[type, bool, bool]:
    """What a particular is: its type, whether there are several, whether it may be missing."""
    may_be_none = False
    if isinstance(hint, UnionType):
        may_be_none = NoneType in get_args(hint)
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True, may_be_none
    return hint, False, may_be_none


def _answer(field: Any, default: Any) -> Any:
    """What one field says, as the particular that it asks for."""
    if isinstance(field, Rows):
        return tuple(row.as_particulars() for _, row in field.filled)
    if isinstance(field, FormField):
        found = field.form.as_particulars()
        return None if found == field.form.made_of() else found
    if isinstance(field, ChoicesField):
        return tuple(field.data or ()) or default
    if isinstance(field, YesNoField):
        return field.answer
    if isinstance(field, BooleanField):
        return bool(field.data)
    return default if field.data in (None, "", ()) else field.data


ROW_BUTTON = re.compile(r"(more|less)-([a-z_]+)-(\d{1,3})")


def rows_changed(form: Answers, pressed: str) -> None:
    """Do what the button of a list of rows says: one row more, or the row at a place less."""
    button = ROW_BUTTON.fullmatch(pressed)
    for rows in _lists(form) if button else ():
        if button and rows.short_name == button[2]:
            if button[1] == "more":
                rows.one_more()
            else:
                rows.without(int(button[3]))


def _lists(form: Answers) -> Iterator[Rows]:
    for field in form:
        if isinstance(field, Rows):
            yield field
        elif isinstance(field, FormField):
            yield from _lists(field.form)


def leaves(form: Answers) -> Iterator[Any]:
    """Every field into which something is typed or chosen, however deep."""
    for field in form:
        if isinstance(field, Rows):
            for row in field.rows:
                yield from leaves(row)
        elif isinstance(field, FormField):
            yield from leaves(field.form)
        else:
            yield field


def fields_at(form: Answers, path: list[str]) -> list[Any]:
    """The fields of a path of particulars; of a list those of its rows that are blank there, else the list itself."""
    name, rest = path[0].rstrip("?"), path[1:]
    if name not in form:
        return []
    field = form[name]
    if rest and isinstance(field, FormField):
        return fields_at(field.form, rest)
    if rest and isinstance(field, Rows):
        blank = [row[rest[0].rstrip("?")] for _, row in field.filled if rest[0].rstrip("?") in row]
        return [cell for cell in blank if cell.data in (None, "", ())] or [field]
    return [] if isinstance(field, FormField) else [field]
