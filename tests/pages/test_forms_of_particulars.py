"""A form made from particulars asks each in its own way, gives back what it was begun with, and loses nothing typed."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from mediation.documents.extra_forms import Answers, fields_at, form_of, rows_changed
from mediation.documents.particulars import OfficeOnPaper, named
from mediation.documents.recusal import RecusalGround
from tests.page import Page


@dataclass(frozen=True, kw_only=True)
class Line:
    what: str | None = named("事项")
    sum: int | None = named("金额", money=True)
    due: date | None = named("日期")
    ground: RecusalGround | None = named("事由")


@dataclass(frozen=True, kw_only=True)
class Everything:
    short: str | None = named("短")
    words: str | None = named("长", long=True)
    days: int | None = named("天数")
    sum: int | None = named("金额", money=True)
    on: date | None = named("日期")
    at: datetime | None = named("时间")
    told: bool = named("已告知", default=False)
    granted: bool | None = named("是否准许")
    ground: RecusalGround | None = named("事由")
    grounds: tuple[RecusalGround, ...] = named("几种事由", default=())
    papers: tuple[str, ...] = named("附件", default=())
    lines: tuple[Line, ...] = named("各项", default=())
    office: OfficeOnPaper | None = named("机关")
    kept: str | None = named("不问的", asked=False)
    silent: bool = False


WHOLE = Everything(
    short="一行", words="第一段\n第二段", days=7, sum=820050, on=date(2026, 11, 9), at=datetime(2026, 11, 9, 1, 30, tzinfo=UTC),
    told=True, granted=False, ground=RecusalGround.WISH, grounds=(RecusalGround.KINSHIP, RecusalGround.INTEREST),
    papers=("身份证", "工资条"), office=OfficeOnPaper(name="云岭市仲裁委"), kept="原样", silent=True,
    lines=(Line(what="工资", sum=100, due=date(2026, 12, 1), ground=RecusalGround.WISH), Line(what="加班费")))


@pytest.fixture(autouse=True)
def today(app: Flask, on: Callable[..., None]) -> Any:
    on(date(2026, 11, 9))
    with app.test_request_context():
        yield


def sent_back(begun: Everything, changed: dict[str, Any] | None = None) -> Answers:
    """The form as a browser sends it."""
    form = form_of(Everything)(obj=begun)
    page = Page("<form>" + "".join(_markup(field) for field in form) + "</form>")
    return form_of(Everything)(MultiDict({**page.forms[0].held(), **(changed or {})}), obj=begun)


def _markup(field: Any) -> str:
    inner = [entry.form for entry in field.entries] if hasattr(field, "entries") else \
        [field.form] if hasattr(field, "form") else []
    return "".join(_markup(each) for form in inner for each in form) if inner or hasattr(field, "entries") else field()


@pytest.mark.parametrize("begun", [WHOLE, Everything(), replace(WHOLE, lines=(), granted=True, office=None)])
def test_what_it_was_begun_with_comes_back_when_nothing_is_changed(begun: Everything) -> None:
    form = sent_back(begun)
    assert form.validate()
    assert form.as_particulars(begun) == begun


def test_sums_days_moments_and_lists_are_read_as_people_write_them() -> None:
    form = sent_back(WHOLE, {"sum": ["8,200"], "on": ["2026年1月2日"], "at": ["2026年1月2日 9点05分"],
                             "papers": [" 甲 \r\n\r\n乙"], "granted": ["yes"], "words": [""]})
    assert form.validate()
    said = form.as_particulars(WHOLE)
    assert (said.sum, said.on, said.at) == (820000, date(2026, 1, 2), datetime(2026, 1, 2, 1, 5, tzinfo=UTC))
    assert (said.papers, said.granted, said.words) == (("甲", "乙"), True, None)


@pytest.mark.parametrize("typed", ["明天", "2026-11-09", "2026-02-30 09:00", "2026-11-09 25:00", "0001-01-01 00:00",
                                   "09:30"])
def test_a_moment_that_is_none_says_how_to_write_it(typed: str) -> None:
    form = sent_back(WHOLE, {"at": [typed]})
    assert not form.validate() and form["at"].errors
    assert typed in str(form["at"]())


def test_rows_are_added_and_taken_away_and_the_others_keep_what_was_typed() -> None:
    form = sent_back(WHOLE, {"lines-1-what": ["改过的"]})
    rows_changed(form, "more-lines-0")
    assert [row["what"].data for row in form["lines"].rows] == ["工资", "改过的", None]
    rows_changed(form, "less-lines-0")
    assert [row["what"].data for row in form["lines"].rows][0] == "改过的"
    assert [line.what for line in form.as_particulars(WHOLE).lines] == ["改过的"]


@pytest.mark.parametrize("pressed", ["more-short-0", "less-lines-99", "more-nothing-0", "more-lines", "less-lines-一"])
def test_a_button_that_is_none_changes_nothing(pressed: str) -> None:
    form = sent_back(WHOLE)
    rows_changed(form, pressed)
    assert form.as_particulars(WHOLE) == WHOLE


def test_what_is_missing_is_found_at_its_field_and_in_the_rows_that_lack_it() -> None:
    form = sent_back(WHOLE)
    assert [field.name for field in fields_at(form, ["short"])] == ["short"]
    assert [field.name for field in fields_at(form, ["lines", "due"])] == ["lines-1-due"]
    assert [field.name for field in fields_at(form, ["lines", "what"])] == ["lines"]
    assert [field.name for field in fields_at(form, ["office?", "phone"])] == ["office-phone"]
    assert fields_at(form, ["kept"]) == [] and fields_at(form, ["office"]) == []


def test_rows_within_rows_are_refused_when_the_form_is_made() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Deep:
        rows: tuple[float, ...] = named("不能问的", default=())

    with pytest.raises(TypeError):
        form_of(Deep)
