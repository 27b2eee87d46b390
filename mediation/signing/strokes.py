"""A signature as it was written: strokes of points with place, time and pressure; checked before it is kept."""
from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

MOST_POINTS, FEWEST_POINTS = 20_000, 12
MOST_LETTERS = 1_500_000
LARGEST_PLACE = 10_000


class NotASignature(ValueError):
    """What came is no signature that somebody wrote; the message says what to do."""


@dataclass(frozen=True)
class Point:
    """One point of a stroke: where on the pad, when (milliseconds), how hard (0 to 1)."""

    x: float
    y: float
    time: float
    pressure: float


Strokes = tuple[tuple[Point, ...], ...]


def read_strokes(text: str) -> Strokes:
    """The strokes that the signature pad sent; raises NotASignature."""
    if len(text) > MOST_LETTERS:
        raise NotASignature("签名太长了，请清除后重新写。")
    try:
        strokes = tuple(tuple(_point(each) for each in group["points"]) for group in json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise NotASignature("没有收到签名，请清除后重新写；写不了的，请填全名。") from wrong
    count = sum(len(stroke) for stroke in strokes)
    if count > MOST_POINTS:
        raise NotASignature("签名太长了，请清除后重新写。")
    if count < FEWEST_POINTS:
        raise NotASignature("签名太短了，请用手指在框里写您的全名。")
    return strokes


def _point(given: Any) -> Point:
    point = Point(float(given["x"]), float(given["y"]), float(given["time"]), float(given.get("pressure", 0.5)))
    if not all(map(isfinite, (point.x, point.y, point.time, point.pressure))):
        raise ValueError("not finite")
    if max(abs(point.x), abs(point.y)) > LARGEST_PLACE or not 0 <= point.pressure <= 1:
        raise ValueError("out of the pad")
    return point


def kept(strokes: Strokes) -> bytes:
    """The strokes as they are kept."""
    return json.dumps([[[p.x, p.y, p.time, p.pressure] for p in stroke] for stroke in strokes],
                      separators=(",", ":")).encode()


def of_kept(content: bytes) -> Strokes:
    """The strokes that were kept."""
    return tuple(tuple(Point(*point) for point in stroke) for stroke in json.loads(content))
