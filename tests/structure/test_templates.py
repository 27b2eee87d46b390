"""What a template may hold, and what the browsers of the users can show."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.structure.source import PACKAGE, modules, templates

INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.I),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a script address": re.compile(r"javascript:", re.I),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+false", re.I),
}
OUTSIDE_ADDRESS = re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", re.I)
# what Chromium 86 and the browser inside WeChat do not know
TOO_NEW_IN_STYLES = re.compile(
    r":has\(|:is\(|:where\(|@container|@layer|@scope|aspect-ratio\s*:|accent-color|(?<![\w-])inset\s*:"
    r"|color-mix\(|\d(?:dvh|svh|lvh|dvw)\b|subgrid|content-visibility\s*:\s*hidden|text-wrap|&\s*[.:>\[]")
TOO_NEW_IN_SCRIPTS = re.compile(
    r"\.at\(|\.findLast|structuredClone|Object\.hasOwn|\.toSorted|\.toReversed|Array\.fromAsync|static\s*\{"
    r"|#\w+\s+in\s|\.replaceChildren\b.*\?\.|Promise\.withResolvers|\bimport\s+.*\bwith\s*\{")
FORBIDDEN_IN_SCRIPTS = re.compile(r"\beval\(|new Function|\.innerHTML\s*=|document\.write")


COMMENT = re.compile(r"/\*.*?\*/", re.S)


def own(pattern: str) -> list[Path]:
    folder = PACKAGE / "static"
    return [path for path in sorted(folder.rglob(pattern)) if "vendor" not in path.parts]


def code(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", INLINE)
def test_no_template_has(fault: str) -> None:
    found = [f"{path.relative_to(PACKAGE)}: {match.group(0)}" for path in templates()
             for match in INLINE[fault].finditer(path.read_text(encoding="utf-8"))]
    assert not found


def test_no_template_fetches_anything_from_elsewhere() -> None:
    found = [f"{path.relative_to(PACKAGE)}: {match.group(0)}" for path in templates()
             for match in OUTSIDE_ADDRESS.finditer(path.read_text(encoding="utf-8"))
             if "<a" not in path.read_text(encoding="utf-8")[max(0, match.start() - 200):match.start()].split(">")[-1]]
    assert not found


def test_markup_is_made_in_one_place() -> None:
    """What is marked as HTML is not escaped any more: only the widgets of ``web`` may do that."""
    found = [f"{module.name}:{line}" for module in modules() if "web" not in module.roles
             for line, name in module.imports() if name in {"markupsafe.Markup", "flask.Markup"}]
    assert not found


def test_the_styles_are_known_to_old_browsers() -> None:
    found = [f"{path.relative_to(PACKAGE)}: {match.group(0)}" for path in own("*.css")
             for match in TOO_NEW_IN_STYLES.finditer(code(path))]
    assert not found


def test_the_scripts_are_known_to_old_browsers_and_make_no_code_of_text() -> None:
    found = [f"{path.relative_to(PACKAGE)}: {match.group(0)}" for path in own("*.js")
             for expression in (TOO_NEW_IN_SCRIPTS, FORBIDDEN_IN_SCRIPTS)
             for match in expression.finditer(code(path))]
    assert not found
