"""Numbers as they stand in a PDF.

The library works out each numeral anew, with a logarithm; a paper has thousands of them, and most papers the same.
Its drawing modules get the one below in the place of theirs: as reportlab's own accelerator in C does, where somebody
has installed it.
"""
from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas, pathobject, textobject


@lru_cache(maxsize=16384)
def numeral(number: float) -> str:
    """A number as the library writes it: six figures at most, no idle zeros."""
    return str(fp_str(number))


def numerals(*numbers: Any) -> str:
    """Several numbers, one by one or in a sequence, with blanks between them."""
    if len(numbers) == 1 and isinstance(numbers[0], list | tuple):
        numbers = tuple(numbers[0])
    return " ".join(map(numeral, numbers))


for module in (canvas, pathobject, pdfdoc, textobject):
    module.fp_str = numerals
