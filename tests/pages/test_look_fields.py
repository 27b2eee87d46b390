"""What people type, read into values; what can't be read says what to do and stays as typed."""
from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
import time_machine
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import Optional

from mediation.law.terms import IdentityKind, Side
from mediation.web.widgets import (
    ChoiceField, ChoicesField, ClockTimeField, CourtNumberField, Filled, IdentityField, LocatorField, LongText,
    MoneyField, NameField, PhoneField, PublicIdField, RadioChoiceField, SecretField, ShanghaiDateField, ShortText,
    WholeNumberField,
)


class Sheet(Form):
    """One field of each kind; none is a must."""

    money = MoneyField("金额", least=1)
    day = ShanghaiDateField("日期", latest=lambda: date(2026, 11, 23))
    hour = ClockTimeField("时间")
    count = WholeNumberField("人数", least=1, most=500)
    name = NameField("姓名")
    phone = PhoneField("电话")
    kind = ChoiceField("证件", terms=IdentityKind)
    number = IdentityField("证件号码", kind_from="kind")
    short = ShortText("地址", most=20)
    long = LongText("经过")
    court = CourtNumberField("案号")
    locator = LocatorField("查询码")
    secret = SecretField("密码")
    record = PublicIdField("案件")
    side = RadioChoiceField("哪一方", terms=Side)
    several = ChoicesField("方式", choices=[("post", "邮寄"), ("hand", "面交")])


class Asking(Form):
    """A must, and what may be left empty."""

    name = NameField("姓名", [Filled()])
    side = RadioChoiceField("哪一方", [Filled("请选哪一方。")], terms=Side)
    owed = MoneyField("金额", [Optional()])


def typed(name: str, *values: str) -> Any:
    """The field after somebody typed this and the form was checked."""
    form = Sheet(MultiDict([(name, value) for value in values]))
    form.validate()
    return form[name]


@pytest.mark.parametrize(("name", "text", "value"), [
    ("money", "36,580.5", 3658050), ("money", "１０００", 100000), ("money", "¥8,200.00元", 820000),
    ("day", "2026-11-23", date(2026, 11, 23)), ("day", "2026/1/3", date(2026, 1, 3)),
    ("day", "2026年11月3日", date(2026, 11, 3)), ("day", "２０２６年２月２８日", date(2026, 2, 28)),
    ("day", "20240229", date(2024, 2, 29)), ("day", " 2026.11.23 ", date(2026, 11, 23)),
    ("hour", "9:30", time(9, 30)), ("hour", "９：３０", time(9, 30)), ("hour", "14点", time(14)),
    ("hour", "0930", time(9, 30)), ("hour", "14时05分", time(14, 5)),
    ("count", "１２", 12), ("phone", "138 0000 0226", "13800000226"),
    ("name", "　买买提·阿卜杜拉 ", "买买提·阿卜杜拉"), ("name", "𬱖", "𬱖"),
    ("short", "示例路8号\r\n2楼", "示例路8号 2楼"), ("long", "一\r\n\r\n二\n", "一\n\n二"),
    ("locator", "123 456 786", None), ("secret", "1234 5678 9012 34", "12345678901234"),
    ("record", "abcDEF_-0123", "abcDEF_-0123"), ("side", "applicant", Side.APPLICANT),
    ("kind", "passport", IdentityKind.PASSPORT),
])
def test_what_people_type_is_read(name: str, text: str, value: Any) -> None:
    field = typed(name, text)
    if value is None:
        value = field.data
    assert (field.errors, field.data) == ([], value)


