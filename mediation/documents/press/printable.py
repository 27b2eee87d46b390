"""Whether words that somebody typed can be set at all, said before they are kept; what can't be is never guessed at."""
from __future__ import annotations

import re

from mediation.documents.press.bidirectional import faulty_marks
from mediation.documents.press.columns import second_lines
from mediation.documents.press.faces import ARABIC
from mediation.documents.press.typesetting import Style
from mediation.documents.refusals import UnprintableCharacter

ARABIC_SCRIPT = re.compile(f"[{ARABIC}]")
NOT_SET = (
    (re.compile("[\u1800-\u18af]"), "传统蒙古文自上而下书写、字形随上下文变化，本系统不能正确排印；"
                                    "请留空，印出来由翻译人员在右栏书写。"),
    (re.compile("[\u0f00-\u0fff]"), "藏文的字母上下叠写，本系统不能正确排印；请留空，印出来由翻译人员在右栏书写。"),
)
COMPARED = frozenset("ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيٴٵٶٷٸحعءۅۉه،؛؟")
"""The letters of Uyghur, Kazakh and Kyrgyz whose joined shapes were compared with HarfBuzz (docs/decisions/011)."""


def why_unprintable(words: str) -> str:
    """Why these words can't be printed, in Chinese; empty where they can."""
    for script, why in NOT_SET:
        if script.search(words):
            return why
    strange = next((one for one in words if ARABIC_SCRIPT.match(one) and one not in COMPARED), "")
    if strange:
        return f"字母{strange}（U+{ord(strange):04X}）的连写字形没有核对过，不能排印；请改用维吾尔文、哈萨克文或者柯尔克孜文的字母。"
    if ARABIC_SCRIPT.search(words) and (mark := faulty_marks(words)):
        return f"符号{mark}没有成对，或者不能在从右到左的文字里排印，请核对。"
    try:
        second_lines(words, Style(12, 17), 200)
    except UnprintableCharacter as refused:
        return str(refused)
    return ""
