"""The migrations make what the models say, and can be taken back, on both databases."""
from __future__ import annotations

from pathlib import Path

import flask_migrate
import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from mediation.extensions import db
from tests.migrations.schema import schema
from tests.structure.source import ROOT

FOLDER = str(ROOT / "migrations")


def make_empty(app: Flask) -> None:
    """Take everything out of the database of this test."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        return
    db.engine.dispose()
    Path(str(db.engine.url.database)).unlink()


def present() -> set[str]:
    with db.engine.connect() as connection:
        return schema(connection)


@pytest.fixture
def of_the_models(app: Flask) -> set[str]:
    """What the models would make of an empty database, which the test then finds."""
    made = present()
    make_empty(app)
    return made


def test_the_newest_migration_makes_what_the_models_say(of_the_models: set[str]) -> None:
    flask_migrate.upgrade(FOLDER)
    made = present()
    assert not made - of_the_models, "only the migrations make this"
    assert not of_the_models - made, "only the models say this"


def test_every_migration_can_be_taken_back_and_done_again(of_the_models: set[str]) -> None:
    flask_migrate.upgrade(FOLDER)
    once = present()
    flask_migrate.downgrade(FOLDER, revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    assert present() == set()
    flask_migrate.upgrade(FOLDER)
    assert present() == once


def test_each_step_back_is_undone_by_the_step_forward(of_the_models: set[str]) -> None:
    script = ScriptDirectory(FOLDER)
    revisions = [revision.revision for revision in reversed(list(script.walk_revisions()))]
    assert revisions, "there are no migrations"
    for revision in revisions:
        flask_migrate.upgrade(FOLDER, revision=revision)
        before = present()
        flask_migrate.downgrade(FOLDER, revision="-1")
        flask_migrate.upgrade(FOLDER, revision=revision)
        assert present() == before


def test_a_second_run_of_the_migrations_changes_nothing(of_the_models: set[str]) -> None:
    flask_migrate.upgrade(FOLDER)
    once = present()
    flask_migrate.upgrade(FOLDER)
    with db.engine.connect() as connection:
        reached = MigrationContext.configure(connection).get_current_heads()
    assert present() == once
    assert list(reached) == ScriptDirectory(FOLDER).get_heads()


def test_migrations_are_numbered_and_named_for_what_they_do() -> None:
    names = sorted(path.stem for path in (ROOT / "migrations" / "versions").glob("*.py"))
    numbers = [name.split("_")[0] for name in names]
    assert numbers == [f"{place:04}" for place in range(1, len(names) + 1)]
    assert all(len(name.split("_")) > 2 for name in names)
