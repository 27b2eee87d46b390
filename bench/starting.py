"""How long it takes from nothing to an answer: each start in a process of its own, beside the bare packages."""
from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = "import flask, flask_sqlalchemy, flask_migrate, flask_wtf, flask_login, flask_babel, statemachine"
STARTS: dict[str, tuple[str, ...]] = {
    "the packages alone": ("-c", PACKAGES),
    "the law alone": ("-c", "from mediation.law import time_limits, agreement, remedies"),
    "the first paper": ("-c", "from bench.makers import press; press()()"),
    "the application": ("-c", "import wsgi"),
    "flask papers": ("-m", "flask", "--app", "wsgi", "papers"),
}


@dataclass(frozen=True)
class Start:
    """One start: seconds by the clock, seconds of work, megabytes at most."""

    seconds: float
    work: float
    megabytes: float


def measured(rounds: int) -> dict[str, list[Start]]:
    """Every start once a round, in turn, so that a busy machine slows all alike; a first round fills the caches."""
    found: dict[str, list[Start]] = {name: [] for name in STARTS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, arguments in STARTS.items():
                start = _start(arguments, Path(folder))
                found[name] += [start] if number else []
    return found


def _start(arguments: tuple[str, ...], folder: Path) -> Start:
    """Compiled files are kept in a folder of our own, as an installation keeps them."""
    surroundings = {**os.environ, "MEDIATION_ENV": "test", "DATABASE_URL": f"sqlite:///{folder}/none.sqlite3",
                    "PYTHONPYCACHEPREFIX": str(folder)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return Start(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def table(found: dict[str, list[Start]]) -> str:
    """A table in Markdown: medians, and the work as a multiple of that of the packages alone in the same round."""
    rows = ["| start | by the clock, ms | work, ms | memory, MB | work ÷ the packages alone |", "|---|---|---|---|---|"]
    bare = found["the packages alone"]
    for name, starts in found.items():
        share = statistics.median(one.work / other.work for one, other in zip(starts, bare, strict=True))
        rows.append(f"| {name} | {_middle(one.seconds * 1000 for one in starts):.0f} | "
                    f"{_middle(one.work * 1000 for one in starts):.0f} | "
                    f"{_middle(one.megabytes for one in starts):.0f} | {share:.2f} |")
    return "\n".join(rows)


def _middle(figures: Iterable[float]) -> float:
    return statistics.median(figures)
