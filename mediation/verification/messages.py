"""Is this message genuine? What can be said of it to whoever received it, and nothing of what it is about."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mediation.bodies.models import Body
from mediation.bodies.queries import open_bodies
from mediation.notices.queries import notices_with_check_word
from mediation.notices.words import ALPHABET, LONG, text_mark

WORD = re.compile(rf"(?<![0-9A-Za-z])[{ALPHABET}{ALPHABET.lower()}]{{{LONG}}}(?![0-9A-Za-z])")
DIGITS = re.compile(r"\D+")
MOST_WORDS, SHORTEST_NUMBER, LONGEST_NUMBER = 8, 3, 20


@dataclass(frozen=True)
class Sender:
    """A body as its messages name it: its sign, the number that they come from, the telephone on which to ask."""

    sign: str
    number: str
    phone: str


@dataclass(frozen=True)
class MessageVerdict:
    """``kind``: same (our very text), word (our check word, the text was not given), changed (our check word under a
    text that is not ours), number (a number that is made public here), unknown.
    """

    kind: str
    sender: Sender | None = None

    @property
    def known(self) -> bool:
        """Whether it is ours."""
        return self.kind in ("same", "word")


def senders() -> list[Sender]:
    """From which numbers which bodies send."""
    return list(dict.fromkeys(sender_of(body) for body in open_bodies()))


def sender_of(body: Body) -> Sender:
    """A body as its messages name it; its own name may say what it is about, and is not shown."""
    return Sender(str(body.setting("NOTICE_SIGN")), body.setting("SMS_NUMBER") or "", body.phone)


def check_message(typed: str) -> MessageVerdict:
    """What is known of a message: its whole text, its check word, or the number that it came from."""
    words = [found.upper() for found in WORD.findall(typed)][:MOST_WORDS]
    found = notices_with_check_word(words) if words else []
    same = next((notice for notice in found if notice.text_mark == text_mark(typed)), None)
    if same is not None:
        return MessageVerdict("same", _sender(same.case))
    if found:
        alone = len("".join(typed.split())) <= LONG
        return MessageVerdict("word" if alone else "changed", _sender(found[0].case))
    return _by_number(typed, senders())


def _by_number(typed: str, known: Sequence[Sender]) -> MessageVerdict:
    """A number is no proof: anybody can have a message show it."""
    number = DIGITS.sub("", typed)
    if len(typed) > LONGEST_NUMBER or len(number) < SHORTEST_NUMBER:
        return MessageVerdict("unknown")
    for sender in known:
        if number in (DIGITS.sub("", sender.number), DIGITS.sub("", sender.phone)):
            return MessageVerdict("number", sender)
    return MessageVerdict("unknown")


def _sender(case: object) -> Sender | None:
    body = getattr(case, "body", None)
    return sender_of(body) if body is not None else None
