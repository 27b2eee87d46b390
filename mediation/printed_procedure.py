"""docs/procedure.md: the procedures as they are in the code, printed."""
from __future__ import annotations

from collections.abc import Iterable

from mediation.cases.rows import Line, lines
from mediation.rooms import PROCEDURES

HEAD = """# 程序

本文件由 `flask --app wsgi procedure` 印出，与代码一致（测试比对）。行号为办案程序的流转行号；“—”表示新开一条记录。

"""
COLUMNS = "| 行 | 从 | 办什么 | 到 | 谁办 | 要求 | 期限 | 文书 |\n|---|---|---|---|---|---|---|---|\n"


def as_markdown() -> str:
    """All procedures, one table each."""
    return HEAD + "\n".join(_table(procedure) for procedure in PROCEDURES)


def _table(procedure: type) -> str:
    rows = "".join(_row(line) for line in lines(procedure))
    return f"## {procedure.record_letter} {procedure.record_name}\n\n{COLUMNS}{rows}"


def _row(line: Line) -> str:
    cells = (line.number, line.source_name, line.act_name, line.target_name, _documented(line.who),
             _documented(line.requires), " ".join(str(effect) for effect in line.clocks), " ".join(line.papers))
    return "| " + " | ".join(cell or "—" for cell in cells) + " |\n"


def _documented(functions: Iterable[object]) -> str:
    return "；".join((function.__doc__ or "").strip() for function in functions)
