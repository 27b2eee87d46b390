"""The styles and scripts: what Chromium 86 can do, what a strict policy lets through, and colours that can be read."""
from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent.parent / "mediation" / "static"
OWN_STYLES = sorted((STATIC / "css").glob("*.css"))
OWN_SCRIPTS = sorted((STATIC / "js").glob("*.js"))
BOOTSTRAP = STATIC / "vendor" / "bootstrap" / "bootstrap.min.css"
TOO_NEW_STYLES = (
    r"color-mix\(", r":has\(", r":is\(", r":where\(", r"(?<![-\w])aspect-ratio\s*:", r"@layer", r"@container",
    r"(?<![-\w])inset(-block|-inline)?\s*:", r"accent-color", r"\b\d+[sdl]v[hw]\b", r"text-wrap\s*:\s*balance",
    r"(margin|padding)-(inline|block)\s*:", r"@property", r"overflow\s*:\s*clip")
TOO_NEW_SCRIPTS = (r"\?\.[A-Za-z_(\[]", r"\?\?", r"\|\|=|&&=", r"\.replaceAll\(", r"\.at\(", r"\bstructuredClone\b",
                   r"^\s*(import|export)\b", r"#\w+\s*[=(;]")
UNSAFE_SCRIPTS = (r"\beval\(", r"new Function", r"innerHTML", r"outerHTML", r"insertAdjacentHTML", r"document\.write",
                  r"\.style\b", r"localStorage", r"sessionStorage")
PAIRS = {
    "ink on paper": ("#1b2a41", "#ffffff"), "ink on ground": ("#1b2a41", "#f6f4ef"),
    "soft ink on ground": ("#4d5868", "#f6f4ef"), "soft ink on a head": ("#4d5868", "#eceae3"),
    "action on paper": ("#14518a", "#ffffff"), "action on its pale": ("#14518a", "#e8f0f7"),
    "paper on action": ("#ffffff", "#14518a"), "paper on done": ("#ffffff", "#087f3e"),
    "done on its pale": ("#06602f", "#e5f3ea"), "paper on due soon": ("#ffffff", "#8a5a00"),
    "due soon on its pale": ("#6b4600", "#fbf2df"), "paper on overdue": ("#ffffff", "#b3261e"),
    "overdue on paper": ("#b3261e", "#ffffff"), "private": ("#5b3a8c", "#ffffff"), "side": ("#0b6464", "#ffffff"),
    "caucus": ("#7d2f63", "#fdf8fb"), "quiet": ("#5a6270", "#f6f4ef"),
}


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def found(patterns: tuple[str, ...], source: str) -> list[str]:
    return [pattern for pattern in patterns if re.search(pattern, source, re.MULTILINE)]


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", OWN_STYLES, ids=lambda path: path.name)
def test_a_style_uses_only_what_chromium_86_knows(path: Path) -> None:
    assert found(TOO_NEW_STYLES, without_comments(path)) == []


def test_the_vendored_style_uses_only_what_chromium_86_knows_but_for_floating_labels() -> None:
    source = BOOTSTRAP.read_text(encoding="utf-8")
    assert found(TOO_NEW_STYLES, re.sub(r"\.form-floating[^{}]*\{[^}]*\}", "", source)) == []


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=lambda path: path.name)
def test_a_script_runs_in_an_old_browser_and_under_a_strict_policy(path: Path) -> None:
    source = without_comments(path)
    assert found(TOO_NEW_SCRIPTS, source) == []
    assert found(UNSAFE_SCRIPTS, source) == []


def test_the_portals_style_weighs_at_most_fourteen_kilobytes() -> None:
    assert (STATIC / "css" / "portal.css").stat().st_size <= 14_000


@pytest.mark.parametrize("path", OWN_STYLES, ids=lambda path: path.name)
def test_no_style_asks_for_anything_from_outside(path: Path) -> None:
    addresses = re.findall(r"url\([\"']?([^\"')]+)", path.read_text(encoding="utf-8"))
    assert all(address.startswith("../img/") for address in addresses)
    assert all((path.parent / address).is_file() for address in addresses)


def test_vendored_files_are_those_that_were_looked_at() -> None:
    listed = re.findall(r"\| `([^`]+)` \| .* \| `([0-9a-f]{64})` \|", (STATIC / "vendor" / "VENDORED.md").read_text())
    assert len(listed) == 3
    for name, digest in listed:
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest
        assert (STATIC / "vendor" / name).with_name("LICENSE").is_file()


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_every_colour_of_words_can_be_read_on_its_ground(pair: tuple[str, str]) -> None:
    bright, dark = sorted(map(luminance, pair), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_red_is_for_overdue_only() -> None:
    source = without_comments(STATIC / "css" / "staff.css")
    selectors = re.findall(r"([^{}]+)\{[^{}]*var\(--over\)[^{}]*\}", source)
    assert selectors and all("over" in selector for selector in selectors)
