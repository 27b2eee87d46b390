"""A worker with a slip, at a telephone."""
from __future__ import annotations

import re
from typing import Self

import pypdfium2

from tests.browser.visitor import Visitor

CODES = re.compile(r"查询码：([\d ]+)　密码：([\d ]+)")


def codes_on(slips: bytes, name: str) -> tuple[str, str]:
    """The code and the word that are printed on somebody's own slip."""
    for page in pypdfium2.PdfDocument(slips):
        text = page.get_textpage().get_text_range()
        own = text.find(f"{name}：")
        found = CODES.search(text, own) if own >= 0 else None
        if found:
            return found[1], found[2]
    raise LookupError(name)


class Worker(Visitor):
    """Somebody who looks up how their case stands."""

    def looks_up(self, locator: str, secret: str) -> Self:
        """Type what stands on the slip."""
        return self.goes_to("/my").fills({"查询码": locator, "密码": secret}).presses("查看")
