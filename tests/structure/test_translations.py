"""The portal speaks Chinese, English to the end, and Uyghur where a worker meets it first."""
from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from mediation.web import catalogues

HAN = re.compile(r"[\u3400-\u9fff]")
ITS_OWN_NAME = "中文"
PLACE = re.compile(r"%\(\w+\)[sd]")
FRAMES = ('{% extends "base_portal.html" %}', '{% extends "errors/frame.html" %}')
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
MARKED = re.compile(r"""_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL)
FIRST_IN_UYGHUR = ("templates/base_portal.html", "templates/public/start.html", "templates/portal/follow.html",
                   "templates/portal/status.html", "portal/sentences.py", "portal/afterwards.py", "portal/lines.py",
                   "portal/elsewhere.py", "portal/forms.py", "portal/views.py", "templates/applying/receipt.html")
"""The first screens, the sentences of the status, the buttons and the receipt."""
OF_THE_STAFF = ("portal/read_aloud_forms.py",)
WHOLE_ROOMS = ("accounts/", "applying/", "following/", "intake/answers/", "intake/language_calls/", "portal/")
BUTTON = re.compile(r"""submit\(\s*_\(\s*"([^"]+)""")


def portal_templates() -> list[Path]:
    found = sorted((catalogues.HOUSE / "templates").rglob("*.html"))
    return [path for path in found if any(frame in path.read_text("utf-8") for frame in FRAMES)]


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_catalogue_has_the_texts_of_the_source_and_is_compiled(language: str) -> None:
    """When this fails: flask --app wsgi translations, and translate what is new."""
    folder = catalogues.FOLDER / language / "LC_MESSAGES"
    fresh = catalogues.as_po(catalogues.brought_up_to_date(language))
    assert (folder / "messages.po").read_bytes() == fresh
    assert (folder / "messages.mo").read_bytes() == catalogues.as_mo(catalogues.catalogue(language))


def test_english_leaves_no_text_untranslated() -> None:
    english = catalogues.catalogue("en")
    assert not [message.id for message in english if message.id and not message.string]
    assert not [message.id for message in english if message.fuzzy and message.id]


def test_english_is_english() -> None:
    assert not [message.string for message in catalogues.catalogue("en") if HAN.search(str(message.string))]


def test_english_has_straight_quotation_marks() -> None:
    """The fonts of the pages are Chinese: a curly one is as wide as a character there."""
    assert not [message.string for message in catalogues.catalogue("en") if set("‘’“”") & set(str(message.string))]


def test_uyghur_has_the_first_screens_the_sentences_the_buttons_and_the_receipt() -> None:
    uyghur = catalogues.catalogue("ug")
    wanted = {text.words for text in catalogues.texts().values() if set(text.places) & set(FIRST_IN_UYGHUR)}
    wanted |= {words for path in portal_templates() for words in BUTTON.findall(path.read_text("utf-8"))}
    missing = [words for words in wanted if words not in uyghur or not uyghur[words].string]
    assert not missing


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_translation_keeps_the_places_of_its_text(language: str) -> None:
    odd = [message.id for message in catalogues.catalogue(language) if message.id and message.string
           and sorted(set(PLACE.findall(str(message.id)))) != sorted(set(PLACE.findall(str(message.string))))]
    assert not odd


def test_a_page_of_the_portal_says_nothing_that_cannot_be_translated() -> None:
    """A text stands in ``_()``; comments are for us."""
    odd = []
    for path in portal_templates():
        left = MARKED.sub("", COMMENT.sub("", path.read_text("utf-8")))
        odd += [f"{path.name}: {line.strip()}" for line in left.splitlines() if HAN.search(line)]
    assert not odd


def test_a_form_of_the_parties_says_nothing_that_cannot_be_translated() -> None:
    odd = []
    for path in sorted(catalogues.HOUSE.rglob("*forms.py")):
        name = path.relative_to(catalogues.HOUSE).as_posix()
        if name not in OF_THE_STAFF and ("party_" in path.name or name.startswith(WHOLE_ROOMS)):
            odd += [f"{name}: {words}" for words in _unmarked(ast.parse(path.read_text("utf-8")))]
    assert not odd


def _unmarked(tree: ast.Module) -> list[str]:
    """Chinese strings that stand in no call of gettext and are no docstring."""
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "gettext", "lazy_gettext", "_l"):
            marked |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            marked.add(id(node.value))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            and HAN.search(node.value) and id(node) not in marked and node.value != ITS_OWN_NAME]
