"""What the documents of the project promise about the code."""
from __future__ import annotations

import re

import pytest
from flask import Flask

from mediation.extensions import db
from tests.structure.glossary import glossary
from tests.structure.source import ROOT

PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z]+\])?==", re.M)
LINE = "<!-- below: printed from the code -->\n\n"


def chosen(name: str) -> list[str]:
    """The packages of a requirements file that we chose, without what they bring with them."""
    return PINNED.findall((ROOT / name).read_text(encoding="utf-8").split("bring with them")[0])


def test_each_package_has_its_reasons_written_down() -> None:
    reasons = (ROOT / "docs/decisions/004-packages.md").read_text(encoding="utf-8")
    packages = chosen("requirements.txt") + chosen("requirements-dev.txt")
    assert packages and not [name for name in packages if f"\n| {name} |" not in reasons]


def test_each_package_is_pinned() -> None:
    lines = [line for name in ("requirements.txt", "requirements-dev.txt")
             for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and line[0] not in "#-"]
    assert not [line for line in lines if not PINNED.match(line)]


def test_the_procedure_is_printed_as_it_runs(app: Flask) -> None:
    """After a change: ``flask --app wsgi procedure > docs/procedure.md``."""
    printed = app.test_cli_runner().invoke(args=["procedure"])
    assert printed.exit_code == 0, printed.output
    assert printed.output == (ROOT / "docs/procedure.md").read_text(encoding="utf-8")


def test_the_glossary_has_every_word_of_the_code(request: pytest.FixtureRequest) -> None:
    """After a change: ``python3 start.py test tests/structure --regenerate-golden``."""
    path = ROOT / "docs/terms.md"
    written, generated = path.read_text(encoding="utf-8").split(LINE)
    if request.config.getoption("--regenerate-golden"):
        path.write_text(written + LINE + glossary(), encoding="utf-8")
    assert path.read_text(encoding="utf-8").split(LINE)[1] == glossary()


def test_the_glossary_names_every_table(app: Flask) -> None:
    """What is stored is a thing of the field, with its Chinese name and the place that makes it one."""
    written = (ROOT / "docs/terms.md").read_text(encoding="utf-8").split(LINE)[0]
    records = {mapper.class_.__name__ for mapper in db.Model.registry.mappers}
    assert not {name for name in records if f"`{name}`" not in written}
