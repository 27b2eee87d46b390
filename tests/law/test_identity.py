"""Identity numbers, telephone numbers and names of parties."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from mediation.law.identity import (
    CODE_CHARACTERS, IdentityError, age_on, check_identity, email, mask_name, mask_number, mask_phone, postcode,
    name_error, normal_name, phone, resident_number, social_credit_code)
from mediation.law.terms import IdentityKind

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("typed", "number", "birth", "sex"), [
    ("11010519491231002x", "11010519491231002X", date(1949, 12, 31), "女"),
    ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", date(1949, 12, 31), "女"),
    (" 110105 19491231 002X ", "11010519491231002X", date(1949, 12, 31), "女"),
    ("440524198001010013", "440524198001010013", date(1980, 1, 1), "男"),
    ("830000199201300022", "830000199201300022", date(1992, 1, 30), "女")])
def test_a_resident_number_tells_birth_and_sex(typed: str, number: str, birth: date, sex: str) -> None:
    read = resident_number(typed, TODAY)
    assert (str(read), read.birth, read.sex, read.upgraded_from_15) == (number, birth, sex, False)


@pytest.mark.parametrize("number", ["440524198001010013", "830000199201300022"])
def test_numbers_of_abolished_counties_and_residence_permits_are_taken_though_a_library_refuses_them(
        number: str) -> None:
    assert not ric.is_valid(number)
    assert resident_number(number, TODAY).number == number


def test_an_old_number_of_fifteen_places_is_brought_to_eighteen() -> None:
    read = resident_number("110105491231002", TODAY)
    assert (read.number, read.upgraded_from_15) == ("11010519491231002X", True)


@pytest.mark.parametrize(("typed", "says"), [
    ("", "请填写"), ("123", "18位"), ("110105194912310021", "校验码"), ("11010519490231002X", "出生日期不存在"),
    ("990105194912310026", "地区码"), ("110105202611230027", "晚于今天"), ("11010518991231002X", "早于1900年"),
    ("11010519491231X02X", "18位"), ("110105491331002", "出生日期不存在"), ("1" * 100000, "18位"),
    ("11010519491231002\x00", "18位"), ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "18位")])
def test_a_wrong_resident_number_is_refused_with_what_to_check(typed: str, says: str) -> None:
    with pytest.raises(IdentityError, match=says):
        resident_number(typed, TODAY)


def with_check_digit(first_17: str) -> str:
    return next(first_17 + last for last in "0123456789X" if _fits(first_17 + last))


def _fits(number: str) -> bool:
    return (sum(pow(2, 17 - place, 11) * (10 if c == "X" else int(c)) for place, c in enumerate(number)) - 1) % 11 == 0


@pytest.mark.parametrize(("birth", "exists"), [
    ("20240229", True), ("20230229", False), ("20000229", True), ("19000229", False)])
def test_a_birth_on_29_february_exists_only_in_leap_years(birth: str, exists: bool) -> None:
    number = with_check_digit(f"110105{birth}123")
    if exists:
        assert resident_number(number, TODAY).number == number
    else:
        with pytest.raises(IdentityError, match="出生日期不存在"):
            resident_number(number, TODAY)


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(1, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_in_a_resident_number_is_always_noticed(
        birth: date, seq: int, place: int, off: int) -> None:
    number = with_check_digit(f"110105{birth:%Y%m%d}{seq:03d}")
    assert resident_number(number.lower(), TODAY).birth == birth
    slip = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1:]
    with pytest.raises(IdentityError):
        resident_number(slip, TODAY)


def test_a_child_born_today_has_a_number_already() -> None:
    assert resident_number(with_check_digit("11010520261122001"), TODAY).birth == TODAY


def test_a_credit_code_is_checked_by_its_last_place() -> None:
    assert social_credit_code(" 91350100m000100y43 ") == "91350100M000100Y43"
    assert social_credit_code("91110000600037341L") == "91110000600037341L"


@pytest.mark.parametrize(("typed", "says"), [
    ("", "请填写"), ("91350100M000100Y44", "校验码"), ("91350100M000100Y4", "18位"),
    ("91350100I000100Y43", "不用I、O"), ("9135010AM000100Y43", "第3至8位"), ("9" * 100000, "18位")])
def test_a_wrong_credit_code_is_refused_with_what_to_check(typed: str, says: str) -> None:
    with pytest.raises(IdentityError, match=says):
        social_credit_code(typed)


@given(st.text("0123456789", min_size=8, max_size=8), st.text(CODE_CHARACTERS, min_size=10, max_size=10))
def test_a_credit_code_is_right_exactly_when_the_standard_says_so(first: str, last: str) -> None:
    code = first + last
    try:
        right = social_credit_code(code) == code
    except IdentityError:
        right = False
    assert right == uscc.is_valid(code)
    made = code[:17] + uscc.calc_check_digit(code[:17])
    assert social_credit_code(made) == made


def test_codes_of_village_organisations_begin_with_a_letter() -> None:
    first_17 = "N2330522MF1234567"
    assert social_credit_code(first_17 + uscc.calc_check_digit(first_17)).startswith("N2")


@pytest.mark.parametrize(("kind", "typed", "stored"), [
    (IdentityKind.RESIDENT, "11010519491231002x", "11010519491231002X"),
    (IdentityKind.USCC, "91350100m000100y43", "91350100M000100Y43"),
    (IdentityKind.PERMIT, "830000199201300022", "830000199201300022"),
    (IdentityKind.PERMIT, "h12345678", "H12345678"), (IdentityKind.PERMIT, "M1234567890", "M1234567890"),
    (IdentityKind.PERMIT, "12345678", "12345678"),
    (IdentityKind.FOREIGN_PERMIT, "usa110065010101", "USA110065010101"),
    (IdentityKind.FOREIGN_PERMIT, "911840198502151234", "911840198502151234"),
    (IdentityKind.PASSPORT, "e 1234 5678", "E12345678"), (IdentityKind.UNKNOWN, " ", "")])
def test_each_proof_of_identity_is_stored_in_one_writing(kind: IdentityKind, typed: str, stored: str) -> None:
    assert check_identity(kind, typed, TODAY) == stored


@pytest.mark.parametrize(("kind", "typed"), [
    (IdentityKind.PERMIT, "830000199201300023"), (IdentityKind.PERMIT, "A12345678"), (IdentityKind.PERMIT, ""),
    (IdentityKind.FOREIGN_PERMIT, "US1110065010101"), (IdentityKind.FOREIGN_PERMIT, "911840198502301234"),
    (IdentityKind.PASSPORT, "ABCDEF"), (IdentityKind.PASSPORT, "E1"), (IdentityKind.PASSPORT, "护照12345"),
    (IdentityKind.UNKNOWN, "12345")])
def test_a_number_that_does_not_fit_its_proof_is_refused(kind: IdentityKind, typed: str) -> None:
    with pytest.raises(IdentityError, match="请"):
        check_identity(kind, typed, TODAY)


@pytest.mark.parametrize(("typed", "stored"), [
    ("138 0000 0226", "13800000226"), ("+86 138-0000-0226", "13800000226"), ("8613800000226", "13800000226"),
    ("１９９１２３４５６７８", "19912345678"), ("0591-87654321", "0591-87654321"), ("059187654321", "0591-87654321"),
    ("（010）12345678转801", "010-12345678-801"), ("400-800-1234", "4008001234"), ("12345", "12345"),
    ("12351", "12351"), ("95338", "95338"), ("110", "110"), ("120", "120")])
def test_mobiles_landlines_and_hotlines_are_telephone_numbers(typed: str, stored: str) -> None:
    assert phone(typed) == stored


@pytest.mark.parametrize("typed", ["", "1380000022", "12800000226", "87654321", "00000000000", "abc", "1" * 100000,
                                   "13800000226\x00"])
def test_what_cannot_be_called_is_no_telephone_number(typed: str) -> None:
    with pytest.raises(IdentityError, match="电话|请填写"):
        phone(typed)


def test_masked_numbers_leave_only_what_tells_people_apart() -> None:
    assert mask_number("11010519491231002X") == "110105********002X"
    assert mask_number("E12345678") == "E1*****78"
    assert mask_number("1234") == "****"
    assert mask_phone("13800000226") == "138****0226"
    assert mask_phone("12345") == "*****"
    assert mask_name("李秀英") == "李**"
    assert mask_name("买买提·阿卜杜拉") == "买**·****"
    assert mask_name("") == ""


def test_age_is_counted_in_full_years() -> None:
    assert [age_on(date(2008, 11, 22), day) for day in (date(2026, 11, 21), TODAY)] == [17, 18]
    born_on_leap_day = date(2008, 2, 29)
    assert [age_on(born_on_leap_day, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [17, 18]
    assert age_on(born_on_leap_day, date(2024, 2, 29)) == 16
    with pytest.raises(ValueError, match="早于出生"):
        age_on(TODAY, date(2026, 11, 21))


@pytest.mark.parametrize("dot", ["·", "•", "・", "．", ".", "‧", "∙", "⋅", "･", " ", ""])
def test_a_name_is_found_with_whatever_dot_it_is_typed(dot: str) -> None:
    assert normal_name(f"买买提{dot}阿卜杜拉") == normal_name("买买提·阿卜杜拉")
    assert normal_name(f"提{dot}阿卜") in normal_name("买买提·阿卜杜拉")


def test_a_name_is_found_in_any_width_and_case() -> None:
    assert normal_name("ＡＢＣ 科技（北京）") == normal_name("abc科技(北京)")
    assert normal_name("陈𬱖") == "陈𬱖"


@pytest.mark.parametrize("name", ["李秀英", "陈𬱖", "买买提·阿卜杜拉", "名" * 60, "ئابدۇللا", "A\u200cB", " 张三 "])
def test_rare_characters_and_long_names_are_names(name: str) -> None:
    assert name_error(name) is None


@pytest.mark.parametrize(("name", "says"), [
    ("", "请填写"), (" \u3000", "请填写"), ("名" * 61, "最多60"), ("张\x00三", "控制字符"), ("张\n三", "控制字符"),
    ("\u202e张三", "控制字符"), ("张\u2066三", "控制字符"), ("张\ufeff三", "控制字符"), ("张\u2028三", "控制字符"),
    ("\ud800", "控制字符"), ("x" * 100000, "最多60")])
def test_a_name_that_cannot_be_printed_is_refused_with_what_to_do(name: str, says: str) -> None:
    assert says in (name_error(name) or "")


@pytest.mark.parametrize("typed", ["li@example.com", " li.xiuying+1@mail.example.com.cn ", "ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ"])
def test_an_address_of_mail_is_read_in_any_width(typed: str) -> None:
    assert email(typed).startswith("li") and email(typed).isascii()


@pytest.mark.parametrize("typed", ["", "li", "li@", "li@example", "a..b@example.com", "李@example.com", "a@b.c d",
                                   "a@b.com\r\nBcc: c@d.com", "a" * 65 + "@b.com", "a@" + "b." * 80 + "com"])
def test_what_no_mail_server_takes_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(IdentityError, match="邮箱地址不对"):
        email(typed)


@pytest.mark.parametrize("typed", ["528000", "５２８０００", " 528 000 "])
def test_a_postcode_is_read_in_any_width(typed: str) -> None:
    assert postcode(typed) == "528000"


@pytest.mark.parametrize("typed", ["", "52800", "5280001", "佛山", "SW1A 1", "52800a"])
def test_what_is_no_postcode_is_refused_with_where_to_find_it(typed: str) -> None:
    with pytest.raises(IdentityError, match="六位数字"):
        postcode(typed)
