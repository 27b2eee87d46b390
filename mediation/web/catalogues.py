"""The catalogues of the portal's texts: found in the code, brought up to date, compiled.

A text is marked where it stands, by ``_()``, ``gettext`` or ``lazy_gettext``, in Chinese, which is its source. What the
law says of a mistyped name, sum or number stands in ``mediation/law`` as a plain refusal and is found there, as are its
reasons and the titles of papers; so is what refuses an act on a page of the parties, and what the acts of the mediation
are called, which the parties read in the history of their case. A catalogue is a ``.po`` that people edit and a ``.mo``
that the pages read; both are kept, so that nothing has to be compiled where the system is installed.
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mediation.web import law_told

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / "translations"
TRANSLATED = ("en", "ug")
MARKS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
REFUSED_BY_LAW = dict.fromkeys(("IdentityError", "MoneyError", "NumberError", "ValueError"))
REFUSED = dict.fromkeys(("RequirementNotMet", "NotNow", "NotPermitted", "NotFound", "NotAllowed"))
LAW = ("law/identity.py", "law/money.py", "law/numbers.py")
ACTS = dict.fromkeys(("act", "side_act"))
WRITTEN_DOWN = {"write_down": (3,)}
"""The words of an act that stands in no table: the third that is said of it."""
PROCEDURE = "cases/procedure.py"
HAN = re.compile(r"[\u3400-\u9fff]")
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
OF_PARTIES = ("applying/", "following/", "intake/answers/", "portal/", "ratings/")
OF_PARTIES_BESIDE = ("party_", "intake/parties/changes.py", "intake/parties/forms.py", "intake/parties/papers.py",
                     "intake/parties/views.py", "signing/acts.py", "signing/secrets_of_signers.py",
                     "evidence/uploads.py")


@dataclass
class Text:
    """One text of the source and the files in which it stands."""

    words: str
    places: list[str] = field(default_factory=list)


def texts() -> dict[str, Text]:
    """Every text of the source, in the order of its words."""
    found: dict[str, Text] = {}
    for place, words in sorted(_marked()):
        text = found.setdefault(words, Text(words))
        if place not in text.places:
            text.places.append(place)
    return dict(sorted(found.items()))


def _marked() -> Iterator[tuple[str, str]]:
    for path in sorted((HOUSE / "templates").rglob("*.html")):
        yield from _in(path, "jinja2", MARKS)
    yield from law_told.texts(_said_in)
    for path in sorted((HOUSE / "documents/kinds").glob("*.py")):
        yield from ((path.relative_to(HOUSE).as_posix(), title) for title in _titles(path))
    for path in sorted(HOUSE.rglob("*.py")):
        name = path.relative_to(HOUSE).as_posix()
        marks = {**MARKS, **(REFUSED_BY_LAW if name in LAW else {}), **(REFUSED if _is_of_parties(name) else {}),
                 **(ACTS if name == PROCEDURE else {}), **WRITTEN_DOWN}
        yield from _in(path, "python", marks)


def _said_in(place: str) -> Iterator[str]:
    """Every Chinese text of a module but its docstrings, and but what is put together of several."""
    tree = ast.parse((HOUSE / place).read_text(encoding="utf-8"))
    left_out = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    left_out |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            if HAN.search(node.value):
                yield node.value


def _titles(path: Path) -> Iterator[str]:
    """The titles of the papers that a module describes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {target.id: node.value.value for node in tree.body if isinstance(node, ast.Assign)
             and isinstance(node.value, ast.Constant) for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Paper":
            title = next(each.value for each in node.keywords if each.arg == "title")
            words = named.get(title.id) if isinstance(title, ast.Name) else ast.literal_eval(title)
            if words is not None:
                yield words


def _is_of_parties(name: str) -> bool:
    return name.startswith(OF_PARTIES) or any(mark in name for mark in OF_PARTIES_BESIDE)


def _in(path: Path, method: str, marks: dict[str, Any]) -> Iterator[tuple[str, str]]:
    options = {"trim_blocks": "true", "lstrip_blocks": "true"} if method == "jinja2" else {}
    for _line, message, _comments, _context in extract_from_file(method, path, keywords=marks, options=options):
        words = message[0] if isinstance(message, tuple) else message
        if words:
            yield path.relative_to(HOUSE).as_posix(), words


def catalogue(language: str) -> Catalog:
    """The catalogue as people have edited it."""
    with _po(language).open("rb") as file:
        return read_po(file, locale=language)


def brought_up_to_date(language: str) -> Catalog:
    """The catalogue with every text of the source and no other; what was translated stays."""
    known = catalogue(language) if _po(language).exists() else Catalog(locale=language)
    fresh = Catalog(locale=language, project="mediation", fuzzy=False, header_comment=known.header_comment)
    for words, text in texts().items():
        before = known.get(words)
        fresh.add(words, before.string if before else "", locations=[(place, None) for place in text.places],
                  flags=["python-format"] if "%(" in words else [])
    return fresh


def as_po(translated: Catalog) -> bytes:
    """A catalogue as people edit it, without the moment at which it was written."""
    written = BytesIO()
    write_po(written, translated, width=120, omit_header=True, include_lineno=False)
    return b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n' + written.getvalue()


def as_mo(translated: Catalog) -> bytes:
    """A catalogue as the pages read it; the moment at which it was compiled is not in it."""
    translated.project, translated.creation_date, translated.revision_date = "mediation", SINCE, SINCE
    written = BytesIO()
    write_mo(written, translated)
    return written.getvalue()


def write(language: str) -> None:
    """Bring a catalogue up to date and compile it."""
    translated = brought_up_to_date(language)
    _po(language).parent.mkdir(parents=True, exist_ok=True)
    _po(language).write_bytes(as_po(translated))
    _mo(language).write_bytes(as_mo(catalogue(language)))


def _po(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def _mo(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.mo"
