"""How days, sums, numbers and names are written on a page; bound to Jinja by ``register``."""
from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from flask_babel import format_date, gettext
from markupsafe import Markup, escape

from mediation import clock
from mediation.law import identity, money, numbers
from mediation.law.terms import Term
from mediation.web import law_told
from mediation.web.languages import is_chinese, shown

if TYPE_CHECKING:
    from flask import Flask

WEEKDAYS = "一二三四五六日"
BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n\s*")
SHOWN_OF_ACCOUNT = 4


def date_cn(day: date) -> str:
    """A day as staff read it: 2026-11-23 周一."""
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"


def date_short(day: date) -> str:
    """A day in a narrow column: 11-23, with its year if that is not the present one."""
    return in_its_order(day.strftime("%m-%d") if day.year == clock.today().year else day.isoformat())


def in_its_order(text: str) -> str:
    """Figures with signs between them, which a page that runs from right to left would turn about: 2026-12-02."""
    return f"\u2066{text}\u2069" if shown().direction == "rtl" else text


def weekday(day: date) -> str:
    """周一 to 周日."""
    return f"周{WEEKDAYS[day.weekday()]}"


def last_day(day: date) -> str:
    """A last day, always with the words that it counts itself: 最迟 2026-12-21（含当日）."""
    return gettext("最迟 %(day)s（含当日）", day=in_its_order(day.isoformat()))


def day_words(day: date) -> str:
    """A day in the words of the page's language: 2026年11月24日, 24 November 2026."""
    return numbers.date_words(day) if is_chinese() else format_date(day, "long")


def day_of_year(day: date) -> str:
    """A day of the present year in the words of the page's language: 11月24日, 24 November."""
    return f"{day.month}月{day.day}日" if is_chinese() else format_date(day, "d MMMM")


def month_words(day: date) -> str:
    """The month of a day in the words of the page's language: 2026年11月, November 2026."""
    return f"{day.year}年{day.month}月" if is_chinese() else format_date(day, "MMMM yyyy")


def when(instant: datetime) -> str:
    """An instant as it was in China: 11-23 09:30, with its year if that is not the present one."""
    local = instant.astimezone(clock.SHANGHAI)
    return in_its_order(f"{date_short(local.date())} {local:%H:%M}")


def masked_account(number: str) -> str:
    """A bank account of which only the last four digits are seen."""
    digits = "".join(number.split())
    shown = digits[-SHOWN_OF_ACCOUNT:] if len(digits) > SHOWN_OF_ACCOUNT else ""
    return "*" * (len(digits) - len(shown)) + shown


def label(term: Term) -> str:
    """The Chinese name of a word of the field."""
    return term.label


def paragraphs(text: str) -> Markup:
    """What somebody wrote, escaped, with its paragraphs and line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = (escape(part).replace("\n", Markup("<br>")) for part in BLANK_LINES.split(lines) if part)
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts)


def left_to_right(text: str) -> Markup:
    """A telephone number or a case number, in its own order also on a page that runs from right to left."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def paper_title(title: str) -> str:
    """The title of a paper, which is printed in Chinese; elsewhere what it means before it: Receipt (收件回执)."""
    meant = gettext(title)
    return title if meant == title else gettext("%(meant)s（%(title)s）", meant=meant, title=title)


def in_fours(digits: str) -> str:
    """A long number in groups of four, to be copied by hand."""
    return " ".join(digits[start:start + 4] for start in range(0, len(digits), 4))


FILTERS = {
    "left_to_right": left_to_right,
    "yuan": money.yuan,
    "money_words": money.in_words,
    "date_cn": date_cn,
    "date_short": date_short,
    "date_words": day_words,
    "month_words": month_words,
    "weekday": weekday,
    "last_day": last_day,
    "day_of": clock.day_of,
    "when": when,
    "masked_number": identity.mask_number,
    "masked_phone": identity.mask_phone,
    "masked_name": identity.mask_name,
    "masked_account": masked_account,
    "label": label,
    "paragraphs": paragraphs,
    "locator": numbers.locator_words,
    "in_fours": in_fours,
    "paper_title": paper_title,
    "article": law_told.article,
    "articles": law_told.articles,
    "told": law_told.told,
    "counted": law_told.counted,
}


def register(app: Flask) -> None:
    """Give the filters to the templates."""
    app.jinja_env.filters.update(FILTERS)
