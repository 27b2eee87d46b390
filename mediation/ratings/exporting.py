"""The open figures as spreadsheet and as CSV: exactly what the page says, nothing more for the staff."""
from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from mediation.bodies.models import Body
from mediation.law.ratings import SMALLEST, Level
from mediation.ratings.counting import Published, Share, published
from mediation.web.workbook import Book, Field, harmless

NOT_PUBLISHED = "不列"
NOT_YET = "未到期"
HEADS = ("机构", "月份", "评价人数", "非常满意、满意", "满意率", *(level.label for level in Level), "差评数", "差评按期答复",
         "可以评的办结当事人", "其中评了的", "回应率")
NOTES = ("同一个人当月评了几次的，只算最后一次。", f"人数不足{SMALLEST}的、能倒推出不足{SMALLEST}人的，写“{NOT_PUBLISHED}”。", "满意率＝（非常满意＋满意）÷评价人数；没有评的不计。",
         "回应率＝当月办结案件中当月就评了的当事人÷当月办结案件中有查询码的当事人。")


def book_of(body: Body) -> Book:
    """The figures of one body as a sheet."""
    return Book(f"{body.short_name}的评价", [Field(head, width=14) for head in HEADS], list(rows_of(body)), notes=NOTES)


def csv_of(body: Body) -> str:
    """The same as CSV, with a mark by which spreadsheets read it as UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([harmless(word) for word in row] for row in rows_of(body))
    return "\ufeff" + text.getvalue()


def rows_of(body: Body) -> Iterator[tuple[str, ...]]:
    """A line for each month that is over."""
    for month in published(body):
        yield (body.name, f"{month.first:%Y-%m}", _count(month.given), _count(month.satisfied.part),
               _percent(month.satisfied), *(_count(each) for each in month.levels), _count(month.bad), _in_time(month),
               _count(month.response.whole), _count(month.response.part), _percent(month.response))


def _in_time(month: Published) -> str:
    return NOT_YET if month.answers_run else _count(month.in_time.part)


def _count(number: int | None) -> str:
    return NOT_PUBLISHED if number is None else str(number)


def _percent(share: Share) -> str:
    return NOT_PUBLISHED if share.percent is None else f"{share.percent}%"
