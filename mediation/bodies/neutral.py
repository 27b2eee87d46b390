"""What goes out of the house is read on a lock screen by whoever stands beside: no word of it says what it is about."""
from __future__ import annotations

import re
from collections.abc import Iterable

from mediation.bodies.models import Body
from mediation.bodies.queries import employer_names
from mediation.errors import RequirementNotMet

SIGN = "NOTICE_SIGN"
OUTSIDE = frozenset({SIGN, "NOTICE_WORDS", "NOTICE_WORDS_UG", "NOTICE_WORDS_EN"})
"""The settings whose words leave the house."""
PLACES = ("电话", "签名", "网址")
"""What may be filled in: nothing of a case, a party or an employer."""
FORBIDDEN = ("劳动", "仲裁", "争议", "工资", "调解", "薪", "工伤", "诉讼", "赔偿", "纠纷", "辞退", "解除合同", "labor", "labour",
             "dispute", "arbitrat", "wage", "mediat", "ئەمگەك", "نىزا", "ئىش ھەققى", "كېسىم", "مۇرەسسە")
NUMBER = re.compile(r"〔\d{4}〕|[（(\[]\d{4}[）)\]]\S{0,12}号|收\d{4,}")
PLACE = re.compile(r"\{([^{}]*)\}")


def names_of(body: Body) -> list[str]:
    """The employers that a body is at or has met, by name."""
    return [name for name in (body.employer_name, *employer_names(body)) if name]


def fault_in(words: str, names: Iterable[str] = ()) -> str | None:
    """The first word that gives away what a message is about: of the matter, a name, the number of a case."""
    read = words.lower()
    found = NUMBER.search(words)
    return (next((word for word in FORBIDDEN if word in read), None)
            or next((name for name in names if name and name in words), None)
            or (found.group(0) if found else None))


def check_neutral(words: str, names: Iterable[str] = (), *, with_places: bool = True) -> None:
    """Raises RequirementNotMet, naming the word, for words that may not go out."""
    given_away = fault_in(words, names)
    if given_away is not None:
        raise RequirementNotMet(f"“{given_away}”不能出现在外发的消息里：锁着的屏幕上别人也看得见。请换一种说法。", field="value")
    odd = next((place for place in PLACE.findall(words) if place not in PLACES or not with_places), None)
    if odd is not None or re.search(r"[{}]", PLACE.sub("", words)):
        allowed = "、".join(f"{{{place}}}" for place in PLACES) if with_places else "没有"
        raise RequirementNotMet(f"大括号里能填的：{allowed}；请改“{{{odd or ''}}}”。", field="value")
