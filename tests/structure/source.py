"""The source as the structure tests read it: each module with its path and its syntax tree."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mediation"
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root, as it is shown."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def roles(self) -> set[str]:
        """What the file is by its name and its folders: acts, views, queries, models, law …"""
        relative = self.path.relative_to(ROOT)
        return {*relative.parts[:-1], relative.stem}

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    def functions(self) -> Iterator[FunctionNode]:
        return (node for node in ast.walk(self.tree) if isinstance(node, FunctionNode))

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of each thing imported."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@lru_cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The modules of these folders of the project; of the package when none is named."""
    places = [ROOT / folder for folder in folders] or [PACKAGE]
    return tuple(Module(path) for place in places for path in sorted(place.rglob("*.py")))


def dotted(node: ast.expr) -> str:
    """``a.b.c`` as text; an expression that is not a plain name is ``?``."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def within(name: str, *packages: str) -> bool:
    """Whether an imported name is one of these packages or lies in one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def templates() -> list[Path]:
    return sorted((PACKAGE / "templates").rglob("*.html"))
