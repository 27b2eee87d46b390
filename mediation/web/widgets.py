"""Fields of forms: each reads what people type into a value, says in Chinese what to do, and keeps what was typed."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta
from typing import Any, Generic, TypeVar

from babel.dates import format_date
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _
from wtforms import Form, RadioField, SelectField, SelectMultipleField, StringField, widgets
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation, ValidationError

from mediation import clock
from mediation.law import identity, money, numbers
from mediation.law.identity import IdentityError
from mediation.law.industries import INDUSTRIES
from mediation.law.terms import IdentityKind, Term
from mediation.web.typed import DAY, FULL_WIDTH, SURROGATE, existing_day, in_language, readable, within

Value = TypeVar("Value")
Bound = date | Callable[[], date] | None

TIME = re.compile(r"(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*分?)?|(\d{2})(\d{2})", re.ASCII)
WHOLE_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
SECRET = re.compile(r"\d{14}", re.ASCII)
EARLIEST_DAY, LATEST_DAY = date(1940, 1, 1), date(2099, 12, 31)
NEAR_DAYS = {-2: lazy_gettext("前天"), -1: lazy_gettext("昨天"), 0: lazy_gettext("今天"), 1: lazy_gettext("明天"),
             2: lazy_gettext("后天")}


class Filled:
    """Something must be filled in or chosen; the message says what."""

    def __init__(self, message: str | None = None) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, form: Form, field: Any) -> None:
        if any(str(typed).strip() for typed in field.raw_data or []):
            return
        field.errors[:] = []
        wanted = _("请选择%(what)s。") if hasattr(field, "iter_choices") else _("请填写%(what)s。")
        raise StopValidation(self.message or wanted % {"what": field.label.text})


class TypedField(StringField, Generic[Value]):
    """A line that is read into a value; when it can't be read, it stays as typed and says what to do."""

    def read(self, text: str) -> Value:
        """The value that the text says; raises ValueError with the message for the person."""
        raise NotImplementedError

    def write(self, value: Value) -> str:
        """A value as it stands in the field before anybody types."""
        return str(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.data = None
        text = readable(valuelist[0])
        if text.strip():
            self.data = in_language(self.read, text)

    def _value(self) -> str:
        if self.raw_data:
            return SURROGATE.sub("\ufffd", self.raw_data[0])
        return "" if self.data is None else self.write(self.data)


class ShortText(TypedField[str]):
    """One line; line breaks become spaces."""

    most = 200

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 most: int | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.most = most or self.most

    def read(self, text: str) -> str:
        return within(" ".join(text.split("\n")).strip(), self.most)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Nothing typed is the empty text, not a missing value."""
        super().process_formdata(valuelist)
        if self.data is None:
            self.data = ""


class LongText(ShortText):
    """What somebody says, with its paragraphs."""

    widget = widgets.TextArea()
    most = 5000

    def read(self, text: str) -> str:
        return within(text.strip("\n\r\t \u3000"), self.most)


class NameField(ShortText):
    """The name of a person or a firm, as on the proof of identity or the licence."""

    most = identity.LONGEST_NAME

    def read(self, text: str) -> str:
        name = " ".join(text.split("\n")).strip(" \t\u3000")
        wrong = identity.name_error(name)
        if wrong:
            raise ValueError(wrong)
        return name


class IndustryField(ShortText):
    """An employer's industry: a section of the national classification, or other words."""

    most = 40
    suggestions = INDUSTRIES


class MoneyField(TypedField[int]):
    """A sum typed in 元, read into 分; whether it is only about right is asked by another field."""

    presentation = "money"

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 least: int = 0, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.least = least

    def read(self, text: str) -> int:
        fen = money.parse_yuan(text)
        if fen < self.least:
            raise ValueError(_("金额至少为 %(least)s 元，请核对。", least=money.yuan(self.least)))
        return fen

    def write(self, value: int) -> str:
        return money.yuan(value)


class ShanghaiDateField(TypedField[date]):
    """A day: 2026-11-23, 2026/11/23, 2026年11月23日, 20261123, full-width digits too.

    ``earliest`` and ``latest`` are days or functions that give one; ``near`` are the days offered while typing,
    counted from today.
    """

    presentation = "date"

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 earliest: Bound = None, latest: Bound = None, near: Sequence[int] = (0, -1, -2),
                 **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.earliest, self.latest, self.near = earliest, latest, near

    def read(self, text: str) -> date:
        found = DAY.fullmatch(text.translate(FULL_WIDTH).strip())
        if not found:
            raise ValueError(_("看不懂“%(typed)s”是哪一天，请写成 2026-11-23 或者 2026年11月23日。",
                               typed=text.strip()[:20]))
        year, month, day = (int(part) for part in found.groups() if part)
        return self._in_range(existing_day(year, month, day))

    def suggested(self) -> list[tuple[str, str]]:
        """Days near today that this field would take, with a word for each."""
        today = clock.today()
        days = [(offset, today + timedelta(days=offset)) for offset in self.near]
        earliest, latest = self._bounds()
        return [(day.isoformat(), f"{self._called(offset)} {format_date(day, 'EEE', get_locale() or 'zh')}")
                for offset, day in days if earliest <= day <= latest]

    @staticmethod
    def _called(offset: int) -> str:
        return str(NEAR_DAYS.get(offset) or _("%(days)s天", days=f"{offset:+d}"))

    def _bounds(self) -> tuple[date, date]:
        earliest = self.earliest() if callable(self.earliest) else self.earliest
        latest = self.latest() if callable(self.latest) else self.latest
        return earliest or EARLIEST_DAY, latest or LATEST_DAY

    def _in_range(self, day: date) -> date:
        earliest, latest = self._bounds()
        if day > latest:
            raise ValueError(_("%(day)s 太晚了，最晚可填 %(latest)s，请核对年月日。", day=day.isoformat(),
                               latest=latest.isoformat()))
        if day < earliest:
            raise ValueError(_("%(day)s 太早了，最早可填 %(earliest)s，请核对年月日。", day=day.isoformat(),
                               earliest=earliest.isoformat()))
        return day


class ClockTimeField(TypedField[time]):
    """A time of the day in China: 9:30, 09：30, 9点30分, 0930."""

    def read(self, text: str) -> time:
        found = TIME.fullmatch(text.translate(FULL_WIDTH).strip())
        hour, minute = (int(part) for part in (found[1] or found[3], found[2] or found[4] or "0")) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise ValueError(_("请按24小时制填写几点几分，如 09:30、14:00。"))
        return time(hour, minute)

    def write(self, value: time) -> str:
        return value.strftime("%H:%M")


class WholeNumberField(TypedField[int]):
    """A count: people, copies, days."""

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 least: int = 0, most: int = 9999, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.least, self.most = least, most

    def read(self, text: str) -> int:
        digits = text.translate(FULL_WIDTH).strip()
        if not WHOLE_NUMBER.fullmatch(digits) or not self.least <= int(digits) <= self.most:
            raise ValueError(_("请填写%(least)d到%(most)d之间的整数。", least=self.least, most=self.most))
        return int(digits)


class PhoneField(TypedField[str]):
    """A telephone number in China, kept as digits."""

    widget = widgets.TelInput()

    def read(self, text: str) -> str:
        return identity.phone(text)


class PostcodeField(TypedField[str]):
    """A postcode, kept as six digits."""

    def read(self, text: str) -> str:
        return identity.postcode(text)


class EmailField(TypedField[str]):
    """An e-mail address."""

    widget = widgets.EmailInput()

    def read(self, text: str) -> str:
        return identity.email(text)


class IdentityField(TypedField[str]):
    """The number of a proof of identity; its kind is fixed, or chosen in another field of the form."""

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 kind: IdentityKind | None = None, kind_from: str = "identity_kind", **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.kind, self.kind_from = kind, kind_from

    def read(self, text: str) -> str:
        return text.strip()

    def pre_validate(self, form: Form) -> None:
        kind = self.kind or form[self.kind_from].data
        if self.process_errors or not self.data or kind is None:
            return
        try:
            self.data = identity.check_identity(kind, self.data, clock.today())
        except IdentityError as wrong:
            raise ValidationError(_(str(wrong))) from wrong


class CourtNumberField(TypedField[numbers.CourtNumber]):
    """A court's case number, in any brackets; ``types`` are the kinds of number taken here."""

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 types: Iterable[str] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.types = None if types is None else tuple(types)

    def read(self, text: str) -> numbers.CourtNumber:
        return numbers.court_number(text, self.types)


class LocatorField(TypedField[str]):
    """The nine digits of a look-up code, with a check digit."""

    def read(self, text: str) -> str:
        return numbers.locator(text)

    def write(self, value: str) -> str:
        return numbers.locator_words(value)


class SecretField(TypedField[str]):
    """The fourteen digits of a person's own slip; never shown again once typed."""

    widget = widgets.PasswordInput()

    def read(self, text: str) -> str:
        digits = re.sub(r"[\s\-－—]", "", text).translate(FULL_WIDTH)
        if not SECRET.fullmatch(digits):
            raise ValueError(_("密码应为14位数字，请照回执填写，空格可以不填。"))
        return digits


class PublicIdField(TypedField[str]):
    """The address of a record, put into the page by us."""

    widget = widgets.HiddenInput()

    def read(self, text: str) -> str:
        if not PUBLIC_ID.fullmatch(text):
            raise ValueError(_("这一页的内容不完整，请刷新后再试。"))
        return text


class _Chosen:
    """What choices of terms and of records share: only what is offered can be chosen."""

    single = True

    def offer(self, choices: Iterable[tuple[str, str]], blank: str | None = None) -> None:
        """Say what can be chosen, as (value, name); ``blank`` is the words of choosing nothing."""
        listed = [SelectChoice(value=value, label=name) for value, name in choices]
        self.choices = [SelectChoice(value="", label=blank), *listed] if blank is not None else listed

    def coerce_term(self, value: Any) -> Any:
        """The term behind a value of the form; None for nothing."""
        if value is None or value == "":
            return None
        if self.terms and str(value) not in self.terms:
            raise ValueError(_("请从列出的选项中选择。"))
        return self.terms[str(value)] if self.terms else str(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        chosen = [value for value in valuelist if value]
        super().process_formdata(chosen or [""] if valuelist and self.single else chosen)

    def pre_validate(self, form: Form) -> None:
        """Only what is offered can be chosen; whether something must be is for the validators to say.

        It is looked at here, since a form says in its ``__init__`` what it offers, when it has read what was sent.
        """
        offered = {str(choice.value) for choice in self.choices}
        if not offered.issuperset(value for value in self.raw_data or () if value):
            self.data = None
            raise StopValidation(_("请从列出的选项中选择。"))


class ChoiceField(_Chosen, SelectField):
    """One of a list; ``terms`` gives a Term, ``choices`` of (value, name) gives the value."""

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 terms: Iterable[Term] = (), choices: Iterable[tuple[str, str]] = (), blank: str | None = "请选择",
                 **kwargs: Any) -> None:
        self.terms = {term.value: term for term in terms}
        super().__init__(label, validators, coerce=self.coerce_term, choices=[], **kwargs)
        self.offer([*((term.value, term.label) for term in self.terms.values()), *choices], blank)


class RadioChoiceField(_Chosen, RadioField):
    """One of a few, all of them seen at once."""

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 terms: Iterable[Term] = (), choices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        self.terms = {term.value: term for term in terms}
        super().__init__(label, validators, coerce=self.coerce_term, choices=[], **kwargs)
        self.offer([*((term.value, term.label) for term in self.terms.values()), *choices])


class ChoicesField(_Chosen, SelectMultipleField):
    """Any number of a list, as boxes to tick; the value is a list, empty when nothing is ticked."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()
    single = False

    def __init__(self, label: str | None = None, validators: Sequence[Any] | None = None, *,
                 terms: Iterable[Term] = (), choices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        self.terms = {term.value: term for term in terms}
        super().__init__(label, validators, coerce=self.coerce_term, choices=[], **kwargs)
        self.offer([*((term.value, term.label) for term in self.terms.values()), *choices])
        self.label.field_id = False
