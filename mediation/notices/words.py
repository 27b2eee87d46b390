"""The words that leave the house: neutral, in the language of the receiver, with the body's sign and a check word."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from flask import current_app

from mediation.bodies.models import Body
from mediation.law.terms import Language
from mediation.notices.models import NoticeChoice
from mediation.parties.models import Party
from mediation.sealed import lookup

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What nobody mistakes for something else when reading it aloud."""
LONG = 6
SIGNED = re.compile(r"^【[^】]*】")
PLACES = {"phone": "{电话}", "sign": "{签名}", "address": "{网址}"}
WORDS = {Language.MANDARIN: "NOTICE_WORDS", Language.UYGHUR: "NOTICE_WORDS_UG", Language.ENGLISH: "NOTICE_WORDS_EN"}
CHECKED = {Language.MANDARIN: "（真假可查，核对码{word}）", Language.UYGHUR: " (تەكشۈرۈش كودى {word})",
           Language.ENGLISH: " (check word {word})"}


def language_for(party: Party | None, choice: NoticeChoice | None) -> Language:
    """In which language a message is worded: as chosen, else the party's own where there are words in it."""
    if choice is not None:
        return Language(choice.language)
    own = party.language_term if party is not None else Language.MANDARIN
    return own if own in WORDS else Language.MANDARIN


def address_to_look() -> str:
    """Where a party looks: short, and without anything of a case."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/my"


def variables_of(body: Body) -> dict[str, str]:
    """What can be filled into the words; nothing of a case."""
    return {"phone": body.phone, "sign": str(body.setting("NOTICE_SIGN")), "address": address_to_look()}


def neutral_words(body: Body, language: Language, check_word: str) -> str:
    """The whole text of a message that only says that there is something new."""
    return dressed(body, filled(str(body.setting(WORDS[language])), variables_of(body)), check_word, language)


def dressed(body: Body, words: str, check_word: str, language: Language = Language.MANDARIN) -> str:
    """Words with the body's sign before them and the check word behind."""
    sign = body.setting("NOTICE_SIGN")
    return f"【{sign}】{SIGNED.sub('', words)}{CHECKED[language].format(word=check_word)}"


def filled(words: str, values: Mapping[str, str]) -> str:
    """Words with their places filled in."""
    for name, place in PLACES.items():
        words = words.replace(place, values[name])
    return words


def check_word_of(public_id: str) -> str:
    """The six characters by which a message is known again: nobody can make them without the key."""
    number = int(lookup(public_id, "notice"), 16)
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LONG))


def text_mark(words: str) -> str:
    """The fingerprint of a text, whatever spaces a telephone put into it."""
    return lookup(hashlib.sha256("".join(words.split()).encode()).hexdigest(), "notice-text")
