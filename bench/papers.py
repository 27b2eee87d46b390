"""The same agreement set by our press and by others, in turn, each in a process of its own."""
from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.agreement import CODE, as_simple_parts, particulars
from mediation.documents import kinds

NAMES = {"press": "our press", "reportlab": "plain reportlab platypus", "weasyprint": "WeasyPrint", "fpdf2": "fpdf2",
         "typst": "typst", "sealed": "our press, and sealed (P6)"}
FIGURES = ("cold", "warm", "bytes", "pages", "megabytes")
ROOT = Path(__file__).resolve().parent.parent


def measured(rounds: int) -> dict[str, list[dict[str, Any]]]:
    """The figures of every maker in each round, the rounds interleaved so that a busy machine slows all alike."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    parts = json.dumps(as_simple_parts(list(kinds.paper(CODE).body(particulars()))))
    for _ in range(rounds):
        for name in NAMES:
            ran = subprocess.run([sys.executable, "-m", "bench.makers", name], cwd=ROOT, check=True,
                                 input=parts, stdout=subprocess.PIPE, text=True)
            found[name].append(json.loads(ran.stdout))
    return found


def table(found: dict[str, list[dict[str, Any]]]) -> str:
    """A table in Markdown: medians, and the press's time as a share of each other's in the same round."""
    rows = ["| maker | pages | cold, ms | warm, ms | size, kB | memory, MB | our time ÷ its, cold | warm |",
            "|---|---|---|---|---|---|---|---|"]
    for name, figures in found.items():
        if "missing" in figures[0]:
            rows.append(f"| {NAMES[name]} | can't be imported: {figures[0]['missing']} ||||||| ")
            continue
        middle = {each: statistics.median(one[each] for one in figures) for each in FIGURES}
        shares = [_share(found["press"], figures, each) for each in ("cold", "warm")]
        rows.append(f"| {NAMES[name]} | {middle['pages']:.0f} | {middle['cold'] * 1000:.0f} | "
                    f"{middle['warm'] * 1000:.1f} | {middle['bytes'] / 1000:.0f} | {middle['megabytes']:.0f} | "
                    f"{shares[0]:.2f} | {shares[1]:.2f} |")
    return "\n".join(rows)


def _share(ours: list[dict[str, Any]], its: list[dict[str, Any]], figure: str) -> float:
    return statistics.median(own[figure] / other[figure] for own, other in zip(ours, its, strict=True))
