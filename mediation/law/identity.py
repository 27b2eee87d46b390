"""Who a person or a firm is: identity numbers, telephone numbers and names, checked, masked, made findable."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from mediation.law.terms import IdentityKind

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
    .split())
RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RESIDENT_CHECK_DIGITS = "10X98765432"
CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
EARLIEST_BIRTH = date(1900, 1, 1)
INTERPUNCTS = "·•・．.‧∙⋅･᛫"
LONGEST_NAME = 60
LONGEST_EMAIL = 120
EMAIL = re.compile(r"[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}", re.ASCII)
JOINERS = "\u200c\u200d"


class IdentityError(ValueError):
    """A number or a name that cannot be right; the message says in Chinese what to do."""


@dataclass(frozen=True)
class ResidentNumber:
    """A checked resident number of 18 places and what it says of its holder."""

    number: str
    birth: date
    sex: str
    upgraded_from_15: bool

    def __str__(self) -> str:
        return self.number


def _compact(text: str) -> str:
    """Without spaces and hyphens, full-width characters made plain, capitals."""
    return re.sub(r"[\s\-]", "", text.translate(FULL_WIDTH)).upper()


def _resident_check_digit(first_17: str) -> str:
    return RESIDENT_CHECK_DIGITS[sum(int(d) * w for d, w in zip(first_17, RESIDENT_WEIGHTS)) % 11]


def resident_number(text: str, today: date) -> ResidentNumber:
    """Check a resident number (GB 11643—1999), 18 places or the 15 of before 1999, which is brought to 18.

    Also takes the residence permits of people from Hong Kong, Macau and Taiwan (81, 82, 83). The province must
    exist, the day of birth must exist and not lie after ``today``, the check digit must fit; the county is not
    checked, since abolished ones live on in people's numbers. Raises IdentityError.
    """
    compact = _compact(text)
    if not compact:
        raise IdentityError("请填写身份证号。")
    upgraded = re.fullmatch(r"\d{15}", compact, re.ASCII) is not None
    if upgraded:
        compact = f"{compact[:6]}19{compact[6:]}"
        compact += _resident_check_digit(compact)
    if not re.fullmatch(r"\d{17}[\dX]", compact, re.ASCII):
        raise IdentityError("身份证号应为18位（旧证15位），前17位为数字，末位为数字或者X，请核对。")
    if compact[:2] not in PROVINCES:
        raise IdentityError("身份证号开头的地区码不存在，请核对前两位。")
    birth = _birth(compact[6:14], today)
    if _resident_check_digit(compact[:17]) != compact[17]:
        raise IdentityError("身份证号的校验码不对，请对照证件检查是否有一位填错。")
    return ResidentNumber(compact, birth, "男" if int(compact[16]) % 2 else "女", upgraded)


def _birth(digits: str, today: date) -> date:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as impossible:
        raise IdentityError("证件号码中的出生日期不存在，请核对出生年月日。") from impossible
    if not EARLIEST_BIRTH <= birth <= today:
        raise IdentityError("证件号码中的出生日期早于1900年或者晚于今天，请核对出生年月日。")
    return birth


def social_credit_code(text: str) -> str:
    """Check a unified social credit code (GB 32100—2015) and return its 18 characters; raises IdentityError.

    Codes that begin with a letter are taken too: village economic organisations have N, the forces A.
    """
    compact = _compact(text)
    if not compact:
        raise IdentityError("请填写统一社会信用代码。")
    if len(compact) != 18:
        raise IdentityError("统一社会信用代码应为18位，请对照营业执照核对。")
    if any(character not in CODE_CHARACTERS for character in compact) or not compact[2:8].isdigit():
        raise IdentityError("统一社会信用代码由数字和大写字母组成，不用I、O、S、V、Z，第3至8位为数字，请核对。")
    total = sum(CODE_CHARACTERS.index(c) * pow(3, place, 31) for place, c in enumerate(compact[:17]))
    if CODE_CHARACTERS[-total % 31] != compact[17]:
        raise IdentityError("统一社会信用代码的校验码不对，请对照营业执照检查是否有一位填错。")
    return compact


def permit(text: str, today: date) -> str:
    """Check a permit of somebody from Hong Kong, Macau or Taiwan, by format; raises IdentityError.

    The residence permit is an 18-place number of 81, 82 or 83; the travel permit is H or M and 8 or 10 digits
    (港澳), or 8 or 10 digits (台湾).
    """
    compact = _compact(text)
    if re.fullmatch(r"8[123]\d{15}[\dX]", compact, re.ASCII):
        return resident_number(compact, today).number
    if re.fullmatch(r"[HM]?\d{8}(?:\d{2})?", compact, re.ASCII):
        return compact
    raise IdentityError("居住证应为81、82或者83开头的18位号码；通行证应为H或者M加8位或10位数字，台湾居民为8位或10位数字，"
                        "请核对。")


def foreign_permit(text: str, today: date) -> str:
    """Check a foreigner's permanent residence card, by format: 3 letters and 12 digits, or 18 places from 9."""
    compact = _compact(text)
    if re.fullmatch(r"[A-Z]{3}\d{12}", compact, re.ASCII):
        return compact
    if re.fullmatch(r"9\d{16}[\dX]", compact, re.ASCII):
        _birth(compact[6:14], today)
        return compact
    raise IdentityError("外国人永久居留身份证应为3个字母加12位数字，或者9开头的18位号码，请核对。")


