"""Fields that only the forms of particulars have: a moment on one line, texts one a line, yes or no or not said."""
from __future__ import annotations

from datetime import datetime, time
from typing import Any

from wtforms import widgets

from mediation import clock
from mediation.web.widgets import (DAY, EARLIEST_DAY, FULL_WIDTH, LATEST_DAY, TIME, RadioChoiceField, TypedField,
                                   existing_day, readable, within)

MOST = 5000


class MomentField(TypedField[datetime]):
    """A day and a time in China: 2026-11-23 09:30, 2026年11月23日9点30分."""

    def read(self, text: str) -> datetime:
        said = text.translate(FULL_WIDTH).strip()
        day = DAY.match(said)
        at = TIME.fullmatch(said[day.end():].strip(" T")) if day else None
        if day is None or at is None:
            raise ValueError(f"看不懂“{said[:24]}”是什么时候，请写成 2026-11-23 09:30。")
        found = existing_day(*(int(part) for part in day.groups() if part))
        hour, minute = int(at[1] or at[3]), int(at[2] or at[4] or "0")
        if hour > 23 or minute > 59:
            raise ValueError("请按24小时制填写几点几分，如 2026-11-23 09:30。")
        if not EARLIEST_DAY <= found <= LATEST_DAY:
            raise ValueError(f"{found.isoformat()} 不在 {EARLIEST_DAY} 到 {LATEST_DAY} 之间，请核对年份。")
        return clock.instant(found, time(hour, minute))

    def write(self, value: datetime) -> str:
        return f"{value.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"


class LinesField(TypedField[tuple[str, ...]]):
    """Several short texts, one a line."""

    widget = widgets.TextArea()

    def read(self, text: str) -> tuple[str, ...]:
        within(text, MOST)
        return tuple(line.strip() for line in text.split("\n") if line.strip())

    def write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """No line is an empty tuple."""
        self.data = self.read(readable(valuelist[0])) if valuelist else self.data


class YesNoField(RadioChoiceField):
    """Yes, no, or not said yet."""

    ANSWERS = {"yes": True, "no": False}

    def __init__(self, label: str | None = None, **kwargs: Any) -> None:
        super().__init__(label, choices=[("yes", "是"), ("no", "否")], **kwargs)

    def process_data(self, value: bool | None) -> None:
        self.data = next((word for word, means in self.ANSWERS.items() if means is value), None)

    @property
    def answer(self) -> bool | None:
        return self.ANSWERS.get(self.data or "")