@pytest.mark.parametrize(("name", "text", "words"), [
    ("money", "NaN", "数字"), ("money", "1e400", "数字"), ("money", "-5", "负数"), ("money", "1,000.555", "两位小数"),
    ("money", "10,00", "逗号"), ("money", "0", "至少为 0.01 元"),
    ("day", "2026-02-30", "2026年2月只有28天，没有2月30日"), ("day", "2026-13-01", "没有13月"),
    ("day", "2023年2月29日", "2023年2月只有28天"), ("day", "0000-01-01", "公元0年"), ("day", "1900-01-01", "太早了"),
    ("day", "2150-01-01", "太晚了，最晚可填 2026-11-23"), ("day", "2026-11-24", "太晚了"), ("day", "上周", "看不懂“上周”"),
    ("day", "9999-12-31", "太晚了"),
    ("hour", "25:00", "24小时制"), ("hour", "9:75", "24小时制"), ("hour", "早上", "24小时制"),
    ("count", "0", "1到500"), ("count", "2147483648", "1到500"), ("count", "１.5", "1到500"),
    ("name", "长" * 61, "最多60个字"), ("name", "王\x00敏", "控制字符"), ("name", "王\u202e敏", "控制字符"),
    ("short", "字" * 21, "最多20字，现在21字，请删去1字"), ("long", "字" * 100_000, "最多5000字"),
    ("long", "一\x00二", "控制字符"), ("short", "a\ud800", "控制字符"), ("long", "\x1b[31m", "控制字符"),
    ("phone", "12", "电话号码不对"), ("court", "2024粤12", "案号格式不对"), ("locator", "123456780", "查询码不对"),
    ("secret", "123", "14位数字"), ("record", "../../etc", "请刷新"), ("record", "x" * 65, "请刷新"),
    ("side", "judge", "请从列出的选项中选择"), ("kind", "x", "请从列出的选项中选择"),
    ("several", "fax", "请从列出的选项中选择"),
])
def test_what_cannot_be_read_says_what_to_do_and_stays_as_typed(name: str, text: str, words: str) -> None:
    field = typed(name, text)
    assert words in "".join(field.errors)
    assert field.data is None
    if name not in ("side", "kind", "several", "secret"):
        field().encode()
        assert field._value() == text.replace("\ud800", "\ufffd")


def test_a_secret_is_never_shown_again() -> None:
    assert 'value=""' in typed("secret", "12345678901234")()


def test_an_empty_field_has_no_value_and_an_empty_text_is_empty() -> None:
    form = Sheet(MultiDict([(name, "  ") for name in Sheet()._fields if name not in ("side", "kind", "several")]))
    assert form.validate()
    assert form.money.data is None and form.day.data is None and form.secret.data is None
    assert form.short.data == "" and form.long.data == "" and form.name.data == ""
    assert form.side.data is None and form.several.data == []


@pytest.mark.parametrize(("kind", "number", "words"), [
    ("resident", "110105194912310021", "校验码不对"), ("resident", "110105199002301234", "出生日期不存在"),
    ("uscc", "123", "18位"), ("unknown", "123", "选择证件类型"),
])
def test_a_number_is_checked_as_the_kind_of_proof_that_was_chosen(kind: str, number: str, words: str) -> None:
    form = Sheet(MultiDict({"kind": kind, "number": number}))
    assert not form.validate()
    assert words in "".join(form.number.errors)
    assert form.number._value() == number


def test_a_right_number_is_kept_as_it_is_stored() -> None:
    form = Sheet(MultiDict({"kind": "resident", "number": "11010519491231002x"}))
    assert form.validate()
    assert form.number.data == "11010519491231002X"


def test_a_number_without_its_kind_waits_for_the_kind() -> None:
    form = Sheet(MultiDict({"kind": "", "number": "12"}))
    assert form.validate()


def test_several_can_be_ticked() -> None:
    assert typed("several", "post", "hand").data == ["post", "hand"]


def test_what_must_be_filled_in_says_so_once() -> None:
    form = Asking(MultiDict({"name": " ", "owed": ""}))
    assert not form.validate()
    assert form.name.errors == ["请填写姓名。"]
    assert form.side.errors == ["请选哪一方。"]
    assert form.owed.errors in ([], ())


def test_a_stored_value_stands_in_the_field_as_people_write_it() -> None:
    form = Sheet(data={"money": 820000, "day": date(2026, 11, 23), "hour": time(9, 5), "side": Side.APPLICANT,
                       "kind": "passport"})
    assert form.money._value() == "8,200.00"
    assert form.day._value() == "2026-11-23"
    assert form.hour._value() == "09:05"
    assert "checked" in next(iter(form.side))()
    assert form.kind.data is IdentityKind.PASSPORT


def test_days_near_today_are_offered_when_they_may_be_chosen() -> None:
    with time_machine.travel("2026-11-23T04:00:00Z"):
        field = Sheet().day
        field.near = (1, 0, -1)
        assert field.suggested() == [("2026-11-23", "今天 周一"), ("2026-11-22", "昨天 周日")]