def passport(text: str) -> str:
    """Check a passport number, by format: 5 to 17 letters and digits with at least one digit."""
    compact = _compact(text)
    if not re.fullmatch(r"(?=.*\d)[A-Z0-9]{5,17}", compact, re.ASCII):
        raise IdentityError("护照号码应为5至17位字母和数字，请核对。")
    return compact


def check_identity(kind: IdentityKind, text: str, today: date) -> str:
    """The number of a proof of identity as it is stored; empty for 'not known yet'. Raises IdentityError."""
    if kind is IdentityKind.RESIDENT:
        return resident_number(text, today).number
    if kind is IdentityKind.USCC:
        return social_credit_code(text)
    if kind is IdentityKind.PERMIT:
        return permit(text, today)
    if kind is IdentityKind.FOREIGN_PERMIT:
        return foreign_permit(text, today)
    if kind is IdentityKind.PASSPORT:
        return passport(text)
    if _compact(text):
        raise IdentityError("证件类型选了“暂不清楚”，请选择证件类型，或者清空证件号码。")
    return ""


def phone(text: str) -> str:
    """A telephone number in China: mobile, landline with area code, 400/800, or a public hotline.

    Returns the digits; a landline keeps hyphens before number and extension (0591-87654321-801). Raises
    IdentityError.
    """
    compact = re.sub(r"[\s()]", "", text.translate(FULL_WIDTH))
    if not compact:
        raise IdentityError("请填写电话号码。")
    compact = re.sub(r"^(?:\+|00)86-?|^86(?=1[3-9]\d{9}$)", "", re.sub(r"转|[xX]|[—–_/]", "-", compact))
    digits = compact.replace("-", "")
    if re.fullmatch(r"1[3-9]\d{9}|[48]00\d{7}|12\d{3}|9[56]\d{3,4}|1(?:10|19|20|22)", digits, re.ASCII):
        return digits
    landline = re.fullmatch(r"(0(?:10|2\d)|0[3-9]\d{2})-?(\d{7,8})(?:-(\d{1,6}))?", compact, re.ASCII)
    if landline:
        return "-".join(part for part in landline.groups() if part)
    raise IdentityError("电话号码不对：手机号为11位；固定电话请带区号，如 0591-87654321；也可填400电话或者12345等热线。")


def postcode(text: str) -> str:
    """A postcode of the mainland: six digits. Raises IdentityError."""
    digits = re.sub(r"\s", "", text.translate(FULL_WIDTH))
    if not re.fullmatch(r"\d{6}", digits, re.ASCII):
        raise IdentityError("邮编是六位数字，如 528000。在网上查“地名加邮编”就有；查不到的，请打电话问办案人员。")
    return digits


def email(text: str) -> str:
    """An e-mail address that every server takes: plain letters, one @, a domain with a dot. Raises IdentityError."""
    address = text.translate(FULL_WIDTH).strip()
    if len(address) > LONGEST_EMAIL or not EMAIL.fullmatch(address) or ".." in address:
        raise IdentityError("邮箱地址不对，请写成 zhangsan@example.com 的样子。")
    return address


def mask_number(number: str) -> str:
    """An identity number as lists and the other side see it: 110105********002X."""
    if len(number) == 18:
        return f"{number[:6]}********{number[14:]}"
    if len(number) < 6:
        return "*" * len(number)
    return number[:2] + "*" * (len(number) - 4) + number[-2:]


def mask_phone(number: str) -> str:
    """A telephone number as lists and the other side see it: 138****0226."""
    if len(number) < 8:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_name(name: str) -> str:
    """A name of which only the first character and the dots are seen: 李**, 买**·****."""
    return name[:1] + "".join(c if c in INTERPUNCTS else "*" for c in name[1:])


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day; somebody born on 29 February completes a year on 1 March of a common year.

    Raises ValueError if the day lies before the birth.
    """
    if day < birth:
        raise ValueError("计算年龄的日期早于出生日期，请核对。")
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def normal_name(text: str) -> str:
    """A name as it is searched: NFKC, small letters, without spaces and without dots.

    买买提·阿卜杜拉 is found with whatever dot it is typed, or with none.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and c not in INTERPUNCTS)


def name_error(text: str) -> str | None:
    """What is wrong with a name of a person or a firm, in Chinese; None if nothing is.

    At most 60 characters; no NUL, control character or mark that turns the direction of writing.
    """
    name = text.strip(" \u3000")
    if not name:
        return "请填写名称。"
    if len(name) > LONGEST_NAME:
        return f"名称最多{LONGEST_NAME}个字，请核对是否多填了内容。"
    for character in name:
        category = unicodedata.category(character)
        if category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and character not in JOINERS):
            return "名称中有看不见的控制字符，请删去后手工重新输入。"
    return None
