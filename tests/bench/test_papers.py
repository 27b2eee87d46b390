"""The benchmark runs with whatever peers there are, sets the same paper with each and says which are missing."""
from __future__ import annotations

from bench.papers import NAMES, measured, table


def test_one_round_gives_a_line_for_each_maker() -> None:
    found = measured(1)
    assert {name: found[name][0]["pages"] for name in ("press", "reportlab", "sealed")} == {
        "press": 3, "reportlab": 3, "sealed": 3}
    assert found["sealed"][0]["bytes"] > found["press"][0]["bytes"]
    lines = table(found).splitlines()
    assert len(lines) == 2 + len(NAMES) and lines[2].endswith("| 1.00 | 1.00 |")
    missing = [NAMES[name] for name, figures in found.items() if "missing" in figures[0]]
    assert all(any(name in line and "can't be imported" in line for line in lines) for name in missing)
